internal import Calendars

/// Which entries exist at an instant, and how far along each is: the one place where time is asked.
struct Publication {
    let kinds: [Kind]
    let zone: Zone
    let watch: InstantWatch
    /// Drafts and entries of the future are shown too.
    let showsDrafts: Bool

    /// What is over longer than this has left the calendars.
    private static let keptInCalendars: Int64 = 366 * 86_400
    /// As long is news new (Google's news sitemaps).
    private static let keptAsNew: Int64 = 2 * 86_400

    /// A translation follows its original. `others` are starts of a series that are held otherwise.
    func times(_ entry: Entry, original: Entry, excluding others: [Moment] = []) -> EntryTimes {
        var times = EntryTimes()
        var watch = watch
        let isDraft = entry.flag(.draft) || original.flag(.draft)
        let from = [entry, original].compactMap { $0.moment(.publishAt)?.instant(in: zone) }.max()
        let hasBegun = from.map { watch.hasCome($0) } ?? true
        times.isHeldBack = isDraft || !hasBegun
        times.isPublished = showsDrafts || !times.isHeldBack
        guard times.isPublished || !isDraft else { return times }
        // Shown already, it does not wait for its hour.
        if showsDrafts { watch = self.watch }
        let timing = timing(original, excluding: others)
        times.occurrences = timing?.occurrences(in: zone, watch: &watch)
        let expires = original.moment(.expires)?.end(in: zone)
        let isGone = original.flag(.gone)
        let isExpired = isGone ? false : expires.map { watch.hasCome($0) } ?? false
        // What has left the lists changes no more, but for the days to come on its own page.
        var listed = watch.fresh(until: isGone ? Instant(.min) : expires ?? Instant(.max))
        let isOver = isOver(original, timing, times.occurrences, &listed)
        times.stage = isGone ? .gone : isExpired ? .expired : isOver ? .past : .current
        times.hasLeftCalendars = hasLeftCalendars(timing, times.occurrences, &listed)
        let owners = Owners(entry: entry, original: original, kind: kinds[entry.kind])
        if let end = owners.moment(.pinnedUntil)?.end(in: zone) { times.isPinned = !listed.hasCome(end) }
        times.isNew = isNew(owners, &listed)
        if let change = owners.lastChange(in: zone) { times.isChangeAhead = !listed.hasCome(change) }
        let turns = watch.ahead + listed.ahead
        times.knownUntil = watch.until
        times.turns = if let from, !showsDrafts { turns.filter { $0 >= from } } else { turns }
        return times
    }

    /// When the entry takes place, where its kind has a calendar.
    func timing(_ original: Entry, excluding others: [Moment] = []) -> Timing? {
        let kind = kinds[original.kind]
        guard kind.hasCalendar else { return nil }
        return Timing(kind, in: zone, excluding: others) { original.value(at: $0) }
    }

    private func isOver(
        _ entry: Entry, _ timing: Timing?, _ occurrences: Occurrences?, _ watch: inout InstantWatch
    ) -> Bool {
        let kind = kinds[entry.kind]
        if let over = kind.overWhen, let word = entry.text(over.field), over.values.contains(word) { return true }
        if let occurrences { return occurrences.next.isEmpty }
        if let timing { return watch.hasCome(timing.over(from: timing.start, in: zone)) }
        guard let last = kind.over.reversed().lazy.compactMap({ entry.moment($0) }).first else { return false }
        return watch.hasCome(last.end(in: zone))
    }

    private func hasLeftCalendars(
        _ timing: Timing?, _ occurrences: Occurrences?, _ watch: inout InstantWatch
    ) -> Bool {
        guard let timing, timing.start.precision >= .day else { return false }
        // A series without a last day never leaves.
        guard let last = occurrences == nil ? timing.start : occurrences?.last else { return false }
        return watch.hasCome(timing.over(from: last, in: zone).adding(seconds: Publication.keptInCalendars))
    }

    private func isNew(_ owners: Owners, _ watch: inout InstantWatch) -> Bool {
        guard owners.kind.isNews, !owners.flag(.noindex), let date = owners.moment(.date)?.instant(in: zone) else {
            return false
        }
        let isOut = watch.hasCome(date)
        let isOld = watch.hasCome(date.adding(seconds: Publication.keptAsNew))
        return isOut && !isOld
    }
}

/// A field as an entry has it: its own, or for a translation what it inherits.
private struct Owners {
    let entry: Entry
    let original: Entry
    let kind: Kind

    private func value(_ name: FieldName) -> FieldValue? {
        guard let index = kind.index(of: name) else { return nil }
        return entry.value(at: index) ?? (kind.fields[index].isInherited ? original.value(at: index) : nil)
    }

    func moment(_ name: FieldName) -> Moment? {
        if case .moment(let moment)? = value(name) { return moment }
        return nil
    }

    func flag(_ name: FieldName) -> Bool {
        if case .flag(true)? = value(name) { return true }
        return false
    }

    /// As `Site.lastChange`.
    func lastChange(in zone: Zone) -> Instant? {
        [moment(.date), entry.moment(.updated)].compactMap { $0?.instant(in: zone) }.max()
    }
}
