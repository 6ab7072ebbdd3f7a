internal import SourceText

/// A document taken apart into words, as bytes that may be kept from build to build: a pure function of the document
/// and its language.
public struct AnalysedDocument: Sendable {
    /// Everything: what `init(bytes:)` reads again.
    public let bytes: [UInt8]
    private let termsStart: Int

    private static let version: UInt8 = 1
    static let summaryLength = 150
    private static let headingLimit = 8

    public init(_ document: SearchDocument, in language: SearchLanguage) {
        self.init(document, Words(language))
    }

    /// Many documents at once, in order, on all cores.
    public static func all(_ documents: [SearchDocument], in language: SearchLanguage) -> [AnalysedDocument] {
        let words = Words(language)
        return documents.mapConcurrently { AnalysedDocument($0, words) }
    }

    /// Nil where the bytes are damaged or of another version.
    public init?(bytes: [UInt8]) {
        guard bytes.first == AnalysedDocument.version else { return nil }
        self.bytes = bytes
        var reader = VarintReader(bytes, at: 1)
        _ = Header(&reader)
        termsStart = reader.offset
        let terms = Terms(&reader)
        guard !reader.failed, terms.complete else { return nil }
    }

    fileprivate init(_ document: SearchDocument, _ words: Words) {
        var bytes: [UInt8] = [AnalysedDocument.version]
        bytes.reserveCapacity(document.text.count / 2 + 512)
        Header(document).write(to: &bytes)
        termsStart = bytes.count
        var counts = WordCounts(words, expecting: document.text.count / 16)
        counts.add(document.title, to: .title)
        for term in document.searchTerms { counts.add(term, to: .terms) }
        for heading in document.headings { counts.add(heading.text, to: .headings) }
        for label in document.tags + document.units + document.settlements { counts.add(label, to: .labels) }
        counts.add(document.summary, to: .body)
        counts.add(document.text.span, to: .body)
        counts.write(to: &bytes)
        self.bytes = bytes
    }

    var headerBytes: ArraySlice<UInt8> { bytes[1..<termsStart] }

    var header: Header {
        var reader = VarintReader(bytes, at: 1)
        return Header(&reader)
    }

    var terms: Terms {
        var reader = VarintReader(bytes, at: termsStart)
        return Terms(&reader)
    }
}

/// Takes documents of one language apart: its tables are made once, and serve any number of threads.
public struct DocumentAnalyser: Sendable {
    private let words: Words

    public init(_ language: SearchLanguage) { words = Words(language) }

    public func analysed(_ document: SearchDocument) -> AnalysedDocument { AnalysedDocument(document, words) }
}

/// Where a word stands in a document.
enum WordPlace: Int, CaseIterable {
    case title, terms, headings, labels, body
}

/// What a result shows and documents are ordered by.
struct Header: Sendable {
    let kind: String
    let day: SearchDocument.Day?
    let url: String
    let title: String
    let summary: String
    let note: String
    let headings: [SearchDocument.Heading]
    /// Tags, units, settlements.
    let facets: [[String]]

    init(_ document: SearchDocument) {
        kind = document.kind
        day = document.day
        url = document.url
        title = document.title
        summary = cut(document.summary, to: AnalysedDocument.summaryLength)
        note = document.note
        headings = document.headings.prefix(8).map { .init(text: cut($0.text, to: 60), anchor: $0.anchor) }
        facets = [document.tags, document.units, document.settlements]
    }

    init(_ reader: inout VarintReader) {
        kind = reader.text()
        let (year, month, day) = (reader.number(), reader.number(), reader.number())
        self.day = month == 0 ? nil : .init(year: year, month: month, day: day)
        url = reader.text()
        title = reader.text()
        summary = reader.text()
        note = reader.text()
        var headings: [SearchDocument.Heading] = []
        for _ in 0..<min(reader.number(), 64) where !reader.failed {
            headings.append(.init(text: reader.text(), anchor: reader.text()))
        }
        self.headings = headings
        var facets: [[String]] = []
        for _ in 0..<3 {
            var values: [String] = []
            for _ in 0..<reader.number() {
                if reader.failed { break }
                values.append(reader.text())
            }
            facets.append(values)
        }
        self.facets = facets
    }

