internal import SourceText

/// Finds originals by what authors call them: a slug, a path, an address.
package struct Names {
    private let kinds: [Kind]
    private var byPath: [String: EntryID] = [:]
    /// The paths of each kind's entries by their last part.
    private var bySlug: [[String: [String]]]

    package enum Answer {
        case found(EntryID)
        case ambiguous
        case unknown
    }

    package init(_ entries: [Entry], kinds: [Kind]) {
        self.kinds = kinds
        bySlug = Array(repeating: [:], count: kinds.count)
        for (id, entry) in entries.enumerated() where entry.language == 0 {
            let path = kinds[entry.kind].folder + "/" + entry.slug
            byPath[path] = id
            let last = String(entry.slug.split(byte: "/").last ?? "")
            bySlug[entry.kind][last, default: []].append(path)
        }
    }

    /// `text` is a slug, `2026/11/slug`, `news/2026/11/slug`, `/news/2026/11/slug/` or the file's name.
    package func find(_ text: String, kind: Int?) -> Answer {
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
            guard let paths = bySlug[candidate][path] else { continue }
            if found != nil || paths.count > 1 { return .ambiguous }
            found = byPath[paths[0]]
        }
        return found.map(Answer.found) ?? .unknown
    }

    /// Some paths of the entries that share a name, for hints.
    func paths(of text: String, kind: Int?) -> [String] {
        let name = SourceText.slug(text)
        return (kind.map { [$0] } ?? Array(kinds.indices)).flatMap { bySlug[$0][name]?.prefix(4) ?? [] }.sorted()
    }

    /// The slugs of a kind, or of all, for hints.
    func slugs(kind: Int?) -> [String] { kind.map { Array(bySlug[$0].keys) } ?? bySlug.flatMap(\.keys) }
}

extension String {
    /// Written like a slug: only small Latin letters, digits and hyphens, so that it cannot be a name in words.
    package var isSlugShaped: Bool {
        !isEmpty && utf8.contains { (0x61...0x7A) ~= $0 }
            && utf8.allSatisfy { (0x61...0x7A) ~= $0 || (0x30...0x39) ~= $0 || $0 == 0x2D || $0 == 0x2F }
    }
}
