extension StringProtocol {
    /// Whether Cyrillic and Latin letters stand in one text: many look alike, so that an author cannot see the slip.
    package var mixesAlphabets: Bool {
        unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
            && unicodeScalars.contains { $0.value < 0x80 && $0.properties.isAlphabetic }
    }

    /// With Latin letters for the Cyrillic ones that look like them.
    package var withLatinLookAlikes: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(latinLookAlikes[scalar] ?? scalar) }
        return String(result)
    }

    /// As it reads when the Ukrainian layout was on while Latin letters were meant: `title` of `ешеду`.
    package var asLatinLayout: String {
        var result = String.UnicodeScalarView()
        for scalar in lowercased().unicodeScalars { result.append(latinKeys[scalar] ?? scalar) }
        return String(result)
    }

    /// A word of Ukrainian whose Latin letters all look like Cyrillic ones: `Шкiльна` with a Latin i.
    package var hidesLatinLetters: Bool {
        var cyrillic = 0
        var latin = 0
        for scalar in unicodeScalars {
            if (0x400...0x52F).contains(scalar.value) {
                cyrillic += 1
            } else if scalar.value < 0x80, scalar.properties.isAlphabetic {
                guard latinThatLookCyrillic.contains(scalar) else { return false }
                latin += 1
            }
        }
        return latin > 0 && cyrillic > latin && cyrillic >= 3
    }
}

private let latinLookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "і": "i", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "ѕ": "s", "ј": "j",
]

private let latinThatLookCyrillic = Set("aceiopxyABCEHIKMOPTX".unicodeScalars)

private let latinKeys: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip("йцукенгшщзфівапролдячсмить".unicodeScalars, "qwertyuiopasdfghjklzxcvbnm".unicodeScalars))
