internal import Calendars
internal import SourceText
internal import Templating

/// Lists, their pages and their archives.
struct ListViews: Sendable {
    let site: Site
    let pages: PageViews
    let cards: CardViews

    /// How many list pages a listing has: at least one.
    func pageCount(_ listing: EntryList) -> Int {
        if isGrouped(listing) { return 1 }
        return max(1, (flow(listing).count + site.settings.perPage - 1) / site.settings.perPage)
    }

    /// What a list shows page by page: of a settlement all but what its first page puts before.
    private func flow(_ listing: EntryList) -> [EntryID] {
        let standing = standing(listing)
        guard !standing.isEmpty else { return listing.members }
        let shown = Set(standing.flatMap(\.ids))
        return listing.members.filter { !shown.contains($0) }
    }

    /// What a resident looks for first on a settlement's page: what holds now, who answers there, where to go.
    func standing(_ listing: EntryList) -> [(kind: Int, ids: [EntryID])] {
        guard case .term(.settlements, _) = listing.subject else { return [] }
        return site.kinds.indices.compactMap { index in
            let kind = site.kinds[index]
            let isStanding =
                kind.hasAlerts || kind.field(.utility) != nil || kind.collects != nil || kind.refuges != nil
                || kind.field(.role) != nil
            guard isStanding else { return nil }
            let ids = listing.members.filter {
                site.entries[$0].kind == index && site.linked[$0].stage == .current
            }
            return ids.isEmpty ? nil : (index, Array(ids.prefix(ListViews.mostStanding)))
        }
    }

    private static let mostStanding = 12

    static func url(_ listing: EntryList, page: Int) -> String {
        page == 1 ? listing.url : listing.url + "page/\(page)/"
    }

    /// An alphabetical list that fits one page shows its letters.
    func isGrouped(_ listing: EntryList) -> Bool {
        guard case .kind(let kind) = listing.subject, case .alphabetical = site.kinds[kind].order else { return false }
        return listing.members.count <= 60
    }

    func heading(_ listing: EntryList) -> String {
        let strings = site.strings[listing.language]
        switch listing.subject {
        case .kind(let kind): return strings.kindMany(site.kinds[kind])
        case .archive(let kind):
            return strings.phrase("archive_of", strings.kindMany(site.kinds[kind]), strings["page.archive"] ?? "")
        case .year(let kind, let year):
            return strings.phrase(
                "archive_of", strings.kindMany(site.kinds[kind]), strings.phrase("archive_year", String(year)))
        case .month(let kind, let year, let month):
            return strings.phrase(
                "archive_of", strings.kindMany(site.kinds[kind]), self.month(year, month, strings))
        case .term(.tags, _): return strings.phrase("tag", listing.name)
        case .term(.settlements, _): return strings.phrase("settlement", listing.name)
        case .term(.audiences, _): return strings.phrase("audience", listing.name)
        case .facet(let kind, _, _):
            return strings.phrase("archive_of", strings.kindMany(site.kinds[kind]), listing.name)
        case .collected(let id): return site.title(site.inLanguage(id, listing.language))
        }
    }

    private func month(_ year: Int, _ month: Int, _ strings: Strings) -> String {
        guard let day = Day(year: year, month: month, day: 1) else { return "" }
        return strings.monthYear(CivilTime(day: day, offset: .utc))
    }

