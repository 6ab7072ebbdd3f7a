internal import SourceText
internal import Templating

/// `/lite/`: what is needed first, without pictures or scripts: a home page, the essential kinds, the newest news.
enum LiteEdition {
    static let name = "lite"
    /// Entries on one page of a list, so that it comes in one round trip.
    private static let perPage = 100

    static func url(ofHome language: Int, _ site: Site) -> String { site.prefix(language) + "lite/" }

    /// `/en/news/x/` is `/en/lite/news/x/`.
    static func url(_ url: String, _ language: Int, _ site: Site) -> String {
        self.url(ofHome: language, site) + url.dropFirst(bytes: site.prefix(language).utf8.count)
    }

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let sheets = Sheets(context)
        guard let template = sheets.template(.lite) else { return [] }
        return site.settings.languages.indices.flatMap { language -> [Job] in
            let edition = LiteLanguage(sheets: sheets, language: language)
            func page(_ url: String, origin: String = "", _ view: @escaping @Sendable () -> Record) -> Job {
                .page(at: url, name, origin: origin, template: template, view: view)
            }
            var jobs = [page(url(ofHome: language, site)) { edition.home() }]
            for listing in sheets.essential(language) {
                let pages = max(1, (listing.members.count + perPage - 1) / perPage)
                for number in 1...pages {
                    jobs.append(
                        page(edition.url(of: listing, page: number)) {
                            edition.list(listing, page: number, of: pages, perPage: perPage)
                        })
                }
            }
            for id in edition.entries {
                let origin = "content/" + site.entries[id].path
                jobs.append(page(url(site.linked[id].url, language, site), origin: origin) { edition.entry(id) })
            }
            return jobs
        }
    }
}

/// The edition in one language.
private struct LiteLanguage: Sendable {
    let sheets: Sheets
    let language: Int
    /// Those with a page of their own.
    let entries: [EntryID]
    private let markup: PlainMarkup

    private var site: Site { sheets.context.site }
    private var strings: Strings { site.strings[language] }

    init(sheets: Sheets, language: Int) {
        self.sheets = sheets
        self.language = language
        let site = sheets.context.site
        entries = sheets.essential(language).flatMap(\.members) + sheets.news(language)
        let known = Set(entries.map { site.linked[$0].url })
        markup = PlainMarkup(root: site.settings.origin + site.settings.base) { path in
            known.contains(path) ? site.href(LiteEdition.url(path, language, site)) : nil
        }
    }

    func url(of listing: EntryList, page: Int) -> String {
        LiteEdition.url(listing.url, language, site) + (page > 1 ? "\(page)/" : "")
    }

    private func link(_ id: EntryID) -> String { site.href(LiteEdition.url(site.linked[id].url, language, site)) }

    private func lines(_ ids: some Sequence<EntryID>) -> [Record] { ids.map { sheets.line($0, url: link($0)).record } }

    func home() -> Record {
        let name = site.settings.name[language]
        var sheet = sheets.sheet(
            language, heading: name, description: strings.phrase("lite"), canonical: site.prefix(language))
        sheet.intro = strings.phrase("lite")
        let current = sheets.essential(language).filter { sheets.kind(of: $0).isCurrentState }
        for listing in current {
            let kind = sheets.kind(of: listing)
            sheet.sections.append(
                SheetSectionView(
                    id: kind.folder, label: strings.kindMany(kind), url: site.href(url(of: listing, page: 1)),
                    entries: lines(listing.members.prefix(20)),
                    empty: listing.members.isEmpty ? strings["kinds.\(kind.name).empty"] : nil
                ).record)
        }
        let news = sheets.news(language)
        if let first = news.first {
            sheet.sections.append(
                SheetSectionView(
                    id: site.kind(of: first).folder, label: strings.kindMany(site.kind(of: first)), url: nil,
                    entries: lines(news)
                ).record)
        }
        sheet.links = sheets.essential(language).map {
            LinkView(name: strings.kindMany(sheets.kind(of: $0)), url: site.href(url(of: $0, page: 1))).record
        }
        sheet.asOf = TimeViews(site, strings)
            .newest(of: current.flatMap(\.members) + news, site)
        return sheets.record(sheet)
    }

    func list(_ listing: EntryList, page: Int, of pages: Int, perPage: Int) -> Record {
        let kind = sheets.kind(of: listing)
        let heading = strings.kindMany(kind)
        var sheet = sheets.sheet(
            language, heading: page == 1 ? heading : strings.phrase("list_page", heading, String(page)),
            description: strings.phrase("list_description", heading, site.settings.name[language]),
            canonical: listing.url)
        let members = listing.members.dropFirst((page - 1) * perPage).prefix(perPage)
        sheet.sections = [
            SheetSectionView(
                id: kind.folder, label: "", url: nil, entries: lines(members),
                empty: members.isEmpty ? strings["kinds.\(kind.name).empty"] : nil
            ).record
        ]
        if kind.isCurrentState {
            sheet.asOf = TimeViews(site, strings).newest(of: listing.members, site)
        }
        sheet.links =
            pages < 2
            ? []
            : (1...pages).filter { $0 != page }.map {
                LinkView(
                    name: strings.phrase("list_page", heading, String($0)), url: site.href(url(of: listing, page: $0))
                ).record
            }
        return sheets.record(sheet)
    }

    func entry(_ id: EntryID) -> Record {
        // Where its links lead depends on all that the edition holds.
        for listing in sheets.essential(language) { _ = listing.members }
        _ = site.collections.dated
        var sheet = sheets.sheet(
            language, heading: site.title(id), description: site.summary(id).cut(at: 200),
            canonical: site.linked[id].url)
        var line = sheets.line(id, url: site.href(site.linked[id].url))
        line.summary = site.entries[id].text(.summary)
        line.html = sheets.whole(id, markup)
        sheet.entry = line.record
        return sheets.record(sheet)
    }
}
