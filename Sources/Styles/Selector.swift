/// Reads one selector of a list for the names that it cannot do without.
struct Selector {
    let text: ArraySlice<UInt8>

    /// Whether everything the selector asks for may occur. What stands in brackets after `:not`, `:is` and the like is
    /// not asked for: it widens as often as it narrows.
    func mayApply(to names: MarkupNames) -> Bool {
        var at = text.startIndex
        while at < text.endIndex {
            switch text[at] {
            case UInt8(ascii: ":"):
                at = endOfName(after: skipped(UInt8(ascii: ":"), from: at))
                if at < text.endIndex, text[at] == UInt8(ascii: "(") { at = endOfBrackets(from: at) }
            case UInt8(ascii: "["):
                let start = at + 1
                let end = endOfName(after: start)
                guard names.contains(text[start..<end]) else { return false }
                at = endOfBrackets(from: at)
            case UInt8(ascii: "."), UInt8(ascii: "#"):
                let end = endOfName(after: at + 1)
                guard names.contains(text[(at + 1)..<end]) else { return false }
                at = end
            case UInt8(ascii: "\\"):
                // An escaped name is none that a template writes plainly: keep the rule.
                return true
            case let byte where isNameByte(byte):
                let end = endOfName(after: at)
                guard names.contains(text[at..<end]) else { return false }
                at = end
            default: at += 1
            }
        }
        return true
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
