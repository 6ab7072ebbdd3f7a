private import CCrypto

/// SHA-256 (FIPS 180-4), fed in runs; libcrypto's, which uses the processor's own instructions.
public struct SHA256: Sendable {
    private var context = SHA256_CTX()

    public init() { _ = unsafe SHA256_Init(&context) }

    public mutating func update(_ run: [UInt8]) {
        unsafe run.withUnsafeBytes { unsafe update($0) }
    }

    public mutating func update(_ run: ArraySlice<UInt8>) {
        unsafe run.withUnsafeBytes { unsafe update($0) }
    }

    /// A text, its length first, so that neighbours cannot run together.
    public mutating func update(_ text: String) {
        update(text.utf8.count)
        var text = text
        text.withUTF8 { unsafe update(UnsafeRawBufferPointer($0)) }
    }

    public mutating func update(_ number: Int) {
        unsafe withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { unsafe update($0) }
    }

    public mutating func update(_ digest: Digest) {
        unsafe withUnsafeBytes(of: digest.words) { unsafe update($0) }
    }

    @unsafe private mutating func update(_ run: UnsafeRawBufferPointer) {
        _ = unsafe SHA256_Update(&context, run.baseAddress, run.count)
    }

    public consuming func digest() -> Digest {
        var words = InlineArray<8, UInt32>(repeating: 0)
        unsafe withUnsafeMutableBytes(of: &words) { bytes in
            _ = unsafe SHA256_Final(bytes.bindMemory(to: UInt8.self).baseAddress, &context)
        }
        for i in 0..<8 { words[i] = UInt32(bigEndian: words[i]) }
        return Digest(words: words)
    }
}

/// 32 bytes that stand for some input: equal inputs, equal digests.
public struct Digest: Sendable, Hashable, Comparable {
    let words: InlineArray<8, UInt32>

    init(words: InlineArray<8, UInt32>) { self.words = words }

    /// From 32 bytes as `bytes` gives them; nil for another count.
    public init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = InlineArray<8, UInt32>(repeating: 0)
        for i in 0..<32 { words[i / 4] = words[i / 4] << 8 | UInt32(bytes[bytes.startIndex + i]) }
        self.words = words
    }

    /// The digest of one run of bytes.
    public init(of run: [UInt8]) {
        var hash = SHA256()
        hash.update(run)
        self = hash.digest()
    }

    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for i in 0..<8 {
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: words[i] >> UInt32(shift)))
            }
        }
        return bytes
    }

    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    public static func == (a: Digest, b: Digest) -> Bool {
        for i in 0..<8 where a.words[i] != b.words[i] { return false }
        return true
    }

    public static func < (a: Digest, b: Digest) -> Bool {
        for i in 0..<8 where a.words[i] != b.words[i] { return a.words[i] < b.words[i] }
        return false
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words[0])
        hasher.combine(words[1])
    }
}

extension Digest {
    /// From 64 lower-case digits.
    public init?(hexadecimal: String) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for byte in hexadecimal.utf8 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let some = high {
                bytes.append(some << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes[...])
    }
}
