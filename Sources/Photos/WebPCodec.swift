private import CWebP

/// The pixels of a still WebP as stored.
func decodedWebP(_ file: WebPFile, _ bytes: [UInt8]) throws(PictureError) -> Raster {
    var isDamaged = false
    let raster = unsafe Raster(width: file.width, height: file.height, hasAlpha: file.hasAlpha) { output in
        unsafe bytes.withUnsafeBufferPointer { input in
            var width: Int32 = 0
            var height: Int32 = 0
            guard unsafe WebPGetInfo(input.baseAddress, input.count, &width, &height) != 0, Int(width) == file.width,
                Int(height) == file.height
            else {
                isDamaged = true
                return
            }
            let target = unsafe output.baseAddress?.assumingMemoryBound(to: UInt8.self)
            isDamaged =
                unsafe WebPDecodeRGBAInto(input.baseAddress, input.count, target, output.count, Int32(file.width) * 4)
                == nil
        }
    }
    guard !isDamaged else { throw .damaged(.webp) }
    return raster
}

/// A lossy WebP; nil above the format's 16,383 pixels a side.
func encodedWebP(_ raster: Raster, quality: Int) -> [UInt8]? {
    guard raster.width <= 16_383, raster.height <= 16_383 else { return nil }
    var config = WebPConfig()
    guard unsafe WebPConfigInit(&config) != 0 else { fatalError("libwebp has another version than it was built for") }
    config.quality = Float(quality)
    config.method = webPEffort
    var picture = unsafe WebPPicture()
    guard unsafe WebPPictureInit(&picture) != 0 else { fatalError("libwebp has another version than it was built for") }
    unsafe picture.width = Int32(raster.width)
    unsafe picture.height = Int32(raster.height)
    var writer = unsafe WebPMemoryWriter()
    unsafe WebPMemoryWriterInit(&writer)
    let isEncoded = unsafe withUnsafeMutablePointer(to: &writer) { writer in
        unsafe picture.writer = WebPMemoryWrite
        unsafe picture.custom_ptr = UnsafeMutableRawPointer(writer)
        let isImported = unsafe raster.pixels.withUnsafeBufferPointer { pixels in
            let stride = Int32(raster.width * 4)
            return unsafe raster.hasAlpha
                ? WebPPictureImportRGBA(&picture, pixels.baseAddress, stride)
                : WebPPictureImportRGBX(&picture, pixels.baseAddress, stride)
        }
        return unsafe isImported != 0 && WebPEncode(&config, &picture) != 0
    }
    unsafe WebPPictureFree(&picture)
    defer { unsafe WebPMemoryWriterClear(&writer) }
    guard isEncoded else { fatalError("no memory for a WebP") }
    return unsafe Array(UnsafeBufferPointer(start: writer.mem, count: writer.size))
}

/// libwebp's effort, 0 to 6; see docs/decisions/photos.md.
private let webPEffort: Int32 = 2