    func record(_ listing: EntryList, page: Int) -> Record {
        let strings = site.strings[listing.language]
        let total = pageCount(listing)
        let heading = heading(listing)
        let title = page == 1 ? heading : strings.phrase("list_page", heading, String(page))
        var frame = PageViews.Frame(
            url: ListViews.url(listing, page: page), language: listing.language, heading: title,
            description: page == 1
                ? description(listing, heading, strings)
                : title + ". " + description(listing, heading, strings),
            kind: "list")
        frame.crumbs = crumbs(listing, page: page, heading)
        frame.card = .heading(cardHeading(listing, heading, strings), listing.language)
        frame.translations = translations(listing, page: page)
        frame.feeds = feeds(listing, heading, strings)
        frame.jsonLD = pages.structuredData.list(frame, site)
        let perPage = site.settings.perPage
        let shown =
            isGrouped(listing)
            ? [] : Array(flow(listing).dropFirst((page - 1) * perPage).prefix(perPage))
        let days = hasDays(listing) ? days(shown, listing, strings) : []
        let own = ListView(
            kind: kindName(listing), heading: title,
            items: days.isEmpty ? cards.cards(shown, in: listing.language) : [], days: days,
            facets: facets(listing, strings), alphabet: alphabet(listing, strings),
            empty: listing.members.isEmpty ? empty(listing, strings) : nil, pages: pagination(listing, page, total),
            years: years(listing, strings), groups: page == 1 ? groups(listing, strings) : [],
            feedURL: frame.feeds.first.map { site.href($0.url) }, calendarURL: calendar(listing).map(site.href),
            data: data(listing), archiveURL: archive(listing).map(site.href), asOf: asOf(listing, strings))
        return pages.page(.list, frame, own: cards.views.list.record(own))
    }

    /// «Станом на»: what is said of the light in one's street is worth as much as its date.
    private func asOf(_ listing: EntryList, _ strings: Strings) -> Record? {
        switch listing.subject {
        case .kind(let kind):
            guard site.kinds[kind].isCurrentState else { return nil }
            return TimeViews(site, strings).newest(of: listing.members, site)
        case .term(.settlements, _):
            let states = listing.members.filter {
                site.kind(of: $0).isCurrentState && site.linked[$0].stage == .current
            }
            return TimeViews(site, strings).newest(of: states, site)
        default: return nil
        }
    }

    private func description(_ listing: EntryList, _ heading: String, _ strings: Strings) -> String {
        switch listing.subject {
        case .term(.tags, _): strings.phrase("tag_description", listing.name)
        case .term(.settlements, _): strings.phrase("settlement_description", listing.name)
        case .term(.audiences, _): strings.phrase("audience_description", listing.name)
        default: strings.phrase("list_description", heading, site.settings.name[listing.language])
        }
    }

    private func empty(_ listing: EntryList, _ strings: Strings) -> String? {
        if case .kind(let kind) = listing.subject { return strings["kinds.\(site.kinds[kind].name).empty"] }
        return nil
    }

    private func crumbs(_ listing: EntryList, page: Int, _ heading: String) -> [(title: String, url: String)] {
        let strings = site.strings[listing.language]
        let prefix = site.prefix(listing.language)
        var crumbs: [(title: String, url: String)] = []
        switch listing.subject {
        case .kind, .collected: break
        case .archive(let kind), .year(let kind, _):
            crumbs.append((strings.kindMany(site.kinds[kind]), prefix + site.kinds[kind].folder + "/"))
        case .month(let kind, let year, _):
            let folder = prefix + site.kinds[kind].folder + "/"
            crumbs.append((strings.kindMany(site.kinds[kind]), folder))
            crumbs.append((strings.phrase("archive_year", String(year)), folder + "\(year)/"))
        case .facet(let kind, _, _):
            crumbs.append((strings.kindMany(site.kinds[kind]), prefix + site.kinds[kind].folder + "/"))
        case .term(let taxonomy, _):
            crumbs.append((strings.phrase(taxonomy.rawValue + "_heading"), prefix + taxonomy.folder + "/"))
        }
        if page > 1 { crumbs.append((heading, listing.url)) }
        return crumbs
    }

    func translations(_ listing: EntryList, page: Int) -> [String?] {
        site.settings.languages.indices.map { language in
            if language == listing.language { return ListViews.url(listing, page: page) }
            // Pages of two languages hold different entries: only the first ones correspond.
            guard page == 1 else { return nil }
            switch listing.subject {
            case .kind, .archive, .year, .month, .facet: return site.collections.listing(listing.subject, language)?.url
            case .term(let taxonomy, _) where !taxonomy.isOpen:
                return site.collections.listing(listing.subject, language)?.url
            default: return nil
            }
        }
    }

    func feeds(_ listing: EntryList, _ heading: String, _ strings: Strings) -> [(
        title: String, url: String, type: String
    )] {
        guard site.hasFeed(listing) else { return [] }
        var feeds = [(strings.phrase("feed_of", heading), listing.url + "feed.xml", "application/rss+xml")]
        if case .kind = listing.subject {
            feeds.append((strings.phrase("atom_of", heading), listing.url + "atom.xml", "application/atom+xml"))
            feeds.append((strings.phrase("json_feed_of", heading), listing.url + "feed.json", "application/feed+json"))
        }
        return feeds
    }

