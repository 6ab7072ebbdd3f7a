internal import Calendars
internal import MarkdownHTML
internal import SourceText
internal import Templating

/// An entry's own page, filled from its rows.
final class EntryViews: Sendable {
    let site: Site
    let cards: CardViews
    let pictures: PictureMarkup
    let bodies: BodyViews
    let calendars: CalendarLists
    let hasPosters: Bool
    private let termLinks: TermLinks

    init(
        site: Site, cards: CardViews, pictures: PictureMarkup, bodies: BodyViews, calendars: CalendarLists,
        hasPosters: Bool
    ) {
        self.site = site
        self.cards = cards
        self.pictures = pictures
        self.bodies = bodies
        self.calendars = calendars
        self.hasPosters = hasPosters
        termLinks = TermLinks(site)
    }

    func record(_ id: EntryID) -> Record {
        let entry = site.entries[id]
        let strings = site.strings[entry.language]
        let markup = FieldMarkup(site: site, language: entry.language, bodies: bodies)
        let kind = site.kinds[entry.kind]
        let (answers, facts, sections) = shownFields(id, kind, markup, but: saidInHead(id, kind))
        return cards.views.entries[entry.kind].record(
            EntryView(
                views: self, id: id, entry: entry, kindIndex: entry.kind, strings: strings, markup: markup,
                answers: answers, facts: facts, sections: sections,
                collected: collectedRecord(id, entry.language, strings)))
    }

    /// The entry's telephones, each by its own link.
    func calls(_ id: EntryID, _ strings: Strings) -> [Record] {
        let kind = site.kind(of: id)
        return kind.fields.indices.compactMap { index in
            guard case .phone = kind.fields[index].type, let phone = site.text(id, at: index) else { return nil }
            return HotlineView(name: strings.label(index, of: kind), phone: phone).record
        }
    }

    func fields(_ id: EntryID, _ kindIndex: Int, _ markup: FieldMarkup) -> Record {
        let kind = site.kinds[kindIndex]
        let strings = site.strings[markup.language]
        let words = FieldText(site: site, language: markup.language)
        let records = kind.fields.indices.map { index -> Record? in
            let field = kind.fields[index]
            guard ![.answer, .fact, .section].contains(field.shown), let (value, owner) = site.value(id, index),
                !EntryViews.shownElsewhere.contains(field.name)
            else { return nil }
            return ShownView(
                label: strings.label(index, of: kind),
                text: words.text(of: value, as: field.type, field: field.name, kind: kind.name, owner: owner),
                url: address(value, field.type)
            ).record
        }
        return cards.views.fields[kindIndex].record(FieldsView(records: records))
    }

    private static let shownElsewhere: Set<String> = [
        "title", "summary", "date", "updated", "tags", "units", "settlements", "image", "search_terms", "aliases",
        "weight",
        "draft", "faq", "attachments",
    ]

    private func address(_ value: FieldValue, _ type: FieldType) -> String? {
        guard case .text(let text) = value else { return nil }
        switch type {
        case .url: return site.href(text)
        case .email: return "mailto:" + text
        case .phone: return FieldMarkup.phoneURL(text)
        default: return nil
        }
    }

    func contents(_ entry: Entry) -> [Record] {
        let headings = entry.body.headings.filter { $0.level <= 3 }
        guard headings.count >= 3 else { return [] }
        return headings.map { ContentsLineView(id: $0.id, text: $0.text, level: $0.level).record }
    }

    func readingTime(_ entry: Entry, _ strings: Strings) -> String? {
        let minutes = (entry.body.words + 90) / 180
        return minutes < 2 ? nil : strings.count("minutes", minutes)
    }

    func image(_ id: EntryID) -> Record? {
        guard let (picture, path) = pictures.picture(of: id, .image) ?? pictures.picture(of: id, .photo) else {
            return nil
        }
        let alt = picture.alt.isEmpty ? site.text(id, .imageAlt) ?? "" : picture.alt
        return record(picture, path, alt: alt, place: .first, sizes: "(min-width: 48em) 44em, 100vw")
    }

    private func record(_ picture: Picture, _ path: String, alt: String, place: PictureMarkup.Place, sizes: String)
        -> Record
    {
        var out = ByteWriter(capacity: 400)
        pictures.write(
            path, alt: picture.isDecorative ? "" : alt, sizes: sizes, place: place, focus: picture.focus, into: &out)
        return PictureView(html: out.take(), caption: picture.caption, credit: picture.credit).record
    }

