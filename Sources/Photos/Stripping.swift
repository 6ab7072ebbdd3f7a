/// The original file without anything but its picture: no position, camera, author, comment, thumbnail or appended film.
/// Its orientation and its colours stay; nothing is encoded anew, but an SVG is cleaned.
public func stripped(_ bytes: [UInt8], limits: PictureLimits = .standard) throws(PictureError) -> [UInt8] {
    let facts = try inspect(bytes, limits: limits)
    switch facts.format {
    case .jpeg: return try JPEGFile(bytes).stripped()
    case .png: return try PNGFile(bytes).stripped()
    case .gif: return try GIFFile(bytes).stripped()
    case .webp: return try WebPFile(bytes).stripped()
    case .svg: return try cleanedSVG(bytes)
    }
}
