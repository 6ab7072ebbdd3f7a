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
    struct NthWeekday: Hashable, Sendable {
        var ordinal: Int
        var weekday: Weekday
    }

    public internal(set) var frequency: Frequency
    var interval = 1
    public internal(set) var count: Int?
    /// The last moment at which it may happen.
    public internal(set) var until: Moment?
    var weekStart = Weekday.monday
    var seconds: [Int] = []
    var minutes: [Int] = []
    var hours: [Int] = []
    var weekdays: [NthWeekday] = []
    var monthDays: [Int] = []
    var yearDays: [Int] = []
    var weekNumbers: [Int] = []
    var months: [Int] = []
    var positions: [Int] = []

    init(_ frequency: Frequency) { self.frequency = frequency }

    /// Whether it goes on for ever, as far as the rule says.
    public var isEndless: Bool { count == nil && until == nil }
}
