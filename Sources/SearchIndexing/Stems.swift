internal import SourceText

/// From a word to its stem, by the endings of a language.
struct Stems: Sendable {
    private let endings: Set<UInt64>
    private let longestEnding: Int
    private let reflexive: [[UInt32]]
    private let soft: Set<UInt32>
    private let vowels: Set<UInt32>
    private let finals: [([UInt32], [UInt32])]
    private let shifts: [UInt32: UInt32]
    private let fleeting: Set<UInt32>
    private let closed: [UInt32: [UInt32]]

    init(_ language: SearchLanguage) {
        let endings = Stems.expanded(language.endings)
        self.endings = Set(endings.map { Stems.packed($0) })
        longestEnding = endings.map(\.count).max() ?? 0
        reflexive = language.reflexive.split(byte: " ").map { letters($0.utf8) }
        soft = Set(letters(language.soft.utf8))
        vowels = Set(letters(language.vowels.utf8))
        let finals = language.finals.split(byte: " ").map { letters($0.utf8) }
        self.finals = stride(from: 0, to: finals.count - 1, by: 2).map { (finals[$0], finals[$0 + 1]) }
        shifts = pairs(language.shifts)
        fleeting = Set(letters(language.fleeting.utf8))
        let closed = language.closed.split(byte: " ").map { letters($0.utf8) }
        self.closed = Dictionary(closed.map { ($0[0], Array($0.dropFirst())) }, uniquingKeysWith: { first, _ in first })
    }

    /// The stem; equal for the forms of a word, as far as endings tell.
    func stem(_ word: [UInt32]) -> [UInt32] { candidates(word, limit: 1).first ?? word }

    /// The stem, then what shorter endings would leave: the longest ending is not always the right one.
    func candidates(_ word: [UInt32], limit: Int = 4) -> [[UInt32]] {
        guard word.count >= 4, word.contains(where: vowels.contains) else { return [word] }
        var word = word
        if word.count > 5, let ending = reflexive.first(where: { word.ends(with: $0) }) {
            word.removeLast(ending.count)
        }
        var found: [[UInt32]] = []
        var fitting: [Int] = []
        var code: UInt64 = 0
        for length in 1...max(1, min(longestEnding, word.count - 2)) {
            code |= UInt64(Stems.digit(word[word.count - length])) << (7 * UInt64(length - 1))
            guard endings.contains(code) else { continue }
            let left = word.count - length
            if left >= 3 { fitting.append(length) }
        }
        for length in fitting.reversed() {
            add(word.dropLast(length), to: &found)
            if found.count == limit { return found }
        }
        if fitting.isEmpty || !(word.last.map { vowels.contains($0) || soft.contains($0) } ?? true) {
            add(word[...], to: &found)
        }
        return Array(found.prefix(limit))
    }

    private func add(_ rest: ArraySlice<UInt32>, to found: inout [[UInt32]]) {
        var stem = Array(rest)
        while stem.count > 3, let last = stem.last, soft.contains(last) { stem.removeLast() }
        if stem.count > 4, stem[stem.count - 1] == stem[stem.count - 2] { stem.removeLast() }
        if stem.count > 3, let (from, to) = finals.first(where: { stem.ends(with: $0.0) }) {
            stem.removeLast(from.count)
            stem += to
        }
        if !found.contains(stem) { found.append(stem) }
    }

    /// Other shapes that a stem without any ending may have in other forms: садок → садк, договір → договор.
    func openShapes(_ stem: [UInt32]) -> [[UInt32]] {
        guard stem.count >= 3 else { return [] }
        var shapes: [[UInt32]] = []
        let last = stem.count - 1
        if !vowels.contains(stem[last]), fleeting.contains(stem[last - 1]), !vowels.contains(stem[last - 2]) {
            shapes.append(stem[..<(last - 1)] + [stem[last]])
            if soft.contains(0x44C) { shapes.append(stem[..<(last - 1)] + [0x44C, stem[last]]) }
        }
        // The last vowel of the closed syllable, at most three letters from the end.
        for index in stem.indices.reversed().prefix(4) where vowels.contains(stem[index]) {
            guard index < last else { break }
            for vowel in closed[stem[index]] ?? [] { shapes.append(stem[..<index] + [vowel] + stem[(index + 1)...]) }
            break
        }
        return shapes
    }

    /// The stem that `stem`, seen before «і», may have elsewhere: дороз → дорог.
    func shifted(_ stem: [UInt32]) -> [UInt32]? {
        guard let last = stem.last, let other = shifts[last] else { return nil }
        return stem.dropLast() + [other]
    }

    private static func expanded(_ groups: String) -> [[UInt32]] {
        var all: [[UInt32]] = []
        for group in groups.split(byte: ";") {
            let halves = group.split(byte: "|")
            guard halves.count == 2 else { continue }
            for theme in halves[0].split(byte: " ") {
                for tail in halves[1].split(byte: " ") {
                    let ending = letters((theme == "-" ? tail : theme + tail).utf8)
                    if ending.count <= 9 { all.append(ending) }
                }
            }
        }
        return all
    }

    /// An ending as a number, its last letter lowest: 7 bits for each of at most 9 letters.
    private static func packed(_ ending: [UInt32]) -> UInt64 {
        var code: UInt64 = 0
        for (place, letter) in ending.reversed().enumerated() { code |= UInt64(digit(letter)) << (7 * UInt64(place)) }
        return code
    }

    private static func digit(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0x61...0x7A: letter - 0x60
        case 0x430...0x45F: letter - 0x430 + 0x20
        default: 0x7F
        }
    }
}

extension Array where Element: Equatable {
    fileprivate func ends(with other: [Element]) -> Bool {
        count >= other.count && self[(count - other.count)...] == other[...]
    }
}
