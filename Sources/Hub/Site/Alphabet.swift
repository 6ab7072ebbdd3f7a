internal import SourceText

/// The order of a language's letters, as its strings file gives it: letters behind one another, with spaces between.
/// A letter may be written by two signs, as the Czech `ch` is.
struct Alphabet: Sendable {
    private var single: [Unicode.Scalar: UInt16] = [:]
    private var double: [[Unicode.Scalar]: UInt16] = [:]

    init(_ letters: String) {
        for (place, letter) in letters.lowercased().split(byte: " ").enumerated() {
            let signs = Array(letter.unicodeScalars)
            let place = UInt16(clamping: place) + 500
            if signs.count == 1 { single[signs[0]] = place } else { double[signs] = place }
        }
    }

    /// Texts are in order where their keys are. Numbers come first, then the alphabet's letters, then Latin ones, then
    /// others; quotes, apostrophes and dashes do not count.
    func key(_ text: String) -> [UInt16] {
        var key: [UInt16] = []
        let signs = Array(text.lowercased().unicodeScalars)
        var at = 0
        while at < signs.count {
            if !double.isEmpty, at + 1 < signs.count, let place = double[[signs[at], signs[at + 1]]] {
                key.append(place)
                at += 2
                continue
            }
            if let place = place(of: signs[at]) { key.append(place) }
            at += 1
        }
        return key
    }

    /// As a reader looks a name up.
    func sorted<Item>(_ items: [Item], by name: (Item) -> String) -> [Item] {
        items.map { (key(name($0)), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }

    private func place(of sign: Unicode.Scalar) -> UInt16? {
        if let place = single[sign] { return place }
        if "'’ʼ«»\"„“”()–—".unicodeScalars.contains(sign) { return nil }
        return sign.value < 0x80
            ? UInt16(sign.value) + (sign.properties.isAlphabetic ? 1000 : 0) : UInt16(clamping: sign.value) | 0x8000
    }
}
