internal import Calendars

/// From when until when something is on, for the page's script: a page says so in words too.
struct Runs: Sendable {
    /// Whether its end is an estimate that nobody has confirmed.
    let isUnconfirmed: Bool
    /// Whether something is missing while it lasts, as in an outage.
    let isTrouble: Bool
    /// RFC 3339; nil where its beginning is nothing to tell.
    var from: String?
    /// When it is over for good.
    var over: String?
    /// Of a series: when the occurrence that is on, or comes next, ends.
    var pause: String?

    /// nil for what is over, for what never is, and for what does not take place.
    init?(of id: EntryID, _ site: Site) {
        let kind = site.kind(of: id)
        guard site.linked[id].stage == .current else { return nil }
        isUnconfirmed = StateWords.isUnconfirmed(id, site)
        isTrouble = kind.field(.utility) != nil
        let level = StateWords(of: id, site)?.level
        let zone = site.settings.zone
        func iso(_ instant: Instant) -> String { Moment(zone.local(instant)).iso(in: zone) }
        // A word of the entry's own, such as «перенесено», says more than that it is on.
        let isUsual = level == nil || level == .info
        if kind.hasCalendar {
            guard level != .danger, let timing = site.timing(of: id), timing.start.precision >= .day else { return nil }
            let start = site.nextOccurrence(of: id) ?? timing.start
            if isUsual { from = iso(start.instant(in: zone)) }
            let end = iso(timing.over(from: start, in: zone))
            if timing.recurrence == nil { over = end } else { pause = end }
            return
        }
        guard let last = kind.over.last, let field = kind.field(last) else { return nil }
        over = site.moment(id, last).map { iso($0.end(in: zone)) }
        if isUsual, !kind.hasAlerts, let begin = field.notBefore {
            from = site.moment(id, begin).map { iso($0.instant(in: zone)) }
        }
        if over == nil && from == nil { return nil }
    }
}
