internal import FileTree
internal import SourceText

/// What the last build made each file from, kept in the cache between builds.
struct Manifest: Sendable {
    struct Line: Sendable, Hashable {
        /// Of what the file was made from.
        let digest: Digest
        /// Of the file as it was written.
        let stamp: FileStamp
    }

    var lines: [OutputPath: Line] = [:]
}

extension Manifest {
    private static let opening = "visnyk manifest 1\n"

    /// The opening, the binary's id, a count, for each file its path, digest, size and time, a checksum.
    func bytes(buildID: Digest) -> [UInt8] {
        var out = RecordWriter(opening: Manifest.opening, capacity: lines.count * 112 + 128)
        out.write(buildID.bytes)
        out.write(lines.count)
        for (path, line) in lines {
            out.write(path.text)
            out.write(line.digest.bytes)
            out.write(line.stamp.size)
            out.write(line.stamp.modified)
        }
        return out.sealed()
    }

    /// nil where the bytes are damaged, of another form or of another binary.
    init?(bytes: [UInt8], buildID: Digest) {
        guard var input = RecordReader(bytes, opening: Manifest.opening), let id = input.run(32),
            Digest(bytes: id) == buildID, let count = input.number(), count <= bytes.count / 56
        else { return nil }
        lines.reserveCapacity(count)
        for _ in 0..<count {
            guard let path = input.text(), let run = input.run(32), let digest = Digest(bytes: run),
                let size = input.number(), let modified = input.number()
            else { return nil }
            lines[OutputPath(path)] = Line(digest: digest, stamp: FileStamp(size: size, modified: modified))
        }
        guard input.isAtEnd else { return nil }
    }

    /// The manifest in the file, empty where there is none to be had.
    init(file: String?, buildID: Digest) {
        guard let file, let bytes = try? readPlainFile(file), let read = Manifest(bytes: bytes, buildID: buildID) else {
            return
        }
        self = read
    }

    /// In the file's place by one rename.
    func write(to file: String, buildID: Digest) throws(FileError) {
        if let slash = file.lastIndex(ofByte: "/"), slash > file.startIndex { try makeFolder(String(file[..<slash])) }
        let new = file + ".new"
        try OpenFile(new, .new).write(bytes(buildID: buildID), at: 0)
        try rename(new, to: file)
    }
}
