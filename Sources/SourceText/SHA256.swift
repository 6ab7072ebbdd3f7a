/// SHA-256 (FIPS 180-4), fed in runs.
public struct SHA256: Sendable {
    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var pending: InlineArray<64, UInt8> = .init(repeating: 0)
    private var pendingCount = 0
    private var total: UInt64 = 0

    public init() {}

    public mutating func update(_ run: [UInt8]) {
        unsafe run.withUnsafeBufferPointer { unsafe update($0) }
    }

    public mutating func update(_ run: ArraySlice<UInt8>) {
        unsafe run.withUnsafeBufferPointer { unsafe update($0) }
    }

    /// A text, its length first, so that neighbours cannot run together.
    public mutating func update(_ text: String) {
        update(text.utf8.count)
        var text = text
        unsafe text.withUTF8 { unsafe update($0) }
    }

    public mutating func update(_ number: Int) {
        unsafe withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) {
            unsafe update($0.bindMemory(to: UInt8.self))
        }
    }

    public mutating func update(_ digest: Digest) {
        unsafe withUnsafeBytes(of: digest.words) { unsafe update($0.bindMemory(to: UInt8.self)) }
    }

    @unsafe public mutating func update(_ run: UnsafeBufferPointer<UInt8>) {
        total &+= UInt64(run.count)
        var offset = 0
        if pendingCount > 0 {
            while pendingCount < 64, unsafe offset < run.count {
                unsafe pending[pendingCount] = run[offset]
                pendingCount += 1
                offset += 1
            }
            guard pendingCount == 64 else { return }
            let block = pending
            unsafe withUnsafeBytes(of: block) { unsafe compress($0.baseAddress!) }
            pendingCount = 0
        }
        while unsafe run.count - offset >= 64 {
            unsafe compress(UnsafeRawPointer(run.baseAddress! + offset))
            offset += 64
        }
        while unsafe offset < run.count {
            unsafe pending[pendingCount] = run[offset]
            pendingCount += 1
            offset += 1
        }
    }

    public consuming func digest() -> Digest {
        let bits = total &* 8
        var padding: [UInt8] = [0x80]
        padding += [UInt8](repeating: 0, count: (119 - pendingCount) % 64)
        for shift in stride(from: 56, through: 0, by: -8) { padding.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        update(padding)
        return Digest(words: state)
    }

    @unsafe private mutating func compress(_ block: UnsafeRawPointer) {
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
            let w = unsafe w.baseAddress!
            for i in 0..<16 {
                unsafe w[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: i * 4, as: UInt32.self))
            }
            for i in 16..<64 {
                let (before, last) = unsafe (w[i - 15], w[i - 2])
                let s0 = rotated(before, 7) ^ rotated(before, 18) ^ (before >> 3)
                let s1 = rotated(last, 17) ^ rotated(last, 19) ^ (last >> 10)
                unsafe w[i] = w[i - 16] &+ s0 &+ w[i - 7] &+ s1
            }
            unsafe rounds(w)
        }
    }

    /// The 64 rounds; eight a turn, so that the eight words change places by name and not by copying.
    @unsafe private mutating func rounds(_ w: UnsafePointer<UInt32>) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        unsafe roundConstants.withUnsafeBufferPointer { constants in
            let k = unsafe constants.baseAddress!
            for i in stride(from: 0, to: 64, by: 8) {
                unsafe round(a, b, c, &d, e, f, g, &h, k[i] &+ w[i])
                unsafe round(h, a, b, &c, d, e, f, &g, k[i + 1] &+ w[i + 1])
                unsafe round(g, h, a, &b, c, d, e, &f, k[i + 2] &+ w[i + 2])
                unsafe round(f, g, h, &a, b, c, d, &e, k[i + 3] &+ w[i + 3])
                unsafe round(e, f, g, &h, a, b, c, &d, k[i + 4] &+ w[i + 4])
                unsafe round(d, e, f, &g, h, a, b, &c, k[i + 5] &+ w[i + 5])
                unsafe round(c, d, e, &f, g, h, a, &b, k[i + 6] &+ w[i + 6])
                unsafe round(b, c, d, &e, f, g, h, &a, k[i + 7] &+ w[i + 7])
            }
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }
}

@inline(__always) private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ word: UInt32
) {
    let t = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ ((e & f) ^ (~e & g)) &+ word
    d &+= t
    h = t &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) ^ (a & c) ^ (b & c))
}

@inline(__always) private func rotated(_ x: UInt32, _ by: UInt32) -> UInt32 { (x >> by) | (x << (32 - by)) }

private let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]

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
