internal import SourceText

/// What a language calls kinds, fields and choices: the words that the site itself shows.
package struct KindWords: Sendable {
    private let strings: Strings

    /// From the program's own template; nil for a language that it has no words for.
    package init?(language: String) {
        let path = "strings/\(language).yml"
        var unsaid = Diagnostics()
        guard let bytes = BuiltInTemplate.bytes(of: path),
            let strings = Strings(
                Source(path: "site-template/" + path, bytes: bytes), language: language, kinds: Kind.all, into: &unsaid)
        else { return nil }
        self.strings = strings
    }

    package func one(_ kind: Kind) -> String { strings.kindOne(kind) }
    package func many(_ kind: Kind) -> String { strings.kindMany(kind) }

    package func label(_ field: String, of kind: Kind) -> String {
        kind.index(of: field).map { strings.label($0, of: kind) } ?? field
    }

    package func label(_ part: String, within field: String, of kind: Kind) -> String {
        strings.label(part, within: field, of: kind.name)
    }

    /// What the site shows for a choice's word; the word itself where it shows nothing for it.
    package func choice(_ word: String, _ field: String, of kind: Kind) -> String {
        strings.choice(word, field, of: kind.name)
    }

    /// A text of the site by its dotted key.
    package subscript(key: String) -> String? { strings[key] }
}
