package import Calendars
package import MarkdownHTML
internal import SourceText

/// One Markdown file, read and typed: everything that can be known of it without any other file.
package final class Entry: Sendable {
    /// Below `content/`.
    package let path: String
    /// Position in the site's kinds.
    package let kind: Int
    let declaration: Kind
    /// Position in the site's languages.
    package let language: Int
    /// The address below the kind's folder, without language, romanised: `2026/11/remont`.
    package let slug: String
    /// Values by position in the kind's rows, in that order.
    let values: [FieldValue.MapItem]
    package let body: Body
    /// Of the file's bytes and its path.
    let digest: Digest
    /// Of all but the body: what an entry shows of itself elsewhere, its excerpt among that.
    let faceDigest: Digest

    init(
        path: String, kind: Int, declaration: Kind, language: Int, slug: String, values: [FieldValue.MapItem],
        body: Body, digest: Digest, faceDigest: Digest
    ) {
        self.path = path
        self.kind = kind
        self.declaration = declaration
        self.language = language
        self.slug = slug
        self.values = values
        self.body = body
        self.digest = digest
        self.faceDigest = faceDigest
    }

    /// What is kept in memory of the Markdown body; its HTML and text wait in the body store.
    package struct Body: Sendable {
        package let html: BodyStore.Piece
        let text: BodyStore.Piece
        package let openLinks: [OpenLink]
        let headings: [Heading]
        let excerpt: String
        let firstPicture: String?
        /// Bytes of the file where the body begins.
        let offset: Int
        let words: Int
    }
}

extension Entry {
    package func value(at index: Int?) -> FieldValue? {
        guard let index else { return nil }
        for item in values where item.index == index { return item.value }
        return nil
    }

    package func value(_ name: FieldName) -> FieldValue? { value(at: declaration.index(of: name)) }

    package func text(_ name: FieldName) -> String? {
        if case .text(let text)? = value(name) { return text }
        return nil
    }

    package func moment(_ name: FieldName) -> Moment? {
        if case .moment(let moment)? = value(name) { return moment }
        return nil
    }

    package func flag(_ name: FieldName) -> Bool {
        if case .flag(true)? = value(name) { return true }
        return false
    }

    package func number(_ name: FieldName) -> Double? {
        if case .number(let number)? = value(name) { return number }
        return nil
    }

    package func list(_ name: FieldName) -> [FieldValue] {
        if case .list(let items)? = value(name) { return items }
        return []
    }

    package func terms(_ taxonomy: Taxonomy) -> [String] {
        list(taxonomy.field).compactMap { if case .term(let word) = $0 { word } else { nil } }
    }
}
