import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

@Test func everyMistakeOfEveryFileIsSaidInOneRun() throws {
    #expect(
        try mistakes(
            """
            -- content/events/den.md --
            ---
            title: День
            start: завтра
            place: Площа
            ---
            [карта](../places/nema.md)
            -- content/news/a.md --
            ---
            title: Новина: перша
            ---
            -- content/news/b.md --
            ---
            date: 2026-02-30
            colour: red
            ---
            """) == [
                "content/events/den.md:3:8 value.instant", "content/news/a.md:2:14 yaml.colon",
                "content/news/b.md:2:7 value.impossibleDate", "~content/news/b.md:3:1 field.unknown",
                "content/news/b.md:2:1 field.missing", "content/events/den.md:6:1 link.broken",
            ])
}

@Test func mistakesOfSettingsAndTemplateDoNotHideThoseOfEntries() throws {
    let template = TemporaryFolder()
    try FileManager.default.removeItem(atPath: template.path)
    try FileManager.default.copyItem(
        atPath: projectFolder.appending(path: "site-template").path, toPath: template.path)
    template.write("{{titel}}", to: "layouts/search.html")
    let said = try mistakes(
        """
        -- content/site.yml --
        name: Містечко
        url: town.example
        time_zone: Europe/Kiyv
        languages: [uk]
        colour: синій
        crest: herb.svg
        -- content/news/a.md --
        ---
        title: Новина
        date: сьогодні
        ---
        """, template: template.path)
    #expect(
        said.filter { !$0.hasPrefix("site-template/") } == [
            "content/site.yml:2:6 value.url", "content/site.yml:3:12 site.zone ?Europe/Kyiv",
            "content/site.yml:5:9 site.colour", "content/news/a.md:3:7 value.instant", "content/site.yml:6:8 file.missing",
        ])
    #expect(said.contains("site-template/layouts/search.html:1:3 template.unknownName ?title"))
}

// MARK: The front matter

@Test(arguments: [
    ("note: Увага: ремонт", "content/news/a.md:4:12 yaml.colon"),
    ("summary: \"без кінця", "content/news/a.md:4:10 yaml.unclosedQuote"),
    ("summary: [а, б", "content/news/a.md:4:10 yaml.unclosedQuote"),
    ("tags:\n\t- вода", "content/news/a.md:5:1 yaml.tab"), ("title: Друга", "content/news/a.md:4:1 yaml.duplicateKey"),
    ("summary: *усі", "content/news/a.md:4:10 yaml.unknownAlias"),
    ("summary: @усі", "content/news/a.md:4:10 yaml.startCharacter"),
    ("summary: `усі`", "content/news/a.md:4:10 yaml.startCharacter"),
    ("summary", "content/news/a.md:5:1 yaml.missingColon"), ("? [а]\n: б", "content/news/a.md:4:3 yaml.keyNotText"),
])
func brokenYAMLIsSaidAtItsPlace(line: String, expected: String) throws {
    #expect(try mistakes(news(line)) == [expected])
}

