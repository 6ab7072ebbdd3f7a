/// What may stand as a field's value. How each is read, shown and written as data is in `Entries/FieldValue…` files.
package indirect enum FieldType: Sendable {
    case text
    /// Markdown that becomes HTML of its own.
    case markdown
    /// A date and time; a month or a year too where `imprecise`.
    case instant(imprecise: Bool = false)
    case day
    case flag
    case number
    case url
    case email
    case phone
    /// An amount with its currency, or words.
    case money
    /// Opening hours in words, checked for form where they have one.
    case hours
    /// Hours of one day, from and to: `17:00–20:30`.
    case daySpan
    /// A file beside the entry or from the content's root, or an address elsewhere.
    case file
    case picture
    case choice([String])
    /// Another entry, by slug or path; of the kind named, or of any.
    case reference(String?, orText: Bool = false)
    case list(FieldType)
    case map([Field])
    /// A word of the site's own list (`settlements`, `audiences`).
    case term(Taxonomy)
    /// An address on this site, beginning with `/`.
    case path
    /// A recurrence rule of RFC 5545.
    case recurrence
    /// A map that may be given as its one most telling field alone.
    case either(FieldType, [Field])

    /// Whether a value holds words of the author's own.
    package var isText: Bool {
        switch self {
        case .text, .markdown: true
        case .list(let item): item.isText
        case .either(let plain, _): plain.isText
        case .map: true
        case .reference(_, let orText): orText
        case .instant, .day, .flag, .number, .url, .email, .phone, .money, .hours, .daySpan, .file, .picture, .choice,
            .term,
            .path, .recurrence:
            false
        }
    }
}

/// A word list by which entries are collected; each has pages at `/<folder>/<slug>/`.
package enum Taxonomy: String, Sendable, CaseIterable {
    case tags
    case settlements
    case audiences

    package var folder: String { rawValue }
    var field: FieldName {
        switch self {
        case .tags: .tags
        case .settlements: .settlements
        case .audiences: .audiences
        }
    }
    /// Tags are free words; the others come from `site.yml`.
    var isOpen: Bool { self == .tags }
    var hasFeed: Bool { self != .audiences }
}
