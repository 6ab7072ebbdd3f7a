/// What an index keeps of its documents while it reads them one after another: for each word its number and counts.
///
/// A document's own bytes are let go at once: of a hundred thousand, they would fill the memory.
struct Occurrences: Sendable {
    private(set) var headers: [Header] = []
    /// For each document, its words in each place.
    private(set) var lengths: [[Int]] = []
    private(set) var forms = WordTable(expecting: 1 << 15)
    private var numbers: [UInt32] = []
    private var counts: [UInt8] = []
    private var starts: [(number: Int, count: Int)] = [(0, 0)]

    mutating func add(_ document: AnalysedDocument, _ header: Header) {
        headers.append(header)
        var terms = document.terms
        lengths.append(terms.lengths)
        while let (word, counted) = terms.next() {
            numbers.append(UInt32(truncatingIfNeeded: forms.insert(document.bytes.span.extracting(word))))
            counts += document.bytes[counted]
        }
        starts.append((numbers.count, counts.count))
    }

    /// Numbers the forms anew, as if these documents had been added in this order and no others.
    mutating func renumber(_ order: [Int]) {
        var ordered = WordTable(expecting: forms.count)
        var new = [UInt32](repeating: .max, count: forms.count)
        for document in order {
            for place in starts[document].number..<starts[document + 1].number {
                let old = Int(numbers[place])
                if new[old] == .max { new[old] = UInt32(truncatingIfNeeded: ordered.insert(Array(forms[old]))) }
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
