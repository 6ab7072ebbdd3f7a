internal import Photos
internal import SourceText

/// Each used picture's files, by its path under `content/`.
struct PictureLibrary: Sendable {
    /// A file in the cache, ready to be published.
    struct File: Sendable, Hashable {
        let piece: BodyStore.Piece
        let digest: Digest
    }

    struct Variant: Sendable, Hashable {
        /// From the site's root; holds a hash of what the file is made from.
        let url: String
        let width: Int
        let height: Int
        let file: File
        let mediaType: String
    }

    struct Set: Sendable {
        /// Narrowest first.
        let webp: [Variant]
        /// JPEG, or what stands in for it: PNG for transparency, GIF, SVG.
        let jpeg: [Variant]
        let colourClass: Int?

        func webp(widest: Int) -> [Variant] { Set.upTo(widest, webp) }
        func jpeg(widest: Int) -> [Variant] { Set.upTo(widest, jpeg) }

        private static func upTo(_ width: Int, _ variants: [Variant]) -> [Variant] {
            let fitting = variants.filter { $0.width <= width }
            return fitting.isEmpty ? Array(variants.prefix(1)) : fitting
        }
    }

    var sets: [String: Set] = [:]
    /// Files that are published under their own path, stripped.
    var originals: [String: File] = [:]
    /// The crest as a square PNG, by its side in pixels.
    var icons: [Int: File] = [:]
    /// Of the file as it lies under `content/`.
    var digests: [String: Digest] = [:]

    static let none = PictureLibrary()
}

extension PictureLibrary.Set {
    /// From the cache's facts; nil where they are damaged.
    init?(_ blob: BlobCache.Blob, path: String, key: Digest) {
        let facts = blob.facts
        guard facts.count >= 2, facts.count == 2 + Int(facts[1]) * 21 else { return nil }
        let dot = path.lastIndex(ofByte: ".") ?? path.endIndex
        let stem =
            "/" + path[..<dot].split(byte: "/").map { String($0).percentEncoded }.joined(separator: "/") + "-"
        var webp: [PictureLibrary.Variant] = []
        var others: [PictureLibrary.Variant] = []
        var offset = blob.piece.offset
        for index in 0..<Int(facts[1]) {
            let at = 2 + index * 21
            guard PictureFormat.allCases.indices.contains(Int(facts[at])) else { return nil }
            let format = PictureFormat.allCases[Int(facts[at])]
            func number(_ position: Int) -> Int {
                (0..<4).reduce(0) { $0 | Int(facts[at + 1 + position * 4 + $1]) << (8 * $1) }
            }
            let (width, height, count) = (number(0), number(1), number(2))
            let checksum = UInt64(number(3)) | UInt64(number(4)) << 32
            guard offset + count <= blob.piece.offset + blob.piece.count else { return nil }
            var hash = SHA256()
            hash.update(key)
            hash.update(index)
            let variant = PictureLibrary.Variant(
                url: "\(stem)\(width)-\(key.hexadecimal.prefix(16)).\(format.fileExtension)", width: width,
                height: height,
                file: .init(piece: .init(offset: offset, count: count, checksum: checksum), digest: hash.digest()),
                mediaType: format.mediaType)
            if format == .webp { webp.append(variant) } else { others.append(variant) }
            offset += count
        }
        self.webp = webp.sorted { $0.width < $1.width }
        jpeg = (others.isEmpty ? webp : others).sorted { $0.width < $1.width }
        colourClass = Int(facts[0])
    }
}

extension Site {
    /// The same site, knowing under which addresses its pictures are published.
    func with(_ library: PictureLibrary) -> Site {
        var assets = assets
        for (path, set) in library.sets where library.originals[path] == nil {
            assets.published[path] = set.jpeg(widest: 1600).last?.url
        }
        return Site(
            settings: settings, kinds: kinds, strings: strings, year: year, schedule: schedule, entries: entries,
            places: places,
            assets: assets,
            collections: collections, related: related, bodies: bodies, digest: digest)
    }
}
