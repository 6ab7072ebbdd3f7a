package import FileTree
package import SourceText

/// Where a build's files go: a folder or memory. Each path is put or held once; any thread may call.
package protocol Sink: Sendable {
    /// Whether the file that the last build put with this digest is still there, whole and untouched, so that it
    /// need not be rendered. True also names the path: the file stays.
    func holds(_ path: String, digest: Digest) -> Bool

    /// A file's whole bytes. The path is relative with `/` between names; the digest is of what the bytes were made
    /// from, nil where the caller keeps none.
    func put(_ path: String, _ bytes: [UInt8], digest: Digest?) throws(FileError)

    /// A file with the bytes of another, named by its path in the file system.
    func copy(_ path: String, from source: String, digest: Digest?) throws(FileError)

    /// The SHA-256 and size of every file named so far, as it will be published, in no order.
    func published(workers: Int?) throws(FileError) -> [WrittenFile]

    /// Called once, after everything was put: publishes what changed and removes what this build did not name.
    func finish(in order: PublicationOrder) throws(FileError) -> Written
}

extension Sink {
    package func finish() throws(FileError) -> Written { try finish(in: PublicationOrder()) }
}

/// A file of the site by what it holds.
package struct WrittenFile: Sendable, Hashable {
    package let path: String
    package let digest: Digest
    package let size: Int
}

/// What came of a build, counted in files; `bytes` are those of the files written.
package struct Written: Sendable, Hashable {
    package internal(set) var written = 0
    package internal(set) var unchanged = 0
    package internal(set) var removed = 0
    package internal(set) var bytes = 0
}

/// The path a sink may write to: relative, each name plain, none of the sink's own names in front.
///
/// Throws `EINVAL` in a `FileError` otherwise. Paths reach a sink checked; this is the last door before the disk.
func checkOutputPath(_ path: String) throws(FileError) {
    guard isOutputPath(path) else { throw FileError.invalid("write", path) }
}

/// Names at the top of an output folder that are the sink's own.
enum OwnName {
    /// Marks a folder as written by this tool.
    static let marker = ".visnyk"
    /// Holds changed files where the folder beside the output cannot.
    static let innerStage = ".visnyk-next"
    /// What is to be done, while a commit runs.
    static let journal = ".visnyk-journal"
}

func isOutputPath(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
        var start = 0
        for end in 0...bytes.count {
            if end < bytes.count {
                let byte = unsafe bytes[end]
                if byte == 0 { return false }
                guard byte == UInt8(ascii: "/") else { continue }
            }
            let length = end - start
            if length == 0 { return false }
            if unsafe bytes[start] == UInt8(ascii: ".") {
                if length == 1 { return false }
                if unsafe length == 2 && bytes[start + 1] == UInt8(ascii: ".") { return false }
                if start == 0 {
                    let first = unsafe String(decoding: bytes[0..<end], as: UTF8.self)
                    if first == OwnName.marker || first == OwnName.innerStage || first == OwnName.journal {
                        return false
                    }
                }
            }
            start = end + 1
        }
        return true
    }
}
