internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// One Markdown file, read and typed: everything that can be known of it without any other file.
final class Entry: Sendable {
    /// Below `content/`.
    let path: String
    /// Position in the site's kinds.
    let kind: Int
    let declaration: Kind
    /// Position in the site's languages.
    let language: Int
    /// The address below the kind's folder, without language, romanised: `2026/11/remont`.
    let slug: String
    /// Values by position in the kind's rows, in that order.
    let values: [FieldValue.MapItem]
    let body: Body
    /// Of the file's bytes and its path.
    let digest: Digest

    init(
        path: String, kind: Int, declaration: Kind, language: Int, slug: String, values: [FieldValue.MapItem],
        body: Body, digest: Digest
    ) {
        self.path = path
        self.kind = kind
        self.declaration = declaration
        self.language = language
        self.slug = slug
        self.values = values
        self.body = body
        self.digest = digest
    }

    /// What is kept in memory of the Markdown body; its HTML and text wait in the body store.
    struct Body: Sendable {
        let html: BodyStore.Piece
        let text: BodyStore.Piece
        let openLinks: [OpenLink]
        let headings: [Heading]
        let excerpt: String
        let firstPicture: String?
        /// Bytes of the file where the body begins.
        let offset: Int
        let words: Int
    }
}

extension Entry {
    func value(at index: Int?) -> FieldValue? {
        guard let index else { return nil }
        for item in values where item.index == index { return item.value }
        return nil
    }

    func value(_ name: FieldName) -> FieldValue? { value(at: declaration.index(of: name)) }

    func text(_ name: FieldName) -> String? {
        if case .text(let text)? = value(name) { return text }
        return nil
    }

    func moment(_ name: FieldName) -> Moment? {
        if case .moment(let moment)? = value(name) { return moment }
        return nil
    }

    func flag(_ name: FieldName) -> Bool {
        if case .flag(true)? = value(name) { return true }
        return false
    }

    func number(_ name: FieldName) -> Double? {
        if case .number(let number)? = value(name) { return number }
        return nil
    }

    func list(_ name: FieldName) -> [FieldValue] {
        if case .list(let items)? = value(name) { return items }
        return []
    }

    func terms(_ taxonomy: Taxonomy) -> [String] {
        list(taxonomy.field).compactMap { if case .term(let word) = $0 { word } else { nil } }
    }
}
