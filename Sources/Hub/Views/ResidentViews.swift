internal import SourceText
internal import Templating

/// Shelters and Points by settlement, or a page of them.
struct RefugesView: Sendable {
    let groups: [Record]
    let settlements: [Record]
    let previous: String?
    let next: String?

    static func view(group: Shape) -> View<RefugesView> {
        View(
            "Refuges",
            [
                .list("groups", group, "the places of each settlement, open ones first") { $0.groups },
                .list("settlements", LinkView.shape, "the settlements, each with where its places begin") {
                    $0.settlements
                },
                .text("previous", "the page before; absent on the first") { $0.previous },
                .text("next", "the page after; absent on the last") { $0.next },
            ])
    }
}

/// The sheet of telephones.
struct PhonesView: Sendable {
    let units: [Record]

    static func view(card: Shape) -> View<PhonesView> {
        View("Phones", [.list("units", card, "the units that can be called") { $0.units }])
    }
}

/// Makes the pages that belong to no entry and no list.
struct ResidentViews: Sendable {
    let site: Site
    let pages: PageViews
    let cards: CardViews

    /// What one page of places holds, so that it comes whole in one round trip.
    private static let most = 36

    func pageCount(_ kind: ResidentPages.Kind, _ language: Int) -> Int {
        kind == .refuges ? parts(language).count : 1
    }

    func record(_ page: ResidentPages.Page) -> Record {
        let strings = site.strings[page.language]
        let heading = strings.phrase(page.kind.rawValue + "_heading")
        var frame = PageViews.Frame(
            url: page.url, language: page.language,
            heading: page.number == 1 ? heading : strings.phrase("list_page", heading, String(page.number)),
            description: strings.phrase(
                page.kind.rawValue + "_description", site.settings.name[page.language]),
            kind: page.kind.rawValue)
        frame.isIndexed = page.kind != .reading
        frame.card = .heading(site.settings.name[page.language], page.language)
        frame.translations = site.settings.languages.indices.map { language in
            page.number == 1 && pageCount(page.kind, language) > 0
                ? ResidentPages.url(page.kind, language, site) : language == page.language ? page.url : nil
        }
        if page.number > 1 { frame.crumbs = [(heading, ResidentPages.url(page.kind, page.language, site))] }
        frame.jsonLD = pages.structuredData.list(frame, site)
        let own: Record? =
            switch page.kind {
            case .refuges: refuges(page)
            case .phones: phones(page.language)
            case .reading: nil
            }
        return pages.page(.resident(page.kind), frame, own: own)
    }

    // MARK: Shelters and Points

    private struct Part {
        let name: String
        let anchor: String
        let places: [EntryID]
    }

    /// Whether the site has any in the language.
    func hasRefuges(_ language: Int) -> Bool { !parts(language).isEmpty }

    /// Pages of settlements' places, cut where a page would grow too long.
    private func parts(_ language: Int) -> [[Part]] {
        var pages: [[Part]] = []
        var room = 0
        for (place, settlement) in bySettlement(language).enumerated() {
            var rest = settlement.places[...]
            while !rest.isEmpty {
                if room == 0 {
                    pages.append([])
                    room = ResidentViews.most
                }
                let some = rest.prefix(room)
                pages[pages.count - 1].append(
                    Part(name: settlement.name, anchor: "s\(place + 1)", places: Array(some)))
                room -= some.count
                rest = rest.dropFirst(some.count)
            }
        }
        return pages
    }

    private func bySettlement(_ language: Int) -> [(name: String, places: [EntryID])] {
        var found: [String: [EntryID]] = [:]
        for (index, kind) in site.kinds.enumerated() {
            guard let refuges = kind.refuges else { continue }
            for id in site.collections.listing(.kind(index), language)?.members ?? []
            where site.text(id, refuges.field).map(refuges.values.contains) ?? false {
                let own = site.entries[id].terms(.settlements)
                let words = own.isEmpty ? site.entries[site.linked[id].original].terms(.settlements) : own
                for word in words.isEmpty ? [""] : words { found[word, default: []].append(id) }
            }
        }
        let texts = FieldText(site: site, language: language)
        let order = site.settings.settlements.map(\.key) + [""]
        return order.compactMap { word in
            found[word].map { (texts.name(of: word, .settlements), sorted($0, language)) }
        }
    }

    /// Open ones before closed, Points before shelters, then as they are called.
    private func sorted(_ ids: [EntryID], _ language: Int) -> [EntryID] {
        let alphabet = site.strings[language].alphabet
        func rank(_ id: EntryID) -> Int {
            let values = site.kind(of: id).refuges?.values ?? []
            let place = site.text(id, .type).flatMap(values.firstIndex) ?? 0
            return (StateWords(of: id, site)?.level == .danger ? 100 : 0) + place
        }
        let keyed = ids.map { (rank: rank($0), key: alphabet.key(site.title($0)), id: $0) }
        return keyed.sorted {
            if $0.rank != $1.rank { return $0.rank < $1.rank }
            if $0.key != $1.key { return $0.key.lexicographicallyPrecedes($1.key) }
            return $0.id < $1.id
        }.map(\.id)
    }

    private func refuges(_ page: ResidentPages.Page) -> Record {
        let pages = parts(page.language)
        let url = { (number: Int) in site.href(ResidentPages.url(.refuges, page.language, site, page: number)) }
        var seen: Set<String> = []
        let settlements = pages.enumerated().flatMap { index, parts in
            parts.filter { seen.insert($0.anchor).inserted }.map {
                LinkView(name: $0.name, url: (index + 1 == page.number ? "" : url(index + 1)) + "#" + $0.anchor).record
            }
        }
        let groups = pages[page.number - 1].map { part in
            cards.views.group.record(
                GroupView(
                    id: part.anchor, label: part.name, items: cards.cards(part.places, in: page.language)))
        }
        return cards.views.refuges.record(
            RefugesView(
                groups: groups, settlements: settlements, previous: page.number > 1 ? url(page.number - 1) : nil,
                next: page.number < pages.count ? url(page.number + 1) : nil))
    }

    // MARK: Telephones

    private func phones(_ language: Int) -> Record {
        let units = site.kinds.indices.filter { site.kinds[$0].collects != nil }.flatMap { index in
            (site.collections.listing(.kind(index), language)?.members ?? []).filter { site.text($0, .phone) != nil }
        }
        return cards.views.phones.record(PhonesView(units: cards.cards(units, in: language)))
    }
}
