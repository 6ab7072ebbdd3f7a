internal import FileTree
internal import SourceText

/// In which order the files of a site go to a host: that of the build's own publishing (docs/architecture.md, "Writing
/// is safe"), told from the manifest alone. At any moment all that a page names is there.
struct SendingOrder {
    /// Lower ones first.
    enum Rank: Int, Comparable {
        case newFile
        case newPage
        /// What lies in a folder that takes the place of a file.
        case belowFile
        case changedPage
        /// Pages that show no single entry lead to others; the home page is the last of them.
        case list
        case changedFile
        /// A file that takes the place of a folder.
        case overFolder
        case removal

        static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
    }

    private let old: RemoteState
    private let oldFolders: Set<OutputPath>
    /// Pages that show an entry.
    private let entries: Set<OutputPath>

    init(over old: RemoteState, entries: Set<OutputPath>) {
        self.old = old
        self.entries = entries
        oldFolders = old.folders
    }

    /// The steps in batches: within one the order does not matter.
    func batches(sending: [(path: OutputPath, digest: Digest)], removing: [OutputPath]) -> [[DeployStep]] {
        var removing = Set(removing)
        var groups: [Key: [DeployStep]] = [:]
        for (path, digest) in sending {
            let rank = rank(of: path)
            // What stands in the way goes just before.
            for blocker in blockers(of: path, rank) where removing.remove(blocker) != nil {
                groups[Key(rank: rank, depth: 0, part: 0), default: []].append(.remove(blocker))
            }
            groups[Key(rank: rank, depth: rank == .list ? -path.depth : 0, part: 1), default: []]
                .append(.send(path, digest))
        }
        for path in removing {
            // Pages before what they show.
            groups[Key(rank: .removal, depth: path.isPage ? 0 : 1, part: 0), default: []].append(.remove(path))
        }
        return groups.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.path < $1.path } }
    }

    private struct Key: Hashable, Comparable {
        let rank: Rank
        let depth: Int
        let part: Int

        static func < (a: Key, b: Key) -> Bool {
            (a.rank.rawValue, a.depth, a.part) < (b.rank.rawValue, b.depth, b.part)
        }
    }

    private func rank(of path: OutputPath) -> Rank {
        if oldFolders.contains(path) { return .overFolder }
        let isThere = old.files[path] != nil
        if !isThere, isBelowFile(path) { return .belowFile }
        guard path.isPage else { return isThere ? .changedFile : .newFile }
        if !isThere, path.unpacked != SendingOrder.home { return .newPage }
        return entries.contains(path.unpacked) ? .changedPage : .list
    }

    private func blockers(of path: OutputPath, _ rank: Rank) -> [OutputPath] {
        switch rank {
        case .belowFile: return path.folders.filter { old.files[$0] != nil }
        case .overFolder: return old.files.keys.filter { $0.text.hasPrefix(bytes: path.text + "/") }
        default: return []
        }
    }

    private func isBelowFile(_ path: OutputPath) -> Bool { path.folders.contains { old.files[$0] != nil } }

    private static let home = OutputPath("index.html")
}

extension OutputPath {
    var isPage: Bool { unpacked.text.hasSuffix(bytes: ".html") }

    var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }

    /// The folders it lies in, the nearest first.
    var folders: [OutputPath] {
        var folders: [OutputPath] = []
        var folder = parent
        while let one = folder {
            folders.append(one)
            folder = one.parent
        }
        return folders
    }
}
