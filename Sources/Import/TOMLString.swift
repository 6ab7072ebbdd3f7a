/// The four kinds of strings: basic and literal, on one line and over several.
extension TOMLReader {
    var isLongString: Bool {
        at + 2 < bytes.count && bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at]
    }

    mutating func string() throws(Mistake) -> String {
        let quote = bytes[at]
        let isLong = isLongString
        at += isLong ? 3 : 1
        if isLong {
            if peek == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
            if peek == 0x0A { at += 1 }
        }
        var text: [UInt8] = []
        while let byte = peek {
            if byte == quote, try isEnd(quote, isLong, &text) { return String(decoding: text, as: UTF8.self) }
            if byte == quote { continue }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                at += 1
                try escape(into: &text, isLong: isLong)
                continue
            }
            if byte == 0x0D, isLong, at + 1 < bytes.count, bytes[at + 1] == 0x0A {
                text.append(byte)
                at += 1
            } else if byte < 0x20 && byte != 0x09 && !(byte == 0x0A && isLong) || byte == 0x7F {
                throw mistake
            }
            text.append(bytes[at])
            at += 1
        }
        throw mistake
    }

    /// Reads the quotes at hand. In a long string one or two are words, and up to two may stand before the three that end it.
    private mutating func isEnd(_ quote: UInt8, _ isLong: Bool, _ text: inout [UInt8]) throws(Mistake) -> Bool {
        var count = 0
        while count < (isLong ? 5 : 1), at < bytes.count, bytes[at] == quote {
            at += 1
            count += 1
        }
        let isEnd = !isLong || count >= 3
        text += repeatElement(quote, count: isEnd ? count - (isLong ? 3 : 1) : count)
        return isEnd
    }

    private mutating func escape(into text: inout [UInt8], isLong: Bool) throws(Mistake) {
        guard let byte = peek else { throw mistake }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "e"): text.append(0x1B)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
        case UInt8(ascii: "x"): try scalar(2, into: &text)
        case UInt8(ascii: "u"): try scalar(4, into: &text)
        case UInt8(ascii: "U"): try scalar(8, into: &text)
        case 0x20, 0x09, 0x0A, 0x0D:
            guard isLong else { throw mistake }
            at -= 1
            try lineEnd()
        default: throw mistake
        }
    }

    /// A backslash at a line's end takes it away with all blanks before the next word.
    private mutating func lineEnd() throws(Mistake) {
        var hasFeed = false
        while let byte = peek, byte.isBlank || byte == 0x0A || byte == 0x0D {
            if byte == 0x0D {
                guard at + 1 < bytes.count, bytes[at + 1] == 0x0A else { throw mistake }
            }
            if byte == 0x0A { hasFeed = true }
            at += 1
        }
        guard hasFeed else { throw mistake }
    }

    private mutating func scalar(_ count: Int, into text: inout [UInt8]) throws(Mistake) {
        guard at + count <= bytes.count, bytes[at..<(at + count)].allSatisfy(\.isHexDigit),
            let value = UInt32(bytes.text(at..<(at + count)), radix: 16), let scalar = Unicode.Scalar(value)
        else { throw mistake }
        at += count
        text += Array(String(scalar).utf8)
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { isDigit || (0x61...0x66) ~= self | 0x20 }
}
