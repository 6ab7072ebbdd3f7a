/// Comments and needless white space left out; strings stay as they are.
func compacted(_ css: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(css.count)
    var at = 0
    while at < css.count {
        let byte = css[at]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            let end = endOfString(css, from: at)
            out += css[at..<end]
            at = end
        } else if byte == UInt8(ascii: "/"), at + 1 < css.count, css[at + 1] == UInt8(ascii: "*") {
            at = endOfComment(css, from: at)
        } else if byte <= 0x20 {
            while at < css.count, css[at] <= 0x20 { at += 1 }
            guard let last = out.last, at < css.count else { continue }
            if isTight(last) || last == UInt8(ascii: ":") || isTight(css[at]) { continue }
            out.append(0x20)
        } else {
            if byte == UInt8(ascii: "}"), out.last == UInt8(ascii: ";") { out.removeLast() }
            out.append(byte)
            at += 1
        }
    }
    return out
}

private func isTight(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ">"): true
    default: false
    }
}

/// Behind the quote that closes the string begun at `start`; a backslash takes the next byte with it.
func endOfString(_ css: [UInt8], from start: Int) -> Int {
    var at = start + 1
    while at < css.count {
        if css[at] == UInt8(ascii: "\\") {
            at += 2
        } else if css[at] == css[start] {
            return at + 1
        } else {
            at += 1
        }
    }
    return css.count
}

private func endOfComment(_ css: [UInt8], from start: Int) -> Int {
    var at = start + 2
    while at + 1 < css.count {
        if css[at] == UInt8(ascii: "*"), css[at + 1] == UInt8(ascii: "/") { return at + 2 }
        at += 1
    }
    return css.count
}
