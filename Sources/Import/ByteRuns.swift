internal import SourceText

/// Looking at text as bytes: the importer's passes read each byte once and copy runs.
extension Array where Element == UInt8 {
    /// Whether the word stands at a place.
    func has(_ word: String, at index: Int) -> Bool {
        guard index >= 0 else { return false }
        var at = index
        for byte in word.utf8 {
            guard at < count, self[at] == byte else { return false }
            at += 1
        }
        return true
    }

    /// The same, ASCII case not told apart; `word` is in small letters.
    func hasAnyCase(_ word: String, at index: Int) -> Bool {
        var at = index
        for byte in word.utf8 {
            guard at < count, self[at] == byte || (0x41...0x5A) ~= self[at] && self[at] | 0x20 == byte else {
                return false
            }
            at += 1
        }
        return true
    }

    /// The first place of a word in a range.
    func first(_ word: String, in range: Range<Int>) -> Int? {
        guard let head = word.utf8.first else { return nil }
        var at = range.lowerBound
        while at < range.upperBound {
            if self[at] == head, has(word, at: at) { return at + word.utf8.count <= range.upperBound ? at : nil }
            at += 1
        }
        return nil
    }

    /// Where the line that holds `index` begins.
    func lineStart(at index: Int) -> Int {
        var at = Swift.min(index, count)
        while at > 0, self[at - 1] != 0x0A { at -= 1 }
        return at
    }

    /// The line feed that ends the line of `index`, or the end of the text.
    func lineEnd(from index: Int) -> Int {
        var at = index
        while at < count, self[at] != 0x0A { at += 1 }
        return at
    }

    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    mutating func add(_ text: String) { append(contentsOf: text.utf8) }
}

extension String {
    /// Without so many of its bytes at the beginning.
    func dropping(bytes count: Int) -> String { String(decoding: utf8.dropFirst(count), as: UTF8.self) }

    /// Without so many of its bytes at the end.
    func dropping(lastBytes count: Int) -> String { String(decoding: utf8.dropLast(count), as: UTF8.self) }

    /// What stands before the last slash.
    var folderPart: String { lastIndex(ofByte: "/").map { String(self[..<$0]) } ?? "" }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
    var isLetter: Bool { (0x61...0x7A) ~= self | 0x20 }
    var isDigit: Bool { (0x30...0x39) ~= self }
}

/// Replacements of ranges of a text, made all at once.
struct Edits {
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    var isEmpty: Bool { edits.isEmpty }

    mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, Array(text.utf8))) }

    /// Of edits that overlap the first one holds.
    func applied(to text: [UInt8]) -> [UInt8] {
        guard !edits.isEmpty else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count + edits.count * 16)
        var at = 0
        for edit in edits.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        })
        where edit.range.lowerBound >= at {
            result += text[at..<edit.range.lowerBound]
            result += edit.text
            at = edit.range.upperBound
        }
        result += text[at...]
        return result
    }
}
