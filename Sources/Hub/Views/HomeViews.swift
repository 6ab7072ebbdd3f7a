internal import Calendars
internal import SourceText
internal import Templating

/// The home page, one section for each kind that asks for one, and the pages that belong to no entry.
struct HomeViews: Sendable {
    let site: Site
    let pages: PageViews
    let cards: CardViews
    let residents: ResidentViews

    func home(_ language: Int) -> Record {
        let strings = site.strings[language]
        let settings = site.settings
        var frame = PageViews.Frame(
            url: site.prefix(language), language: language, heading: settings.name[language],
            description: settings.description.isEmpty ? settings.name[language] : settings.description[language],
            kind: "home")
        frame.isHome = true
        frame.translations = settings.languages.indices.map { site.prefix($0) }
        let name = settings.shortName[language]
        frame.feeds = [
            (strings.phrase("feed_of", name), site.prefix(language) + "feed.xml", "application/rss+xml"),
            (strings.phrase("atom_of", name), site.prefix(language) + "atom.xml", "application/atom+xml"),
            (strings.phrase("json_feed_of", name), site.prefix(language) + "feed.json", "application/feed+json"),
        ]
        frame.jsonLD = pages.structuredData.home(frame, site)
        let own = HomeView(
            now: NowViews(site: site, cards: cards.maker, language: language).record(),
            sections: sections(language, strings, pinned: pinned(language)),
            ways: ways(language, strings), campaigns: campaigns(language),
            settlements: strings.alphabet.sorted(site.collections.terms(.settlements, language), by: \.name).map {
                LinkView(name: $0.name, url: site.href($0.url)).record
            })
        return pages.page(.home, frame, own: cards.views.home.record(own))
    }

    private func pinned(_ language: Int) -> [EntryID] {
        site.entries.indices.filter { id in
            site.entries[id].language == language && site.linked[id].isListed
                && site.linked[id].times.isPinned
        }
    }

    /// What the town puts first, then what is new, then what comes; of outages the panel tells.
    private func sections(_ language: Int, _ strings: Strings, pinned: [EntryID]) -> [Record] {
        let order = site.kinds.indices.filter { site.kinds[$0].field(.utility) == nil }.sorted {
            (site.kinds[$0].home?.place ?? 9, $0) < (site.kinds[$1].home?.place ?? 9, $1)
        }
        return order.compactMap { index in
            let kind = site.kinds[index]
            let limit: Int
            switch kind.home {
            case .latest(let count)?: limit = count
            case .coming(let count)?: limit = count
            case .chosen(let count)?: limit = count
            case .banner?, nil: return nil
            }
            guard let listing = site.collections.listing(.kind(index), language) else { return nil }
            // What is pinned stands first among its kind.
            let first = pinned.filter { site.entries[$0].kind == index }
            let ids = Array((first + listing.members.filter { !first.contains($0) }).prefix(limit))
            guard !ids.isEmpty else { return nil }
            return cards.views.homeSection.record(
                HomeSectionView(
                    kind: kind.name, label: strings["kinds.\(kind.name).home"] ?? strings.kindMany(kind),
                    url: site.href(listing.url), items: cards.cards(ids, in: language),
                    moreLabel: strings["kinds.\(kind.name).all"] ?? strings.kindMany(kind)))
        }
    }

    /// Ways to what is looked for in an emergency.
    private func ways(_ language: Int, _ strings: Strings) -> [Record] {
        [ResidentPages.Kind.refuges, .phones].compactMap { kind in
            guard pages.templates.has(kind), residents.pageCount(kind, language) > 0 else { return nil }
            return LinkView(
                name: strings.phrase(kind.rawValue + "_heading"),
                url: site.href(ResidentPages.url(kind, language, site))
            ).record
        }
    }

    /// Those that run.
    private func campaigns(_ language: Int) -> [Record] {
        site.kinds.indices.filter { site.kinds[$0].field(.slogan) != nil }.flatMap { index in
            cards.cards(site.collections.listing(.kind(index), language)?.members.prefix(2) ?? [], in: language)
        }
    }

    func notFound(_ language: Int) -> Record {
        let strings = site.strings[language]
        var frame = PageViews.Frame(
            url: site.prefix(language) + "404.html", language: language,
            heading: strings["page.not_found_heading"] ?? "404", description: strings["page.not_found_text"] ?? "",
            kind: "404")
        frame.isIndexed = false
        frame.hasAddress = false
        return pages.page(.notFound, frame, own: nil)
    }

    func search(_ language: Int) -> Record {
        let strings = site.strings[language]
        var frame = PageViews.Frame(
            url: site.prefix(language) + "search/", language: language, heading: strings["page.search_heading"] ?? "",
            description: strings["page.search_hint"] ?? "", kind: "search")
        frame.isIndexed = false
        frame.translations = site.settings.languages.indices.map { site.prefix($0) + "search/" }
        let services = site.kinds.indices.filter { if case .chosen? = site.kinds[$0].home { true } else { false } }
            .flatMap { site.collections.listing(.kind($0), language)?.members ?? [] }
        let sections = site.kinds.indices.compactMap { index -> Record? in
            guard let listing = site.collections.listing(.kind(index), language), !listing.members.isEmpty else {
                return nil
            }
            return LinkView(name: strings.kindMany(site.kinds[index]), url: site.href(listing.url)).record
        }
        let alphabetical = services.map { (strings.alphabet.key(site.title($0)), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
            .map { LinkView(name: site.title($0.1), url: site.href(site.url(of: $0.1))).record }
        let own = SearchView(services: alphabetical, sections: sections, help: help(services, language))
        return pages.page(.search, frame, own: own.record)
    }

    /// Whom to call where search finds nothing: who provides most of the services, else the council.
    private func help(_ services: [EntryID], _ language: Int) -> Record? {
        var counts: [EntryID: Int] = [:]
        for id in services {
            if let (value, owner) = site.value(id, .provider), case .reference(let reference) = value,
                let provider = site.entry(reference, of: owner, in: language), site.text(provider, .phone) != nil
            {
                counts[provider, default: 0] += 1
            }
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let phone = most.flatMap { site.text($0, .phone) } ?? site.settings.contacts.phone
        guard !phone.isEmpty else { return nil }
        return HotlineView(name: most.map(site.title) ?? site.settings.name[language], phone: phone).record
    }
}

extension Kind.Home {
    /// In which order sections of the home page stand.
    fileprivate var place: Int {
        switch self {
        case .banner: 0
        case .chosen: 1
        case .latest: 2
        case .coming: 3
        }
    }
}
