import Calendars
import SourceText
import Testing

@Suite struct FormatTests {
    @Test func ukrainianDatesAreThoseOfCLDR() throws {
        let formats = try [
            "EEEE, d MMMM y\u{202F}'р'.", "d MMMM y\u{202F}'р'.", "d MMM y\u{202F}'р'.", "dd.MM.yy", "MMMM", "LLLL",
            "EEEE",
        ].map { try DateFormat(pattern: $0, names: ukrainian) }
        let rows = try rows("cldr-uk/uk-dates.tsv")
        #expect(rows.count == 366)
        for row in rows {
            let day = try Moment(row[0]).day
            for (format, expected) in zip(formats, row.dropFirst()) {
                #expect(written { format.write(day, into: &$0) } == expected)
            }
        }
    }

    @Test func eachFieldIsWritten() throws {
        let time = CivilTime(day: day(2026, 3, 5), secondsOfDay: 13 * 3600 + 7 * 60 + 9, offset: .utc)
        let cases = [
            ("y yy yyyy", "2026 26 2026"), ("M MM MMM MMMM LLL LLLL", "3 03 бер. березня бер. березень"),
            ("d dd E EEEE", "5 05 чт четвер"), ("H:mm:ss HH h hh a", "13:07:09 13 1 01 пп"),
            ("'о' H 'год'", "о 13 год"), ("d''MM", "5'03"), ("'it''s' y", "it's 2026"), ("«d»", "«5»"), ("", ""),
            ("'open", "open"),
        ]
        for (pattern, expected) in cases {
            // Fields that come again mean an interval's end, which is the same here.
            let format = try DateFormat(pattern: pattern, names: ukrainian)
            #expect(written { format.write(time, into: &$0) } == expected)
        }
        let midnight = CivilTime(day: day(2026, 3, 5), offset: .utc)
        let format = try DateFormat(pattern: "h a", names: ukrainian)
        #expect(written { format.write(midnight, into: &$0) } == "12 дп")
        for (pattern, field, at) in [("d Q", "Q", 2), ("MMMMM", "MMMMM", 0), ("«d» ddd", "ddd", 6)] {
            let error = #expect(throws: DateFormat.UnknownField.self) {
                try DateFormat(pattern: pattern, names: ukrainian)
            }
            #expect(error?.field == field && error?.at == at)
        }
    }

    @Test func anIntervalNamesOnceWhatBothEndsShare() throws {
        let format = try DateIntervalFormat(
            sameDay: "d MMMM y 'р'.", sameMonth: "d–d MMMM y 'р'.", sameYear: "d MMMM – d MMMM y 'р'.",
            otherwise: "d MMMM y 'р'. – d MMMM y 'р'.", names: ukrainian)
        func text(_ start: Day, _ end: Day) -> String { written { format.write(from: start, to: end, into: &$0) } }
        #expect(text(day(2026, 11, 5), day(2026, 11, 5)) == "5 листопада 2026 р.")
        #expect(text(day(2026, 11, 5), day(2026, 11, 7)) == "5–7 листопада 2026 р.")
        #expect(text(day(2026, 11, 30), day(2026, 12, 2)) == "30 листопада – 2 грудня 2026 р.")
        #expect(text(day(2026, 12, 30), day(2027, 1, 2)) == "30 грудня 2026 р. – 2 січня 2027 р.")
        let hours = try DateIntervalFormat(
            sameDay: "d MMMM, HH:mm–HH:mm", sameMonth: "d MMMM, HH:mm – d MMMM, HH:mm",
            sameYear: "d MMMM, HH:mm – d MMMM, HH:mm", otherwise: "d.MM.y – d.MM.y", names: ukrainian)
        let start = CivilTime(day: day(2026, 11, 5), secondsOfDay: 36_000, offset: .utc)
        let end = CivilTime(day: day(2026, 11, 5), secondsOfDay: 45_000, offset: .utc)
        #expect(written { hours.write(from: start, to: end, into: &$0) } == "5 листопада, 10:00–12:30")
    }

    @Test func standardFormsAreThoseOfTheirRFCs() {
        let time = CivilTime(day: day(2026, 11, 1), secondsOfDay: 66_605, offset: Offset(seconds: 7200))
        let west = CivilTime(day: day(987, 6, 5), secondsOfDay: 5, offset: Offset(seconds: -12_600))
        #expect(written { $0.write(rfc3339: time) } == "2026-11-01T18:30:05+02:00")
        #expect(written { $0.write(rfc3339: west) } == "0987-06-05T00:00:05-03:30")
        #expect(written { $0.write(rfc822: time) } == "Sun, 01 Nov 2026 18:30:05 +0200")
        #expect(written { $0.write(rfc822: time.instant.local(at: .utc)) } == "Sun, 01 Nov 2026 16:30:05 +0000")
        #expect(written { $0.write(iso: time.day) } == "2026-11-01")
        #expect(written { $0.write(iCalendar: time.day) } == "20261101")
        #expect(written { $0.write(iCalendarLocal: time) } == "20261101T183005")
        #expect(written { $0.write(iCalendar: time.instant) } == "20261101T163005Z")
    }

    @Test func namesMustBeComplete() {
        #expect(CalendarNames(months: [], shortMonths: [], weekdays: [], shortWeekdays: []) == nil)
    }
}
