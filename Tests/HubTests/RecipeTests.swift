import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

// docs/recipes.md, followed. The kind and the language have test files of their own.

// MARK: An output

/// The towns' own humans.txt.
private enum Humans {
    static func jobs(_ context: OutputContext) -> [Job] {
        let text = "Published by " + context.site.settings.name[0] + "\n"
        return [Job("humans.txt", "humans", .bytes(digest: { Digest(of: Array(text.utf8)) }) { $0.write(text) })]
    }
}

private func project(_ text: String, in folder: TemporaryFolder, kinds: [Kind] = Kind.all) -> Project {
    folder.write(usualSettings, to: "content/site.yml")
    lay(text, in: folder)
    var project = Project(
        content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
        output: folder.path + "/_site", hasCards: false, hasSearch: false)
    project.kinds = kinds
    return project
}

private let news = "-- content/news/2026/11/a.md --\n---\ntitle: Лист\ndate: 2026-11-20\n---\nТекст."

@Test func anOutputIsAFunctionFromTheSiteToJobs() throws {
    let folder = TemporaryFolder()
    var profile = Profile()
    let plan = try planBuild(project(news, in: folder), at: try instant("2026-11-21 12:00"), profile: &profile)
    let context = try #require(plan.planned).context
    let job = try #require(Humans.jobs(context).first)
    guard case .bytes(_, let write) = job.work else {
        Issue.record("no bytes")
        return
    }
    var out = ByteWriter()
    try write(&out)
    #expect(job.path == "humans.txt")
    #expect(String(decoding: out.bytes, as: UTF8.self) == "Published by Містечко\n")
}

// MARK: A field in calendars

extension Kind {
    fileprivate static let excursion = Kind(
        "excursion", folder: "excursions", schema: .event("Event"), order: .soonest(.start), over: [.start],
        calendar: true, rank: 20,
        fields: [
            Field("start", .instant(), .required, shown: .byTemplate, calendar: .start),
            Field("place", .text, shown: .byTemplate, calendar: .location),
        ])
}

@Test func aFieldWithACalendarRoleIsShownInCalendars() throws {
    let folder = TemporaryFolder()
    let template = TemporaryFolder()
    try FileManager.default.removeItem(atPath: template.path)
    try FileManager.default.copyItem(atPath: projectFolder.appending(path: "site-template").path, toPath: template.path)
    for language in ["uk", "en"] {
        let file = template.path + "/strings/\(language).yml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing(
            "\nkinds:\n",
            with:
                "\nkinds:\n  excursion: {one: Екскурсія, other: Екскурсії, empty: Немає., all: Усі, home: Екскурсії}\n"
        ).write(toFile: file, atomically: true, encoding: .utf8)
    }
    folder.write(usualSettings, to: "content/site.yml")
    lay(
        "-- content/excursions/vezha.md --\n---\ntitle: Вежа\nstart: 2026-12-05 10:00\nplace: Площа\n---\nХодімо.",
        in: folder)
    var project = Project(
        content: folder.path + "/content", template: template.path, output: folder.path + "/_site", hasCards: false,
        hasSearch: false)
    project.kinds = Kind.all + [.excursion]
    let site = try built(project)
    #expect(site.errors == [], "\(site.report.diagnostics.all.map(\.arguments))")
    for file in ["/excursions.ics", "/excursions/vezha/event.ics"] {
        let calendar = site[file]
        #expect(calendar.contains("SUMMARY:Вежа\r\n"), "\(file)")
        #expect(calendar.contains("DTSTART;TZID=Europe/Kyiv:20261205T100000\r\n"), "\(file)")
        #expect(calendar.contains("LOCATION:Площа\r\n"), "\(file)")
    }
}

// MARK: A diagnostic

@Test func aMistakeIsSaidWithItsPlaceAndNothingIsPublished() throws {
    let site = try built("-- content/news/2026/11/!!!.md --\n---\ntitle: Лист\ndate: 2026-11-20\n---\nТекст.")
    #expect(site.ids == ["entry.emptySlug"])
    #expect(site.files.isEmpty)
    let one = try #require(site.report.diagnostics.all.first)
    #expect(one.place.path == "content/news/2026/11/!!!.md")
    #expect(!one.message.text.uk.isEmpty && !one.message.text.en.isEmpty && one.message.hint != nil)
}

// MARK: The page itself

/// A recipe that sends people to a file or a test that is gone is worse than none.
@Test(arguments: ["recipes.md", "debugging.md"])
func recipesNameFilesAndTestsThatAreThere(page: String) throws {
    let text = try String(contentsOf: projectFolder.appending(path: "docs/" + page), encoding: .utf8)
    let paths = text.matches(of: /`((?:Sources|Tests|site-template|scripts|content|docs|Benchmarks)\/[\w.\/-]+)`/).map {
        String($0.1)
    }
    #expect(paths.count > 3)
    for path in paths where !path.contains("LANGUAGE") && !path.hasSuffix("card-vacancy.html") {
        let exists = FileManager.default.fileExists(atPath: projectFolder.appending(path: path).path)
        #expect(exists, "docs/\(page): \(path)")
    }
    let folder = projectFolder.appending(path: "Tests").path
    let tests = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
    for match in text.matches(of: /(?:[Pp]roved by|fails|held by|forgotten, by)\s+`(\w+)`/) {
        #expect(tests.contains("func \(match.1)("), "docs/\(page): \(match.1)")
    }
}
