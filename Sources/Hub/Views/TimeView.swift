internal import Calendars
internal import SourceText
internal import Templating

/// A moment as templates show it.
struct TimeView: Viewed {
    let moment: Moment
    let civil: CivilTime
    let strings: Strings
    let zone: Zone
    let year: Int?

    static let view = View<TimeView>(
        "Time",
        [
            .text("text", "the day in words, or as much of it as is known: `26 листопада 2026 р.`") { $0.short },
            .text("iso", "for `<time datetime>`") { $0.moment.iso(in: $0.zone) },
            .text("near", "as `full`, without the year where it is this one") {
                $0.strings.written($0.moment, in: $0.zone, near: $0.year)
            },
            .text("near_day", "as `text`, without the year where it is this one") {
                $0.civil.day.year == $0.year && $0.moment.precision >= .day
                    ? $0.strings.dayMonth($0.civil) : $0.short
            },
            .text("time", "the hour: `10:00`; absent where none is known") {
                $0.moment.hasTime ? $0.strings.time($0.civil) : nil
            },
            .text("full", "day and hour in words") { $0.strings.written($0.moment, in: $0.zone) },
            .text("day", "the day's number") { String($0.civil.day.day) },
            .text("month_short", "the month in short: `лист.`") { $0.strings.monthShort($0.civil) },
            .text("year", "the year's number") { String($0.civil.day.year) },
            .text("weekday", "the day of the week") { $0.strings.weekday($0.civil) },
        ])

    private var short: String {
        switch moment.precision {
        case .year: String(civil.day.year)
        case .month: strings.monthYear(civil)
        case .day, .time: strings.long(civil)
        }
    }
}

/// Dates as templates show them.
struct TimeViews: Sendable {
    let strings: Strings
    let zone: Zone
    /// The year that need not be said.
    var year: Int?

    init(strings: Strings, zone: Zone, year: Int? = nil) {
        self.strings = strings
        self.zone = zone
        self.year = year
    }

    /// In the words of a page of the site.
    init(_ site: Site, _ strings: Strings) {
        self.init(strings: strings, zone: site.settings.zone, year: site.year)
    }

    func record(_ moment: Moment) -> Record {
        TimeView(moment: moment, civil: moment.civil(in: zone), strings: strings, zone: zone, year: year).record
    }
}

extension TimeViews {
    /// The newest date of entries, unless all lie ahead: never the build's clock.
    func newest(of ids: some Sequence<EntryID>, _ site: Site) -> Record? {
        ids.compactMap { site.linked[$0].times.isChangeAhead ? nil : site.lastChange($0) }
            .max { $0.instant(in: zone) < $1.instant(in: zone) }.map(record)
    }
}
