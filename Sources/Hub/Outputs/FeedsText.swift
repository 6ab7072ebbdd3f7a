internal import Calendars
internal import SourceText

/// An entry's page as a feed shows it: the text, and around it in few words what the page says by its layout.
struct FeedText {
    let items: FeedItems
    let id: EntryID
    /// Of a page that says above the text what the entry's state is, when and where it takes place: its rows that the
    /// head says. nil in feeds, which say all of it here.
    var said: Set<Int>?

    private var site: Site { items.site }
    private var language: Int { site.entries[id].language }
    private var strings: Strings { site.strings[language] }
    private var kind: Kind { site.kind(of: id) }
    private var markup: FieldMarkup { FieldMarkup(site: site, language: language, bodies: items.bodies) }

    /// Rows that the page's template places by itself, and that a reader must not miss.
    private static let more: Set<String> = ["online_url", "queues", "correction", "attachments"]

    /// Addresses may still begin with `/` or `#`.
    func write(into out: inout ByteWriter) throws {
        if said == nil {
            writeState(&out)
            writeWhenAndWhere(&out)
        }
        // What is so today answers first, and explains later.
        let answersFirst = said != nil && kind.isCurrentState
        if answersFirst { writeSections(&out) }
        if let (picture, path) = items.pictures.picture(of: id, .image) ?? items.pictures.picture(of: id, .photo) {
            let alt = picture.alt.isEmpty ? site.text(id, .imageAlt) ?? "" : picture.alt
            write(path, alt: picture.isDecorative ? "" : alt, caption: picture.caption, &out)
        }
        let body = site.entries[id].body
        var html: [UInt8] = []
        try site.bodies.read(body.html, into: &html)
        items.bodies.close(html, body.openLinks, site.linked[id].links, in: id, into: &out)
        writeGallery(&out)
        writeVideo(&out)
        if !answersFirst { writeSections(&out) }
        writeFacts(&out)
    }

    private func writeState(_ out: inout ByteWriter) {
        for index in kind.states {
            guard let word = site.text(id, at: index), kind.fields[index].stateLevel(of: word) != nil else { continue }
            out.write("<p><strong>")
            out.write(escaping: strings.choice(word, kind.fields[index].name, of: kind.name))
            out.write("</strong>")
            if let note = site.text(id, .statusNote) {
                out.write(". ")
                out.write(escaping: note)
            }
            out.write("</p>\n")
            return
        }
    }

    private func writeWhenAndWhere(_ out: inout ByteWriter) {
        guard kind.hasCalendar else { return }
        var when = site.text(id, .whenText)
        if when == nil, let start = moment(.start) {
            // The first time, not the next one: a feed does not change by waiting.
            when = WhenWords(site: site, strings: strings).interval(start, moment(.end))
        }
        var place = ByteWriter()
        if let index = index(of: .location) { write(index, into: &place) }
        guard when != nil || place.count > 0 else { return }
        out.write("<p>")
        out.write(escaping: when ?? "")
        if when != nil, place.count > 0 { out.write("<br>") }
        out.write(place.bytes)
        out.write("</p>\n")
    }

    private func index(of role: Field.CalendarRole) -> Int? { kind.fields.firstIndex { $0.calendar == role } }

    private func moment(_ role: Field.CalendarRole) -> Moment? {
        guard let index = index(of: role), case .moment(let moment)? = site.value(id, index)?.value else { return nil }
        return moment
    }

    private func write(_ index: Int, into out: inout ByteWriter) {
        let field = kind.fields[index]
        guard let (value, owner) = site.value(id, index) else { return }
        if field.name == "queues" { return writeQueues(&out) }
        let shown = field.name == "attachments" ? FeedText.plainAttachments(value) : value
        markup.write(shown, as: field.type, field: field.name, kind: kind.name, owner: owner, into: &out)
    }

    /// Files and their titles, without what only a form on the page needs.
    private static func plainAttachments(_ value: FieldValue) -> FieldValue {
        guard case .list(let items) = value else { return value }
        return .list(
            items.map { item in
                guard case .map(let parts) = item else { return item }
                return .map(parts.filter { ["file", "title"].contains(Field.attachment[$0.index].name) })
            })
    }

    private func writeQueues(_ out: inout ByteWriter) {
        out.write("<ul>\n")
        for queue in site.queues(id) {
            out.write("<li><strong>")
            out.write(escaping: queue.name)
            out.write("</strong> ")
            out.write(
                escaping: queue.hours.isEmpty ? strings["page.no_hours"] ?? "–" : queue.hours.joined(separator: ", "))
            out.write("</li>\n")
        }
        out.write("</ul>\n")
    }

