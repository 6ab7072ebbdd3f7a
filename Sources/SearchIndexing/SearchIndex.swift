private import Deflate
public import SourceText

/// The search index of one language as files; equal documents in any order give equal bytes (docs/search.md).
public struct SearchIndex: Sendable {
    /// A file of the index: its name within the index's folder, and its bytes.
    public struct File: Sendable {
        public let name: String
        public let bytes: [UInt8]
        /// Equal for equal bytes.
        public let digest: Digest
    }

    /// Where compressed files are kept from index to index: most of them stay as they are when a page changes.
    public struct Memory: Sendable {
        let recall: @Sendable (Digest) -> [UInt8]?
        let keep: @Sendable (Digest, [UInt8]) -> Void

        public init(
            recall: @escaping @Sendable (Digest) -> [UInt8]?, keep: @escaping @Sendable (Digest, [UInt8]) -> Void
        ) {
            self.recall = recall
            self.keep = keep
        }

        /// Keeps nothing.
        public static let none = Memory(recall: { _ in nil }, keep: { _, _ in })
    }

    /// `root.bin` first, `files.json` (the others with their sizes) last.
    public let files: [File]

    /// `synonyms`: what people write and what pages say for it, each one or more words.
    ///
    /// A document whose kind is not among `kinds` is left out.
    public init(
        _ documents: [AnalysedDocument], kinds: [SearchKind], synonyms: [(from: String, to: String)] = [],
        language: SearchLanguage, memory: Memory = .none, workers: Int? = nil
    ) {
        let starts = Array(stride(from: 0, to: documents.count, by: SearchIndex.documentsInPart))
        self.init(
            of: starts.count,
            { number in
                let part = documents[
                    starts[number]..<min(documents.count, starts[number] + SearchIndex.documentsInPart)]
                return DocumentPart(part.map { Digest(of: $0.bytes) }, keeping: nil) { part[part.startIndex + $0] }
            }, kinds: kinds, synonyms: synonyms, language: language, memory: memory, workers: workers)
    }

    /// The same for documents in parts that are asked for one by one, on any thread, each once: few are in memory at a
    /// time. Which documents lie in which part makes no difference.
    public init(
        of parts: Int, _ part: @Sendable (Int) -> DocumentPart, kinds: [SearchKind],
        synonyms: [(from: String, to: String)] = [], language: SearchLanguage, memory: Memory = .none,
        workers: Int? = nil
    ) {
        var occurrences = Occurrences()
        for start in stride(from: 0, to: parts, by: SearchIndex.partsAtOnce) {
            let read = Array(start..<min(parts, start + SearchIndex.partsAtOnce))
                .mapConcurrently(workers: workers) { number in
                    let part = part(number)
                    return (part: part, headers: (0..<part.count).map { part.header($0) })
                }
            for (part, headers) in read { occurrences.add(part, headers) }
        }
        let order = DocumentOrder(occurrences.headers, kinds)
        occurrences.renumber(order.places)
        let words = Vocabulary(
            occurrences, order: order.places, numbers: order.numbers, language, workers: workers)
        occurrences = Occurrences()
        let terms = TermList(words, synonyms, order, language)
        let shards = terms.shards(workers: workers)
        let tails = terms.tailShards()
        let blocks = order.blocks(language.codePage, workers: workers)
        let facets = order.facets()

        var names = Names()
        let shardNames = shards.map { names.take("t", for: $0.bytes) }
        let tailNames = tails.map { names.take("r", for: $0.bytes) }
        var version = SHA256()
        for block in blocks { version.update(block.bytes) }
        for facet in facets { version.update(facet.bytes) }
        for name in shardNames + tailNames { version.update(name.digest) }
        let id = String(version.digest().hexadecimal.prefix(8))

        let root = Root(
            id: id, order: order, language: language, facets: facets.map(\.name),
            shards: zip(shards, shardNames).map { ($0.first, $0.last, $1.digest) },
            tails: zip(tails, tailNames).map { ($0.first, $0.last, $1.digest) })
        var plain: [(name: String, bytes: [UInt8])] = [("root.bin", root.bytes)]
        plain += zip(shards, shardNames).map { ($1.name, $0.bytes) }
        plain += zip(tails, tailNames).map { ($1.name, $0.bytes) }
        plain += blocks.map { ("d\($0.number).bin", $0.bytes) }
        plain += facets.map { ("f-\($0.name).bin", $0.bytes) }
        var files = plain.slicesConcurrently(workers: workers) { slice in
            let deflater = Deflater(level: SearchIndex.effort)
            return slice.map { SearchIndex.compressed($0.name, $0.bytes, deflater, memory) }
        }.flatMap { $0 }
        files.append(SearchIndex.list(of: files, build: id))
        self.files = files
    }

    /// As many as are worth keeping together: of one that changes all are written again.
    public static let documentsInPart = 256
    private static let partsAtOnce = 16

    /// libdeflate's, 1 to 12.
    private static let effort = 9

    private static func compressed(
        _ name: String, _ bytes: [UInt8], _ deflater: borrowing Deflater, _ memory: Memory
    ) -> File {
        var hash = SHA256()
        hash.update("deflated")
        hash.update(effort)
        hash.update(bytes)
        let digest = hash.digest()
        if let known = memory.recall(digest) { return File(name: name, bytes: known, digest: digest) }
        let made = deflater.deflated(bytes)
        memory.keep(digest, made)
        return File(name: name, bytes: made, digest: digest)
    }

    private static func list(of files: [File], build: String) -> File {
        var out = ByteWriter(capacity: files.count * 24)
        out.write("{\"build\":\"")
        out.write(build)
        out.write("\",\n\"files\":{")
        for (index, file) in files.enumerated() {
            out.write(index == 0 ? "\n\"" : ",\n\"")
            out.write(file.name)
            out.write("\":")
            out.write(file.bytes.count)
        }
        out.write("},\n\"bytes\":")
        out.write(files.reduce(0) { $0 + $1.bytes.count })
        out.write("}\n")
        let bytes = out.take()
        return File(name: "files.json", bytes: bytes, digest: Digest(of: bytes))
    }
}

/// Names by content: three bytes of a digest, another three where they are taken.
private struct Names {
    private var taken: Set<String> = []

    mutating func take(_ prefix: String, for bytes: [UInt8]) -> (name: String, digest: [UInt8]) {
        var salt = 0
        while true {
            var hash = SHA256()
            hash.update(salt)
            hash.update(bytes)
            let digest = hash.digest()
            let name = "\(prefix)-\(digest.hexadecimal.prefix(6)).bin"
            if taken.insert(name).inserted { return (name, Array(digest.bytes.prefix(3))) }
            salt += 1
        }
    }
}
