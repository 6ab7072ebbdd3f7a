internal import Calendars
internal import SourceText

/// A page as a sitemap names it.
struct SitemapPage: Sendable {
    let url: String
    /// When it changed last; nil where that is not known, or lies ahead.
    let changed: Moment?
    /// The same page in each language, itself among them; nil where there is none.
    let translations: [String?]
    /// What it is news of, while it is news.
    var article: EntryID?
}

/// `sitemap.xml` (sitemaps.org 0.9): every page that may be found, in parts where there are many.
enum Sitemaps {
    /// sitemaps.org allows 50,000 and 50 MB; with the links to translations half as many stay far below both.
    static let limit = 25_000

    static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

    static func jobs(_ context: OutputContext) -> [Job] { jobs(context, limit: limit) }

    static func jobs(_ context: OutputContext, limit: Int) -> [Job] {
        let site = context.site
        let pages = pages(context)
        let news = SitemapsNews.jobs(site)
        guard pages.count > limit else { return [job("sitemap.xml", pages[...], site)] + news }
        let parts = stride(from: 0, to: pages.count, by: limit).enumerated().map { number, start in
            job("sitemap-\(number + 1).xml", pages[start..<min(start + limit, pages.count)], site)
        }
        let paths = parts.map(\.path)
        let index = Job(
            "sitemap.xml", "sitemaps",
            .bytes(
                digest: {
                    var hash = SHA256()
                    for path in paths { hash.update(site.absolute("/" + path)) }
                    return hash.digest()
                }
            ) { out in
                out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex")
                out.attribute("xmlns", namespace)
                out.write(">\n")
                for path in paths { out.element("sitemap") { $0.element("loc", site.absolute("/" + path)) } }
                out.write("</sitemapindex>\n")
            })
        return [index] + parts + news
    }

    /// Those that engines may show: no search pages, nothing that expired, nothing that asks to be left out.
    static func pages(_ context: OutputContext) -> [SitemapPage] {
        let site = context.site
        let languages = site.settings.languages.indices
        let articles = Set(SitemapsNews.articles(site))
        let isShown = site.entries.indices.map { site.linked[$0].isListed && !site.flag($0, .noindex) }
        let changes = Changes(site, of: isShown)
        var pages = languages.map { language in
            SitemapPage(
                url: site.prefix(language),
                changed: changes.newest(of: site.collections.dated[language].prefix(Feeds.length)),
                translations: languages.map { site.prefix($0) })
        }
        for listing in site.collections.listings {
            if case .collected = listing.subject { continue }
            let changed = changes.newest(of: listing.members[...])
            for page in 1...context.lists.pageCount(listing) {
                pages.append(
                    SitemapPage(
                        url: ListViews.url(listing, page: page), changed: page == 1 ? changed : nil,
                        translations: context.lists.translations(listing, page: page)))
            }
        }
        for page in ResidentPages.urls(context) where page.kind != .reading {
            let translations = languages.map { language in
                page.number == 1 && context.residents.pageCount(page.kind, language) > 0
                    ? ResidentPages.url(page.kind, language, site) : language == page.language ? page.url : nil
            }
            pages.append(SitemapPage(url: page.url, changed: nil, translations: translations))
        }
        for taxonomy in Taxonomy.allCases {
            let urls = languages.map { language -> String? in
                let isEmpty = site.collections.terms(taxonomy, language).isEmpty
                return isEmpty ? nil : site.prefix(language) + taxonomy.folder + "/"
            }
            for case let url? in urls { pages.append(SitemapPage(url: url, changed: nil, translations: urls)) }
        }
        if context.templates.hasSubscriptions {
            let urls = languages.map { site.prefix($0) + Subscriptions.folder }
            pages += urls.map { SitemapPage(url: $0, changed: nil, translations: urls) }
        }
        for id in site.entries.indices where isShown[id] {
            let place = site.linked[id]
            pages.append(
                SitemapPage(
                    url: place.url, changed: changes.moments[id],
                    translations: place.translations.map { $0.flatMap { isShown[$0] ? site.url(of: $0) : nil } },
                    article: articles.contains(id) ? id : nil))
        }
        return pages
    }

    private static func job(_ path: String, _ pages: ArraySlice<SitemapPage>, _ site: Site) -> Job {
        Job(
            path, "sitemaps",
            .bytes(
                digest: {
                    var hash = SHA256()
                    hash.update(site.settings.digest)
                    hash.update(site.absolute("/"))
                    for page in pages {
                        hash.update(page.url)
                        for url in page.translations { hash.update(url ?? "") }
                        hash.update(page.changed.map { $0.iso(in: site.settings.zone) } ?? "")
                        if let article = page.article { SitemapsNews.update(&hash, article, site) }
                    }
                    return hash.digest()
                }
            ) { out in
                out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset")
                out.attribute("xmlns", namespace)
                out.attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
                out.attribute("xmlns:news", SitemapsNews.namespace)
                out.write(">\n")
                for page in pages { write(page, site, &out) }
                out.write("</urlset>\n")
            })
    }

    private static func write(_ page: SitemapPage, _ site: Site, _ out: inout ByteWriter) {
        out.write("<url><loc>")
        out.write(xml: site.absolute(page.url))
        out.write("</loc>")
        if let changed = page.changed {
            out.write("<lastmod>")
            out.write(changed.iso(in: site.settings.zone))
            out.write("</lastmod>")
        }
        if page.translations.count(where: { $0 != nil }) > 1 {
            for (language, url) in page.translations.enumerated() {
                guard let url else { continue }
                alternate(site.settings.languages[language], site.absolute(url), &out)
            }
            if let first = page.translations.first, let url = first { alternate("x-default", site.absolute(url), &out) }
        }
        if let article = page.article { SitemapsNews.write(article, site, &out) }
        out.write("</url>\n")
    }

    private static func alternate(_ language: String, _ url: String, _ out: inout ByteWriter) {
        out.write("<xhtml:link rel=\"alternate\"")
        out.attribute("hreflang", language)
        out.attribute("href", url)
        out.write("/>")
    }
}

/// When each entry changed last, unless that lies ahead: no engine believes a page that changed tomorrow.
private struct Changes {
    let moments: [Moment?]
    /// The same as numbers, since every list asks for its newest.
    private let seconds: [Int64]

    init(_ site: Site, of isShown: [Bool]) {
        let zone = site.settings.zone
        var moments: [Moment?] = []
        var seconds: [Int64] = []
        for id in site.entries.indices {
            let moment = isShown[id] ? site.lastChange(id) : nil
            let known = site.linked[id].times.isChangeAhead ? nil : moment
            moments.append(known)
            seconds.append(known?.instant(in: zone).seconds ?? .min)
        }
        self.moments = moments
        self.seconds = seconds
    }

    func newest(of ids: ArraySlice<EntryID>) -> Moment? {
        guard var newest = ids.first else { return nil }
        for id in ids where seconds[id] > seconds[newest] { newest = id }
        return moments[newest]
    }
}
