internal import Calendars
internal import SourceText
internal import Templating

/// What every page has around its own content.
struct PageViews: Sendable {
    let site: Site
    let templates: Templates
    let cards: CardViews
    let shareCards: ShareCards?
    let styles: StyleSheet
    let structuredData = StructuredData()
    private let siteRecords: [Record]
    private let words: [Record]
    private let banners: [[EntryID]]
    private let csp: String
    /// Deferred, so that a page's digest takes the sheet's and not its bytes.
    private let css: Value

    /// A page's own part of the frame.
    struct Frame {
        let url: String
        let language: Int
        let heading: String
        let description: String
        let kind: String
        var isArticle = false
        var isIndexed = true
        var published: String?
        var modified: String?
        var section: String?
        var crumbs: [(title: String, url: String)] = []
        /// The same page in each language; nil where there is none.
        var translations: [String?] = []
        var feeds: [(title: String, url: String, type: String)] = []
        var notices: [Record] = []
        /// What the page's share card says, where that is not its heading alone.
        var card: ShareCards.Content?
        var jsonLD: [UInt8] = []
        var isHome = false
        /// Page 404 is served under any address, so it has none.
        var hasAddress = true
    }

    init(
        _ site: Site, templates: Templates, cards: CardViews, shareCards: ShareCards?, icons: [Record],
        hasCalendar: Bool,
        search: SearchLinks
    ) {
        self.site = site
        self.shareCards = shareCards
        self.templates = templates
        self.cards = cards
        styles = StyleSheet(templates.styles, accent: Colour(site.settings.colour) ?? .black)
        let sheet = styles.bytes
        css = .deferred(Deferred(digest: Digest(of: sheet)) { $0.write(sheet) })
        csp =
            "default-src 'none'; style-src \(styles.source); img-src 'self' data:; media-src 'self'; font-src 'self'; "
            + "script-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
        let languages = site.settings.languages.indices
        siteRecords = languages.map { language in
            SiteViews(site: site).record(language, icons: icons, hasCalendar: hasCalendar, search: search).sealed()
        }
        words = languages.map { language in
            let strings = site.strings[language]
            let known = Dictionary(strings.page.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
            return Record(templates.roots.strings, templates.roots.strings.slots.map { .optional(known[$0.name]) })
                .sealed()
        }
        banners = languages.map { language in
            site.kinds.indices.filter { if case .banner? = site.kinds[$0].home { true } else { false } }.flatMap {
                kind -> [EntryID] in
                // An alert concerns everyone, in whatever language it is written.
                let members = site.collections.listing(.kind(kind), 0)?.members ?? []
                return members.map { site.inLanguage($0, language) }
            }
        }
    }

    func page(_ root: Templates.Root, _ frame: Frame, own: [Value]) -> Record {
        let strings = site.strings[frame.language]
        let isOnlyLanguage = site.settings.languages.count < 2
        let name = site.settings.shortName[frame.language]
        let title =
            frame.isHome ? site.settings.name[frame.language] : strings.phrase("page_title", frame.heading, name)
        let current = frame.url
        let values: [Value] = [
            .text(site.settings.languages[frame.language]), .text(title), .text(frame.heading),
            .text(frame.description), frame.hasAddress ? .text(site.absolute(frame.url)) : .absent,
            frame.isIndexed ? .absent : .text("noindex"), .text(frame.isArticle ? "article" : "website"),
            .text(strings.locale),
            .list(
                isOnlyLanguage
                    ? []
                    : frame.translations.indices.compactMap {
                        $0 == frame.language || frame.translations[$0] == nil
                            ? nil : Shapes.localeAlternate.record([.text(site.strings[$0].locale)])
                    }),
            .optional(image(frame)), .optional(frame.published), .optional(frame.modified), .optional(frame.section),
            .text(frame.kind), css, .text(csp), .optional(html: frame.jsonLD), alternates(frame),
            isOnlyLanguage || frame.translations.first.flatMap({ $0 }) == nil
                ? .absent : .text(site.absolute(frame.translations[0]!)),
            languages(frame), feeds(frame), crumbs(frame), menu(frame.language, current),
            footer(frame.language, current),
            cards.cards(banners[frame.language].filter { site.places[$0].url != current }, in: frame.language),
            .list(frame.notices), .record(siteRecords[frame.language]),
        ]
        let shape = templates.shape(root)
        return shape.record(values + [.record(words[frame.language])] + own)
    }

    private func image(_ frame: Frame) -> Record? {
        guard let shareCards, frame.hasAddress else { return nil }
        let content = frame.card ?? .heading(frame.heading, frame.language)
        let url = shareCards.file(content).url
        return Shapes.shareImage.record([
            .text(site.absolute(url)), .text(String(ShareCards.width)), .text(String(ShareCards.height)),
            .text(frame.heading), .text(url.hasSuffix(bytes: ".png") ? "image/png" : "image/jpeg"),
        ])
    }

    private func alternates(_ frame: Frame) -> Value {
        guard site.settings.languages.count > 1, frame.translations.count(where: { $0 != nil }) > 0 else {
            return .list([])
        }
        return .list(
            frame.translations.enumerated().compactMap { language, url in
                guard let url else { return nil }
                return Shapes.alternate.record([
                    .text(site.settings.languages[language]), .text(site.absolute(url)), .text(site.href(url)),
                    .text(site.strings[language].name), .flag(language == frame.language), .flag(language == 0),
                ])
            })
    }

    private func languages(_ frame: Frame) -> Value {
        guard site.settings.languages.count > 1 else { return .list([]) }
        return .list(
            site.settings.languages.indices.map { language in
                let url = frame.translations.indices.contains(language) ? frame.translations[language] : nil
                return Shapes.language.record([
                    .text(site.settings.languages[language]), .text(site.strings[language].name),
                    .text(site.href(url ?? site.prefix(language))), .flag(language == frame.language),
                ])
            })
    }

    private func feeds(_ frame: Frame) -> Value {
        .list(frame.feeds.map { Shapes.feed.record([.text($0.title), .text(site.href($0.url)), .text($0.type)]) })
    }

    private func crumbs(_ frame: Frame) -> Value {
        guard !frame.isHome, frame.hasAddress else { return .list([]) }
        let home = (title: site.strings[frame.language]["page.home"] ?? "", url: site.prefix(frame.language))
        let trail = [home] + frame.crumbs + [(title: frame.heading, url: frame.url)]
        return .list(
            trail.enumerated().map { index, crumb in
                Shapes.crumb.record([.text(crumb.title), .text(site.href(crumb.url)), .flag(index == trail.count - 1)])
            })
    }

    private func menu(_ language: Int, _ current: String) -> Value {
        var items = site.settings.menu.compactMap { item -> (title: String, url: String, weight: Double)? in
            guard item.url.hasPrefix(bytes: "/") else { return (item.title[language], item.url, 0) }
            return localized(item.url, language).map { (item.title[language], $0, 0) }
        }
        let named = Set(items.map(\.url))
        items += pages(in: "main", language).filter { !named.contains($0.url) }
        return .list(items.map { menuItem($0.title, $0.url, current) })
    }

    private func footer(_ language: Int, _ current: String) -> Value {
        .list(pages(in: "footer", language).map { menuItem($0.title, $0.url, current) })
    }

    private func menuItem(_ title: String, _ url: String, _ current: String) -> Record {
        let isCurrent =
            url == current || (url.hasSuffix(bytes: "/") && url.utf8.count > 4 && current.hasPrefix(bytes: url))
        return Shapes.menuItem.record([.text(title), .text(site.href(url)), .flag(isCurrent)])
    }

    /// The address in a language of a menu's target, or its original where it is not translated.
    private func localized(_ url: String, _ language: Int) -> String? {
        guard language > 0 else { return url }
        let own = site.prefix(language) + url.dropFirst(bytes: 1)
        if site.collections.hasList(at: own) { return own }
        if let id = site.addressed[url] { return site.places[site.inLanguage(id, language)].url }
        return url
    }

    private func pages(in place: String, _ language: Int) -> [(title: String, url: String, weight: Double)] {
        site.menuPages.filter { $0.place == place }.map { page in
            let id = site.inLanguage(page.id, language)
            return (site.title(id), site.places[id].url, page.weight)
        }
    }
}

/// The addresses of the search's client and of its indexes, from the site's root; all nil without an index.
struct SearchLinks: Sendable {
    /// The index's folder, by language.
    var roots: [String?] = []
    var script: String?
    var start: String?
    var inflate: String?
}

/// The town as templates see it.
struct SiteViews {
    let site: Site

