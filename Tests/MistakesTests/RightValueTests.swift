import Calendars
import FileTree
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// Values that look like slips and are none: nothing is said of them, neither in a build nor in a check.
@Suite struct RightValueTests {
    @Test(arguments: [
        "tags: [освіта/наука, вода]", "published: 2026-11-19", "опубліковано: 19.11.2026",
        "attachments: \"звіт, 2025.pdf\"", "units: [\"Водоканал, дільниця 2\"]", "summary: \"[Оновлено] Коротко\"",
        "attachments:\n  - {file: \"звіт, 2025.pdf\", title: \"Додаток 1, зі змінами\"}",
        "faq:\n  - {question: Коли?, answer: \"Завтра, о 10:00\"}", "summary: >\n  Коротко про\n  головне",
        "tags:\n  - освіта\n  - наука і культура",
    ]) func nothingIsSaid(_ field: String) throws {
        let date = field.contains("2026-11-19") || field.contains("19.11.2026") ? "" : "date: 2026-11-20\n"
        let files = field.contains(".pdf") ? "-- content/news/звіт, 2025.pdf = pdf --\n" : ""
        let said = try RightValueTests.said(
            "-- content/news/a.md --\n---\ntitle: Новина громади\n\(date)\(field)\n---\nШкола відкрила новий клас.\n"
                + files)
        #expect(said.filter { !$0.hasPrefix("style.") }.isEmpty, "\(said)")
    }

    @Test func titlesOfAbbreviationsAreNotShouted() throws {
        for title in ["ЦНАП, ДСНС, ВПО, ОСББ", "ЦНАП ТА ДСНС / ВПО"] {
            let said = try RightValueTests.said(
                "-- content/news/a.md --\n---\ntitle: \(title)\ndate: 2026-11-20\n---\nШкола відкрила новий клас.\n")
            #expect(!said.contains("lint.titleCapitals"), "\(title)")
        }
        let loud =
            "-- content/news/a.md --\n---\ntitle: УВАГА, РЕМОНТ ДОРОГИ\ndate: 2026-11-20\n---\nШкола відкрила новий клас.\n"
        #expect(try RightValueTests.said(loud).contains("lint.titleCapitals"))
    }

    @Test func eventsWithARecordingHaveTheirAftermath() throws {
        func said(_ line: String) throws -> [String] {
            try RightValueTests.said(
                "-- content/events/a.md --\n---\ntitle: Сесія\ndate: 2026-10-01\nstart: 2026-10-20 10:00\nplace: Рада\n"
                    + line + "---\nШкола відкрила новий клас.\n")
        }
        #expect(try said("").contains("lint.aftermath"))
        #expect(try !said("recording_url: https://example.org/v\n").contains("lint.aftermath"))
    }

    private static func said(_ text: String) throws -> [String] {
        let site = try Mistake(text).laid()
        var project = Project(
            content: site.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: site.path + "/_site", cache: nil, hasCards: false, hasSearch: false, workers: 1)
        project.lints = true
        let kyiv = try Zone(name: "Europe/Kyiv", tzif: try readFile("/usr/share/zoneinfo/Europe/Kyiv"))
        return try check(project, at: try Moment("2026-11-21 12:00").instant(in: kyiv)).diagnostics.all.map(\.id)
    }
}
