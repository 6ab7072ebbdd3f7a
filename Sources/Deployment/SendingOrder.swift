internal import FileTree
internal import Provenance
internal import Publish
internal import SourceText

/// The steps of a deployment in the order in which a build publishes, told from the manifest alone: pages that show no
/// entry lead to others.
struct SendingOrder {
    private let order: PublicationOrder
    private let old: RemoteState
    private let oldFolders: Set<OutputPath>

    init(of manifest: SiteManifest, over old: RemoteState) {
        order = PublicationOrder(lists: manifest.files.filter { $0.entry == nil }.map(\.path))
        self.old = old
        oldFolders = old.folders
    }

    /// The steps in batches: within one the order does not matter.
    func batches(sending: [(path: OutputPath, digest: Digest)], removing: [OutputPath]) -> [[DeployStep]] {
        var removing = Set(removing)
        var batches: [Place: [DeployStep]] = [:]
        for (path, digest) in sending {
            // A file that is perhaps there goes as a new one, but must not stand in the way of what lies below its name.
            let turn = order.turn(of: path) { other in
                other == path && old.files[other] == .perhaps ? nil : standing(at: other)
            }
            for blocker in blockers(of: path, turn.rank) where removing.remove(blocker) != nil {
                batches[Place(turn: turn, part: .clearing), default: []].append(.remove(blocker))
            }
            batches[Place(turn: turn, part: .change), default: []].append(.send(path, digest))
        }
        for path in removing {
            batches[Place(turn: order.turn(ofRemoving: path), part: .change), default: []].append(.remove(path))
        }
        return batches.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.path < $1.path } }
    }

    private struct Place: Hashable, Comparable {
        /// What stands in the way goes just before.
        enum Part: Int { case clearing, change }

        let turn: PublicationOrder.Turn
        let part: Part

        static func < (a: Place, b: Place) -> Bool {
            a.turn == b.turn ? a.part.rawValue < b.part.rawValue : a.turn < b.turn
        }
    }

    private func standing(at path: OutputPath) -> PublicationOrder.Standing? {
        if oldFolders.contains(path) { return .folder }
        return old.files[path] == nil ? nil : .file
    }

    private func blockers(of path: OutputPath, _ rank: PublicationOrder.Rank) -> [OutputPath] {
        switch rank {
        case .belowFile: path.folders.filter { old.files[$0] != nil }
        case .overFolder: old.files.keys.filter { $0.text.hasPrefix(bytes: path.text + "/") }
        default: []
        }
    }
}

extension OutputPath {
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
