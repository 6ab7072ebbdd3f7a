/// The rule for all years after a zone's last transition: a POSIX TZ text such as `EET-2EEST,M3.5.0/3,M10.5.0/4`
/// with the wider hours of RFC 8536, 3.3.1.
struct ZoneRule: Hashable, Sendable {
    let standard: Zone.LocalType
    let daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        let type: Zone.LocalType
        let begins: Switch
        let ends: Switch
    }

    /// When in a year clocks change: a day and the seconds of wall time since its midnight, maybe negative.
    struct Switch: Hashable, Sendable {
        enum Date: Hashable, Sendable {
            /// 1 to 365, never counting 29 February.
            case julian(Int)
            /// 0 to 365, counting it.
            case dayOfYear(Int)
            /// The week 1 to 4, or 5 for the last; weekday 0 is Sunday.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        let date: Date
        let seconds: Int

        func day(in year: Int) -> Day {
            let january = Day(unchecked: year, 1, 1)
            switch date {
            case .julian(let number):
                return january.adding(days: number - 1 + (Day.isLeap(year) && number >= 60 ? 1 : 0))
            case .dayOfYear(let number): return january.adding(days: number)
            case .weekday(let month, let week, let weekday):
                let first = Day(unchecked: year, month, 1)
                let firstWeekday = (first.weekday.rawValue + 1) % 7
                var day = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
                while day > Day.count(ofMonth: month, year: year) { day -= 7 }
                return Day(unchecked: year, month, day)
            }
        }

        /// The instant of the change where clocks are so far ahead of UTC before it.
        func instant(in year: Int, before offset: Offset) -> Int64 {
            Int64(day(in: year).daysSince1970 * 86_400 + seconds - offset.seconds)
        }
    }

    func type(at seconds: Int64) -> Zone.LocalType {
        guard let daylight else { return standard }
        let year = CivilTime(Instant(seconds), at: standard.offset).day.year
        let begins = daylight.begins.instant(in: year, before: standard.offset)
        let ends = daylight.ends.instant(in: year, before: daylight.type.offset)
        let isDaylight = begins < ends ? begins <= seconds && seconds < ends : !(ends <= seconds && seconds < begins)
        return isDaylight ? daylight.type : standard
    }
}

extension ZoneRule {
    init?(posix text: ArraySlice<UInt8>) {
        var rest = text
        guard let name = Self.name(&rest), let west = Self.time(&rest) else { return nil }
        standard = Zone.LocalType(offset: Offset(seconds: -west), isDaylight: false, abbreviation: name)
        guard !rest.isEmpty else {
            daylight = nil
            return
        }
        guard let summerName = Self.name(&rest) else { return nil }
        var ahead = -west + 3600
        if let first = rest.first, first != UInt8(ascii: ",") {
            guard let summerWest = Self.time(&rest) else { return nil }
            ahead = -summerWest
        }
        var begins = Switch(date: .weekday(month: 3, week: 2, weekday: 0), seconds: 7200)
        var ends = Switch(date: .weekday(month: 11, week: 1, weekday: 0), seconds: 7200)
        if !rest.isEmpty {
            guard let first = Self.change(&rest), let second = Self.change(&rest), rest.isEmpty else { return nil }
            (begins, ends) = (first, second)
        }
        daylight = Daylight(
            type: Zone.LocalType(offset: Offset(seconds: ahead), isDaylight: true, abbreviation: summerName),
            begins: begins, ends: ends)
    }

    private static func name(_ rest: inout ArraySlice<UInt8>) -> String? {
        if rest.first == UInt8(ascii: "<") {
            let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
            guard inside.endIndex < rest.endIndex, !inside.isEmpty else { return nil }
            rest = rest[(inside.endIndex + 1)...]
            return String(decoding: inside, as: UTF8.self)
        }
        let letters = rest.prefix { 0x61...0x7A ~= $0 | 0x20 }
        guard letters.count >= 3 else { return nil }
        rest = rest[letters.endIndex...]
        return String(decoding: letters, as: UTF8.self)
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
        guard !digits.isEmpty, digits.count <= 3 else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + Int($1 & 15) }
    }

    /// `[+|-]hh[:mm[:ss]]` in seconds.
    private static func time(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var sign = 1
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            rest = rest.dropFirst()
        }
        guard let hours = number(&rest), hours <= 167 else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where rest.first == UInt8(ascii: ":") {
            rest = rest.dropFirst()
            guard let part = number(&rest), part < 60 else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,date[/time]`; two in the morning where no time is said.
    private static func change(_ rest: inout ArraySlice<UInt8>) -> Switch? {
        guard rest.first == UInt8(ascii: ",") else { return nil }
        rest = rest.dropFirst()
        guard let date = date(&rest) else { return nil }
        var seconds = 7200
        if rest.first == UInt8(ascii: "/") {
            rest = rest.dropFirst()
            guard let said = time(&rest) else { return nil }
            seconds = said
        }
        return Switch(date: date, seconds: seconds)
    }

    private static func date(_ rest: inout ArraySlice<UInt8>) -> Switch.Date? {
        switch rest.first {
        case UInt8(ascii: "J"):
            rest = rest.dropFirst()
            guard let number = number(&rest), 1...365 ~= number else { return nil }
            return .julian(number)
        case UInt8(ascii: "M"):
            rest = rest.dropFirst()
            guard let month = number(&rest), 1...12 ~= month, rest.popFirst() == UInt8(ascii: "."),
                let week = number(&rest), 1...5 ~= week, rest.popFirst() == UInt8(ascii: "."),
                let weekday = number(&rest), 0...6 ~= weekday
            else { return nil }
            return .weekday(month: month, week: week, weekday: weekday)
        default:
            guard let number = number(&rest), 0...365 ~= number else { return nil }
            return .dayOfYear(number)
        }
    }
}
