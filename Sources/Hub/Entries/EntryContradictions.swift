internal import Calendars
internal import SourceText

/// Fields of one entry of which one makes another void.
extension EntryChecks {
    func checkContradictions(into diagnostics: inout Diagnostics) {
        sayHiddenHours(into: &diagnostics)
        sayExceptionsAlone(into: &diagnostics)
        sayTooLate(into: &diagnostics)
    }

    private func sayHiddenHours(into diagnostics: inout Diagnostics) {
        guard let index = kind.index(calendar: .allDay), case .flag(true)? = value(kind.fields[index].name) else {
            return
        }
        for role in [Field.CalendarRole.start, .end] {
            guard let row = kind.index(calendar: role).map({ kind.fields[$0].name }), let moment = moment(row),
                moment.hasTime, moment.secondsOfDay != 0
            else { continue }
            return diagnostics.append(
                .hoursOfWholeDay, at: place(of: row), moment.standardForm, kind.fields[index].name,
                mend: Mend(lines: row + ": " + Moment(day: moment.day).standardForm))
        }
    }

    private func sayExceptionsAlone(into diagnostics: inout Diagnostics) {
        guard let exceptions = kind.index(calendar: .exceptions).map({ kind.fields[$0].name }),
            let rule = kind.index(calendar: .recurrence).map({ kind.fields[$0] }),
            value(exceptions) != nil, value(rule.name) == nil
        else { return }
        diagnostics.append(
            .exceptionsAlone, at: place(of: exceptions), exceptions, rule.name,
            mend: Mend(lines: rule.exampleLine(in: kind.name)))
    }

    /// What is over before it is to be seen, and what ends before it begins.
    private func sayTooLate(into diagnostics: inout Diagnostics) {
        var pairs = [("review_at", "date"), ("review_at", "start")]
        let ends = ["closes", "until", "end"].filter { moment($0) != nil && kind.index(of: $0) != nil }
        if let end = ends.first {
            pairs += [(end, "publish_at")]
            if end != "end" { pairs.append(("expires", end)) }
        } else if kind.hasCalendar, value("recurrence") == nil {
            pairs.append(("start", "publish_at"))
        }
        if kind.hasCalendar || kind.over.contains(.until) { pairs.append(("expires", "start")) }
        for (later, earlier) in pairs where kind.index(of: later) != nil && kind.index(of: earlier) != nil {
            say(later, before: earlier, .hardlyBefore, into: &diagnostics)
        }
        // Registration that ends half a year before the event ends in another year.
        if let until = moment("registration_until"), let start = moment("start"), value("recurrence") == nil,
            until.end(in: zone).adding(seconds: 180 * 86_400) < start.instant(in: zone)
        {
            diagnostics.append(
                .hardlyBefore, at: place(of: "registration_until"), "registration_until", "start",
                until.standardForm, start.standardForm)
        }
        sayAnsweredBefore(into: &diagnostics)
    }

    /// `ask` with an `until` before the day on which it was asked.
    private func sayAnsweredBefore(into diagnostics: inout Diagnostics) {
        guard case .map(let items)? = value(FieldName.ask.key), let date = moment("date") else { return }
        for case .moment(let until) in items.map(\.value) where until.end(in: zone) <= date.instant(in: zone) {
            diagnostics.append(
                .hardlyBefore, at: place(of: FieldName.ask.key), FieldName.ask.key + ".until", "date",
                until.standardForm, date.standardForm)
        }
    }
}

extension Message {
    static let hoursOfWholeDay = Message(
        "value.hoursOfWholeDay", .warning,
        Wording(
            uk: "години з «{0}» ніхто не побачить: «{1}» каже, що подія на весь день",
            en: "nobody sees the time of “{0}”: “{1}” says that the event lasts all day"),
        hint: Wording(
            uk: "приберіть all_day або лишіть сам день:", en: "remove all_day, or keep the day alone:"))
    static let exceptionsAlone = Message(
        "value.exceptionsAlone", .warning,
        Wording(
            uk: "«{0}» нічого не змінює: немає «{1}»", en: "“{0}” changes nothing: there is no “{1}”"),
        hint: Wording(
            uk: "допишіть, як подія повторюється, або приберіть винятки:",
            en: "say how the event recurs, or remove the exceptions:"))
}
