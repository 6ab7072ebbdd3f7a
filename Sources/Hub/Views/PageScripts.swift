internal import FileTree
internal import Scripts
internal import SourceText

/// The script of every page, one for each language with its words in front: `page.js` remembers and points, `now.js` knows
/// the time and asks for alerts. Pages say all of it without a script too.
///
/// Its name holds the hash of its bytes, so it is read before pages are planned.
struct PageScripts: Sendable {
    /// In this order; each is a block of its own in one module.
    private static let sources = ["assets/page.js", "assets/now.js"]
    /// Keeps pages for a blackout; below the template's folder.
    static let workerSource = "assets/offline.js"
    static let workerPath = "sw.js"

    struct File: Sendable {
        /// Below the site's root.
        let path: String
        let bytes: [UInt8]
    }

    /// By language; empty where the template folder has none.
    let files: [File]

    /// Stands in the head, before anything is painted: the page is shown at once as the reader wants to read it.
    static let beforePaint = Array(
        "try{document.documentElement.className=localStorage.getItem(\"reading\")||\"\"}catch(e){}".utf8)

    /// For `script-src`, with its quotes.
    static let beforePaintSource = "'sha256-" + base64(Digest(of: beforePaint).bytes) + "'"

    init(_ site: Site, _ template: TemplateFiles, into diagnostics: inout Diagnostics) {
        var code: [UInt8] = []
        for path in PageScripts.sources {
            guard let source = template.source(path, into: &diagnostics) else { continue }
            code += Array("{\n".utf8) + shrunk(script: source.bytes) + Array("\n}\n".utf8)
        }
        let hasWorker = template.contains(PageScripts.workerSource)
        files =
            code.isEmpty
            ? []
            : site.settings.languages.indices.map { language in
                let bytes = PageScripts.words(language, site, hasWorker: hasWorker) + code
                let tag = site.settings.languages[language]
                return File(
                    path: "assets/page-\(tag)-\(Digest(of: bytes).hexadecimal.prefix(16)).js", bytes: bytes)
            }
    }

    /// Of a language, from the site's root.
    func url(_ language: Int) -> String? { files.isEmpty ? nil : "/" + files[language].path }

    /// Where phones ask which alerts hold, from the site's root; nil without alerts.
    static func alertList(_ site: Site) -> String? {
        site.kinds.first { $0.hasAlerts }.map { "/" + $0.folder + ".json" }
    }

    /// `const said={…}`: what the script says, and where it asks.
    private static func words(_ language: Int, _ site: Site, hasWorker: Bool) -> [UInt8] {
        let strings = site.strings[language]
        var json = JSONWriter()
        json.object { object in
            object.member("lang", site.settings.languages[language])
            object.member("list", alertList(site).map(site.href))
            object.member("worker", hasWorker ? site.href("/" + workerPath) : nil)
            object.member("over", strings.phrase("past"))
            object.member("late", strings.phrase("overdue"))
            object.member("on", strings.phrase("on_now"))
            object.member("was", strings.phrase("kept_alert"))
            object.member("alerts", strings["page.alerts"])
        }
        return Array("const said=".utf8) + json.bytes + [UInt8(ascii: "\n")]
    }
}