    func gallery(_ id: EntryID) -> [Record] {
        guard let (value, owner) = site.value(id, .gallery), case .list(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .picture(let picture) = item, let path = pictures.path(of: picture, owner) else { return nil }
            return record(picture, path, alt: picture.alt, place: .below, sizes: "(min-width: 40em) 20em, 50vw")
        }
    }

    func video(_ id: EntryID, _ language: Int) -> Record? {
        guard let (value, owner) = site.value(id, .video) else { return nil }
        let views = VideoViews(site: site, pictures: pictures)
        switch value {
        case .text(let url):
            return views.record(url: site.href(url), title: site.title(id), language: language)
        case .map(let items):
            guard case .either(_, let rows)? = site.kind(of: id).field(.video)?.type else { return nil }
            var texts: [String: String] = [:]
            var poster: [UInt8]?
            for item in items {
                if case .text(let text) = item.value { texts[rows[item.index].name] = text }
                if case .picture(let picture) = item.value, let path = pictures.path(of: picture, owner) {
                    var out = ByteWriter()
                    pictures.write(path, alt: "", sizes: "(min-width: 48em) 44em, 100vw", place: .below, into: &out)
                    poster = out.take()
                }
            }
            guard let url = texts["url"] else { return nil }
            return views.record(
                url: site.href(url), title: site.title(id), language: language, poster: poster,
                duration: texts["duration"], transcript: texts["transcript"])
        default: return nil
        }
    }

    /// The one thing that a reader came to do here.
    func action(_ id: EntryID, _ strings: Strings) -> Record? {
        guard site.linked[id].stage == .current, StateWords(of: id, site)?.level != .danger,
            let (index, url) = actionRow(id)
        else { return nil }
        let field = site.kind(of: id).fields[index]
        let isService = site.kind(of: id).field(.steps) != nil
        let label =
            switch field.name {
            case FieldName.liveURL.key: strings.phrase("watch_live")
            case FieldName.registrationURL.key: strings.phrase("register")
            case FieldName.ask.key: strings.phrase("take_part")
            default: strings.phrase(isService ? "start_online" : "join_online")
            }
        return ActionView(
            url: url.contains(bytes: "@") && !url.contains(bytes: "/") ? "mailto:" + url : site.href(url), label: label,
            note: site.text(id, .onlineName).map { strings.phrase("continues_on", $0) }
        ).record
    }

    /// The row that the button leads by, and its address; what is asked of readers comes with its own.
    func actionRow(_ id: EntryID) -> (Int, String)? {
        let kind = site.kind(of: id)
        for name in [FieldName.onlineURL, .liveURL, .registrationURL] {
            if let index = kind.index(of: name), let url = site.text(id, at: index) { return (index, url) }
        }
        guard let index = kind.index(of: .ask), case .map(let rows) = kind.fields[index].type,
            case .map(let parts)? = site.value(id, index)?.value
        else { return nil }
        for name in ["reply_url", "reply_email"] {
            if let part = parts.first(where: { rows[$0.index].name == name }), case .text(let url) = part.value {
                return (index, url)
            }
        }
        return nil
    }

    func questions(_ id: EntryID, _ markup: FieldMarkup) -> [Record] {
        guard let (value, owner) = site.value(id, .faq), case .list(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .map(let parts) = item, parts.count == 2, case .text(let question) = parts[0].value else {
                return nil
            }
            var out = ByteWriter(capacity: 256)
            markup.write(parts[1].value, as: .markdown, field: "answer", kind: "", owner: owner, into: &out)
            return QuestionView(question: question, answer: out.take()).record
        }
    }

    func attachments(_ id: EntryID, _ strings: Strings) -> [Record] {
        guard let (value, owner) = site.value(id, .attachments), case .list(let items) = value else { return [] }
        let facts = FileFacts(site: site, strings: strings)
        return items.compactMap { item in
            var file: FileReference?
            var sample: FileReference?
            var title: String?
            var note: String?
            switch item {
            case .file(let reference): file = reference
            case .map(let parts):
                for part in parts {
                    switch (Field.attachment[part.index].name, part.value) {
                    case ("file", .file(let reference)): file = reference
                    case ("sample", .file(let reference)): sample = reference
                    case ("title", .text(let text)): title = text
                    case ("language", .text(let code)): note = languageName(code, unless: strings)
                    default: break
                    }
                }
            default: break
            }
            guard let file, let known = facts.facts(file, owner) else { return nil }
            return AttachmentView(
                title: title ?? known.name, url: known.url, format: known.format, size: known.size, note: note,
                sampleURL: sample.flatMap { facts.facts($0, owner)?.url }
            ).record
        }
    }

