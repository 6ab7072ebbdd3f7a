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
        for (rank, kind) in kinds.enumerated() where !byKind[rank].isEmpty {
            let own = byKind[rank].sorted { a, b in
                let (a, b) = (headers[a], headers[b])
                if a.day != b.day { return a.day.map { a in b.day.map { a < $0 } ?? false } ?? true }
                return (a.url, a.title) < (b.url, b.title)
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
    func blocks(_ codePage: CodePage) -> [Block] {
        var blocks: [Block] = []
        var start = 0
        while start < numbers.count {
            let number = Int(numbers[start]) / DocumentOrder.documentsInBlock
            var text = ""
            var line = number * DocumentOrder.documentsInBlock
            while start < numbers.count, Int(numbers[start]) / DocumentOrder.documentsInBlock == number {
                while line < Int(numbers[start]) {
                    text += "\n"
                    line += 1
                }
                text += DocumentOrder.line(headers[start])
                start += 1
            }
            let coded = codePage.text(text)
            blocks.append(Block(number: number, bytes: coded.map { [1] + $0 } ?? [0] + Array(text.utf8)))
        }
        return blocks
    }

    private static func line(_ header: Header) -> String {
        let headings = header.headings.map { clean($0.text) + "\u{1F}" + clean($0.anchor) }
        let day = header.day.map { "\($0.year)-\(twoDigits($0.month))-\(twoDigits($0.day))" } ?? ""
        let fields = [
            clean(header.title), clean(header.url), day, clean(header.summary), clean(header.note),
            headings.joined(separator: "\u{1E}"),
        ]
        let used = fields.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        return fields[..<used].joined(separator: "\t")
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Controls would be taken for the separators.
    private static func clean(_ text: String) -> String {
        text.unicodeScalars.contains { $0.value < 0x20 }
            ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })) : text
    }

    /// Tags, units and settlements, each value with its documents; those that no document has are left out.
    func facets() -> [(name: String, bytes: [UInt8])] {
        ["tags", "units", "settlements"].enumerated().compactMap { place, name in
            var values: [String: [Int]] = [:]
            for (index, header) in headers.enumerated() {
                for value in Set(header.facets[place]) { values[value, default: []].append(Int(numbers[index])) }
            }
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
