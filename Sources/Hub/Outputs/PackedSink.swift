internal import Brotli
internal import Deflate
internal import FileTree
internal import Publish
internal import SourceText

/// Puts the same bytes packed beside each text file, by gzip and by Brotli, for servers that send what lies ready. A
/// packed file is there whatever it saves, so that its being there says nothing that a later build must know.
struct PackedSink: Sink {
    private let sink: any Sink

    init(_ sink: any Sink) { self.sink = sink }

    static let endings = [".gz", ".br"]
    /// Of 0 to 12 and 0 to 11: the last steps take many times longer and save a hundredth.
    private static let gzipLevel = 9
    private static let brotliQuality = 9

    /// By the types that servers compress on their way.
    private static let packed: Set<String> = {
        let types = ServerHeaders.types.filter { ServerHeaders.compressed.contains($0.type) }
        return Set(types.flatMap { $0.endings.split(byte: " ").map(String.init) })
    }()

    /// Whether packed files lie beside one of that name.
    static func packs(_ path: String) -> Bool {
        guard let name = path.split(byte: "/").last, !name.hasPrefix(bytes: "."), !path.hasPrefix(bytes: "server/"),
            !path.hasPrefix(bytes: "_"), let dot = name.lastIndex(ofByte: ".")
        else { return false }
        return packed.contains(String(name[name.index(after: dot)...]).lowercasedASCII)
    }

    func holds(_ paths: [String], digest: Digest) -> Bool {
        let all = paths.flatMap { path in
            [path] + (PackedSink.packs(path) ? PackedSink.endings.map { path + $0 } : [])
        }
        return sink.holds(all, digest: digest)
    }

    func put(_ path: String, _ bytes: [UInt8], digest: Digest?) throws(FileError) {
        try sink.put(path, bytes, digest: digest)
        if PackedSink.packs(path) { try pack(path, bytes, digest) }
    }

    func copy(_ path: String, from source: String, digest: Digest?) throws(FileError) {
        try sink.copy(path, from: source, digest: digest)
        if PackedSink.packs(path) { try pack(path, readFile(source), digest) }
    }

    private func pack(_ path: String, _ bytes: [UInt8], _ digest: Digest?) throws(FileError) {
        try sink.put(path + ".gz", Deflater(level: PackedSink.gzipLevel).gzipped(bytes), digest: digest)
        guard let packed = brotliCompressed(bytes, quality: PackedSink.brotliQuality) else {
            throw FileError.invalid("pack", path)
        }
        try sink.put(path + ".br", packed, digest: digest)
    }

    func published(workers: Int?) throws(FileError) -> [WrittenFile] { try sink.published(workers: workers) }

    func finish(in order: PublicationOrder) throws(FileError) -> Written { try sink.finish(in: order) }
}
