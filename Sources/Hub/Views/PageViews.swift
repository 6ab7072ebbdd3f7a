internal import Calendars
internal import SourceText
internal import Styles
internal import Templating

/// What every page has around its own content.
final class PageViews: Sendable {
    let site: Site
    let templates: Templates
    let cards: CardViews
    let shareCards: ShareCards?
    let structuredData = StructuredData()
    let siteRecords: [Record]
    let words: [Record]
    let scripts: PageScripts
    private let banners: [[EntryID]]
    let styles: PageStyles

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
        calendars: [String?],
        search: SearchLinks, scripts: PageScripts
    ) {
        self.scripts = scripts
        self.site = site
        self.shareCards = shareCards
        self.templates = templates
        self.cards = cards
        styles = PageStyles(
            templates.styles, scriptNames: templates.scriptNames, accent: Colour(site.settings.colour) ?? .black)
        let languages = site.settings.languages.indices
        siteRecords = languages.map { language in
            SiteView(
                site: site, language: language, icons: icons, calendarURL: calendars[language], search: search,
                editions: Editions(templates)
            ).record.sealed()
        }
        words = languages.map { language in
            let strings = site.strings[language]
            let known = Dictionary(strings.page.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
            return Record(
                templates.views.strings, templates.views.strings.slots.map { known[$0.name].map(Value.text) ?? .absent }
            )
            .sealed()
        }
        banners = languages.map { language in
            site.kinds.indices.filter { if case .banner? = site.kinds[$0].home { true } else { false } }.flatMap {
                kind -> [EntryID] in
                // An alert concerns everyone, in whatever language it is written.
                let members = site.collections.listing(.kind(kind), 0)?.members ?? []
                return members.map { site.inLanguage($0, language) }
            }
            .enumerated().sorted { ($1.element.gravity(site), $0.offset) < ($0.element.gravity(site), $1.offset) }
            .map(\.element)
        }
    }

    /// Of what is made once for all pages.
    func updateShared(_ hash: inout SHA256) {
        hash.update(styles.css.digest)
        for record in siteRecords + words { record.hash(into: &hash) }
        for ids in banners {
            hash.update(ids.count)
            for id in ids { hash.update(site.entries[id].path) }
        }
        hash.update(shareCards == nil ? 0 : 1)
        hash.update(scripts.url ?? "")
        for kind in ResidentPages.Kind.allCases { hash.update(templates.has(kind) ? 1 : 0) }
    }

    func template(_ root: Templates.Root) -> PageTemplate {
        PageTemplate(template: templates.template(root), styles: styles)
    }

    func page(_ root: Templates.Root, _ frame: Frame, own: Record?) -> Record {
        templates.view(root).record(PageView(views: self, frame: frame, own: own))
    }

    func title(_ frame: Frame) -> String {
        frame.isHome
            ? site.settings.name[frame.language]
            : site.strings[frame.language].phrase(
                "page_title", frame.heading, site.settings.shortName[frame.language])
    }

    private var isOnlyLanguage: Bool { site.settings.languages.count < 2 }

    func locales(_ frame: Frame) -> [Record] {
        guard !isOnlyLanguage else { return [] }
        return frame.translations.indices.compactMap {
            $0 == frame.language || frame.translations[$0] == nil
                ? nil : LocaleAlternateView(locale: site.strings[$0].locale).record
        }
    }

    func defaultURL(_ frame: Frame) -> String? {
        isOnlyLanguage ? nil : frame.translations.first.flatMap { $0 }.map(site.absolute)
    }

    func banner(_ frame: Frame) -> [Record] {
        banners[frame.language].filter { site.url(of: $0) != frame.url }
            .map { BannerView(site: site, id: $0, language: frame.language).record }
    }

    func image(_ frame: Frame) -> Record? {
        guard let shareCards, frame.hasAddress else { return nil }
        let content = frame.card ?? .heading(frame.heading, frame.language)
        let url = shareCards.file(content).url
        return ShareImageView(
            url: site.absolute(url), width: ShareCards.width, height: ShareCards.height, alt: frame.heading,
            type: url.hasSuffix(bytes: ".png") ? "image/png" : "image/jpeg"
        ).record
    }

    func alternates(_ frame: Frame) -> [Record] {
        guard !isOnlyLanguage else { return [] }
        return frame.translations.enumerated().compactMap { language, url in
            guard let url else { return nil }
            return AlternateView(
                lang: site.settings.languages[language], url: site.absolute(url), path: site.href(url),
                name: site.strings[language].name, isCurrent: language == frame.language, isDefault: language == 0
            ).record
        }
    }

    func languages(_ frame: Frame) -> [Record] {
        guard !isOnlyLanguage else { return [] }
        return site.settings.languages.indices.map { language in
            let url = frame.translations.indices.contains(language) ? frame.translations[language] : nil
            return LanguageView(
                lang: site.settings.languages[language], name: site.strings[language].name,
                path: site.href(url ?? site.prefix(language)), isCurrent: language == frame.language
            ).record
        }
    }

    func feeds(_ frame: Frame) -> [Record] {
        frame.feeds.map { FeedView(title: $0.title, url: site.href($0.url), type: $0.type).record }
    }

    func crumbs(_ frame: Frame) -> [Record] {
        guard !frame.isHome, frame.hasAddress else { return [] }
        let home = (title: site.strings[frame.language]["page.home"] ?? "", url: site.prefix(frame.language))
        let trail = [home] + frame.crumbs + [(title: frame.heading, url: frame.url)]
        return trail.enumerated().map { index, crumb in
            CrumbView(title: crumb.title, url: site.href(crumb.url), isLast: index == trail.count - 1).record
        }
    }

    func menu(_ language: Int, _ current: String) -> [Record] {
        var items = site.settings.menu.compactMap { item -> (title: String, url: String, weight: Double)? in
            guard item.url.hasPrefix(bytes: "/") else { return (item.title[language], item.url, 0) }
            return localized(item.url, language).map { (item.title[language], $0, 0) }
        }
        let named = Set(items.map(\.url))
        items += pages(in: "main", language).filter { !named.contains($0.url) }
        return items.map { menuItem($0.title, $0.url, current) }
    }

    func footer(_ language: Int, _ current: String) -> [Record] {
        pages(in: "footer", language).map { menuItem($0.title, $0.url, current) }
    }

    private func menuItem(_ title: String, _ url: String, _ current: String) -> Record {
        let isCurrent =
            url == current || (url.hasSuffix(bytes: "/") && url.utf8.count > 4 && current.hasPrefix(bytes: url))
        return MenuItemView(title: title, url: site.href(url), isCurrent: isCurrent).record
    }

    /// The address in a language of a menu's target, or its original where it is not translated.
    private func localized(_ url: String, _ language: Int) -> String? {
        guard language > 0 else { return url }
        let own = site.prefix(language) + url.dropFirst(bytes: 1)
        if site.collections.hasList(at: own) { return own }
        if let id = site.entry(at: url) { return site.linked[site.inLanguage(id, language)].url }
        return url
    }

    private func pages(in place: String, _ language: Int) -> [(title: String, url: String, weight: Double)] {
        site.menuPages.filter { $0.place == place }.map { page in
            let id = site.inLanguage(page.id, language)
            return (site.title(id), site.url(of: id), page.weight)
        }
    }
}

extension EntryID {
    /// How grave an alert is: 2 is an emergency.
    fileprivate func gravity(_ site: Site) -> Int {
        switch site.text(self, .level) {
        case "emergency": 2
        case "info": 0
        default: 1
        }
    }
}
