internal import SourceText

extension String {
    /// Without white space at either end.
    package var trimmed: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace
        else { return self }
        var scalars = unicodeScalars[...]
        while let scalar = scalars.first, scalar.properties.isWhitespace { scalars.removeFirst() }
        while let scalar = scalars.last, scalar.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    /// Lower case with one apostrophe, for comparing words that people typed.
    package var folded: String {
        let lower = lowercased()
        guard lower.unicodeScalars.contains(where: String.isOtherApostrophe) else { return lower }
        var scalars = String.UnicodeScalarView()
        for scalar in lower.unicodeScalars { scalars.append(String.isOtherApostrophe(scalar) ? "'" : scalar) }
        return String(scalars)
    }

    private static func isOtherApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "’" || scalar == "ʼ" || scalar == "`" || scalar == "‘" || scalar == "´"
    }

    /// HTML character references resolved, once: exported titles carry them.
    package func decodingReferences() -> String {
        guard utf8.contains(UInt8(ascii: "&")) else { return self }
        var result = ""
        var rest = self[...]
        while let ampersand = rest.firstIndex(ofByte: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            if let end = rest.utf8.prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let character = String.character(ofReference: rest[..<end].dropFirst(bytes: 1))
            {
                result.unicodeScalars.append(character)
                rest = rest[end...].dropFirst(bytes: 1)
            } else {
                result.append("&")
                rest = rest.dropFirst(bytes: 1)
            }
        }
        return result + rest
    }

    private static func character(ofReference name: Substring) -> Unicode.Scalar? {
        if name.hasPrefix(bytes: "#") {
            let digits = name.dropFirst(bytes: 1)
            let value =
                digits.hasPrefix(bytes: "x") || digits.hasPrefix(bytes: "X")
                ? UInt32(digits.dropFirst(bytes: 1), radix: 16) : UInt32(digits)
            guard let value, value >= 0x20, value != 0x7F, value & 0xFFFE != 0xFFFE else { return nil }
            return (0x80...0x9F).contains(value) ? Unicode.Scalar(control: value) : Unicode.Scalar(value)
        }
        return namedReferences[String(name)]
    }

    private static let namedReferences: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}", "laquo": "«", "raquo": "»",
        "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„",
        "copy": "©", "reg": "®", "trade": "™", "shy": "\u{ad}", "euro": "€", "sect": "§", "deg": "°", "times": "×",
    ]

    /// At most `limit` letters, cut at a word, with an ellipsis where something was cut.
    package func cut(at limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var letters = 0
        var lastSpace: Index?
        var end: Index?
        for index in unicodeScalars.indices {
            if unicodeScalars[index] == " " { lastSpace = index }
            letters += 1
            if letters > limit {
                end = index
                break
            }
        }
        guard let end else { return self }
        var kept = self[..<(lastSpace ?? end)].unicodeScalars
        while let last = kept.last, ",;:–—- ".unicodeScalars.contains(last) { kept.removeLast() }
        return String(kept) + "…"
    }
}

extension String {
    /// Without `с.`, `м.`, `смт` before the name of a settlement.
    var withoutSettlementType: String {
        for type in ["с. ", "с.", "м. ", "м.", "смт ", "смт. ", "село ", "місто ", "селище "]
        where hasPrefix(bytes: type) {
            return String(dropFirst(bytes: type.utf8.count)).trimmed
        }
        return self
    }

    /// With the backslash and its letter for the blanks that double quotes make of them: `C:\temp` is read with a tab.
    var withoutEscapes: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09: result += "\\t"
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Written like a slug: only small Latin letters, digits and hyphens, so that it cannot be a name in words.
    package var isSlugShaped: Bool {
        !isEmpty && utf8.contains { (0x61...0x7A) ~= $0 }
            && utf8.allSatisfy { (0x61...0x7A) ~= $0 || (0x30...0x39) ~= $0 || $0 == 0x2D || $0 == 0x2F }
    }
}

extension String {
    /// The signs that were meant by control characters of an old encoding.
    package var withSignsOfControls: String {
        guard unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { Unicode.Scalar(control: $0.value) ?? $0 }))
    }
}

extension Unicode.Scalar {
    /// What was meant by a control character from U+0080 to U+009F: the sign that windows-1252 has there, as HTML reads
    /// such references (HTML, 13.2.5.80); nil where it has none.
    package init?(control value: UInt32) {
        guard (0x80...0x9F).contains(value), case let sign = Unicode.Scalar.windows1252[Int(value) - 0x80], sign != 0
        else {
            return nil
        }
        self.init(sign)
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
    ]
}
