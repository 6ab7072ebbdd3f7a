extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 || first >= 0xC2 || last >= 0x80
        else { return self }
        var scalars = unicodeScalars[...]
        while let scalar = scalars.first, scalar.properties.isWhitespace { scalars.removeFirst() }
        while let scalar = scalars.last, scalar.properties.isWhitespace { scalars.removeLast() }
        return scalars.count == unicodeScalars.count ? self : String(scalars)
    }

    /// Lower case with one apostrophe, for comparing words that people typed.
    var folded: String {
        String(
            lowercased().unicodeScalars.map { "’ʼ`‘´".unicodeScalars.contains($0) ? "'" : Character($0) })
    }

    /// HTML character references resolved, once: exported titles carry them.
    func decodingReferences() -> String {
        guard utf8.contains(UInt8(ascii: "&")) else { return self }
        var result = ""
        var rest = self[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            if let end = rest.prefix(12).firstIndex(of: ";"),
                let character = String.character(ofReference: rest[rest.index(after: ampersand)..<end])
            {
                result.unicodeScalars.append(character)
                rest = rest[rest.index(after: end)...]
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static func character(ofReference name: Substring) -> Unicode.Scalar? {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value =
                digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let value, value >= 0x20, !(0x7F...0x9F).contains(value) else { return nil }
            return Unicode.Scalar(value)
        }
        return namedReferences[String(name)]
    }

    private static let namedReferences: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}", "laquo": "«", "raquo": "»",
        "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„",
        "copy": "©", "reg": "®", "trade": "™", "shy": "\u{ad}", "euro": "€", "sect": "§", "deg": "°", "times": "×",
    ]

    /// At most `limit` letters, cut at a word, with an ellipsis where something was cut.
    func cut(at limit: Int) -> String {
        guard utf8.count > limit, count > limit else { return self }
        let head = prefix(limit)
        let word = head.lastIndex(of: " ") ?? head.endIndex
        var kept = String(head[..<word])
        while let last = kept.unicodeScalars.last, ",;:–—- ".unicodeScalars.contains(last) { kept.unicodeScalars.removeLast() }
        return kept + "…"
    }
}
