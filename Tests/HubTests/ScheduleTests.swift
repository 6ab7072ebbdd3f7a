import Calendars
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Publish

/// The demo town's texts with small pictures, built into memory as often as need be.
private final class YearOfTown {
    let folder = TemporaryFolder()
    let project: Project

    init(search: Bool = false) throws {
        let content = folder.path + "/content"
        try FileManager.default.copyItem(atPath: projectFolder.appending(path: "content").path, toPath: content)
        for path in try FileManager.default.subpathsOfDirectory(atPath: content)
        where path.hasSuffix(".jpg") || path.hasSuffix(".png") {
            folder.write(smallPicture, to: "content/" + path)
        }
        project = Project(
            content: content, template: projectFolder.appending(path: "site-template").path, output: "/nowhere",
            cache: folder.path + "/cache", hasCards: false, hasSearch: search, workers: nil)
    }

    func built(at instant: Instant) throws -> [String: [UInt8]] {
        let sink = MemorySink()
        _ = try run(project, at: instant, clock: { 0 }, sink: { _, _ in sink })
        return sink.files
    }
}

private func changed(_ a: [String: [UInt8]], _ b: [String: [UInt8]]) -> Set<String> {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }
}

private let start = try! instant("2026-11-21 12:00")

/// Of the year's instants a few spread over it; in the long run all of them.
@Test func aSecondBeforeAndAfterEachInstantOfAYearOnlyThePredictedFilesDiffer() throws {
    let town = try YearOfTown()
    let end = start.adding(seconds: 366 * 86_400)
    let plan = try #require(forecast(town.project, at: start, until: start).plan)
    let schedule = plan.schedule
    #expect(schedule.until > end)
    let instants = schedule.instants.filter { $0 < end }
    #expect(instants.count > 60)
    let step = runsLongTests ? 1 : instants.count / 2
    var foretold: [Instant: Set<String>] = [:]
    if runsLongTests {
        for turn in try forecast(town.project, at: start, until: end).turns {
            foretold[turn.instant] = Set(turn.files)
        }
    }
    var last = start
    for (number, instant) in instants.enumerated() where number % step == 0 {
        let sinceTheOneBefore = try town.built(at: number == 0 ? start : instants[number - 1])
        let before = try town.built(at: instant.adding(seconds: -1))
        #expect(changed(sinceTheOneBefore, before) == [], "between \(last.seconds) and \(instant.seconds)")
        let after = try town.built(at: instant)
        let files = changed(before, after)
        #expect(files.count > ScheduleFiles.paths.count, "nothing but the plan changes at \(instant.seconds)")
        let predicted =
            try foretold[instant]
            ?? Set(
                forecast(town.project, at: instant.adding(seconds: -1), until: instant.adding(seconds: 1)).turns
                    .flatMap(\.files))
        #expect(files.subtracting(predicted) == [], "at \(instant.seconds)")
        #expect(changed(after, try town.built(at: instant.adding(seconds: 1))) == [])
        last = instant
    }
}

/// What is known of the year at its beginning is what each of its days knows.
@Test func thePlanOfTheYearHoldsEachInstantThatLaterPlansName() throws {
    let town = try YearOfTown()
    var profile = Profile()
    func schedule(at instant: Instant) throws -> Schedule {
        try #require(try planBuild(town.project, at: instant, profile: &profile).schedule)
    }
    let whole = try schedule(at: start)
    let known = Set(whole.instants)
    var now = start
    for _ in 0..<(runsLongTests ? 1000 : 4) {
        let next = try #require(try schedule(at: now).next)
        guard next < whole.until else { break }
        #expect(known.contains(next), "\(next.seconds)")
        now = next
    }
}

private func schedule(_ text: String, on now: String = "2026-11-21 12:00", drafts: Bool = false) throws -> [String] {
    let site = try built(text, on: now, drafts: drafts)
    #expect(site.errors == [])
    let json = try JSONSerialization.jsonObject(with: Data(site["/schedule.json"].utf8)) as? [String: Any]
    #expect(json?["version"] as? Int == 1)
    #expect(json?["site"] as? String == "https://town.example/")
    #expect(json?["until"] as? String == "2027-12-31T22:00:00Z")
    let instants = try #require(json?["instants"] as? [String])
    #expect(instants == Set(instants).sorted())
    #expect(site.report.schedule?.instants.count == instants.count)
    // The new year is always one.
    #expect(instants.contains("2026-12-31T22:00:00Z"))
    return instants.filter { $0 != "2026-12-31T22:00:00Z" }
}

private func page(_ lines: String, kind: String = "pages") -> String {
    "-- content/\(kind)/a.md --\n---\ntitle: Запис\n\(lines)\n---\nТекст.\n"
}

@Test func theTimePlanHasTheEndOfAnEmbargoAndAnExpiry() throws {
    #expect(try schedule(page("publish_at: 2026-11-22 09:00")) == ["2026-11-22T07:00:00Z"])
    #expect(try schedule(page("expires: 2026-11-30")) == ["2026-11-30T22:00:00Z"])
    #expect(
        try schedule(page("publish_at: 2026-11-22 09:00\nexpires: 2026-11-30"))
            == ["2026-11-22T07:00:00Z", "2026-11-30T22:00:00Z"])
    #expect(try schedule(page("publish_at: 2026-11-22 09:00\nexpires: 2026-11-21 18:00")) == ["2026-11-22T07:00:00Z"])
}

