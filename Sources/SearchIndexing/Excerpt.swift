/// The text with blanks evened out, cut after at most `limit` letters, at a word where there is one.
func cut(_ text: String, to limit: Int) -> String {
    plainCut(text, to: limit) ?? letterCut(text, to: limit)
}

/// The same for text whose every scalar is a letter as readers count them; nil for any other.
private func plainCut(_ text: String, to limit: Int) -> String? {
    var kept: [UInt8] = []
    var length = 0
    var word: [UInt8] = []
    var letters = 0
    for scalar in text.unicodeScalars {
        if isBlank(scalar.value) {
            guard letters > 0 else { continue }
            if length > 0 { kept.append(0x20) }
            kept += word
            length += letters + (length == 0 ? 0 : 1)
            word.removeAll(keepingCapacity: true)
            letters = 0
        } else {
            guard isWhole(scalar.value) else { return nil }
            appendUTF8(scalar.value, to: &word)
            letters += 1
            guard length + letters + (length == 0 ? 0 : 1) > limit else { continue }
            return length == 0 ? nil : String(decoding: kept, as: UTF8.self) + "…"
        }
    }
    if letters > 0, length > 0 { kept.append(0x20) }
    return String(decoding: kept + word, as: UTF8.self)
}

private func letterCut(_ text: String, to limit: Int) -> String {
    var result = ""
    var length = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
        let more = word.count + (length == 0 ? 0 : 1)
        if length + more > limit {
            if length == 0 { return String(word.prefix(limit)) + "…" }
            return result + "…"
        }
        if length > 0 { result += " " }
        result += word
        length += more
    }
    return result
}

/// Scalars of scripts and signs in which none joins the one before it (UAX 29, Grapheme_Cluster_Break).
private func isWhole(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x300, 0x370...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x214F:
        true
    default: false
    }
}

/// White_Space of the Unicode Character Database.
private func isBlank(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}
