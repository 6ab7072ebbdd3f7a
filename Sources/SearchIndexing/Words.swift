/// The words of a text as search sees them: lower case, without apostrophes, accents and look-alike letters.
struct Words: Sendable {
    /// What a scalar below `Words.known` does: one of the marks below, or the letter that stands for it.
    private let classes: [UInt32]
    private let toOwn: [UInt32: UInt32]
    private let toOther: [UInt32: UInt32]

    private static let separator: UInt32 = 0
    private static let apostrophe: UInt32 = 1
    private static let nothing: UInt32 = 2
    private static let known: UInt32 = 0x530
    init(_ language: SearchLanguage) {
        let folds = pairs(language.folds)
        let drops = Set(language.drops.unicodeScalars.map(\.value))
        classes = (0..<Words.known).map { value in
            let letter = Words.plainClass(value)
            if drops.contains(letter) { return Words.nothing }
            return folds[letter] ?? letter
        }
        toOwn = pairs(language.lookAlikes)
        toOther = Dictionary(toOwn.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Gives each word's letters, as UTF-8, to `use`, in order; bytes that are not UTF-8 separate words.
    @inline(__always)
    func forEach(in text: Span<UInt8>, _ use: (Span<UInt8>) -> Void) {
        let classes = classes.span
        var word = Word()
        var index = 0
        while index < text.count {
            let first = text[index]
            var value = UInt32(first)
            if first < 0x80 {
                index += 1
            } else {
                let width: Int
                (value, width) = scalar(text, at: index)
                index += width
            }
            let letter = value < Words.known ? classes[Int(value)] : Words.rareClass(value)
            if letter > Words.nothing {
                word.append(letter)
            } else if letter == Words.separator {
                if word.count > 0 { finish(&word, use) }
            } else if letter == Words.nothing {
                word.compose(with: value)
            }
        }
        if word.count > 0 { finish(&word, use) }
    }

    func all(in text: String) -> [[UInt32]] {
        var words: [[UInt32]] = []
        forEach(in: Array(text.utf8).span) { words.append(letters($0)) }
        return words
    }

    @inline(__always)
    private func finish(_ word: inout Word, _ use: (Span<UInt8>) -> Void) {
        if word.scripts == 3, !toOwn.isEmpty { word = unmixed(word) }
        use(word.storage.span.extracting(0..<word.count))
        word.clear()
    }

    /// A word of two scripts becomes one of its language's own, or wholly of the other, where look-alikes allow.
    @inline(never)
    private func unmixed(_ word: borrowing Word) -> Word {
        let letters = letters(word.storage.span.extracting(0..<word.count))
        let own = letters.map { toOwn[$0] ?? $0 }
        let other = letters.map { toOther[$0] ?? $0 }
        return Word(Words.mixed(own) && !Words.mixed(other) ? other : own)
    }

    private static func mixed(_ word: [UInt32]) -> Bool {
        word.contains { $0 >= 0x3A && $0 < 0x370 } && word.contains { $0 >= 0x370 }
    }

    private static func plainClass(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC: return apostrophe
        case 0xAD: return nothing
        case 0xC0...0x17F: return latinBases[Int(value - 0xC0)]
        default: return generalClass(value)
        }
    }

    private static func rareClass(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x2018, 0x2019, 0x2032, 0xFF07: apostrophe
        case 0x200B...0x200D, 0x2060, 0xFEFF: nothing
        default: generalClass(value)
        }
    }

    private static func generalClass(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return separator }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter:
            return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
        case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
            return value
        case .nonspacingMark: return nothing
        default: return separator
        }
    }

    /// The base letters of U+00C0 to U+017F, in lower case (Unicode canonical decompositions).
    private static let latinBases: [UInt32] = {
        let bases =
            "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggggggghhħħ"
            + "iiiiiiiiiıĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzs"
        return bases.unicodeScalars.map { [0xD7, 0xF7].contains($0.value) ? separator : $0.value }
    }()
}

/// A word while it is read: its letters as UTF-8, on the stack.
private struct Word: ~Copyable {
    /// Longer words are cut: no one types them.
    private static let longest = 40

    /// The first `count` bytes are the word's.
    private(set) var storage = InlineArray<160, UInt8>(repeating: 0)
    private(set) var count = 0
    private var letters = 0
    private var last: UInt32 = 0
    /// Bit 0 for Latin letters, bit 1 for others.
    private(set) var scripts: UInt8 = 0

    init() {}

    init(_ letters: [UInt32]) { for letter in letters { append(letter) } }

    mutating func clear() {
        count = 0
        letters = 0
        scripts = 0
    }

    @inline(__always)
    mutating func append(_ letter: UInt32) {
        scripts |= letter < 0x370 ? (letter < 0x3A ? 0 : 1) : 2
        guard letters < Word.longest else { return }
        letters += 1
        last = letter
        switch letter {
        case ..<0x80:
            storage[count] = UInt8(truncatingIfNeeded: letter)
            count += 1
        case ..<0x800:
            storage[count] = UInt8(truncatingIfNeeded: 0xC0 | letter >> 6)
            storage[count + 1] = UInt8(truncatingIfNeeded: 0x80 | letter & 0x3F)
            count += 2
        default: appendLong(letter)
        }
    }

    @inline(never)
    private mutating func appendLong(_ letter: UInt32) {
        for byte in utf8Bytes([letter]) {
            storage[count] = byte
            count += 1
        }
    }

    /// A mark over the letter before makes й and ї of и and і; other marks say nothing.
    mutating func compose(with mark: UInt32) {
        guard letters > 0 else { return }
        let whole: UInt32
        switch (last, mark) {
        case (0x438, 0x306): whole = 0x439
        case (0x456, 0x308): whole = 0x457
        case (0x443, 0x306): whole = 0x45E
        default: return
        }
        count -= 2
        letters -= 1
        append(whole)
    }
}

/// The scalar that begins at `index` and how many bytes it takes; a blank for a byte that begins none.
@inline(__always)
private func scalar(_ text: Span<UInt8>, at index: Int) -> (UInt32, Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, index + width <= text.count else { return (0x20, 1) }
    var value = width == 2 ? first & 0x1F : width == 3 ? first & 0x0F : first & 0x07
    for offset in 1..<width {
        let next = UInt32(text[index + offset])
        guard next & 0xC0 == 0x80 else { return (0x20, 1) }
        value = value << 6 | next & 0x3F
    }
    return (value, width)
}

/// The pairs of letters of a list.
func pairs(_ list: String) -> [UInt32: UInt32] {
    let letters = list.unicodeScalars.map(\.value)
    var result: [UInt32: UInt32] = [:]
    for index in stride(from: 0, to: letters.count - 1, by: 2) { result[letters[index]] = letters[index + 1] }
    return result
}
