internal import Calendars
internal import SourceText
private import Synchronization
internal import Templating

/// An entry as lists, references and Markdown bodies show it, in a page's language.
struct CardViews: Sendable {
    let site: Site
    let views: Views
    let pictures: PictureMarkup
    private let made: MadeCards
    let maker: CardMaker

    init(_ site: Site, views: Views, pictures: PictureMarkup) {
        self.site = site
        self.views = views
        self.pictures = pictures
        maker = CardMaker(site: site, views: views, pictures: pictures)
        made = MadeCards()
    }

    /// The entry's card for a page of that language; in another language it carries its own `lang`.
    func card(_ id: EntryID, in language: Int) -> Record {
        site.entries[id].language == language
            ? made.card(id) { maker.card(of: id, in: language) } : maker.card(of: id, in: language)
    }

    func cards(_ ids: some Sequence<EntryID>, in language: Int) -> [Record] { ids.map { card($0, in: language) } }
}

/// Cards in their own languages, each made when it is first asked for, since many lists share them.
private final class MadeCards: Sendable {
    private final class Shard: Sendable {
        let cards = Mutex<[EntryID: (card: Record, reads: Reads.List)]>([:])
    }

    private let shards = (0..<64).map { _ in Shard() }
    func card(_ id: EntryID, _ make: () -> Record) -> Record {
        let shard = shards[id & 63]
        let known = shard.cards.withLock { $0[id] }
        let made = known ?? shared(make)
        if known == nil { shard.cards.withLock { $0[id] = made } }
        Reads.current?.note(made.reads)
        return made.card
    }

    private func shared(_ make: () -> Record) -> (card: Record, reads: Reads.List) {
        let (card, reads) = Reads.ofShared { make().sealed() }
        return (card, reads)
    }
}

struct CardMaker: Sendable {
    let site: Site
    let views: Views
    let pictures: PictureMarkup

    func card(of id: EntryID, in language: Int) -> Record {
        let entry = site.entries[id]
        let kind = site.kinds[entry.kind]
        let strings = site.strings[entry.language]
        return views.card.record(
            CardView(
                maker: self, id: id, entry: entry, kind: kind, strings: strings, language: language,
                partial: views.cardPartials[entry.kind], dated: kicker(id, kind), file: firstFile(id)))
    }

    /// The moment that the card's date block shows.
    private func kicker(_ id: EntryID, _ kind: Kind) -> Moment? {
        guard case .soonest(let field) = kind.order, let moment = site.moment(id, field), moment.precision >= .day
        else {
            return nil
        }
        return site.nextOccurrence(of: id) ?? moment
    }

    func typeLabel(_ id: EntryID, _ kind: Kind, _ strings: Strings) -> String? {
        kind.kickers.lazy.compactMap { index -> String? in
            guard let text = site.text(id, at: index) else { return nil }
            return strings.choice(text, kind.fields[index].name, of: kind.name)
        }.first
    }

    func place(_ id: EntryID) -> String? {
        if let (value, owner) = site.value(id, site.kind(of: id).index(calendar: .location)),
            case .reference(let reference) = value
        {
            return site.entry(reference, of: owner, in: site.entries[id].language).map(site.title) ?? reference.text
        }
        return FieldText(site: site, language: site.entries[id].language).text(
            id, at: site.kind(of: id).index(of: .address))
    }

    /// The address within the settlement, where one is written out in parts.
    func street(_ id: EntryID) -> String? {
        guard let field = site.kind(of: id).field(.address), case .either(_, let rows) = field.type,
            let (value, owner) = site.value(id, .address), case .map(let items) = value
        else { return place(id) }
        let near = items.filter { ["street", "building"].contains(rows[$0.index].name) }
        guard !near.isEmpty else { return place(id) }
        return FieldText(site: site, language: site.entries[id].language).text(
            of: .map(near), as: field.type, field: field.name, kind: site.kind(of: id).name, owner: owner)
    }

    /// A field in words.
    func words(_ id: EntryID, _ field: FieldName) -> String? {
        FieldText(site: site, language: site.entries[id].language).text(id, at: site.kind(of: id).index(of: field))
    }

    /// «вул. Соборна, вул. Садова та ще 8»; of a schedule by queues how many there are.
    func streets(_ id: EntryID) -> String? {
        let strings = site.strings[site.entries[id].language]
        if case .list(let queues)? = site.value(id, .queues)?.value, !queues.isEmpty {
            return strings.count("queues", queues.count)
        }
        guard case .list(let items)? = site.value(id, .streets)?.value else { return nil }
        let names = items.compactMap { if case .text(let name) = $0 { name } else { nil } }
        return shortened(names, strings)
    }

    func settlements(_ id: EntryID) -> String? { settlements(id, in: site.entries[id].language) }

    func settlements(_ id: EntryID, in language: Int) -> String? {
        let strings = site.strings[language]
        let own = site.entries[id].terms(.settlements)
        let words = own.isEmpty ? site.entries[site.linked[id].original].terms(.settlements) : own
        let all = site.settings.settlements.count
        if all > 1, words.count >= all { return strings.phrase("whole_community") }
        let texts = FieldText(site: site, language: language)
        return shortened(words.map { texts.name(of: $0, .settlements) }, strings)
    }

    private func shortened(_ names: [String], _ strings: Strings) -> String? {
        guard !names.isEmpty else { return nil }
        if names.count <= 4 { return names.joined(separator: ", ") }
        return strings.phrase("and_more", names.prefix(3).joined(separator: ", "), String(names.count - 3))
    }

    func firstUnit(_ id: EntryID) -> String? {
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
