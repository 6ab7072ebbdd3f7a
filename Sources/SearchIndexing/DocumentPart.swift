public import SourceText

/// A few hundred documents of an index taken apart, with each word once: what is kept from index to index.
///
/// A document is known by a key that stands for all it is made from. A part made again takes what it can from the one
/// kept, so that only documents with a new key are taken apart; which part was kept makes no difference to the index.
public struct DocumentPart: Sendable {
    /// Of each document.
    public let keys: [Digest]
    /// The words of all documents, each once: their letters, and where each word ends.
    private var letters: [UInt8] = []
    private var wordEnds: [UInt32] = []
    /// Of each document: its header's bytes, its words in each place, its words' numbers, their counts; and where it ends
    /// in each run.
    private var headers: [UInt8] = []
    private var lengths: [UInt32] = []
    private var numbers: [UInt32] = []
    private var counts: [UInt8] = []
    private var ends: [(header: Int, number: Int, count: Int)] = []

    private static let version: UInt8 = 1
    private static let places = WordPlace.allCases.count

    /// Documents with these keys, in this order; those that `kept` does not have are asked for by their position.
    public init<Failure: Error>(
        _ keys: [Digest], keeping kept: DocumentPart?, _ document: (Int) throws(Failure) -> AnalysedDocument
    ) throws(Failure) {
        self.keys = keys
        var known: [Digest: Int] = [:]
        for (position, key) in (kept?.keys ?? []).enumerated() { known[key] = position }
        var words = WordTable(expecting: kept.map { $0.wordEnds.count } ?? keys.count * 32)
        // The kept part's words by their new numbers, as they come.
        var renumbered = [UInt32](repeating: .max, count: kept?.wordEnds.count ?? 0)
        for (position, key) in keys.enumerated() {
            if let kept, let old = known[key] {
                append(kept, old, &words, &renumbered)
            } else {
                append(try document(position), &words)
            }
            ends.append((headers.count, numbers.count, counts.count))
        }
        for number in 0..<words.count {
            wordEnds.append(UInt32(truncatingIfNeeded: words.range(of: number).upperBound))
        }
        letters = words.bytes
    }

    private mutating func append(_ document: AnalysedDocument, _ words: inout WordTable) {
        headers += document.headerBytes
        var terms = document.terms
        for length in terms.lengths { lengths.append(UInt32(truncatingIfNeeded: length)) }
        while let (word, counted) = terms.next() {
            numbers.append(UInt32(truncatingIfNeeded: words.insert(document.bytes.span.extracting(word))))
            counts += document.bytes[counted]
        }
    }

    private mutating func append(
        _ kept: DocumentPart, _ position: Int, _ words: inout WordTable, _ renumbered: inout [UInt32]
    ) {
        let start = kept.start(of: position)
        let end = kept.ends[position]
        headers += kept.headers[start.header..<end.header]
        lengths += kept.lengths[(position * DocumentPart.places)..<((position + 1) * DocumentPart.places)]
        for number in kept.numbers[start.number..<end.number] {
            let old = Int(number)
            if renumbered[old] == .max {
                renumbered[old] = UInt32(
                    truncatingIfNeeded: words.insert(kept.letters.span.extracting(kept.word(old))))
            }
            numbers.append(renumbered[old])
        }
        counts += kept.counts[start.count..<end.count]
    }

    var count: Int { keys.count }

    private func start(of position: Int) -> (header: Int, number: Int, count: Int) {
        position == 0 ? (0, 0, 0) : ends[position - 1]
    }

    private func word(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(wordEnds[number - 1]))..<Int(wordEnds[number])
    }

    func header(_ position: Int) -> Header {
        var reader = VarintReader(headers, at: start(of: position).header)
        return Header(&reader)
    }

    func lengths(_ position: Int) -> [Int] {
        lengths[(position * DocumentPart.places)..<((position + 1) * DocumentPart.places)].map { Int($0) }
    }

    /// Inserts the part's words into a table and gives each one's number there.
    func insertWords(into table: inout WordTable) -> [UInt32] {
        wordEnds.indices.map { UInt32(truncatingIfNeeded: table.insert(letters.span.extracting(word($0)))) }
    }

    /// The numbers of a document's words within the part, and its counts.
    func words(_ position: Int) -> (numbers: ArraySlice<UInt32>, counts: ArraySlice<UInt8>) {
        let (start, end) = (start(of: position), ends[position])
        return (numbers[start.number..<end.number], counts[start.count..<end.count])
    }
}

extension DocumentPart {
    /// Everything: what `init(bytes:)` reads again.
    public var bytes: [UInt8] {
        var out: [UInt8] = [DocumentPart.version]
        out.reserveCapacity(letters.count + headers.count + numbers.count * 2 + counts.count + keys.count * 64)
        for count in [keys.count, wordEnds.count, letters.count, headers.count, numbers.count, counts.count] {
            out.append(varint: count)
        }
        for key in keys { out += key.bytes }
        var last = 0
        for end in wordEnds {
            out.append(varint: Int(end) - last)
            last = Int(end)
        }
        for length in lengths { out.append(varint: Int(length)) }
        for position in keys.indices {
            let (start, end) = (start(of: position), ends[position])
            out.append(varint: end.header - start.header)
            out.append(varint: end.number - start.number)
            out.append(varint: end.count - start.count)
        }
        for number in numbers { out.append(varint: Int(number)) }
        return out + letters + headers + counts
    }

    /// Nil where the bytes are damaged or of another version.
    public init?(bytes: [UInt8]) {
        guard bytes.first == DocumentPart.version else { return nil }
        var reader = VarintReader(bytes, at: 1)
        let sizes = (0..<6).map { _ in reader.number() }
        guard !reader.failed, sizes.allSatisfy({ $0 <= bytes.count }) else { return nil }
        keys = (0..<sizes[0]).compactMap { _ in Digest(bytes: bytes[reader.run(32)]) }
        guard keys.count == sizes[0] else { return nil }
        wordEnds.reserveCapacity(sizes[1])
        var end = 0
        for _ in 0..<sizes[1] {
            end += reader.number()
            guard end <= sizes[2] else { return nil }
            wordEnds.append(UInt32(truncatingIfNeeded: end))
        }
        for _ in 0..<(sizes[0] * DocumentPart.places) { lengths.append(UInt32(truncatingIfNeeded: reader.number())) }
        var last = (header: 0, number: 0, count: 0)
        for _ in 0..<sizes[0] {
            last = (last.header + reader.number(), last.number + reader.number(), last.count + reader.number())
            guard last.header <= sizes[3], last.number <= sizes[4], last.count <= sizes[5] else { return nil }
            ends.append(last)
        }
        guard end == sizes[2], last == (sizes[3], sizes[4], sizes[5]) else { return nil }
        numbers.reserveCapacity(sizes[4])
        for _ in 0..<sizes[4] {
            let number = reader.number()
            guard number < sizes[1] else { return nil }
            numbers.append(UInt32(truncatingIfNeeded: number))
        }
        letters = Array(bytes[reader.run(sizes[2])])
        headers = Array(bytes[reader.run(sizes[3])])
        counts = Array(bytes[reader.run(sizes[5])])
        guard !reader.failed, reader.offset == bytes.count else { return nil }
    }
}
