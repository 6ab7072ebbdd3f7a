internal import SourceText

/// The names of files that gave no entry: what refers to them is right as far as anyone can tell.
struct UnreadEntryNames: Sendable {
    private var files: Set<String> = []
    private var urls: Set<String> = []
    private var slugs: Set<String> = []

    init(_ unread: [EntryParser.Unread], kinds: [Kind]) {
        for one in unread {
            files.insert(one.path)
            guard let identity = one.identity, identity.language == 0 else { continue }
            let kind = kinds[identity.kind]
            urls.insert("/" + (kind.isAtRoot ? "" : kind.folder + "/") + identity.slug)
            slugs.insert(String(identity.slug.split(byte: "/").last ?? ""))
        }
    }

    func has(file: String) -> Bool { files.contains(file) || files.contains(file + ".md") }

    func has(url: String) -> Bool { urls.contains(url.hasSuffix(bytes: "/") ? String(url.dropLast(bytes: 1)) : url) }

    /// Whether a reference may mean one of them.
    func mayMean(_ reference: String) -> Bool {
        guard !slugs.isEmpty, var name = reference.split(byte: "/").last.map(String.init) else { return false }
        if name.hasSuffix(bytes: ".md") { name = String(name.dropLast(bytes: 3)) }
        return slugs.contains(SourceText.slug(name))
    }
}
