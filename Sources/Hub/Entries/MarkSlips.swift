internal import SourceText

/// Markdown and HTML in values that are plain text.
extension FieldReader {
    /// `**слова**` and `<b>` in a field are shown as they are typed.
    mutating func sayMarks(_ text: String, at place: Place, field: String) {
        guard text.contains(bytes: "**") || text.contains(bytes: "<") || text.contains(bytes: "](") else { return }
        var plain = text
        for mark in ["**", "__"] where plain.split(separator: mark, omittingEmptySubsequences: false).count > 2 {
            plain = plain.replacing(bytes: mark, with: "")
        }
        for tag in ["b", "i", "u", "em", "strong", "span", "p", "br", "font", "div"] {
            for written in ["<\(tag)>", "</\(tag)>", "<\(tag)/>", "<\(tag) />"] {
                plain = plain.replacing(bytes: written, with: tag == "br" ? " " : "")
            }
        }
        if !plain.isSame(bytes: text) {
            diagnostics.append(.marksInField, at: place, field, mend: line(field, plain.trimmed.withoutLinks))
        } else if case let words = text.withoutLinks, !words.isSame(bytes: text) {
            diagnostics.append(.linkInField, at: place, field, mend: line(field, words))
        }
    }
}

extension String {
    /// With the words alone of each `[words](target)`.
    fileprivate var withoutLinks: String {
        var result = ""
        var rest = self[...]
        while let middle = rest.firstRange(ofBytes: "]("),
            let open = rest[..<middle.lowerBound].lastIndex(ofByte: "["),
            let close = rest[middle.upperBound...].firstIndex(ofByte: ")")
        {
            result += rest[..<open] + rest[open..<middle.lowerBound].dropFirst(bytes: 1)
            rest = rest[close...].dropFirst(bytes: 1)
        }
        return result + rest
    }
}
