extension ByteWriter {
    /// Text for XML 1.0: markup becomes references, and what no reference can bring in (section 2.2) falls away.
    public mutating func write(xml text: String) { write(xml: Array(text.utf8)) }

    public mutating func write(xml bytes: [UInt8]) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let reference: StaticString
            var length = 1
            switch bytes[index] {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\""): reference = "&quot;"
            case 0x09, 0x0A:
                index += 1
                continue
            case 0..<0x20: reference = ""
            case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
                // U+FFFE and U+FFFF.
                reference = ""
                length = 3
            default:
                index += 1
                continue
            }
            if index > start { write(bytes[start..<index]) }
            write(reference)
            index += length
            start = index
        }
        write(bytes[start...])
    }

    /// ` name="value"`.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        write(" ")
        write(name)
        write("=\"")
        write(xml: value)
        write("\"")
    }
}
