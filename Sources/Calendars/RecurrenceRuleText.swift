internal import SourceText

extension RecurrenceRule {
    /// Reads `FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261231`, with or without `RRULE:` before it, in either case of letters.
    public init(_ text: String) throws(RecurrenceError) {
        var reader = RuleReader()
        var at = 0
        var parts = text.split(byte: ";", omittingEmptySubsequences: false)
        if parts.last?.utf8.allSatisfy({ $0 == 0x20 }) == true { parts.removeLast() }
        for part in parts {
            var bytes = part.utf8.drop { $0 == 0x20 }
            let start = at + part.utf8.count - bytes.count
            while bytes.last == 0x20 { bytes.removeLast() }
            let trimmed = String(Substring(bytes))
            let upper = trimmed.uppercasedASCII
            let isNamed = at == 0 && upper.hasPrefix(bytes: "RRULE:")
            try reader.take(isNamed ? String(upper.dropFirst(bytes: 6)) : upper, written: trimmed, at: start)
            at += part.utf8.count + 1
        }
        self = try reader.finish()
    }
}

/// Gathers a rule's parts and checks at the end what they may not be together.
private struct RuleReader {
    private var rule = RecurrenceRule(.daily)
    private var places: [String: (part: String, at: Int)] = [:]

    mutating func take(_ part: String, written: String, at start: Int) throws(RecurrenceError) {
        func failed(_ reason: RecurrenceError.Reason) -> RecurrenceError {
            RecurrenceError(reason: reason, part: String(written.unicodeScalars.prefix(60)), at: start)
        }
        guard let (key, value) = part.halves(atByte: "=") else { throw failed(part.isEmpty ? .badValue : .unknownPart) }
        let name = String(key)
        guard places.updateValue((String(written.unicodeScalars.prefix(60)), start), forKey: name) == nil else {
            throw failed(.twice)
        }
        switch name {
        case "FREQ":
            guard let frequency = RecurrenceRule.Frequency(rawValue: String(value)) else { throw failed(.badValue) }
            rule.frequency = frequency
        case "INTERVAL", "COUNT":
            guard let number = Int(value), 1...1_000_000 ~= number else { throw failed(.badValue) }
            if name == "COUNT" { rule.count = number } else { rule.interval = number }
        case "UNTIL":
            guard let moment = Moment(iCalendar: String(value)) else { throw failed(.badValue) }
            rule.until = moment
        case "WKST":
            guard let weekday = Weekday(iCalendar: value) else { throw failed(.badValue) }
            rule.weekStart = weekday
        case "BYDAY":
            guard let weekdays = weekdays(value) else { throw failed(.badValue) }
            rule.weekdays = weekdays
        case "RSCALE": if value != "GREGORIAN" { throw failed(.otherCalendar) }
        case "SKIP": if value != "OMIT" { throw failed(.otherCalendar) }
        default:
            guard let list = RuleReader.lists[name] else { throw failed(.unknownPart) }
            guard let numbers = numbers(value, list.most, signed: list.isSigned, from: list.least) else {
                throw failed(.badValue)
            }
            rule[keyPath: list.path] = numbers
        }
    }

    private struct List {
        let path: any WritableKeyPath<RecurrenceRule, [Int]> & Sendable
        let least: Int
        let most: Int
        let isSigned: Bool
    }

    private static let lists: [String: List] = [
        "BYSECOND": List(path: \.seconds, least: 0, most: 60, isSigned: false),
        "BYMINUTE": List(path: \.minutes, least: 0, most: 59, isSigned: false),
        "BYHOUR": List(path: \.hours, least: 0, most: 23, isSigned: false),
        "BYMONTHDAY": List(path: \.monthDays, least: 1, most: 31, isSigned: true),
        "BYYEARDAY": List(path: \.yearDays, least: 1, most: 366, isSigned: true),
        "BYWEEKNO": List(path: \.weekNumbers, least: 1, most: 53, isSigned: true),
        "BYMONTH": List(path: \.months, least: 1, most: 12, isSigned: false),
        "BYSETPOS": List(path: \.positions, least: 1, most: 366, isSigned: true),
    ]

