package import FileTree
package import SourceText
private import Synchronization

/// Keeps a build's files in memory, for tests and the preview server.
///
/// Builds may follow one another: what the last one did not name goes at `finish`.
package final class MemorySink: Sink {
    private struct File {
        var bytes: [UInt8]
        var digest: Digest?
    }

    private struct State {
        var published: [OutputPath: File] = [:]
        var next: [OutputPath: File] = [:]
        var counts = Written()
    }

    private let state = Mutex(State())

    package init() {}

    /// The published files by path.
    package var files: [String: [UInt8]] {
        state.withLock { state in
            Dictionary(state.published.map { ($0.key.text, $0.value.bytes) }) { first, _ in first }
        }
    }

    /// A published file, or nil.
    package subscript(_ path: String) -> [UInt8]? { state.withLock { $0.published[OutputPath(path)]?.bytes } }

    package func holds(_ path: String, digest: Digest) -> Bool {
        let path = OutputPath(path)
        return state.withLock { state in
            guard let file = state.published[path], file.digest == digest, state.next[path] == nil else { return false }
            state.next[path] = file
            state.counts.unchanged += 1
            return true
        }
    }

    package func put(_ path: String, _ bytes: [UInt8], digest: Digest?) throws(FileError) {
        try checkOutputPath(path)
        let key = OutputPath(path)
        let isNew = state.withLock { state in
            guard state.next.updateValue(File(bytes: bytes, digest: digest), forKey: key) == nil else { return false }
            if state.published[key]?.bytes == bytes {
                state.counts.unchanged += 1
            } else {
                state.counts.written += 1
                state.counts.bytes += bytes.count
            }
            return true
        }
        guard isNew else { throw FileError.exists("write", path) }
    }

    package func copy(_ path: String, from source: String, digest: Digest?) throws(FileError) {
        try put(path, readFile(source), digest: digest)
    }

    package func published(workers: Int?) throws(FileError) -> [WrittenFile] {
        state.withLock { state in
            state.next.map { path, file in
                WrittenFile(path: path.text, digest: Digest(of: file.bytes), size: file.bytes.count)
            }
        }
    }

    package func finish(in order: PublicationOrder) throws(FileError) -> Written {
        state.withLock { state in
            var counts = state.counts
            for path in state.published.keys where state.next[path] == nil { counts.removed += 1 }
            state.published = state.next
            state.next = [:]
            state.counts = Written()
            return counts
        }
    }
}
