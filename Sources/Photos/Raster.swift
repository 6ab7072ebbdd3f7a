public import SourceText

/// A still picture as pixels in sRGB: rows from the top, four bytes each (red, green, blue, alpha not multiplied in).
public struct Raster: Sendable {
    public let width: Int
    public let height: Int
    /// Whether any alpha may be below 255.
    public let hasAlpha: Bool
    public private(set) var pixels: [UInt8]

    /// `fill` must write all `width * height * 4` bytes.
    @unsafe init(width: Int, height: Int, hasAlpha: Bool, fill: (UnsafeMutableRawBufferPointer) -> Void) {
        self.width = width
        self.height = height
        self.hasAlpha = hasAlpha
        let size = width * height * 4
        unsafe pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            unsafe fill(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<size]))
            count = size
        }
    }

    /// From pixels made elsewhere; nil unless there are `width * height * 4` bytes.
    public init?(width: Int, height: Int, hasAlpha: Bool, pixels: [UInt8]) {
        guard width > 0, height > 0, width < 1 << 24, height < 1 << 24, pixels.count == width * height * 4 else {
            return nil
        }
        self.width = width
        self.height = height
        self.hasAlpha = hasAlpha
        self.pixels = pixels
    }

    /// Equal for equal pictures.
    public var digest: Digest {
        var hash = SHA256()
        hash.update(width)
        hash.update(height)
        hash.update(pixels)
        return hash.digest()
    }

    /// The whole picture within a box, enlarged or reduced to touch two of its sides.
    package func fitted(_ width: Int, _ height: Int) -> Raster {
        let scale = min(Double(max(1, width)) / Double(self.width), Double(max(1, height)) / Double(self.height))
        return resized(
            PixelArea(whole: self), width: max(1, Int((Double(self.width) * scale).rounded())),
            height: max(1, Int((Double(self.height) * scale).rounded())))
    }

    @unsafe mutating func withPixels(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        unsafe pixels.withUnsafeMutableBufferPointer { unsafe body($0) }
    }
}

/// The point of a picture that stays in view when it is cut: 0…1 from the left and from the top.
public struct Focus: Sendable, Hashable {
    public let x: Double
    public let y: Double

    /// Values outside 0…1 are brought into it.
    public init(x: Double, y: Double) {
        self.x = x.isFinite ? min(1, max(0, x)) : 0.5
        self.y = y.isFinite ? min(1, max(0, y)) : 0.5
    }

    public static let centre = Focus(x: 0.5, y: 0.5)
}

/// A rectangle of whole pixels.
struct PixelArea: Sendable, Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    /// The largest area of this shape in a picture, as near to the focus as the edges allow.
    init(shape: (width: Int, height: Int), in picture: (width: Int, height: Int), focus: Focus) {
        let wide = Double(picture.height) * Double(shape.width) / Double(shape.height)
        let tall = Double(picture.width) * Double(shape.height) / Double(shape.width)
        width = wide >= Double(picture.width) ? picture.width : max(1, Int(wide.rounded()))
        height = tall >= Double(picture.height) ? picture.height : max(1, Int(tall.rounded()))
        x = PixelArea.start(focus.x, of: width, in: picture.width)
        y = PixelArea.start(focus.y, of: height, in: picture.height)
    }

    init(whole picture: Raster) {
        (x, y, width, height) = (0, 0, picture.width, picture.height)
    }

    private static func start(_ focus: Double, of part: Int, in whole: Int) -> Int {
        min(whole - part, max(0, Int((focus * Double(whole) - Double(part) / 2).rounded())))
    }
}
