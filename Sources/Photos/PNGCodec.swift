private import CPNG
internal import Deflate

/// The pixels of a PNG as stored, through libpng's simplified interface, which returns codes instead of jumping.
func decodedPNG(_ file: PNGFile) throws(PictureError) -> Raster {
    let bytes = try file.bare()
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    defer { unsafe png_image_free(&image) }
    var isDamaged = false
    // The library keeps the input's address between the two calls.
    let raster = unsafe bytes.withUnsafeBytes { input -> Raster? in
        guard unsafe png_image_begin_read_from_memory(&image, input.baseAddress, input.count) != 0,
            unsafe Int(image.width) == file.width, unsafe Int(image.height) == file.height
        else { return nil }
        unsafe image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
        return unsafe Raster(width: file.width, height: file.height, hasAlpha: file.hasAlpha) { output in
            isDamaged = unsafe png_image_finish_read(&image, nil, output.baseAddress, 0, nil) == 0
        }
    }
    guard let raster, !isDamaged else { throw .damaged(.png) }
    return raster
}

/// A PNG of all the colours, each row with the filter that leaves the smallest differences (W3C PNG, 12.7).
package func encodedPNG(_ raster: Raster) -> [UInt8] {
    let channels = raster.hasAlpha ? 4 : 3
    let stride = raster.width * channels
    // Each row with zeros before it, as the filters want left of the first pixel.
    var above = [UInt8](repeating: 0, count: stride + channels)
    var row = above
    var trials = [UInt8](repeating: 0, count: stride * 5)
    var packed: [UInt8] = []
    packed.reserveCapacity((stride + 1) * raster.height)
    for y in 0..<raster.height {
        var best = 0
        unsafe raster.pixels.withUnsafeBufferPointer { pixels in
            unsafe row.withUnsafeMutableBufferPointer { row in
                unsafe above.withUnsafeBufferPointer { above in
                    unsafe trials.withUnsafeMutableBufferPointer { trials in
                        var from = y * raster.width * 4
                        for to in Swift.stride(from: channels, to: stride + channels, by: channels) {
                            for c in 0..<channels { unsafe row[to + c] = pixels[from + c] }
                            from += 4
                        }
                        best = unsafe filter(UnsafeBufferPointer(row), above, channels, into: trials)
                    }
                }
            }
        }
        packed.append(UInt8(best))
        packed += trials[(best * stride)..<((best + 1) * stride)]
        swap(&above, &row)
    }
    var output = pngHeader(width: raster.width, height: raster.height, depth: 8, colour: raster.hasAlpha ? 6 : 2)
    output.appendPNGChunk("IDAT", zlibCompressed(packed, level: 7))
    output.appendPNGChunk("IEND", [])
    return output
}

/// A PNG of at most 256 colours, one byte a pixel; `packed` is the compressed run of its rows, each begun by a nought.
package func encodedPNG(width: Int, height: Int, packed: [UInt8], palette: [SIMD3<UInt8>]) -> [UInt8] {
    var output = pngHeader(width: width, height: height, depth: 8, colour: 3)
    output.reserveCapacity(packed.count + palette.count * 3 + 100)
    output.appendPNGChunk("PLTE", palette.flatMap { [$0.x, $0.y, $0.z] })
    output.appendPNGChunk("IDAT", packed)
    output.appendPNGChunk("IEND", [])
    return output
}

private func pngHeader(width: Int, height: Int, depth: UInt8, colour: UInt8) -> [UInt8] {
    var header: [UInt8] = []
    header.appendBig32(width)
    header.appendBig32(height)
    header += [depth, colour, 0, 0, 0]
    var output = PNGFile.signature
    output.appendPNGChunk("IHDR", header)
    return output
}

/// All five filters of a row; gives the one with the smallest sum of differences. Both rows begin with one pixel of zeros.
@unsafe private func filter(
    _ row: UnsafeBufferPointer<UInt8>, _ above: UnsafeBufferPointer<UInt8>, _ channels: Int,
    into trials: UnsafeMutableBufferPointer<UInt8>
) -> Int {
    let stride = row.count - channels
    var sums = SIMD8<UInt32>(repeating: 0)
    for i in 0..<stride {
        let (value, left) = unsafe (row[i + channels], row[i])
        let (up, corner) = unsafe (above[i + channels], above[i])
        let mean = UInt8(truncatingIfNeeded: (UInt32(left) + UInt32(up)) / 2)
        let results = (value, value &- left, value &- up, value &- mean, value &- paeth(left, up, corner))
        unsafe trials[i] = results.0
        unsafe trials[stride + i] = results.1
        unsafe trials[2 * stride + i] = results.2
        unsafe trials[3 * stride + i] = results.3
        unsafe trials[4 * stride + i] = results.4
        sums[0] &+= size(results.0)
        sums[1] &+= size(results.1)
        sums[2] &+= size(results.2)
        sums[3] &+= size(results.3)
        sums[4] &+= size(results.4)
    }
    var best = 0
    for filter in 1..<5 where sums[filter] < sums[best] { best = filter }
    return best
}

private func size(_ difference: UInt8) -> UInt32 { UInt32(Int8(bitPattern: difference).magnitude) }

private func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let a = abs(Int32(above) &- Int32(corner))
    let b = abs(Int32(left) &- Int32(corner))
    let c = abs(Int32(left) &+ Int32(above) &- 2 &* Int32(corner))
    return a <= b && a <= c ? left : b <= c ? above : corner
}
