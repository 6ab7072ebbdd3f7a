internal import SourceText

extension String {
    /// With spaces that do not break where a line's end would part what is read as one: `№ 1`, `21 листопада`.
    var keptTogether: String {
        guard utf8.contains(0x20) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + 4)
        let bytes = Array(utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x20, String.holds(bytes[..<index], bytes[(index + 1)...]) {
                result += [0xC2, 0xA0]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Behind a number sign, and between a number of one or two digits and a word in small letters beyond ASCII.
    private static func holds(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        if before.suffix(3).elementsEqual("№".utf8) { return true }
        let digits = before.reversed().prefix { (0x30...0x39) ~= $0 }
        guard (1...2).contains(digits.count), let first = after.first, first >= 0xC3,
            let letter = String(decoding: after.prefix(2), as: UTF8.self).unicodeScalars.first
        else { return false }
        return letter.properties.isLowercase
    }
}

extension String {
    /// Whether its first words are those, however they are capitalised.
    func begins(with words: String) -> Bool { lowercased().hasPrefix(bytes: words.lowercased()) }
}
