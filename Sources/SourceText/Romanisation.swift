/// Ukrainian text in Latin letters by resolution 55 of the Cabinet of Ministers (27 January 2010): `Згурський` is
/// `Zghurskyi`, `Знам'янка` is `Znamianka`.
///
/// The soft sign, apostrophes inside words and stress marks are left out; the letters ё, ў, ъ, ы, э of neighbouring
/// languages have their nearest form; all else stays as it is.
public func romanised(_ text: String) -> String {
    String(decoding: romanisedBytes(text), as: UTF8.self)
}

private func romanisedBytes(_ text: String) -> [UInt8] {
    let letters = composed(text)
    var latin: [UInt8] = []
    latin.reserveCapacity(letters.count + letters.count / 4)
    for index in letters.indices {
        let letter = letters[index]
        let before = index > 0 ? letters[index - 1] : " "
        guard let (lower, isCapital) = cyrillic(letter) else {
            let after = index + 1 < letters.count ? letters[index + 1] : " "
            if isApostrophe(letter), isLetter(before), isLetter(after) { continue }
            append(letter, to: &latin)
            continue
        }
        let startsWord = !isLetter(before) && !isApostrophe(before)
        let form = romanForm(of: lower, startsWord: startsWord, afterZ: before == "з" || before == "З")
        guard isCapital else {
            latin.append(contentsOf: form.utf8)
            continue
        }
        let after = index + 1 < letters.count ? letters[index + 1] : " "
        let shouts = isCapitalLetter(after) || !isLetter(after) && isCapitalLetter(before)
        var isFirst = true
        for byte in form.utf8 {
            latin.append(isFirst || shouts ? byte & 0xDF : byte)
            isFirst = false
        }
    }
    return latin
}

private func append(_ letter: Unicode.Scalar, to bytes: inout [UInt8]) {
    if letter.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: letter.value))
    } else {
        bytes.append(contentsOf: String(letter).utf8)
    }
}

/// A text as a piece of an address: lower-case ASCII letters and digits of its romanised words joined by hyphens, at
/// most 80 bytes, cut between words; empty where nothing of the text can be written so.
public func slug(_ text: String) -> String {
    if isSlug(text) { return text }
    var bytes: [UInt8] = []
    var pendingHyphen = false
    func append(_ byte: UInt8) {
        if pendingHyphen, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
        pendingHyphen = false
        bytes.append(byte)
    }
    let latin = romanisedBytes(text)
    let letters =
        latin.allSatisfy { $0 < 0x80 }
        ? latin.map { Unicode.Scalar($0) } : Array(String(decoding: latin, as: UTF8.self).unicodeScalars)
    for index in letters.indices {
        let letter = letters[index]
        switch letter.value {
        case 0x30...0x39, 0x61...0x7A: append(UInt8(truncatingIfNeeded: letter.value))
        case 0x41...0x5A: append(UInt8(truncatingIfNeeded: letter.value) | 0x20)
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0x0300...0x036F: continue
        default:
            if isApostrophe(letter), index > 0, index + 1 < letters.count, isLetter(letters[index - 1]),
                isLetter(letters[index + 1])
            {
                continue
            }
            guard let folded = asciiForm(of: letter) else {
                pendingHyphen = true
                continue
            }
            for byte in folded.utf8 { append(byte) }
        }
    }
    let longest = 80
    if bytes.count > longest {
        let cut = bytes[...longest].lastIndex(of: UInt8(ascii: "-")) ?? longest
        bytes.removeSubrange(cut...)
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Most names of files are what their slug would be.
private func isSlug(_ text: String) -> Bool {
    var last = UInt8(ascii: "-")
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: break
        case UInt8(ascii: "-") where last != byte: break
        default: return false
        }
        last = byte
    }
    return last != UInt8(ascii: "-") && text.utf8.count <= 80
}

/// The scalars of a text, with the decomposed й, ї and ё (as file names from macOS have them) in one piece and stress
/// marks on Cyrillic letters left out.
private func composed(_ text: String) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    letters.reserveCapacity(text.utf8.count)
    for letter in text.unicodeScalars {
        if let last = letters.last, 0x300...0x308 ~= letter.value {
            let whole: Unicode.Scalar? =
                switch (last, letter.value) {
                case ("и", 0x306): "й"
                case ("И", 0x306): "Й"
                case ("і", 0x308): "ї"
                case ("І", 0x308): "Ї"
                case ("е", 0x308): "ё"
                case ("Е", 0x308): "Ё"
                case ("у", 0x306): "ў"
                case ("У", 0x306): "Ў"
                default: nil
                }
            if let whole {
                letters[letters.count - 1] = whole
                continue
            }
            if letter.value <= 0x301, cyrillic(last) != nil { continue }
        }
        letters.append(letter)
    }
    return letters
}

private func isApostrophe(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2BB, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: true
    default: false
    }
}

private func isLetter(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0..<0x80: letter.value | 0x20 >= 0x61 && letter.value | 0x20 <= 0x7A
    // Cyrillic needs no look into the tables of Unicode.
    case 0x400...0x481, 0x48A...0x52F: true
    default: letter.properties.isAlphabetic
    }
}

