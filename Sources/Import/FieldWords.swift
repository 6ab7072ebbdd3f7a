internal import Hub
internal import SourceText

/// Words, names and lists of them in a field's text.
extension FieldMapping {
    /// `brian-behlendorf` in words: what looks like a file's name but is none must not be taken for one.
    static func spokenName(_ text: String) -> String {
        guard text.isSlugShaped else { return text }
        let words = text.replacing(bytes: "/", with: "-").split(byte: "-").map { String($0).capitalizedFirst }
            .joined(separator: " ")
        return words.isSlugShaped ? words.uppercased() : words
    }

    static func words(_ value: OldValue, separators: Set<Unicode.Scalar>) -> [String] {
        switch value {
        case .text(let text):
            text.unicodeScalars.split { separators.contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        case .list(let items): items.flatMap { item in item.text.map { [$0] } ?? [] }
        default: []
        }
    }

    /// People in one line: `[A](url) (B), [C](url)` or `A, C`.
    static func names(_ text: String) -> [String] {
        guard text.contains(bytes: ",") || text.contains(bytes: "](") else { return [text] }
        var names: [String] = []
        var depth = 0
        var current = String.UnicodeScalarView()
        for sign in text.unicodeScalars {
            if sign == "(" || sign == "[" { depth += 1 }
            if sign == ")" || sign == "]" { depth -= 1 }
            if depth <= 0, sign == "," || sign == ";" || sign == "\n" {
                names.append(String(current))
                current = String.UnicodeScalarView()
            } else {
                current.append(sign)
            }
        }
        names.append(String(current))
        return names.map(\.trimmed).filter { !$0.isEmpty }
    }
}
