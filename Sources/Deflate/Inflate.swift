private import CDeflate

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
