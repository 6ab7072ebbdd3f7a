/// The names of a language's months and weekdays, as its strings file lists them (CLDR, ca-gregorian).
public struct CalendarNames: Sendable {
    /// `січня`: beside a day.
    let months: [[UInt8]]
    /// `січень`: alone.
    let standaloneMonths: [[UInt8]]
    let shortMonths: [[UInt8]]
    let standaloneShortMonths: [[UInt8]]
    let weekdays: [[UInt8]]
    let shortWeekdays: [[UInt8]]
    let dayHalves: [[UInt8]]

    /// As they stand beside a day, from January.
    public var dayMonths: [String] { months.map { String(decoding: $0, as: UTF8.self) } }
    /// From Monday.
    public var weekdayNames: [String] { weekdays.map { String(decoding: $0, as: UTF8.self) } }
    public var shortWeekdayNames: [String] { shortWeekdays.map { String(decoding: $0, as: UTF8.self) } }

    /// Twelve months in each list, seven weekdays from Monday, two halves of the day; nil where a list has another length.
    public init?(
        months: [String], standaloneMonths: [String]? = nil, shortMonths: [String],
        standaloneShortMonths: [String]? = nil, weekdays: [String], shortWeekdays: [String],
        dayHalves: [String] = ["AM", "PM"]
    ) {
        let monthLists = [
            months, standaloneMonths ?? months, shortMonths, standaloneShortMonths ?? shortMonths,
        ].map { $0.map { Array($0.utf8) } }
        guard monthLists.allSatisfy({ $0.count == 12 }), weekdays.count == 7, shortWeekdays.count == 7,
            dayHalves.count == 2
        else { return nil }
        self.months = monthLists[0]
        self.standaloneMonths = monthLists[1]
        self.shortMonths = monthLists[2]
        self.standaloneShortMonths = monthLists[3]
        self.weekdays = weekdays.map { Array($0.utf8) }
        self.shortWeekdays = shortWeekdays.map { Array($0.utf8) }
        self.dayHalves = dayHalves.map { Array($0.utf8) }
    }
}
