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
            headings(body.headings)
            bytes(body.text)
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

/// Reads what `EntryEncoder` wrote; nil, never a crash, where the bytes are damaged.
struct EntryDecoder {
    private var rest: ArraySlice<UInt8>
    private let kinds: [Kind]

    private struct Damaged: Error {}

    init(_ bytes: ArraySlice<UInt8>, kinds: [Kind]) {
        rest = bytes
        self.kinds = kinds
    }

    mutating func entry() -> Entry? { try? decode() }

    private mutating func decode() throws -> Entry {
        let path = try text()
        let kind = try number()
        let language = try number()
        let slug = try text()
        guard kinds.indices.contains(kind) else { throw Damaged() }
        let values = try mapItems(depth: 0)
        let body = Entry.Body(
            html: try piece(), text: try piece(), openLinks: try links(), headings: try headings(), excerpt: try text(),
            firstPicture: try optional(), offset: try number(), words: try number())
        guard let digest = Digest(bytes: try take(32)) else { throw Damaged() }
        return Entry(
            path: path, kind: kind, declaration: kinds[kind], language: language, slug: slug, values: values,
            body: body,
            digest: digest)
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
        let start = try number()
        let count = try number()
        guard start >= 0, count >= 0, start <= Int.max - count else { throw Damaged() }
        return start..<(start + count)
    }

    private mutating func piece() throws -> BodyStore.Piece {
        let range = try range()
        return BodyStore.Piece(offset: range.lowerBound, count: range.count)
    }

    private mutating func links() throws -> [OpenLink] {
        var links: [OpenLink] = []
        for _ in 0..<(try count()) {
            let role: OpenLink.Role =
                switch try byte() {
                case 0: .href
                case 1: .picture(.inText)
                case 2: .picture(.alone)
                case 3: .picture(.gallery(try number()))
                case 4: .card
                case 5: .video
                default: throw Damaged()
                }
            links.append(
                OpenLink(
                    role: role, offset: try number(), length: try number(), target: try text(), label: try text(),
                    title: try text(), range: try range()))
        }
        return links
    }

    private mutating func headings() throws -> [Heading] {
        var headings: [Heading] = []
        for _ in 0..<(try count()) {
            headings.append(
                Heading(level: try number(), id: try text(), text: try text(), textOffset: try number()))
        }
        return headings
    }

    private mutating func file() throws -> FileReference { FileReference(path: try text(), range: try range()) }

    private mutating func mapItems(depth: Int) throws -> [FieldValue.MapItem] {
        guard depth < 16 else { throw Damaged() }
        var items: [FieldValue.MapItem] = []
        let count = try count()
        items.reserveCapacity(count)
        for _ in 0..<count { items.append(.init(index: try number(), value: try value(depth: depth + 1))) }
        return items
    }

    private mutating func value(depth: Int) throws -> FieldValue {
        guard depth < 16 else { throw Damaged() }
        switch try byte() {
        case 0: return .text(try text())
        case 1:
            return .markdown(
                MarkdownBody(
                    html: try bytes(), openLinks: try links(), headings: try headings(), text: try bytes(),
                    firstParagraph: try text(), firstPicture: try optional()))
        case 2: return .moment(try moment())
        case 3: return .flag(false)
        case 4: return .flag(true)
        case 5: return .number(Double(bitPattern: UInt64(UInt(bitPattern: try number()))))
        case 6: return .money(Money(try text()))
        case 7: return .reference(Reference(text: try text(), range: try range()))
        case 8: return .file(try file())
        case 9: return .picture(try picture())
        case 10: return .term(try text())
        case 11:
            var items: [FieldValue] = []
            for _ in 0..<(try count()) { items.append(try value(depth: depth + 1)) }
            return .list(items)
        case 12: return .map(try mapItems(depth: depth))
        case 13: return .localized(try mapItems(depth: depth))
        case 14: return .path(Reference(text: try text(), range: try range()))
        default: throw Damaged()
        }
    }

    private mutating func moment() throws -> Moment {
        let precision = try number()
        let day = Day(daysSince1970: try number())
        let seconds = try number()
        let offset = try byte() == 0 ? nil : Offset(seconds: try number())
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
        let focus: (x: Int, y: Int)? = flags & 4 == 0 ? nil : (try number(), try number())
        return Picture(
            source: source, alt: alt, isDecorative: flags & 1 != 0, caption: caption, credit: credit, focus: focus,
            pressOriginal: flags & 2 != 0)
    }
}
