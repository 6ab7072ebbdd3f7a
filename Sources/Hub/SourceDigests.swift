internal import FileTree
internal import SourceText

/// The digests of the texts that the last build read, each with the file's status: a file of the same status need not be
/// read again to know what entry it holds.
struct SourceDigests {
    private struct Row {
        let status: FileStatus
        let digest: Digest
    }

    /// By path, of the files whose status is that of the last build.
    let known: [String: Digest]
    private let file: String
    private let files: ProjectFiles
    /// How many rows the file has.
    private let count: Int

    private static let opening = "visnyk sources 1\n"

    /// nil without a cache.
    init?(_ folder: CacheFolder?, _ files: ProjectFiles) {
        guard let folder, let listing = files.content else { return nil }
        file = folder.sources
        self.files = files
        guard let bytes = try? readPlainFile(file), let rows = SourceDigests.read(bytes) else {
            (known, count) = ([:], 0)
            return
        }
        var known: [String: Digest] = [:]
        known.reserveCapacity(rows.count)
        for item in listing.items {
            if let status = item.status, let row = rows[OutputPath(item.path)], row.status == status {
                known[item.path] = row.digest
            }
        }
        self.known = known
        count = rows.count
    }

    private static func read(_ bytes: [UInt8]) -> [OutputPath: Row]? {
        guard var input = RecordReader(bytes, opening: opening), let count = input.number(), count <= bytes.count / 80
        else { return nil }
        var rows: [OutputPath: Row] = [:]
        rows.reserveCapacity(count)
        for _ in 0..<count {
            guard let path = input.text(), let status = input.status(), let run = input.run(32),
                let digest = Digest(bytes: run)
            else { return nil }
            rows[OutputPath(path)] = Row(status: status, digest: digest)
        }
        return input.isAtEnd ? rows : nil
    }

    /// Keeps the digests of these entries for the next build.
    func save(_ entries: [Entry]) throws(FileError) {
        if entries.count == count, entries.allSatisfy({ known[$0.path] == $0.digest }) { return }
        var digests: [OutputPath: Digest] = [:]
        digests.reserveCapacity(entries.count)
        for entry in entries { digests[OutputPath(entry.path)] = entry.digest }
        var rows: [(path: String, status: FileStatus, digest: Digest)] = []
        rows.reserveCapacity(entries.count)
        for item in files.content?.items ?? [] {
            guard let status = item.status, !files.isFresh(status), let digest = digests[OutputPath(item.path)]
            else { continue }
            rows.append((item.path, status, digest))
        }
        var out = RecordWriter(opening: SourceDigests.opening, capacity: rows.count * 160)
        out.write(rows.count)
        for row in rows {
            out.write(row.path)
            out.write(row.status)
            out.write(row.digest.bytes)
        }
        let new = file + ".new"
        try OpenFile(new, .new).write(out.sealed(), at: 0)
        try rename(new, to: file)
    }
}

extension RecordWriter {
    fileprivate mutating func write(_ status: FileStatus) {
        for number in [status.size, status.modified, status.changed, status.inode, status.device] { write(number) }
    }
}

extension RecordReader {
    fileprivate mutating func status() -> FileStatus? {
        guard let size = word(), let modified = word(), let changed = word(), let inode = word(), let device = word()
        else { return nil }
        func number(_ word: UInt64) -> Int { Int(Int64(bitPattern: word)) }
        return FileStatus(
            size: number(size), modified: number(modified), changed: number(changed), inode: number(inode),
            device: number(device))
    }
}
