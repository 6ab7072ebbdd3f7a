internal import FileTree
internal import SourceText

/// What lies under `content/`, sorted: texts, files to publish, what is left out, and what may not be there.
struct ContentFiles {
    /// Published by this site under that address, unless the town has a file of its own there (RFC 9116).
    static let securityTxt = ".well-known/security.txt"

    /// Paths below `content/` of the Markdown files.
    private(set) var texts: [String] = []
    let assets: Assets

    init(_ listing: Listing, _ settings: Settings, workers: Int?, into diagnostics: inout Diagnostics) {
        var sizes: [OutputPath: Int] = [:]
        var candidates: [String] = []
        var names: [String] = []
        var leftOut: Set<OutputPath> = []
        let wanted = Set(settings.files.map { ContentFiles.path(of: $0) })
        for item in listing.items where !ContentFiles.isSettings(item.path) {
            let place = Place("content/" + item.path)
            if !wanted.contains(item.path), let part = SystemLitter.part(of: item.path) {
                if leftOut.insert(OutputPath(part)).inserted {
                    diagnostics.append(.leftOut, at: Place("content/" + part))
                }
                continue
            }
            switch item.kind {
            case .badLink: diagnostics.append(.badLink, at: place)
            case .special: diagnostics.append(.notAFile, at: place)
            case .hiddenFolder:
                if !ContentFiles.isOfTools(item.path) { diagnostics.append(.hiddenName, at: place) }
            case .file:
                if ContentFiles.isUnreadable(item.path) {
                    diagnostics.append(.badFileName, at: place)
                } else if ContentFiles.isText(item.path) {
                    texts.append(item.path)
                    names.append(item.path)
                } else {
                    sizes[OutputPath(item.path)] = item.size
                    if item.size > ContentFiles.large {
                        diagnostics.append(.largeFile, at: place, String(item.size >> 20))
                    }
                    candidates.append(item.path)
                }
            }
        }
        let all = Assets(folder: listing.root, sizes: sizes)
        let (listed, folders) = ContentFiles.listed(settings, all, texts, into: &diagnostics)
        var toRead: [String] = []
        var refused: Set<OutputPath> = []
        for path in candidates {
            let place = Place("content/" + path)
            switch ContentFiles.verdict(on: path, isListed: listed.contains(OutputPath(path)), at: place) {
            case .hidden(let note):
                sizes[OutputPath(path)] = nil
                if let note { diagnostics.append(note) }
                continue
            case .refused(let refusal):
                diagnostics.append(refusal)
                refused.insert(OutputPath(path))
            case .published: break
            case .dependsOnContent: toRead.append(path)
            }
            names.append(path)
        }
        for refusal in ContentFiles.contentRefusals(of: toRead, in: listing.root, workers: workers) {
            diagnostics.append(refusal)
            refused.insert(OutputPath(String(refusal.place.path.dropFirst(bytes: "content/".utf8.count))))
        }
        for (one, other) in NameCollisions(of: names).pairs {
            diagnostics.append(.sameName, at: Place("content/" + one), "content/" + other)
            diagnostics.append(.sameName, at: Place("content/" + other), "content/" + one)
        }
        // What is refused is there all the same: a link to it is not wrong besides.
        assets = Assets(folder: listing.root, sizes: sizes, listed: listed, folders: folders, refused: refused)
    }

    /// More than this many bytes are no download for a phone.
    private static let large = 25 << 20

    private enum Verdict {
        case published
        case dependsOnContent
        case refused(Diagnostic)
        case hidden(Diagnostic?)
    }

    private static func verdict(on path: String, isListed: Bool, at place: Place) -> Verdict {
        let name = PublishedFile.name(of: path)
        if HostNames.isConfiguration(String(name)) {
            return .refused(Diagnostic(.serverConfiguration, at: place, [String(name)]))
        }
        if isListed { return .published }
        if name.utf8.first == UInt8(ascii: ".") {
            return .hidden(isOfTools(path) ? nil : Diagnostic(.hiddenName, at: place))
        }
        if let refusal = PublishedFile.nameRefusal(of: path, at: place) { return .refused(refusal) }
        if path.utf8.starts(with: ".well-known/".utf8), path != ContentFiles.securityTxt {
            return .refused(Diagnostic(.needsListing, at: place, [path]))
        }
        return PicturePath.isPicture(path) ? .published : .dependsOnContent
    }

