internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// Entries as bytes of the cache, in this binary's own form: another binary's are never read.
struct EntryEncoder {
    private(set) var out = ByteWriter(capacity: 2048)

    mutating func encode(_ entry: Entry) {
        text(entry.path)
        number(entry.kind)
        number(entry.language)
        text(entry.slug)
        number(entry.values.count)
        for item in entry.values {
            number(item.index)
            value(item.value)
        }
        let body = entry.body
        piece(body.html)
        piece(body.text)
        links(body.openLinks)
        headings(body.headings)
        text(body.excerpt)
        optional(body.firstPicture)
        number(body.offset)
        number(body.words)
        out.write(entry.digest.bytes)
    }

    mutating func take() -> [UInt8] { out.take() }

    private mutating func number(_ number: Int) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            out.write(byte: UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        out.write(byte: UInt8(rest))
    }

    private mutating func text(_ text: String) {
        number(text.utf8.count)
        out.write(text)
    }

    private mutating func bytes(_ bytes: [UInt8]) {
        number(bytes.count)
        out.write(bytes)
    }

    private mutating func optional(_ text: String?) {
        out.write(byte: text == nil ? 0 : 1)
        if let text { self.text(text) }
    }

    private mutating func range(_ range: Range<Int>) {
        number(range.lowerBound)
        number(range.count)
    }

    private mutating func piece(_ piece: BodyStore.Piece) {
        number(piece.offset)
        number(piece.count)
        number(Int(bitPattern: UInt(piece.checksum)))
    }

    private mutating func links(_ links: [OpenLink]) {
        number(links.count)
        for link in links {
            switch link.role {
            case .href: out.write(byte: 0)
            case .picture(.inText): out.write(byte: 1)
            case .picture(.alone): out.write(byte: 2)
            case .picture(.gallery(let position)):
                out.write(byte: 3)
                number(position)
            case .card: out.write(byte: 4)
            case .video: out.write(byte: 5)
            }
            number(link.offset)
            number(link.length)
            text(link.target)
            text(link.label)
            text(link.title)
            range(link.range)
        }
    }

    private mutating func headings(_ headings: [Heading]) {
        number(headings.count)
        for heading in headings {
            number(heading.level)
            text(heading.id)
            text(heading.text)
            number(heading.textOffset)
        }
    }

    private mutating func file(_ file: FileReference) {
        text(file.path)
        range(file.range)
    }

    private mutating func value(_ value: FieldValue) {
        switch value {
        case .text(let text):
            out.write(byte: 0)
            self.text(text)
        case .markdown(let body):
            out.write(byte: 1)
            bytes(body.html)
            links(body.openLinks)
            bytes(body.text)
            headings(body.headings)
            text(body.firstParagraph)
            optional(body.firstPicture)
        case .moment(let moment):
            out.write(byte: 2)
            number(moment.precision.rawValue)
            number(moment.day.daysSince1970)
            number(moment.secondsOfDay)
            out.write(byte: moment.offset == nil ? 0 : 1)
            if let offset = moment.offset { number(offset.seconds) }
        case .flag(let flag): out.write(byte: flag ? 4 : 3)
        case .number(let double):
            out.write(byte: 5)
            number(Int(bitPattern: UInt(double.bitPattern)))
        case .money(let money):
            out.write(byte: 6)
            text(money.text)
        case .reference(let reference):
            out.write(byte: 7)
            text(reference.text)
            range(reference.range)
        case .file(let reference):
            out.write(byte: 8)
            file(reference)
        case .picture(let picture):
            out.write(byte: 9)
            file(picture.source)
            text(picture.alt)
            out.write(
                byte: (picture.isDecorative ? 1 : 0) | (picture.pressOriginal ? 2 : 0) | (picture.focus == nil ? 0 : 4))
            text(picture.caption)
            text(picture.credit)
            if let focus = picture.focus {
                number(focus.x)
                number(focus.y)
            }
        case .term(let word):
            out.write(byte: 10)
            text(word)
        case .list(let items):
            out.write(byte: 11)
            number(items.count)
            for item in items { self.value(item) }
        case .map(let items):
            out.write(byte: 12)
            mapItems(items)
        case .localized(let items):
            out.write(byte: 13)
            mapItems(items)
        case .path(let reference):
            out.write(byte: 14)
            text(reference.text)
            range(reference.range)
        }
    }

    private mutating func mapItems(_ items: [FieldValue.MapItem]) {
        number(items.count)
        for item in items {
            number(item.index)
            value(item.value)
        }
    }
}

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
        guard let digest = Digest(bytes: try take(32)), rest.isEmpty else { throw Damaged() }
        return Entry(
            path: path, kind: kind, declaration: kinds[kind], language: language, slug: slug, values: values,
            body: body, digest: digest)
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
