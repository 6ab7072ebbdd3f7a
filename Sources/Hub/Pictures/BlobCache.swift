internal import FileTree
internal import SourceText
private import Synchronization

/// Bytes that are dear to make, kept by the digest of what they are made from: picture variants and share cards.
///
/// Two files: `<name>.blobs`, appended to, and `<name>.index`, written anew by rename. What a build does not use is
/// forgotten; when most of the file is forgotten, what is left moves to a new one. Without a folder everything lies in a
/// nameless file and is gone with the process.
final class BlobCache: Sendable {
    struct Blob: Sendable {
        /// A few bytes on what the blob is, in its maker's own form.
        let facts: [UInt8]
        let piece: BodyStore.Piece
    }

    private struct State {
        var known: [Digest: Blob]
        var used: Set<Digest> = []
        var added = 0
    }

    private let store: BodyStore
    private let path: String?
    private let state: Mutex<State>

    private static let magic = Array("visnyk blobs 1\n".utf8)
    private static let slack = 64 << 20

    init(_ folder: String?, name: String) throws(FileError) {
        guard let folder, let opened = BlobCache.open(folder + "/" + name, in: folder) else {
            path = nil
            store = try BodyStore(temporary: ())
            state = Mutex(State(known: [:]))
            return
        }
        path = folder + "/" + name
        store = opened.store
        state = Mutex(State(known: opened.known))
    }

    private static func open(_ path: String, in folder: String) -> (store: BodyStore, known: [Digest: Blob])? {
        do throws(FileError) {
            try makeFolder(folder)
            let size = FileStamp(of: path + ".blobs")?.size ?? 0
            let (used, known) = index((try? readFile(path + ".index")) ?? [], size: size)
            guard let store = try BodyStore(path: path + ".blobs", used: used) else { return nil }
            return (store, known)
        } catch { return nil }
    }

    private static func index(_ bytes: [UInt8], size: Int) -> (used: Int, known: [Digest: Blob]) {
        let head = magic.count + 16
        guard bytes.count >= head, bytes.starts(with: magic) else { return (0, [:]) }
        func word(_ at: Int) -> Int {
            (0..<8).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(bytes[at + $1]) << UInt64(8 * $1)) }
        }
        let used = word(magic.count)
        let count = word(magic.count + 8)
        guard used >= 0, used <= size, count >= 0, count <= bytes.count else { return (0, [:]) }
        var known: [Digest: Blob] = [:]
        known.reserveCapacity(count)
        var at = head
        for _ in 0..<count {
            guard at + 56 <= bytes.count, let digest = Digest(bytes: bytes[at..<(at + 32)]) else { return (0, [:]) }
            let (offset, length, facts) = (word(at + 32), word(at + 40), word(at + 48))
            guard offset >= 0, length >= 0, offset <= used - length, (0...4096).contains(facts),
                at + 56 + facts <= bytes.count
            else { return (0, [:]) }
            known[digest] = Blob(
                facts: Array(bytes[(at + 56)..<(at + 56 + facts)]), piece: .init(offset: offset, count: length))
            at += 56 + facts
        }
        return (used, known)
    }

    /// What an earlier build, or this one, made from that.
    func blob(_ digest: Digest) -> Blob? {
        state.withLock { state in
            guard let blob = state.known[digest] else { return nil }
            state.used.insert(digest)
            return blob
        }
    }

    @discardableResult
    func add(_ digest: Digest, facts: [UInt8], _ bytes: [UInt8]) throws(FileError) -> Blob {
        let blob = Blob(facts: facts, piece: .init(offset: try store.append(bytes), count: bytes.count))
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

    /// How many blobs this build had to make.
    var added: Int { state.withLock { $0.added } }

    func save() throws(FileError) {
        guard let path else { return }
        let (kept, isUnchanged) = state.withLock { state in
            (
                state.known.filter { state.used.contains($0.key) }.sorted { $0.key < $1.key },
                state.added == 0 && state.used.count == state.known.count
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
        var out = ByteWriter(capacity: kept.count * 80 + 64)
        out.write(BlobCache.magic)
        func word(_ number: Int) {
            for shift in 0..<8 { out.write(byte: UInt8(truncatingIfNeeded: number >> (8 * shift))) }
        }
        word(used)
        word(kept.count)
        for (digest, blob) in kept {
            out.write(digest.bytes)
            word(blob.piece.offset)
            word(blob.piece.count)
            word(blob.facts.count)
            out.write(blob.facts)
        }
        try writeFile(out.bytes, to: path + ".index.new")
        try rename(path + ".index.new", to: path + ".index")
    }

    /// A new file with the living blobs alone. The old index goes first: killed in between, the cache is merely empty.
    private func moveTogether(_ kept: [(key: Digest, value: Blob)], to path: String) throws(FileError) {
        let fresh = try OpenFile(path + ".blobs.new", .write)
        var offset = 0
        var moved: [(key: Digest, value: Blob)] = []
        var buffer: [UInt8] = []
        for (digest, blob) in kept {
            buffer.removeAll(keepingCapacity: true)
            try store.read(blob.piece, into: &buffer)
            try fresh.write(buffer, at: offset)
            moved.append((digest, Blob(facts: blob.facts, piece: .init(offset: offset, count: buffer.count))))
            offset += buffer.count
        }
        try removeFile(path + ".index")
        try rename(path + ".blobs.new", to: path + ".blobs")
        try write(moved, used: offset, to: path)
    }
}
