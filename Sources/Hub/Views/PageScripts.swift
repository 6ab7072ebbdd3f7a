internal import FileTree
internal import Scripts
internal import SourceText

/// The script of every page, with the words of all languages in front: `page.js` remembers and points, `now.js` knows the
/// time and asks for alerts. Pages say all of it without a script too.
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

    /// nil where the template folder has none.
    let file: File?

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
        guard !code.isEmpty else {
            file = nil
            return
        }
        let bytes = PageScripts.words(site, hasWorker: hasWorker) + code
        file = File(path: "assets/page-\(Digest(of: bytes).hexadecimal.prefix(16)).js", bytes: bytes)
    }

    /// From the site's root.
    var url: String? { file.map { "/" + $0.path } }

    /// Where phones ask which alerts hold, from the site's root; nil without alerts.
    static func alertList(_ site: Site) -> String? {
        site.kinds.first { $0.hasAlerts }.map { "/" + $0.folder + ".json" }
    }

    /// `const said={…}`: where the script asks, and what it says in the page's language.
    private static func words(_ site: Site, hasWorker: Bool) -> [UInt8] {
        var json = JSONWriter()
        json.object { object in
            object.member("list", alertList(site).map(site.href))
            object.member("worker", hasWorker ? site.href("/" + workerPath) : nil)
        }
        var spoken = JSONWriter()
        spoken.object { object in
            for (strings, tag) in zip(site.strings, site.settings.languages) {
                object.key(tag)
                object.object { words in
                    words.member("lang", tag)
                    words.member("over", strings.phrase("past"))
                    words.member("late", strings.phrase("overdue"))
                    words.member("on", strings.phrase("on_now"))
                    words.member("was", strings.phrase("kept_alert"))
                    words.member("alerts", strings["page.alerts"])
                }
            }
        }
        return Array("const said={...".utf8) + json.bytes + Array(",...".utf8) + spoken.bytes
            + Array("[document.documentElement.lang]}\n".utf8)
    }
}
