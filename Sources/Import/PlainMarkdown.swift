/// Writes plain text so that no letter of it is a sign of Markdown; references of HTML stay as they are.
struct PlainMarkdown {
    private(set) var out: [UInt8] = []
    /// Nothing but tags and blanks stands before on the line.
    var isLineStart = true

    /// Text without line ends.
    mutating func write(_ text: ArraySlice<UInt8>, inLink: Bool = false) {
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            let next = at + 1 < text.endIndex ? text[at + 1] : 0x0A
            if isLineStart, byte.isBlank, out.last == 0x0A || out.isEmpty {
                at += 1
                continue
            }
            if isLineStart, byte.isDigit {
                at = number(text, at)
                continue
            }
            if PlainMarkdown.isSign(byte, next, before: at > text.startIndex ? text[at - 1] : 0x20)
                || inLink && byte == UInt8(ascii: "]")
                || isLineStart && PlainMarkdown.beginsBlock(byte, next)
            {
                out.append(UInt8(ascii: "\\"))
            }
            if byte == UInt8(ascii: "<"), next.isLetter || "/!?".utf8.contains(next) {
                out.add("&lt;")
            } else {
                out.append(byte)
            }
            if !byte.isBlank { isLineStart = false }
            at += 1
        }
    }

    /// A number at a line's beginning would open a list.
    private mutating func number(_ text: ArraySlice<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < text.endIndex, text[at].isDigit { at += 1 }
        out += text[start..<at]
        isLineStart = false
        if at < text.endIndex, text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ")"), at - start < 10,
            at + 1 == text.endIndex || text[at + 1].isBlank
        {
            out += [UInt8(ascii: "\\"), text[at]]
            at += 1
        }
        return at
    }

    /// What means something wherever it stands.
    private static func isSign(_ byte: UInt8, _ next: UInt8, before: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "~"): true
        case UInt8(ascii: "_"): !(before.isOfWord && next.isOfWord)
        default: false
        }
    }

    /// What means something at a line's beginning: a heading, a list, a rule, a quotation, a table.
    private static func beginsBlock(_ byte: UInt8, _ next: UInt8) -> Bool {
        let ends = next == 0x0A || next.isBlank || next == byte
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="): return ends
        case UInt8(ascii: ">"), UInt8(ascii: "|"): return true
        case UInt8(ascii: ":"): return next == UInt8(ascii: "-") || next == UInt8(ascii: ":")
        default: return false
        }
    }

    /// Markup, as it is.
    mutating func put(_ markup: some Collection<UInt8>) { out += markup }

    mutating func put(_ markup: String) { out += markup.utf8 }

    mutating func endLine() {
        while let last = out.last, last.isBlank { out.removeLast() }
        out.append(0x0A)
        isLineStart = true
    }
}

extension UInt8 {
    /// A letter or digit of any script, as far as one byte tells.
    var isOfWord: Bool { isLetter || isDigit || self >= 0x80 }
}
