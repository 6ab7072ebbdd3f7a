internal import Calendars
internal import SourceText
internal import Templating

/// An entry as lists, references and Markdown bodies show it, in a page's language.
struct CardViews: Sendable {
    let site: Site
    let pictures: PictureMarkup
    /// By entry; made once, since every list shares them.
    private let own: [Record]

    init(_ site: Site, pictures: PictureMarkup) {
        self.site = site
        self.pictures = pictures
        let maker = CardMaker(site: site, pictures: pictures)
        own = Array(site.entries.indices).mapConcurrently { maker.card(of: $0, in: site.entries[$0].language).sealed() }
    }

    /// The entry's card for a page of that language; in another language it carries its own `lang`.
    func card(_ id: EntryID, in language: Int) -> Record {
        site.entries[id].language == language
            ? own[id] : CardMaker(site: site, pictures: pictures).card(of: id, in: language)
    }

    func cards(_ ids: some Sequence<EntryID>, in language: Int) -> Value { .list(ids.map { card($0, in: language) }) }
}

struct CardMaker: Sendable {
    let site: Site
    let pictures: PictureMarkup

    func card(of id: EntryID, in language: Int) -> Record {
        let entry = site.entries[id]
        let kind = site.kinds[entry.kind]
        let strings = site.strings[entry.language]
        let times = TimeViews(strings: strings, zone: site.settings.zone)
        let dated = kicker(id, kind)
        let attachment = firstFile(id)
        return Shapes.card.record([
            .text(site.href(site.places[id].url)),
            .text(site.title(id)),
            .optional(site.summary(id).cut(at: 160)),
            .text(kind.name),
            .text(strings.kindOne(kind)),
            .partial("partials/card-" + kind.name),
            .optional(typeLabel(id, kind, strings)),
            .optional(site.moment(id, .date).map { times.record($0) }),
            .optional(until(id, kind).map { times.record($0) }),
            .optional(whenText(id, kind, strings)),
            .optional(dated.map { String(site.civil($0).day.day) }),
            .optional(dated.map { strings.monthShort(site.civil($0)) }),
            .optional(place(id, kind)),
            .optional(StateViews(site: site).state(of: id)),
            .optional(html: pictures.thumbnail(of: id)),
            .optional(attachment?.format), .optional(attachment?.size),
            .optional(site.text(id, .onlineURL)),
            .optional(site.text(id, .onlineName)),
            .optional(site.text(id, .statusNote)),
            .optional(entry.language == language ? nil : site.settings.languages[entry.language]),
            .optional(site.text(id, .level) ?? (kind.hasAlerts ? "warning" : nil)),
            .flag(site.places[id].stage == .past),
            .optional(firstUnit(id)),
            .optional(site.text(id, .role)),
            .flag(false),
        ])
    }

    /// The moment that the card's date block shows.
    private func kicker(_ id: EntryID, _ kind: Kind) -> Moment? {
        guard case .soonest(let field) = kind.order, let moment = site.moment(id, field), moment.precision >= .day
        else {
            return nil
        }
        return site.nextOccurrence(of: id) ?? moment
    }

    private func until(_ id: EntryID, _ kind: Kind) -> Moment? {
        kind.over.last.flatMap { site.moment(id, $0) }
    }

    private func typeLabel(_ id: EntryID, _ kind: Kind, _ strings: Strings) -> String? {
        kind.kickers.lazy.compactMap { index -> String? in
            guard let text = site.text(id, at: index) else { return nil }
            return strings.choice(text, kind.fields[index].name, of: kind.name)
        }.first
    }

    private func whenText(_ id: EntryID, _ kind: Kind, _ strings: Strings) -> String? {
        WhenViews(site: site, strings: strings).text(of: id)
    }

    private func place(_ id: EntryID, _ kind: Kind) -> String? {
        if let (value, owner) = site.value(id, kind.index(calendar: .location)), case .reference(let reference) = value
        {
            return site.entry(reference, of: owner, in: site.entries[id].language).map(site.title) ?? reference.text
        }
        return FieldText(site: site, language: site.entries[id].language).text(
            id, at: site.kind(of: id).index(of: .address))
    }

    private func firstUnit(_ id: EntryID) -> String? {
        guard let (value, owner) = site.value(id, .units), case .list(let items) = value,
            case .reference(let reference)? = items.first
        else { return nil }
        return site.entry(reference, of: owner, in: site.entries[id].language).map(site.title) ?? reference.text
    }

    private func firstFile(_ id: EntryID) -> (format: String, size: String)? {
        for name in [FieldName.attachments, .scan] {
            guard let (value, owner) = site.value(id, name) else { continue }
            let file: FieldValue? =
                switch value {
                case .list(let items):
                    switch items.first {
                    case .map(let parts)?: parts.first?.value
                    case let other: other
                    }
                default: value
                }
            guard case .file(let reference)? = file else { continue }
            let facts = FileFacts(site: site, strings: site.strings[site.entries[id].language]).facts(reference, owner)
            if let facts { return (facts.format, facts.size) }
        }
        return nil
    }
}

/// Dates as templates show them.
struct TimeViews: Sendable {
    let strings: Strings
    let zone: Zone

    func record(_ moment: Moment) -> Record {
        let civil = moment.civil(in: zone)
        let short: String =
            switch moment.precision {
            case .year: String(civil.day.year)
            case .month: strings.monthYear(civil)
            case .day, .time: strings.long(civil)
            }
        return Shapes.time.record([
            .text(short), .text(TimeViews.iso(moment, zone)), moment.hasTime ? .text(strings.time(civil)) : .absent,
            .text(strings.written(moment, in: zone)), .text(String(civil.day.day)), .text(strings.monthShort(civil)),
            .text(String(civil.day.year)), .text(strings.weekday(civil)),
        ])
    }

    /// As `<time datetime>` and JSON-LD want it: as precise as the moment.
    static func iso(_ moment: Moment, _ zone: Zone) -> String {
        var out = ByteWriter(capacity: 26)
        let civil = moment.civil(in: zone)
        if moment.hasTime { out.write(rfc3339: civil) } else { out.write(iso: civil.day) }
        var text = String(decoding: out.bytes, as: UTF8.self)
        if moment.precision == .month { text = String(text.dropLast(bytes: 3)) }
        if moment.precision == .year { text = String(text.dropLast(bytes: text.utf8.count - 4)) }
        return text
    }
}
