/// When something happens again and again: an RRULE of RFC 5545, 3.3.10, checked and taken apart.
public struct RecurrenceRule: Hashable, Sendable {
    public enum Frequency: String, Sendable, CaseIterable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"

        var isWithinDay: Bool { self == .secondly || self == .minutely || self == .hourly }
    }

    /// Every such weekday, or with an ordinal the nth of its month or year; negative ones count from the end.
    public struct NthWeekday: Hashable, Sendable {
        /// 0 for every one.
        public internal(set) var ordinal: Int
        public internal(set) var weekday: Weekday
    }

    public internal(set) var frequency: Frequency
    /// Every so many days, weeks, months or years.
    public internal(set) var interval = 1
    public internal(set) var count: Int?
    /// The last moment at which it may happen.
    public internal(set) var until: Moment?
    var weekStart = Weekday.monday
    var seconds: [Int] = []
    var minutes: [Int] = []
    var hours: [Int] = []
    public internal(set) var weekdays: [NthWeekday] = []
    /// Days of the month, from its end where negative.
    public internal(set) var monthDays: [Int] = []
    var yearDays: [Int] = []
    var weekNumbers: [Int] = []
    var months: [Int] = []
    var positions: [Int] = []

    init(_ frequency: Frequency) { self.frequency = frequency }

    /// Whether it goes on for ever, as far as the rule says.
    public var isEndless: Bool { count == nil && until == nil }

    /// Whether interval, weekdays and days of the month, with the first start, say all of it.
    public var isPlain: Bool {
        !frequency.isWithinDay && seconds.isEmpty && minutes.isEmpty && hours.isEmpty && yearDays.isEmpty
            && weekNumbers.isEmpty && months.isEmpty && positions.isEmpty
    }
}
