import Calendars
import Foundation
import TestSupport
import Testing

@testable import Hub

extension BuiltSite {
    /// The events of a calendar file as libical reads them.
    func events(_ path: String) throws -> [CalendarComponent] {
        let bytes = try #require(files[String(path.drop { $0 == "/" })], "\(path) is missing")
        return try #require(try CalendarComponent.read(bytes).first).components.filter { $0.name == "VEVENT" }
    }

    func event(_ name: String) throws -> CalendarComponent {
        try #require(try events("/events/\(name)/event.ics").first)
    }
}

private let units = """
    -- content/units/vodokanal.md --
    ---
    title: Водоканал
    email: voda@town.example
    ---
    Вода.
    -- content/places/ratusha.md --
    ---
    title: Ратуша
    address: вул. Соборна, 1
    latitude: 49.1
    longitude: 31.2
    ---
    Ратуша.

    """

@Test func eventIsInTheCalendarsItBelongsTo() throws {
    let site = try built(
        units
            + event(
                "den", "start: 2026-12-05 10:00\ntype: round_table\norganizers: [vodokanal, Товариство]",
                folder: "events"
            )
            .replacing("place: Ратуша", with: "place: ratusha")
            + event("viddil", "start: 2026-12-06 10:00\nunits: [vodokanal]") + event("misiats", "start: 2026-12"))
    #expect(site.ids == [])
    #expect(try site.events("/events.ics").count == 2)
    #expect(try site.events("/events/round-table.ics").map { $0.property("UID")?.value } == ["events/den@town.example"])
    #expect(try site.events("/units/vodokanal/events.ics").count == 2)
    #expect(site.main("/units/vodokanal/").contains("/units/vodokanal/events.ics"))
    let one = try site.event("den")
    #expect(one.property("LOCATION")?.text == "Ратуша, вул. Соборна, 1")
    #expect(one.property("GEO")?.value == "49.1;31.2" || one.property("GEO")?.value == "49.100000;31.200000")
    #expect(one.property("ORGANIZER")?.value == "mailto:voda@town.example")
    #expect(one.property("CONTACT")?.text == "Товариство")
    #expect(one.property("URL")?.value == "https://town.example/events/den/")
}

@Test func calendarStaysWhileNothingChanges() throws {
    let text = event(
        "den", "date: 2026-10-01\nupdated: 2026-10-02 10:00\nstart: 2026-12-05 10:00\nend: 2026-12-05 12:00")
    let site = try built(text)
    #expect(
        site.files["events/den/event.ics"] == (try built(text, on: "2026-11-25 12:00")).files["events/den/event.ics"])
    let one = try site.event("den")
    #expect(one.property("DTSTAMP")?.value == "20261002T070000Z")
    #expect(one.property("SEQUENCE")?.value == String((1_790_924_400 - 1_577_836_800) / 60))
    let later = try built(text.replacing("2026-10-02 10:00", with: "2026-10-02 10:01")).event("den")
    #expect(
        try #require(Int(later.property("SEQUENCE")?.value ?? "")) > Int(one.property("SEQUENCE")?.value ?? "") ?? 0)
    #expect(later.property("UID") == one.property("UID"))
    #expect(try built(event("ledve", "start: 2026-12-05 10:00")).event("ledve").property("SEQUENCE")?.value == "0")
}

@Test func allDayEventEndsADayLaterInItsFile() throws {
    let site = try built(
        event("dva", "start: 2026-12-31\nend: 2027-01-01\nall_day: true")
            + event("odyn", "start: 2026-12-31 10:00\nall_day: true"))
    #expect(try site.event("dva").property("DTSTART")?.value == "20261231")
    #expect(try site.event("dva").property("DTEND")?.value == "20270102")
    #expect(try site.event("odyn").property("DTSTART")?.value == "20261231")
    #expect(try site.event("odyn").property("DTEND")?.value == "20270101")
    #expect(site.main("/events/odyn/").contains("31 грудня</time>"))
}

@Test func cancelledAndMovedEventsSaySo() throws {
    let site = try built(
        event("ni", "start: 2026-12-05 10:00\nstatus: cancelled")
            + event("potim", "start: 2026-12-06 10:00\nstatus: moved\nprevious_start: 2026-12-05 10:00")
            + event("kolys", "start: 2026-12-07 10:00\nstatus: postponed"))
    #expect(try site.event("ni").property("STATUS")?.value == "CANCELLED")
    #expect(try site.event("kolys").property("STATUS")?.value == "TENTATIVE")
    #expect(try site.event("potim").property("STATUS")?.value == "CONFIRMED")
    #expect(
        try site.event("potim").property("DESCRIPTION")?.text.contains("Раніше планувалося на 5 грудня 2026 р., 10:00")
            == true)
    #expect(site.listed("/events/") == ["ni", "potim", "kolys"])
    #expect(site["/events/"].contains("Скасовано"))
}

