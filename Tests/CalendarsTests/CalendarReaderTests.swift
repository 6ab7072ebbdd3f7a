import Calendars
import Foundation
import TestSupport
import Testing

@Suite struct CalendarReaderTests {
    static let files: [URL] = ["data/suites/ical.js", "data/corpora/ical-edge", "data/suites/libical/test-data"].flatMap {
        guard let folder = sharedFolder($0) else { return [URL]() }
        return FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
            guard let file = $0 as? URL, file.pathExtension == "ics" || file.lastPathComponent.contains("fuzz") else { return nil }
            return file
        } ?? []
    }

    @Test(.enabled(if: !files.isEmpty)) func noFileOfTheSuitesStopsTheReader() throws {
        var read = 0
        for file in Self.files {
            guard let components = try? CalendarComponent.read([UInt8](try Data(contentsOf: file))) else { continue }
            read += 1
            for component in components { walk(component) }
        }
        #expect(Self.files.count > 250)
        #expect(read > 230)
    }

    @Test(.enabled(if: !files.isEmpty)) func filesCutAnywhereDoNotStopTheReaderEither() throws {
        for file in Self.files where file.path.contains("ical-edge") {
            let bytes = [UInt8](try Data(contentsOf: file))
            for length in stride(from: 0, to: min(bytes.count, 3000), by: 97) { _ = try? CalendarComponent.read(Array(bytes[..<length])) }
        }
    }

    @Test func severalCalendarsAndBareEventsAreRead() throws {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:а\\, б\\nв\nDTSTART;TZID=/x.org/Europe/Kiev:20261121T183000\nEND:VEVENT\nEND:VCALENDAR\n"
        let one = try CalendarComponent.read(Array(text.utf8))
        #expect(one.count == 1 && one[0].name == "VCALENDAR")
        let event = try #require(one[0].components.first)
        #expect(event.property("SUMMARY")?.text == "а, б\nв")
        #expect(event.property("DTSTART")?.zoneName == "Europe/Kiev")
        #expect(event.property("DTSTART")?.moment == (try Moment("2026-11-21 18:30")))
        #expect(try CalendarComponent.read(Array((text + text).utf8)).count == 2)
        #expect(try CalendarComponent.read(Array("BEGIN:VEVENT\nUID:1\nEND:VEVENT\n".utf8)).first?.name == "VEVENT")
    }

    @Test func whatIsNoCalendarOrTooDeepIsRefused() {
        #expect(throws: CalendarError.notACalendar) { try CalendarComponent.read([]) }
        #expect(throws: CalendarError.notACalendar) { try CalendarComponent.read(Array("hello".utf8)) }
        let deep = String(repeating: "BEGIN:VCALENDAR\n", count: 100_000)
        #expect(throws: CalendarError.tooDeep) { try CalendarComponent.read(Array(deep.utf8)) }
        #expect(throws: CalendarError.tooLarge) { try CalendarComponent.read([UInt8](repeating: 65, count: 17 << 20)) }
    }

    @Test func manyThreadsMayReadAtOnce() async throws {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:х\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n"
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    (0..<50).allSatisfy { _ in
                        (try? CalendarComponent.read(Array(text.utf8)))?.first?.components.first?.property("SUMMARY")?.text == "х"
                    }
                }
            }
            for await ok in group { #expect(ok) }
        }
    }

    private func walk(_ component: CalendarComponent) {
        for property in component.properties {
            _ = property.text
            _ = property.moment
            _ = property.zoneName
            if property.name == "RRULE", let rule = try? RecurrenceRule(property.value) {
                let start = component.property("DTSTART")?.moment ?? Moment(day: day(2026, 1, 1))
                #expect(Recurrence(rule, from: start).starts(in: .utc, limit: 50, steps: 2000).count <= 50)
            }
        }
        for child in component.components { walk(child) }
    }
}
