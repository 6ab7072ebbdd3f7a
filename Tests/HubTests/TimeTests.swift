import SourceText
import Testing

@testable import Hub

/// An event as a file; further lines of its front matter as they are.
func event(_ name: String, _ lines: String, folder: String = "events") -> String {
    """
    -- content/\(folder)/\(name).md --
    ---
    title: Подія \(name)
    place: Ратуша
    \(lines.split(separator: "\n").joined(separator: "\n"))
    ---
    Текст.

    """
}

extension BuiltSite {
    /// The events of a list page, by their files' names, in the page's order.
    func listed(_ path: String) -> [String] {
        let main = main(path)
        return main.matches(of: /href="\/events\/([a-z][a-z0-9-]*)\/"/).map { String($0.1) }
            .reduce(into: []) { if $1 != "archive", !$0.contains($1) { $0.append($1) } }
    }

    /// The `<time>`s of an event's page that are its next dates.
    func nextDates(_ name: String) -> [String] {
        main("/events/\(name)/").matches(of: /<li><time datetime="([^"]+)"/).map { String($0.1) }
    }
}

@Test func eventPastItsEndLeavesTheListButKeepsItsPage() throws {
    let site = try built(
        event("yarmarok", "start: 2026-09-01 10:00\nend: 2026-09-01 18:00")
            + event("tolotka", "start: 2026-12-01 10:00"))
    #expect(site.ids == [])
    #expect(site.listed("/events/") == ["tolotka"])
    #expect(site.listed("/events/archive/") == ["yarmarok"])
    #expect(site.main("/events/yarmarok/").contains("Подія вже відбулася"))
}

@Test func eventStaysListedUntilItsLastMoment() throws {
    let text =
        event("dva-dni", "start: 2026-12-05\nend: 2026-12-06\nall_day: true")
        + event("hodyna", "start: 2026-12-05 10:00\nend: 2026-12-05 11:00")
    #expect(try built(text, on: "2026-12-05 10:59").listed("/events/") == ["dva-dni", "hodyna"])
    #expect(try built(text, on: "2026-12-05 11:00").listed("/events/") == ["dva-dni"])
    let evening = try built(text, on: "2026-12-06 23:59")
    #expect(evening.listed("/events/") == ["dva-dni"])
    #expect(evening.main("/events/dva-dni/").contains("5–6 грудня"))
    #expect(try built(text, on: "2026-12-07 00:00").listed("/events/") == [])
}

@Test func seriesStandsWhereItsNextOccurrenceDoes() throws {
    let text =
        event(
            "seredy",
            "start: 2026-09-02 14:00\nend: 2026-09-02 17:00\nrecurrence: FREQ=WEEKLY;BYDAY=WE\nexceptions: [2026-11-25 14:00]"
        )
        + event("pered", "start: 2026-11-24 10:00") + event("pislia", "start: 2026-12-03 10:00")
    let site = try built(text, on: "2026-11-21 12:00")
    #expect(site.ids == [])
    #expect(site.listed("/events/") == ["pered", "seredy", "pislia"])
    #expect(site.nextDates("seredy").first == "2026-12-02T14:00:00+02:00")
    #expect(site.main("/events/seredy/").contains("щосереди, 14:00–17:00, крім 25 листопада"))
    // While it lasts it is the one to show.
    let during = try built(text, on: "2026-12-02 16:59")
    #expect(during.nextDates("seredy").first == "2026-12-02T14:00:00+02:00")
    let after = try built(text, on: "2026-12-02 17:00")
    #expect(after.nextDates("seredy").first == "2026-12-09T14:00:00+02:00")
}

@Test func seriesIsPastWhenItsLastOccurrenceIsOver() throws {
    let text =
        event("try", "start: 2026-11-03 10:00\nend: 2026-11-03 11:00\nrecurrence: FREQ=WEEKLY;COUNT=3")
        + event("do", "start: 2026-11-03 10:00\nend: 2026-11-03 11:00\nrecurrence: FREQ=WEEKLY;UNTIL=20261117")
    #expect(try built(text, on: "2026-11-17 10:59").listed("/events/") == ["do", "try"])
    let after = try built(text, on: "2026-11-17 11:00")
    #expect(after.listed("/events/") == [])
    #expect(after.main("/events/try/").contains("щовівторка, 10:00–11:00, до 17 листопада 2026"))
}

@Test func seriesCrossesTheYearAndTheChangeOfTheClock() throws {
    let text = event("ponedilky", "start: 2026-10-19 09:00\nrecurrence: FREQ=WEEKLY")
    #expect(
        try built(text, on: "2026-10-19 12:00").nextDates("ponedilky")
            == [
                "2026-10-26T09:00:00+02:00", "2026-11-02T09:00:00+02:00", "2026-11-09T09:00:00+02:00",
                "2026-11-16T09:00:00+02:00",
            ])
    #expect(try built(text, on: "2026-10-19 10:59").nextDates("ponedilky").first == "2026-10-19T09:00:00+03:00")
    #expect(try built(text, on: "2026-12-29 12:00").nextDates("ponedilky").first == "2027-01-04T09:00:00+02:00")
    let night = try built(event("nich", "start: 2026-12-31 22:00\nend: 2027-01-01 02:00"), on: "2027-01-01 01:00")
    #expect(night.listed("/events/") == ["nich"])
    #expect(night.main("/events/nich/").contains("31 грудня 2026 р., 22:00 – 1 січня, 02:00"))
}

