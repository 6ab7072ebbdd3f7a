/// A WebP file (RFC 9649) as its chunks.
struct WebPFile {
    let width: Int
    let height: Int
    let hasAlpha: Bool
    let isAnimated: Bool
    let exif: (orientation: Orientation, isDamaged: Bool)
    let profile: [UInt8]?

    private let bytes: [UInt8]
    private let chunks: [(type: String, payload: Range<Int>)]
    private let isComplete: Bool

    var facts: PictureFacts {
        PictureFacts(
            format: .webp, width: exif.orientation.exchangesSides ? height : width,
            height: exif.orientation.exchangesSides ? width : height, hasAlpha: hasAlpha, isAnimated: isAnimated,
            hasDamagedMetadata: exif.isDamaged, orientation: exif.orientation)
    }

    init(_ bytes: [UInt8]) throws(PictureError) {
        self.bytes = bytes
        guard let size = bytes.little32(at: 4) else { throw .damaged(.webp) }
        let end = min(bytes.count, size + 8)
        var chunks: [(String, Range<Int>)] = []
        var frame: (width: Int, height: Int, alpha: Bool)?
        var canvas: (width: Int, height: Int, alpha: Bool, animated: Bool)?
        var exif: (Orientation, Bool)?
        var profile: [UInt8]?
        var offset = 12
        while let length = bytes.little32(at: offset + 4), offset + 8 + length <= end {
            let type = String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self)
            let payload = (offset + 8)..<(offset + 8 + length)
            let start = payload.lowerBound
            switch type {
            case "VP8X":
                guard length >= 10, let low = bytes.little32(at: start + 4), let high = bytes.little32(at: start + 6)
                else {
                    throw .damaged(.webp)
                }
                let flags = bytes[start]
                canvas = ((low & 0xFF_FFFF) + 1, (high >> 8) + 1, flags & 0x10 != 0, flags & 0x02 != 0)
            case "VP8 " where frame == nil:
                guard let width = bytes.little16(at: start + 6), let height = bytes.little16(at: start + 8) else {
                    throw .damaged(.webp)
                }
                frame = (width & 0x3FFF, height & 0x3FFF, false)
            case "VP8L" where frame == nil:
                guard bytes.byte(at: start) == 0x2F, let bits = bytes.little32(at: start + 1) else {
                    throw .damaged(.webp)
                }
                frame = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bits >> 28 & 1 == 1)
            case "EXIF":
                let prefix = bytes.has("Exif\0\0", at: start) ? 6 : 0
                exif = exifOrientation(bytes[payload].dropFirst(prefix))
            case "ICCP": profile = Array(bytes[payload])
            default: break
            }
            chunks.append((type, payload))
            // Chunks are padded to even lengths.
            offset += 8 + length + length & 1
        }
        guard let size = canvas.map({ ($0.width, $0.height) }) ?? frame.map({ ($0.width, $0.height) }) else {
            throw .damaged(.webp)
        }
        (width, height) = size
        hasAlpha = canvas?.alpha ?? frame?.alpha ?? false
        isAnimated = canvas?.animated ?? false
        self.exif = exif ?? (.upright, false)
        self.profile = profile
        self.chunks = chunks
        isComplete =
            offset >= size.0 && offset >= min(end, bytes.count) && bytes.count >= (bytes.little32(at: 4) ?? 0) + 8
    }

    /// Without Exif, XMP and unknown chunks; its orientation and its colours stay.
    func stripped() throws(PictureError) -> [UInt8] {
        guard isComplete else { throw .damaged(.webp) }
        let kept = profile.flatMap { ColourProfile.anonymous($0) }
        let turned = exif.orientation != .upright
        var body = Array("WEBP".utf8)
        func append(_ type: String, _ payload: some Collection<UInt8>) {
            body += type.utf8
            body.appendLittle32(payload.count)
            body += payload
            if payload.count & 1 == 1 { body.append(0) }
        }
        for (type, payload) in chunks {
            switch type {
            case "VP8X":
                var header = Array(bytes[payload])
                header[0] = (header[0] & 0x12) | (kept == nil ? 0 : 0x20) | (turned ? 0x08 : 0)
                append(type, header)
                if let kept { append("ICCP", kept) }
            case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF": append(type, bytes[payload])
            default: break
            }
        }
        if turned { append("EXIF", exifBlock(exif.orientation)) }
        var output = Array("RIFF".utf8)
        output.appendLittle32(body.count)
        return output + body
    }
}
