/// Something that happens again: its first start, the rule, and the starts that fall out of it.
public struct Recurrence: Hashable, Sendable {
    public let rule: RecurrenceRule
    public let start: Moment
    /// Starts that don't take place; a day means every start on it.
    public let excluded: [Moment]

    public init(_ rule: RecurrenceRule, from start: Moment, excluding excluded: [Moment] = []) {
        self.rule = rule
        self.start = start
        self.excluded = excluded
    }

    /// The starts within a span of time, as the zone's calendar and clock show them, in order and at most so many;
    /// days where the first start is a day.
    ///
    /// Looks at no more than `steps` periods and candidates and then ends with what it has found, so that a rule which
    /// never comes true, or every second, costs a few milliseconds.
    public func starts(
        in zone: Zone, from: Instant = Instant(.min), until: Instant = Instant(.max), limit: Int = 1000,
        steps: Int = 100_000
    ) -> [Moment] {
        guard limit > 0, from < until else { return [] }
        var search = Search(self, zone, from: from, until: until, limit: limit, steps: steps)
        search.run()
        return search.found
    }
}

/// The first starts within many short spans of one recurrence.
///
/// Where a rule counts its starts, each walk begins at the first one; then one walk answers for all.
public struct RecurrenceStarts: Sendable {
    private let recurrence: Recurrence
    private let zone: Zone
    private let counted: [Moment]?

    public init(_ recurrence: Recurrence, in zone: Zone) {
        self.recurrence = recurrence
        self.zone = zone
        counted = recurrence.rule.count == nil ? nil : recurrence.starts(in: zone, limit: .max)
    }

    public func first(from: Instant, until: Instant) -> Moment? {
        guard let counted else { return recurrence.starts(in: zone, from: from, until: until, limit: 1).first }
        var (low, high) = (0, counted.count)
        while low < high {
            let middle = (low + high) / 2
            if counted[middle].instant(in: zone) < from { low = middle + 1 } else { high = middle }
        }
        guard low < counted.count, counted[low].instant(in: zone) < until else { return nil }
        return counted[low]
    }
}

/// One walk over a rule's periods. A day's number counts from 1970, a second from its midnight.
private struct Search {
    private(set) var found: [Moment] = []
    private let rule: RecurrenceRule
    private let zone: Zone
    private let isAllDay: Bool
    private let firstDay: Int
    private let firstSecond: Int
    private let from: Instant
    private let until: Instant
    private let limit: Int
    private let excluded: Set<Moment>
    private let last: (day: Int, second: Int)
    private let days: DayChoice
    private let times: [Int]
    private var stepsLeft: Int
    private var counted = 0
    private var isOver = false

    init(_ recurrence: Recurrence, _ zone: Zone, from: Instant, until: Instant, limit: Int, steps: Int) {
        rule = recurrence.rule
        self.zone = zone
        self.from = from
        self.until = until
        self.limit = limit
        stepsLeft = steps
        let start = recurrence.start
        let isAllDay = !start.hasTime
        self.isAllDay = isAllDay
        let local = start.civil(in: zone)
        firstDay = local.day.daysSince1970
        firstSecond = local.secondsOfDay
        excluded = Set(
            recurrence.excluded.map {
                guard $0.hasTime, !isAllDay else { return Moment(day: $0.civil(in: zone).day) }
                let local = $0.civil(in: zone)
                return Moment(day: local.day, secondsOfDay: local.secondsOfDay)
            })
        if let end = rule.until {
            let local = end.civil(in: zone)
            last = (local.day.daysSince1970, end.hasTime && !isAllDay ? local.secondsOfDay : 86_399)
        } else {
            last = (Day.lastNumber, 86_399)
        }
        days = DayChoice(rule, first: local.day)
        times = isAllDay ? [0] : Search.times(rule, local)
    }

    /// The seconds of a day, or of an hour or a minute for rules of that frequency, at which it happens.
    private static func times(_ rule: RecurrenceRule, _ first: CivilTime) -> [Int] {
        let seconds = rule.seconds.isEmpty ? [first.second] : rule.seconds.filter { $0 < 60 }
        let minutes = rule.minutes.isEmpty ? [first.minute] : rule.minutes
        let hours = rule.hours.isEmpty ? [first.hour] : rule.hours
        switch rule.frequency {
        case .secondly: return [0]
        case .minutely: return seconds
        case .hourly: return minutes.flatMap { minute in seconds.map { minute * 60 + $0 } }
        default:
            return hours.flatMap { hour in
                minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
            }
        }
    }