@Test func occurrenceHeldOtherwiseGoesWithItsSeries() throws {
    let site = try built(
        event(
            "shkola",
            "start: 2026-11-07 11:00\nend: 2026-11-07 12:00\ntype: training\nrecurrence: FREQ=WEEKLY;BYDAY=SA\nexceptions: [2026-12-12]"
        )
            + event(
                "nedilia",
                "part_of: shkola\ntype: other\nstart: 2026-11-29 15:00\nprevious_start: 2026-11-28 11:00\nstatus: moved"
            )
            + event("bez", "part_of: shkola\nstart: 2026-12-05 11:00\nstatus: cancelled")
            + event("inshe", "part_of: shkola\nstart: 2026-12-06 11:00"))
    for path in ["/events.ics", "/events/training.ics", "/events/shkola/event.ics"] {
        let events = try site.events(path).filter { $0.property("UID")?.value == "events/shkola@town.example" }
        #expect(events.count == 3, "\(path)")
        #expect(events.compactMap { $0.property("EXDATE")?.value } == ["20261212T110000"])
        #expect(
            Set(events.compactMap { $0.property("RECURRENCE-ID")?.value }) == ["20261128T110000", "20261205T110000"])
    }
    #expect(try site.event("inshe").property("UID")?.value == "events/inshe@town.example")
}

@Test func translationHasItsOwnFile() throws {
    let site = try built(
        event("den", "start: 2026-12-05 10:00") + "-- content/events/den.en.md --\n---\ntitle: Town day\n---\nText.\n"
            + event("inshe", "start: 2026-12-06 10:00"))
    #expect(try site.events("/en/events/den/event.ics").first?.property("SUMMARY")?.text == "Town day")
    #expect(try site.events("/en/events/den/event.ics").first?.property("UID")?.value == "en/events/den@town.example")
    #expect(try site.events("/en/events.ics").count == 1)
    #expect(site.main("/en/events/").contains("/en/events.ics"))
}

@Test func calendarForgetsWhatIsLongOver() throws {
    let text = event("davno", "start: 2025-10-01 10:00") + event("torik", "start: 2025-12-01 10:00")
    #expect(try built(text).events("/events.ics").map { $0.property("UID")?.value } == ["events/torik@town.example"])
    #expect(try built(units).exists("/events.ics"))
}

@Test func twoProgramsSeeTheDatesThatThePageShows() throws {
    let text =
        event(
            "seredy",
            "start: 2026-09-02 14:00\nend: 2026-09-02 17:00\nrecurrence: FREQ=WEEKLY;BYDAY=WE\nexceptions: [2026-11-25 14:00]"
        )
        + event("ostannia", "start: 2026-10-30 10:00\nrecurrence: FREQ=MONTHLY;BYDAY=-1FR;COUNT=9")
        + event("vesna", "start: 2026-11-20\nrecurrence: FREQ=MONTHLY;BYMONTHDAY=20\nexceptions: [2027-01-20]")
    let zone = try Zone(
        name: "Europe/Kyiv", tzif: try Array(Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Kyiv"))))
    for now in ["2026-11-21 12:00", "2027-02-27 12:00"] {
        let site = try built(text, on: now)
        for name in ["seredy", "ostannia", "vesna"] {
            let shown = site.nextDates(name)
            let read = try site.event(name)
            let rule = try RecurrenceRule(try #require(read.property("RRULE")?.value))
            let start = try #require(read.property("DTSTART")?.moment)
            let series = Recurrence(rule, from: start, excluding: read.properties("EXDATE").compactMap(\.moment))
            let again = series.starts(in: zone, from: try instant(now), limit: 4).map { $0.iso(in: zone) }
            #expect(again == shown)
            guard let python = Python.found else { continue }
            let ics = try #require(site.files["events/\(name)/event.ics"])
            #expect(try python.starts(ics, from: String(now.prefix(10)), count: 4) == shown)
        }
    }
}

/// Python with icalendar and recurring-ical-events; `ICALENDAR_PYTHON` names another interpreter than python3.
private struct Python {
    let command: String

    static let found: Python? = {
        let python = Python(command: ProcessInfo.processInfo.environment["ICALENDAR_PYTHON"] ?? "python3")
        return (try? python.run("import icalendar, recurring_ical_events", Data())) == nil ? nil : python
    }()

    func starts(_ calendar: [UInt8], from day: String, count: Int) throws -> [String] {
        let script = """
            import sys, datetime, icalendar, recurring_ical_events
            calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
            day = datetime.date.fromisoformat("\(day)")
            found = recurring_ical_events.of(calendar).between(day, day + datetime.timedelta(days=400))
            print("\\n".join(sorted(e["DTSTART"].dt.isoformat() for e in found)[:\(count)]))
            """
        return try run(script, Data(calendar)).split(separator: "\n").map(String.init)
    }

    private func run(_ script: String, _ input: Data) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command, "-c", script]
        let (source, output) = (Pipe(), Pipe())
        process.standardInput = source
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        try source.fileHandleForWriting.write(contentsOf: input)
        try source.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        struct Failed: Error {}
        guard process.terminationStatus == 0 else { throw Failed() }
        return String(decoding: data, as: UTF8.self)
    }
}
