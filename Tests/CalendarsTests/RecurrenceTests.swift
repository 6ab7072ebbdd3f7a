import Calendars
import Foundation
import SourceText
import TestSupport
import Testing

@Suite struct RecurrenceTests {
    struct Vector { var rule = "", start = "", instances = "" }

    static let vectors: [Vector] = {
        guard let file = sharedFolder("data/suites/libical")?.appending(path: "icalrecur_test.txt"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [] }
        var result: [Vector] = []
        var vector = Vector()
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("RRULE:") { vector.rule = String(line.dropFirst(6)) }
            if line.hasPrefix("DTSTART:") { vector.start = String(line.dropFirst(8)) }
            if line.hasPrefix("INSTANCES:") {
                vector.instances = String(line.dropFirst(10))
                result.append(vector)
            }
        }
        return result
    }()

    /// The first start is none of the rule's days, which RFC 5545 leaves undefined: libical then counts calendar years,
    /// this one years of weeks as ever.
    static let undefined = [
        "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=6;BYDAY=TH;COUNT=1", "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=5;BYDAY=TH;COUNT=1",
    ]

    @Test(.enabled(if: !vectors.isEmpty)) func rulesGiveTheStartsOfLibicalsSuite() throws {
        #expect(Self.vectors.count == 146)
        for vector in Self.vectors where !Self.undefined.contains(vector.rule) {
            let rule = try RecurrenceRule(vector.rule)
            let start = try #require(Moment(iCalendar: vector.start))
            let starts = Recurrence(rule, from: start).starts(in: .utc)
            let text = starts.map { form($0) + (start.offset == nil ? "" : "Z") }.joined(separator: ",")
            // One that libical leaves open: 30 December in the first week of the next year.
            let expected = vector.instances.hasPrefix(" ***") ? "20241230,20251230" : vector.instances
            #expect(text.prefix(expected.count) == expected, "\(vector.rule) from \(vector.start)")
            if vector.rule.contains("COUNT") || vector.rule.contains("UNTIL"), !vector.instances.hasPrefix(" ***") {
                #expect(text == expected, "\(vector.rule) from \(vector.start)")
            }
        }
    }

    @Test func aWindowShowsWhatTheWholeShowsThere() throws {
        let texts = [
            "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=24",
            "FREQ=DAILY;INTERVAL=3", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1,53", "FREQ=HOURLY;INTERVAL=7;BYHOUR=9,10,11",
            "FREQ=WEEKLY;INTERVAL=3;COUNT=200", "FREQ=MONTHLY;INTERVAL=5;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR",
        ]
        for text in texts {
            let recurrence = Recurrence(try RecurrenceRule(text), from: try Moment("2020-01-07 10:00"))
            let all = recurrence.starts(in: .utc, limit: 100_000, steps: 1_000_000)
            for year in [2020, 2021, 2024, 2026, 2040] {
                let from = Moment(day: day(year, 1, 1)).instant(in: .utc)
                let until = Moment(day: day(year, 9, 15)).instant(in: .utc)
                let part = all.filter { $0.instant(in: .utc) >= from && $0.instant(in: .utc) < until }
                #expect(recurrence.starts(in: .utc, from: from, until: until) == part, "\(text) in \(year)")
            }
        }
    }

    @Test func aStartIsLeftOutByItsTimeOrItsDay() throws {
        let rule = try RecurrenceRule("FREQ=WEEKLY;COUNT=4")
        let excluded = [try Moment("2026-11-28 18:30"), try Moment("2026-12-05"), try Moment("2026-12-12 10:00")]
        let starts = Recurrence(rule, from: try Moment("2026-11-21 18:30"), excluding: excluded).starts(in: .utc)
        #expect(starts.map(form) == ["20261121T183000", "20261212T183000"])
        let days = Recurrence(rule, from: try Moment("2026-11-21"), excluding: [try Moment("2026-11-28 09:00")])
        #expect(days.starts(in: .utc).map(form) == ["20261121", "20261205", "20261212"])
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil)) func wallTimeStaysWhenClocksChange() throws {
        let kyiv = try #require(hostZone("Europe/Kyiv"))
        let rule = try RecurrenceRule("FREQ=WEEKLY;UNTIL=20261108T083000Z")
        let starts = Recurrence(rule, from: try Moment("2026-10-18T10:30:00+03:00")).starts(in: kyiv)
        #expect(starts.map(form) == ["20261018T103000", "20261025T103000", "20261101T103000", "20261108T103000"])
        let hours = starts.map { kyiv.local($0.instant(in: kyiv)).offset.seconds / 3600 }
        #expect(hours == [3, 2, 2, 2])
    }

    @Test func rulesThatNeverComeTrueOrNeverRestEnd() throws {
        let texts = [
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7", "FREQ=YEARLY;BYDAY=53MO;BYMONTH=1",
            "FREQ=SECONDLY;INTERVAL=1000000;BYSECOND=7",
            "FREQ=SECONDLY;BYSECOND=60", "FREQ=DAILY;COUNT=1000000",
            "FREQ=YEARLY;BYYEARDAY=\((1...366).map(String.init).joined(separator: ","));"
                + "BYHOUR=\((0...23).map(String.init).joined(separator: ","));"
                + "BYMINUTE=\((0...59).map(String.init).joined(separator: ","));"
                + "BYSECOND=\((0...59).map(String.init).joined(separator: ","))",
        ]
        for text in texts {
            let recurrence = Recurrence(try RecurrenceRule(text), from: try Moment("2026-11-21 18:30"))
            #expect(recurrence.starts(in: .utc).count <= 1000)
            let late = Moment(day: day(9999, 1, 1)).instant(in: .utc)
            _ = recurrence.starts(in: .utc, from: late)
        }
        _ = Recurrence(try RecurrenceRule("FREQ=YEARLY;BYWEEKNO=53"), from: Moment(day: .last)).starts(in: .utc)
        _ = Recurrence(try RecurrenceRule("FREQ=YEARLY;BYWEEKNO=1"), from: Moment(day: .first)).starts(in: .utc)
        _ = Recurrence(try RecurrenceRule("FREQ=HOURLY;INTERVAL=5"), from: Moment(day: .first)).starts(in: .utc)
    }

    static let mistakes: [(String, RecurrenceError.Reason, String, Int)] = [
        ("", .frequencyMissing, "", 0),
        ("BYDAY=MO", .frequencyMissing, "", 0),
        ("FREQ=FORTNIGHTLY", .badValue, "FREQ=FORTNIGHTLY", 0),
        ("weekly", .unknownPart, "weekly", 0),
        ("FREQ=WEEKLY;BYDAY=XX", .badValue, "BYDAY=XX", 12),
        ("FREQ=WEEKLY;BYDAYS=MO", .unknownPart, "BYDAYS=MO", 12),
        ("FREQ=WEEKLY;COUNT=0", .badValue, "COUNT=0", 12),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20261121", .countAndUntil, "UNTIL=20261121", 20),
        ("FREQ=WEEKLY; UNTIL=2026-11-21", .badValue, "UNTIL=2026-11-21", 13),
        ("FREQ=WEEKLY;INTERVAL=2;INTERVAL=3", .twice, "INTERVAL=3", 23),
        ("FREQ=WEEKLY;BYMONTHDAY=3", .notWithFrequency, "BYMONTHDAY=3", 12),
        ("FREQ=MONTHLY;BYWEEKNO=3", .notWithFrequency, "BYWEEKNO=3", 13),
        ("FREQ=WEEKLY;BYDAY=1MO", .notWithFrequency, "BYDAY=1MO", 12),
        ("FREQ=MONTHLY;BYSETPOS=1", .nothingToChooseFrom, "BYSETPOS=1", 13),
        ("FREQ=MONTHLY;BYMONTHDAY=0", .badValue, "BYMONTHDAY=0", 13),
        ("FREQ=MONTHLY;BYMONTHDAY=32", .badValue, "BYMONTHDAY=32", 13),
        ("RSCALE=CHINESE;FREQ=YEARLY", .otherCalendar, "RSCALE=CHINESE", 0),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", .badValue, "INTERVAL=99999999999999999999", 11),
    ]

    @Test(arguments: mistakes)
    func aMistakeInARuleSaysWhatAndWhere(_ text: String, _ reason: RecurrenceError.Reason, _ part: String, _ at: Int) {
        let error = #expect(throws: RecurrenceError.self) { try RecurrenceRule(text) }
        #expect(error?.reason == reason && error?.part == part && error?.at == at)
        #expect(
            error.map { !$0.wording.uk.isEmpty && $0.wording.en.contains("{0}") || $0.reason != .badValue } == true)
    }

    @Test func spacesAndSmallLettersAndThePropertyNameAreForgiven() throws {
        #expect(try RecurrenceRule("rrule:freq=weekly; byday=mo,we;") == RecurrenceRule("FREQ=WEEKLY;BYDAY=MO,WE"))
    }

    private func form(_ moment: Moment) -> String {
        written {
            if moment.hasTime {
                $0.write(iCalendarLocal: CivilTime(day: moment.day, secondsOfDay: moment.secondsOfDay, offset: .utc))
            } else {
                $0.write(iCalendar: moment.day)
            }
        }
    }
}
