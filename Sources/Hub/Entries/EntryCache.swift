internal import FileTree
internal import SourceText
private import Synchronization

/// Parsed entries from earlier builds, found by the digest of their source, and the store of their bodies.
///
/// Two files: `bodies`, appended to, and the index `entries`. What only warned is never kept, so that a warm build says
/// what a cold one does.
final class EntryCache: Sendable {
    let bodies: BodyStore
    private let folder: CacheFolder?
    private let key: Digest
    private let kinds: [Kind]
    private let languages: Int
    private let index: CacheIndex?
    /// Records that cannot be used: their entries were parsed anew.
    private let damaged = Mutex<Set<Digest>>([])

    private static let name = "entries"
    /// Bodies that no entry needs any more may take as much room as those that are needed, and this many bytes.
    private static let usualSlack = 32 << 20

    /// `key` stands for all that parsing depends on besides the source. Without a folder nothing is remembered.
    init(
        _ folder: CacheFolder?, kinds: [Kind], key: Digest, languages: Int, slack: Int = EntryCache.usualSlack
    ) throws(FileError) {
        self.folder = folder
        self.key = key
        self.kinds = kinds
        self.languages = languages
        guard let folder else {
            index = nil
            bodies = try BodyStore(temporary: ())
            return
        }
        let bytes = (try? readPlainFile(folder.path + "/" + EntryCache.name)) ?? []
        let path = folder.path + "/bodies"
        var index = CacheIndex(bytes, name: EntryCache.name, key: key)
        // What a store has lost at its end, its pieces tell one by one.
        if let used = index?.used, used > FileStamp(of: path)?.size ?? 0 || EntryCache.isWasteful(index, slack) {
            index = nil
        }
        self.index = index
        bodies = try BodyStore(path: path, used: index?.used ?? 0)
    }

    /// The first record says how many bytes the entries' bodies have.
    private static func isWasteful(_ index: CacheIndex?, _ slack: Int) -> Bool {
        guard let index, let record = index.record(liveRecord), let live = RecordReader.number(record) else {
            return true
        }
        return index.used - live > live + slack
    }

    private static let liveRecord = Digest(of: Array("bytes of bodies".utf8))

    func entry(_ digest: Digest) -> Entry? {
        guard let index, let folder, index.holds(digest) else { return nil }
        if let record = index.record(digest) {
            var decoder = EntryDecoder(record, kinds: kinds, languages: languages, store: index.used)
            if let entry = decoder.entry(), entry.digest == digest,
                !folder.checksWhenFound || bodies.isWhole(entry.body.html) && bodies.isWhole(entry.body.text)
            {
                return entry
            }
        }
        damaged.withLock { _ = $0.insert(digest) }
        return nil
    }

    /// Keeps what was parsed; `isClean` says of an entry that nothing was to be said of it.
    func save(_ entries: [Entry], isClean: [Bool]) throws(FileError) {
        guard let folder else { return }
        let damaged = damaged.withLock { $0 }
        let kept = zip(entries, isClean).filter(\.1).map(\.0)
        let isKnown = kept.allSatisfy { index?.holds($0.digest) ?? false }
        // Nothing new, nothing gone: the index stands as it is.
        if let index, damaged.isEmpty, isKnown, kept.count + 1 == index.count { return }
        var writer = try CacheIndexWriter(
            folder.path + "/" + EntryCache.name, name: EntryCache.name, key: key, used: bodies.size,
            count: kept.count + 1)
        var first = CacheIndexWriter.Records()
        var live = RecordWriter(opening: "")
        live.write(kept.reduce(0) { $0 + $1.body.html.count + $1.body.text.count })
        first.append(EntryCache.liveRecord, live.bytes[...])
        try writer.write(first)
        for start in stride(from: 0, to: kept.count, by: EntryCache.entriesAtOnce) {
            let some = Array(kept[start..<min(kept.count, start + EntryCache.entriesAtOnce)])
            for records in some.slicesConcurrently({ encoded($0, damaged) }) { try writer.write(records) }
        }
        try writer.finish()
    }

    private static let entriesAtOnce = 8192

    private func encoded(_ entries: ArraySlice<Entry>, _ damaged: Set<Digest>) -> CacheIndexWriter.Records {
        var records = CacheIndexWriter.Records()
        for entry in entries {
            if !damaged.contains(entry.digest), let known = index?.record(entry.digest) {
                records.append(entry.digest, known)
            } else {
                var encoder = EntryEncoder()
                encoder.encode(entry)
                records.append(entry.digest, encoder.take()[...])
            }
        }
        return records
    }
}
