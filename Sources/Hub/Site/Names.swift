internal import SourceText

/// Finds originals by what authors call them: a slug, a path, an address.
struct Names {
    private let kinds: [Kind]
    private var byPath: [String: EntryID] = [:]
    private var bySlug: [[String: EntryID]]
    private var ambiguous: [Set<String>]

    enum Answer {
        case found(EntryID)
        case ambiguous
        case unknown
    }

    init(_ entries: [Entry], kinds: [Kind]) {
        self.kinds = kinds
        bySlug = Array(repeating: [:], count: kinds.count)
        ambiguous = Array(repeating: [], count: kinds.count)
        for (id, entry) in entries.enumerated() where entry.language == 0 {
            byPath[kinds[entry.kind].folder + "/" + entry.slug] = id
            let last = String(entry.slug.split(byte: "/").last ?? "")
            if bySlug[entry.kind].updateValue(id, forKey: last) != nil { ambiguous[entry.kind].insert(last) }
        }
    }

    /// `text` is a slug, `2026/11/slug`, `news/2026/11/slug`, `/news/2026/11/slug/` or the file's name.
    func find(_ text: String, kind: Int?) -> Answer {
        var parts = text.split(byte: "/").map(String.init)
        guard var last = parts.popLast() else { return .unknown }
        if last.hasSuffix(bytes: ".md") { last = String(last.dropLast(bytes: 3)) }
        parts.append(last)
        let path = parts.map { SourceText.slug($0) }.joined(separator: "/")
        if let id = byPath[path] { return .found(id) }
        for candidate in kind.map({ [$0] }) ?? Array(kinds.indices) {
            if let id = byPath[kinds[candidate].folder + "/" + path] { return .found(id) }
        }
        guard parts.count == 1 else { return .unknown }
        var found: EntryID?
        for candidate in kind.map({ [$0] }) ?? Array(kinds.indices) {
            if ambiguous[candidate].contains(path) { return .ambiguous }
            guard let id = bySlug[candidate][path] else { continue }
            if found != nil { return .ambiguous }
            found = id
        }
        return found.map(Answer.found) ?? .unknown
    }

    /// The paths of the entries that share a name, for hints.
    func paths(of text: String, kind: Int?) -> [String] {
        let end = "/" + SourceText.slug(text)
        let folder = kind.map { kinds[$0].folder + "/" } ?? ""
        return byPath.keys.filter { $0.hasSuffix(bytes: end) && $0.hasPrefix(bytes: folder) }.sorted()
    }

    /// The nearest slug of a kind, for hints.
    func nearest(to text: String, kind: Int?) -> String? {
        let last = String(text.split(byte: "/").last ?? "")
        return SourceText.nearest(to: last, among: kind.map { Array(bySlug[$0].keys) } ?? bySlug.flatMap(\.keys))
    }
}

extension String {
    /// Written like a slug: only small Latin letters, digits and hyphens, so that it cannot be a name in words.
    var isSlugShaped: Bool {
        !isEmpty && utf8.contains { (0x61...0x7A) ~= $0 }
            && utf8.allSatisfy { (0x61...0x7A) ~= $0 || (0x30...0x39) ~= $0 || $0 == 0x2D || $0 == 0x2F }
    }
}
