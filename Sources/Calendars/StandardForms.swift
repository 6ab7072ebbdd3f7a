public import SourceText

extension ByteWriter {
    /// `2026-11-21`.
    public mutating func write(iso day: Day) {
        var text = InlineArray<10, UInt8>(repeating: UInt8(ascii: "-"))
        put(day.year, 4, at: 0, into: &text)
        put(day.month, 2, at: 5, into: &text)
        put(day.day, 2, at: 8, into: &text)
        write(text.span)
    }

    /// `2026-11-21T18:30:00+02:00`; `Z` where the offset is nought (RFC 3339).
    public mutating func write(rfc3339 time: CivilTime) {
        var text = InlineArray<25, UInt8>(repeating: UInt8(ascii: "-"))
        put(time.day.year, 4, at: 0, into: &text)
        put(time.day.month, 2, at: 5, into: &text)
        put(time.day.day, 2, at: 8, into: &text)
        text[10] = UInt8(ascii: "T")
        putClock(time, at: 11, into: &text)
        guard time.offset.seconds != 0 else {
            text[19] = UInt8(ascii: "Z")
            write(text.span.extracting(0..<20))
            return
        }
        let minutes = abs(time.offset.seconds) / 60
        text[19] = time.offset.seconds < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        put(minutes / 60, 2, at: 20, into: &text)
        text[22] = UInt8(ascii: ":")
        put(minutes % 60, 2, at: 23, into: &text)
        write(text.span)
    }

    /// `Sat, 21 Nov 2026 18:30:00 +0200`: English names whatever the site's language (RFC 822 with RFC 1123's years).
    public mutating func write(rfc822 time: CivilTime) {
        var text = InlineArray<31, UInt8>(repeating: UInt8(ascii: " "))
        put("MonTueWedThuFriSatSun", time.day.weekday.rawValue * 3, at: 0, into: &text)
        text[3] = UInt8(ascii: ",")
        put(time.day.day, 2, at: 5, into: &text)
        put("JanFebMarAprMayJunJulAugSepOctNovDec", (time.day.month - 1) * 3, at: 8, into: &text)
        put(time.day.year, 4, at: 12, into: &text)
        putClock(time, at: 17, into: &text)
        let minutes = abs(time.offset.seconds) / 60
        text[26] = time.offset.seconds < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        put(minutes / 60 * 100 + minutes % 60, 4, at: 27, into: &text)
        write(text.span)
    }

    /// `20261121`, a DATE of RFC 5545.
    public mutating func write(iCalendar day: Day) {
        var text = InlineArray<8, UInt8>(repeating: 0)
        put(day.year * 10_000 + day.month * 100 + day.day, 8, at: 0, into: &text)
        write(text.span)
    }

    /// `20261121T183000`, a DATE-TIME in local time of RFC 5545.
    public mutating func write(iCalendarLocal time: CivilTime) {
        write(iCalendar: time, utc: false)
    }

    /// `20261121T163000Z`, a DATE-TIME in UTC of RFC 5545.
    public mutating func write(iCalendar instant: Instant) {
        write(iCalendar: instant.local(at: .utc), utc: true)
    }

    private mutating func write(iCalendar time: CivilTime, utc: Bool) {
        var text = InlineArray<16, UInt8>(repeating: UInt8(ascii: "T"))
        put(time.day.year * 10_000 + time.day.month * 100 + time.day.day, 8, at: 0, into: &text)
        put(time.hour * 10_000 + time.minute * 100 + time.second, 6, at: 9, into: &text)
        text[15] = UInt8(ascii: "Z")
        write(text.span.extracting(0..<(utc ? 16 : 15)))
    }
}

private func put<let size: Int>(
    _ number: Int, _ digits: Int, at place: Int, into text: inout InlineArray<size, UInt8>
) {
    var rest = number
    for index in stride(from: place + digits - 1, through: place, by: -1) {
        text[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
    }
}

private func put<let size: Int>(
    _ names: StaticString, _ start: Int, at place: Int, into text: inout InlineArray<size, UInt8>
) {
    for index in 0..<3 { unsafe text[place + index] = names.utf8Start[start + index] }
}

private func putClock<let size: Int>(_ time: CivilTime, at place: Int, into text: inout InlineArray<size, UInt8>) {
    put(time.hour, 2, at: place, into: &text)
    text[place + 2] = UInt8(ascii: ":")
    put(time.minute, 2, at: place + 3, into: &text)
    text[place + 5] = UInt8(ascii: ":")
    put(time.second, 2, at: place + 6, into: &text)
}
