internal import Scripts
internal import SourceText

/// The scripts of every page: `now.js`, which knows the time and asks for alerts, one for each language with its words in
/// front; and `/sw.js`, the service worker, which keeps for a blackout what is needed then.
///
/// Their names hold hashes of their bytes, so they are read before pages are planned. Without `assets/now.js` pages have none.
struct PageScripts: Sendable {
    static let workerPath = "sw.js"
    /// What the store may hold, in bytes: the essential pages, and the news read last.
    static let roomForPages = 1_100_000
    static let roomForReading = 350_000

    /// By language, from the site's root; nil without a script.
    private(set) var urls: [String?]
    private var scripts: [(path: String, bytes: [UInt8])] = []
    private var worker: [UInt8]?

    init(_ site: Site, _ template: TemplateFolder, hasLite: Bool, into diagnostics: inout Diagnostics) {
        urls = site.settings.languages.map { _ in nil }
        guard let source = template.sourceIfPresent("assets/now.js", into: &diagnostics) else { return }
        worker = template.sourceIfPresent("assets/offline.js", into: &diagnostics).map { $0.bytes }
        let code = shrunk(script: source.bytes)
        for (language, tag) in site.settings.languages.enumerated() {
            let bytes = PageScripts.words(language, site, hasWorker: worker != nil) + code
            let path = "assets/now-\(tag)-\(Digest(of: bytes).hexadecimal.prefix(16)).js"
            scripts.append((path, bytes))
            urls[language] = "/" + path
        }
        worker = worker.map { PageScripts.list(site, scripts.map(\.path), hasLite) + shrunk(script: $0) }
    }

    static func jobs(_ context: OutputContext) -> [Job] {
        var files = context.scripts.scripts
        if let worker = context.scripts.worker { files.append((workerPath, worker)) }
        return files.map { path, bytes in
            Job(path, "scripts", .bytes(digest: { Digest(of: bytes) }, write: { $0.write(bytes) }))
        }
    }

    /// `const said={…}`: what the script says, and where it asks.
    private static func words(_ language: Int, _ site: Site, hasWorker: Bool) -> [UInt8] {
        let strings = site.strings[language]
        var json = JSONWriter()
        json.object { object in
            object.member("lang", site.settings.languages[language])
            object.member("list", alertList(site))
            object.member("worker", hasWorker ? site.href("/" + workerPath) : nil)
            object.member("over", strings.phrase("past"))
            object.member("on", strings.phrase("on_now"))
            object.member("was", strings.phrase("kept_alert"))
            object.member("alerts", strings["page.alerts"])
        }
        return Array("const said=".utf8) + json.bytes + [UInt8(ascii: "\n")]
    }

    private static func alertList(_ site: Site) -> String? {
        site.kinds.first { $0.hasAlerts }.map { site.href("/" + $0.folder + ".json") }
    }

    /// `const site={…}`: what the worker keeps, what matters most first.
    private static func list(_ site: Site, _ scripts: [String], _ hasLite: Bool) -> [UInt8] {
        var json = JSONWriter()
        func list(_ key: String, _ items: [String], _ object: inout JSONWriter) {
            object.key(key)
            object.array { array in for item in items { array.value(site.href(item)) } }
        }
        json.object { object in
            object.member("root", site.href("/"))
            object.member("list", alertList(site))
            object.member("room", roomForPages)
            object.member("reading", roomForReading)
            list("files", scripts.map { "/" + $0 } + [site.crestURL].compactMap { $0 }, &object)
            list("pages", pages(site, hasLite), &object)
            list("languages", site.settings.languages.indices.map { site.prefix($0) }.reversed(), &object)
            object.key("kept")
            object.object { words in
                for (language, tag) in site.settings.languages.enumerated() {
                    words.member(tag, site.strings[language].phrase("kept"))
                }
            }
            let folders = site.kinds.filter(\.isNews).map(\.folder)
            list(
                "news",
                site.settings.languages.indices.flatMap { language in folders.map { site.prefix(language) + $0 + "/" }
                },
                &object)
        }
        return Array("const site=".utf8) + json.bytes + [UInt8(ascii: "\n")]
    }

    /// Whole: home, and the lists of what is essential with the entries of what is so today, in the first language. All
    /// else that is essential, and the other languages, in the edition without pictures, which takes a third of the room.
    private static func pages(_ site: Site, _ hasLite: Bool) -> [String] {
        var pages = ["/"]
        if hasLite { pages += site.settings.languages.indices.map { LiteEdition.url(ofHome: $0, site) } }
        let listings = site.essentialKinds.compactMap { site.collections.listing(.kind($0), 0) }
        pages += listings.map(\.url)
        var light: [String] = []
        for listing in listings {
            guard case .kind(let kind) = listing.subject else { continue }
            let urls = listing.members.map { site.places[$0].url }
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
