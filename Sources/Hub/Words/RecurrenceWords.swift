internal import Calendars
internal import SourceText

/// How often something takes place, in words: «щосереди, 14:00–17:00, крім 23 та 30 грудня».
package struct RecurrenceWords {
    let site: Site
    let strings: Strings

    package init(site: Site, strings: Strings) {
        self.site = site
        self.strings = strings
    }

    /// nil for what happens once, and for rules that a sentence could not say.
    package func text(of id: EntryID, _ timing: Timing) -> String? {
        guard let recurrence = timing.recurrence, let rhythm = rhythm(recurrence) else { return nil }
        let zone = site.settings.zone
        var text = rhythm
        if recurrence.start.hasTime {
            let start = recurrence.start.civil(in: zone)
            text += ", " + strings.time(start)
            if let end = timing.end, end.hasTime, end.civil(in: zone).day == start.day {
                text += "–" + strings.time(end.civil(in: zone))
            }
        }
        if let last = site.linked[id].occurrences?.last {
            text += ", " + strings.phrase("until_date", strings.long(last.civil(in: zone)))
        }
        let left = exceptions(recurrence, site.linked[id].occurrences?.exceptions ?? [])
        if !left.isEmpty { text += ", " + strings.phrase("except", list(left.map { strings.dayMonth($0) })) }
        return text
    }

    private func rhythm(_ recurrence: Recurrence) -> String? {
        let rule = recurrence.rule
        guard rule.isPlain else { return nil }
        let first = recurrence.start.civil(in: site.settings.zone).day
        switch rule.frequency {
        case .daily where rule.weekdays.isEmpty && rule.monthDays.isEmpty: return every("day", rule.interval)
        case .daily where rule.interval == 1 && rule.monthDays.isEmpty: return weekly(rule, first)
        case .weekly where rule.monthDays.isEmpty: return weekly(rule, first)
        case .monthly: return monthly(rule, first)
        case .yearly where rule.weekdays.isEmpty && rule.monthDays.isEmpty:
            return every("year", rule.interval).map {
                $0 + ", " + strings.dayMonth(CivilTime(day: first, offset: .utc))
            }
        default: return nil
        }
    }

    private func weekly(_ rule: RecurrenceRule, _ first: Day) -> String? {
        guard rule.weekdays.allSatisfy({ $0.ordinal == 0 }) else { return nil }
        let days =
            rule.weekdays.isEmpty
            ? [first.weekday] : Set(rule.weekdays.map(\.weekday)).sorted { $0.rawValue < $1.rawValue }
        if rule.interval == 1 {
            if days.count == 7 { return every("day", 1) }
            if days.map(\.rawValue) == [0, 1, 2, 3, 4] { return word("workday") }
            let named = days.compactMap { word("every.\($0.key)") }
            return named.count == days.count ? list(named) : nil
        }
        let named = days.compactMap { word("on.\($0.key)") }
        guard named.count == days.count, let every = every("week", rule.interval) else { return nil }
        return every + ", " + list(named)
    }

    private func monthly(_ rule: RecurrenceRule, _ first: Day) -> String? {
        guard let every = every("month", rule.interval) else { return nil }
        if rule.weekdays.isEmpty {
            let days = rule.monthDays.isEmpty ? [first.day] : rule.monthDays
            if days == [-1] { return word("last_day").map { every + ", " + $0 } }
            guard days.allSatisfy({ $0 > 0 }), let pattern = word("month_day") else { return nil }
            return every + ", " + pattern.filling([list(days.map(String.init))])
        }
        guard rule.monthDays.isEmpty else { return nil }
        let named = rule.weekdays.compactMap { day -> String? in
            guard let gender = word("gender.\(day.weekday.key)"), let name = word("days.\(day.weekday.key)"),
                let ordinal = word("nth.\(day.ordinal == -1 ? "last" : String(day.ordinal))\(gender)")
            else { return nil }
            return ordinal + " " + name
        }
        return named.count == rule.weekdays.count ? every + ", " + list(named) : nil
    }

    /// «щомісяця», «раз на 2 місяці».
    private func every(_ unit: String, _ interval: Int) -> String? {
        interval == 1 ? word(unit) : word("interval").map { $0.filling([strings.count(unit + "s_span", interval)]) }
    }

    private func word(_ key: String) -> String? { strings["recurrence." + key] }

    private func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return strings.phrase("and", items.dropLast().joined(separator: ", "), last)
    }

    /// The days to come on which it is left out, the first four.
    private func exceptions(_ recurrence: Recurrence, _ coming: [Moment]) -> [CivilTime] {
        let zone = site.settings.zone
        let all = Recurrence(recurrence.rule, from: recurrence.start)
        return coming.prefix(4)
            .filter { one in
                let day = Moment(day: one.civil(in: zone).day)
                return !all.starts(in: zone, from: day.instant(in: zone), until: day.end(in: zone), limit: 1).isEmpty
            }.map { $0.civil(in: zone) }
    }
}

extension Weekday {
    /// As the strings files name it.
    fileprivate var key: String { ["mo", "tu", "we", "th", "fr", "sa", "su"][rawValue] }
}
