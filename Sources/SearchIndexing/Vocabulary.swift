internal import SourceText

/// The words of all documents in their groups, with the documents of each.
struct Vocabulary: Sendable {
    let groups: WordGroups
    let postings: Postings

    /// `order`: which of the documents bear the numbers, in their order.
    init(
        _ occurrences: Occurrences, order: [Int], numbers: [UInt32], _ language: SearchLanguage, workers: Int? = nil
    ) {
        let groups = WordGroups(occurrences.forms, language, workers: workers)
        let weights = Weights(order.map { occurrences.lengths[$0] })
        let groupOf = groups.groups
        let weighed = order.mapConcurrently(workers: workers) { document in
            Vocabulary.weighed(occurrences[document], occurrences.lengths[document], groupOf, weights)
        }
        postings = Postings(weighed, numbers: numbers, groups: groups.stems.count)
        self.groups = groups
    }

    /// Each group of a document once, its forms' counts together.
    private static func weighed(
        _ words: (forms: ArraySlice<UInt32>, counts: VarintReader), _ lengths: [Int], _ groupOf: [UInt32],
        _ weights: Weights
    ) -> [Postings.Weighed] {
        var reader = words.counts
        var counts: [InlineArray<5, UInt32>] = []
        counts.reserveCapacity(words.forms.count)
        // Group and place in one number: sorted without a closure.
        var order: [UInt64] = []
        order.reserveCapacity(words.forms.count)
        for form in words.forms {
            order.append(UInt64(groupOf[Int(form)]) << 32 | UInt64(counts.count))
            counts.append(WordPlace.counts(&reader))
        }
        order.sort()
        var result: [Postings.Weighed] = []
        result.reserveCapacity(order.count)
        var index = 0
        while index < order.count {
            let group = UInt32(order[index] >> 32)
            var sum = counts[Int(order[index] & 0xFFFF_FFFF)]
            index += 1
            while index < order.count, order[index] >> 32 == group {
                let more = counts[Int(order[index] & 0xFFFF_FFFF)]
                for place in 0..<5 { sum[place] &+= more[place] }
                index += 1
            }
            result.append(.init(group: group, impact: weights.impact(sum, lengths)))
        }
        return result
    }
}
