internal import FileTree
internal import Scripts
internal import SourceText

/// The small script of every page: what day it is today, the reader's queue, the link to copy, how to read. Pages say all of
/// it without a script too; the script only remembers and points.
struct PageScript: Sendable {
    /// From the site's root.
    let url: String
    let bytes: [UInt8]
    let digest: Digest

    /// Stands in the head, before anything is painted: the page is shown at once as the reader wants to read it.
    static let beforePaint = Array(
        "try{document.documentElement.className=localStorage.getItem(\"reading\")||\"\"}catch(e){}".utf8)

    /// For `script-src`, with its quotes.
    static let beforePaintSource = "'sha256-" + base64(Digest(of: beforePaint).bytes) + "'"

    /// nil where the template folder has none.
    init?(_ template: TemplateFiles, into diagnostics: inout Diagnostics) {
        guard let source = template.source("assets/page.js", into: &diagnostics) else { return nil }
        bytes = shrunk(script: source.bytes)
        digest = Digest(of: bytes)
        url = "/assets/page-\(digest.hexadecimal.prefix(16)).js"
    }
}
