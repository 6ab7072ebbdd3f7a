/// Writes numbers and texts that a `RecordReader` reads back, closed by a checksum.
package struct RecordWriter {
    private var out: ByteWriter

    package init(opening: String, capacity: Int = 0) {
        out = ByteWriter(capacity: capacity)
        out.write(opening)
    }

    /// Eight bytes, little-endian.
    package mutating func write(_ number: Int) {
        unsafe withUnsafeBytes(of: Int64(number).littleEndian) { bytes in
            unsafe out.write(bytes.bindMemory(to: UInt8.self))
        }
    }

    package mutating func write(_ text: String) {
        write(text.utf8.count)
        out.write(text)
    }

    package mutating func write(_ bytes: [UInt8]) { out.write(bytes) }

    /// Everything written so far, for a record whose checksum stands elsewhere.
    package var bytes: [UInt8] { out.bytes }

    /// Everything written so far and its checksum.
    package consuming func sealed() -> [UInt8] {
        write(Int(bitPattern: UInt(checksum(out.bytes[...]))))
        return out.bytes
    }
}

/// Reads what a `RecordWriter` wrote; bytes that were cut, damaged or written otherwise are refused whole.
package struct RecordReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    package init?(_ bytes: [UInt8], opening: String) {
        let seal = bytes.count - 8
        guard seal >= opening.utf8.count, bytes.starts(with: opening.utf8) else { return nil }
        self.bytes = bytes
        position = seal
        end = seal
        guard let sum = RecordReader.number(bytes, at: seal), UInt64(bitPattern: sum) == checksum(bytes[..<seal])
        else { return nil }
        position = opening.utf8.count
    }

    /// A record whose checksum stands elsewhere and was looked at.
    package init(_ record: ArraySlice<UInt8>) {
        bytes = Array(record)
        position = 0
        end = bytes.count
    }

    package static func number(_ record: ArraySlice<UInt8>) -> Int? {
        var reader = RecordReader(record)
        return reader.number()
    }

    /// What was not read yet.
    package var rest: ArraySlice<UInt8> { bytes[position..<end] }

    package var isAtEnd: Bool { position == end }

    package mutating func number() -> Int? {
        guard end - position >= 8, let number = RecordReader.number(bytes, at: position) else { return nil }
        position += 8
        return number >= 0 ? Int(exactly: number) : nil
    }

    /// Any eight bytes.
    package mutating func word() -> UInt64? {
        guard end - position >= 8, let number = RecordReader.number(bytes, at: position) else { return nil }
        position += 8
        return UInt64(bitPattern: number)
    }

    package mutating func text() -> String? {
        guard let count = number(), let run = run(count) else { return nil }
        return String(decoding: run, as: UTF8.self)
    }

    package mutating func run(_ count: Int) -> ArraySlice<UInt8>? {
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
