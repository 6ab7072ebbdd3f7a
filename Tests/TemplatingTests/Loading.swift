import SourceText

@testable import Templating

/// Sources from name and text, and what came of loading them.
struct Loaded {
    let set: TemplateSet
    let diagnostics: [Diagnostic]
    private let texts: [String: String]

    init(
        _ texts: KeyValuePairs<String, String>, _ roots: [(template: String, shape: Shape)], isCompact: Bool = false
    ) {
        var diagnostics = Diagnostics()
        set = TemplateSet(
            texts.map { ($0, Source(path: $0, bytes: Array($1.utf8))) }, roots: roots, isCompact: isCompact,
            into: &diagnostics)
        self.diagnostics = diagnostics.all
        self.texts = Dictionary(texts.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }

    init(_ texts: KeyValuePairs<String, String>, _ shape: Shape, isCompact: Bool = false) {
        self.init(texts, [("page", shape)], isCompact: isCompact)
    }

    /// Each mistake as `id file:meant text arguments → suggestion`.
    var mistakes: [String] {
        diagnostics.map { diagnostic in
            let bytes = Array((texts[diagnostic.place.path] ?? "").utf8)
            let meant = diagnostic.place.range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
            let suggestion = diagnostic.suggestion.map { " → " + $0 } ?? ""
            return "\(diagnostic.id) \(diagnostic.place.path):\(meant)\(suggestion)"
        }
    }

    /// `steps` other than nil: as many items and calls at most.
    func render(_ record: Record, steps: Int? = nil) -> String {
        var out = ByteWriter()
        if let steps, let program = set["page", record.shape]?.program {
            var rendering = Rendering(program, .record(record), steps: steps)
            try? rendering.run(program.routines[0], base: 0, depth: 0, into: &out)
        } else {
            try? set["page", record.shape]?.render(record, into: &out)
        }
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
