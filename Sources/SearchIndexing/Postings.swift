internal import SourceText

/// Which documents hold each group of words, and how much it says about them.
struct Postings: Sendable {
    /// Documents of a group in order: number, and weight 0…7 with 8 for a word of the title.
    struct Posting: Sendable {
        /// The impact lowest: four bits are enough for it, and millions of these lie in memory.
        fileprivate let packed: UInt32

        init(document: UInt32, impact: UInt8) { packed = document << 4 | UInt32(impact & 15) }

        var document: UInt32 { packed >> 4 }
        var impact: UInt8 { UInt8(truncatingIfNeeded: packed & 15) }
    }

    /// A group of words in a document, packed in the same way.
    struct Weighed: Sendable {
        private let packed: UInt32

        init(group: UInt32, impact: UInt8) { packed = group << 4 | UInt32(impact & 15) }

        var group: Int { Int(packed >> 4) }
        var impact: UInt8 { UInt8(truncatingIfNeeded: packed & 15) }
    }

    private let starts: [Int]
    private let all: [Posting]

    subscript(group: Int) -> ArraySlice<Posting> { all[starts[group]..<starts[group + 1]] }

    /// `documents`: numbers in order with their words as numbers of groups.
    init(_ weighed: [[Weighed]], numbers: [UInt32], groups: Int) {
        var starts = [Int](repeating: 0, count: groups + 1)
        for words in weighed { for word in words { starts[word.group + 1] += 1 } }
        for group in 0..<groups { starts[group + 1] += starts[group] }
        var all = [Posting](repeating: Posting(document: 0, impact: 0), count: starts[groups])
        var next = starts
        for (index, words) in weighed.enumerated() {
            for word in words {
                all[next[word.group]] = Posting(document: numbers[index], impact: word.impact)
                next[word.group] += 1
            }
        }
        self.starts = starts
        self.all = all
    }
}

/// How much a word says about a document that holds it (BM25F with the lengths of title, headings and body).
struct Weights: Sendable {
    private let title: Double
    private let headings: Double
    private let body: Double

    init(_ lengths: [[Int]]) {
        func mean(_ place: WordPlace) -> Double {
            Weights.steady(Double(lengths.reduce(0) { $0 &+ $1[place.rawValue] }) / Double(max(1, lengths.count)))
        }
        title = mean(.title)
        headings = mean(.headings)
        body = mean(.body)
    }

    func impact(_ counts: InlineArray<5, UInt32>, _ lengths: [Int]) -> UInt8 {
        func share(_ place: WordPlace, _ weight: Double, _ slope: Double, _ mean: Double) -> Double {
            let count = Double(counts[place.rawValue])
            return count == 0 ? 0 : weight * count / (1 - slope + slope * Double(lengths[place.rawValue]) / mean)
        }
        let sum =
            share(.title, 6, 0.4, title) + share(.headings, 2.5, 0.4, headings) + share(.body, 1, 0.6, body)
            + 4 * Double(min(2, counts[WordPlace.labels.rawValue])) + 5
            * Double(min(2, counts[WordPlace.terms.rawValue]))
        let level = UInt8(min(7, 8 * sum / (sum + 1.3)))
        return level | (counts[WordPlace.title.rawValue] + counts[WordPlace.terms.rawValue] > 0 ? 8 : 0)
    }

    /// The mean in steps of a quarter, so that one more page does not change the weights of all.
    private static func steady(_ mean: Double) -> Double {
        var step = 1.0
        while step * 1.118 < mean { step *= 1.25 }
        return step
    }
}
