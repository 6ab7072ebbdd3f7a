private import SourceText

/// Writes numbers and texts that a `RecordReader` reads back, closed by a checksum.
struct RecordWriter {
    private var out: ByteWriter

    init(opening: String, capacity: Int = 0) {
        out = ByteWriter(capacity: capacity)
        out.write(opening)
    }

    /// Eight bytes, little-endian.
    mutating func write(_ number: Int) {
        unsafe withUnsafeBytes(of: Int64(number).littleEndian) { bytes in
            unsafe out.write(bytes.bindMemory(to: UInt8.self))
        }
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        out.write(text)
    }

    mutating func write(_ bytes: [UInt8]) { out.write(bytes) }

    /// Everything written so far and its checksum.
    consuming func sealed() -> [UInt8] {
        write(Int(bitPattern: UInt(checksum(out.bytes[...]))))
        return out.bytes
    }
}

/// Reads what a `RecordWriter` wrote; bytes that were cut, damaged or written otherwise are refused whole.
struct RecordReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init?(_ bytes: [UInt8], opening: String) {
        let seal = bytes.count - 8
        guard seal >= opening.utf8.count, bytes.starts(with: opening.utf8) else { return nil }
        self.bytes = bytes
        position = seal
        end = seal
        guard let sum = RecordReader.number(bytes, at: seal), UInt64(bitPattern: sum) == checksum(bytes[..<seal])
        else { return nil }
        position = opening.utf8.count
    }

    var isAtEnd: Bool { position == end }

    mutating func number() -> Int? {
        guard end - position >= 8, let number = RecordReader.number(bytes, at: position) else { return nil }
        position += 8
        return number >= 0 ? Int(exactly: number) : nil
    }

    mutating func text() -> String? {
        guard let count = number(), let run = run(count) else { return nil }
        return String(decoding: run, as: UTF8.self)
    }

    mutating func run(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, end - position >= count else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> Int64? {
        guard bytes.count - offset >= 8 else { return nil }
        return unsafe bytes.withUnsafeBytes {
            unsafe Int64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Int64.self))
        }
    }
}

/// Tells damage, not malice: FNV-1a's mixing over words of eight bytes, the length among them.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ word: UInt64) {
            sum = (sum ^ word) &* 0x0000_0100_0000_01b3
            // The product carries upwards only: bring the high bits down.
            sum ^= sum >> 29
        }
        var offset = 0
        while bytes.count - offset >= 8 {
            unsafe mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        while offset < bytes.count {
            unsafe mix(UInt64(bytes[offset]))
            offset += 1
        }
        mix(UInt64(bytes.count))
        return sum
    }
}