    func write(to bytes: inout [UInt8]) {
        bytes.append(counted: kind)
        for number in [day?.year ?? 0, day?.month ?? 0, day?.day ?? 0] { bytes.append(varint: number) }
        for text in [url, title, summary, note] { bytes.append(counted: text) }
        bytes.append(varint: headings.count)
        for heading in headings {
            bytes.append(counted: heading.text)
            bytes.append(counted: heading.anchor)
        }
        for values in facets {
            bytes.append(varint: values.count)
            for value in values { bytes.append(counted: value) }
        }
    }
}

/// The words of a document and how often each stands where.
struct Terms {
    let lengths: [Int]
    /// Each word: its length in bytes, its letters as UTF-8, a set of places, a count for each.
    private var reader: VarintReader
    private var left: Int

    init(_ reader: inout VarintReader) {
        lengths = WordPlace.allCases.map { _ in reader.number() }
        left = reader.number()
        self.reader = reader
    }

    var complete: Bool {
        var copy = self
        while copy.next() != nil {}
        return copy.left == 0 && !copy.reader.failed && copy.reader.offset == copy.reader.bytes.count
    }

    /// Where the next word's letters stand in the document's bytes, and where its set of places and its counts do.
    mutating func next() -> (word: Range<Int>, counts: Range<Int>)? {
        guard left > 0 else { return nil }
        left -= 1
        let word = reader.run(reader.number())
        let start = reader.offset
        _ = WordPlace.counts(&reader)
        return reader.failed ? nil : (word, start..<reader.offset)
    }
}

extension WordPlace {
    /// A set of places and a count for each of it: all counts, in the order of the places.
    static func counts(_ reader: inout VarintReader) -> InlineArray<5, UInt32> {
        let places = reader.byte()
        var counts = InlineArray<5, UInt32>(repeating: 0)
        for place in 0..<5 where places & (1 << UInt8(place)) != 0 {
            counts[place] = UInt32(truncatingIfNeeded: reader.number())
        }
        return counts
    }
}

/// Counts words while a document is read.
private struct WordCounts {
    private let words: Words
    private var table: WordTable
    /// Five to a word, in the order of `WordPlace`.
    private var counts: [UInt32] = []
    private var lengths = [Int](repeating: 0, count: 5)

    init(_ words: Words, expecting count: Int) {
        self.words = words
        table = WordTable(expecting: count)
        counts.reserveCapacity(count * 5)
    }

    mutating func add(_ text: String, to place: WordPlace) {
        var text = text
        text.makeContiguousUTF8()
        add(text.utf8.span, to: place)
    }

    mutating func add(_ text: Span<UInt8>, to place: WordPlace) {
        let place = place.rawValue
        var length = 0
        words.forEach(in: text) { word in
            let number = table.insert(word)
            if number * 5 == counts.count { counts.append(contentsOf: repeatElement(0, count: 5)) }
            counts[number * 5 + place] += 1
            length += 1
        }
        lengths[place] += length
    }

    func write(to bytes: inout [UInt8]) {
        for length in lengths { bytes.append(varint: length) }
        bytes.append(varint: table.count)
        for number in 0..<table.count {
            let word = table.range(of: number)
            bytes.append(varint: word.count)
            bytes.append(contentsOf: table.bytes[word])
            var places: UInt8 = 0
            for place in 0..<5 where counts[number * 5 + place] > 0 { places |= 1 << UInt8(place) }
            bytes.append(places)
            for place in 0..<5 where counts[number * 5 + place] > 0 {
                bytes.append(varint: Int(counts[number * 5 + place]))
            }
        }
    }
}
