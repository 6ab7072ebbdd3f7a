internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// Reads what `EntryEncoder` wrote; nil, never a crash, whatever the bytes are. What is read is within bounds: positions
/// within their texts, numbers of kinds, fields and languages within their tables.
struct EntryDecoder {
    private var rest: ArraySlice<UInt8>
    private let kinds: [Kind]
    private let languages: Int
    private let store: Int

    private struct Damaged: Error {}

    /// `kinds` are the site's. `languages`: how many it has. `store`: the size of the store that bodies lie in.
    init(_ bytes: ArraySlice<UInt8>, kinds: [Kind], languages: Int, store: Int) {
        rest = bytes
        self.kinds = kinds
        self.languages = languages
        self.store = store
    }

    mutating func entry() -> Entry? { try? decode() }

    private mutating func decode() throws -> Entry {
        let path = try text()
        let kind = try number(below: kinds.count)
        let language = try number(below: languages)
        let slug = try text()
        let values = try mapItems(kinds[kind].fields, depth: 0)
        let html = try piece()
        let plain = try piece()
        let body = Entry.Body(
            html: html, text: plain, openLinks: try links(within: html.count),
            headings: try headings(within: plain.count), excerpt: try text(), firstPicture: try optional(),
            offset: try position(), words: try position())
        guard let digest = Digest(bytes: try take(32)), let face = Digest(bytes: try take(32)), rest.isEmpty else {
            throw Damaged()
        }
        return Entry(
            path: path, kind: kind, declaration: kinds[kind], language: language, slug: slug, values: values,
            body: body, digest: digest, faceDigest: face)
    }

    private mutating func byte() throws -> UInt8 {
        guard let byte = rest.popFirst() else { throw Damaged() }
        return byte
    }

