import Calendars
import Foundation
import SourceText
import TestSupport
import Testing

@Suite struct CalendarTests {
    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil)) func anEventIsWrittenWholeAndEndsItsLinesAsTheRFCSays() throws {
        let zone = try #require(hostZone("Europe/Kyiv"))
        let calendar = Calendars.Calendar(
            name: "Події громади", url: "https://example.org/events/", refreshHours: 4, product: "-//visnyk//events//UK",
            zone: zone, events: [try session()])
        #expect(
            String(decoding: calendar.bytes(), as: UTF8.self) == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//visnyk//events//UK
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                NAME:Події громади
                X-WR-CALNAME:Події громади
                URL:https://example.org/events/
                REFRESH-INTERVAL;VALUE=DURATION:PT4H
                X-PUBLISHED-TTL:PT4H
                X-WR-TIMEZONE:Europe/Kyiv
                BEGIN:VTIMEZONE
                TZID:Europe/Kyiv
                BEGIN:DAYLIGHT
                DTSTART:20250330T030000
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                TZNAME:EEST
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0300
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20251026T040000
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                TZNAME:EET
                TZOFFSETFROM:+0300
                TZOFFSETTO:+0200
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:session-12@example.org
                DTSTAMP:20261101T080000Z
                DTSTART;TZID=Europe/Kyiv:20261121T103000
                DTEND;TZID=Europe/Kyiv:20261121T130000
                RRULE:FREQ=WEEKLY;UNTIL=20270131T215959Z;BYDAY=SA
                EXDATE;TZID=Europe/Kyiv:20261226T103000
                SUMMARY:Сесія ради\\; «бюджет\\, 2027»
                DESCRIPTION:Порядок денний:\\n1. Бюджет міської т
                 ериторіальної громади на 2027 рік\\n2. C:\\\\різ
                 не
                LOCATION:вул. Соборна\\, 1
                GEO:49.553510;-25.594767
                URL:https://example.org/events/session/
                ORGANIZER;CN="Рада ^'Мрія^'":mailto:rada@example.org
                CATEGORIES:сесія,влада\\, рада
                STATUS:CONFIRMED
                SEQUENCE:2
                LAST-MODIFIED:20261102T080000Z
                IMAGE;VALUE=URI;DISPLAY=FULLSIZE;FMTTYPE=image/png:https://example.org/c.pn
                 g
                ATTACH;FMTTYPE=application/pdf:https://example.org/agenda.pdf
                END:VEVENT
                END:VCALENDAR

                """.replacingOccurrences(of: "\n", with: "\r\n"))
        #expect(calendar.bytes() == calendar.bytes())
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil)) func linesAreFoldedBetweenCharactersAndControlsAreLeftOut() throws {
        let zone = try #require(hostZone("Europe/Kyiv"))
        for shift in 0..<8 {
            let text = String(repeating: "x", count: shift) + String(repeating: "ї€😀,", count: 60) + "\u{0}\u{7}\u{1B}\u{7F}a\r\nb\rc"
            var event = try session()
            event.description = text
            let bytes = Calendar(product: "p\r\nX", zone: zone, events: [event]).bytes()
            for line in bytes.split(separator: 0x0A) {
                #expect(line.last == 0x0D && line.count <= 76)
                #expect(String(validating: line, as: UTF8.self) != nil)
                #expect(line.dropLast().allSatisfy { $0 >= 0x20 })
            }
            let read = try CalendarComponent.read(bytes)[0].components.first { $0.name == "VEVENT" }
            let expected = String(repeating: "x", count: shift) + String(repeating: "ї€😀,", count: 60) + "a\nb\nc"
            #expect(read?.property("DESCRIPTION")?.text == expected)
        }
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil)) func wholeDaysEndTheDayAfterAndTimesOnlyWhereTheyAreLater() throws {
        let zone = try #require(hostZone("Europe/Kyiv"))
        let cases = [
            ("2026-11-21", nil, "20261121", "20261122"), ("2026-11-21", "2026-11-23", "20261121", "20261124"),
            ("2026-11", nil, "20261101", "20261201"), ("2026", nil, "20260101", "20270101"),
            ("2026-11", "2026-12", "20261101", "20270101"), ("2026-11-21", "2026-11-22 12:00", "20261121", "20261123"),
            ("2026-11-21 18:30", nil, "20261121T183000", nil), ("2026-11-21 18:30", "2026-11-21 18:30", "20261121T183000", nil),
            ("2026-11-21 18:30", "2026-11-20", "20261121T183000", nil),
            ("2026-11-21 18:30", "2026-11-21", "20261121T183000", "20261122T000000"),
            ("2026-11-21T18:30Z", "2026-11-21T20:00+01:00", "20261121T203000", "20261121T210000"),
        ]
        for (start, end, expectedStart, expectedEnd) in cases {
            let event = CalendarEvent(
                uid: "u", stamp: Instant(0), start: try Moment(start), end: try end.map { try Moment($0) }, summary: "s")
            let read = try CalendarComponent.read(Calendar(product: "p", zone: zone, events: [event]).bytes())[0]
                .components.first { $0.name == "VEVENT" }
            #expect(read?.property("DTSTART")?.value == expectedStart)
            #expect(read?.property("DTEND")?.value == expectedEnd, "\(start)–\(end ?? "")")
        }
    }

    @Test(arguments: ZoneTests.names) func aZoneInAFileSaysTheSameAsTheZoneItself(_ name: String) throws {
        guard let zone = hostZone(name), name != "UTC" else { return }
        for year in [1985, 1996, 2015, 2026] {
            let event = CalendarEvent(
                uid: "u", stamp: Instant(0), start: Moment(day: day(year, 1, 1), secondsOfDay: 3600), summary: "s")
            let bytes = Calendar(product: "p", zone: zone, events: [event]).bytes()
            let read = try #require(try CalendarComponent.read(bytes)[0].components.first { $0.name == "VTIMEZONE" })
            var changes: [(Int64, Int)] = []
            for observance in read.components {
                let from = seconds(observance.property("TZOFFSETFROM")?.value ?? "")
                let to = seconds(observance.property("TZOFFSETTO")?.value ?? "")
                var starts = [try #require(observance.property("DTSTART")?.moment)]
                if let rule = observance.property("RRULE") {
                    starts = Recurrence(try RecurrenceRule(rule.value), from: starts[0]).starts(
                        in: .utc, until: Instant(2_200_000_000))
                }
                starts += observance.properties("RDATE").compactMap(\.moment)
                for start in starts { changes.append((start.instant(in: .utc).seconds - Int64(from), to)) }
            }
            changes.sort { $0.0 < $1.0 }
            var wrong = 0
            var next = 0
            var offset = 0
            for second in stride(from: Moment(day: day(year, 1, 1)).instant(in: zone).seconds, to: 2_100_000_000, by: 36_000) {
                while next < changes.count, changes[next].0 <= second {
                    offset = changes[next].1
                    next += 1
                }
                if offset != zone.offset(at: Instant(second)).seconds { wrong += 1 }
            }
            #expect(wrong == 0, "\(name) since \(year)")
        }
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil)) func theOldNameOfKyivIsWrittenAsTheNewOne() throws {
        let bytes = Calendar(product: "p", zone: try #require(hostZone("Europe/Kiev")), events: [try session()]).bytes()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("Kiev") && text.contains("TZID:Europe/Kyiv"))
    }

    @Test func inUTCNoZoneIsWritten() throws {
        let text = String(decoding: Calendar(product: "p", zone: .utc, events: [try session()]).bytes(), as: UTF8.self)
        #expect(text.contains("DTSTART:20261121T103000Z") && !text.contains("TZID") && !text.contains("VTIMEZONE"))
    }

    /// The example of every field at once.
    func session() throws -> CalendarEvent {
        var event = CalendarEvent(
            uid: "session-12@example.org", stamp: try Moment("2026-11-01T08:00Z").instant(in: .utc),
            start: try Moment("2026-11-21 10:30"), end: try Moment("2026-11-21 13:00"),
            summary: "Сесія ради; «бюджет, 2027»")
        event.sequence = 2
        event.lastModified = try Moment("2026-11-02T08:00Z").instant(in: .utc)
        event.description = "Порядок денний:\n1. Бюджет міської територіальної громади на 2027 рік\n2. C:\\різне"
        event.location = "вул. Соборна, 1"
        event.position = CalendarEvent.Position(latitude: 49.55351, longitude: -25.594767)
        event.url = "https://example.org/events/session/"
        event.organizer = CalendarEvent.Organizer(name: "Рада \"Мрія\"", email: "rada@example.org")
        event.categories = ["сесія", "влада, рада"]
        event.rule = try RecurrenceRule("FREQ=WEEKLY;BYDAY=SA;UNTIL=20270131")
        event.exceptions = [try Moment("2026-12-26")]
        event.image = CalendarEvent.Link(url: "https://example.org/c.png", mediaType: "image/png")
        event.attachments = [CalendarEvent.Link(url: "https://example.org/agenda.pdf", mediaType: "application/pdf")]
        return event
    }

    private func seconds(_ offset: String) -> Int {
        let digits = (Int(offset.dropFirst().padding(toLength: 6, withPad: "0", startingAt: 0)) ?? 0)
        return (offset.hasPrefix("-") ? -1 : 1) * (digits / 10_000 * 3600 + digits / 100 % 100 * 60 + digits % 100)
    }
}
