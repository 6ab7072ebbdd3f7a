internal import SourceText

/// A box that a quotation becomes by a mark in its first line.
enum Callout: String, CaseIterable {
    case note, tip, important, warning, caution

    /// What git forges and editors call it.
    var mark: String { "[!" + rawValue.uppercasedASCII + "]" }

    func label(in labels: MarkdownLabels) -> String {
        switch self {
        case .note: labels.note
        case .tip: labels.tip
        case .important: labels.important
        case .warning: labels.warning
        case .caution: labels.caution
        }
    }

    /// The one of that name: its English one, the one of the page's language, or the Ukrainian one.
    init?(name: String, labels: MarkdownLabels) {
        let small = name.lowercased()
        let named = Callout.allCases.first { $0.label(in: labels).lowercased().isSame(bytes: small) }
        guard let found = Callout(rawValue: small) ?? named ?? Callout.words[small] else { return nil }
        self = found
    }

    private static let words: [String: Callout] = [
        "примітка": .note, "порада": .tip, "важливо": .important, "увага": .warning, "обережно": .caution,
        "застереження": .caution, "попередження": .warning, "небезпека": .caution,
    ]

    /// The one that was most likely meant by a name that no box has: what note programs call theirs, and slips.
    static func nearest(to name: String, labels: MarkdownLabels) -> Callout? {
        let small = name.lowercased()
        if let known = others[small] { return known }
        let names =
            allCases.map(\.rawValue) + words.keys.sorted() + allCases.map { $0.label(in: labels).lowercased() }
        let known = KnownWords(Set(names))
        return known.nearest(to: small).flatMap { Callout(name: $0, labels: labels) }
    }

    private static let others: [String: Callout] = [
        "info": .note, "abstract": .note, "summary": .note, "example": .note, "інфо": .note, "інформація": .note,
        "довідка": .note, "hint": .tip, "success": .tip, "attention": .warning, "alert": .warning,
        "внимание": .warning, "danger": .caution, "error": .caution, "bug": .caution, "небезпечно": .caution,
    ]
}

/// `[!NOTE]` at the start of a text, perhaps with a sign that folds it and with words behind it.
struct CalloutMark {
    /// Nil where no box is called so.
    let callout: Callout?
    let name: String
    /// With the brackets.
    let written: String
    /// Up to the words behind it, in bytes.
    let length: Int

    private static let longest = 64

    @unsafe init?(_ text: UnsafeBufferPointer<UInt8>, labels: MarkdownLabels) {
        guard text.count >= 4, unsafe text[0] == UInt8(ascii: "["), unsafe text[1] == UInt8(ascii: "!"),
            let close = unsafe text.prefix(CalloutMark.longest).firstIndex(of: UInt8(ascii: "]"))
        else { return nil }
        name = unsafe String(decoding: text[2..<close], as: UTF8.self).trimmedBlanks
        guard !name.isEmpty,
            name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "'’ʼ -".unicodeScalars.contains($0) })
        else { return nil }
        written = "[!" + name + "]"
        var end = close + 1
        // `[!NOTE]-` is folded in some note programs.
        if end < text.count, unsafe text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "+"),
            unsafe end + 1 == text.count || text[end + 1] == 0x20
        {
            end += 1
        }
        while end < text.count, unsafe text[end] == 0x20 || text[end] == 0x09 { end += 1 }
        length = end
        callout = Callout(name: name, labels: labels)
    }
}
