/// A time as an editor says it, no more precise than it was said: a year, a month, a day or a time of a day.
///
/// Without an offset it is meant in the site's zone and becomes an instant only together with that zone.
public struct Moment: Hashable, Sendable {
    public enum Precision: Int, Sendable, Comparable {
        case year, month, day, time

        public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    public let precision: Precision
    /// The day as written; the first one of the month or the year.
    public let day: Day
    /// 0 to 86,399 as written; 0 unless the precision is a time.
    public let secondsOfDay: Int
    /// As written behind a time, nil where nothing was.
    public let offset: Offset?

    public init(year: Day) {
        self.init(.year, Day(unchecked: year.year, 1, 1))
    }

    public init(month: Day) {
        self.init(.month, Day(unchecked: month.year, month.month, 1))
    }

    public init(day: Day) {
        self.init(.day, day)
    }

    public init(day: Day, secondsOfDay: Int, offset: Offset? = nil) {
        self.init(.time, day, min(max(secondsOfDay, 0), 86_399), offset)
    }

    public init(_ time: CivilTime) {
        self.init(.time, time.day, time.secondsOfDay, time.offset)
    }

    private init(_ precision: Precision, _ day: Day, _ secondsOfDay: Int = 0, _ offset: Offset? = nil) {
        self.precision = precision
        self.day = day
        self.secondsOfDay = secondsOfDay
        self.offset = offset
    }

    public var hasTime: Bool { precision == .time }

    /// When it begins: the time itself, or the first midnight of the day, month or year.
    public func instant(in zone: Zone) -> Instant {
        guard let offset else { return zone.instant(of: day, secondsOfDay: secondsOfDay) }
        return CivilTime(day: day, secondsOfDay: secondsOfDay, offset: offset).instant
    }

    /// When it is over: the time itself, or the midnight after the day, month or year.
    public func end(in zone: Zone) -> Instant {
        hasTime ? instant(in: zone) : zone.instant(of: lastDay.adding(days: 1))
    }

    /// The last day of what is meant, as written.
    public var lastDay: Day {
        switch precision {
        case .year: Day(unchecked: day.year, 12, 31)
        case .month: Day(unchecked: day.year, day.month, Day.count(ofMonth: day.month, year: day.year))
        case .day, .time: day
        }
    }

    /// What the zone's calendar and clock show when it begins; a day stays the day as written.
    public func civil(in zone: Zone) -> CivilTime {
        guard hasTime else { return CivilTime(day: day, offset: zone.offset(at: instant(in: zone))) }
        return zone.local(instant(in: zone))
    }
}
