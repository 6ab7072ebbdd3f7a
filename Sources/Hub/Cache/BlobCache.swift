internal import FileTree
internal import SourceText
private import Synchronization

/// Bytes that are dear to make, kept by the digest of what they are made from: picture variants and share cards.
///
/// Two files: `<name>.blobs`, appended to, and `<name>.index`. What a build does not use is forgotten; when most of the
/// file is forgotten, what is left moves to a new one. Without a folder everything lies in a nameless file and is gone
/// with the process.
final class BlobCache: Sendable {
    struct Blob: Sendable {
        /// A few bytes on what the blob is, in its maker's own form.
        let facts: [UInt8]
        let piece: BodyStore.Piece
    }

    private struct State {
        var known: [Digest: Blob]
        /// How many records the index on the disk has.
        var kept = 0
        var used: Set<Digest> = []
        var added = 0
    }

    private let store: BodyStore
    private let folder: CacheFolder?
    private let name: String
    private let state: Mutex<State>

    /// Blobs are found by what they are made from, whatever made them: the key adds nothing.
    private static let key = Digest(of: [])
    private static let slack = 64 << 20

    init(_ folder: CacheFolder?, name: String) throws(FileError) {
        self.folder = folder
        self.name = name
        guard let folder else {
            store = try BodyStore(temporary: ())
            state = Mutex(State(known: [:]))
            return
        }
        let path = folder.path + "/" + name
        let bytes = (try? readPlainFile(path + ".index")) ?? []
        var index = CacheIndex(bytes, name: name, key: BlobCache.key)
        if let used = index?.used, used > FileStamp(of: path + ".blobs")?.size ?? 0 { index = nil }
        let used = index?.used ?? 0
        store = try BodyStore(path: path + ".blobs", used: used)
        var known: [Digest: Blob] = [:]
        for (digest, record) in index?.records ?? [] {
            if let blob = Blob(record, store: used) { known[digest] = blob }
        }
        state = Mutex(State(known: known, kept: index?.count ?? 0))
    }

    /// What an earlier build, or this one, made from that.
    func blob(_ digest: Digest) -> Blob? {
        guard let blob = state.withLock({ $0.known[digest] }) else { return nil }
        let isWhole = folder?.checksWhenFound != true || store.isWhole(blob.piece)
        return state.withLock { state in
            guard isWhole else {
                state.known[digest] = nil
                return nil
            }
            state.used.insert(digest)
            return blob
        }
    }

    @discardableResult
    func add(_ digest: Digest, facts: [UInt8], _ bytes: [UInt8]) throws(FileError) -> Blob {
        let blob = Blob(facts: facts, piece: .init(offset: try store.append(bytes), of: bytes))
        state.withLock { state in
            state.known[digest] = blob
            state.used.insert(digest)
            state.added += 1
        }
        return blob
    }

    func read(_ piece: BodyStore.Piece, into bytes: inout [UInt8]) throws(FileError) {
        try store.read(piece, into: &bytes)
    }

    /// Says that what is kept by that will be of use again, though this build does not ask for it.
    func keep(_ digest: Digest) {
        state.withLock { state in
            if state.known[digest] != nil { state.used.insert(digest) }
        }
    }

    /// How many blobs this build had to make.
    var added: Int { state.withLock { $0.added } }

    func save() throws(FileError) {
        guard let folder else { return }
        let path = folder.path + "/" + name
        let (kept, isUnchanged) = state.withLock { state in
            (
                state.known.filter { state.used.contains($0.key) }.sorted { $0.key < $1.key },
                state.added == 0 && state.used.count == state.kept && state.known.count == state.kept
            )
        }
        if isUnchanged { return }
        let live = kept.reduce(0) { $0 + $1.value.piece.count }
        if store.size - live > live + BlobCache.slack {
            try moveTogether(kept, to: path)
        } else {
            try write(kept, used: store.size, to: path)
        }
    }

    private func write(_ kept: [(key: Digest, value: Blob)], used: Int, to path: String) throws(FileError) {
        var records = CacheIndexWriter.Records()
        for (digest, blob) in kept { records.append(digest, blob.record[...]) }
        var writer = try CacheIndexWriter(
            path + ".index", name: name, key: BlobCache.key, used: used, count: kept.count)
        try writer.write(records)
        try writer.finish()
    }

    /// A new file with the living blobs alone. The old index goes first: killed in between, the cache is merely empty.
    private func moveTogether(_ kept: [(key: Digest, value: Blob)], to path: String) throws(FileError) {
        let fresh = try OpenFile(path + ".blobs.new", .new)
        var offset = 0
        var moved: [(key: Digest, value: Blob)] = []
        for (digest, blob) in kept {
            // A damaged one stays behind.
            guard let bytes = try? store.bytes(of: blob.piece) else { continue }
            try fresh.write(bytes, at: offset)
            let piece = BodyStore.Piece(offset: offset, count: bytes.count, checksum: blob.piece.checksum)
            moved.append((digest, Blob(facts: blob.facts, piece: piece)))
            offset += bytes.count
        }
        try removeFile(path + ".index")
        try rename(path + ".blobs.new", to: path + ".blobs")
        try write(moved, used: offset, to: path)
    }
}

extension BlobCache.Blob {
    /// The piece in the store, then the facts.
    fileprivate var record: [UInt8] {
        var out = RecordWriter(opening: "", capacity: 24 + facts.count)
        out.write(piece.offset)
        out.write(piece.count)
        out.write(Int(bitPattern: UInt(piece.checksum)))
        out.write(facts)
        return out.bytes
    }

    /// nil where the piece is not within a store of that size.
    fileprivate init?(_ record: ArraySlice<UInt8>, store: Int) {
        var input = RecordReader(record)
        guard let offset = input.number(), let count = input.number(), let checksum = input.word(),
            count <= store, offset <= store - count
        else { return nil }
        piece = BodyStore.Piece(offset: offset, count: count, checksum: checksum)
        facts = Array(input.rest)
    }
}
