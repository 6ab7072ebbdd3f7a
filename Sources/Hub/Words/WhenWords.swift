internal import Calendars
internal import SourceText

/// When something takes place, in words.
package struct WhenWords {
    let site: Site
    let strings: Strings

    package init(site: Site, strings: Strings) {
        self.site = site
        self.strings = strings
    }

    private func start(_ id: EntryID) -> Moment? {
        let kind = site.kind(of: id)
        guard let field = kind.over.first, kind.over.count > 1 else { return nil }
        return site.moment(id, field)
    }

    /// «26 листопада 2026 р., 10:00–12:00», «5–6 грудня 2026 р.», or the author's own words; of a series the occurrence to come.
    package func text(of id: EntryID) -> String? {
        if let words = site.text(id, .whenText) { return words }
        guard site.kind(of: id).hasCalendar else { return span(id) }
        guard let timing = site.timing(of: id) else { return nil }
        let start = site.nextOccurrence(of: id) ?? timing.start
        return interval(start, timing.end(from: start, in: site.settings.zone))
    }

    /// How long something holds: «діє до …» of an alert, else from when to when.
    private func span(_ id: EntryID) -> String? {
        let kind = site.kind(of: id)
        guard let name = kind.over.last, let field = kind.field(name), let until = site.moment(id, name) else {
            return nil
        }
        let end = strings.written(until, in: site.settings.zone)
        if kind.hasAlerts { return strings.phrase(site.places[id].stage == .past ? "over" : "until", end) }
        guard let start = field.notBefore.flatMap({ site.moment(id, $0) }) else { return strings.phrase("to", end) }
        return interval(start, until)
    }

    func interval(_ start: Moment, _ end: Moment?) -> String {
        let zone = site.settings.zone
        guard let end, end != start else { return strings.written(start, in: zone) }
        let from = start.civil(in: zone)
        let to = end.civil(in: zone)
        if from.day == to.day {
            return end.hasTime
                ? strings.written(start, in: zone) + "–" + strings.time(to) : strings.written(start, in: zone)
        }
        if start.precision >= .day, end.precision >= .day, !start.hasTime, !end.hasTime {
            return strings.interval(from.day, to.day)
        }
        return strings.phrase("from_to", strings.written(start, in: zone), strings.written(end, in: zone))
    }
}
