internal import FileTree
internal import SourceText

/// Parsed entries from earlier builds, found by the digest of their source, and the store of their bodies.
///
/// Two files: `bodies`, appended to, and `entries`, written anew by rename. What only warned is never kept, so that a
/// warm build says what a cold one does. Another build that holds the cache makes this one work without.
final class EntryCache: Sendable {
    let bodies: BodyStore
    private let folder: String?
    private let key: Digest
    private let kinds: [Kind]
    private let index: [UInt8]
    private let ranges: [Digest: Range<Int>]

    private static let magic = Array("visnyk entries 1\n".utf8)
    /// Bodies that no entry needs any more may take as much room as those that are needed, and this many bytes.
    private static let slack = 32 << 20

    /// `key` stands for all that parsing depends on besides the source.
    init(_ folder: String?, kinds: [Kind], key: Digest) throws(FileError) {
        self.key = key
        self.kinds = kinds
        guard let folder, let opened = EntryCache.open(folder, key: key) else {
            self.folder = nil
            bodies = try BodyStore(temporary: ())
            index = []
            ranges = [:]
            return
        }
        self.folder = folder
        bodies = opened.bodies
        index = opened.index
        ranges = opened.ranges
    }

    private static func open(
        _ folder: String, key: Digest
    ) -> (bodies: BodyStore, index: [UInt8], ranges: [Digest: Range<Int>])? {
        do throws(FileError) {
            try makeFolder(folder)
            let index = (try? readFile(folder + "/entries")) ?? []
            let known = ranges(in: index, key: key)
            let size = FileStamp(of: folder + "/bodies")?.size ?? 0
            let used = known.map { $0.used <= size ? $0.used : 0 } ?? 0
            guard let bodies = try BodyStore(path: folder + "/bodies", used: used) else { return nil }
            guard let known, known.used == used else { return (bodies, [], [:]) }
            return (bodies, index, known.ranges)
        } catch { return nil }
    }

    /// Where each entry lies in the index; nil for an index of another binary, other settings, or damaged.
    private static func ranges(in index: [UInt8], key: Digest) -> (used: Int, ranges: [Digest: Range<Int>])? {
        let head = magic.count + 32 + 24
        guard index.count >= head, index.starts(with: magic),
            Digest(bytes: index[magic.count..<(magic.count + 32)]) == key
        else { return nil }
        let used = word(index, magic.count + 32)
        let live = word(index, magic.count + 40)
        let count = word(index, magic.count + 48)
        guard used >= 0, used - live <= live + slack, count >= 0, count <= index.count else { return nil }
        var ranges: [Digest: Range<Int>] = [:]
        ranges.reserveCapacity(count)
        var at = head
        for _ in 0..<count {
            guard at + 36 <= index.count, let digest = Digest(bytes: index[at..<(at + 32)]) else { return nil }
            var length = 0
            for shift in 0..<4 { length |= Int(index[at + 32 + shift]) << (8 * shift) }
            guard at + 36 + length <= index.count else { return nil }
            ranges[digest] = (at + 36)..<(at + 36 + length)
            at += 36 + length
        }
        return (used, ranges)
    }

    private static func word(_ bytes: [UInt8], _ at: Int) -> Int {
        (0..<8).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(bytes[at + $1]) << UInt64(8 * $1)) }
    }

    func entry(_ digest: Digest) -> Entry? {
        guard let range = ranges[digest] else { return nil }
        var decoder = EntryDecoder(index[range], kinds: kinds)
        guard let entry = decoder.entry(), entry.digest == digest else { return nil }
        return entry
    }

    /// Keeps what was parsed; `isClean` says of an entry that nothing was to be said of it.
    func save(_ entries: [Entry], isClean: [Bool]) throws(FileError) {
        guard let folder else { return }
        let kept = zip(entries, isClean).filter(\.1).map(\.0)
        // Nothing new, nothing gone: the index stands as it is.
        if kept.count == ranges.count, kept.allSatisfy({ ranges[$0.digest] != nil }) { return }
        let file = try OpenFile(folder + "/entries.new", .write)
        var head = ByteWriter(capacity: 128)
        head.write(EntryCache.magic)
        head.write(key.bytes)
        let live = kept.reduce(0) { $0 + $1.body.html.count + $1.body.text.count }
        for number in [bodies.size, live, kept.count] {
            for shift in 0..<8 { head.write(byte: UInt8(truncatingIfNeeded: number >> (8 * shift))) }
        }
        try file.write(head.bytes, at: 0)
        var offset = head.count
        for start in stride(from: 0, to: kept.count, by: EntryCache.entriesAtOnce) {
            let some = Array(kept[start..<min(kept.count, start + EntryCache.entriesAtOnce)])
            for piece in some.slicesConcurrently(encoded) {
                try file.write(piece, at: offset)
                offset += piece.count
            }
        }
        try rename(folder + "/entries.new", to: folder + "/entries")
    }

    private static let entriesAtOnce = 8192

    /// Each entry's digest, length and bytes.
    private func encoded(_ entries: ArraySlice<Entry>) -> [UInt8] {
        var out = ByteWriter(capacity: entries.count * 1500)
        for entry in entries {
            out.write(entry.digest.bytes)
            let bytes: [UInt8]
            if let range = ranges[entry.digest] {
                bytes = Array(index[range])
            } else {
                var encoder = EntryEncoder()
                encoder.encode(entry)
                bytes = encoder.take()
            }
            for shift in 0..<4 { out.write(byte: UInt8(truncatingIfNeeded: bytes.count >> (8 * shift))) }
            out.write(bytes)
        }
        return out.take()
    }
}
