internal import CCairoPango
internal import Photos

/// A cairo surface of opaque pixels to paint on, used again for one card after another.
@safe final class Canvas {
    let width: Int
    let height: Int
    private let surface: OpaquePointer
    let cairo: OpaquePointer

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        // cairo never gives nil, but surfaces that know they failed; that is only for want of memory.
        guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
            let cairo = unsafe cairo_create(surface), unsafe cairo_status(cairo) == CAIRO_STATUS_SUCCESS
        else { fatalError("no memory for a card") }
        unsafe self.surface = surface
        unsafe self.cairo = cairo
    }

    deinit {
        unsafe cairo_destroy(cairo)
        unsafe cairo_surface_destroy(surface)
    }

    func setColour(_ colour: SRGBColour, alpha: Double = 1) {
        unsafe cairo_set_source_rgba(
            cairo, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255, alpha)
    }

    func fill(_ colour: SRGBColour) {
        setColour(colour)
        unsafe cairo_paint(cairo)
    }

    func fill(_ area: CardArea, radius: Double, _ colour: SRGBColour, alpha: Double = 1) {
        setColour(colour, alpha: alpha)
        let radius = min(radius, area.width / 2, area.height / 2)
        guard radius > 0 else {
            unsafe cairo_rectangle(cairo, area.left, area.top, area.width, area.height)
            unsafe cairo_fill(cairo)
            return
        }
        unsafe cairo_new_sub_path(cairo)
        let quarter = Double.pi / 2
        unsafe cairo_arc(cairo, area.right - radius, area.top + radius, radius, -quarter, 0)
        unsafe cairo_arc(cairo, area.right - radius, area.bottom - radius, radius, 0, quarter)
        unsafe cairo_arc(cairo, area.left + radius, area.bottom - radius, radius, quarter, 2 * quarter)
        unsafe cairo_arc(cairo, area.left + radius, area.top + radius, radius, 2 * quarter, 3 * quarter)
        unsafe cairo_close_path(cairo)
        unsafe cairo_fill(cairo)
    }

    func fillCircle(_ area: CardArea, _ colour: SRGBColour) {
        setColour(colour)
        unsafe cairo_save(cairo)
        unsafe cairo_translate(cairo, area.left + area.width / 2, area.top + area.height / 2)
        unsafe cairo_scale(cairo, area.width / 2, area.height / 2)
        unsafe cairo_arc(cairo, 0, 0, 1, 0, 2 * Double.pi)
        unsafe cairo_restore(cairo)
        unsafe cairo_fill(cairo)
    }

    /// A veil over an area: from `top` alpha at its upper edge to `bottom` alpha at `line`, and so on below.
    func veil(_ area: CardArea, _ colour: SRGBColour, top: Double, bottom: Double, from line: Double) {
        guard let pattern = unsafe cairo_pattern_create_linear(0, area.top, 0, max(area.top + 1, line)) else { return }
        let (r, g, b) = (Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
        for step in 0...8 {
            // A soft start, so that no edge is seen where the veil begins.
            let t = Double(step) / 8
            unsafe cairo_pattern_add_color_stop_rgba(pattern, t, r, g, b, top + (bottom - top) * t * t * (3 - 2 * t))
        }
        unsafe cairo_set_source(cairo, pattern)
        unsafe cairo_rectangle(cairo, area.left, area.top, area.width, area.height)
        unsafe cairo_fill(cairo)
        unsafe cairo_pattern_destroy(pattern)
    }

    func draw(_ image: Image, x: Double, y: Double) {
        unsafe cairo_set_source_surface(cairo, image.surface, x.rounded(), y.rounded())
        unsafe cairo_paint(cairo)
    }

    /// The image's alpha as a stencil for a colour.
    func stencil(_ image: Image, x: Double, y: Double, _ colour: SRGBColour, alpha: Double, within area: CardArea) {
        unsafe cairo_save(cairo)
        unsafe cairo_rectangle(cairo, area.left, area.top, area.width, area.height)
        unsafe cairo_clip(cairo)
        setColour(colour, alpha: alpha)
        unsafe cairo_mask_surface(cairo, image.surface, x.rounded(), y.rounded())
        unsafe cairo_restore(cairo)
    }

    /// The pixels as 0x00RRGGBB, row by row.
    @unsafe func withPixels<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        unsafe cairo_surface_flush(surface)
        let count = width * height
        // Both sizes' rows are whole words, so that there are no gaps between them.
        let data = unsafe UnsafeRawPointer(cairo_image_surface_get_data(surface)!)
        return unsafe body(UnsafeBufferPointer(start: data.assumingMemoryBound(to: UInt32.self), count: count))
    }
}

/// A picture that a canvas can draw.
@safe final class Image {
    let width: Int
    let height: Int
    let surface: OpaquePointer

    /// `pixels`: 0xAARRGGBB, colours multiplied by alpha.
    init(width: Int, height: Int, pixels: [UInt32]) {
        self.width = width
        self.height = height
        guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
            let data = unsafe cairo_image_surface_get_data(surface)
        else { fatalError("no memory for a picture") }
        unsafe cairo_surface_flush(surface)
        unsafe pixels.withUnsafeBytes {
            unsafe UnsafeMutableRawPointer(data).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
        }
        unsafe cairo_surface_mark_dirty(surface)
        unsafe self.surface = surface
    }

    deinit { unsafe cairo_surface_destroy(surface) }

    convenience init(_ raster: Raster) {
        var pixels: [UInt32] = []
        pixels.reserveCapacity(raster.width * raster.height)
        guard raster.hasAlpha else {
            unsafe raster.pixels.withUnsafeBytes { bytes in
                for i in stride(from: 0, to: bytes.count, by: 4) {
                    // In memory red, green, blue, alpha; in Cairo's numbers alpha is highest and blue lowest.
                    let pixel = unsafe UInt32(
                        littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt32.self))
                    pixels.append(0xFF00_0000 | (pixel & 0xFF) << 16 | pixel & 0xFF00 | pixel >> 16 & 0xFF)
                }
            }
            self.init(width: raster.width, height: raster.height, pixels: pixels)
            return
        }
        for i in stride(from: 0, to: raster.pixels.count, by: 4) {
            let alpha = UInt32(raster.pixels[i + 3])
            var pixel = alpha
            for c in 0..<3 { pixel = pixel << 8 | (UInt32(raster.pixels[i + c]) * alpha + 127) / 255 }
            pixels.append(pixel)
        }
        self.init(width: raster.width, height: raster.height, pixels: pixels)
    }

    /// The picture's alpha, stronger where it is dark: a stencil that keeps the lines of a drawing.
    convenience init(stencilOf raster: Raster) {
        var pixels: [UInt32] = []
        pixels.reserveCapacity(raster.width * raster.height)
        for i in stride(from: 0, to: raster.pixels.count, by: 4) {
            let light =
                (UInt32(raster.pixels[i]) * 54 + UInt32(raster.pixels[i + 1]) * 183 + UInt32(raster.pixels[i + 2]) * 19)
                >> 8
            let alpha = UInt32(raster.pixels[i + 3]) * (255 - light * 3 / 4) / 255
            pixels.append(alpha << 24)
        }
        self.init(width: raster.width, height: raster.height, pixels: pixels)
    }
}
