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
        out.write(entry.faceDigest.bytes)
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
