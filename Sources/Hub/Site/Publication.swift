internal import Calendars

/// Which entries exist at the build's instant, and how far along each is.
struct Publication {
    let kinds: [Kind]
    let zone: Zone
    let clock: BuildClock
    /// Drafts and entries of the future are shown too.
    let showsDrafts: Bool

    /// Whether the entry is published at all; a translation follows its original as well.
    func exists(_ entry: Entry, original: Entry) -> Bool {
        if showsDrafts { return true }
        for one in [entry, original] {
            if one.flag(.draft) { return false }
            if let from = one.moment(.publishAt), !clock.hasPassed(from.instant(in: zone)) { return false }
        }
        return true
    }

    /// When the entry takes place, where its kind has a calendar.
    func timing(_ original: Entry, excluding others: [Moment] = []) -> Timing? {
        let kind = kinds[original.kind]
        guard kind.hasCalendar else { return nil }
        return Timing(kind, in: zone, excluding: others) { original.value(at: $0) }
    }

    func stage(_ original: Entry, _ timing: Timing?, _ occurrences: Occurrences?) -> LinkedEntry.Stage {
        if original.flag(.gone) { return .gone }
        if let end = original.moment(.expires), clock.hasPassed(end.end(in: zone)) { return .expired }
        return isOver(original, timing, occurrences) ? .past : .current
    }

    private func isOver(_ entry: Entry, _ timing: Timing?, _ occurrences: Occurrences?) -> Bool {
        let kind = kinds[entry.kind]
        if let over = kind.overWhen, let word = entry.text(over.field), over.values.contains(word) { return true }
        if let occurrences { return occurrences.next.isEmpty }
        if let timing { return clock.hasPassed(timing.over(from: timing.start, in: zone)) }
        guard let last = kind.over.reversed().lazy.compactMap({ entry.moment($0) }).first else { return false }
        return clock.hasPassed(last.end(in: zone))
    }
}
