internal import SourceText

/// Web addresses as people write them down.
enum WrittenAddress {
    /// The address that was most likely meant; nil where nothing near is one.
    static func mended(_ text: String) -> String? {
        var text = text.trimmed
        // `[words](address)` belongs into a text.
        if text.hasPrefix(bytes: "["), let open = text.firstRange(ofBytes: "]("), text.hasSuffix(bytes: ")") {
            text = String(text[open.upperBound...].dropLast(bytes: 1))
        }
        if text.hasPrefix(bytes: "<"), text.hasSuffix(bytes: ">") {
            text = String(text.dropFirst(bytes: 1).dropLast(bytes: 1))
        }
        // Of several the first.
        for sign in [", ", "; ", " і ", " та "] {
            if let range = text.firstRange(ofBytes: sign), text.contains(bytes: "://") {
                text = String(text[..<range.lowerBound])
            }
        }
        text = text.replacing(bytes: "\\", with: "/")
        for (wrong, right) in [
            ("https://https://", "https://"), ("http://http://", "http://"), ("http://https://", "https://"),
            ("https://http://", "http://"), ("https:///", "https://"), ("http:///", "http://"),
        ] where text.hasPrefix(bytes: wrong) {
            text = right + text.dropFirst(bytes: wrong.utf8.count)
        }
        if !text.contains(bytes: "://") {
            let lower = text.lowercasedASCII
            for wrong in [
                "https:/", "http:/", "https//", "http//", "https:", "http:", "htttps://", "htpp://", "htps://",
            ]
            where lower.hasPrefix(bytes: wrong) {
                text = "https://" + text.dropFirst(bytes: wrong.utf8.count)
                break
            }
        } else {
            for wrong in ["htttp://", "htttps://", "htpp://", "htps://", "hhtps://", "ttps://", "ttp://"]
            where text.hasPrefix(bytes: wrong) {
                text = "https://" + text.dropFirst(bytes: wrong.utf8.count)
            }
        }
        if !text.contains(bytes: "://"), isHost(text.prefix(beforeBytes: "/?#")) { text = "https://" + text }
        text = text.replacing(bytes: " ", with: "%20")
        return FieldReader.isWebAddress(text) && text.contains(bytes: "://") ? text : nil
    }

    /// What stands behind a dot in a file's name, and is no country.
    private static let fileEndings: Set<String> = [
        "md", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "txt", "csv", "zip", "rar",
        "jpg",
        "jpeg", "png", "gif", "webp", "svg", "mp4", "mp3", "ics", "json", "xml", "html", "htm", "djvu",
    ]

    /// `www.example.com`, `t.me`: labels of letters and digits, the last one of letters.
    static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(byte: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.utf8.count >= 2 else { return false }
        let hasWords = labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy {
                    $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 >= 0x80
                }
        }
        let isFile = fileEndings.contains(String(last).lowercasedASCII)
        return hasWords && !isFile && !last.utf8.contains { 0x30...0x39 ~= $0 }
    }
}
