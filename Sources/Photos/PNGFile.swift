internal import Deflate

/// A PNG (W3C PNG, third edition) as its chunks.
struct PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    let width: Int
    let height: Int
    let hasAlpha: Bool
    let isAnimated: Bool
    let exif: (orientation: Orientation, isDamaged: Bool)
    let profile: [UInt8]?

    private let bytes: [UInt8]
    private let chunks: [(type: String, range: Range<Int>)]
    private let isComplete: Bool

    var facts: PictureFacts {
        PictureFacts(
            format: .png, width: exif.orientation.exchangesSides ? height : width,
            height: exif.orientation.exchangesSides ? width : height, hasAlpha: hasAlpha, isAnimated: isAnimated,
            hasDamagedMetadata: exif.isDamaged, orientation: exif.orientation)
    }

    init(_ bytes: [UInt8]) throws(PictureError) {
        self.bytes = bytes
        guard bytes.starts(with: PNGFile.signature), bytes.has("IHDR", at: 12), bytes.big32(at: 8) == 13,
            let width = bytes.big32(at: 16), let height = bytes.big32(at: 20), let colour = bytes.byte(at: 25)
        else { throw .damaged(.png) }
        guard width > 0, height > 0 else { throw .damaged(.png) }
        self.width = width
        self.height = height
        var chunks: [(String, Range<Int>)] = []
        var alpha = colour == 4 || colour == 6
        var animated = false
        var exif: (Orientation, Bool)?
        var profile: [UInt8]?
        var complete = false
        var offset = 8
        while let length = bytes.big32(at: offset), offset + 12 + length <= bytes.count {
            let payload = (offset + 8)..<(offset + 8 + length)
            let type = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
            switch type {
            case "tRNS": alpha = true
            case "acTL": animated = (bytes.big32(at: payload.lowerBound) ?? 0) > 1
            case "eXIf": exif = exifOrientation(bytes[payload])
            case "iCCP": profile = try inflated(bytes[payload], after: 1)
            case "zTXt": _ = try inflated(bytes[payload], after: 1)
            default: break
            }
            chunks.append((type, offset..<(offset + 12 + length)))
            offset += 12 + length
            if type == "IEND" {
                complete = true
                break
            }
        }
        self.chunks = chunks
        hasAlpha = alpha
        isAnimated = animated
        self.exif = exif ?? (.upright, false)
        self.profile = profile
        isComplete = complete
    }

    /// The chunks that a decoder needs, and the colour of the rest where browsers honour it.
    private static let picture: Set<String> = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]
    private static let published: Set<String> = picture.union([
        "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "bKGD", "acTL", "fcTL", "fdAT",
    ])

    /// The first picture alone: nothing in it unpacks to more than its pixels.
    func bare() throws(PictureError) -> [UInt8] {
        guard isComplete else { throw .damaged(.png) }
        return kept(PNGFile.picture.union(profile == nil ? ["gAMA", "sRGB"] : []))
    }

    /// Without texts, times and Exif, and without what follows the end; its orientation and its colours stay.
    func stripped() throws(PictureError) -> [UInt8] {
        guard isComplete else { throw .damaged(.png) }
        return kept(PNGFile.published)
    }

    private func kept(_ types: Set<String>) -> [UInt8] {
        var output = PNGFile.signature
        output.reserveCapacity(bytes.count)
        for (type, range) in chunks where types.contains(type) {
            output += bytes[range]
            guard type == "IHDR", types.contains("acTL") else { continue }
            if let profile, let anonymous = ColourProfile.anonymous(profile) {
                output.appendPNGChunk("iCCP", Array("ICC\0\0".utf8) + zlibCompressed(anonymous, level: 9))
            }
            if exif.orientation != .upright { output.appendPNGChunk("eXIf", exifBlock(exif.orientation)) }
        }
        return output
    }
}

/// The packed part of a chunk that begins with a name, a nought and `skip` more bytes; nil where it is broken.
private func inflated(_ payload: ArraySlice<UInt8>, after skip: Int) throws(PictureError) -> [UInt8]? {
    guard let end = payload.prefix(80).firstIndex(of: 0), end + 1 + skip < payload.endIndex else { return nil }
    do {
        return try zlibDecompressed(payload[(end + 1 + skip)...], limit: 8_000_000)
    } catch {
        switch error {
        case .tooLarge: throw .bomb(.png)
        case .damaged: return nil
        }
    }
}

extension [UInt8] {
    /// A PNG chunk: length, type, data, CRC over type and data.
    mutating func appendPNGChunk(_ type: String, _ data: [UInt8]) {
        appendBig32(data.count)
        let body = Array(type.utf8) + data
        self += body
        appendBig32(Int(crc32(body)))
    }
}
