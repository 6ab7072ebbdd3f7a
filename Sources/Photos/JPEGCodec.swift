private import CTurboJPEG
internal import SourceText

/// The pixels of a JPEG as stored, reduced while decoding to a half, quarter or eighth as long as both sides stay at
/// least the ones asked for.
func decodedJPEG(
    _ file: JPEGFile, _ bytes: [UInt8], atLeast width: Int, _ height: Int
) throws(PictureError) -> Raster {
    let decoder = unsafe TurboJPEG(tjInitDecompress())
    var divisor = 1
    while divisor < 8, scaled(file.width, divisor * 2) >= width, scaled(file.height, divisor * 2) >= height {
        divisor *= 2
    }
    let (outWidth, outHeight) = (scaled(file.width, divisor), scaled(file.height, divisor))
    let isCMYK = file.components == 4
    let format = isCMYK ? TJPF_CMYK : TJPF_RGBA
    var failure: String?
    var raster = unsafe Raster(width: outWidth, height: outHeight, hasAlpha: false) { output in
        let result = unsafe bytes.withUnsafeBufferPointer { input -> Int32 in
            // The decoder must see the same picture that the limits were held against.
            var (width, height, subsampling, colours) = (Int32(0), Int32(0), Int32(0), Int32(0))
            _ = unsafe tjDecompressHeader3(
                decoder.handle, input.baseAddress, UInt(input.count), &width, &height, &subsampling, &colours)
            guard width == file.width, height == file.height else { return anotherPicture }
            return unsafe tjDecompress2(
                decoder.handle, input.baseAddress, UInt(input.count),
                output.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(outWidth), 0, Int32(outHeight),
                Int32(format.rawValue), TJFLAG_LIMITSCANS)
        }
        // The buffer is given out whole, also where the decoder wrote a part of it.
        if result != 0 { failure = result == anotherPicture ? "" : decoder.message }
    }
    if let failure, !isHarmless(failure) { throw .damaged(.jpeg) }
    if isCMYK {
        if let profile = file.profile.flatMap({ ColourProfile($0, of: .ink(inverted: file.hasAdobeMarker)) }) {
            profile.apply(to: &raster)
        } else {
            raster.mixInks(inverted: file.hasAdobeMarker)
        }
    }
    return raster
}

/// A JPEG with half the colour resolution in both directions, in passes from coarse to fine; transparency is left out.
package func encodedJPEG(_ raster: Raster, quality: Int) -> [UInt8] {
    let encoder = unsafe TurboJPEG(tjInitCompress())
    var output: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    let result = unsafe raster.pixels.withUnsafeBufferPointer { pixels in
        unsafe tjCompress2(
            encoder.handle, pixels.baseAddress, Int32(raster.width), 0, Int32(raster.height), Int32(TJPF_RGBX.rawValue),
            &output, &size, Int32(TJSAMP_420.rawValue), Int32(min(100, max(1, quality))), 0)
    }
    defer { unsafe tjFree(output) }
    guard result == 0, let output = unsafe output else { fatalError("no memory for a JPEG") }
    return unsafe Array(UnsafeBufferPointer(start: output, count: Int(size)))
}

private func scaled(_ side: Int, _ divisor: Int) -> Int { (side + divisor - 1) / divisor }

/// Not one of the library's results, which are 0 and -1.
private let anotherPicture: Int32 = -2

/// Warnings about bytes behind the picture's end, which some cameras leave.
private func isHarmless(_ message: String) -> Bool {
    message.contains(bytes: "before marker 0xd9") || message.contains(bytes: "Unknown Adobe color transform")
}

@safe private struct TurboJPEG: ~Copyable {
    let handle: tjhandle

    init(_ handle: tjhandle?) {
        guard let handle = unsafe handle else { fatalError("no memory for a JPEG codec") }
        unsafe self.handle = handle
    }

    var message: String { unsafe String(cString: tjGetErrorStr2(handle)) }

    deinit { _ = unsafe tjDestroy(handle) }
}

extension Raster {
    /// Cyan, magenta, yellow and black become red, green and blue; Adobe's files store them inverted.
    fileprivate mutating func mixInks(inverted: Bool) {
        unsafe withPixels { pixels in
            for i in stride(from: 0, to: pixels.count, by: 4) {
                let paper = unsafe UInt32(inverted ? pixels[i + 3] : 255 - pixels[i + 3])
                for c in 0..<3 {
                    let ink = unsafe UInt32(inverted ? pixels[i + c] : 255 - pixels[i + c])
                    unsafe pixels[i + c] = UInt8(truncatingIfNeeded: (ink * paper + 127) / 255)
                }
                unsafe pixels[i + 3] = 255
            }
        }
    }
}
