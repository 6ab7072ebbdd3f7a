internal import SourceText

extension ByteWriter {
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
}

extension String {
    /// Words as HTML between tags, where quotes mean nothing.
    var asHTML: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ">") })
        else {
            return self
        }
        return replacing(bytes: "&", with: "&amp;").replacing(bytes: "<", with: "&lt;")
            .replacing(bytes: ">", with: "&gt;")
    }
}
