internal import Calendars

extension Day {
    /// As front matter has it: `2026-11-21`.
    var written: String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let digits = String(year)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits + "-" + two(month) + "-" + two(self.day)
    }
}

extension CivilTime {
    /// As front matter has it, to the minute: `2026-11-21 18:30`.
    var written: String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return day.written + " " + two(hour) + ":" + two(minute)
    }
}