    mutating func run() {
        switch rule.frequency {
        case .secondly: runWithinDay(unit: 1)
        case .minutely: runWithinDay(unit: 60)
        case .hourly: runWithinDay(unit: 3600)
        case .daily, .weekly, .monthly, .yearly: runByDays()
        }
    }

    // MARK: days and longer

    private mutating func runByDays() {
        guard !times.isEmpty else { return }
        let periods = Periods(rule, first: firstDay)
        var index = rule.count == nil ? periods.index(before: earliestDay) : 0
        while !isOver, step() {
            guard let period = periods.days(index), period.lowerBound <= last.day else { return }
            index += rule.interval
            guard isWithinWindow(period.lowerBound) else { return }
            stepsLeft -= period.count / 8
            var chosen: [Int] = []
            for day in period where days.contains(day) { chosen.append(day) }
            let total = chosen.count * times.count
            if rule.positions.isEmpty {
                for day in chosen {
                    for time in times where !isOver && step() { take(day, time) }
                }
            } else {
                for position in places(of: total) where !isOver && step() {
                    take(chosen[position / times.count], times[position % times.count])
                }
            }
        }
    }

    /// Where BYSETPOS points in a set of so many, in order and each once.
    private func places(of total: Int) -> [Int] {
        var result: Set<Int> = []
        for position in rule.positions {
            let place = position > 0 ? position - 1 : total + position
            if 0..<total ~= place { result.insert(place) }
        }
        return result.sorted()
    }

    // MARK: hours, minutes and seconds

    /// Periods are counted in seconds since 1970; a day, an hour or a minute in which nothing can happen is jumped over.
    private mutating func runWithinDay(unit: Int) {
        guard !times.isEmpty else { return }
        let origin = firstDay * 86_400 + firstSecond / unit * unit
        let stride = rule.interval * unit
        var at = origin
        if rule.count == nil, earliestDay > firstDay {
            at += (earliestDay * 86_400 - origin) / stride * stride
        }
        let chosenHours = Set(rule.hours)
        let chosenMinutes = Set(rule.minutes)
        let chosenSeconds = Set(rule.seconds)
        while !isOver, step() {
            let day = at >= 0 ? at / 86_400 : (at - 86_399) / 86_400
            let second = at - day * 86_400
            guard day <= last.day, day <= Day.lastNumber, isWithinWindow(day) else { return }
            var jump = 0
            if !days.contains(day) {
                jump = 86_400 - second
            } else if !chosenHours.isEmpty, !chosenHours.contains(second / 3600) {
                jump = 3600 - second % 3600
            } else if unit < 3600, !chosenMinutes.isEmpty, !chosenMinutes.contains(second / 60 % 60) {
                jump = 60 - second % 60
            } else if unit == 1, !chosenSeconds.isEmpty, !chosenSeconds.contains(second % 60) {
                jump = 1
            }
            guard jump == 0 else {
                at += (jump + stride - 1) / stride * stride
                continue
            }
            if rule.positions.isEmpty {
                for time in times where !isOver && step() { take(day, second + time) }
            } else {
                for place in places(of: times.count) where !isOver && step() { take(day, second + times[place]) }
            }
            at += stride
        }
    }

    // MARK: candidates

    private mutating func step() -> Bool {
        stepsLeft -= 1
        return stepsLeft >= 0
    }

    private mutating func take(_ day: Int, _ second: Int) {
        guard day > firstDay || day == firstDay && second >= firstSecond else { return }
        guard day < last.day || day == last.day && second <= last.second else {
            isOver = true
            return
        }
        counted += 1
        if let count = rule.count, counted >= count { isOver = true }
        let date = Day(daysSince1970: day)
        let moment = isAllDay ? Moment(day: date) : Moment(day: date, secondsOfDay: second)
        let instant = moment.instant(in: zone)
        guard instant >= from else { return }
        guard instant < until else {
            isOver = true
            return
        }
        guard excluded.isEmpty || !excluded.contains(moment) && !excluded.contains(Moment(day: date)) else { return }
        found.append(moment)
        if found.count >= limit { isOver = true }
    }

    /// A day before the window's first one in any zone, and not before the first start.
    private var earliestDay: Int { max(firstDay, CivilTime(from, at: .utc).day.daysSince1970 - 2) }

    private func isWithinWindow(_ day: Int) -> Bool { day <= CivilTime(until, at: .utc).day.daysSince1970 + 2 }
}