    private mutating func number() throws -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while true {
            let byte = try byte()
            guard shift < 64 else { throw Damaged() }
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: value) }
            shift += 7
        }
    }

    private mutating func number(below limit: Int) throws -> Int {
        let number = try number()
        guard number >= 0, number < limit else { throw Damaged() }
        return number
    }

    /// Of a byte or a line in a source, which has far fewer.
    private mutating func position() throws -> Int { try number(below: 1 << 32) }

    private mutating func count() throws -> Int {
        let count = try number()
        guard count >= 0, count <= rest.count else { throw Damaged() }
        return count
    }

    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Damaged() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func text() throws -> String { String(decoding: try take(try count()), as: UTF8.self) }
    private mutating func bytes() throws -> [UInt8] { Array(try take(try count())) }
    private mutating func optional() throws -> String? { try byte() == 0 ? nil : try text() }

    private mutating func range() throws -> Range<Int> {
        let start = try position()
        return start..<(start + (try position()))
    }

    private mutating func piece() throws -> BodyStore.Piece {
        let offset = try number(below: store + 1)
        let count = try number(below: store + 1 - offset)
        return BodyStore.Piece(offset: offset, count: count, checksum: UInt64(UInt(bitPattern: try number())))
    }

    private mutating func links(within html: Int) throws -> [OpenLink] {
        var links: [OpenLink] = []
        for _ in 0..<(try count()) {
            let role: OpenLink.Role =
                switch try byte() {
                case 0: .href
                case 1: .picture(.inText)
                case 2: .picture(.alone)
                case 3: .picture(.gallery(try position()))
                case 4: .card
                case 5: .video
                default: throw Damaged()
                }
            let offset = try number(below: html + 1)
            let length = try number(below: html + 1 - offset)
            links.append(
                OpenLink(
                    role: role, offset: offset, length: length, target: try text(), label: try text(),
                    title: try text(), range: try range()))
        }
        return links
    }

    private mutating func headings(within text: Int) throws -> [Heading] {
        var headings: [Heading] = []
        for _ in 0..<(try count()) {
            headings.append(
                Heading(
                    level: try number(below: 7), id: try self.text(), text: try self.text(),
                    textOffset: try number(below: text + 1)))
        }
        return headings
    }

    private mutating func file() throws -> FileReference { FileReference(path: try text(), range: try range()) }

    private mutating func mapItems(_ rows: [Field], depth: Int) throws -> [FieldValue.MapItem] {
        var items: [FieldValue.MapItem] = []
        for _ in 0..<(try count()) {
            let index = try number(below: rows.count)
            items.append(.init(index: index, value: try value(of: rows[index].type, depth: depth + 1)))
        }
        return items
    }

    private mutating func localized(depth: Int) throws -> [FieldValue.MapItem] {
        var items: [FieldValue.MapItem] = []
        for _ in 0..<(try count()) {
            items.append(
                .init(index: try number(below: languages), value: try value(of: .text, depth: depth + 1)))
        }
        return items
    }

    private mutating func list(of item: FieldType, depth: Int) throws -> [FieldValue] {
        var items: [FieldValue] = []
        for _ in 0..<(try count()) { items.append(try value(of: item, depth: depth + 1)) }
        return items
    }

    private mutating func value(of type: FieldType, depth: Int) throws -> FieldValue {
        guard depth < 16 else { throw Damaged() }
        switch try byte() {
        case 0: return .text(try text())
        case 1:
            let html = try bytes()
            let links = try links(within: html.count)
            let text = try bytes()
            return .markdown(
                MarkdownBody(
                    html: html, openLinks: links, headings: try headings(within: text.count), text: text,
                    firstParagraph: try self.text(), firstPicture: try optional()))
        case 2: return .moment(try moment())
        case 3: return .flag(false)
        case 4: return .flag(true)
        case 5:
            let number = Double(bitPattern: UInt64(UInt(bitPattern: try number())))
            guard number.isFinite, abs(number) < 1e15 else { throw Damaged() }
            return .number(number)
        case 6: return .money(Money(try text()))
        case 7: return .reference(Reference(text: try text(), range: try range()))
        case 8: return .file(try file())
        case 9: return .picture(try picture())
        case 10: return .term(try text())
        case 11:
            guard let item = type.item else { throw Damaged() }
            return .list(try list(of: item, depth: depth))
        case 12:
            guard let rows = type.rows else { throw Damaged() }
            return .map(try mapItems(rows, depth: depth))
        case 13: return .localized(try localized(depth: depth))
        case 14: return .path(Reference(text: try text(), range: try range()))
        default: throw Damaged()
        }
    }

    private mutating func moment() throws -> Moment {
        let precision = try number()
        let day = Day(daysSince1970: try number())
        let seconds = try number(below: 86_400)
        let offset = try byte() == 0 ? nil : Offset(seconds: try number())
        guard (-86_400...86_400).contains(offset?.seconds ?? 0) else { throw Damaged() }
        switch Moment.Precision(rawValue: precision) {
        case .year: return Moment(year: day)
        case .month: return Moment(month: day)
        case .day: return Moment(day: day)
        case .time: return Moment(day: day, secondsOfDay: seconds, offset: offset)
        case nil: throw Damaged()
        }
    }

    private mutating func picture() throws -> Picture {
        let source = try file()
        let alt = try text()
        let flags = try byte()
        let caption = try text()
        let credit = try text()
        let focus: (x: Int, y: Int)? = flags & 4 == 0 ? nil : (try number(below: 101), try number(below: 101))
        return Picture(
            source: source, alt: alt, isDecorative: flags & 1 != 0, caption: caption, credit: credit, focus: focus,
            pressOriginal: flags & 2 != 0)
    }
}

extension FieldType {
    /// What its lists hold.
    fileprivate var item: FieldType? {
        switch self {
        case .list(let item): item
        case .either(let plain, _): plain.item
        default: nil
        }
    }

    /// The rows of its maps.
    fileprivate var rows: [Field]? {
        switch self {
        case .map(let rows), .either(_, let rows): rows
        default: nil
        }
    }
}
