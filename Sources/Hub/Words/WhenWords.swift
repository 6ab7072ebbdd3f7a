internal import Calendars
internal import SourceText

/// When something takes place, in words.
package struct WhenWords {
    let site: Site
    let strings: Strings

    /// The year that need not be said: pages leave out the build's own, which their readers know.
    let year: Int?

    /// For pages: without the year where it is this one.
    init(near site: Site, strings: Strings) {
        self.init(site: site, strings: strings, year: site.year)
    }

    package init(site: Site, strings: Strings) { self.init(site: site, strings: strings, year: nil) }

    private init(site: Site, strings: Strings, year: Int?) {
        self.site = site
        self.strings = strings
        self.year = year
    }

    func written(_ moment: Moment) -> String {
        strings.written(moment, in: site.settings.zone, near: year)
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

    /// «10:00–12:00» of what takes place on one day; nil where that would not say all.
    func hours(of id: EntryID) -> String? {
        guard site.kind(of: id).hasCalendar, site.text(id, .whenText) == nil, let timing = site.timing(of: id) else {
            return nil
        }
        let zone = site.settings.zone
        let start = site.nextOccurrence(of: id) ?? timing.start
        let from = start.civil(in: zone)
        guard start.hasTime else { return nil }
        guard let end = timing.end(from: start, in: zone), end != start else { return strings.time(from) }
        let to = end.civil(in: zone)
        return end.hasTime && from.day == to.day ? strings.time(from) + "–" + strings.time(to) : nil
    }

    /// How long something holds: «діє до …» of an alert, else from when to when.
    private func span(_ id: EntryID) -> String? {
        let kind = site.kind(of: id)
        guard let name = kind.over.last, let field = kind.field(name), let until = site.moment(id, name) else {
            return nil
        }
        let end = written(until)
        if kind.hasAlerts { return strings.phrase(site.linked[id].stage == .past ? "over" : "until", end) }
        guard let start = field.notBefore.flatMap({ site.moment(id, $0) }) else { return strings.phrase("to", end) }
        return interval(start, until)
    }

    func interval(_ start: Moment, _ end: Moment?) -> String {
        let zone = site.settings.zone
        guard let end, end != start else { return written(start) }
        let from = start.civil(in: zone)
        let to = end.civil(in: zone)
        if from.day == to.day { return end.hasTime ? written(start) + "–" + strings.time(to) : written(start) }
        if start.precision >= .day, end.precision >= .day, !start.hasTime, !end.hasTime {
            return strings.interval(from.day, to.day, near: year)
        }
        if start.hasTime, end.hasTime, to.secondsOfDay == 0, let text = untilMidnight(from, to) { return text }
        return strings.phrase("from_to", written(start), written(end))
    }

    /// What ends as a day begins ends as the day before does: «21 листопада, цілу добу», «21 листопада, 18:00–24:00».
    private func untilMidnight(_ from: CivilTime, _ to: CivilTime) -> String? {
        let last = to.day.adding(days: -1)
        if from.secondsOfDay == 0 {
            let days =
                from.day == last
                ? written(Moment(day: from.day)) : strings.interval(from.day, last, near: year)
            return strings.phrase("whole_day", days)
        }
        return from.day == last ? written(Moment(from)) + "–24:00" : nil
    }
}
