internal import Calendars

/// When an entry takes place, read from the rows that have a calendar's roles.
package struct Timing: Sendable {
    /// A day where it lasts all day.
    let start: Moment
    /// Of the first occurrence; the last day itself where it lasts all day.
    let end: Moment?
    let recurrence: Recurrence?

    /// nil without a start. A recurrence rule that cannot be read is left out: reading the field has reported it.
    init?(_ kind: Kind, in zone: Zone, excluding others: [Moment] = [], value: (Int) -> FieldValue?) {
        func moment(_ role: Field.CalendarRole) -> Moment? {
            guard let index = kind.index(calendar: role), case .moment(let moment)? = value(index) else { return nil }
            return moment
        }
        guard let start = moment(.start) else { return nil }
        var isAllDay = !start.hasTime
        if let index = kind.index(calendar: .allDay), case .flag(true)? = value(index) { isAllDay = true }
        func whole(_ moment: Moment) -> Moment {
            isAllDay && moment.hasTime ? Moment(day: moment.civil(in: zone).day) : moment
        }
        self.start = whole(start)
        end = moment(.end).map(whole)
        guard start.precision >= .day, let index = kind.index(calendar: .recurrence),
            case .text(let text)? = value(index),
            let rule = try? RecurrenceRule(text)
        else {
            recurrence = nil
            return
        }
        var excluded = others
        if let index = kind.index(calendar: .exceptions), case .list(let items)? = value(index) {
            for case .moment(let moment) in items { excluded.append(moment) }
        }
        recurrence = Recurrence(rule, from: self.start, excluding: excluded)
    }

    /// The end of the occurrence that begins then: as long after it as the first end is after the first start.
    func end(from start: Moment, in zone: Zone) -> Moment? {
        guard let end, start != self.start else { return end }
        if self.start.hasTime, end.hasTime {
            let length = end.instant(in: zone).seconds - self.start.instant(in: zone).seconds
            return Moment(zone.local(start.instant(in: zone).adding(seconds: length)))
        }
        let days = end.lastDay.daysSince1970 - self.start.day.daysSince1970
        return Moment(day: start.civil(in: zone).day.adding(days: days))
    }

    /// When the occurrence that begins then is over; without an end it lasts as long as its start is precise, or two hours.
    func over(from start: Moment, in zone: Zone) -> Instant {
        if let end = end(from: start, in: zone) { return end.end(in: zone) }
        let end = start.end(in: zone)
        return start.hasTime ? end.adding(seconds: 2 * 3600) : end
    }

    /// What is left of it; nil for what happens once. The watch is asked about each one to come.
    func occurrences(in zone: Zone, watch: inout InstantWatch) -> Occurrences? {
        guard let recurrence else { return nil }
        let length = over(from: start, in: zone).seconds - start.instant(in: zone).seconds
        // An hour that the clocks skip or repeat may lie within.
        let from = watch.before(seconds: max(0, length) + 7200)
        let limit = InstantWatch.most
        let starts = recurrence.starts(in: zone, from: from, until: watch.until, limit: limit)
        if starts.count == limit, let last = starts.last { watch.end(at: last.instant(in: zone)) }
        var next = starts.filter { !watch.hasCome(over(from: $0, in: zone)) }
        if next.count < Occurrences.shown {
            // What begins beyond the plan is to come all the same.
            next += recurrence.starts(in: zone, from: watch.until, limit: Occurrences.shown - next.count)
        }
        let exceptions = recurrence.excluded.filter { !watch.hasCome($0.end(in: zone)) }
            .sorted { $0.instant(in: zone) < $1.instant(in: zone) }
        return Occurrences(
            next: Array(next.prefix(Occurrences.shown)), last: last(of: recurrence, in: zone), exceptions: exceptions)
    }

    private func last(of recurrence: Recurrence, in zone: Zone) -> Moment? {
        guard !recurrence.rule.isEndless else { return nil }
        let limit = 3000
        let starts = recurrence.starts(in: zone, limit: limit, steps: 20_000)
        return starts.count < limit ? starts.last : nil
    }
}

/// What is to come of a series at the build's instant.
struct Occurrences: Sendable {
    /// Starts of those that are not over, in order; the first ones of many.
    let next: [Moment]
    /// The start of the last of all; nil where there is no last one.
    let last: Moment?
    /// Days and starts left out that are not over, in order.
    let exceptions: [Moment]

    static let shown = 6
}

extension Moment {
    /// As an editor writes it: `2026-11-21 18:30`.
    package var typed: String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        var text = String(day.year)
        if precision >= .month { text += "-" + padded(day.month) }
        if precision >= .day { text += "-" + padded(day.day) }
        if hasTime { text += " " + padded(secondsOfDay / 3600) + ":" + padded(secondsOfDay / 60 % 60) }
        return text
    }
}
