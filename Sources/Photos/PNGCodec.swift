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
    var packed: [UInt8] = []
    packed.reserveCapacity((stride + 1) * raster.height)
    var above = [UInt8](repeating: 0, count: stride)
    var row = above
    var trials = [[UInt8]](repeating: above, count: 5)
    for y in 0..<raster.height {
        let start = y * raster.width * 4
        for x in 0..<raster.width {
            for c in 0..<channels { row[x * channels + c] = raster.pixels[start + x * 4 + c] }
        }
        var sums = [0, 0, 0, 0, 0]
        for i in 0..<stride {
            let left = i >= channels ? row[i - channels] : 0
            let corner = i >= channels ? above[i - channels] : 0
            let predictions = (
                UInt8(0), left, above[i], UInt8((Int(left) + Int(above[i])) / 2), paeth(left, above[i], corner)
            )
            trials[0][i] = row[i] &- predictions.0
            trials[1][i] = row[i] &- predictions.1
            trials[2][i] = row[i] &- predictions.2
            trials[3][i] = row[i] &- predictions.3
            trials[4][i] = row[i] &- predictions.4
            for filter in 0..<5 { sums[filter] += Int(Int8(bitPattern: trials[filter][i]).magnitude) }
        }
        var best = 0
        for filter in 1..<5 where sums[filter] < sums[best] { best = filter }
        packed.append(UInt8(best))
        packed += trials[best]
        swap(&above, &row)
    }
    var output = pngHeader(width: raster.width, height: raster.height, depth: 8, colour: raster.hasAlpha ? 6 : 2)
    output.appendPNGChunk("IDAT", zlibCompressed(packed, level: 9))
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

private func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(above) - Int(corner)
    let (a, b, c) = (abs(estimate - Int(left)), abs(estimate - Int(above)), abs(estimate - Int(corner)))
    return a <= b && a <= c ? left : b <= c ? above : corner
}
