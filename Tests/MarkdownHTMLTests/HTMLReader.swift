/// A small reader of the HTML we write: tags and attributes, and whether they nest.
struct HTMLReader {
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]
        let isClosing: Bool
    }

    static let void: Set = ["br", "hr", "input", "img"]

    /// Nil where a tag is not as we write tags.
    static func tags(of html: String) -> [Tag]? {
        let bytes = Array(html.utf8)
        var tags: [Tag] = []
        var index = 0
        func isName(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte == 0x2D }
        func name() -> String {
            let start = index
            while index < bytes.count, isName(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                if bytes[index] == UInt8(ascii: ">") { return nil }
                index += 1
                continue
            }
            index += 1
            let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
            if isClosing { index += 1 }
            let tagName = name()
            if tagName.isEmpty { return nil }
            var attributes: [(String, String)] = []
            while index < bytes.count, bytes[index] == 0x20 {
                index += 1
                let attribute = name()
                if attribute.isEmpty { return nil }
                guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                    attributes.append((attribute, ""))
                    continue
                }
                index += 1
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
                index += 1
                let start = index
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    if bytes[index] == UInt8(ascii: "<") { return nil }
                    index += 1
                }
                attributes.append((attribute, String(decoding: bytes[start..<index], as: UTF8.self)))
                index += 1
            }
            guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return nil }
            index += 1
            tags.append(Tag(name: tagName, attributes: attributes, isClosing: isClosing))
        }
        return tags
    }

    static func nests(_ tags: [Tag]) -> Bool {
        var open: [String] = []
        for tag in tags where !void.contains(tag.name) {
            if !tag.isClosing {
                open.append(tag.name)
            } else if open.popLast() != tag.name {
                return false
            }
        }
        return open.isEmpty
    }

    private static let elements: Set = [
        "p", "a", "em", "strong", "del", "code", "pre", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote",
        "br",
        "hr", "div", "table", "thead", "tbody", "tr", "th", "td", "sup", "section", "label", "input",
    ]
    private static let attributes: Set = [
        "href", "title", "id", "class", "role", "aria-label", "tabindex", "scope", "start", "value", "type", "disabled",
        "checked",
    ]

    /// What is wrong with a body's HTML; nil where it nests and holds only what we write.
    static func fault(of html: String) -> String? {
        guard let tags = tags(of: html) else { return "a broken tag" }
        guard nests(tags) else { return "tags that don't nest" }
        for tag in tags {
            if !elements.contains(tag.name) { return "<\(tag.name)>" }
            for (name, value) in tag.attributes {
                if !attributes.contains(name) { return "\(tag.name) \(name)" }
                guard name == "href", !value.isEmpty else { continue }
                let isKnown = ["http://", "https://", "mailto:", "tel:", "sms:", "viber:", "tg:", "geo:", "#"].contains
                {
                    value.lowercased().hasPrefix($0)
                }
                if !isKnown { return "href \(value)" }
            }
        }
        return nil
    }
}