@Test func whatIsNeverPublishedOrNeverChangesIsInNoTimePlan() throws {
    #expect(try schedule(page("draft: true\npublish_at: 2026-11-22 09:00\nexpires: 2026-11-30")) == [])
    #expect(try schedule(page("gone: true\nexpires: 2026-11-30")) == [])
    #expect(try schedule(page("publish_at: 2026-11-20 09:00\nexpires: 2026-11-21")) == ["2026-11-21T22:00:00Z"])
    #expect(try schedule(page("expires: 2026-11-20")) == [])
    // Shown already, what is to come does not come.
    #expect(try schedule(page("publish_at: 2026-11-22 09:00"), drafts: true) == [])
}

@Test func theTimePlanNamesNothingOfWhatIsUnderEmbargo() throws {
    let site = try built(
        "-- content/news/tsile.md --\n---\ntitle: Мер іде\ndate: 2026-11-25\npublish_at: 2026-11-25 10:00\n---\nТекст.\n"
    )
    for path in ["/schedule.json", "/server/visnyk.cron", "/server/visnyk.timer"] {
        #expect(!site[path].contains("tsile"))
        #expect(site.exists(path))
    }
    #expect(site["/server/visnyk.cron"].contains("\n0 10 25 11 * $VISNYK\n"))
    #expect(site["/server/visnyk.timer"].contains("\nOnCalendar=2026-11-25 08:00:00 UTC\n"))
}

@Test func theTimePlanHasTheEndOfAnAlertAndOfAnEventAndWhenItLeavesTheCalendars() throws {
    #expect(
        try schedule(page("start: 2026-11-22 10:00\nend: 2026-11-22 12:00\nplace: Ратуша", kind: "events"))
            == ["2026-11-22T10:00:00Z", "2027-11-23T10:00:00Z"])
    #expect(
        try schedule(
            page("date: 2026-11-21 10:00\npreset: water\nuntil: 2026-11-21 18:00\narea: Центр", kind: "alerts"))
            == ["2026-11-21T16:00:00Z"])
    #expect(
        try schedule(
            page(
                "date: 2026-11-21 10:00\npreset: water\nuntil: 2026-11-21 18:00\narea: Центр\nmessage: alert",
                kind: "alerts"), on: "2026-11-21 18:00") == [])
}

@Test func theTimePlanHasEachEndOfASeriesAndOfTheDaysItIsLeftOut() throws {
    let series = "start: 2026-11-16 10:00\nend: 2026-11-16 11:00\nplace: Ратуша\nrecurrence: FREQ=WEEKLY;COUNT=4"
    #expect(
        try schedule(page(series + "\nexceptions: [2026-11-30]", kind: "events"))
            == [
                "2026-11-23T09:00:00Z", "2026-11-30T22:00:00Z", "2026-12-07T09:00:00Z", "2027-12-08T09:00:00Z",
            ])
}

@Test func theTimePlanHasThePinAndTheTwoDaysOfNews() throws {
    #expect(
        try schedule(page("date: 2026-11-21 10:00\npinned_until: 2026-11-24", kind: "news"))
            == ["2026-11-23T08:00:00Z", "2026-11-24T22:00:00Z"])
    #expect(try schedule(page("date: 2026-11-23 10:00", kind: "news")).first == "2026-11-23T08:00:00Z")
}

@Test func aMinuteSeriesIsPlannedAsFarAsTheListGoes() throws {
    let site = try built(
        page("start: 2026-11-21 11:00\nend: 2026-11-21 11:01\nplace: Ратуша\nrecurrence: FREQ=MINUTELY", kind: "events")
    )
    let plan = try #require(site.report.schedule)
    #expect(plan.instants.count > 1500)
    #expect(plan.until < start.adding(seconds: 3 * 86_400))
    #expect(site.nextDates("a").first == "2026-11-21T12:00:00+02:00")
}

/// A build into a folder, with what earlier builds remember, keeps step with time as one from nothing does.
@Test func aWarmBuildAtEachInstantIsAColdOne() throws {
    let folder = TemporaryFolder()
    folder.write(usualSettings, to: "content/site.yml")
    lay(
        page("date: 2026-11-20 10:00\npinned_until: 2026-11-23\nexpires: 2026-11-25", kind: "news")
            + page("start: 2026-11-22 10:00\nplace: Ратуша\nrecurrence: FREQ=DAILY;COUNT=3", kind: "events")
            + page("date: 2026-11-21 10:00\npreset: water\nuntil: 2026-11-22 18:00\narea: Центр", kind: "alerts")
            + page("publish_at: 2026-11-22 09:00"), in: folder)
    func project(_ output: String, cache: String?) -> Project {
        Project(
            content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: folder.path + "/" + output, cache: cache, hasCards: false)
    }
    var now = start
    for number in 0..<10 {
        let report = try build(project("warm", cache: folder.path + "/cache"), at: now)
        #expect(report.diagnostics.all.map(\.id) == [])
        _ = try build(project("cold\(number)", cache: nil), at: now)
        let (warm, cold) = (
            try contents(of: folder.path + "/warm"), try contents(of: folder.path + "/cold\(number)")
        )
        #expect(Set(warm.keys).union(cold.keys).filter { warm[$0] != cold[$0] }.sorted() == [], "at \(now.seconds)")
        now = try #require(report.schedule?.next)
    }
}
