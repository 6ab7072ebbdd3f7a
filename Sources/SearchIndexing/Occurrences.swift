/// What an index keeps of its documents while it reads them one after another: for each word its number and counts.
///
/// A part's own bytes are let go at once: of a hundred thousand documents, they would fill the memory.
struct Occurrences: Sendable {
    private(set) var headers: [Header] = []
    /// For each document, its words in each place.
    private(set) var lengths: [[Int]] = []
    private(set) var forms = WordTable(expecting: 1 << 15)
    private var numbers: [UInt32] = []
    private var counts: [UInt8] = []
    private var starts: [(number: Int, count: Int)] = [(0, 0)]

    /// `headers`: of the part's documents.
    mutating func add(_ part: DocumentPart, _ headers: [Header]) {
        self.headers += headers
        let number = part.insertWords(into: &forms)
        for position in 0..<part.count {
            lengths.append(part.lengths(position))
            let words = part.words(position)
            for word in words.numbers { numbers.append(number[Int(word)]) }
            counts += words.counts
            starts.append((numbers.count, counts.count))
        }
    }

    /// Numbers the forms anew, as if these documents had been added in this order and no others.
    mutating func renumber(_ order: [Int]) {
        var ordered = WordTable(expecting: forms.count)
        var new = [UInt32](repeating: .max, count: forms.count)
        let known = forms
        let letters = known.bytes.span
        for document in order {
            for place in starts[document].number..<starts[document + 1].number {
                let old = Int(numbers[place])
                if new[old] == .max {
                    let word = letters.extracting(known.range(of: old))
                    new[old] = UInt32(truncatingIfNeeded: ordered.insert(word))
                }
                numbers[place] = new[old]
            }
        }
        forms = ordered
    }

    /// The numbers of a document's forms, and a reader of as many counts.
    subscript(document: Int) -> (forms: ArraySlice<UInt32>, counts: VarintReader) {
        (
            numbers[starts[document].number..<starts[document + 1].number],
            VarintReader(counts, at: starts[document].count)
        )
    }
}