    /// The rows that satisfy a condition, with their labels and values; what was said already is left out.
    private func rows(where isWanted: (Field) -> Bool, do body: (_ label: String, _ value: [UInt8]) -> Void) {
        for (index, field) in kind.fields.enumerated() where isWanted(field) && said?.contains(index) != true {
            guard !(kind.hasCalendar && field.calendar == .location) else { continue }
            var value = ByteWriter(capacity: 128)
            write(index, into: &value)
            if value.count > 0 { body(strings.label(index, of: kind), value.bytes) }
        }
    }

    private func writeSections(_ out: inout ByteWriter) {
        var sections = ByteWriter()
        func isSection(_ field: Field) -> Bool { field.shown == .section || FeedText.more.contains(field.name) }
        rows(where: isSection) { label, value in
            sections.write("<p><strong>")
            sections.write(escaping: label)
            sections.write("</strong></p>\n")
            let isBlock = ["<p", "<ul", "<ol", "<dl", "<div", "<table", "<h", "<blockquote", "<pre", "<section"]
                .contains { value.starts(with: Array($0.utf8)) }
            if !isBlock { sections.write("<p>") }
            sections.write(value)
            sections.write(isBlock ? "\n" : "</p>\n")
        }
        out.write(sections.bytes)
    }

    private func writeFacts(_ out: inout ByteWriter) {
        var facts = ByteWriter()
        func isFact(_ field: Field) -> Bool { [.fact, .answer].contains(field.shown) }
        rows(where: isFact) { label, value in
            facts.write("<li>")
            facts.write(escaping: label)
            facts.write(": ")
            facts.write(value)
            facts.write("</li>\n")
        }
        guard facts.count > 0 else { return }
        out.write("<ul>\n")
        out.write(facts.bytes)
        out.write("</ul>\n")
    }

    private func writeGallery(_ out: inout ByteWriter) {
        guard let (value, owner) = site.value(id, .gallery), case .list(let pictures) = value else { return }
        for case .picture(let picture) in pictures {
            guard let path = items.pictures.path(of: picture, owner) else { continue }
            write(path, alt: picture.alt, caption: picture.caption, &out)
        }
    }

    private func write(_ path: String, alt: String, caption: String, _ out: inout ByteWriter) {
        let variant = items.pictures.library.sets[path]?.jpeg(widest: 1280).last
        out.write("<p><img src=\"")
        out.write(escaping: site.absolute(variant?.url ?? site.assets.url(of: path)))
        out.write("\" alt=\"")
        out.write(escaping: alt)
        out.write("\">")
        if !caption.isEmpty {
            out.write("<br>")
            out.write(escaping: caption)
        }
        out.write("</p>\n")
    }

    private func writeVideo(_ out: inout ByteWriter) {
        guard let index = kind.index(of: .video), let value = site.value(id, index)?.value else { return }
        var url: String?
        switch (value, kind.fields[index].type) {
        case (.text(let text), _): url = text
        case (.map(let parts), .either(_, let rows)):
            for part in parts where rows[part.index].name == "url" {
                if case .text(let text) = part.value { url = text }
            }
        default: break
        }
        guard let url else { return }
        out.write("<p><a href=\"")
        out.write(escaping: site.href(url))
        out.write("\">")
        out.write(escaping: strings["page.watch"] ?? url)
        out.write("</a></p>\n")
    }
}

extension ByteWriter {
    /// HTML for readers elsewhere: addresses get their host, and what only the site's own styles and scripts know
    /// goes. Quotes within texts are escaped, so that `="` stands in tags alone.
    mutating func write(feedHTML html: [UInt8], origin: String, page: String) {
        var start = 0
        var index = 0
        while index + 1 < html.count {
            guard html[index] == UInt8(ascii: "="), html[index + 1] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let value = index + 2
            var name = index
            while name > start, html[name - 1] != UInt8(ascii: " "), index - name < 16 { name -= 1 }
            guard let end = html[value...].firstIndex(of: UInt8(ascii: "\"")) else { break }
            switch String(decoding: html[name..<index], as: UTF8.self) {
            case "href", "src":
                if value < end, html[value] == UInt8(ascii: "/") {
                    write(html[start..<value])
                    write(escaping: origin)
                    start = value
                } else if value < end, html[value] == UInt8(ascii: "#") {
                    write(html[start..<value])
                    write(escaping: page)
                    start = value
                }
            case "class", "id", "role", "tabindex", "loading", "aria-label", "aria-labelledby", "aria-hidden":
                if name > start {
                    write(html[start..<(name - 1)])
                    start = end + 1
                }
            default: break
            }
            index = end + 1
        }
        write(html[start...])
    }
}