@Test(arguments: [
    ("updated: 2026-13-01", "4:10 value.impossibleDate"), ("updated: 2026-02-29", "4:10 value.impossibleDate"),
    ("updated: 2026-11-20 25:00", "4:10 value.impossibleDate"), ("updated: учора", "4:10 value.instant"),
    ("updated: 2026-11", "4:10 value.vagueDate"), ("updated: [2026-11-20]", "4:10 value.notOne"),
    ("draft: може", "4:8 value.flag"), ("weight: важка", "4:9 value.number"),
    ("type: novyna", "4:7 value.choice"), ("type: anouncement", "4:7 value.choice ?announcement"),
    ("settlements: [Місто, Сeло]", "4:15 value.term|4:22 value.term ?Село"),
    ("title2: Новина", "~4:1 field.unknown ?title"), ("tag: вода", "~4:1 field.unknown ?tags"),
    ("unit: Рада\nunits: [Рада]", "5:1 field.twice"), ("video: ftp://example.org/a", "4:8 value.url"),
    ("video: javascript:alert(1)", "4:8 value.url"), ("source: {url: https://example.org}", "4:9 field.missing"),
    ("source: {name: Рада, url: example.org}", "4:27 value.url"), ("aliases: [../../etc/passwd]", "4:11 value.path"),
    ("aliases: [https://example.org/]", "4:11 value.path"), ("image: nema.jpg", "4:8 file.missing"),
    ("image: {alt: Міст}", "4:8 field.missing"), ("image: [a.jpg, b.jpg]", "4:8 value.notOne"),
    ("image: {src: nema.jpg, focus: вгорі}", "4:31 value.focus|4:14 file.missing"),
    ("image: {src: nema.jpg, decorative: може}", "4:36 value.flag|4:14 file.missing"),
    ("attachments: [../../../etc/passwd]", "4:15 file.missing"), ("ask: {question: Чи?, reply_email: рада}", "4:35 value.email"),
    ("services: zapys-do-sadka", "4:11 reference.unknown"), ("units: rada", "4:8 reference.unknownOrText"),
    ("title3:\n  глибше: {ще: [1]}", "~4:1 field.unknown ?title"), ("tags: {а: б}", "4:7 value.notOne"),
    ("summary: [а]", "4:10 value.notOne"), ("pinned_until: ~", ""), ("weight: 1,5", ""), ("tags: вода", ""),
])
func wrongValueIsSaidAtItsPlace(line: String, expected: String) throws {
    let lines = expected.split(separator: "|").map { one in
        one.hasPrefix("~") ? "~content/news/a.md:" + one.dropFirst() : "content/news/a.md:" + one
    }
    #expect(try mistakes(news(line)) == lines)
}

@Test func unknownFieldIsAnErrorWhenStrict() throws {
    let text = news("sumary: Коротко")
    #expect(try mistakes(text) == ["~content/news/a.md:4:1 field.unknown ?summary"])
    #expect(try mistakes(text, strict: true) == ["content/news/a.md:4:1 field.unknown ?summary"])
    let settings = "-- content/site.yml --\n" + usualSettings + "strict: true\n"
    #expect(try mistakes(settings + text) == ["content/news/a.md:4:1 field.unknown ?summary"])
}

@Test func whatIsMissingIsNamed() throws {
    #expect(
        try mistakes(
            """
            -- content/alerts/a.md --
            ---
            title: Тривога
            date: 2026-11-20
            ---
            -- content/events/b.md --
            ---
            title: Подія
            start: 2026-11-20
            end: 2026-11-19
            ---
            -- content/outages/c.md --
            ---
            ---
            -- content/places/d.md --
            ---
            title: Укриття
            ---
            """) == [
                "content/alerts/a.md:1:1 field.missingEither", "content/alerts/a.md:1:1 field.missingEither",
                "content/events/b.md:1:1 field.missingEither", "content/events/b.md:4:6 value.order",
                "content/outages/c.md:1:1 field.missing", "content/outages/c.md:1:1 field.missing",
                "content/outages/c.md:1:1 field.missing", "content/outages/c.md:1:1 field.missing",
                "content/places/d.md:2:1 field.missing",
            ])
}

@Test func fileWithoutFrontMatterSaysSo() throws {
    #expect(
        try mistakes(
            """
            -- content/news/a.md --
            # Новина
            -- content/news/b.md --

            ---
            title: Новина
            date: 2026-11-20

            Текст
            -- content/news/c.md --
            -- content/news/d.md --
            ---
            - title
            ---
            """) == [
                "content/news/a.md:1:1 entry.noFrontMatter", "content/news/b.md:2:1 entry.frontMatterOpen",
                "content/news/c.md:1:1 entry.noFrontMatter", "content/news/d.md:2:1 field.notAMap",
            ])
}

// MARK: Bytes

private let plainNews = "---\ntitle: Новина про воду\ndate: 2026-11-20\n---\nТекст.\n"

@Test func byteOrderMarkAndCRLFAreFine() throws {
    let windows = Data([0xEF, 0xBB, 0xBF]) + Data(plainNews.replacing("\n", with: "\r\n").utf8)
    let settings = Data([0xEF, 0xBB, 0xBF]) + Data(usualSettings.replacing("\n", with: "\r\n").utf8)
    let site = try built("", files: ["content/news/a.md": windows, "content/site.yml": settings])
    let plain = try built("-- content/news/a.md --\n" + plainNews)
    #expect(site.ids == [])
    #expect(site.main("/news/a/") == plain.main("/news/a/"))
    #expect(plain.main("/news/a/").contains("Текст."))
}

