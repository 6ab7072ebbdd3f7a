/// What a picture's header says, after its orientation is applied; nothing is decoded for it.
public struct PictureFacts: Sendable, Hashable {
    public let format: PictureFormat
    /// Pixels of the upright picture; for SVG the nearest whole CSS pixels, nought where the file names no size.
    public let width: Int
    public let height: Int
    /// Whether pixels may be transparent.
    public let hasAlpha: Bool
    /// More than one frame (GIF, APNG, animated WebP): to be published as it is, stripped.
    public let isAnimated: Bool
    /// The Exif block is broken and was not used; the picture itself may be sound.
    public let hasDamagedMetadata: Bool

    let orientation: Orientation
}

/// A format that can be published.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, gif, webp, svg

    /// The ending of its file names, without the dot.
    public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    /// Its media type (IANA).
    public var mediaType: String { self == .svg ? "image/svg+xml" : "image/" + rawValue }
}

/// How much a picture may ask for, checked before anything is unpacked.
public struct PictureLimits: Sendable, Hashable {
    public var bytes: Int
    /// For JPEG, which is scaled while it is decoded.
    public var jpegPixels: Int
    /// For the formats that are decoded whole, four bytes a pixel.
    public var pixels: Int

    public init(bytes: Int, jpegPixels: Int, pixels: Int) {
        self.bytes = bytes
        self.jpegPixels = jpegPixels
        self.pixels = pixels
    }

    /// 40 MB, 100 megapixels for JPEG and 30 for the other formats: below 500 MB of memory and any phone's camera.
    public static let standard = PictureLimits(bytes: 40_000_000, jpegPixels: 100_000_000, pixels: 30_000_000)
}

/// What is said of a picture without decoding it; the file's ending does not matter.
public func inspect(_ bytes: [UInt8], limits: PictureLimits = .standard) throws(PictureError) -> PictureFacts {
    let format = try recognisedFormat(of: bytes)
    guard bytes.count <= limits.bytes else { throw .tooManyBytes(bytes.count, limit: limits.bytes) }
    let facts: PictureFacts
    switch format {
    case .jpeg: facts = try JPEGFile(bytes).facts
    case .png: facts = try PNGFile(bytes).facts
    case .gif: facts = try GIFFile(bytes).facts
    case .webp: facts = try WebPFile(bytes).facts
    case .svg: return try inspectSVG(bytes)
    }
    guard facts.width > 0, facts.height > 0 else { throw .damaged(format) }
    let limit = format == .jpeg ? limits.jpegPixels : limits.pixels
    // Two sides of 32 bits each may come to more than an Int holds.
    guard facts.height <= limit / facts.width else {
        throw .tooManyPixels(width: facts.width, height: facts.height, limit: limit)
    }
    return facts
}

/// The format by its first bytes.
private func recognisedFormat(of bytes: [UInt8]) throws(PictureError) -> PictureFormat {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: PNGFile.signature) { return .png }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
        let brand = bytes.dropFirst(8).prefix(4)
        if brand.starts(with: "avi".utf8) { throw .unsupported("AVIF") }
        if brand.starts(with: "hei".utf8) || brand.starts(with: "hev".utf8) || brand.starts(with: "mif1".utf8) {
            throw .unsupported("HEIC")
        }
    }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
        throw .unsupported("TIFF")
    }
    if bytes.starts(with: "BM".utf8), bytes.count >= 26 { throw .unsupported("BMP") }
    if bytes.starts(with: [0xFF, 0x0A]) || bytes.dropFirst(4).starts(with: "JXL ".utf8) {
        throw .unsupported("JPEG XL")
    }
    if looksLikeSVG(bytes) { return .svg }
    throw .notAPicture
}
