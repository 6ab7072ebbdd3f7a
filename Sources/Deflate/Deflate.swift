private import CDeflate

/// Raw deflate (RFC 1951) at level 1 to 12; other levels are brought into that range.
public func deflated(_ bytes: [UInt8], level: Int) -> [UInt8] {
    let compressor = Compressor(level: level)
    // The bound is what the library promises never to exceed, so that a result of nought cannot happen.
    let bound = unsafe libdeflate_deflate_compress_bound(compressor.handle, bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        count = unsafe bytes.withUnsafeBytes {
            unsafe libdeflate_deflate_compress(compressor.handle, $0.baseAddress, $0.count, output.baseAddress, bound)
        }
    }
}

/// A zlib stream (RFC 1950) at level 1 to 12; other levels are brought into that range.
public func zlibCompressed(_ bytes: [UInt8], level: Int) -> [UInt8] { ZlibCompressor(level: level).compressed(bytes) }

/// Makes zlib streams (RFC 1950) one after another with the same tables, which are dear to set up; for one thread.
public final class ZlibCompressor {
    private let compressor: Compressor

    /// Level 1 to 12; other levels are brought into that range.
    public init(level: Int) { compressor = Compressor(level: level) }

    public func compressed(_ bytes: [UInt8]) -> [UInt8] {
        let bound = unsafe libdeflate_zlib_compress_bound(compressor.handle, bytes.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = unsafe bytes.withUnsafeBytes {
                unsafe libdeflate_zlib_compress(compressor.handle, $0.baseAddress, $0.count, output.baseAddress, bound)
            }
        }
    }
}

/// CRC-32 as in gzip and PNG.
public func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
}

/// Adler-32 as at the end of a zlib stream (RFC 1950).
public func adler32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_adler32(1, $0.baseAddress, $0.count) }
}

/// Why a zlib stream gave nothing.
public enum InflateError: Error {
    case damaged
    /// It unpacks to more bytes than the caller allows.
    case tooLarge
}

/// The inside of a zlib stream (RFC 1950), at most `limit` bytes of it.
public func zlibDecompressed(_ bytes: ArraySlice<UInt8>, limit: Int) throws(InflateError) -> [UInt8] {
    let decompressor = Decompressor()
    var capacity = min(limit, max(4096, bytes.count &* 4))
    while true {
        let (result, output) = unsafe bytes.withUnsafeBytes { input in
            unsafe decompressor.decompressed(input, capacity: capacity)
        }
        switch result {
        case LIBDEFLATE_SUCCESS: return output
        case LIBDEFLATE_INSUFFICIENT_SPACE:
            guard capacity < limit else { throw .tooLarge }
            capacity = min(limit, capacity &* 4)
        default: throw .damaged
        }
    }
}

@safe private struct Compressor: ~Copyable {
    let handle: OpaquePointer

    init(level: Int) {
        guard let handle = unsafe libdeflate_alloc_compressor(Int32(min(12, max(1, level)))) else {
            fatalError("no memory for a compressor")
        }
        unsafe self.handle = handle
    }

    deinit { unsafe libdeflate_free_compressor(handle) }
}

@safe private struct Decompressor: ~Copyable {
    let handle: OpaquePointer

    init() {
        guard let handle = unsafe libdeflate_alloc_decompressor() else {
            fatalError("no memory for a decompressor")
        }
        unsafe self.handle = handle
    }

    @unsafe borrowing func decompressed(
        _ input: UnsafeRawBufferPointer, capacity: Int
    ) -> (libdeflate_result, [UInt8]) {
        var result = LIBDEFLATE_BAD_DATA
        let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            result = unsafe libdeflate_zlib_decompress(
                handle, input.baseAddress, input.count, output.baseAddress, capacity, &count)
            if result != LIBDEFLATE_SUCCESS { count = 0 }
        }
        return (result, output)
    }

    deinit { unsafe libdeflate_free_decompressor(handle) }
}
