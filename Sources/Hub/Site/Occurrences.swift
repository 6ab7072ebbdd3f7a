package import Calendars

extension Site {
    /// The first start of a recurring entry that is not over yet; nil for one that does not recur or is over.
    package func nextOccurrence(of id: EntryID) -> Moment? { places[id].occurrences?.next.first }

    /// The coming starts of a recurring entry, at most `limit`.
    func nextOccurrences(of id: EntryID, limit: Int) -> [Moment] {
        places[id].occurrences.map { Array($0.next.prefix(limit)) } ?? []
    }

    /// When an entry takes place; a translation as its original.
    package func timing(of id: EntryID) -> Timing? {
        let original = places[id].original
        let zone = settings.zone
        let held = places[original].heldOtherwise.compactMap { places[$0].standsFor?.start }
        return Timing(kind(of: id), in: zone, excluding: held) { entries[original].value(at: $0) }
    }
}

extension Timing {
    /// What is left of it; nil for what happens once.
    func occurrences(in zone: Zone, by clock: BuildClock) -> Occurrences? {
        guard let recurrence else { return nil }
        let length = over(from: start, in: zone).seconds - start.instant(in: zone).seconds
        // An hour that the clocks skip or repeat may lie within.
        let limit = Occurrences.shown + 8
        let starts = recurrence.starts(in: zone, from: clock.lookback(seconds: max(0, length) + 7200), limit: limit)
        let next = starts.filter { !clock.hasPassed(over(from: $0, in: zone)) }.prefix(Occurrences.shown)
        // So many are over that a later look finds others.
        if starts.count == limit, next.count < Occurrences.shown { clock.noticeNextSecond() }
        return Occurrences(next: Array(next), last: last(of: recurrence, in: zone))
    }
}
