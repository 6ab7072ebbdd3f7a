private import CDeflate

/// A compressor of one level (0 to 12, libdeflate's scale), for many runs in turn; one for each thread.
@safe public struct Deflater: ~Copyable {
    private let handle: OpaquePointer?
    private let level: Int

    public init(level: Int) {
        self.level = Swift.max(0, Swift.min(12, level))
        unsafe handle = libdeflate_alloc_compressor(Int32(self.level))
    }

    deinit { unsafe libdeflate_free_compressor(handle) }

    /// Raw DEFLATE (RFC 1951).
    public func deflated(_ bytes: [UInt8]) -> [UInt8] {
        unsafe compressed(
            bytes, bound: { unsafe libdeflate_deflate_compress_bound(handle, $0) },
            by: { unsafe libdeflate_deflate_compress(handle, $0, $1, $2, $3) }, stored: storedBlocks)
    }

    /// DEFLATE in the zlib wrapping (RFC 1950), as PNG wants it.
    public func zlibCompressed(_ bytes: [UInt8]) -> [UInt8] {
        unsafe compressed(
            bytes, bound: { unsafe libdeflate_zlib_compress_bound(handle, $0) },
            by: { unsafe libdeflate_zlib_compress(handle, $0, $1, $2, $3) },
            stored: { plain in
                let check = adler32(plain)
                return [0x78, 0x01] + storedBlocks(plain)
                    + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: check >> $0) }
            })
    }

    /// A gzip file (RFC 1952) without a name or a time, so that equal bytes give equal files.
    public func gzipped(_ bytes: [UInt8]) -> [UInt8] {
        unsafe compressed(
            bytes, bound: { unsafe libdeflate_gzip_compress_bound(handle, $0) },
            by: { unsafe libdeflate_gzip_compress(handle, $0, $1, $2, $3) },
            stored: { plain in
                let check = [crc32(plain), UInt32(truncatingIfNeeded: plain.count)]
                return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + storedBlocks(plain)
                    + check.flatMap { word in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) } }
            })
    }

    /// `stored` stands in where the library gives no compressor: no memory, which must not lose the bytes.
    private func compressed(
        _ bytes: [UInt8], bound: (Int) -> Int,
        by compress: (UnsafeRawPointer?, Int, UnsafeMutableRawPointer?, Int) -> Int, stored: ([UInt8]) -> [UInt8]
    ) -> [UInt8] {
        guard unsafe handle != nil else { return stored(bytes) }
        let room = bound(bytes.count)
        let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, written in
            written = unsafe bytes.withUnsafeBytes { plain in
                unsafe compress(plain.baseAddress, plain.count, buffer.baseAddress, room)
            }
        }
        return result.isEmpty ? stored(bytes) : result
    }
}

/// One run in raw DEFLATE (RFC 1951), at a level from 0 to 12.
public func deflated(_ bytes: [UInt8], level: Int) -> [UInt8] { Deflater(level: level).deflated(bytes) }

/// One run in the zlib wrapping (RFC 1950), at a level from 0 to 12.
public func zlibCompressed(_ bytes: [UInt8], level: Int) -> [UInt8] { Deflater(level: level).zlibCompressed(bytes) }

/// CRC-32 (ISO 3309), as gzip and PNG use it; `before` continues an earlier run.
public func crc32(_ bytes: [UInt8], after before: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(before, $0.baseAddress, $0.count) }
}

/// Adler-32 (RFC 1950).
public func adler32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_adler32(1, $0.baseAddress, $0.count) }
}

/// Raw DEFLATE without compression: stored blocks of at most 65,535 bytes.
private func storedBlocks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    repeat {
        let end = Swift.min(bytes.count, start + 65_535)
        let length = UInt16(end - start)
        result.append(end == bytes.count ? 1 : 0)
        for half in [length, ~length] { result += [UInt8(truncatingIfNeeded: half), UInt8(half >> 8)] }
        result += bytes[start..<end]
        start = end
    } while start < bytes.count
    return result
}
