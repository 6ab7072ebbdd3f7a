internal import Calendars
internal import SourceText
internal import Templating

/// When something takes place, in words and for machines.
struct WhenViews {
    let site: Site
    let strings: Strings

    private func start(_ id: EntryID) -> Moment? {
        let kind = site.kind(of: id)
        guard let field = kind.over.first, kind.over.count > 1 else { return nil }
        return site.moment(id, field)
    }

    private func end(_ id: EntryID) -> Moment? {
        let kind = site.kind(of: id)
        return kind.over.count > 1 ? kind.over.last.flatMap { site.moment(id, $0) } : nil
    }

    /// «26 листопада 2026 р., 10:00–12:00», «5–6 грудня 2026 р.», or the author's own words.
    func text(of id: EntryID) -> String? {
        if let words = site.text(id, "when_text") { return words }
        guard let start = start(id) else { return nil }
        let next = site.nextOccurrence(of: id)
        return interval(next ?? start, next == nil ? end(id) : endOfOccurrence(id, next!))
    }

    private func endOfOccurrence(_ id: EntryID, _ next: Moment) -> Moment? {
        guard let start = start(id), let end = end(id), start.hasTime, end.hasTime else { return nil }
        let zone = site.settings.zone
        let length = end.instant(in: zone).seconds - start.instant(in: zone).seconds
        return Moment(zone.local(next.instant(in: zone).adding(seconds: length)))
    }

    func interval(_ start: Moment, _ end: Moment?) -> String {
        let zone = site.settings.zone
        guard let end, end != start else { return strings.written(start, in: zone) }
        let from = start.civil(in: zone)
        let to = end.civil(in: zone)
        if from.day == to.day {
            return end.hasTime ? strings.written(start, in: zone) + "–" + strings.time(to) : strings.written(start, in: zone)
        }
        if start.precision >= .day, end.precision >= .day, !start.hasTime, !end.hasTime {
            return strings.interval(from.day, to.day)
        }
        return strings.phrase("from_to", strings.written(start, in: zone), strings.written(end, in: zone))
    }

    func record(of id: EntryID) -> Record? {
        let kind = site.kind(of: id)
        guard kind.hasCalendar, let start = start(id) else { return nil }
        let zone = site.settings.zone
        let shownStart = site.nextOccurrence(of: id) ?? start
        let civil = shownStart.civil(in: zone)
        let times = TimeViews(strings: strings, zone: zone)
        return Shapes.when.record([
            .optional(text(of: id)), .text(TimeViews.iso(shownStart, zone)),
            .optional(end(id).map { TimeViews.iso($0, zone) }),
            .optional(site.moment(id, "previous_start").map { strings.written($0, in: zone) }),
            start.precision >= .day ? .text(site.href(site.places[id].url + "event.ics")) : .absent,
            .flag(site.flag(id, "all_day") || !start.hasTime), .flag(site.places[id].stage == .past),
            .list(site.nextOccurrences(of: id, limit: 4).map { times.record($0) }),
            shownStart.precision >= .day ? .text(String(civil.day.day)) : .absent,
            .text(strings.monthShort(civil)),
        ])
    }
}

/// The state that a reader must see before all else: cancelled, suspended, closed, over.
struct StateViews {
    let site: Site

    func state(of id: EntryID) -> Record? {
        let kind = site.kind(of: id)
        let strings = site.strings[site.entries[id].language]
        let note = site.text(id, "status_note")
        for field in kind.fields where field.card == .state {
            guard let word = site.text(id, field.name), !StateViews.isUsual(word) else { continue }
            return Shapes.state.record([
                .text(StateViews.level(word)), .text(strings.choice(word, field.name, of: kind.name)), .optional(note),
            ])
        }
        guard site.places[id].stage == .past else { return nil }
        return Shapes.state.record([.text("info"), .text(strings.phrase("past")), .absent])
    }

    private static let usual: Set<String> = ["active", "scheduled", "open", "in_force", "adopted", "info", "resumed"]
    private static let grave: Set<String> = ["cancelled", "suspended", "closed", "emergency", "repealed", "not_in_force"]
    private static let good: Set<String> = ["restored"]

    static func isUsual(_ word: String) -> Bool { usual.contains(word) }

    static func level(_ word: String) -> String {
        grave.contains(word) ? "danger" : good.contains(word) ? "ok" : word == "draft" || word == "planned" ? "info" : "warning"
    }
}
