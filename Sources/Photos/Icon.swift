/// A square PNG icon of a still picture: whole, in the middle, transparent around it or on a colour (sRGB).
///
/// `margin` is the share of the side left free on each edge (maskable icons want 0.1).
public func icon(
    from bytes: [UInt8], size: Int, background: SIMD3<UInt8>? = nil, margin: Double = 0,
    limits: PictureLimits = .standard
) throws(PictureError) -> [UInt8] {
    let size = min(2048, max(1, size))
    let inner = max(1, size - 2 * Int((Double(size) * min(0.45, max(0, margin))).rounded()))
    var source = try raster(of: bytes, fitting: inner, inner, limits: limits)
    if source.width < inner, source.height < inner {
        let scale = min(Double(inner) / Double(source.width), Double(inner) / Double(source.height))
        source = source.resized(
            PixelArea(whole: source), width: max(1, Int((Double(source.width) * scale).rounded())),
            height: max(1, Int((Double(source.height) * scale).rounded())))
    }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(size * size * 4)
    let ground: [UInt8] = background.map { [$0.x, $0.y, $0.z, 255] } ?? [0, 0, 0, 0]
    for _ in 0..<(size * size) { pixels += ground }
    let (left, top) = ((size - source.width) / 2, (size - source.height) / 2)
    for y in 0..<source.height {
        for x in 0..<source.width {
            let from = (y * source.width + x) * 4
            let to = ((top + y) * size + left + x) * 4
            let alpha = Int(source.pixels[from + 3])
            guard let background else {
                for c in 0..<4 { pixels[to + c] = source.pixels[from + c] }
                continue
            }
            for c in 0..<3 {
                let mixed = Int(source.pixels[from + c]) * alpha + Int(background[c]) * (255 - alpha)
                pixels[to + c] = UInt8((mixed + 127) / 255)
            }
        }
    }
    guard let icon = Raster(width: size, height: size, hasAlpha: background == nil, pixels: pixels) else {
        throw .damaged(.png)
    }
    return encodedPNG(icon)
}
