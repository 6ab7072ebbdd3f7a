internal import FileTree
internal import SourceText
private import Synchronization

/// The files that a build has named so far.
final class NamedFiles: Sendable {
    struct File: Sendable {
        enum Fate: Sendable {
            /// As the last build left it, known by its digest alone.
            case held
            /// Compared and found equal.
            case equal
            /// Waits in the stage.
            case staged
        }

        let fate: Fate
        let stamp: FileStamp
        let digest: Digest?
    }

    private final class Shard: Sendable {
        let files = Mutex<[OutputPath: File]>([:])
    }

    private let shards: [Shard] = (0..<shardCount).map { _ in Shard() }

    /// False where the path was named before.
    func insert(_ path: OutputPath, _ file: File) -> Bool {
        shards[shard(of: path)].files.withLock { files in
            guard files[path] == nil else { return false }
            files[path] = file
            return true
        }
    }

    var all: [OutputPath: File] {
        var all: [OutputPath: File] = [:]
        let parts = shards.map { shard in shard.files.withLock { $0 } }
        all.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { all.merge(part) { first, _ in first } }
        return all
    }
}
