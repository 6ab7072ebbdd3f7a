/// How the stored rows lie in the upright picture (Exif 2.32, tag 0x0112).
enum Orientation: Int, Sendable, Hashable {
    case upright = 1
    case mirrored
    case turned180
    case flipped
    case transposed
    case turnedLeft
    case transversed
    case turnedRight

    /// Stored columns are upright rows.
    var exchangesSides: Bool { rawValue >= 5 }
}

/// What an Exif block (TIFF 6.0 structure, without the "Exif" prefix) says of the orientation.
///
/// The first directory is read once and no pointer in it is followed, so that loops and wild offsets do no harm.
func exifOrientation(_ tiff: ArraySlice<UInt8>) -> (orientation: Orientation, isDamaged: Bool) {
    let damaged = (Orientation.upright, true)
    let bytes = Array(tiff.prefix(70_000))
    let isLittle: Bool
    if bytes.has("II", at: 0) {
        isLittle = true
    } else if bytes.has("MM", at: 0) {
        isLittle = false
    } else {
        return damaged
    }
    func number16(_ offset: Int) -> Int? { isLittle ? bytes.little16(at: offset) : bytes.big16(at: offset) }
    func number32(_ offset: Int) -> Int? { isLittle ? bytes.little32(at: offset) : bytes.big32(at: offset) }
    guard number16(2) == 42, let directory = number32(4), directory >= 8, let entries = number16(directory),
        directory + 2 + entries * 12 <= bytes.count
    else {
        return damaged
    }
    for index in 0..<entries {
        let entry = directory + 2 + index * 12
        guard let tag = number16(entry), let type = number16(entry + 2), let value = number16(entry + 8) else {
            return damaged
        }
        guard tag == 0x0112 else { continue }
        guard type == 3, let orientation = Orientation(rawValue: value) else { return damaged }
        return (orientation, false)
    }
    return (.upright, false)
}

/// An Exif block that says the orientation and nothing else.
func exifBlock(_ orientation: Orientation) -> [UInt8] {
    var block: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
    block.append(UInt8(orientation.rawValue))
    block += [0, 0, 0, 0, 0, 0]
    return block
}

extension Raster {
    /// The picture turned upright.
    func turned(_ orientation: Orientation) -> Raster {
        guard orientation != .upright else { return self }
        let (width, height) = orientation.exchangesSides ? (self.height, self.width) : (self.width, self.height)
        // For the upright pixel (x, y): where its first stored one lies and how far apart its neighbours are.
        let right: Int
        let down: Int
        let start: Int
        let stride = self.width
        let last = stride * self.height - 1
        switch orientation {
        case .upright: (start, right, down) = (0, 1, stride)
        case .mirrored: (start, right, down) = (stride - 1, -1, stride)
        case .turned180: (start, right, down) = (last, -1, -stride)
        case .flipped: (start, right, down) = (last - stride + 1, 1, -stride)
        case .transposed: (start, right, down) = (0, stride, 1)
        case .turnedLeft: (start, right, down) = (last - stride + 1, -stride, 1)
        case .transversed: (start, right, down) = (last, -stride, -1)
        case .turnedRight: (start, right, down) = (stride - 1, stride, -1)
        }
        return unsafe Raster(width: width, height: height, hasAlpha: hasAlpha) { output in
            unsafe pixels.withUnsafeBytes { stored in
                // In blocks, so that the columns read stay in the processor's cache.
                for top in Swift.stride(from: 0, to: height, by: 16) {
                    for left in Swift.stride(from: 0, to: width, by: 16) {
                        for y in top..<min(height, top + 16) {
                            var from = start + y * down + left * right
                            for x in left..<min(width, left + 16) {
                                unsafe output.storeBytes(
                                    of: stored.loadUnaligned(fromByteOffset: from &* 4, as: UInt32.self),
                                    toByteOffset: (y &* width &+ x) &* 4, as: UInt32.self)
                                from &+= right
                            }
                        }
                    }
                }
            }
        }
    }
}
