internal import SourceText

extension Zone {
    /// The name that goes into calendars: tzdata's present one.
    var calendarName: String { name == "Europe/Kiev" ? "Europe/Kyiv" : name }

    /// Writes the zone as a VTIMEZONE (RFC 5545, 3.6.5) with no more observances than times from that year on need.
    func writeDefinition(since year: Int, into lines: inout ContentLines) {
        lines.write("BEGIN:VTIMEZONE")
        lines.write(text: "TZID:", calendarName)
        let first = Day(year: max(2, min(year, 9000)), month: 1, day: 1) ?? .first
        let from = instant(of: first).seconds - 86_400
        let own = ownTransitions(since: from)
        var before = type(at: from)
        // What holds when the first year begins, as far back as anyone asks.
        if rule?.daylight == nil || !own.isEmpty {
            Observance(type: before, from: before.offset, at: from).write(.once, into: &lines)
        }
        for transition in own {
            Observance(type: transition.type, from: before.offset, at: transition.at).write(.once, into: &lines)
            before = transition.type
        }
        if let rule, let daylight = rule.daylight {
            let switches = [
                (daylight.begins, rule.standard, daylight.type), (daylight.ends, daylight.type, rule.standard),
            ]
            for (change, old, new) in switches {
                // From the year before, so that the rule's own winter reaches into the first January.
                var year = first.year - 1
                if let last = own.last {
                    year = CivilTime(Instant(last.at), at: old.offset).day.year
                    if change.instant(in: year, before: old.offset) <= last.at { year += 1 }
                }
                let at = change.instant(in: year, before: old.offset)
                let observance = Observance(type: new, from: old.offset, at: at)
                observance.write(change.repetition(since: year, before: old.offset), into: &lines)
            }
        }
        lines.write("END:VTIMEZONE")
    }

    /// The transitions that must be written one by one: all up to the last that the rule does not foretell, or before which
    /// it foretells others than there were.
    private func ownTransitions(since from: Int64) -> [Transition] {
        guard let rule else { return transitions.filter { $0.at > from } }
        var previous = Transition(at: .min, type: initial)
        var last: Int?
        for (index, transition) in transitions.enumerated() {
            let isForetold =
                rule.type(at: transition.at) == transition.type && rule.type(at: transition.at - 1) == previous.type
            if !isForetold || previous.type == transition.type || previous.at < transition.at - 366 * 86_400 {
                last = index
            }
            previous = transition
        }
        guard let last else { return [] }
        return transitions[...last].filter { $0.at > from }
    }
}

/// How often an observance begins.
private enum Repetition {
    case once
    case rule(String)
    /// Further instants, where no rule can say it.
    case each([Int64])
}

private struct Observance {
    let type: Zone.LocalType
    let from: Offset
    let at: Int64

    func write(_ repetition: Repetition, into lines: inout ContentLines) {
        lines.write(type.isDaylight ? "BEGIN:DAYLIGHT" : "BEGIN:STANDARD")
        lines.line.write("DTSTART:")
        lines.line.write(iCalendarLocal: CivilTime(Instant(at), at: from))
        lines.end()
        switch repetition {
        case .once: break
        case .rule(let rule):
            lines.line.write("RRULE:")
            lines.line.write(rule)
            lines.end()
        case .each(let instants):
            for instant in instants {
                lines.line.write("RDATE:")
                lines.line.write(iCalendarLocal: CivilTime(Instant(instant), at: from))
                lines.end()
            }
        }
        lines.write(text: "TZNAME:", type.abbreviation)
        lines.line.write("TZOFFSETFROM:")
        lines.line.write(calendarOffset: from)
        lines.end()
        lines.line.write("TZOFFSETTO:")
        lines.line.write(calendarOffset: type.offset)
        lines.end()
        lines.write(type.isDaylight ? "END:DAYLIGHT" : "END:STANDARD")
    }
}

extension ZoneRule.Switch {
    /// An RRULE where the change falls on the nth or last weekday of a month; else its instants for forty years.
    fileprivate func repetition(since year: Int, before offset: Offset) -> Repetition {
        guard case .weekday(let month, let week, let weekday) = date else { return each(since: year, before: offset) }
        // Wall times before midnight and after 24:00 move the change to another day.
        let shift = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let name = Weekday(number: weekday + 6 + shift).iCalendarName
        if shift == 0 {
            return .rule("FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(week == 5 ? -1 : week)\(name)")
        }
        let length = Day.count(ofMonth: month, year: 2001)
        let first = (week == 5 ? length - 6 : week * 7 - 6) + shift
        guard first >= 1, first + 6 <= length, week < 5 || month != 2 else { return each(since: year, before: offset) }
        let days = (first...first + 6).map(String.init).joined(separator: ",")
        return .rule("FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(days);BYDAY=\(name)")
    }

    private func each(since year: Int, before offset: Offset) -> Repetition {
        .each((1...40).compactMap { year + $0 <= 9998 ? instant(in: year + $0, before: offset) : nil })
    }
}

extension ByteWriter {
    /// `+0200`, with seconds only where there are some.
    fileprivate mutating func write(calendarOffset offset: Offset) {
        let seconds = abs(offset.seconds)
        write(offset.seconds < 0 ? "-" : "+")
        var digits = Array(
            String(1_000_000 + seconds / 3600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60).utf8.dropFirst())
        if seconds % 60 == 0 { digits.removeLast(2) }
        write(digits)
    }
}
