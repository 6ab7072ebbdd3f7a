/// How keys and texts become bytes; a browser's `TextDecoder` knows each by its name.
enum CodePage: Sendable {
    case windows1251
    case utf8

    var name: String {
        switch self {
        case .windows1251: "windows-1251"
        case .utf8: "utf-8"
        }
    }

    /// A key: one byte for each letter where the page has them all, else 0x98 (a byte the page leaves free) and UTF-8.
    func key(_ word: some Collection<UInt32>) -> [UInt8] {
        switch self {
        case .utf8: return utf8Bytes(word)
        case .windows1251:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(word.count)
            for letter in word {
                guard let byte = CodePage.keyByte(letter) else { return [0x98] + utf8Bytes(word) }
                bytes.append(byte)
            }
            return bytes
        }
    }

    /// A key from its last letter to its first.
    func reversed(_ key: [UInt8]) -> [UInt8] {
        switch self {
        case .windows1251: key.reversed()
        case .utf8: utf8Bytes(letters(key).reversed())
        }
    }

    /// A text for display, given as UTF-8, or nil where the page lacks a letter of it.
    func text(_ text: [UInt8]) -> [UInt8]? {
        guard case .windows1251 = self else { return nil }
        let upperHalf = CodePage.upperHalf
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 + 16)
        var at = 0
        while at < text.count {
            let first = Int(text[at])
            // The page's letters have one, two or three bytes.
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            guard length < 4, at + length <= text.count else { return nil }
            var value = length == 1 ? first : first & (length == 2 ? 0x1F : 0x0F)
            for next in 1..<max(1, length) { value = value << 6 | Int(text[at + next] & 0x3F) }
            at += length
            if value < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: value))
            } else if value < upperHalf.count, upperHalf[value] != 0 {
                bytes.append(upperHalf[value])
            } else {
                return nil
            }
        }
        return bytes
    }

    /// Letters of keys: ASCII, а–я, і, ї, є. The browser checks for the same.
    private static func keyByte(_ letter: UInt32) -> UInt8? {
        switch letter {
        case ..<0x80: UInt8(truncatingIfNeeded: letter)
        case 0x430...0x44F: UInt8(truncatingIfNeeded: letter - 0x430 + 0xE0)
        case 0x456: 0xB3
        case 0x457: 0xBF
        case 0x454: 0xBA
        default: nil
        }
    }

    /// The byte of each scalar that has one; 0 for the others.
    private static let upperHalf: [UInt8] = {
        let letters =
            "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
        var table = [UInt8](repeating: 0, count: 0x2200)
        for (index, scalar) in letters.unicodeScalars.enumerated() where scalar.value != 0x98 {
            table[Int(scalar.value)] = UInt8(truncatingIfNeeded: 0x80 + index)
        }
        // The letter apostrophe is in no code page; shown, it looks the same as the mark.
        table[0x2BC] = table[0x2019]
        return table
    }()
}

/// A word's letters as UTF-8.
func utf8Bytes(_ word: some Collection<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.count * 2)
    for letter in word { appendUTF8(letter, to: &bytes) }
    return bytes
}

func appendUTF8(_ letter: UInt32, to bytes: inout [UInt8]) {
    switch letter {
    case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: letter))
    case ..<0x800:
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | letter >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | letter & 0x3F))
    default:
        for byte in String(Unicode.Scalar(letter) ?? "\u{FFFD}").utf8 { bytes.append(byte) }
    }
}

/// The letters of UTF-8 bytes.
func letters(_ bytes: some Collection<UInt8>) -> [UInt32] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
}

func letters(_ bytes: Span<UInt8>) -> [UInt32] {
    unsafe bytes.withUnsafeBufferPointer { unsafe letters($0) }
}
