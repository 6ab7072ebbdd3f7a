internal import Calendars
internal import SourceText

/// Dates that two people read in two ways, and hours that no clock shows.
extension FieldReader {
    /// `12/05/2026` is 12 May here and 5 December in America.
    mutating func sayEitherDay(_ text: String, _ moment: Moment, at range: Range<Int>, field: String) {
        let parts = text.split(byte: "/").prefix(2).compactMap { Int(String($0)) }
        guard parts.count == 2, parts.allSatisfy({ 1...12 ~= $0 }), parts[0] != parts[1] else { return }
        diagnostics.append(
            .eitherDay, at: Place(path, range), text, moment.standardForm, mend: line(field, moment.standardForm))
    }

    /// `25:00`, `8:75`. Hours may be any words, so the rest is left as it is.
    mutating func sayImpossibleHours(_ text: String, at place: Place, field: String) {
        let signs = Array(text.utf8)
        func digits(from start: Int) -> Range<Int> {
            var end = start
            while end < signs.count, 0x30...0x39 ~= signs[end] { end += 1 }
            return start..<end
        }
        func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(signs[$1]) - 0x30 } }
        var index = 0
        while index < signs.count {
            let hour = digits(from: index)
            index = max(hour.upperBound, index + 1)
            guard (1...2).contains(hour.count), hour.upperBound < signs.count,
                signs[hour.upperBound] == UInt8(ascii: ":")
            else { continue }
            let minute = digits(from: hour.upperBound + 1)
            index = max(minute.upperBound, index)
            guard minute.count == 2,
                number(hour) > 24 || number(minute) > 59 || number(hour) == 24 && number(minute) > 0
            else { continue }
            let time = String(decoding: signs[hour.lowerBound..<minute.upperBound], as: UTF8.self)
            return diagnostics.append(.impossibleHours, at: place, time, field)
        }
    }
}

extension Message {
    static let eitherDay = Message(
        "value.eitherDay", .warning,
        Wording(
            uk: "«{0}» прочитано як {1}, день перед місяцем; дехто прочитає навпаки",
            en: "“{0}” is read as {1}, the day before the month; others read it the other way round"),
        hint: Wording(
            uk: "запишіть рік, місяць і день через риску:", en: "write year, month and day with hyphens:"))
    static let impossibleHours = Message(
        "value.impossibleHours",
        Wording(
            uk: "«{0}» у полі «{1}»: такого часу на годиннику немає",
            en: "“{0}” in “{1}”: no clock shows such a time"),
        hint: Wording(
            uk: "перевірте години (від 00 до 24) і хвилини (від 00 до 59): Пн–Пт 08:00–17:00",
            en: "check the hours (00 to 24) and the minutes (00 to 59): Mon–Fri 08:00–17:00"))
}
