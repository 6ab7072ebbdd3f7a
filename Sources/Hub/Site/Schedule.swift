public import Calendars

/// The time plan: each instant at which the site changes by itself, and until when all of them are known.
public struct Schedule: Sendable, Equatable {
    /// After the build's own, ascending, without doubles.
    public let instants: [Instant]
    /// From here on there may be others.
    public let until: Instant

    /// Nearer ones of more than these are listed.
    static let most = InstantWatch.most

    /// Until the first instant the site stays as it is built.
    public var next: Instant? { instants.first }

    init(_ noted: some Sequence<Instant>, until: Instant) {
        let all = Set(noted).filter { $0 < until }.sorted()
        instants = Array(all.prefix(Schedule.most))
        self.until = all.count > Schedule.most ? all[Schedule.most] : until
    }
}

extension Schedule {
    /// The year that the town writes, and its end: the new year is an instant like others.
    static func year(at now: Instant, in zone: Zone) -> Int { zone.local(now).day.year }

    static func start(ofYear year: Int, in zone: Zone) -> Instant {
        Day(year: year, month: 1, day: 1).map { zone.instant(of: $0) } ?? Instant(.max)
    }
}
