internal import SourceText
internal import Styles
internal import Synchronization
internal import Templating

/// A template of whole pages. What it writes has two holes, for the style sheet and for the hash by which the policy
/// admits it; both are filled once the page's markup stands, so that a page carries the rules that it can use.
struct PageTemplate: Sendable {
    let template: Template
    let styles: PageStyles

    var digest: Digest { template.digest }

    func render(_ record: Record, into out: inout ByteWriter) throws {
        let start = out.count
        try template.render(record, into: &out)
        styles.fill(&out, from: start)
    }
}

/// The style sheets of a site's pages.
///
/// A hole is a byte that UTF-8 does not know, so no text of a town can hold one.
final class PageStyles: Sendable {
    private static let sheetHole: UInt8 = 0xFF
    private static let hashHole: UInt8 = 0xFE

    private let rules: StyleRules
    /// What scripts may write after the page is made.
    private let scriptNames: NameSet
    private let accent: Colour
    /// Pages that hold the same names share one sheet: some hundreds on a site of any size.
    private let sheets = Mutex<[NameSet: StyleSheet]>([:])
    /// Where the sheet goes; its digest stands for all that any page's sheet is made from.
    let css: Deferred
    let policy: [UInt8]

    /// `scriptNames`: nil of pages that no script changes.
    init(_ rules: StyleRules, scriptNames: NameSet? = nil, accent: Colour) {
        let scriptNames = scriptNames ?? rules.noNames
        self.rules = rules
        self.scriptNames = scriptNames
        self.accent = accent
        var hash = SHA256()
        hash.update(Digest(of: StyleSheet(rules.all, accent: accent).bytes))
        hash.update(Digest(of: rules.applying(to: scriptNames)))
        css = Deferred(digest: hash.digest()) { $0.write(byte: PageStyles.sheetHole) }
        policy =
            Array("default-src 'none'; style-src 'sha256-".utf8) + [PageStyles.hashHole]
            + Array(
                ("'; img-src 'self' data:; media-src 'self'; font-src 'self'; script-src 'self' \(PageScripts.beforePaintSource); connect-src 'self'; "
                    + "manifest-src 'self'; form-action 'self'; base-uri 'none'").utf8)
    }

    fileprivate func fill(_ out: inout ByteWriter, from start: Int) {
        let page = out.take()
        var names = rules.names(inMarkup: page.span.extracting(start..<page.count))
        names.formUnion(scriptNames)
        let sheet = sheet(for: names)
        out.reserve(page.count + sheet.bytes.count + 64)
        var written = 0
        var hash = page.span.next(Self.hashHole, from: start)
        var css = page.span.next(Self.sheetHole, from: start)
        while min(hash, css) < page.count {
            let at = min(hash, css)
            out.write(page, written..<at)
            out.write(at == hash ? sheet.hash : sheet.bytes)
            written = at + 1
            if at == hash {
                hash = page.span.next(Self.hashHole, from: written)
            } else {
                css = page.span.next(Self.sheetHole, from: written)
            }
        }
        out.write(page, written..<page.count)
    }

    private func sheet(for names: NameSet) -> StyleSheet {
        if let known = sheets.withLock({ $0[names] }) { return known }
        let sheet = StyleSheet(rules.applying(to: names), accent: accent)
        sheets.withLock { $0[names] = sheet }
        return sheet
    }
}
