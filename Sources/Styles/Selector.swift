/// Reads one selector of a list for the names that it cannot do without.
struct Selector {
    let text: ArraySlice<UInt8>

    /// Names that must occur for the selector to apply; nil for a selector that is kept whatever occurs. What stands in
    /// brackets after `:not`, `:is` and the like is not asked for: it widens as often as it narrows.
    func names() -> [ArraySlice<UInt8>]? {
        var names: [ArraySlice<UInt8>] = []
        var at = text.startIndex
        while at < text.endIndex {
            switch text[at] {
            case UInt8(ascii: ":"):
                at = endOfName(after: skipped(UInt8(ascii: ":"), from: at))
                if at < text.endIndex, text[at] == UInt8(ascii: "(") { at = endOfBrackets(from: at) }
            case UInt8(ascii: "["):
                names.append(text[(at + 1)..<endOfName(after: at + 1)])
                at = endOfBrackets(from: at)
            case UInt8(ascii: "."), UInt8(ascii: "#"):
                let end = endOfName(after: at + 1)
                names.append(text[(at + 1)..<end])
                at = end
            // An escaped name is none that a page writes plainly.
            case UInt8(ascii: "\\"): return nil
            case let byte where isNameByte(byte):
                let end = endOfName(after: at)
                names.append(text[at..<end])
                at = end
            default: at += 1
            }
        }
        return names
    }

    private func skipped(_ byte: UInt8, from start: Int) -> Int {
        text[start...].firstIndex { $0 != byte } ?? text.endIndex
    }

    private func endOfName(after start: Int) -> Int {
        text[start...].firstIndex { !isNameByte($0) } ?? text.endIndex
    }

    /// Behind the bracket that closes the one at `start`; strings may hold brackets.
    private func endOfBrackets(from start: Int) -> Int {
        var depth = 0
        var quote: UInt8?
        for index in text[start...].indices {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
        }
        return text.endIndex
    }
}

/// A letter, digit, `-`, `_` or part of a character beyond ASCII (CSS Syntax 3, 4.2).
func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
}
