/// A JPEG (ITU T.81) as its segments: enough to know it and to publish it without what it tells about its maker.
struct JPEGFile {
    let width: Int
    let height: Int
    let components: Int
    let exif: (orientation: Orientation, isDamaged: Bool)
    /// The embedded colour profile, put together from its parts.
    let profile: [UInt8]?
    let hasAdobeMarker: Bool

    private let bytes: [UInt8]
    /// The segments that shape the picture, each from its 0xFF on, the compressed data behind the scan headers included.
    private let essential: [Range<Int>]
    private let isComplete: Bool

    var facts: PictureFacts {
        PictureFacts(
            format: .jpeg, width: exif.orientation.exchangesSides ? height : width,
            height: exif.orientation.exchangesSides ? width : height, hasAlpha: false, isAnimated: false,
            hasDamagedMetadata: exif.isDamaged, orientation: exif.orientation)
    }

    init(_ bytes: [UInt8]) throws(PictureError) {
        self.bytes = bytes
        var frame: (width: Int, height: Int, components: Int)?
        var exif: (Orientation, Bool)?
        var profileParts: [Int: Range<Int>] = [:]
        var adobe = false
        var essential: [Range<Int>] = []
        var scans = 0
        var complete = false
        var offset = 2
        walk: while offset < bytes.count {
            // Any number of 0xFF may stand before a marker, and careless programs leave other bytes between segments.
            guard bytes[offset] == 0xFF, let marker = bytes.byte(at: offset + 1), marker != 0xFF, marker != 0 else {
                offset += 1
                continue
            }
            if marker == 0xD9 {
                complete = true
                break
            }
            if marker == 0x01 || (0xD0...0xD7).contains(marker) {
                offset += 2
                continue
            }
            guard let length = bytes.big16(at: offset + 2), length >= 2, offset + 2 + length <= bytes.count else {
                break
            }
            let segment = offset..<(offset + 2 + length)
            let payload = (offset + 4)..<segment.upperBound
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard let height = bytes.big16(at: payload.lowerBound + 1),
                    let width = bytes.big16(at: payload.lowerBound + 3),
                    let components = bytes.byte(at: payload.lowerBound + 5), payload.count >= 6
                else { throw .damaged(.jpeg) }
                guard frame == nil else { throw .damaged(.jpeg) }
                frame = (width, height, Int(components))
                essential.append(segment)
            case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD: essential.append(segment)
            case 0xDA:
                scans += 1
                // Hundreds of passes over a large picture take minutes to decode.
                if scans > 100 { throw .bomb(.jpeg) }
                let end = endOfScan(in: bytes, from: segment.upperBound)
                essential.append(offset..<end)
                offset = end
                continue walk
            case 0xE1 where exif == nil && bytes.has("Exif\0\0", at: payload.lowerBound):
                exif = exifOrientation(bytes[(payload.lowerBound + 6)..<payload.upperBound])
            case 0xE2 where bytes.has("ICC_PROFILE\0", at: payload.lowerBound) && payload.count > 14:
                profileParts[Int(bytes[payload.lowerBound + 12])] = (payload.lowerBound + 14)..<payload.upperBound
            case 0xEE where bytes.has("Adobe", at: payload.lowerBound):
                // It tells how the colours are stored.
                adobe = true
                essential.append(segment)
            default: break
            }
            offset = segment.upperBound
        }
        guard let frame else { throw .damaged(.jpeg) }
        (width, height, components) = frame
        self.exif = exif ?? (.upright, false)
        hasAdobeMarker = adobe
        self.essential = essential
        isComplete = complete && scans > 0
        profile =
            profileParts.isEmpty
            ? nil : profileParts.keys.sorted().flatMap { number in profileParts[number].map { Array(bytes[$0]) } ?? [] }
    }

    /// Without any application's segments and comments and without what follows the picture (phones append films);
    /// its orientation and its colours stay.
    func stripped() throws(PictureError) -> [UInt8] {
        guard isComplete else { throw .damaged(.jpeg) }
        var output: [UInt8] = [0xFF, 0xD8]
        output.reserveCapacity(bytes.count)
        if exif.orientation != .upright {
            let block = exifBlock(exif.orientation)
            output += [0xFF, 0xE1]
            output.appendBig16(block.count + 8)
            output += "Exif\0\0".utf8
            output += block
        }
        if let profile, let kept = ColourProfile.anonymous(profile) {
            let parts = stride(from: 0, to: kept.count, by: 65_000).map { kept[$0..<min(kept.count, $0 + 65_000)] }
            for (index, part) in parts.enumerated() where parts.count < 256 {
                output += [0xFF, 0xE2]
                output.appendBig16(part.count + 16)
                output += "ICC_PROFILE\0".utf8
                output += [UInt8(index + 1), UInt8(parts.count)]
                output += part
            }
        }
        for segment in essential { output += bytes[segment] }
        output += [0xFF, 0xD9]
        return output
    }
}

/// Where compressed data end: at the next marker that is neither a stuffed byte nor a restart.
private func endOfScan(in bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < bytes.count - 1 {
        if bytes[offset] == 0xFF {
            let next = bytes[offset + 1]
            if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return offset }
            // 0xFF 0xFF: the second may begin a marker.
            offset += next == 0xFF ? 1 : 2
        } else {
            offset += 1
        }
    }
    return bytes.count
}
