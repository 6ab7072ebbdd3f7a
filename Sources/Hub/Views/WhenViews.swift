internal import Calendars
internal import SourceText
internal import Templating

/// When an event takes place.
struct WhenView: Viewed {
    let text: String?
    let weekday: String?
    let startISO: String
    let endISO: String?
    let previousText: String?
    let calendarURL: String?
    let isAllDay: Bool
    let isPast: Bool
    let isOff: Bool
    let next: [Record]
    let day: String?
    let month: String
    let repeats: String?

    static let view = View<WhenView>(
        "When",
        [
            .text("text", "in words") { $0.text?.keptTogether },
            .text("weekday", "the day of the week; absent of what takes more than a day, or an unknown one") {
                $0.weekday
            },
            .text("start_iso", "the beginning, for `<time datetime>`") { $0.startISO },
            .text("end_iso", "the end, for `<time datetime>`") { $0.endISO },
            .text("previous_text", "when it was to be before, in words") { $0.previousText?.keptTogether },
            .text("calendar_url", "the event's own calendar file") { $0.calendarURL },
            .flag("is_all_day", "no hour is given") { $0.isAllDay },
            .flag("is_past", "it is over") { $0.isPast },
            .flag("is_off", "it is cancelled: the time is struck out") { $0.isOff },
            .list("next", TimeView.shape, "of a series: the days to come, at most four") { $0.next },
            .text("day", "the day's number; absent where none is known") { $0.day },
            .text("month", "the month in short") { $0.month },
            .text("repeats", "how often it is held, in words") { $0.repeats },
        ])
}

/// From when until when something is on, for the page's script.
struct RunsView: Viewed {
    let runs: Runs

    static let view = View<RunsView>(
        "Runs",
        [
            .text("from", "when it begins, in RFC 3339; absent where that is nothing to tell") { $0.runs.from },
            .text("over", "when it is over; absent where that is not known, and of a series") { $0.runs.over },
            .text("pause", "of a series: when the next occurrence ends") { $0.runs.pause },
            .flag("is_unconfirmed", "its end is an estimate, such as a repair's") { $0.runs.isUnconfirmed },
            .flag("is_trouble", "something is missing while it lasts, as in an outage") { $0.runs.isTrouble },
        ])
}

/// A state in words, and what explains it.
struct StateView: Viewed {
    let level: String
    let label: String
    let note: String?

    static let view = View<StateView>(
        "State",
        [
            .text("level", "how grave it is: `danger`, `warning`, `info`, `ok`") { $0.level },
            .text("label", "the state in words") { $0.label },
            .text("note", "what explains it") { $0.note },
        ])
}

/// When something takes place, for templates.
struct WhenViews {
    let site: Site
    let strings: Strings
    func record(of id: EntryID) -> Record? {
        let kind = site.kind(of: id)
        guard kind.hasCalendar, let timing = site.timing(of: id) else { return nil }
        let words = WhenWords(near: site, strings: strings)
        let zone = site.settings.zone
        let shown = site.nextOccurrence(of: id) ?? timing.start
        let civil = shown.civil(in: zone)
        let hasDay = timing.start.precision >= .day
        let isOff = StateWords(of: id, site)?.level == .danger
        let previous = kind.index(calendar: .previousStart).flatMap { site.moment(id, at: $0) }
        return WhenView(
            text: words.text(of: id), weekday: words.hours(of: id).map { _ in strings.weekday(civil) },
            startISO: shown.iso(in: zone),
            endISO: timing.end(from: shown, in: zone).map { $0.iso(in: zone) },
            previousText: previous.map(words.written),
            calendarURL: hasDay && !isOff ? site.href(site.calendarURL(of: id)) : nil,
            isAllDay: !timing.start.hasTime, isPast: site.linked[id].stage == .past,
            isOff: isOff,
            next: site.nextOccurrences(of: id, limit: 4).map(
                TimeViews(strings: strings, zone: zone, year: words.year).record),
            day: hasDay ? String(civil.day.day) : nil, month: strings.monthShort(civil),
            repeats: RecurrenceWords(site: site, strings: strings).text(of: id, timing)
        ).record
    }
}

/// The state that a reader must see before all else, for templates.
struct StateViews {
    let site: Site

    func state(of id: EntryID) -> Record? {
        StateWords(of: id, site).map { StateView(level: $0.level.rawValue, label: $0.word, note: $0.note).record }
    }
}
