package import SourceText

/// Which files beside the texts are published. Asked by the build for `content/` and by the import for an old site.
package enum PublishedFile {
    /// Why a file may not be published, as a diagnostic at its place; nil where it may.
    ///
    /// - Parameters:
    ///   - path: from the root of the site, as it would be published.
    ///   - head: the file's first `FileContent.headLength` bytes; nil where only its name is to be judged.
    ///   - place: where the diagnostic is to point.
    package static func refusal(of path: String, head: [UInt8]?, at place: Place) -> Diagnostic? {
        nameRefusal(of: path, at: place) ?? head.flatMap { contentRefusal(of: path, $0, at: place) }
    }

    static func nameRefusal(of path: String, at place: Place) -> Diagnostic? {
        let name = String(name(of: path))
        if HostNames.isConfiguration(name) { return Diagnostic(.serverConfiguration, at: place, [name]) }
        if let part = HostNames.executablePart(of: path) { return Diagnostic(.hostWouldRun, at: place, [name, part]) }
        let ending = ending(of: name)
        if HostNames.executable.contains(ending) {
            return Diagnostic(.hostWouldRun, at: place, [name, "." + ending])
        }
        if ["md", "markdown", "mdown", "mkd", "mdx", "мд", "m", "md ", "mdd"].contains(ending)
            || name.hasSuffix(bytes: ".md.")
        {
            let stem = Substring(name.utf8.dropLast(ending.utf8.count))
            let mended = name.hasSuffix(bytes: ".md.") ? String(name.dropLast(bytes: 1)) : stem + "md"
            return Diagnostic(.textEnding, at: place, [name, mended])
        }
        if ["pages", "numbers", "key", "gdoc", "gsheet", "wps", "mht", "one"].contains(ending) {
            return Diagnostic(.wordProcessor, at: place, [name])
        }
        if FileType(ending: ending) == nil {
            return ending.isEmpty
                ? Diagnostic(.noEnding, at: place, [path]) : Diagnostic(.unpublishedType, at: place, [path, ending])
        }
        return nil
    }

    private static func contentRefusal(of path: String, _ head: [UInt8], at place: Place) -> Diagnostic? {
        let ending = ending(of: path)
        guard let type = FileType(ending: ending), !type.isPicture else { return nil }
        let content = FileContent(head: head)
        if content == .pointer { return Diagnostic(.pointerOfLFS, at: place) }
        guard !type.contents.contains(content) else { return nil }
        let named = ending.uppercasedASCII
        switch content {
        case .empty:
            // A table without rows is a table.
            return type.contents.contains(.text) ? nil : Diagnostic(.emptyFile, at: place, [named])
        case .unknown, .picture, .program, .text: return Diagnostic(.otherContent, at: place, [named])
        default:
            guard let better = FileType.ending(for: content) else {
                return Diagnostic(.contentOf, at: place, [named, content.rawValue])
            }
            return Diagnostic(.contentOfOtherType, at: place, [named, content.rawValue, "." + better])
        }
    }

    /// In which people write what they mean to publish as a page.
    package static let textEndings: Set<String> = ["txt", "doc", "docx", "odt", "rtf"]

    /// After the last dot of the name, in small letters; empty where there is none.
    package static func ending(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
        return name[name.utf8.index(after: dot)...].lowercased()
    }

    /// Without the folders.
    static func name(of path: String) -> Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    }
}
