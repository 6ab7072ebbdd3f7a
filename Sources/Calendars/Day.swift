/// A day of the proleptic Gregorian calendar in the years 1 to 9999, without a time or a zone.
public struct Day: Hashable, Sendable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Nil where there is no such day: month 13, 30 February, year 0 or 10000.
    public init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Day.count(ofMonth: month, year: year) else {
            return nil
        }
        self.init(unchecked: year, month, day)
    }

    init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    public static let first = Day(unchecked: 1, 1, 1)
    public static let last = Day(unchecked: 9999, 12, 31)

    static let firstNumber = -719_162
    static let lastNumber = 2_932_896

    /// The day so many days after 1 January 1970; beyond the years 1 to 9999 the nearest one within.
    ///
    /// Era arithmetic on years that begin in March (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    public init(daysSince1970 number: Int) {
        let shifted = min(max(number, Day.firstNumber), Day.lastNumber) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    public var daysSince1970: Int {
        let fromMarch = month <= 2 ? year - 1 : year
        let era = fromMarch / 400
        let yearOfEra = fromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public var weekday: Weekday { Weekday(number: daysSince1970 + 3) }

    /// 1 to 366.
    public var dayOfYear: Int { daysSince1970 - Day(unchecked: year, 1, 1).daysSince1970 + 1 }

    /// The day so many days later, or earlier with a negative number; stops at the ends of the calendar.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
        return Day(daysSince1970: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// 28 to 31; 0 for a month that there isn't.
    public static func count(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

extension Day: Comparable {
    public static func < (left: Day, right: Day) -> Bool { left.order < right.order }

    private var order: Int { year << 9 | month << 5 | day }
}

/// A day of the week, counted from Monday as ISO 8601 does.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Any number: 0 is Monday, and so is 7.
    init(number: Int) {
        switch ((number % 7) + 7) % 7 {
        case 0: self = .monday
        case 1: self = .tuesday
        case 2: self = .wednesday
        case 3: self = .thursday
        case 4: self = .friday
        case 5: self = .saturday
        default: self = .sunday
        }
    }
}
