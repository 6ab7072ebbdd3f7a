package import Calendars

extension Site {
    /// The first start of a recurring entry that is not over yet; nil for one that does not recur or is over.
    package func nextOccurrence(of id: EntryID) -> Moment? { linked[id].occurrences?.next.first }

    /// The coming starts of a recurring entry, at most `limit`.
    func nextOccurrences(of id: EntryID, limit: Int) -> [Moment] {
        linked[id].occurrences.map { Array($0.next.prefix(limit)) } ?? []
    }

    /// When an entry takes place; a translation as its original.
    package func timing(of id: EntryID) -> Timing? {
        let original = linked[id].original
        let zone = settings.zone
        let held = linked[original].heldOtherwise.compactMap { linked[$0].standsFor?.start }
        return Timing(kind(of: id), in: zone, excluding: held) { entries[original].value(at: $0) }
    }
}
