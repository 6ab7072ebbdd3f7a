internal import SourceText

/// HTML as feeds carry it, for pages without pictures: a picture becomes its words in brackets, links may lead to the same
/// edition, headings may stand under others.
struct PlainMarkup: Sendable {
    /// The site's address with the host, without a slash at its end.
    let root: String
    /// A path of the site to its address in this edition; nil where it has none.
    let address: @Sendable (String) -> String?
    /// By how many levels headings stand deeper.
    var depth: UInt8 = 0

    func write(_ html: [UInt8], into out: inout ByteWriter) {
        var index = 0
        var start = 0
        while index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let rest = html[index...]
            if rest.starts(with: PlainMarkup.picture) {
                out.write(html[start..<index])
                let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
                writeWords(of: html[index...end], into: &out)
                index = end + 1
                start = index
            } else if rest.starts(with: PlainMarkup.link) {
                let value = index + PlainMarkup.link.count
                guard let end = html[value...].firstIndex(of: UInt8(ascii: "\"")) else { break }
                if let other = changed(String(decoding: html[value..<end], as: UTF8.self)) {
                    out.write(html[start..<value])
                    out.write(escaping: other)
                    start = end
                }
                index = end
            } else if depth > 0, let digit = PlainMarkup.level(rest) {
                out.write(html[start..<digit])
                out.write([min(html[digit] + depth, UInt8(ascii: "6"))])
                index = digit + 1
                start = index
            } else {
                index += 1
            }
        }
        out.write(html[start...])
    }

    private static let picture = Array("<img ".utf8)
    private static let link = Array("<a href=\"".utf8)
    private static let alternative = Array(" alt=\"".utf8)

    private func writeWords(of tag: ArraySlice<UInt8>, into out: inout ByteWriter) {
        var index = tag.startIndex
        while index < tag.endIndex, !tag[index...].starts(with: PlainMarkup.alternative) { index += 1 }
        let value = index + PlainMarkup.alternative.count
        guard value < tag.endIndex, let end = tag[value...].firstIndex(of: UInt8(ascii: "\"")), end > value else {
            return
        }
        out.write("<i>[")
        out.write(tag[value..<end])
        out.write("]</i>")
    }

    /// Of `<h2` and `</h2`: where the digit stands.
    private static func level(_ rest: ArraySlice<UInt8>) -> Int? {
        var index = rest.startIndex + 1
        if index < rest.endIndex, rest[index] == UInt8(ascii: "/") { index += 1 }
        guard index + 1 < rest.endIndex, rest[index] == UInt8(ascii: "h"),
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(rest[index + 1])
        else { return nil }
        return index + 1
    }

    /// An address of the page's own HTML holds no character that is escaped but `&`.
    private func changed(_ url: String) -> String? {
        guard url.hasPrefix(bytes: root + "/") else { return nil }
        let path = String(url.dropFirst(bytes: root.utf8.count))
        return address(String(path.prefix(beforeBytes: "#?")))
    }
}
