internal import MarkdownHTML
internal import SourceText

/// The nearest known name for what leads nowhere. Names are made ready when the first mistake asks for them, and kept for
/// the next ones.
struct Suggestions {
    private let resolver: TargetResolver
    private var left = Suggestions.limit
    private var byKind: [Int?: KnownWords] = [:]
    private var files: (words: KnownWords, paths: [String: String])?

    /// Each suggestion looks at every name there is: whoever has more mistakes than this mends the first ones first.
    static let limit = 200

    init(_ resolver: TargetResolver) { self.resolver = resolver }

    /// The diagnostic with the nearest name, where it is of those that take one.
    mutating func suggesting(_ one: Diagnostic) -> Diagnostic {
        guard let written = one.arguments.first, left > 0 else { return one }
        let suggestion: String?
        switch one.message {
        case .missingFile: suggestion = file(near: written)
        case .unknownReference, .unknownReferenceOrText, .unknownReferenceOfAnyKind:
            suggestion = name(near: written, kind: resolver.kinds.firstIndex { $0.name == one.arguments.last })
        case .missingAnchor: suggestion = anchor(near: written, in: one.arguments.last ?? "")
        default: return one
        }
        left -= 1
        return Diagnostic(one.message, at: one.place, one.arguments, suggestion: suggestion)
    }

    private mutating func name(near written: String, kind: Int?) -> String? {
        let words = byKind[kind] ?? KnownWords(resolver.names.slugs(kind: kind))
        byKind[kind] = words
        return words.nearest(to: String(written.split(byte: "/").last ?? ""))
    }

    private mutating func file(near written: String) -> String? {
        func name(_ path: String) -> String { String(path.split(byte: "/").last ?? "") }
        if files == nil {
            let paths = Dictionary(
                resolver.assets.paths.map { (name($0), $0) },
                uniquingKeysWith: { first, second in min(first, second) })
            files = (KnownWords(paths.keys), paths)
        }
        guard let files, let known = files.words.nearest(to: name(written)) else { return nil }
        return files.paths[known]
    }

    private func anchor(near fragment: String, in file: String) -> String? {
        guard let id = resolver.addresses.entry(file: String(file.dropFirst(bytes: "content/".utf8.count))) else {
            return nil
        }
        return KnownWords(resolver.entries[id].body.headings.map(\.id)).nearest(to: MarkdownHTML.anchor(of: fragment))
    }
}
