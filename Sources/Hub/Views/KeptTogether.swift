internal import SourceText

extension String {
    /// With spaces that do not break where a line's end would part what is read as one: `№ 1`, `21 листопада`,
    /// `вул. Соборна`; and with ranges that stay whole: `08:00–18:00`.
    var keptTogether: String {
        guard utf8.contains(where: { $0 == 0x20 || $0 == 0xE2 }) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + 8)
        let bytes = Array(utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x20, String.holds(bytes[..<index], bytes[(index + 1)...]) {
                result += [0xC2, 0xA0]
            } else {
                result.append(byte)
                // Behind an en dash between two numbers a line would break: U+2060 keeps it.
                if byte == 0x93, String.isRange(bytes[...index], bytes[(index + 1)...]) {
                    result += [0xE2, 0x81, 0xA0]
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Behind a number sign or a short word that a dot cuts, and between a number of at most three digits and a word in
    /// small letters beyond ASCII.
    private static func holds(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        if before.suffix(3).elementsEqual("№".utf8) { return true }
        if before.last == UInt8(ascii: ".") { return isAbbreviation(before.dropLast()) }
        let digits = before.reversed().prefix { isDigit($0) }
        guard (1...3).contains(digits.count), let first = after.first, first >= 0xC3 else { return false }
        return isSmall(after.prefix(2))
    }

    /// Whether the bytes end with a word of one to four small Cyrillic letters: `вул`, `просп`, `м`, `буд`.
    private static func isAbbreviation(_ bytes: ArraySlice<UInt8>) -> Bool {
        let word = bytes.suffix(11).reversed().prefix { $0 >= 0x80 }
        guard (2...10).contains(word.count), word.count < bytes.suffix(11).count || bytes.count == word.count else {
            return false
        }
        return isSmall(Array(word.reversed())[...])
    }

    private static func isSmall(_ letters: ArraySlice<UInt8>) -> Bool {
        String(decoding: letters.prefix(2), as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
    }

    private static func isRange(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        guard before.suffix(3).elementsEqual("–".utf8), let last = before.dropLast(3).last, let first = after.first
        else {
            return false
        }
        return isDigit(last) && isDigit(first)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39) ~= byte }
}

extension String {
    /// Whether its first words are those, however they are capitalised.
    func begins(with words: String) -> Bool { lowercased().hasPrefix(bytes: words.lowercased()) }
}
