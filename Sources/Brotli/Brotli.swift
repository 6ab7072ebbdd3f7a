private import CBrotli

/// One run in Brotli (RFC 7932), at a quality from 0 to 11; nil where the library has no memory for it.
public func brotliCompressed(_ bytes: [UInt8], quality: Int, isText: Bool = true) -> [UInt8]? {
    let room = BrotliEncoderMaxCompressedSize(bytes.count)
    var isWhole = false
    let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, written in
        var size = room
        isWhole = unsafe bytes.withUnsafeBytes { plain in
            unsafe BrotliEncoderCompress(
                Int32(quality), BROTLI_DEFAULT_WINDOW, isText ? BROTLI_MODE_TEXT : BROTLI_MODE_GENERIC, plain.count,
                plain.bindMemory(to: UInt8.self).baseAddress, &size, buffer.baseAddress) == BROTLI_TRUE
        }
        written = isWhole ? size : 0
    }
    return isWhole ? result : nil
}
