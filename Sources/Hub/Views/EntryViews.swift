internal import Calendars
internal import MarkdownHTML
internal import SourceText
internal import Templating

/// An entry's own page, filled from its rows.
struct EntryViews: Sendable {
    let site: Site
    let cards: CardViews
    let pictures: PictureMarkup
    let bodies: BodyViews
    let calendars: CalendarLists
    private let termLinks: TermLinks

    init(site: Site, cards: CardViews, pictures: PictureMarkup, bodies: BodyViews, calendars: CalendarLists) {
        self.site = site
        self.cards = cards
        self.pictures = pictures
        self.bodies = bodies
        self.calendars = calendars
        termLinks = TermLinks(site)
    }

    func record(_ id: EntryID) -> Record {
        let entry = site.entries[id]
        let kind = site.kinds[entry.kind]
        let language = entry.language
        let strings = site.strings[language]
        let times = TimeViews(strings: strings, zone: site.settings.zone)
        let place = site.places[id]
        let markup = FieldMarkup(site: site, language: language, bodies: bodies)
        let (facts, sections) = factsAndSections(id, kind, markup)
        let collected = collectedRecord(id, language, strings)
        var values: [Value] = [
            .text(site.title(id)), .optional(entry.text(.summary)), .text(site.href(place.url)), .text(kind.name),
            .text(strings.kindOne(kind)),
            kind.isAtRoot ? .absent : .text(site.href(site.prefix(language) + kind.folder + "/")),
            .optional(site.text(id, .type).map { strings.choice($0, "type", of: kind.name) }),
            .optional(site.moment(id, .date).map { times.record($0) }),
            .optional(entry.moment(.updated).map { times.record($0) }), .optional(entry.text(.changeNote)),
        ]
        values += [
            bodies.deferred(id), contents(entry), .optional(readingTime(entry, strings)), image(id), gallery(id),
            video(id, language), .optional(StateViews(site: site).state(of: id)),
            .optional(WhenViews(site: site, strings: strings).record(of: id)), action(id, strings),
            .list(facts), .list(sections), questions(id, markup), attachments(id, strings),
        ]
        values += [
            terms(id, .tags, language), terms(id, .settlements, language), terms(id, .audiences, language),
            names(id, .units, language), names(id, .authors, language), .optional(signature(id, kind, language)),
            .optional(entry.text(.correction)), queues(id, kind), map(id), .list(groups(id, kind, language, strings)),
            .optional(collected), cards.cards(site.related[id].map { site.inLanguage($0, language) }, in: language),
            .optional(site.text(id, .role)), .optional(site.text(id, .slogan)),
            collected == nil ? .absent : .text(site.href(place.url + "feed.xml")),
            calendars.hasOwnFile(id, site) ? .text(site.href(place.url + CalendarFiles.ownName)) : .absent,
            kind.hasAlerts ? .text(site.href(AlertFiles.url(of: id, site))) : .absent,
            .record(fields(id, entry.kind, markup)),
        ]
        return Shapes.entries[entry.kind].record(values)
    }

    private func factsAndSections(_ id: EntryID, _ kind: Kind, _ markup: FieldMarkup) -> (
        facts: [Record], sections: [Record]
    ) {
        var facts: [Record] = []
        var sections: [Record] = []
        let strings = site.strings[markup.language]
        for (index, field) in kind.fields.enumerated() where field.shown == .fact || field.shown == .section {
            guard let (value, owner) = site.value(id, index) else { continue }
            var out = ByteWriter(capacity: 128)
            markup.write(value, as: field.type, field: field.name, kind: kind.name, owner: owner, into: &out)
            guard out.count > 0 else { continue }
            let label = strings.label(index, of: kind)
            if field.shown == .fact {
                facts.append(Shapes.fact.record([.text(label), .html(out.take())]))
            } else {
                let isBlock =
                    out.bytes.starts(with: Array("<".utf8)) && !out.bytes.starts(with: Array("<a ".utf8))
                    && !out.bytes.starts(with: Array("<time".utf8))
                let html = isBlock ? out.take() : Array("<p>".utf8) + out.take() + Array("</p>".utf8)
                sections.append(
                    Shapes.section.record([
                        .text(field.name.replacing(bytes: "_", with: "-")), .text(label), .html(html),
                    ]))
            }
        }
        return (facts, sections)
    }

