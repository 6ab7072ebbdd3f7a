/// Words that a mistyped one may have meant, made ready to be asked about many times.
///
/// A word is near at no more than one edit for each three letters; edits are the insertion, loss, change or exchange of
/// neighbours (optimal string alignment). Only the first 64 letters count. Most words are passed over by their length
/// and the set of their letters alone, so that a question costs some nanoseconds for each known word.
public struct KnownWords: Sendable {
    private let words: [Word]

    private struct Word: Sendable {
        let text: String
        let letters: [Unicode.Scalar]
        let signature: UInt64

        init(_ text: String) {
            self.text = text
            letters = KnownWords.letters(of: text)
            signature = KnownWords.signature(of: letters)
        }
    }

    public init(_ words: some Sequence<String>) { self.words = words.map(Word.init) }

    /// The nearest word, the first in order where several are; nil where none is near.
    public func nearest(to text: String) -> String? {
        let letters = KnownWords.letters(of: text)
        guard !letters.isEmpty else { return nil }
        let signature = KnownWords.signature(of: letters)
        var limit = max(1, letters.count / 3)
        var best: (distance: Int, text: String)?
        for word in words where abs(word.letters.count - letters.count) <= limit {
            // Each letter that only one of the two has costs an edit.
            guard (word.signature & ~signature).nonzeroBitCount <= limit,
                (signature & ~word.signature).nonzeroBitCount <= limit,
                let distance = editDistance(letters, word.letters, limit: limit)
            else { continue }
            if let best, best <= (distance, word.text) { continue }
            best = (distance, word.text)
            limit = distance
        }
        return best?.text
    }

    private static func letters(of text: String) -> [Unicode.Scalar] {
        Array(String(text.unicodeScalars.prefix(64)).lowercased().unicodeScalars.prefix(64))
    }

    /// A bit for each letter that occurs; letters may share one.
    private static func signature(of letters: [Unicode.Scalar]) -> UInt64 {
        letters.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }
}

/// The known word nearest to a mistyped one, or nil where none is near; for one question (`KnownWords` is for many).
public func nearest(to word: String, among known: some Sequence<String>) -> String? {
    KnownWords(known).nearest(to: word)
}

/// nil where it is above the limit.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * (b.count + 1)) { rows in
        let width = b.count + 1
        var (beforeLast, last, row) = (0, width, 2 * width)
        for j in 0...b.count { unsafe rows[last + j] = j }
        for i in a.indices {
            unsafe rows[row] = i + 1
            var least = i + 1
            for j in b.indices {
                var cost = unsafe min(
                    rows[last + j] + (a[i] == b[j] ? 0 : 1), rows[last + j + 1] + 1, rows[row + j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = unsafe min(cost, rows[beforeLast + j - 1] + 1)
                }
                unsafe rows[row + j + 1] = cost
                least = min(least, cost)
            }
            // No row has less than the one before; an exchange reaches two back, where the least is one less, for one edit.
            if least > limit { return nil }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        let distance = unsafe rows[last + b.count]
        return distance <= limit ? distance : nil
    }
}
