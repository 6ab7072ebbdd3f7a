internal import Scripts
internal import SourceText

/// `/sw.js`, from `assets/offline.js` of the template: keeps for a blackout what is needed then.
struct ServiceWorker: Sendable {
    /// What the store may hold, in bytes: the essential pages, and the news read last.
    static let roomForPages = 1_100_000
    static let roomForReading = 350_000

    private let code: [UInt8]

    /// nil where the template folder has none.
    init?(_ template: TemplateFiles, into diagnostics: inout Diagnostics) {
        guard let source = template.source(PageScripts.workerSource, into: &diagnostics) else { return nil }
        code = shrunk(script: source.bytes)
    }

    func file(_ context: OutputContext) -> PageScripts.File {
        PageScripts.File(path: PageScripts.workerPath, bytes: ServiceWorker.list(context) + code)
    }

    /// `const site={…}`: what the worker keeps, what matters most first.
    private static func list(_ context: OutputContext) -> [UInt8] {
        let site = context.site
        var json = JSONWriter()
        func list(_ key: String, _ items: [String], _ object: inout JSONWriter) {
            object.key(key)
            object.array { array in for item in items { array.value(site.href(item)) } }
        }
        let languages = site.settings.languages.indices
        json.object { object in
            object.member("root", site.href("/"))
            object.member("list", PageScripts.alertList(site).map(site.href))
            object.member("room", roomForPages)
            object.member("reading", roomForReading)
            list("files", [context.scripts.url, site.crestURL].compactMap { $0 }, &object)
            list("pages", pages(context), &object)
            list("languages", languages.map { site.prefix($0) }.reversed(), &object)
            object.key("kept")
            object.object { words in
                for (language, tag) in site.settings.languages.enumerated() {
                    words.member(tag, site.strings[language].phrase("kept"))
                }
            }
            let folders = site.kinds.filter(\.isNews).map(\.folder)
            list(
                "folders", languages.flatMap { language in folders.map { site.prefix(language) + $0 + "/" } }, &object)
        }
        return Array("const site=".utf8) + json.bytes + [UInt8(ascii: "\n")]
    }

    /// Whole: home, the lists of what is essential with the entries of what is so today, shelters and telephones, in the
    /// first language. All
    /// else that is essential, and the other languages, in the edition without pictures, which takes a third of the room.
    private static func pages(_ context: OutputContext) -> [String] {
        let site = context.site
        let hasLite = context.templates.sheet(.lite) != nil
        var pages = ["/"]
        if hasLite { pages += site.settings.languages.indices.map { LiteEdition.url(ofHome: $0, site) } }
        let listings = site.essentialKinds.compactMap { site.collections.listing(.kind($0), 0) }
        pages += listings.map(\.url)
        pages += ResidentPages.urls(context).filter { $0.language == 0 && $0.kind != .reading }.map(\.url)
        var light: [String] = []
        for listing in listings {
            guard case .kind(let kind) = listing.subject else { continue }
            let urls = listing.members.map { site.linked[$0].url }
            if site.kinds[kind].isCurrentState || !hasLite {
                pages += urls
            } else {
                light += urls.map { LiteEdition.url($0, 0, site) }
            }
        }
        guard hasLite else { return pages }
        for language in site.settings.languages.indices.dropFirst() {
            let listings = site.essentialKinds.compactMap { site.collections.listing(.kind($0), language) }
            light += listings.map { LiteEdition.url($0.url, language, site) }
        }
        return pages + light
    }
}
