internal import SourceText

/// The documents in the order of their numbers: by kind, day and address, so that a kind or a year is a range.
///
/// Kinds begin at round numbers with room before them: a new page renumbers those after it in its kind only.
struct DocumentOrder: Sendable {
    struct Range: Sendable {
        var kind: SearchKind
        var first: Int
        var count: Int
        /// Each year's first number; documents without a day come before them.
        var years: [(year: Int, first: Int)]
    }

    struct Block: Sendable {
        var number: Int
        var bytes: [UInt8]
    }

    static let documentsInBlock = 7

    /// Where each document stood among those given.
    let places: [Int]
    let headers: [Header]
    let numbers: [UInt32]
    let ranges: [Range]

    init(_ headers: [Header], _ kinds: [SearchKind]) {
        let ranks = Dictionary(kinds.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var byKind = [[Int]](repeating: [], count: kinds.count)
        for (index, header) in headers.enumerated() {
            if let rank = ranks[header.kind] { byKind[rank].append(index) }
        }
        var sorted: [Int] = []
        var numbers: [UInt32] = []
        var ranges: [Range] = []
        var next = 0
        // Compared by days alone as a rule: taking hold of whole headers would be dear.
        let days = headers.map { $0.day.map { ($0.year * 16 + $0.month) * 32 + $0.day } ?? .min }
        for (rank, kind) in kinds.enumerated() where !byKind[rank].isEmpty {
            let own = byKind[rank].sorted { a, b in
                if days[a] != days[b] { return days[a] < days[b] }
                return (headers[a].url, headers[a].title) < (headers[b].url, headers[b].title)
            }
            var range = Range(kind: kind, first: next, count: own.count, years: [])
            for (place, index) in own.enumerated() {
                if let year = headers[index].day?.year, year != range.years.last?.year {
                    range.years.append((year, next + place))
                }
                sorted.append(index)
                numbers.append(UInt32(truncatingIfNeeded: next + place))
            }
            ranges.append(range)
            var room = DocumentOrder.documentsInBlock
            while room * 16 <= own.count { room *= 2 }
            next = (next + own.count + 2 * room - 1) / room * room
        }
        places = sorted
        self.headers = sorted.map { headers[$0] }
        self.numbers = numbers
        self.ranges = ranges
    }

    /// What results show, seven documents to a file.
    func blocks(_ codePage: CodePage, workers: Int? = nil) -> [Block] {
        var runs: [Swift.Range<Int>] = []
        for place in numbers.indices {
            if let last = runs.last, block(of: last.lowerBound) == block(of: place) {
                runs[runs.count - 1] = last.lowerBound..<(place + 1)
            } else {
                runs.append(place..<(place + 1))
            }
        }
        return runs.mapConcurrently(workers: workers) { run in
            let number = block(of: run.lowerBound)
            var text: [UInt8] = []
            var line = number * DocumentOrder.documentsInBlock
            for place in run {
                while line < Int(numbers[place]) {
                    text.append(0x0A)
                    line += 1
                }
                DocumentOrder.write(headers[place], to: &text)
            }
            return Block(number: number, bytes: codePage.text(text).map { [1] + $0 } ?? [0] + text)
        }
    }

    private func block(of place: Int) -> Int { Int(numbers[place]) / DocumentOrder.documentsInBlock }

    /// Title, address, day, summary, note and headings, tabs between them; empty ones at the end are left out.
    private static func write(_ header: Header, to text: inout [UInt8]) {
        let day = header.day.map { "\($0.year)-\(twoDigits($0.month))-\(twoDigits($0.day))" } ?? ""
        var end = text.count
        func write(_ field: String, to text: inout [UInt8]) {
            let start = text.count
            text.append(contentsOf: field.utf8)
            // Controls would be taken for the separators.
            for index in start..<text.count where text[index] < 0x20 { text[index] = 0x20 }
            if !field.isEmpty { end = text.count }
        }
        for (index, field) in [header.title, header.url, day, header.summary, header.note].enumerated() {
            if index > 0 { text.append(0x09) }
            write(field, to: &text)
        }
        for (index, heading) in header.headings.enumerated() {
            text.append(index == 0 ? 0x09 : 0x1E)
            write(heading.text, to: &text)
            text.append(0x1F)
            end = text.count
            write(heading.anchor, to: &text)
        }
        text.removeLast(text.count - end)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The documents of each value. Values are looked up by their bytes, and only a new one among those that are equal
    /// as texts are (Unicode, UAX 15).
    private func documentsByValue(_ place: Int) -> [String: [Int]] {
        var spellings = WordTable()
        var valueOf: [Int] = []
        var values: [String: Int] = [:]
        var documents: [[Int]] = []
        for (index, header) in headers.enumerated() {
            for value in header.facets[place] {
                let spelling = spellings.insert(Array(value.utf8))
                if spelling == valueOf.count {
                    let number = values[value] ?? documents.count
                    if number == documents.count {
                        values[value] = number
                        documents.append([])
                    }
                    valueOf.append(number)
                }
                let number = Int(numbers[index])
                if documents[valueOf[spelling]].last != number { documents[valueOf[spelling]].append(number) }
            }
        }
        return values.mapValues { documents[$0] }
    }

    /// Tags, units and settlements, each value with its documents; those that no document has are left out.
    func facets() -> [(name: String, bytes: [UInt8])] {
        ["tags", "units", "settlements"].enumerated().compactMap { place, name in
            let values = documentsByValue(place)
            guard !values.isEmpty else { return nil }
            var bytes: [UInt8] = []
            bytes.append(varint: values.count)
            for (value, documents) in values.sorted(by: { $0.key < $1.key }) {
                bytes.append(counted: value)
                bytes.append(varint: documents.count)
                var last = -1
                for document in documents {
                    bytes.append(varint: document - last - 1)
                    last = document
                }
            }
            return (name, bytes)
        }
    }
}
