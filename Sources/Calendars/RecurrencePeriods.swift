/// The years, months, weeks or days that a rule's INTERVAL counts, numbered from the one of the first start.
struct Periods {
    private let frequency: RecurrenceRule.Frequency
    private let interval: Int
    private let weekStart: Weekday
    /// Years of whole weeks (ISO 8601 with the rule's first day of the week), where the rule chooses weeks by number.
    private let isByWeeks: Bool
    private let first: Int
    private let origin: Int

    init(_ rule: RecurrenceRule, first: Int) {
        frequency = rule.frequency
        interval = rule.interval
        weekStart = rule.weekStart
        isByWeeks = !rule.weekNumbers.isEmpty
        self.first = first
        let day = Day(daysSince1970: first)
        origin =
            switch rule.frequency {
            case .yearly:
                rule.weekNumbers.isEmpty ? day.year : WeekYear(containing: first, weekStart: rule.weekStart).year
            case .monthly: day.year * 12 + day.month - 1
            case .weekly: first - (day.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
            default: first
            }
    }

    /// The last number, a multiple of the interval, whose period surely begins before a day.
    func index(before day: Int) -> Int {
        let date = Day(daysSince1970: day)
        let distance =
            switch frequency {
            case .yearly: date.year - 1 - origin
            case .monthly: date.year * 12 + date.month - 1 - origin
            case .weekly: (day - origin) / 7
            default: day - origin
            }
        return max(0, distance / interval * interval)
    }

    /// The days of a period; nil beyond the calendar's end.
    func days(_ index: Int) -> Range<Int>? {
        switch frequency {
        case .yearly:
            let year = origin + index
            guard year < 9999 else { return nil }
            if isByWeeks { return WeekYear(year, weekStart: weekStart).days }
            return Day(unchecked: year, 1, 1).daysSince1970..<Day(unchecked: year + 1, 1, 1).daysSince1970
        case .monthly:
            let (year, month) = ((origin + index) / 12, (origin + index) % 12 + 1)
            guard year <= 9999 else { return nil }
            let start = Day(unchecked: year, month, 1).daysSince1970
            return start..<start + Day.count(ofMonth: month, year: year)
        case .weekly:
            let start = origin + index * 7
            return start + 6 <= Day.lastNumber ? start..<start + 7 : nil
        default:
            let start = first + index
            return start <= Day.lastNumber ? start..<start + 1 : nil
        }
    }
}

/// A year of whole weeks: the first one has at least four days in the calendar's year (RFC 5545, BYWEEKNO).
struct WeekYear {
    let year: Int
    let days: Range<Int>

    init(_ year: Int, weekStart: Weekday) {
        self.year = year
        days = WeekYear.start(year, weekStart)..<WeekYear.start(year + 1, weekStart)
    }

    init(containing day: Int, weekStart: Weekday) {
        let year = Day(daysSince1970: day).year
        for candidate in [year - 1, year] {
            let weekYear = WeekYear(candidate, weekStart: weekStart)
            if weekYear.days.contains(day) {
                self = weekYear
                return
            }
        }
        self.init(year + 1, weekStart: weekStart)
    }

    private static func start(_ year: Int, _ weekStart: Weekday) -> Int {
        let fourth = Day(unchecked: year, 1, 4).daysSince1970
        return fourth - (Weekday(number: fourth + 3).rawValue - weekStart.rawValue + 7) % 7
    }
}

/// Whether a rule's BY parts, together with what its first start adds to them, choose a day.
struct DayChoice {
    private let months: Set<Int>
    private let monthDays: Set<Int>
    private let yearDays: Set<Int>
    private let weekNumbers: Set<Int>
    private let weekdays: Set<Weekday>
    private let nthWeekdays: [RecurrenceRule.NthWeekday]
    private let isNthOfMonth: Bool
    private let weekStart: Weekday

    init(_ rule: RecurrenceRule, first: Day) {
        var months = rule.months
        var monthDays = rule.monthDays
        var weekdays = rule.weekdays
        switch rule.frequency {
        case .yearly where rule.weekNumbers.isEmpty:
            if rule.yearDays.isEmpty, weekdays.isEmpty {
                if monthDays.isEmpty { monthDays = [first.day] }
                if months.isEmpty { months = [first.month] }
            }
        case .yearly, .weekly:
            if weekdays.isEmpty, monthDays.isEmpty, rule.yearDays.isEmpty {
                weekdays = [RecurrenceRule.NthWeekday(ordinal: 0, weekday: first.weekday)]
            }
        case .monthly: if monthDays.isEmpty, weekdays.isEmpty { monthDays = [first.day] }
        default: break
        }
        self.months = Set(months)
        self.monthDays = Set(monthDays)
        yearDays = Set(rule.yearDays)
        weekNumbers = Set(rule.weekNumbers)
        self.weekdays = Set(weekdays.filter { $0.ordinal == 0 }.map(\.weekday))
        nthWeekdays = weekdays.filter { $0.ordinal != 0 }
        isNthOfMonth = rule.frequency == .monthly || !rule.months.isEmpty
        weekStart = rule.weekStart
    }

    func contains(_ number: Int) -> Bool {
        let day = Day(daysSince1970: number)
        if !months.isEmpty, !months.contains(day.month) { return false }
        let length = Day.count(ofMonth: day.month, year: day.year)
        if !monthDays.isEmpty, !monthDays.contains(day.day), !monthDays.contains(day.day - length - 1) { return false }
        if !yearDays.isEmpty {
            let ordinal = day.dayOfYear
            let count = Day.isLeap(day.year) ? 366 : 365
            if !yearDays.contains(ordinal), !yearDays.contains(ordinal - count - 1) { return false }
        }
        if !weekNumbers.isEmpty {
            let year = WeekYear(containing: number, weekStart: weekStart)
            let week = (number - year.days.lowerBound) / 7 + 1
            if !weekNumbers.contains(week), !weekNumbers.contains(week - year.days.count / 7 - 1) { return false }
        }
        guard !weekdays.isEmpty || !nthWeekdays.isEmpty else { return true }
        let weekday = Weekday(number: number + 3)
        if weekdays.contains(weekday) { return true }
        guard !nthWeekdays.isEmpty else { return false }
        let place = isNthOfMonth ? day.day : day.dayOfYear
        let count = isNthOfMonth ? length : Day.isLeap(day.year) ? 366 : 365
        let fromStart = (place - 1) / 7 + 1
        let fromEnd = -((count - place) / 7 + 1)
        return nthWeekdays.contains { $0.weekday == weekday && ($0.ordinal == fromStart || $0.ordinal == fromEnd) }
    }
}