    private func calendar(_ listing: EntryList) -> String? {
        guard case .kind(let kind) = listing.subject, site.kinds[kind].hasCalendar else { return nil }
        return CalendarLists.url(site.kinds[kind], listing.language, site)
    }

    private func archive(_ listing: EntryList) -> String? {
        guard case .kind(let kind) = listing.subject else { return nil }
        return site.collections.listing(.archive(kind), listing.language)?.url
    }

    private func data(_ listing: EntryList) -> [Record] {
        guard case .kind(let kind) = listing.subject, listing.language == 0 else { return [] }
        let name = site.kinds[kind].name
        return [
            LinkView(name: "JSON", url: site.href("/data/\(name).json")).record,
            LinkView(name: "CSV", url: site.href("/data/\(name).csv")).record,
        ]
    }

    private func pagination(_ listing: EntryList, _ page: Int, _ total: Int) -> Record? {
        guard total > 1 else { return nil }
        func url(_ number: Int) -> String { site.href(ListViews.url(listing, page: number)) }
        var numbers: [Record] = []
        var last = 0
        for number in 1...total where number == 1 || number == total || abs(number - page) <= 2 {
            if number > last + 1 {
                numbers.append(PageNumberView().record)
            }
            numbers.append(PageNumberView(number: number, url: url(number), isCurrent: number == page).record)
            last = number
        }
        return PaginationView(
            current: page, total: total, previous: page > 1 ? url(page - 1) : nil,
            next: page < total ? url(page + 1) : nil, first: url(1), last: url(total), numbers: numbers
        ).record
    }

    private func years(_ listing: EntryList, _ strings: Strings) -> [Record] {
        let kind: Int
        var year: Int?
        var month: Int?
        switch listing.subject {
        case .kind(let index), .archive(let index): kind = index
        case .year(let index, let number): (kind, year) = (index, number)
        case .month(let index, let number, let part): (kind, year, month) = (index, number, part)
        default: return []
        }
        let known = site.collections.years(.init(subject: .kind(kind), language: listing.language))
        let folder = site.prefix(listing.language) + site.kinds[kind].folder + "/"
        return known.map { entry in
            let months = entry.year == year ? entry.months.reversed() : []
            return YearView(
                name: String(entry.year), url: site.href(folder + "\(entry.year)/"),
                isCurrent: entry.year == year && month == nil,
                months: months.map { number in
                    let name =
                        Day(year: entry.year, month: number, day: 1)
                        .map { strings.month(CivilTime(day: $0, offset: .utc)) } ?? ""
                    let padded = (number < 10 ? "0" : "") + String(number)
                    return MonthView(
                        name: name, url: site.href(folder + "\(entry.year)/\(padded)/"), isCurrent: number == month
                    ).record
                }
            ).record
        }
    }

    /// `/tags/`, `/settlements/`, `/audiences/`: every word with how many entries bear it.
    func index(of taxonomy: Taxonomy, _ language: Int) -> Record {
        let strings = site.strings[language]
        let heading = strings.phrase(taxonomy.rawValue + "_heading")
        var frame = PageViews.Frame(
            url: site.prefix(language) + taxonomy.folder + "/", language: language, heading: heading,
            description: strings.phrase("list_description", heading, site.settings.name[language]), kind: "list")
        frame.translations = site.settings.languages.indices.map {
            site.collections.terms(taxonomy, $0).isEmpty ? nil : site.prefix($0) + taxonomy.folder + "/"
        }
        frame.jsonLD = pages.structuredData.list(frame, site)
        let terms = site.collections.terms(taxonomy, language).sorted {
            strings.alphabet.key($0.name).lexicographicallyPrecedes(strings.alphabet.key($1.name))
        }
        let links = terms.map {
            TermView(name: $0.name, url: site.href($0.url), count: $0.members.count).record
        }
        let own = ListView(heading: heading, terms: links)
        return pages.page(.list, frame, own: cards.views.list.record(own))
    }
}
