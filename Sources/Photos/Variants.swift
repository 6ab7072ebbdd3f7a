/// What to make of a picture.
public struct VariantOrder: Sendable, Hashable {
    /// Wanted widths in pixels; those above the picture's own become its own, so that nothing is enlarged.
    public var widths: [Int]
    public var formats: [PictureFormat]
    /// Cut to this shape (3 by 2, say), or whole.
    public var shape: Shape?
    public var focus: Focus
    /// 1…100, of JPEG and of WebP.
    public var jpegQuality: Int
    public var webPQuality: Int

    public struct Shape: Sendable, Hashable {
        public let width: Int
        public let height: Int

        public init(width: Int, height: Int) {
            self.width = max(1, width)
            self.height = max(1, height)
        }
    }

    public init(
        widths: [Int], formats: [PictureFormat] = [.webp, .jpeg], shape: Shape? = nil, focus: Focus = .centre,
        jpegQuality: Int = 80, webPQuality: Int = 78
    ) {
        self.widths = widths
        self.formats = formats
        self.shape = shape
        self.focus = focus
        self.jpegQuality = jpegQuality
        self.webPQuality = webPQuality
    }
}

/// One file of a picture, ready to publish: upright, in sRGB, with nothing but the pixels.
public struct Variant: Sendable, Hashable {
    public let format: PictureFormat
    public let width: Int
    public let height: Int
    public let bytes: [UInt8]
}

/// A picture in all the files ordered, the widest first, the formats in the order's order.
public struct PictureSet: Sendable, Hashable {
    public let facts: PictureFacts
    public let colour: DominantColour
    public let variants: [Variant]
}

/// All widths and formats of one picture from one decoding.
///
/// Where pixels may be transparent, JPEG is replaced by PNG. An animation comes back as one variant in its own format,
/// stripped; so does a still GIF, whose flat colours suffer from the other formats, and a cleaned SVG.
public func variants(
    of bytes: [UInt8], _ order: VariantOrder, limits: PictureLimits = .standard
) throws(PictureError) -> PictureSet {
    let facts = try inspect(bytes, limits: limits)
    if facts.format == .svg || facts.format == .gif || facts.isAnimated {
        let copy = try stripped(bytes, limits: limits)
        let colour: DominantColour
        switch facts.format {
        case .gif: colour = DominantColour(of: try GIFFile(bytes).raster())
        case .png: colour = DominantColour(of: try decodedPNG(try PNGFile(bytes)))
        default: colour = DominantColour.all[0]
        }
        let variant = Variant(format: facts.format, width: facts.width, height: facts.height, bytes: copy)
        return PictureSet(facts: facts, colour: colour, variants: [variant])
    }
    let area: (width: Int, height: Int)
    if let shape = order.shape {
        let cut = PixelArea(shape: (shape.width, shape.height), in: (facts.width, facts.height), focus: order.focus)
        area = (cut.width, cut.height)
    } else {
        area = (facts.width, facts.height)
    }
    let widths = Set(order.widths.map { min(max(1, $0), area.width) }).sorted(by: >)
    guard let widest = widths.first else {
        let small = try decoded(bytes, facts, covering: min(64, facts.width), min(64, facts.height))
        return PictureSet(facts: facts, colour: DominantColour(of: small), variants: [])
    }
    let shape = order.shape.map { ($0.width, $0.height) } ?? area
    // Each width is made of the next larger one: the decoded picture is read once.
    var current = try covering(
        bytes, facts, width: widest, height: proportional(area.height, widest, area.width), shape: shape,
        focus: order.focus)
    var made: [Variant] = []
    for width in widths {
        let height = proportional(area.height, width, area.width)
        current = current.resized(PixelArea(whole: current), width: width, height: height)
        for format in order.formats {
            let variant = Variant.encoded(current, as: format, order)
            if let variant { made.append(variant) }
        }
    }
    return PictureSet(facts: facts, colour: DominantColour(of: current), variants: made)
}

/// A still picture's pixels, upright and in sRGB, cut around the focus to fill exactly this size.
public func raster(
    of bytes: [UInt8], filling width: Int, _ height: Int, focus: Focus = .centre, limits: PictureLimits = .standard
) throws(PictureError) -> Raster {
    let facts = try inspect(bytes, limits: limits)
    let (width, height) = (min(8192, max(1, width)), min(8192, max(1, height)))
    return try covering(bytes, facts, width: width, height: height, shape: (width, height), focus: focus)
}

