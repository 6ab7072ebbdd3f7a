/// How much a field may hold. Pages show all of a field, and lists, feeds and data repeat much of it: without limits one
/// file could make a site of any size.
package enum FieldLimit {
    /// Items of a list. Each tag is a page and three feeds, and every feed says all tags of an entry.
    package static func items(of type: FieldType) -> Int {
        if case .term(.tags) = type { 50 } else { 1000 }
    }

    /// UTF-8 bytes of a single value. A tag is a folder's name, which may have 255 of them once it is romanised.
    package static func bytes(of type: FieldType) -> Int {
        switch type {
        case .markdown: 1_000_000
        case .term: 120
        default: 20_000
        }
    }

    /// Languages of a site.
    static let languages = 32
}
