private import CDeflate

/// Why a packed stream gave nothing.
public enum InflateError: Error {
    case damaged
    /// It unpacks to more bytes than the caller allows.
    case tooLarge
}

/// The inside of a zlib stream (RFC 1950), at most `limit` bytes of it.
public func zlibDecompressed(_ bytes: ArraySlice<UInt8>, limit: Int) throws(InflateError) -> [UInt8] {
    try decompressed(bytes, limit: limit, isRaw: false)
}

/// The inside of a raw DEFLATE stream (RFC 1951), at most `limit` bytes of it.
public func inflated(_ bytes: ArraySlice<UInt8>, limit: Int) throws(InflateError) -> [UInt8] {
    try decompressed(bytes, limit: limit, isRaw: true)
}

private func decompressed(_ bytes: ArraySlice<UInt8>, limit: Int, isRaw: Bool) throws(InflateError) -> [UInt8] {
    let decompressor = Decompressor()
    var capacity = min(limit, max(4096, bytes.count &* 4))
    while true {
        let (result, output) = unsafe bytes.withUnsafeBytes { input in
            unsafe decompressor.decompressed(input, capacity: capacity, isRaw: isRaw)
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

@safe private struct Decompressor: ~Copyable {
    let handle: OpaquePointer

    init() {
        guard let handle = unsafe libdeflate_alloc_decompressor() else {
            fatalError("no memory for a decompressor")
        }
        unsafe self.handle = handle
    }

    @unsafe borrowing func decompressed(
        _ input: UnsafeRawBufferPointer, capacity: Int, isRaw: Bool
    ) -> (libdeflate_result, [UInt8]) {
        var result = LIBDEFLATE_BAD_DATA
        let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            result =
                isRaw
                ? unsafe libdeflate_deflate_decompress(
                    handle, input.baseAddress, input.count, output.baseAddress, capacity, &count)
                : unsafe libdeflate_zlib_decompress(
                    handle, input.baseAddress, input.count, output.baseAddress, capacity, &count)
            if result != LIBDEFLATE_SUCCESS { count = 0 }
        }
        return (result, output)
    }

    deinit { unsafe libdeflate_free_decompressor(handle) }
}
