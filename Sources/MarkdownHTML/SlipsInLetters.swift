internal import SourceText

/// Letters that were lost before the text came here.
extension MarkdownSlips {
    /// `Солов�їн`, `ÐÐ¾Ð²` and `РќРѕРІ`: UTF-8 that some program read as another encoding. Once in a text.
    mutating func lookForDamage(_ lines: [Range<Int>]) {
        guard !found.contains(where: { $0.message == .damaged }) else { return }
        for line in lines where MarkdownSlips.mayBeDamaged(bytes[line]) {
            for word in bytes[line].split(whereSeparator: { $0 <= 0x20 }) where MarkdownSlips.isDamaged(word) {
                let text = String(decoding: word, as: UTF8.self)
                return say(.damaged, line, [String(text.unicodeScalars.prefix(40))])
            }
        }
    }

    /// A line that is worth a closer look: hardly any has so many of these signs.
    private static func mayBeDamaged(_ line: ArraySlice<UInt8>) -> Bool {
        var pairs = 0
        var before: UInt8 = 0
        for byte in line {
            if before == 0xBF, byte == 0xBD { return true }
            if before == 0xC3, byte == 0x90 || byte == 0x91 { pairs += 1 }
            if before == 0xD0, byte == 0xA0 || byte == 0xA1 { pairs += 1 }
            before = byte
        }
        return pairs >= 3 || line.starts(with: #"{\rtf"#.utf8)
    }

    private static func isDamaged(_ word: ArraySlice<UInt8>) -> Bool {
        // `{\rtf1` opens a file of another format.
        if word.starts(with: #"{\rtf"#.utf8) { return true }
        guard word.contains(where: { $0 >= 0x80 }) else { return false }
        var pairs = 0
        var before: Unicode.Scalar = " "
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            if scalar.value == 0xFFFD { return true }
            // The first byte of a Cyrillic letter as Windows-1252 or Windows-1251 reads it, and the second one.
            let isLatinPair = (before.value == 0xD0 || before.value == 0xD1) && isSecond(scalar, cyrillic: false)
            let isCyrillicPair = (before == "Р" || before == "С") && isSecond(scalar, cyrillic: true)
            if isLatinPair || isCyrillicPair { pairs += 1 }
            before = scalar
        }
        return pairs >= 3
    }

    /// Signs that stand for the bytes 0x80 to 0xBF, without those that Ukrainian words have.
    private static func isSecond(_ scalar: Unicode.Scalar, cyrillic: Bool) -> Bool {
        if (0x80...0xBF).contains(scalar.value) || scalar.value > 0x2000 && scalar.value < 0x2123 { return true }
        return cyrillic && "ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁёѕјЅѐ".unicodeScalars.contains(scalar)
    }
}
