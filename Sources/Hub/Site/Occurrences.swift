internal import Calendars

extension Site {
    /// The first start of a recurring entry that is not over yet; nil for one that does not recur or is over.
    func nextOccurrence(of id: EntryID) -> Moment? { nextOccurrences(of: id, limit: 1).first }

    /// The coming starts of a recurring entry, at most `limit`.
    func nextOccurrences(of id: EntryID, limit: Int) -> [Moment] { [] }
}
