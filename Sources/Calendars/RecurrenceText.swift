internal import SourceText

extension RecurrenceRule {
    /// The rule as RFC 5545 wants it for a start in a zone or an all-day one: UNTIL is in UTC or a day, as the start is.
    func write(isAllDay: Bool, in zone: Zone, into out: inout ByteWriter) {
        out.write("FREQ=")
        out.write(frequency.rawValue)
        if let count {
            out.write(";COUNT=")
            out.write(count)
        }
        if let until {
            out.write(";UNTIL=")
            if isAllDay {
                out.write(iCalendar: until.civil(in: zone).day)
            } else if until.hasTime {
                out.write(iCalendar: until.instant(in: zone))
            } else {
                out.write(iCalendar: until.end(in: zone).adding(seconds: -1))
            }
        }
        if interval > 1 {
            out.write(";INTERVAL=")
            out.write(interval)
        }
        write(";BYMONTH=", months, into: &out)
        write(";BYWEEKNO=", weekNumbers, into: &out)
        write(";BYYEARDAY=", yearDays, into: &out)
        write(";BYMONTHDAY=", monthDays, into: &out)
        for (index, day) in weekdays.enumerated() {
            out.write(index == 0 ? ";BYDAY=" : ",")
            if day.ordinal != 0 { out.write(day.ordinal) }
            out.write(day.weekday.iCalendarName)
        }
        write(";BYHOUR=", hours, into: &out)
        write(";BYMINUTE=", minutes, into: &out)
        write(";BYSECOND=", seconds, into: &out)
        write(";BYSETPOS=", positions, into: &out)
        if weekStart != .monday {
            out.write(";WKST=")
            out.write(weekStart.iCalendarName)
        }
    }

    private func write(_ name: StaticString, _ numbers: [Int], into out: inout ByteWriter) {
        for (index, number) in numbers.enumerated() {
            out.write(index == 0 ? name : ",")
            out.write(number)
        }
    }
}
