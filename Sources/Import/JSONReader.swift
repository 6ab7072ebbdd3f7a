/// Reads JSON (RFC 8259) as front matter; numbers and flags stay the words they are.
struct JSONReader {
    private let bytes: [UInt8]
    private(set) var at: Int
    private var depth = 0

    struct Mistake: Error {}

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        at = start
    }

    /// One value; `at` is then behind it.
    mutating func value() throws(Mistake) -> OldValue {
        skip()
        guard at < bytes.count, depth < 24 else { throw Mistake() }
        depth += 1
        defer { depth -= 1 }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .text(try string())
        default:
            let start = at
            while at < bytes.count, (0x61...0x7A) ~= bytes[at] | 0x20 || (0x2B...0x39) ~= bytes[at] && bytes[at] != 0x2C
            { at += 1 }
            guard at > start else { throw Mistake() }
            let word = String(decoding: bytes[start..<at], as: UTF8.self)
            return word == "null" ? .nothing : .text(word)
        }
    }

    private mutating func object() throws(Mistake) -> OldValue {
        at += 1
        var pairs: [OldValue.Pair] = []
        while true {
            skip()
            guard at < bytes.count else { throw Mistake() }
            if bytes[at] == UInt8(ascii: "}") { break }
            guard bytes[at] == UInt8(ascii: "\"") else { throw Mistake() }
            let key = try string()
            skip()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw Mistake() }
            at += 1
            pairs.append(.init(key: key, value: try value()))
            try comma(before: UInt8(ascii: "}"))
        }
        at += 1
        return .map(pairs)
    }

    private mutating func array() throws(Mistake) -> OldValue {
        at += 1
        var items: [OldValue] = []
        while true {
            skip()
            guard at < bytes.count else { throw Mistake() }
            if bytes[at] == UInt8(ascii: "]") { break }
            items.append(try value())
            try comma(before: UInt8(ascii: "]"))
        }
        at += 1
        return .list(items)
    }

    private mutating func comma(before end: UInt8) throws(Mistake) {
        skip()
        guard at < bytes.count, bytes[at] == end || bytes[at] == 0x2C else { throw Mistake() }
        if bytes[at] == 0x2C { at += 1 }
    }

    private mutating func string() throws(Mistake) -> String {
        at += 1
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard at < bytes.count else { throw Mistake() }
            let sign = bytes[at]
            at += 1
            switch sign {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
            case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
            default: text.append(sign)
            }
        }
        throw Mistake()
    }

    /// The four digits behind `\u`, and the second half of a pair where there is one.
    private mutating func scalar() throws(Mistake) -> Unicode.Scalar {
        let first = try unit()
        if 0xD800...0xDBFF ~= first, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        {
            at += 2
            let second = try unit()
            guard 0xDC00...0xDFFF ~= second else { return "\u{FFFD}" }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(Mistake) -> UInt32 {
        guard at + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { throw Mistake() }
        at += 4
        return value
    }

    private mutating func skip() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D {
            at += 1
        }
    }
}