    /// The paths of `files`, as the disk has them; those of folders end with a slash.
    private static func listed(
        _ settings: Settings, _ assets: Assets, _ texts: [String], into diagnostics: inout Diagnostics
    ) -> (files: Set<OutputPath>, folders: [String]) {
        var listed: Set<OutputPath> = []
        var folders: [String] = []
        lazy var allFolders = ContentFiles.folders(of: assets.paths)
        for file in settings.files {
            let place = Place("content/site.yml", file.range)
            let path = path(of: file)
            let folder = path.hasSuffix(bytes: "/") ? path : path + "/"
            let isFolder = allFolders.contains(OutputPath(folder))
            if isFolder, path.hasSuffix(bytes: "/") {
                folders.append(path)
            } else if let stored = assets.stored(path) {
                listed.insert(OutputPath(stored))
            } else if texts.contains(path) {
                diagnostics.append(.listedText, at: place, file.path)
            } else {
                let paths = assets.paths
                let name = String(PublishedFile.name(of: path))
                // Of several folders, the one where the file lies; of several names, the nearest.
                let suggestion =
                    isFolder
                    ? folder
                    : paths.first { PublishedFile.name(of: $0) == name[...] } ?? nearest(to: path, among: paths)
                diagnostics.append(.listedMissing, at: place, file.path, suggestion: suggestion)
            }
        }
        return (listed, folders)
    }

    /// Every folder that files lie in or below, with a slash at its end.
    private static func folders(of paths: [String]) -> Set<OutputPath> {
        var folders: Set<OutputPath> = []
        for path in paths {
            var end = path.lastIndex(ofByte: "/")
            while let slash = end, folders.insert(OutputPath(String(path[...slash]))).inserted {
                end = path[..<slash].lastIndex(ofByte: "/")
            }
        }
        return folders
    }

    /// From `content/`, with or without a slash before it.
    private static func path(of file: FileReference) -> String {
        file.path.utf8.first == UInt8(ascii: "/") ? String(Substring(file.path.utf8.dropFirst())) : file.path
    }

    private static func contentRefusals(of paths: [String], in folder: String, workers: Int?) -> [Diagnostic] {
        paths.slicesConcurrently(workers: workers) { slice in
            slice.compactMap { path -> Diagnostic? in
                let place = Place("content/" + path)
                do throws(FileError) {
                    let head = try readHead(path, in: folder, count: FileContent.headLength)
                    return PublishedFile.refusal(of: path, head: head, at: place)
                } catch {
                    return Diagnostic(.unreadable, at: place, [error.reasonText])
                }
            }
        }.flatMap { $0 }
    }

    private static func isText(_ path: String) -> Bool {
        let name = PublishedFile.name(of: path).utf8
        return name.first != UInt8(ascii: ".")
            && [".md", ".markdown"].contains { name.reversed().starts(with: $0.utf8.reversed()) }
    }

    /// `site.yml`, and other spellings of it, which are said elsewhere.
    private static func isSettings(_ path: String) -> Bool {
        path == "site.yaml" || path.lowercased() == "site.yml"
    }

    private static func isUnreadable(_ name: String) -> Bool {
        name.unicodeScalars.contains { (scalar: Unicode.Scalar) -> Bool in
            scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFFFD
        }
    }

    /// Hidden names that version control and editors keep beside any text: no author is told of them.
    private static func isOfTools(_ path: String) -> Bool {
        let name = PublishedFile.name(of: path).lowercased()
        return [
            ".visnyk-import", ".git", ".keep", ".hg", ".svn", ".obsidian", ".vscode", ".idea", ".editorconfig",
            ".prettier",
        ].contains {
            name.utf8.starts(with: $0.utf8)
        }
    }
}
