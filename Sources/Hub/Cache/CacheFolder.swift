internal import FileTree
internal import SourceText

/// The folder of a project's cache, held for this build alone until the value goes.
///
/// It holds the files of `names` and nothing else, unless it is marked as a cache. No link is followed.
final class CacheFolder: Sendable {
    let path: String
    /// Whether a piece's checksum is looked at when the piece is found, not only when it is read.
    let checksWhenFound: Bool
    private let held: OpenFolder

    /// nil where the build goes without: it wants no cache, or it was said why.
    ///
    /// - Parameter others: the project's other folders, from which it must lie apart.
    init?(_ path: String?, apartFrom others: [String], _ use: CacheUse, into diagnostics: inout Diagnostics) {
        guard let path else { return nil }
        if case .none(let error) = use {
            diagnostics.append(.cacheUnusable, at: Place(error.path), path, error.reasonText)
            return nil
        }
        guard CacheFolder.liesApart(path, others, into: &diagnostics) else { return nil }
        do {
            try makeFolder(path)
            let held = try OpenFolder(path)
            guard held.lock() else {
                diagnostics.append(.cacheBusy, at: Place(path), path)
                return nil
            }
            guard try CacheFolder.isOurs(held, into: &diagnostics) else { return nil }
            if held.entry(CacheFolder.tagName) == nil { _ = try held.create(CacheFolder.tagName, CacheFolder.tag) }
            self.held = held
        } catch {
            diagnostics.append(.cacheUnusable, at: Place(path), path, error.reasonText)
            return nil
        }
        self.path = path
        if case .checkedWhenFound = use { checksWhenFound = true } else { checksWhenFound = false }
    }

    /// What the last build made each file from.
    var manifest: String { path + "/output" }

    private static let names: Set<String> = {
        var names: Set = ["entries", "bodies", "output"]
        for blobs in ["pictures", "cards", "search"] { names.formUnion([blobs + ".index", blobs + ".blobs"]) }
        return names.union(names.map { $0 + ".new" }).union([tagName])
    }()

    /// By this file backups and searches know a cache (bford.info/cachedir).
    private static let tagName = "CACHEDIR.TAG"
    private static let tagSignature = "Signature: 8a477f597d28d172789f06886806bc55\n"
    private static let tag = Array(
        (tagSignature + "# Visnyk remembers here what it built; the folder may be removed.\n").utf8)

    private static func isOurs(_ folder: OpenFolder, into diagnostics: inout Diagnostics) throws(FileError) -> Bool {
        let entries = try folder.entries(in: "") ?? []
        let isTagged = folder.matches(tagName, tag)
        for (name, entry) in entries.sorted(by: { $0.name < $1.name }) {
            let place = Place(folder.path + "/" + name)
            guard names.contains(name) else {
                if isTagged { continue }
                diagnostics.append(.cacheForeign, at: place, folder.path)
                return false
            }
            guard case .file = entry, !folder.isLinkedElsewhere(name) else {
                diagnostics.append(.cacheNotFile, at: place, name)
                return false
            }
        }
        return true
    }

    private static func liesApart(_ path: String, _ others: [String], into diagnostics: inout Diagnostics) -> Bool {
        guard let folder = try? resolvedPath(ofNew: path) else { return true }
        for name in others {
            guard let other = try? resolvedPath(ofNew: name) else { continue }
            let stage = other + ".next"
            if contains(folder, other) || contains(other, folder) || contains(stage, folder) {
                diagnostics.append(.cacheOverlaps, at: Place(path), path, name)
                return false
            }
        }
        return true
    }

    /// Whether the second path is the first or lies in it.
    private static func contains(_ folder: String, _ path: String) -> Bool {
        path.utf8.elementsEqual(folder.utf8) || path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
    }
}
