extension Array where Element == UInt8 {
    /// A number in LEB128: seven bits to a byte, the lowest first.
    mutating func append(varint number: Int) {
        var rest = UInt(bitPattern: Swift.max(0, number))
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// A text, its length in bytes first.
    mutating func append(counted text: String) {
        append(varint: text.utf8.count)
        append(contentsOf: text.utf8)
    }
}

/// Reads what was written by `append(varint:)`; past the end or damaged it gives zeros and says so in `failed`.
struct VarintReader {
    let bytes: [UInt8]
    private(set) var offset = 0
    private(set) var failed = false

    init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func byte() -> UInt8 {
        guard offset < bytes.count else {
            failed = true
            return 0
        }
        offset += 1
        return bytes[offset - 1]
    }

    mutating func number() -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while true {
            let next = byte()
            guard !failed, shift < 56 else {
                failed = true
                return 0
            }
            value |= UInt(next & 0x7F) << shift
            shift += 7
            if next < 0x80 { return Int(bitPattern: value) }
        }
    }

    /// Where the next `count` bytes stand.
    mutating func run(_ count: Int) -> Range<Int> {
        guard count >= 0, count <= bytes.count - offset else {
            failed = true
            return 0..<0
        }
        offset += count
        return (offset - count)..<offset
    }

    mutating func text() -> String { String(decoding: bytes[run(number())], as: UTF8.self) }
}
