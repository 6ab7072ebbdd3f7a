internal import SourceText

/// The words of all documents in their groups, with the documents of each.
struct Vocabulary: Sendable {
    let groups: WordGroups
    let postings: Postings

    /// The documents are let go as soon as their words are counted.
    init(_ documents: consuming [AnalysedDocument], numbers: [UInt32], _ language: SearchLanguage, workers: Int? = nil) {
        var given = documents
        var forms = WordTable(expecting: 1 << 15)
        var formsOf: [UInt32] = []
        var starts: [Int] = [0]
        var lengths: [[Int]] = []
        for document in given {
            var terms = document.terms
            lengths.append(terms.lengths)
            while let (word, _) = terms.next() {
                formsOf.append(UInt32(truncatingIfNeeded: forms.insert(document.bytes.span.extracting(word))))
            }
            starts.append(formsOf.count)
        }
        let groups = WordGroups(forms, language, workers: workers)
        let weights = Weights(lengths)
        let groupOf = groups.groups
        let (ranges, formNumbers, counted) = (starts, formsOf, given)
        given = []
        formsOf = []
        let weighed = Vocabulary.weighed(counted, formNumbers, ranges, groupOf, weights, workers)
        postings = Postings(weighed, numbers: numbers, groups: groups.stems.count)
        self.groups = groups
    }

    private static func weighed(
        _ documents: consuming [AnalysedDocument], _ forms: consuming [UInt32], _ ranges: [Int], _ groups: [UInt32],
        _ weights: Weights, _ workers: Int?
    ) -> [[Postings.Weighed]] {
        let (documents, forms) = (documents, forms)
        return Array(documents.indices).mapConcurrently(workers: workers) { index in
            weighed(documents[index], forms[ranges[index]..<ranges[index + 1]].map { groups[Int($0)] }, weights)
        }
    }

    /// Each group of a document once, its forms' counts together.
    private static func weighed(
        _ document: AnalysedDocument, _ groups: [UInt32], _ weights: Weights
    ) -> [Postings.Weighed] {
        var terms = document.terms
        let lengths = terms.lengths
        var counts: [InlineArray<5, UInt32>] = []
        counts.reserveCapacity(groups.count)
        while let (_, own) = terms.next() { counts.append(own) }
        // Group and place in one number: sorted without a closure.
        let order = groups.indices.map { UInt64(groups[$0]) << 32 | UInt64($0 - groups.startIndex) }.sorted()
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
