internal import SourceText

/// A call of an old generator inside a text: Hugo's `{{< name … >}}` and `{{% name … %}}`, Liquid's `{% name … %}` and
/// `{{ … }}`, macros such as `{{name("…")}}`.
struct Shortcode {
    enum Notation { case hugo, liquidTag, braces }

    let notation: Notation
    /// In small letters; empty for a Liquid value.
    let name: String
    let isClosing: Bool
    let isSelfClosing: Bool
    let arguments: [Argument]
    /// Between the braces, as written.
    let source: String
    let range: Range<Int>

    struct Argument {
        let name: String?
        let value: String
        let isQuoted: Bool
    }

    subscript(names: String...) -> String? {
        for name in names {
            if let found = arguments.first(where: { $0.name?.lowercased() == name }), !found.value.isEmpty {
                return found.value
            }
        }
        return nil
    }

    /// Arguments without a name.
    var positional: [String] { arguments.filter { $0.name == nil }.map(\.value) }

    /// Reads the call that begins at `start`; nil where the braces are not one.
    ///
    /// `ends` remembers the closing braces ahead; it is asked with rising places.
    init?(_ text: [UInt8], at start: Int, _ ends: inout CallEnds) {
        let body: Range<Int>
        if text.has("{{<", at: start) || text.has("{{%", at: start) {
            notation = .hugo
            let end = text[start + 2] == UInt8(ascii: "<") ? ">}}" : "%}}"
            guard let close = Shortcode.end(text, from: start + 3, close: end, &ends) else { return nil }
            body = (start + 3)..<close
            range = start..<(close + 3)
        } else if text.has("{%", at: start) {
            notation = .liquidTag
            guard let close = Shortcode.end(text, from: start + 2, close: "%}", &ends) else { return nil }
            body = (start + 2)..<close
            range = start..<(close + 2)
        } else {
            notation = .braces
            guard let close = Shortcode.end(text, from: start + 2, close: "}}", &ends) else { return nil }
            body = (start + 2)..<close
            range = start..<(close + 2)
        }
        var at = body.lowerBound
        while at < body.upperBound, text[at].isSpace || text[at] == UInt8(ascii: "-") { at += 1 }
        var end = body.upperBound
        while end > at, text[end - 1].isSpace || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
        source = text.text(at..<end)
        var closing = false
        if at < end, text[at] == UInt8(ascii: "/"), notation != .braces {
            closing = true
            at += 1
            while at < end, text[at].isSpace { at += 1 }
        }
        var selfClosing = false
        if notation == .hugo, end > at, text[end - 1] == UInt8(ascii: "/") {
            selfClosing = true
            end -= 1
        }
        let nameStart = at
        while at < end, !text[at].isSpace, text[at] != UInt8(ascii: "("), text[at] != UInt8(ascii: "=") { at += 1 }
        var name = text.text(nameStart..<at).lowercasedASCII
        if notation == .liquidTag, name.hasPrefix(bytes: "end"), name.utf8.count > 3 {
            closing = true
            name = name.dropping(bytes: 3)
        }
        self.name = name
        isClosing = closing
        isSelfClosing = selfClosing
        arguments = Shortcode.arguments(text, at..<end)
    }

    /// Where the closing braces stand, quotes passed over; a call is at most 4 KB and does not hold another.
    private static func end(_ text: [UInt8], from start: Int, close: String, _ ends: inout CallEnds) -> Int? {
        var at = start
        let limit = min(text.count, start + 4096)
        guard let first = ends.next(close, in: text, from: start), first < limit else { return nil }
        var quote: UInt8?
        while at < limit {
            let byte = text[at]
            if let open = quote {
                if byte == UInt8(ascii: "\\") { at += 1 } else if byte == open { quote = nil }
            } else if text.has(close, at: at) {
                return at
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
                quote = byte
            } else if byte == UInt8(ascii: "{"), at + 1 < limit,
                text[at + 1] == UInt8(ascii: "{") || text[at + 1] == UInt8(ascii: "%")
            {
                return nil
            }
            at += 1
        }
        // A quote that never ends was an apostrophe or an inch.
        return quote == nil ? nil : first
    }

    private static func arguments(_ text: [UInt8], _ range: Range<Int>) -> [Argument] {
        var found: [Argument] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            if byte.isSpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
                at += 1
                continue
            }
            var name: String?
            var probe = at
            while probe < range.upperBound,
                text[probe].isLetter || text[probe].isDigit || text[probe] == 0x2D || text[probe] == 0x5F
            { probe += 1 }
            var after = probe
            while after < range.upperBound, text[after].isBlank { after += 1 }
            if probe > at, after < range.upperBound,
                text[after] == UInt8(ascii: "=")
                    || text[after] == UInt8(ascii: ":") && after == probe
                        && after + 1 < range.upperBound && !text.has("//", at: after + 1)
            {
                name = text.text(at..<probe)
                at = after + 1
                while at < range.upperBound, text[at].isSpace { at += 1 }
            }
            let (value, isQuoted) = value(text, &at, range.upperBound)
            found.append(Argument(name: name, value: value, isQuoted: isQuoted))
        }
        return found
    }

    private static func value(_ text: [UInt8], _ at: inout Int, _ end: Int) -> (String, Bool) {
        guard at < end else { return ("", false) }
        let quotes: [(open: String, close: String)] = [
            ("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("&quot;", "&quot;"),
        ]
        for (open, close) in quotes where text.has(open, at: at) {
            at += open.utf8.count
            var value: [UInt8] = []
            while at < end, !text.has(close, at: at) {
                if text[at] == UInt8(ascii: "\\"), at + 1 < end, open != "`" { at += 1 }
                value.append(text[at])
                at += 1
            }
            at = min(end, at + close.utf8.count)
            return (String(decoding: value, as: UTF8.self), true)
        }
        let start = at
        while at < end, !text[at].isSpace, text[at] != UInt8(ascii: ","), text[at] != UInt8(ascii: ")") { at += 1 }
        if at == start { at += 1 }
        return (text.text(start..<max(start, at)), false)
    }
}

/// Where the next closing braces of each sort stand. What has been looked through is not looked through again, so that
/// a text of opening braces alone costs no more than any other.
struct CallEnds {
    private var known: [String: Int] = [:]

    /// nil where there are none from `start` on.
    mutating func next(_ close: String, in text: [UInt8], from start: Int) -> Int? {
        if let last = known[close], last >= start { return last < text.count ? last : nil }
        let found = start < text.count ? text.first(close, in: start..<text.count) : nil
        known[close] = found ?? text.count
        return found
    }
}
