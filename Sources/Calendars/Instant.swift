/// A point in time: seconds since the beginning of 1970 in UTC, without leap seconds.
public struct Instant: Hashable, Comparable, Sendable {
    public let seconds: Int64

    public init(_ seconds: Int64) { self.seconds = seconds }

    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    /// The instant so many seconds later; stops at the ends of the number.
    public func adding(seconds more: Int64) -> Instant {
        let (sum, overflow) = seconds.addingReportingOverflow(more)
        return Instant(overflow ? (more < 0 ? .min : .max) : sum)
    }

    public func local(at offset: Offset) -> CivilTime { CivilTime(self, at: offset) }
}

/// How far local time is ahead of UTC, in seconds; within 26 hours, as TZif files have it (RFC 8536, 3.2).
public struct Offset: Hashable, Sendable {
    public let seconds: Int

    public init(seconds: Int) { self.seconds = min(max(seconds, -93_600), 93_600) }

    public static let utc = Offset(seconds: 0)
}

/// What calendar and clock show at a place: a day, the seconds since its midnight and the offset from UTC.
public struct CivilTime: Hashable, Sendable {
    public let day: Day
    /// 0 to 86,399.
    public let secondsOfDay: Int
    public let offset: Offset

    /// Seconds outside a day are brought to its nearest end.
    public init(day: Day, secondsOfDay: Int = 0, offset: Offset) {
        self.day = day
        self.secondsOfDay = min(max(secondsOfDay, 0), 86_399)
        self.offset = offset
    }

    init(_ instant: Instant, at offset: Offset) {
        let earliest = Int64(Day.firstNumber) * 86_400
        let latest = Int64(Day.lastNumber) * 86_400 + 86_399
        let within = min(max(instant.seconds, earliest), latest)
        let local = Int(min(max(within + Int64(offset.seconds), earliest), latest))
        let number = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        day = Day(daysSince1970: number)
        secondsOfDay = local - number * 86_400
        self.offset = offset
    }

    public var hour: Int { secondsOfDay / 3600 }
    public var minute: Int { secondsOfDay / 60 % 60 }
    public var second: Int { secondsOfDay % 60 }

    public var instant: Instant {
        Instant(Int64(day.daysSince1970 * 86_400 + secondsOfDay - offset.seconds))
    }
}
