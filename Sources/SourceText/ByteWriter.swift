/// A growing run of bytes: every output of the house is written into one of these, in runs, never byte by byte.
public struct ByteWriter: Sendable {
    public private(set) var bytes: [UInt8]

    public init(capacity: Int = 0) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    public var count: Int { bytes.count }

    /// Makes room for so many bytes in all.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Gives the bytes away and starts anew, without a copy.
    public mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        return taken
    }

    public mutating func write(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    public mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    public mutating func write(_ run: [UInt8]) { bytes.append(contentsOf: run) }

    public mutating func write(_ run: ArraySlice<UInt8>) { bytes.append(contentsOf: run) }

    /// A part of a run, without taking hold of it.
    public mutating func write(_ run: [UInt8], _ part: Range<Int>) {
        precondition(part.lowerBound >= 0 && part.upperBound <= run.count)
        unsafe run.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part])) }
    }

    public mutating func write(_ run: borrowing Span<UInt8>) {
        unsafe run.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    public mutating func write(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    public mutating func write(byte: UInt8) { bytes.append(byte) }

    /// Takes back what was written last.
    public mutating func removeLast(_ count: Int) { bytes.removeLast(min(count, bytes.count)) }

    /// Text between tags and in double-quoted attributes of HTML and XML: `&`, `<`, `>`, `"` and `'` become references.
    public mutating func write(escaping text: String) {
        var text = text
        text.withUTF8 { unsafe writeEscaping($0) }
    }

    public mutating func write(escaping run: [UInt8]) {
        unsafe run.withUnsafeBufferPointer { unsafe writeEscaping($0) }
    }

    /// Bytes that a C library owns, as they are.
    @unsafe public mutating func write(_ run: UnsafeBufferPointer<UInt8>) { unsafe bytes.append(contentsOf: run) }

    /// Text between tags or in double-quoted attributes: `&`, `<`, `>` and `"` become references; apostrophes, frequent
    /// in Ukrainian words, stay as they are.
    @unsafe public mutating func write(escapingText text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices {
            let byte = unsafe text[index]
            guard ByteWriter.isMarkup(byte), byte != UInt8(ascii: "'"),
                let reference = ByteWriter.reference(for: byte)
            else { continue }
            if index > start { unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index])) }
            write(reference)
            start = index + 1
        }
        if start < text.count {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
    }

    @unsafe private mutating func writeEscaping(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices {
            let byte = unsafe text[index]
            guard ByteWriter.isMarkup(byte), let reference = ByteWriter.reference(for: byte) else { continue }
            if index > start { unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index])) }
            write(reference)
            start = index + 1
        }
        if start < text.count {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
    }

    /// Whether a byte is one of `"`, `&`, `'`, `<`, `>`: a bit of a word each, since most bytes are none of them.
    @inline(__always)
    private static func isMarkup(_ byte: UInt8) -> Bool {
        byte < 64 && (0x5000_00C4_0000_0000 as UInt64) >> UInt64(byte) & 1 != 0
    }

    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// The inside of a JSON string (RFC 8259): quotes, backslashes and controls escaped; `<`, U+2028 and U+2029 too,
    /// so that the text is safe inside `<script>`.
    public mutating func write(escapingJSON text: String) {
        var text = text
        text.withUTF8 { run in
            var start = 0
            for index in run.indices {
                let byte = unsafe run[index]
                guard byte <= 0x3C || byte == 0x5C || byte == 0xE2 else { continue }
                let separator =
                    unsafe byte == 0xE2 && index + 2 < run.count && run[index + 1] == 0x80
                    && (run[index + 2] == 0xA8 || run[index + 2] == 0xA9)
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C || separator else { continue }
                if index > start { unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run[start..<index])) }
                if separator {
                    unsafe write(run[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
                    start = index + 3
                } else {
                    writeJSONEscape(byte)
                    start = index + 1
                }
            }
            if start < run.count {
                unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run[start...]))
            }
        }
    }

    private mutating func writeJSONEscape(_ byte: UInt8) {
        switch byte {
        case 0x22: write("\\\"")
        case 0x5C: write("\\\\")
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        default:
            write("\\u00")
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