    private func fields(_ id: EntryID, _ kindIndex: Int, _ markup: FieldMarkup) -> Record {
        let kind = site.kinds[kindIndex]
        let strings = site.strings[markup.language]
        let words = FieldText(site: site, language: markup.language)
        return Shapes.fields[kindIndex].record(
            kind.fields.indices.map { index in
                let field = kind.fields[index]
                guard field.shown != .fact, field.shown != .section, let (value, owner) = site.value(id, index),
                    !EntryViews.shownElsewhere.contains(field.name)
                else { return .absent }
                return .record(
                    Shapes.shown.record([
                        .text(strings.label(index, of: kind)),
                        .optional(
                            words.text(of: value, as: field.type, field: field.name, kind: kind.name, owner: owner)),
                        .absent, .optional(address(value, field.type)), .list([]),
                    ]))
            })
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

    private func contents(_ entry: Entry) -> Value {
        let headings = entry.body.headings.filter { $0.level <= 3 }
        guard headings.count >= 3 else { return .list([]) }
        return .list(
            headings.map {
                Shapes.tableLine.record([.text($0.id), .text($0.text), .text(String($0.level)), .flag($0.level > 2)])
            })
    }

    private func readingTime(_ entry: Entry, _ strings: Strings) -> String? {
        let minutes = (entry.body.words + 90) / 180
        return minutes < 2 ? nil : strings.count("minutes", minutes)
    }

    private func image(_ id: EntryID) -> Value {
        guard let (picture, path) = pictures.picture(of: id, .image) ?? pictures.picture(of: id, .photo) else {
            return .absent
        }
        let alt = picture.alt.isEmpty ? site.text(id, .imageAlt) ?? "" : picture.alt
        return .record(record(picture, path, alt: alt, place: .first, sizes: "(min-width: 48em) 44em, 100vw"))
    }

    private func record(_ picture: Picture, _ path: String, alt: String, place: PictureMarkup.Place, sizes: String)
        -> Record
    {
        var out = ByteWriter(capacity: 400)
        pictures.write(
            path, alt: picture.isDecorative ? "" : alt, sizes: sizes, place: place, focus: picture.focus, into: &out)
        return Shapes.picture.record([.html(out.take()), .optional(picture.caption), .optional(picture.credit)])
    }

    private func gallery(_ id: EntryID) -> Value {
        guard let (value, owner) = site.value(id, .gallery), case .list(let items) = value else { return .list([]) }
        return .list(
            items.compactMap { item in
                guard case .picture(let picture) = item, let path = pictures.path(of: picture, owner) else {
                    return nil
                }
                return record(picture, path, alt: picture.alt, place: .below, sizes: "(min-width: 40em) 20em, 50vw")
            })
    }

    private func video(_ id: EntryID, _ language: Int) -> Value {
        guard let (value, owner) = site.value(id, .video) else { return .absent }
        let views = VideoViews(site: site, pictures: pictures)
        switch value {
        case .text(let url):
            return .record(views.record(url: site.href(url), title: site.title(id), language: language))
        case .map(let items):
            guard case .either(_, let rows)? = site.kind(of: id).field(.video)?.type else { return .absent }
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
            guard let url = texts["url"] else { return .absent }
            return .record(
                views.record(
                    url: site.href(url), title: site.title(id), language: language, poster: poster,
                    duration: texts["duration"], transcript: texts["transcript"]))
        default: return .absent
        }
    }

    /// The one thing that a reader came to do here.
    private func action(_ id: EntryID, _ strings: Strings) -> Value {
        guard site.places[id].stage == .current, let url = site.text(id, .onlineURL) else { return .absent }
        let name = site.text(id, .onlineName)
        let isService = site.kind(of: id).field(.steps) != nil
        let label = strings.phrase(isService ? "start_online" : "join_online")
        return .record(
            Shapes.action.record([
                .text(site.href(url)), .text(label), .optional(name.map { strings.phrase("continues_on", $0) }),
            ]))
    }

    private func questions(_ id: EntryID, _ markup: FieldMarkup) -> Value {
        guard let (value, owner) = site.value(id, .faq), case .list(let items) = value else { return .list([]) }
        return .list(
            items.compactMap { item in
                guard case .map(let parts) = item, parts.count == 2, case .text(let question) = parts[0].value else {
                    return nil
                }
                var out = ByteWriter(capacity: 256)
                markup.write(parts[1].value, as: .markdown, field: "answer", kind: "", owner: owner, into: &out)
                return Shapes.question.record([.text(question), .html(out.take())])
            })
    }

    private func attachments(_ id: EntryID, _ strings: Strings) -> Value {
        guard let (value, owner) = site.value(id, .attachments), case .list(let items) = value else {
            return .list([])
        }
        let facts = FileFacts(site: site, strings: strings)
        return .list(
            items.compactMap { item in
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
                        case ("language", .text(let text)): note = text
                        default: break
                        }
                    }
                default: break
                }
                guard let file, let known = facts.facts(file, owner) else { return nil }
                return Shapes.attachment.record([
                    .text(title ?? known.name), .text(known.url), .optional(known.format), .optional(known.size),
                    .optional(note), .optional(sample.flatMap { facts.facts($0, owner)?.url }),
                ])
            })
    }

    private func terms(_ id: EntryID, _ taxonomy: Taxonomy, _ language: Int) -> Value {
        let own = site.entries[id].terms(taxonomy)
        let words = own.isEmpty ? site.entries[site.places[id].original].terms(taxonomy) : own
        return .list(words.map { termLinks.link($0, taxonomy, language) })
    }

    private func names(_ id: EntryID, _ field: FieldName, _ language: Int) -> Value {
        guard site.kind(of: id).field(field)?.shown == .byTemplate, let (value, owner) = site.value(id, field),
            case .list(let items) = value
        else { return .list([]) }
        return .list(
            items.compactMap { item in
                guard case .reference(let reference) = item else { return nil }
                if let target = site.entry(reference, of: owner, in: language) {
                    return Shapes.link.record([.text(site.title(target)), .text(site.href(site.places[target].url))])
                }
                return Shapes.link.record([.text(reference.text), .absent])
            })
    }

    private func signature(_ id: EntryID, _ kind: Kind, _ language: Int) -> String? {
        if let own = site.text(id, .signature) { return own }
        return kind.isNews ? site.settings.press.signature[language] : nil
    }

    private func queues(_ id: EntryID, _ kind: Kind) -> Value {
        guard let (value, _) = site.value(id, .queues), case .list(let items) = value else { return .list([]) }
        return .list(
            items.compactMap { item in
                switch item {
                case .text(let name): return Shapes.queue.record([.text(name), .absent])
                case .map(let parts):
                    guard case .text(let name)? = parts.first?.value else { return nil }
                    var hours: [String] = []
                    if case .list(let ranges)? = parts.dropFirst().first?.value {
                        for case .text(let range) in ranges { hours.append(range) }
                    }
                    return Shapes.queue.record([.text(name), .optional(hours.joined(separator: ", "))])
                default: return nil
                }
            })
    }

    private func map(_ id: EntryID) -> Value {
        guard case .number(let latitude)? = site.value(id, .latitude)?.value,
            case .number(let longitude)? = site.value(id, .longitude)?.value
        else { return .absent }
        let (y, x) = (FieldText.plain(latitude), FieldText.plain(longitude))
        return .record(Shapes.map.record([.text(y), .text(x), .text("geo:\(y),\(x)")]))
    }

    /// References to other entries and from them, as cards under the headings that the strings give.
    private func groups(_ id: EntryID, _ kind: Kind, _ language: Int, _ strings: Strings) -> [Record] {
        var groups: [Record] = []
        for (index, field) in kind.fields.enumerated() where field.shown == .cards {
            guard let (value, owner) = site.value(id, index) else { continue }
            let items: [FieldValue] = if case .list(let list) = value { list } else { [value] }
            let shown = items.compactMap { item -> Record? in
                guard case .reference(let reference) = item, let target = site.entry(reference, of: owner, in: language)
                else {
                    return nil
                }
                return cards.card(target, in: language)
            }
            if !shown.isEmpty {
                groups.append(
                    Shapes.group.record([
                        .text("to-" + field.name.replacing(bytes: "_", with: "-")),
                        .text(strings.label(index, of: kind)), .list(shown),
                    ]))
            }
        }
        return groups + backGroups(id, language, strings)
    }

    private func backGroups(_ id: EntryID, _ language: Int, _ strings: Strings) -> [Record] {
        var byField: [(key: Placed.BackReference, ids: [EntryID])] = []
        for back in site.places[site.places[id].original].backReferences {
            let key = Placed.BackReference(source: 0, kind: back.kind, field: back.field)
            if let index = byField.firstIndex(where: { $0.key == key }) {
                byField[index].ids.append(back.source)
            } else {
                byField.append((key, [back.source]))
            }
        }
        let sorter = Sorter(
            entries: site.entries, places: site.places, kinds: site.kinds, zone: site.settings.zone, now: site.now)
        return byField.sorted { ($0.key.kind, $0.key.field) < ($1.key.kind, $1.key.field) }.map { key, ids in
            let kind = site.kinds[key.kind]
            let name = kind.name + "." + kind.fields[key.field].name
            let label =
                strings["backrefs." + name] ?? strings["backrefs.common." + kind.fields[key.field].name]
                ?? strings.kindMany(kind)
            let newest = sorter.latestFirst(ids, kind).prefix(12).map { site.inLanguage($0, language) }
            return Shapes.group.record([
                .text("from-" + name.replacing(bytes: ".", with: "-").replacing(bytes: "_", with: "-")), .text(label),
                cards.cards(newest, in: language),
            ])
        }
    }

    private func collectedRecord(_ id: EntryID, _ language: Int, _ strings: Strings) -> Record? {
        guard site.kind(of: id).collects != nil,
            let listing = site.collections.listing(.collected(site.places[id].original), language)
        else { return nil }
        return Shapes.collected.record([
            .text(strings.phrase("collected")),
            cards.cards(listing.members.prefix(site.settings.perPage), in: language),
            .text(site.href(listing.url)), .text(site.href(listing.url + "feed.xml")),
            .optional(calendars.url(ofUnit: site.places[id].original, language, site).map(site.href)),
        ])
    }
}
