internal import Calendars
internal import SourceText
internal import Templating

/// When an event takes place.
struct WhenView: Viewed {
    let text: String?
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
            .text("text", "in words") { $0.text },
            .text("start_iso", "the beginning, for `<time datetime>`") { $0.startISO },
            .text("end_iso", "the end, for `<time datetime>`") { $0.endISO },
            .text("previous_text", "when it was to be before, in words") { $0.previousText },
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

/// When something takes place, in words and for machines.
struct WhenViews {
    let site: Site
    let strings: Strings
    /// The year that need not be said: pages leave out the build's own, which their readers know.
    var year: Int?

    /// For pages: without the year where it is this one.
    init(near site: Site, strings: Strings) {
        self.init(site: site, strings: strings, year: site.settings.zone.local(site.now).day.year)
    }

    init(site: Site, strings: Strings, year: Int? = nil) {
        self.site = site
        self.strings = strings
        self.year = year
    }

    private func written(_ moment: Moment) -> String {
        strings.written(moment, in: site.settings.zone, near: year)
    }

    private func start(_ id: EntryID) -> Moment? {
        let kind = site.kind(of: id)
        guard let field = kind.over.first, kind.over.count > 1 else { return nil }
        return site.moment(id, field)
    }

    /// «26 листопада 2026 р., 10:00–12:00», «5–6 грудня 2026 р.», or the author's own words; of a series the occurrence to come.
    func text(of id: EntryID) -> String? {
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
        let end = written(until)
        if kind.hasAlerts { return strings.phrase(site.places[id].stage == .past ? "over" : "until", end) }
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

    func record(of id: EntryID) -> Record? {
        let kind = site.kind(of: id)
        guard kind.hasCalendar, let timing = site.timing(of: id) else { return nil }
        let zone = site.settings.zone
        let shown = site.nextOccurrence(of: id) ?? timing.start
        let civil = shown.civil(in: zone)
        let hasDay = timing.start.precision >= .day
        let isOff = StateViews(site: site).words(of: id)?.level == .danger
        let previous = kind.index(calendar: .previousStart).flatMap { site.moment(id, at: $0) }
        return WhenView(
            text: text(of: id), startISO: TimeViews.iso(shown, zone),
            endISO: timing.end(from: shown, in: zone).map { TimeViews.iso($0, zone) },
            previousText: previous.map(written),
            calendarURL: hasDay && !isOff ? site.href(site.places[id].url + CalendarFiles.ownName) : nil,
            isAllDay: !timing.start.hasTime, isPast: site.places[id].stage == .past,
            isOff: isOff,
            next: site.nextOccurrences(of: id, limit: 4).map(
                TimeViews(strings: strings, zone: zone, year: year).record),
            day: hasDay ? String(civil.day.day) : nil, month: strings.monthShort(civil),
            repeats: RecurrenceWords(site: site, strings: strings).text(of: id, timing)
        ).record
    }
}

/// The state that a reader must see before all else: cancelled, suspended, closed, over.
struct StateViews {
    let site: Site

    /// A state in words, and what explains it.
    struct Words {
        let level: Field.StateLevel
        let word: String
        var note: String?
    }

    func state(of id: EntryID) -> Record? {
        words(of: id).map { StateView(level: $0.level.rawValue, label: $0.word, note: $0.note).record }
    }

    /// The row that the state is said by; nil where there is none, or it is over.
    func row(of id: EntryID) -> Int? {
        let kind = site.kind(of: id)
        return kind.states.first { index in
            site.text(id, at: index).map { kind.fields[index].stateLevel(of: $0) != nil } ?? false
        }
    }

    func words(of id: EntryID) -> Words? { words(of: id, in: site.entries[id].language) }

    /// In a page's language, which need not be the entry's.
    func words(of id: EntryID, in language: Int) -> Words? {
        let kind = site.kind(of: id)
        let strings = site.strings[language]
        if let drill = drill(id, kind, strings) { return drill }
        // What an alert warned of is over: how grave it was no longer matters.
        let isOverAlert = kind.hasAlerts && site.places[id].stage == .past
        for index in kind.states {
            if isOverAlert, index != kind.overWhen.flatMap({ kind.index(of: $0.field) }) { continue }
            let field = kind.fields[index]
            guard let word = site.text(id, at: index), let level = field.stateLevel(of: word) else { continue }
            return Words(
                level: level, word: strings.choice(word, field.name, of: kind.name),
                note: site.text(id, .statusNote))
        }
        guard site.places[id].stage == .past else { return nil }
        return Words(level: .info, word: strings.phrase("past"))
    }

    /// Nobody may take an exercise for a threat.
    private func drill(_ id: EntryID, _ kind: Kind, _ strings: Strings) -> Words? {
        guard kind.hasAlerts, site.places[id].stage == .current, AlertWords(site: site, id: id).isExercise else {
            return nil
        }
        return Words(level: .info, word: strings.phrase("exercise_short"), note: strings.phrase("exercise_note"))
    }
}
