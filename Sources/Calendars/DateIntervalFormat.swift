public import SourceText

/// How a language writes from–to: one pattern for each largest thing in which the two ends differ (UTS 35, intervalFormats).
public struct DateIntervalFormat: Sendable {
    private let sameDay: DateFormat
    private let sameMonth: DateFormat
    private let sameYear: DateFormat
    private let otherwise: DateFormat

    /// For Ukrainian `d MMMM y 'р'.`, `d–d MMMM y 'р'.`, `d MMMM – d MMMM y 'р'.` and `d MMMM y 'р'. – d MMMM y 'р'.`;
    /// with times the first may be `d MMMM y 'р'., HH:mm–HH:mm`.
    public init(
        sameDay: String, sameMonth: String, sameYear: String, otherwise: String, names: CalendarNames
    ) throws(DateFormat.UnknownField) {
        self.sameDay = try DateFormat(pattern: sameDay, names: names)
        self.sameMonth = try DateFormat(pattern: sameMonth, names: names)
        self.sameYear = try DateFormat(pattern: sameYear, names: names)
        self.otherwise = try DateFormat(pattern: otherwise, names: names)
    }

    public func write(from start: Day, to end: Day, into out: inout ByteWriter) {
        write(
            from: CivilTime(day: start, offset: .utc), to: CivilTime(day: end, offset: .utc), into: &out)
    }

    public func write(from start: CivilTime, to end: CivilTime, into out: inout ByteWriter) {
        let format =
            if start.day == end.day {
                sameDay
            } else if start.day.year != end.day.year {
                otherwise
            } else if start.day.month != end.day.month {
                sameYear
            } else {
                sameMonth
            }
        format.write(start, to: end, into: &out)
    }
}