@Test func allDaySeriesKeepsItsLength() throws {
    let site = try built(
        event("vykhidni", "start: 2026-11-07\nend: 2026-11-08\nall_day: true\nrecurrence: FREQ=WEEKLY;BYDAY=SA"),
        on: "2026-11-22 23:00")
    #expect(site.main("/events/vykhidni/").contains("21–22 листопада<"))
    #expect(site.nextDates("vykhidni").prefix(2) == ["2026-11-21", "2026-11-28"])
}

@Test func occurrenceHeldOtherwiseTakesItsPlaceInTheSeries() throws {
    let site = try built(
        event("shkola", "start: 2026-11-07 11:00\nend: 2026-11-07 12:00\nrecurrence: FREQ=WEEKLY;BYDAY=SA")
            + event(
                "shkola-nedilia",
                "part_of: shkola\nstart: 2026-11-29 15:00\nprevious_start: 2026-11-28 11:00\nstatus: moved")
            + event("shkola-bez", "part_of: shkola\nstart: 2026-12-05 11:00\nstatus: cancelled"),
        on: "2026-11-21 12:30")
    #expect(site.ids == [])
    #expect(site.nextDates("shkola").first == "2026-12-12T11:00:00+02:00")
    #expect(site.listed("/events/") == ["shkola-nedilia", "shkola-bez", "shkola"])
    #expect(site.main("/events/shkola-nedilia/").contains("28 листопада, 11:00"))
}

@Test func badRuleIsSaidAtItsPart() throws {
    let text = event("kryvo", "start: 2026-09-02 14:00\nrecurrence: \"FREQ=WEEKLY;BYDAY=XX\"")
    let site = try built(text)
    #expect(site.errors == ["value.recurrence"])
    let place = try #require(site.report.diagnostics.all.first?.place.range)
    let file = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
    #expect(String(decoding: Array(file.utf8)[place], as: UTF8.self) == "BYDAY=XX")
}

@Test func firstStartOutsideItsRuleIsAWarning() throws {
    let tuesday = try built(event("vivtorok", "start: 2026-09-01 14:00\nrecurrence: FREQ=WEEKLY;BYDAY=WE"))
    #expect(tuesday.ids == ["value.recurrenceStart"])
    #expect(tuesday.errors == [])
    #expect(tuesday.report.diagnostics.all[0].arguments == ["2026-09-01 14:00", "2026-09-02 14:00", "start"])
    #expect(
        try built(event("nikoly", "start: 2026-09-02 14:00\nrecurrence: FREQ=WEEKLY;UNTIL=20260801")).ids == [
            "value.recurrenceEmpty"
        ])
    #expect(try built(event("misiats", "start: 2026-09\nrecurrence: FREQ=WEEKLY")).errors == ["value.vagueDate"])
}

@Test func exceptionThatLeavesNothingOutIsAWarning() throws {
    let site = try built(
        event(
            "seredy",
            "start: 2026-09-02 14:00\nrecurrence: FREQ=WEEKLY\nexceptions: [2026-09-09 14:00, 2026-09-16 15:00, 2026-09-23]"
        ))
    #expect(site.ids == ["value.recurrenceException"])
    #expect(site.report.diagnostics.all.first?.arguments == ["2026-09-16 15:00"])
}

@Test func impreciseDatesAreWords() throws {
    let site = try built(
        event("misiats", "start: 2026-12") + event("rik", "start: 2027")
            + event("slova", "start: 2026-12\nwhen_text: у грудні"))
    #expect(site.main("/events/misiats/").contains("Грудень 2026"))
    #expect(site.main("/events/rik/").contains("2027 рік"))
    #expect(site.main("/events/slova/").contains(">у грудні<"))
    #expect(!site.exists("/events/misiats/event.ics"))
    #expect(!site.main("/events/misiats/").contains("event.ics"))
}

@Test func ruleIsReadInWords() throws {
    let rules = [
        ("2026-09-07 10:00", "FREQ=DAILY", "щодня, 10:00"),
        ("2026-09-07 10:00", "FREQ=DAILY;INTERVAL=3", "раз на 3 дні, 10:00"),
        ("2026-09-07", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "щобудня"),
        ("2026-09-08", "FREQ=WEEKLY;BYDAY=TH,TU", "щовівторка та щочетверга"),
        ("2026-09-09", "FREQ=WEEKLY;INTERVAL=2", "раз на 2 тижні, у середу"),
        ("2026-09-02", "FREQ=MONTHLY;BYDAY=1WE", "щомісяця, у першу середу"),
        ("2026-09-28", "FREQ=MONTHLY;BYDAY=-1MO", "щомісяця, в останній понеділок"),
        ("2026-09-15", "FREQ=MONTHLY", "щомісяця, 15-го числа"),
        ("2026-09-30", "FREQ=MONTHLY;BYMONTHDAY=-1", "щомісяця, в останній день місяця"),
        ("2026-09-12", "FREQ=YEARLY", "щороку, 12 вересня"),
    ]
    let site = try built(rules.enumerated().map { event("kolo\($0)", "start: \($1.0)\nrecurrence: \($1.1)") }.joined())
    #expect(site.ids == [])
    for (number, rule) in rules.enumerated() {
        #expect(site.main("/events/kolo\(number)/").contains("<p>\(rule.2)</p>"))
    }
}

@Test func ruleIsReadInTheLanguageOfThePage() throws {
    let site = try built(
        event("kolo", "start: 2026-09-02 14:00\nrecurrence: FREQ=MONTHLY;BYDAY=1WE,3WE")
            + "-- content/events/kolo.en.md --\n---\ntitle: Circle\n---\nText.\n")
    #expect(
        site.main("/en/events/kolo/").contains(
            "<p>every month, on the first Wednesday and on the third Wednesday, 14:00</p>"))
}