    /// What a language calls itself, in small letters; nil of the page's own.
    private func languageName(_ code: String, unless own: Strings) -> String? {
        guard let index = site.settings.languages.firstIndex(of: code) else { return code }
        let name = site.strings[index]["language.name"] ?? code
        return name == own["language.name"] ? nil : name
    }

    func terms(_ id: EntryID, _ taxonomy: Taxonomy, _ language: Int) -> [Record] {
        let words = site.terms(of: id, taxonomy)
        return words.map { termLinks.link($0, taxonomy, language) }
    }

    /// Whoever holds an event or issues a document is named as such.
    func units(_ id: EntryID, _ kind: Kind, _ language: Int) -> [Record] {
        var said: Set<String> = []
        for (index, field) in kind.fields.enumerated() where field.shown == .fact || field.shown == .answer {
            guard let (value, _) = site.value(id, index) else { continue }
            let items: [FieldValue] = if case .list(let list) = value { list } else { [value] }
            for item in items {
                switch item {
                case .reference(let reference): said.insert(reference.text)
                case .text(let words): said.insert(words)
                default: break
                }
            }
        }
        return names(id, .units, language, but: said)
    }

    func names(_ id: EntryID, _ field: FieldName, _ language: Int, but said: Set<String> = []) -> [Record] {
        guard site.kind(of: id).field(field)?.shown == .byTemplate, let (value, owner) = site.value(id, field),
            case .list(let items) = value
        else { return [] }
        return items.compactMap { item in
            guard case .reference(let reference) = item, !said.contains(reference.text) else { return nil }
            if let target = site.entry(reference, of: owner, in: language) {
                guard !said.contains(site.title(target)) else { return nil }
                return LinkView(name: site.title(target), url: site.href(site.url(of: target))).record
            }
            return LinkView(name: reference.text).record
        }
    }

    func signature(_ id: EntryID, _ kind: Kind, _ language: Int) -> String? {
        if let own = site.text(id, .signature) { return own }
        return kind.isNews ? site.settings.press.signature[language] : nil
    }

    func queues(_ id: EntryID) -> [Record] {
        site.queues(id).map {
            QueueView(queue: $0, calendarURL: site.calendarURL(of: $0, of: id).map(site.href)).record
        }
    }

    func map(_ id: EntryID) -> Record? {
        guard case .number(let latitude)? = site.value(id, .latitude)?.value,
            case .number(let longitude)? = site.value(id, .longitude)?.value
        else { return nil }
        return MapView(latitude: FieldText.plain(latitude), longitude: FieldText.plain(longitude)).record
    }

    /// References to other entries and from them, as cards under the headings that the strings give; each entry once.
    func groups(_ id: EntryID, _ kind: Kind, _ language: Int, _ strings: Strings) -> [Record] {
        EntryGroups(site: site, sorter: sorter).all(id, kind, language, strings).map {
            cards.views.group.record(
                GroupView(id: $0.id, label: $0.label, items: cards.cards($0.members, in: language)))
        }
    }

    /// Entries much like this one, but those that its page shows already.
    func related(_ id: EntryID, _ kind: Kind, _ language: Int, _ strings: Strings) -> [Record] {
        var shown = Set(EntryGroups(site: site, sorter: sorter).all(id, kind, language, strings).flatMap(\.members))
        for link in site.entries[id].body.openLinks {
            if case .entry(let target, _)? = site.target(at: link.range, of: id) {
                shown.insert(site.inLanguage(target, language))
            }
        }
        let others = site.related[id].map { site.inLanguage($0, language) }
        return cards.cards(others.filter { !shown.contains($0) }, in: language)
    }

    private var sorter: Sorter {
        Sorter(
            entries: site.entries, linked: site.linked, kinds: site.kinds, strings: site.strings,
            zone: site.settings.zone)
    }

    private func collectedRecord(_ id: EntryID, _ language: Int, _ strings: Strings) -> Record? {
        guard site.kind(of: id).collects != nil,
            let listing = site.collections.listing(.collected(site.linked[id].original), language)
        else { return nil }
        return cards.views.collected.record(
            CollectedView(
                label: strings.phrase("collected", site.title(id)),
                items: cards.cards(listing.members.prefix(site.settings.perPage), in: language),
                url: site.href(listing.url), feedURL: site.href(listing.url + "feed.xml"),
                calendarURL: calendars.url(ofUnit: site.linked[id].original, language, site).map(site.href)))
    }
}
