internal import SourceText

/// The words of all documents in their groups, with the documents of each.
struct Vocabulary: Sendable {
    let groups: WordGroups
    let postings: Postings

    init(_ documents: [AnalysedDocument], numbers: [UInt32], _ language: SearchLanguage, workers: Int? = nil) {
        var forms = WordTable(expecting: 1 << 15)
        var formsOf: [UInt32] = []
        var starts: [Int] = [0]
        var lengths: [[Int]] = []
        for document in documents {
            var terms = Vocabulary.terms(of: document)
            lengths.append(terms.lengths)
            while let (word, _) = terms.next() {
                formsOf.append(UInt32(truncatingIfNeeded: forms.insert(word)))
            }
            starts.append(formsOf.count)
        }
        let groups = WordGroups(forms, language, workers: workers)
        let weights = Weights(lengths)
        let groupOf = groups.groups
        let (ranges, formNumbers) = (starts, formsOf)
        let weighed = Array(documents.indices).mapConcurrently(workers: workers) { index in
            Vocabulary.weighed(
                documents[index], formNumbers[ranges[index]..<ranges[index + 1]].map { groupOf[Int($0)] }, weights)
        }
        postings = Postings(weighed, numbers: numbers, groups: groups.stems.count)
        self.groups = groups
    }

    private static func terms(of document: AnalysedDocument) -> Terms {
        var reader = VarintReader(document.bytes, at: 1)
        _ = Header(&reader)
        return Terms(&reader)
    }

    /// Each group of a document once, its forms' counts together.
    private static func weighed(
        _ document: AnalysedDocument, _ groups: [UInt32], _ weights: Weights
    ) -> [(group: UInt32, impact: UInt8)] {
        var terms = terms(of: document)
        let lengths = terms.lengths
        var counted: [(group: UInt32, counts: InlineArray<5, Int>)] = []
        counted.reserveCapacity(groups.count)
        for group in groups {
            guard let (_, counts) = terms.next() else { break }
            counted.append((group, counts))
        }
        counted.sort { $0.group < $1.group }
        var result: [(group: UInt32, impact: UInt8)] = []
        result.reserveCapacity(counted.count)
        var index = 0
        while index < counted.count {
            var (group, counts) = counted[index]
            index += 1
            while index < counted.count, counted[index].group == group {
                for place in 0..<5 { counts[place] &+= counted[index].counts[place] }
                index += 1
            }
            result.append((group, weights.impact(counts, lengths)))
        }
        return result
    }
}
