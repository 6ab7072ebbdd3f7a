import Calendars
import Foundation
import SourceText
import Testing

/// What others make of our files: libical, and Python's icalendar where `ICALENDAR_PYTHON` (or `python3`) has it.
@Suite struct RoundTripTests {
    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil)) func libicalReadsBackWhatWasWritten() throws {
        let zone = try #require(hostZone("Europe/Kyiv"))
        let events = try CalendarTests().session()
        let read = try CalendarComponent.read(Calendar(name: "a, b; c\\", product: "p", zone: zone, events: [events]).bytes())
        #expect(read.count == 1)
        #expect(read[0].property("NAME")?.text == "a, b; c\\")
        let event = try #require(read[0].components.last)
        #expect(event.property("SUMMARY")?.text == events.summary)
        #expect(event.property("DESCRIPTION")?.text == events.description)
        #expect(event.property("LOCATION")?.text == events.location)
        #expect(event.property("URL")?.value == events.url)
        #expect(event.property("UID")?.value == events.uid)
        #expect(event.property("ORGANIZER")?.value == "mailto:rada@example.org")
        #expect(event.property("DTSTART")?.zoneName == "Europe/Kyiv")
        let rule = try RecurrenceRule(try #require(event.property("RRULE")?.value))
        let excluded = event.properties("EXDATE").compactMap(\.moment)
        let again = Recurrence(rule, from: try #require(event.property("DTSTART")?.moment), excluding: excluded)
        let ours = Recurrence(try #require(events.rule), from: events.start, excluding: events.exceptions)
        #expect(again.starts(in: zone) == ours.starts(in: zone))
        #expect(ours.starts(in: zone).count == 10)
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil && python != nil))
    func pythonSeesTheSameOccurrences() throws {
        let zone = try #require(hostZone("Europe/Kyiv"))
        let rules = [
            "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270601", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=8", "FREQ=DAILY;INTERVAL=9",
            "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=24", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=20", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,WE",
            "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;UNTIL=20261101T103000",
        ]
        let (from, until) = (Moment(day: day(2026, 1, 1)).instant(in: zone), Moment(day: day(2028, 1, 1)).instant(in: zone))
        var events: [CalendarEvent] = []
        var expected: [String] = []
        for (index, text) in rules.enumerated() {
            for start in [try Moment("2026-09-01 10:30"), try Moment("2026-09-01")] {
                let rule = try RecurrenceRule(text)
                let starts = Recurrence(rule, from: start).starts(in: zone, from: from, until: until)
                guard starts.count > 3 else { continue }
                // A series whose first start is none of the rule's is undefined; ours begins with one of the rule's.
                let uid = "\(index)-\(start.hasTime)"
                var event = CalendarEvent(uid: uid, stamp: Instant(0), start: starts[0], summary: uid)
                event.rule = rule
                if rule.count == nil { event.exceptions = [starts[2]] }
                events.append(event)
                for (place, start) in starts.enumerated() where rule.count != nil || place != 2 {
                    expected.append(line(uid, start, zone))
                }
            }
        }
        // One occurrence moved by a day.
        let moved = Moment(day: day(2026, 12, 12), secondsOfDay: 36_000)
        var override = CalendarEvent(uid: "moved", stamp: Instant(0), start: moved, summary: "moved")
        override.recurrenceID = try Moment("2026-12-11 10:00")
        var series = CalendarEvent(uid: "moved", stamp: Instant(0), start: try Moment("2026-12-04 10:00"), summary: "moved")
        series.rule = try RecurrenceRule("FREQ=WEEKLY;COUNT=3")
        events += [series, override]
        expected += try ["2026-12-04 10:00", "2026-12-12 10:00", "2026-12-18 10:00"].map { line("moved", try Moment($0), zone) }

        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ics")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Calendar(product: "p", zone: zone, events: events).bytes()).write(to: file)
        let output = try run(
            """
            import sys, icalendar, recurring_ical_events, datetime
            calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
            assert not calendar.errors, calendar.errors
            for event in recurring_ical_events.of(calendar).between((2026, 1, 1), (2028, 1, 1)):
                start = event['DTSTART'].dt
                if isinstance(start, datetime.datetime):
                    start = start.astimezone(datetime.timezone.utc)
                    print(event['SUMMARY'], start.strftime('%Y%m%dT%H%M%SZ'))
                else:
                    print(event['SUMMARY'], start.strftime('%Y%m%d'))
            """, [file.path])
        let seen = output.split(separator: "\n").map(String.init).sorted()
        #expect(seen == expected.sorted())
        #expect(expected.count > 300)
    }

    private func line(_ name: String, _ start: Moment, _ zone: Zone) -> String {
        name + " "
            + written { if start.hasTime { $0.write(iCalendar: start.instant(in: zone)) } else { $0.write(iCalendar: start.day) } }
    }

    static let python: String? = {
        let command = ProcessInfo.processInfo.environment["ICALENDAR_PYTHON"] ?? "python3"
        return (try? python(command, "import icalendar, recurring_ical_events", [])) == nil ? nil : command
    }()

    private func run(_ script: String, _ arguments: [String]) throws -> String {
        try Self.python(try #require(Self.python), script, arguments)
    }

    private static func python(_ command: String, _ script: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command, "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        struct Failed: Error {}
        guard process.terminationStatus == 0 else { throw Failed() }
        return String(decoding: data, as: UTF8.self)
    }
}
