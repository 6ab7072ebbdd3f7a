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
        case .missingFile: suggestion = file(near: written).map { relative($0, to: one.place.path) }
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

    /// The name alone for a file beside the text; else the path from the root.
    private func relative(_ path: String, to file: String) -> String {
        func folder(_ path: String) -> String { path.lastIndex(ofByte: "/").map { String(path[..<$0]) } ?? "" }
        let isBeside = folder("content/" + path).isSame(bytes: folder(file))
        return isBeside ? String(path.split(byte: "/").last ?? "") : "/" + path
    }

    private mutating func file(near target: String) -> String? {
        // Folders parted as Windows parts them.
        let written = target.replacing(bytes: "\\", with: "/")
        func name(_ path: String) -> String { String(path.split(byte: "/").last ?? "") }
        if files == nil {
            let paths = Dictionary(
                resolver.assets.paths.map { (name($0), $0) },
                uniquingKeysWith: { first, second in min(first, second) })
            files = (KnownWords(paths.keys), paths)
        }
        guard let files else { return nil }
        let word = name(written)
        let stem = word.contains(bytes: ".") ? nil : files.paths.keys.filter { $0.hasPrefix(bytes: word + ".") }.min()
        guard let known = stem ?? files.words.nearest(to: word) ?? ofOtherType(word, files.paths) else { return nil }
        return files.paths[known]
    }

    /// `foto.jpg` where `foto.png` lies.
    private func ofOtherType(_ name: String, _ paths: [String: String]) -> String? {
        guard let dot = name.lastIndex(ofByte: "."), PicturePath.isPicture(name) else { return nil }
        let stem = String(name[...dot]).lowercased()
        return paths.keys.filter { $0.lowercased().hasPrefix(bytes: stem) && PicturePath.isPicture($0) }.min()
    }

    private func anchor(near fragment: String, in file: String) -> String? {
        guard let id = resolver.addresses.entry(file: String(file.dropFirst(bytes: "content/".utf8.count))) else {
            return nil
        }
        return KnownWords(resolver.entries[id].body.headings.map(\.id)).nearest(to: MarkdownHTML.anchor(of: fragment))
    }
}
