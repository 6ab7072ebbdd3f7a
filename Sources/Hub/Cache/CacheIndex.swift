internal import FileTree
internal import SourceText

/// A file of the cache: records found by a digest, each with its checksum.
///
///     the opening: form and name      ┐
///     32 bytes  the key: what all records depend on
///     8         size of the store that records point into
///     8         how many records      │ sealed by a checksum
///     48 each   digest, length, checksum of a record
///     8         the seal              ┘
///     the records, in that order
///
/// A damaged table voids the file, a damaged record itself alone.
struct CacheIndex: Sendable {
    /// Of the store, in bytes, when the index was written.
    let used: Int
    private let bytes: [UInt8]
    private let rows: [Digest: Row]

    private struct Row: Sendable {
        let range: Range<Int>
        let checksum: UInt64
    }

    static func opening(_ name: String) -> String { "visnyk cache 1 \(name)\n" }
    static let rowSize = 48

    static func tableSize(_ name: String, count: Int) -> Int {
        opening(name).utf8.count + 32 + 16 + count * rowSize + 8
    }

    /// nil where the table is damaged, or of another form or key.
    init?(_ bytes: [UInt8], name: String, key: Digest) {
        let opening = CacheIndex.opening(name)
        guard let count = CacheIndex.count(bytes, name),
            var table = RecordReader(Array(bytes[..<CacheIndex.tableSize(name, count: count)]), opening: opening),
            let run = table.run(32), Digest(bytes: run) == key,
            let used = table.number(), table.number() == count
        else { return nil }
        self.used = used
        var rows: [Digest: Row] = [:]
        rows.reserveCapacity(count)
        var at = CacheIndex.tableSize(name, count: count)
        for _ in 0..<count {
            guard let run = table.run(32), let digest = Digest(bytes: run), let length = table.number(),
                let checksum = table.word()
            else { return nil }
            // The file was cut here.
            guard length <= bytes.count - at else { break }
            rows[digest] = Row(range: at..<(at + length), checksum: checksum)
            at += length
        }
        self.rows = rows
        self.bytes = bytes
    }

    /// As the file says it, not yet checked; nil where the file is too short for so many.
    private static func count(_ bytes: [UInt8], _ name: String) -> Int? {
        let at = opening(name).utf8.count + 40
        guard bytes.count >= at + 8 else { return nil }
        var count: UInt64 = 0
        for position in 0..<8 { count |= UInt64(bytes[at + position]) << UInt64(8 * position) }
        guard count <= UInt64(bytes.count / rowSize) else { return nil }
        return tableSize(name, count: Int(count)) <= bytes.count ? Int(count) : nil
    }

    var count: Int { rows.count }

    func holds(_ digest: Digest) -> Bool { rows[digest] != nil }

    /// nil where there is none, or it is damaged.
    func record(_ digest: Digest) -> ArraySlice<UInt8>? {
        guard let row = rows[digest] else { return nil }
        let record = bytes[row.range]
        return checksum(record) == row.checksum ? record : nil
    }

    /// All that are whole.
    var records: [(digest: Digest, bytes: ArraySlice<UInt8>)] {
        rows.keys.compactMap { digest in record(digest).map { (digest, $0) } }
    }
}

/// Writes an index beside its place, and into it by one rename.
struct CacheIndexWriter: ~Copyable {
    /// A run of records with what the table says of each.
    struct Records: Sendable {
        private(set) var bytes: [UInt8] = []
        fileprivate var rows: [(digest: Digest, length: Int, checksum: UInt64)] = []

        mutating func append(_ digest: Digest, _ record: ArraySlice<UInt8>) {
            bytes += record
            rows.append((digest, record.count, checksum(record)))
        }
    }

    private let path: String
    private let file: OpenFile
    private var table: RecordWriter
    private var offset: Int

    init(_ path: String, name: String, key: Digest, used: Int, count: Int) throws(FileError) {
        self.path = path
        file = try OpenFile(path + ".new", .new)
        offset = CacheIndex.tableSize(name, count: count)
        table = RecordWriter(opening: CacheIndex.opening(name), capacity: offset)
        table.write(key.bytes)
        table.write(used)
        table.write(count)
    }

    mutating func write(_ records: Records) throws(FileError) {
        try file.write(records.bytes, at: offset)
        offset += records.bytes.count
        for row in records.rows {
            table.write(row.digest.bytes)
            table.write(row.length)
            table.write(Int(bitPattern: UInt(row.checksum)))
        }
    }

    consuming func finish() throws(FileError) {
        try file.write(table.sealed(), at: 0)
        try rename(path + ".new", to: path)
    }
}