@Test func otherEncodingsAreToldApart() throws {
    let files: [String: Data] = [
        "content/news/a.md": plainNews.data(using: .windowsCP1251)!,
        "content/news/b.md": Data([0xFF, 0xFE]) + plainNews.data(using: .utf16LittleEndian)!,
        "content/news/c.md": plainNews.data(using: .utf16LittleEndian)!,
        "content/news/d.md": Data("---\ntitle: Но".utf8) + [0xD0] + Data("вина\n---\n".utf8),
        "content/news/e.md": Data("---\ntitle: Но\u{8}вина\ndate: 2026-11-20\n---\n".utf8),
        "content/news/f.md": Data("---\ntitle: Новина\ndate: 2026-11-20\n---\nТекст\u{0}\n".utf8),
    ]
    #expect(
        try mistakes("", files: files) == [
            "content/news/a.md:2:8 source.encoding", "content/news/b.md:1:1 source.encoding",
            "content/news/c.md:1:1 source.encoding", "content/news/d.md:2:10 source.encoding",
            "content/news/e.md:2:10 source.controlCharacter", "content/news/f.md:5:6 source.controlCharacter",
        ])
    let said = try built("", files: files).report.diagnostics.all.prefix(4).map { $0.arguments.first ?? "" }
    #expect(said == ["windows-1251", "UTF-16", "UTF-16", "?"])
}

@Test func hugeFileIsRefusedUnread() throws {
    let said = try mistakes("", files: ["content/news/a.md": Data(count: 50 << 20)])
    #expect(said == ["content/news/a.md source.tooLarge"])
}

@Test func bombsAreRefused() throws {
    guard let folder = sharedFolder("data/suites/bombs") else { return }
    var files: [String: Data] = [:]
    for name in ["markdown-nested-lists", "markdown-nested-quotes", "yaml-billion-laughs", "yaml-deep", "yaml-many-keys"] {
        files["content/news/\(name).md"] = try Data(contentsOf: folder.appending(path: name + ".md"))
    }
    files["content/news/markdown-nested-lists.md"]!.insert(contentsOf: Data(plainNews.utf8), at: 0)
    files["content/news/markdown-nested-quotes.md"]!.insert(contentsOf: Data(plainNews.utf8), at: 0)
    let said = try mistakes("", files: files).filter { !$0.hasPrefix("~") }.map { $0.split(separator: " ") }
    let ids = Dictionary(grouping: said) { String($0[0].split(separator: ":")[0].split(separator: "/")[2]) }
        .mapValues { Set($0.map { String($0[1]) }) }
    #expect(ids["markdown-nested-lists.md"] == ["markdown.tooDeep"])
    #expect(ids["markdown-nested-quotes.md"] == ["markdown.tooDeep"])
    #expect(ids["yaml-billion-laughs.md"] == ["yaml.tooMuch"])
    #expect(ids["yaml-deep.md"] == ["yaml.tooMuch"])
    #expect(ids["yaml-many-keys.md"]?.isEmpty == false)
}

@Test func inputsThatHangCmarkAreRefusedOrHarmless() throws {
    let bombs = [
        String(repeating: "![[]()", count: 20_000), String(repeating: "[", count: 50_000) + "a",
        String(repeating: "*a **a ", count: 20_000), String(repeating: "`a``b```c", count: 20_000),
        "|a|" + String(repeating: "b|", count: 5_000) + "\n|-|" + String(repeating: "-|", count: 5_000) + "\n|a|",
        String(repeating: "[^a]: b\n", count: 20_000) + String(repeating: "[^a]", count: 20_000),
        String(repeating: "> - ", count: 5_000) + "a", String(repeating: "a<a@", count: 20_000),
    ]
    var text = ""
    for (index, bomb) in bombs.enumerated() {
        text += "-- content/news/n\(index).md --\n---\ntitle: Н\ndate: 2026-11-20\n---\n\(bomb)\n"
    }
    let site = try built(text)
    #expect(site.errors.allSatisfy { $0.hasPrefix("markdown.") })
    #expect(!site.errors.isEmpty)
}