private func isCapitalLetter(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0..<0x80: 0x41...0x5A ~= letter.value
    case 0x400...0x42F: true
    case 0x430...0x45F: false
    default: letter.properties.isUppercase
    }
}

/// The small form of a Cyrillic letter that has a Latin one, and whether it was a capital.
private func cyrillic(_ letter: Unicode.Scalar) -> (lower: Unicode.Scalar, isCapital: Bool)? {
    switch letter.value {
    case 0x430...0x44F, 0x451, 0x454, 0x456, 0x457, 0x45E, 0x491: return (letter, false)
    case 0x410...0x42F: return Unicode.Scalar(letter.value + 0x20).map { ($0, true) }
    case 0x401, 0x404, 0x406, 0x407, 0x40E: return Unicode.Scalar(letter.value + 0x50).map { ($0, true) }
    case 0x490: return ("ґ", true)
    default: return nil
    }
}

private func romanForm(of letter: Unicode.Scalar, startsWord: Bool, afterZ: Bool) -> String {
    switch letter {
    case "а": "a"
    case "б": "b"
    case "в": "v"
    case "г": afterZ ? "gh" : "h"
    case "ґ": "g"
    case "д": "d"
    case "е", "э": "e"
    case "є": startsWord ? "ye" : "ie"
    case "ё": startsWord ? "yo" : "io"
    case "ж": "zh"
    case "з": "z"
    case "и", "ы": "y"
    case "і": "i"
    case "ї": startsWord ? "yi" : "i"
    case "й": startsWord ? "y" : "i"
    case "к": "k"
    case "л": "l"
    case "м": "m"
    case "н": "n"
    case "о": "o"
    case "п": "p"
    case "р": "r"
    case "с": "s"
    case "т": "t"
    case "у", "ў": "u"
    case "ф": "f"
    case "х": "kh"
    case "ц": "ts"
    case "ч": "ch"
    case "ш": "sh"
    case "щ": "shch"
    case "ю": startsWord ? "yu" : "iu"
    case "я": startsWord ? "ya" : "ia"
    default: ""
    }
}

/// A Latin letter of a neighbouring language without its marks, in small letters.
private func asciiForm(of letter: Unicode.Scalar) -> String? {
    switch letter {
    case "à", "á", "â", "ã", "ä", "å", "ā", "ă", "ą", "À", "Á", "Â", "Ã", "Ä", "Å", "Ā", "Ă", "Ą": "a"
    case "æ", "Æ": "ae"
    case "ç", "ć", "č", "ĉ", "ċ", "Ç", "Ć", "Č", "Ĉ", "Ċ": "c"
    case "ď", "đ", "ð", "Ď", "Đ", "Ð": "d"
    case "è", "é", "ê", "ë", "ē", "ĕ", "ė", "ę", "ě", "È", "É", "Ê", "Ë", "Ē", "Ĕ", "Ė", "Ę", "Ě": "e"
    case "ğ", "ģ", "ĝ", "ġ", "Ğ", "Ģ", "Ĝ", "Ġ": "g"
    case "ĥ", "ħ", "Ĥ", "Ħ": "h"
    case "ì", "í", "î", "ï", "ĩ", "ī", "ĭ", "į", "ı", "Ì", "Í", "Î", "Ï", "Ĩ", "Ī", "Ĭ", "Į", "İ": "i"
    case "ĵ", "Ĵ": "j"
    case "ķ", "Ķ": "k"
    case "ł", "ľ", "ĺ", "ļ", "Ł", "Ľ", "Ĺ", "Ļ": "l"
    case "ñ", "ń", "ň", "ņ", "Ñ", "Ń", "Ň", "Ņ": "n"
    case "ò", "ó", "ô", "õ", "ö", "ø", "ō", "ŏ", "ő", "Ò", "Ó", "Ô", "Õ", "Ö", "Ø", "Ō", "Ŏ", "Ő": "o"
    case "œ", "Œ": "oe"
    case "ŕ", "ř", "ŗ", "Ŕ", "Ř", "Ŗ": "r"
    case "ś", "š", "ş", "ș", "ŝ", "Ś", "Š", "Ş", "Ș", "Ŝ": "s"
    case "ß", "ẞ": "ss"
    case "ť", "ţ", "ț", "ŧ", "Ť", "Ţ", "Ț", "Ŧ": "t"
    case "þ", "Þ": "th"
    case "ù", "ú", "û", "ü", "ũ", "ū", "ŭ", "ů", "ű", "ų", "Ù", "Ú", "Û", "Ü", "Ũ", "Ū", "Ŭ", "Ů", "Ű", "Ų": "u"
    case "ŵ", "Ŵ": "w"
    case "ý", "ÿ", "ŷ", "Ý", "Ÿ", "Ŷ": "y"
    case "ź", "ż", "ž", "Ź", "Ż", "Ž": "z"
    default: nil
    }
}
