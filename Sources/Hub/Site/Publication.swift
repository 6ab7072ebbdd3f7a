internal import Calendars

/// Which entries exist at an instant, and how far along each is.
struct Publication {
    let kinds: [Kind]
    let zone: Zone
    let now: Instant
    /// Drafts and entries of the future are shown too.
    let showsDrafts: Bool

    /// Whether the entry is published at all; a translation follows its original as well.
    func exists(_ entry: Entry, original: Entry) -> Bool {
        if showsDrafts { return true }
        for one in [entry, original] {
            if one.flag("draft") { return false }
            if let from = one.moment("publish_at"), from.instant(in: zone) > now { return false }
        }
        return true
    }

    func stage(_ original: Entry) -> Placed.Stage {
        if original.flag("gone") { return .gone }
        if let end = original.moment("expires"), end.end(in: zone) <= now { return .expired }
        return isOver(original) ? .past : .current
    }

    private func isOver(_ entry: Entry) -> Bool {
        let kind = kinds[entry.kind]
        if let over = kind.overWhen, let word = entry.text(over.field), over.values.contains(word) { return true }
        guard let last = lastInstant(of: entry) else { return false }
        return last <= now
    }

    /// When an entry is over; nil for what has no end, or ends with a recurrence that goes on.
    func lastInstant(of entry: Entry) -> Instant? {
        let kind = kinds[entry.kind]
        guard !kind.over.isEmpty, entry.text("recurrence") == nil else { return recurrenceEnd(entry) }
        return kind.over.reversed().lazy.compactMap { entry.moment($0) }.first.map { end(of: $0, isStart: kind.over.count > 1 && entry.moment(kind.over.last!) == nil) }
    }

    /// An event without an end lasts as long as its start is precise: a day, or two hours.
    private func end(of moment: Moment, isStart: Bool) -> Instant {
        let end = moment.end(in: zone)
        return isStart && moment.hasTime ? end.adding(seconds: 2 * 3600) : end
    }

    private func recurrenceEnd(_ entry: Entry) -> Instant? {
        guard let rule = entry.text("recurrence") else { return nil }
        for part in rule.split(separator: ";") where part.hasPrefix("UNTIL=") {
            let text = part.dropFirst(6)
            guard text.utf8.count >= 8, let year = Int(text.prefix(4)), let month = Int(text.dropFirst(4).prefix(2)),
                let number = Int(text.dropFirst(6).prefix(2)), let day = Day(year: year, month: month, day: number)
            else { return nil }
            return Moment(day: day).end(in: zone)
        }
        return nil
    }
}
