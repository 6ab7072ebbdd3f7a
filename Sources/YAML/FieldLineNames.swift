internal import SourceText

/// The name before a colon, and what people put in the place of either.
extension FieldLines {
    struct FoundField {
        let name: String
        let value: Range<Int>
    }

    /// `name: value` as YAML has it.
    func properField(in rest: Range<Int>) -> FoundField? {
        guard let first = rest.first, bytes[first] != UInt8(ascii: "\""), bytes[first] != UInt8(ascii: "'") else {
            return nil
        }
        for index in rest where bytes[index] == UInt8(ascii: ":") {
            guard index + 1 == rest.upperBound || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09 else { continue }
            let name = String(decoding: bytes[rest.lowerBound..<index], as: UTF8.self).trimmedBlanks
            guard !name.isEmpty else { return nil }
            return FoundField(name: name, value: trimmed(index + 1..<rest.upperBound))
        }
        return nil
    }

    mutating func field(in rest: Range<Int>, line: Range<Int>) -> FoundField? {
        let word = firstWord(of: rest)
        let name = String(decoding: bytes[word], as: UTF8.self)
        let behind = word.upperBound..<rest.upperBound
        let isKnown = isField(name)
        if isKnown, bytes[behind].starts(with: [UInt8(ascii: ":")]) {
            let value = word.upperBound + 1..<rest.upperBound
            guard let next = value.first, bytes[next] != 0x20, bytes[next] != 0x09 else {
                return FoundField(name: name, value: trimmed(value))
            }
            if let odd = oddBlank(at: next) {
                let whole = next..<skipBlanks(from: odd.upperBound, to: rest.upperBound)
                say(.slipOddSpace, odd, [name], [(whole, " ")], line: line)
                return FoundField(name: name, value: whole.upperBound..<rest.upperBound)
            }
            say(.slipSpaceAfterColon, word.upperBound..<next, [name], [(next..<next, " ")], line: line)
            return FoundField(name: name, value: value)
        }
        if isKnown, !behind.isEmpty || !isOnlyWord(rest) {
            if let colon = likeColon(at: word.upperBound) {
                let whole = colon.lowerBound..<skipBlanks(from: colon.upperBound, to: rest.upperBound)
                say(.slipFullWidthColon, colon, [name], [(whole, ": ")], line: line)
                return FoundField(name: name, value: whole.upperBound..<rest.upperBound)
            }
            let blank = skipBlanks(from: word.upperBound, to: rest.upperBound)
            if let sign = wrongSign(at: blank) {
                let end = skipBlanks(from: sign.upperBound, to: rest.upperBound)
                say(
                    .slipWrongSign, sign, [name, String(decoding: bytes[sign], as: UTF8.self)],
                    [(word.upperBound..<end, ": ")], line: line)
                return FoundField(name: name, value: end..<rest.upperBound)
            }
            if properField(in: rest) == nil, blank > word.upperBound {
                say(.yamlMissingColon, word, [name], [(word.upperBound..<blank, ": ")], line: line)
                return FoundField(name: name, value: blank..<rest.upperBound)
            }
        }
        if let proper = properField(in: rest) { return proper }
        if isKnown, behind.isEmpty {
            edits.append(.init(offset + word.upperBound..<offset + word.upperBound, ":"))
            mistakes.append(
                Diagnostic(
                    .yamlMissingColon, at: Place(path, offset + word.lowerBound..<offset + word.upperBound), [name]))
            return FoundField(name: name, value: behind)
        }
        return nil
    }

    /// `**title:** …` and a whole line in quotes: the field in it.
    func decorated(_ rest: Range<Int>) -> FoundField? {
        let signs = Set("*_\"'".utf8)
        guard let first = rest.first, signs.contains(bytes[first]) else { return nil }
        let start = rest.first { !signs.contains(bytes[$0]) } ?? rest.upperBound
        let word = firstWord(of: start..<rest.upperBound)
        let name = String(decoding: bytes[word], as: UTF8.self).trimmingMarks
        guard isField(name) else { return nil }
        var colon = word.upperBound
        while colon < rest.upperBound, signs.contains(bytes[colon]) { colon += 1 }
        guard colon < rest.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
        // `"title": …` is a key in quotes, which YAML reads.
        guard colon == word.upperBound || bytes[first] == UInt8(ascii: "*") || bytes[first] == UInt8(ascii: "_") else {
            return nil
        }
        var value = colon + 1..<rest.upperBound
        while let next = value.first, signs.contains(bytes[next]) || bytes[next] == 0x20 {
            value = next + 1..<value.upperBound
        }
        let isWhole = bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
        if isWhole, let last = value.last, bytes[last] == bytes[first] { value = value.lowerBound..<last }
        return value.isEmpty ? nil : FoundField(name: name, value: value)
    }

    func isOnlyWord(_ rest: Range<Int>) -> Bool { firstWord(of: rest) == rest }

    /// Letters, digits, `_` and `-`.
    func firstWord(of rest: Range<Int>) -> Range<Int> {
        var end = rest.lowerBound
        while end < rest.upperBound, FieldLines.isWordByte(bytes[end]) || bytes[end] >= 0x80 && !isSpecial(at: end) {
            end += 1
        }
        return rest.lowerBound..<end
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || 0x30...0x39 ~= byte || byte == 0x5F || byte == 0x2D
    }

    /// Signs of other alphabets' punctuation and blanks, which are no letters.
    func isSpecial(at index: Int) -> Bool {
        oddBlank(at: index) != nil || likeColon(at: index) != nil || bytes[index] == 0xE2
    }

    func oddBlank(at index: Int) -> Range<Int>? {
        for sign in ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{2003}", "\u{2002}", "\u{3000}", "\u{200B}"]
        where bytes[index...].starts(with: sign.utf8) {
            return index..<index + sign.utf8.count
        }
        return nil
    }

    func likeColon(at index: Int) -> Range<Int>? {
        for sign in ["\u{FF1A}", "\u{A789}", "\u{2236}", "\u{02D0}", "\u{0589}"]
        where bytes[index...].starts(with: sign.utf8) {
            return index..<index + sign.utf8.count
        }
        return nil
    }

    func wrongSign(at index: Int) -> Range<Int>? {
        for sign in [";", "=", "—", "–", "- "] where bytes[index...].starts(with: sign.utf8) {
            return index..<index + (sign == "- " ? 1 : sign.utf8.count)
        }
        return nil
    }

    func invisible(at index: Int) -> Range<Int>? {
        var end = index
        scan: while end < bytes.count {
            for sign in ["\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{FEFF}", "\u{2060}", "\u{A0}"]
            where bytes[end...].starts(with: sign.utf8) {
                end += sign.utf8.count
                continue scan
            }
            break
        }
        return end > index ? index..<end : nil
    }
}

extension String {
    /// Without `*` and `_` at its end.
    fileprivate var trimmingMarks: String {
        var rest = self[...].utf8
        while let last = rest.last, last == UInt8(ascii: "*") || last == UInt8(ascii: "_") { rest.removeLast() }
        return String(Substring(rest))
    }
}