    /// Sorted, each once.
    private func numbers(_ value: Substring, _ most: Int, signed: Bool, from least: Int) -> [Int]? {
        var result: Set<Int> = []
        for item in value.split(byte: ",", omittingEmptySubsequences: false) {
            guard let number = Int(item), least...most ~= (signed ? Int(number.magnitude) : number) else { return nil }
            result.insert(number)
        }
        return result.sorted()
    }

    private func weekdays(_ value: Substring) -> [RecurrenceRule.NthWeekday]? {
        var result: [RecurrenceRule.NthWeekday] = []
        for item in value.split(byte: ",", omittingEmptySubsequences: false) {
            guard let weekday = Weekday(iCalendar: item.suffix(bytes: 2)) else { return nil }
            var ordinal = 0
            if item.utf8.count > 2 {
                guard let number = Int(item.dropLast(bytes: 2)), 1...53 ~= number.magnitude else { return nil }
                ordinal = number
            }
            let day = RecurrenceRule.NthWeekday(ordinal: ordinal, weekday: weekday)
            if !result.contains(day) { result.append(day) }
            guard result.count <= 749 else { return nil }
        }
        return result
    }

    /// What RFC 5545, 3.3.10, says that parts must not be together.
    func finish() throws(RecurrenceError) -> RecurrenceRule {
        guard places["FREQ"] != nil else {
            throw RecurrenceError(reason: .frequencyMissing, part: "", at: 0)
        }
        try refuse("UNTIL", .countAndUntil, if: rule.count != nil)
        try refuse("BYWEEKNO", .notWithFrequency, if: rule.frequency != .yearly)
        try refuse(
            "BYYEARDAY", .notWithFrequency, if: [.daily, .weekly, .monthly].contains(rule.frequency))
        try refuse("BYMONTHDAY", .notWithFrequency, if: rule.frequency == .weekly)
        let hasOrdinals = rule.weekdays.contains { $0.ordinal != 0 }
        try refuse(
            "BYDAY", .notWithFrequency,
            if: hasOrdinals
                && (rule.frequency != .monthly && rule.frequency != .yearly || !rule.weekNumbers.isEmpty))
        let isAlone = !places.keys.contains { $0.hasPrefix(bytes: "BY") && $0 != "BYSETPOS" }
        try refuse("BYSETPOS", .nothingToChooseFrom, if: isAlone)
        return rule
    }

    private func refuse(
        _ name: String, _ reason: RecurrenceError.Reason, if condition: Bool
    ) throws(RecurrenceError) {
        guard condition, let place = places[name] else { return }
        throw RecurrenceError(reason: reason, part: place.part, at: place.at)
    }
}

extension Weekday {
    /// `MO` to `SU`.
    init?(iCalendar text: Substring) {
        guard let index = Weekday.iCalendarNames.firstIndex(of: String(text)) else { return nil }
        self.init(rawValue: index)
    }

    static let iCalendarNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    var iCalendarName: String { Weekday.iCalendarNames[rawValue] }
}

extension Moment {
    /// Reads a DATE or DATE-TIME of RFC 5545: `20261121`, `20261121T183000`, `20261121T163000Z`; nil for anything else.
    public init?(iCalendar text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard 0x30...0x39 ~= byte else { return nil }
                value = value * 10 + Int(byte & 15)
            }
            return value
        }
        guard [8, 15, 16].contains(bytes.count), let year = number(0..<4), let month = number(4..<6),
            let date = number(6..<8), let day = Day(year: year, month: month, day: date)
        else { return nil }
        guard bytes.count > 8 else {
            self.init(day: day)
            return
        }
        guard bytes[8] | 0x20 == UInt8(ascii: "t"), bytes.count == 15 || bytes[15] | 0x20 == UInt8(ascii: "z"),
            let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15), hour < 24,
            minute < 60, second <= 60
        else { return nil }
        self.init(
            day: day, secondsOfDay: hour * 3600 + minute * 60 + min(second, 59),
            offset: bytes.count == 16 ? .utc : nil)
    }
}
