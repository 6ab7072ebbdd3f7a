internal import Calendars
internal import SourceText

/// A list of entries with an address of its own: paged, archived, by a word, by a unit.
struct EntryList: Sendable {
    private let all: [EntryID]

    enum Subject: Sendable, Hashable {
        case kind(Int)
        /// What of a kind is over.
        case archive(Int)
        case year(Int, Int)
        case month(Int, Int, Int)
        case term(Taxonomy, String)
        /// What of a kind has this value in a field; the value as an address writes it.
        case facet(Int, FieldName, String)
        /// The entries that name a unit.
        case collected(EntryID)
    }

    let subject: Subject
    let language: Int
    /// Ends in a slash.
    let url: String
    /// The word as written, for a term.
    let name: String

    init(subject: Subject, language: Int, url: String, members: [EntryID], name: String) {
        self.subject = subject
        self.language = language
        self.url = url
        all = members
        self.name = name
    }

    var members: [EntryID] {
        Reads.note(.members(.init(subject: subject, language: language)))
        return all
    }
}
