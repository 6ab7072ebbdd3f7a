import Foundation
import SourceText

@testable import MarkdownHTML

struct Rendered {
    let body: MarkdownBody
    let diagnostics: [Diagnostic]
    let source: [UInt8]

    var html: String { String(decoding: body.html, as: UTF8.self) }
    var text: String { String(decoding: body.text, as: UTF8.self) }
    var ids: [String] { diagnostics.map(\.id) }

    /// What the ranges of the diagnostics cover in the source.
    var marked: [String] { diagnostics.map { $0.place.range.map(cut) ?? "" } }

    func cut(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}

func rendered(_ markdown: String, after front: String = "", labels: MarkdownLabels = MarkdownLabels()) -> Rendered {
    let source = Array((front + markdown).utf8)
    var diagnostics = Diagnostics()
    let start = front.utf8.count
    let body = renderMarkdown(source[start...], at: start, path: "a.md", labels: labels, into: &diagnostics)
    return Rendered(body: body, diagnostics: diagnostics.all, source: source)
}