/// A still picture's pixels, upright and in sRGB, whole and at most this wide and high; never enlarged.
public func raster(
    of bytes: [UInt8], fitting width: Int, _ height: Int, limits: PictureLimits = .standard
) throws(PictureError) -> Raster {
    let facts = try inspect(bytes, limits: limits)
    guard facts.format != .svg else { throw .notStill(.svg) }
    let scale = min(1, Double(max(1, width)) / Double(facts.width), Double(max(1, height)) / Double(facts.height))
    let size = (
        max(1, Int((Double(facts.width) * scale).rounded())), max(1, Int((Double(facts.height) * scale).rounded()))
    )
    return try covering(
        bytes, facts, width: size.0, height: size.1, shape: (facts.width, facts.height), focus: .centre)
}

private func covering(
    _ bytes: [UInt8], _ facts: PictureFacts, width: Int, height: Int, shape: (Int, Int), focus: Focus
) throws(PictureError) -> Raster {
    let cut = PixelArea(shape: shape, in: (facts.width, facts.height), focus: focus)
    // The decoder may reduce as far as the cut still has the pixels needed.
    let scale = max(Double(width) / Double(cut.width), Double(height) / Double(cut.height))
    let whole = try decoded(
        bytes, facts, covering: min(facts.width, Int((Double(facts.width) * scale).rounded(.up))),
        min(facts.height, Int((Double(facts.height) * scale).rounded(.up))))
    let area = PixelArea(shape: shape, in: (whole.width, whole.height), focus: focus)
    var result = whole.resized(area, width: width, height: height)
    try profile(of: bytes, facts)?.apply(to: &result)
    return result
}

/// The pixels upright, still in their own colours.
private func decoded(
    _ bytes: [UInt8], _ facts: PictureFacts, covering width: Int, _ height: Int
) throws(PictureError) -> Raster {
    let (storedWidth, storedHeight) = facts.orientation.exchangesSides ? (height, width) : (width, height)
    let stored: Raster
    switch facts.format {
    case .jpeg: stored = try decodedJPEG(try JPEGFile(bytes), bytes, atLeast: storedWidth, storedHeight)
    case .png: stored = try decodedPNG(try PNGFile(bytes))
    case .webp:
        guard !facts.isAnimated else { throw .notStill(.webp) }
        stored = try decodedWebP(try WebPFile(bytes), bytes)
    case .gif: stored = try GIFFile(bytes).raster()
    case .svg: throw .notStill(.svg)
    }
    return stored.turned(facts.orientation)
}

private func profile(of bytes: [UInt8], _ facts: PictureFacts) throws(PictureError) -> ColourProfile? {
    let profile: [UInt8]?
    switch facts.format {
    case .jpeg: profile = try JPEGFile(bytes).profile
    case .png: profile = try PNGFile(bytes).profile
    case .webp: profile = try WebPFile(bytes).profile
    case .gif, .svg: profile = nil
    }
    // Inks have become light when they were decoded.
    return profile.flatMap { ColourProfile($0, of: .light) }
}

private func proportional(_ height: Int, _ width: Int, _ fullWidth: Int) -> Int {
    max(1, Int((Double(height) * Double(width) / Double(fullWidth)).rounded()))
}

extension Variant {
    fileprivate static func encoded(_ raster: Raster, as format: PictureFormat, _ order: VariantOrder) -> Variant? {
        switch format {
        case .webp:
            guard let bytes = encodedWebP(raster, quality: order.webPQuality) else { return nil }
            return Variant(format: .webp, width: raster.width, height: raster.height, bytes: bytes)
        case .jpeg where !raster.hasAlpha:
            let bytes = encodedJPEG(raster, quality: order.jpegQuality)
            return Variant(format: .jpeg, width: raster.width, height: raster.height, bytes: bytes)
        case .jpeg, .png:
            return Variant(format: .png, width: raster.width, height: raster.height, bytes: encodedPNG(raster))
        case .gif, .svg: return nil
        }
    }
}
