internal import SourceText

extension ByteWriter {
    /// Text for XML 1.0: markup becomes references, and what no reference can bring in (section 2.2) falls away.
    mutating func write(xml text: String) { write(xml: Array(text.utf8)) }

    mutating func write(xml bytes: [UInt8]) {
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

    /// An element that holds words alone. Some readers take them for HTML whatever the format says, so that markup in
    /// them is escaped for those too.
    mutating func element(_ name: StaticString, _ text: String) {
        element(name) { $0.write(xml: text.utf8.contains(UInt8(ascii: "<")) ? text.asHTML : text) }
    }

    mutating func element(_ name: StaticString, _ inside: (inout ByteWriter) -> Void) {
        write("<")
        write(name)
        write(">")
        inside(&self)
        write("</")
        write(name)
        write(">\n")
    }

    /// ` name="value"`.
    mutating func attribute(_ name: StaticString, _ value: String) {
        write(" ")
        write(name)
        write("=\"")
        write(xml: value)
        write("\"")
    }
}

extension String {
    /// Words as HTML between tags, where quotes mean nothing.
    var asHTML: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ">") })
        else {
            return self
        }
        return replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
