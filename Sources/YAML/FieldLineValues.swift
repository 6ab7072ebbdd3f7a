internal import SourceText

/// What stands behind the colon: quotes, brackets, and signs that mean something to YAML.
extension FieldLines {
    /// Says what is wrong with a value; whether it is a plain text that may go on in the next line.
    mutating func look(
        atValue range: Range<Int>, of field: String? = nil, indent: Int, line: Range<Int>, inItem: Bool = false
    ) -> Bool {
        guard let first = range.first else { return false }
        switch bytes[first] {
        case UInt8(ascii: "#"): return false
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            let header = bytes[range].dropFirst().prefix { $0 != 0x20 }
            let isHeader = header.allSatisfy { $0 == 0x2B || $0 == 0x2D || 0x30...0x39 ~= $0 }
            let behind = skipBlanks(from: first + 1 + header.count, to: range.upperBound)
            if isHeader, behind == range.upperBound || bytes[behind] == UInt8(ascii: "#") {
                blockIndent = indent
                return false
            }
            // `> 50 %` and `|100|` are words; else the text stands behind the sign in place of below it.
            let isCount = bytes[range].dropFirst().first { $0 != 0x20 }.map { 0x30...0x39 ~= $0 } ?? false
            if isCount {
                quote(.yamlStartCharacter, first..<first + 1, range, line)
            } else {
                moveBelow(
                    first, text: isHeader ? behind : skipBlanks(from: first + 1, to: range.upperBound), indent, line)
            }
        case UInt8(ascii: "\""), UInt8(ascii: "'"): look(atQuoted: range, line: line)
        case UInt8(ascii: "["), UInt8(ascii: "{"): look(atBracket: range, line: line)
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "!"):
            quote(.yamlStartCharacter, first..<first + 1, range, line)
        case UInt8(ascii: "*"), UInt8(ascii: "&"):
            let name = bytes[range].dropFirst()
            if name.isEmpty || !name.allSatisfy(FieldLines.isWordByte) {
                quote(.yamlStartCharacter, first..<first + 1, range, line)
            }
        case UInt8(ascii: "-") where first + 1 < range.upperBound && bytes[first + 1] == 0x20:
            if !inItem, let field, shape(field) == .list {
                beginListBelow(range, indent, line)
                return false
            }
            quote(.yamlStartCharacter, first..<first + 1, range, line)
        case UInt8(ascii: "-") where !inItem && range.count == 1:
            say(.slipLoneHyphen, range, [], [(range, "")], line: line, isSure: false)
        default:
            if first + 1 < range.upperBound, bytes[first] == UInt8(ascii: "?"), bytes[first + 1] == 0x20 {
                quote(.yamlStartCharacter, first..<first + 1, range, line)
                return false
            }
            if !inItem, let colon = colon(in: range) {
                if let word = fieldBefore(colon, in: range) {
                    let name = String(decoding: bytes[word], as: UTF8.self)
                    var blank = word.lowerBound
                    while blank > range.lowerBound, bytes[blank - 1] == 0x20 { blank -= 1 }
                    say(
                        .slipTwoFields, word, [name],
                        [(blank..<word.lowerBound, "\n" + String(repeating: " ", count: indent))], line: line)
                } else {
                    quote(.yamlColon, colon..<colon + 1, range, line)
                }
            }
            return true
        }
        return false
    }

    /// The field whose name stands right before a colon within a value, behind a blank.
    func fieldBefore(_ colon: Int, in range: Range<Int>) -> Range<Int>? {
        var start = colon
        while start > range.lowerBound, bytes[start - 1] > 0x20 { start -= 1 }
        let word = start..<colon
        let isLatin = bytes[word].allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") }
        guard start > range.lowerBound, word.count >= 4, isLatin else { return nil }
        return isField(String(decoding: bytes[word], as: UTF8.self)) ? word : nil
    }

    /// A colon that parts a name from a value.
    func colon(in range: Range<Int>) -> Int? {
        for index in range where bytes[index] == UInt8(ascii: ":") {
            if index + 1 == range.upperBound || bytes[index + 1] == 0x20 { return index }
            if bytes[index + 1] == UInt8(ascii: "#") { return nil }
        }
        return nil
    }

    mutating func look(atQuoted range: Range<Int>, line: Range<Int>) {
        let sign = bytes[range.lowerBound]
        var index = range.lowerBound + 1
        var badEscape: Int?
        while index < range.upperBound, bytes[index] != sign || isDoubled(sign, at: index, in: range) {
            if bytes[index] == UInt8(ascii: "\\"), sign == UInt8(ascii: "\"") {
                let known = "0abtnvfre \"/\\N_LPxuU".utf8
                if index + 1 < range.upperBound, !known.contains(bytes[index + 1]) || isHexEscapeBroken(at: index) {
                    badEscape = badEscape ?? index
                }
                index += 1
            } else if bytes[index] == sign {
                index += 1
            }
            index += 1
        }
        guard index < range.upperBound else {
            return lookPastEnd(of: range, for: sign, line: line)
        }
        let behind = skipBlanks(from: index + 1, to: range.upperBound)
        if behind == range.upperBound || bytes[behind] == UInt8(ascii: "#") {
            if let badEscape {
                requote(.yamlEscape, badEscape..<badEscape + 1, range.lowerBound + 1..<index, range, line)
            }
            return
        }
        let isWrapped = bytes[range.upperBound - 1] == sign
        let text = isWrapped ? range.lowerBound + 1..<range.upperBound - 1 : range
        requote(.slipInnerQuotes, index..<index + 1, text, range, line)
    }

    /// `''` within single quotes.
    func isDoubled(_ sign: UInt8, at index: Int, in range: Range<Int>) -> Bool {
        sign == UInt8(ascii: "'") && index + 1 < range.upperBound && bytes[index + 1] == sign
    }

    func isHexEscapeBroken(at index: Int) -> Bool {
        guard index + 2 < bytes.count,
            bytes[index + 1] | 0x20 == UInt8(ascii: "u") || bytes[index + 1] == UInt8(ascii: "x")
        else { return false }
        let next = bytes[index + 2] | 0x20
        return !(0x30...0x39 ~= bytes[index + 2] || 0x61...0x66 ~= next)
    }

    mutating func look(atBracket range: Range<Int>, line: Range<Int>) {
        let open = bytes[range.lowerBound]
        let close = open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
        var depth = 0
        var quoted: UInt8?
        for index in range {
            let byte = bytes[index]
            if let sign = quoted {
                if byte == sign { quoted = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quoted = byte
            } else if byte == open {
                depth += 1
            } else if byte == close {
                depth -= 1
                guard depth == 0 else { continue }
                let behind = skipBlanks(from: index + 1, to: range.upperBound)
                if behind < range.upperBound, bytes[behind] != UInt8(ascii: "#") {
                    quote(.yamlStartCharacter, range.lowerBound..<range.lowerBound + 1, range, line)
                } else if open == UInt8(ascii: "{") {
                    look(atPairs: range.lowerBound + 1..<index, line: line)
                }
                return
            }
        }
        lookPastEnd(of: range, for: close, line: line)
    }

    /// What a line opens and does not close goes on below, or was forgotten where another field follows.
    mutating func lookPastEnd(of range: Range<Int>, for close: UInt8, line: Range<Int>) {
        guard isFieldNext(after: range.upperBound) else {
            isInsideQuote = close
            return
        }
        say(
            .yamlUnclosedQuote, range.lowerBound..<range.lowerBound + 1, [],
            [(range.upperBound..<range.upperBound, String(UnicodeScalar(close)))], line: line)
    }

    /// The value put in quotes as it stands.
    mutating func quote(_ message: Message, _ place: Range<Int>, _ range: Range<Int>, _ line: Range<Int>) {
        var text = range
        // Quotes that a word processor curled are none to YAML.
        let curled = [("“", "”"), ("„", "“"), ("„", "”"), ("‟", "”")]
        for (open, close) in curled
        where range.count > open.utf8.count + close.utf8.count && bytes[range].starts(with: open.utf8)
            && bytes[range].reversed().starts(with: close.utf8.reversed())
        {
            text = range.lowerBound + open.utf8.count..<range.upperBound - close.utf8.count
        }
        requote(message, place, text, range, line)
    }

    mutating func requote(
        _ message: Message, _ place: Range<Int>, _ text: Range<Int>, _ whole: Range<Int>, _ line: Range<Int>
    ) {
        let quoted = quotedYAML(String(decoding: bytes[text], as: UTF8.self))
        let sign = String(decoding: bytes[place], as: UTF8.self)
        say(message, place, [sign], [(whole, quoted)], line: line)
    }
}