    func record(_ language: Int, icons: [Record], hasCalendar: Bool, search: SearchLinks) -> Record {
        let settings = site.settings
        let contacts = settings.contacts
        let prefix = site.prefix(language)
        let crest = site.crestURL
        return Shapes.site.record([
            .text(settings.name[language]), .text(settings.shortName[language]),
            .optional(settings.description[language]),
            .text(site.href(prefix)), .text(settings.origin + settings.base), .optional(crest.map(site.href)),
            .optional(settings.crestAlt[language]), .list(icons), .text(site.href("/manifest.webmanifest")),
            .text(settings.colour), .optional(contacts.address[language]), .optional(contacts.phone),
            .optional(contacts.phone.isEmpty ? nil : FieldMarkup.phoneURL(contacts.phone)), .optional(contacts.email),
            .optional(contacts.hours[language]), .optional(settings.press.phone),
            .optional(settings.press.phone.isEmpty ? nil : FieldMarkup.phoneURL(settings.press.phone)),
            .optional(settings.press.email),
            .list(
                settings.hotlines.map {
                    Shapes.hotline.record([
                        .text($0.name[language]), .text($0.phone), .text(FieldMarkup.phoneURL($0.phone)),
                    ])
                }),
            .list(settings.social.map { Shapes.link.record([.text($0.name[language]), .text($0.url)]) }),
            .optional(settings.region[language]), .optional(settings.community[language]), .optional(settings.edrpou),
            .optional(settings.licence[language]), .text(site.href(prefix + "search/")),
            .text(site.href(prefix + "feed.xml")),
            hasCalendar ? .text(site.href("/events.ics")) : .absent, .optional(search.script.map(site.href)),
            .optional(search.roots.indices.contains(language) ? search.roots[language].map(site.href) : nil),
            .optional(search.start.map(site.href)), .optional(search.inflate.map(site.href)),
            search.start == nil ? .absent : .html(searchStrings(site.strings[language])),
            .text(String(site.settings.zone.local(site.now).day.year)),
        ])
    }

    /// The words that the client shows, as JSON.
    private func searchStrings(_ strings: Strings) -> [UInt8] {
        var json = JSONWriter()
        json.object { object in
            for key in [
                "found", "none", "instead", "more", "offline", "failed", "all", "kind", "year", "tags", "units",
                "settlements",
            ] { object.member(key, strings["search." + key] ?? key) }
            object.member("short", strings["dates.short"] ?? "y-MM-dd")
        }
        return json.bytes
    }
}
