internal import SourceText
internal import Styles
internal import Templating

/// The compiled template folder: what each page, card and player is rendered with.
final class Templates: Sendable {
    let views: Views
    private let entries: [Template]
    private let listTemplate: Template
    private let homeTemplate: Template
    private let searchTemplate: Template
    private let notFoundTemplate: Template
    /// nil where the folder has none: then there is no such page.
    private let subscriptionsTemplate: Template?
    private let sheets: [Sheet: Template]
    /// Of pages without the site's frame.
    let sheetStyles: StyleRules
    /// Those that the folder has.
    private let residents: [ResidentPages.Kind: Template]
    private let cards: [Template]
    private let videoTemplate: Template
    /// The style sheet, without the colours, which depend on the town.
    let styles: StyleRules
    /// What the site's scripts may write into a page.
    let scriptNames: NameSet
    /// Of everything that a body may be rendered with besides its page's own template, which need not reach it.
    let embeddedDigest: Digest
    /// The names of all templates that pages are made of.
    let reached: Set<String>

    /// nil with diagnostics where a template is missing or names what no kind has.
    init?(
        _ sources: [(name: String, source: Source)], kinds: [Kind], words: [String], styles: [UInt8],
        sheetStyles: [UInt8] = [], scripts: [[UInt8]] = [],
        into diagnostics: inout Diagnostics
    ) {
        let names = Set(sources.map(\.name))
        let partials = Templates.cardPartials(kinds, names)
        let views = Views(kinds: kinds, words: words, cardPartials: partials)
        var sources = sources
        if partials.contains(Templates.plainCard.name) { sources.append(Templates.plainCard) }
        let roots = views.pages
        let pages = kinds.map { names.contains("pages/" + $0.name) ? "pages/" + $0.name : "pages/entry" }
        var wanted: [(template: String, shape: Shape)] = zip(pages, roots.entries).map { ($0, $1.shape) }
        wanted += [
            ("pages/list", roots.list.shape), ("pages/home", roots.home.shape), ("pages/search", roots.search.shape),
            ("pages/404", roots.plain.shape), ("partials/video", VideoView.shape),
        ]
        if names.contains("pages/feeds") { wanted.append(("pages/feeds", roots.subscriptions.shape)) }
        for sheet in Sheet.allCases where names.contains(sheet.rawValue) {
            wanted.append((sheet.rawValue, views.sheet.shape))
        }
        let known = ResidentPages.Kind.allCases.filter { names.contains("pages/" + $0.rawValue) }
        wanted += known.map { ("pages/" + $0.rawValue, roots.residents[$0]!.shape) }
        wanted += Set(partials).sorted().map { ($0, views.card.shape) }
        var findings = Diagnostics()
        let set = TemplateSet(sources, roots: wanted, isCompact: true, into: &findings)
        diagnostics.append(contentsOf: findings.all.map { DroppedNames.explained($0) })
        let entries = zip(pages, roots.entries).compactMap { set[$0, $1.shape] }
        let cards = views.cardPartials.compactMap { set[$0, views.card.shape] }
        let residents = known.compactMap { kind in
            set["pages/" + kind.rawValue, roots.residents[kind]!.shape].map { (kind, $0) }
        }
        guard !diagnostics.hasErrors, entries.count == kinds.count, cards.count == kinds.count,
            let list = set["pages/list", roots.list.shape], let home = set["pages/home", roots.home.shape],
            let search = set["pages/search", roots.search.shape], let notFound = set["pages/404", roots.plain.shape],
            let video = set["partials/video", VideoView.shape]
        else { return nil }
        subscriptionsTemplate = set["pages/feeds", roots.subscriptions.shape]
        sheets = Dictionary(
            uniqueKeysWithValues: Sheet.allCases.compactMap { sheet in
                set[sheet.rawValue, views.sheet.shape].map { (sheet, $0) }
            })
        self.sheetStyles = StyleRules(sheetStyles)
        self.views = views
        self.entries = entries
        self.residents = Dictionary(uniqueKeysWithValues: residents)
        self.cards = cards
        let styles = StyleRules(styles)
        var scriptNames = scripts.reduce(into: styles.noNames) { $0.formUnion(styles.names(inScript: $1)) }
        // How a reader wants to read is chosen on one page and shown on all.
        if let reading = sources.first(where: { $0.name == "pages/reading" }) {
            scriptNames.formUnion(styles.names(inValuesOf: reading.source.bytes))
        }
        self.scriptNames = scriptNames
        self.styles = styles
        listTemplate = list
        homeTemplate = home
        searchTemplate = search
        notFoundTemplate = notFound
        videoTemplate = video
        var hash = SHA256()
        for card in cards { hash.update(card.digest) }
        hash.update(video.digest)
        embeddedDigest = hash.digest()
        reached = set.reached
    }

    /// A kind's own card, else the common one: a folder of templates serves kinds that came after it.
    private static func cardPartials(_ kinds: [Kind], _ names: Set<String>) -> [String] {
        kinds.map { kind in
            let own = "partials/card-" + kind.name
            return names.contains(own) ? own : names.contains("partials/card") ? "partials/card" : plainCard.name
        }
    }

    /// The card of a folder of templates that has none for all kinds.
    private static let plainCard = (
        name: "partials/card (plain)",
        source: Source(
            path: "partials/card.html",
            bytes: Array("<p>{{kind_label}}</p>\n<p><a href=\"{{url}}\">{{title}}</a></p>\n".utf8))
    )

    enum Root: Sendable {
        case entry(Int)
        case list, home, search, notFound, subscriptions
        case resident(ResidentPages.Kind)
    }

    /// Pages without the site's frame, by the names of their templates.
    enum Sheet: String, Sendable, CaseIterable {
        case lite = "pages/lite"
        case handout = "pages/handout"
        case poster = "pages/poster"
    }

    /// nil where the folder has no such template: then there are no such pages.
    func sheet(_ sheet: Sheet) -> Template? { sheets[sheet] }

    var hasSubscriptions: Bool { subscriptionsTemplate != nil }

    /// Whether the folder has a template for the page.
    func has(_ kind: ResidentPages.Kind) -> Bool { residents[kind] != nil }

    func template(_ root: Root) -> Template {
        switch root {
        case .entry(let kind): entries[kind]
        case .list: listTemplate
        case .home: homeTemplate
        case .search: searchTemplate
        case .notFound: notFoundTemplate
        case .subscriptions: subscriptionsTemplate ?? notFoundTemplate
        case .resident(let kind): residents[kind]!
        }
    }

    func view(_ root: Root) -> View<PageView> {
        switch root {
        case .entry(let kind): views.pages.entries[kind]
        case .list: views.pages.list
        case .home: views.pages.home
        case .search: views.pages.search
        case .notFound: views.pages.plain
        case .subscriptions: views.pages.subscriptions
        case .resident(let kind): views.pages.residents[kind]!
        }
    }

    func card(_ record: Record, kind: Int, into out: inout ByteWriter) { write(record, by: cards[kind], into: &out) }
    func video(_ record: Record, into out: inout ByteWriter) { write(record, by: videoTemplate, into: &out) }

    /// Writing fails for deferred values and for lists within lists alone, and cards and players hold neither.
    private func write(_ record: Record, by template: Template, into out: inout ByteWriter) {
        do {
            try template.render(record, into: &out)
        } catch {
            preconditionFailure("\(template.name): \(error)")
        }
    }
}
