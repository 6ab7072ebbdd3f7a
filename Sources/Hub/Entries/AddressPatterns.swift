internal import SourceText

extension String {
    /// As a regular expression that matches this text alone, between the quotes of a server's configuration: no quote,
    /// backslash, `$` (Apache puts variables in place of `${…}`) or operator is left bare.
    var apachePattern: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte >= 0x80 || String.isWordByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") {
                bytes.append(byte)
            } else if byte == UInt8(ascii: ".") {
                bytes += [UInt8(ascii: "\\"), byte]
            } else {
                bytes += [UInt8(ascii: "\\"), UInt8(ascii: "x")] + String.hexadecimal(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same for what stands after `?`, which servers compare as it was sent: other than word characters may come
    /// encoded or bare.
    var queryPattern: String {
        var pattern = ""
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                rest = rest.dropFirst(2)
                pattern += String.queryPattern(value, isEncoded: true)
            } else {
                pattern += String.queryPattern(byte, isEncoded: false)
            }
        }
        return pattern
    }

    private static func queryPattern(_ byte: UInt8, isEncoded: Bool) -> String {
        if isWordByte(byte) || byte == UInt8(ascii: "-") { return String(UnicodeScalar(byte)) }
        let digits = hexadecimal(byte).map { digit -> String in
            let letter = String(UnicodeScalar(digit))
            return digit >= 0x41 ? "[" + letter + letter.lowercasedASCII + "]" : letter
        }
        let encoded = "%" + digits.joined()
        // Bare these part the query; encoded they are letters of it.
        let parts = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "+")
        if parts { return isEncoded ? encoded : "\\x" + String(decoding: hexadecimal(byte), as: UTF8.self) }
        if byte == 0x20 { return "(?:%20|\\x2B)" }
        return byte >= 0x80
            ? encoded : "(?:" + encoded + "|\\x" + String(decoding: hexadecimal(byte), as: UTF8.self) + ")"
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39) ~= byte || byte < 0x80 && (0x61...0x7A) ~= byte | 0x20 || byte == UInt8(ascii: "_")
    }

    private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
