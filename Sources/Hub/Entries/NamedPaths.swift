internal import MarkdownHTML
internal import SourceText

extension Entry {
    /// What each link and field may mean below `content/`: the path from the entry's folder first, then from the root.
    package var namedPaths: [[String]] {
        values.flatMap { namedPaths(in: $0.value) } + body.openLinks.map { contentPaths(of: $0.target, from: path) }
    }

    private func namedPaths(in value: FieldValue) -> [[String]] {
        switch value {
        case .file(let named): [contentPaths(of: named.path, from: path)]
        case .picture(let picture): [contentPaths(of: picture.source.path, from: path)]
        // An address of the site's own may be a file's.
        case .text(let text): text.utf8.first == UInt8(ascii: "/") ? [contentPaths(of: text, from: "")] : []
        case .list(let items): items.flatMap { namedPaths(in: $0) }
        case .map(let items): items.flatMap { namedPaths(in: $0.value) }
        case .markdown(let body): body.openLinks.map { contentPaths(of: $0.target, from: path) }
        default: []
        }
    }
}

/// The paths below `content/` that a target may mean in a file, the likelier first.
func contentPaths(of target: String, from file: String) -> [String] {
    let written = String(target.prefix(beforeBytes: "#?"))
    return [file, ""].compactMap { contentPath(of: written, from: $0) }
}

/// A target as written in a file, as a path below `content/`; nil where it would leave the folder.
func contentPath(of target: String, from file: String) -> String? {
    var parts = target.hasPrefix(bytes: "/") ? [] : file.split(byte: "/").dropLast().map(String.init)
    for part in target.split(byte: "/") {
        switch part {
        case ".": continue
        case "..":
            if parts.isEmpty { return nil }
            parts.removeLast()
        default: parts.append(String(part).percentDecoded)
        }
    }
    return parts.joined(separator: "/")
}
