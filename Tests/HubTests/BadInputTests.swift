import Foundation
import Glibc
import SourceText
import TestSupport
import Testing

@testable import Hub

@Test func everyMistakeOfEveryFileIsSaidInOneRun() throws {
    #expect(
        mistakes(
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
                "content/news/a.md:2:1 field.missing",
                "content/news/b.md:2:7 value.impossibleDate", "~content/news/b.md:3:1 field.unknown",
                "content/news/b.md:2:1 field.missing", "content/events/den.md:6:9 link.broken",
            ])
}

@Test func mistakesOfSettingsAndTemplateDoNotHideThoseOfEntries() throws {
    let template = TemporaryFolder()
    try FileManager.default.removeItem(atPath: template.path)
    try FileManager.default.copyItem(
        atPath: projectFolder.appending(path: "site-template").path, toPath: template.path)
    template.write("{{titel}}", to: "pages/search.html")
    let said = mistakes(
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
            "content/site.yml:5:9 site.colour", "content/news/a.md:3:7 value.instant",
            "content/site.yml:6:8 file.missing",
        ])
    #expect(said.contains("site-template/pages/search.html:1:3 template.unknownName ?title"))
}

// MARK: The front matter

@Test(arguments: [
    ("summary: Увага: ремонт", "content/news/a.md:4:15 yaml.colon"),
    ("summary: \"без кінця", "content/news/a.md:4:10 yaml.unclosedQuote"),
    ("tags: [а, б", "content/news/a.md:4:7 yaml.unclosedQuote"),
    ("tags:\n\t- вода", "content/news/a.md:5:1 yaml.tab"), ("title: Друга", "content/news/a.md:4:1 yaml.duplicateKey"),
    ("summary: *усі", "content/news/a.md:4:10 yaml.startCharacter"),
    ("summary: *all", "content/news/a.md:4:10 yaml.unknownAlias"),
    ("tags: [\"вода\" світло]", "content/news/a.md:4:15 yaml.missingComma"),
    ("summary: @усі", "content/news/a.md:4:10 yaml.startCharacter"),
    ("summary: `усі`", "content/news/a.md:4:10 yaml.startCharacter"),
    ("summary", "content/news/a.md:4:1 yaml.missingColon"), ("? [а]\n: б", "content/news/a.md:4:3 yaml.keyNotText"),
])
func brokenYAMLIsSaidAtItsPlace(line: String, expected: String) throws {
    #expect(mistakes(news(line)) == [expected])
}

@Test(arguments: [
    ("updated: 2026-13-01", "4:10 value.impossibleDate"), ("updated: 2026-02-29", "4:10 value.impossibleDate"),
    ("updated: 2026-11-20 25:00", "4:10 value.impossibleDate"), ("updated: учора", "4:10 value.instant"),
    ("updated: 2026-11", "4:10 value.vagueDate"), ("updated: [2026-11-20]", "4:10 value.notOne"),
    ("draft: може", "4:8 value.flag"), ("weight: важка", "4:9 value.number"),
    ("type: novyna", "4:7 value.choice"), ("type: anouncement", "4:7 value.choice ?announcement"),
    ("settlements: [Місто, Сeло]", "4:15 value.term|4:22 value.mixedAlphabets ?Село"),
    ("title2: Новина", "~4:1 field.unknown ?title"), ("tag: вода", ""), ("tagz: вода", "~4:1 field.unknown ?tags"),
    ("unit: Рада\nunits: [Рада]", "5:1 field.twice"), ("video: ftp://example.org/a", "4:8 value.url"),
    ("video: javascript:alert(1)", "4:8 value.url"), ("source: {url: https://example.org}", "4:9 field.missing"),
    ("source: {name: Рада, url: example.org}", "4:27 value.url"), ("aliases: [../../etc/passwd]", "4:11 value.path"),
    ("aliases: [https://example.org/]", "4:11 value.path"), ("image: nema.jpg", "4:8 file.missing"),
    ("image: {alt: Міст}", "4:8 field.missing"), ("image: [a.jpg, b.jpg]", "4:8 value.notOne"),
    ("image: {src: nema.jpg, focus: вгорі}", "4:31 value.focus|4:14 file.missing"),
    ("image: {src: nema.jpg, decorative: може}", "4:36 value.flag|4:14 file.missing"),
    ("attachments: [../../../etc/passwd]", "4:15 file.missing"),
    ("ask: {question: Чи?, reply_email: рада}", "4:35 value.email"),
    ("services: zapys-do-sadka", "4:11 reference.unknown"), ("units: rada", "4:8 reference.unknownOrText"),
    ("title3:\n  глибше: {ще: [1]}", "~4:1 field.unknown ?title"), ("tags: {а: б}", "4:7 value.notOne"),
    ("summary: [а]", "4:10 value.notOne"), ("pinned_until: ~", ""), ("weight: 1,5", ""), ("tags: вода", ""),
])
func wrongValueIsSaidAtItsPlace(line: String, expected: String) throws {
    let lines = expected.split(separator: "|").map { one in
        one.hasPrefix("~") ? "~content/news/a.md:" + one.dropFirst() : "content/news/a.md:" + one
    }
    #expect(mistakes(news(line)) == lines)
}

@Test func unknownFieldIsAnErrorWhenStrict() throws {
    let text = news("sumary: Коротко")
    #expect(mistakes(text) == ["~content/news/a.md:4:1 field.unknown ?summary"])
    #expect(mistakes(text, strict: true) == ["content/news/a.md:4:1 field.unknown ?summary"])
    let settings = "-- content/site.yml --\n" + usualSettings + "strict: true\n"
    #expect(mistakes(settings + text) == ["content/news/a.md:4:1 field.unknown ?summary"])
}

@Test func whatIsMissingIsNamed() throws {
    #expect(
        mistakes(
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
                "content/alerts/a.md:2:1 field.missing",
                "content/events/b.md:2:1 field.missingEither", "content/events/b.md:4:6 value.order",
                "content/outages/c.md:1:1 field.missing",
                "content/places/d.md:2:1 field.missing",
            ])
}

@Test func fileWithoutFrontMatterSaysSo() throws {
    #expect(
        mistakes(
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
                "content/news/c.md entry.empty", "content/news/d.md:2:1 field.notAMap",
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
        mistakes("", files: files) == [
            "content/news/a.md:2:8 source.encoding", "content/news/b.md:1:1 source.encoding",
            "content/news/c.md:1:1 source.encoding", "content/news/d.md:2:10 source.damaged",
            "content/news/e.md:2:10 source.controlCharacter", "content/news/f.md:5:6 source.controlCharacter",
        ])
    let said = try built("", files: files).report.diagnostics.all.prefix(3).map { $0.arguments.first ?? "" }
    #expect(said == ["windows-1251", "UTF-16", "UTF-16"])
}

@Test func hugeFileIsRefusedUnread() throws {
    let said = mistakes("", files: ["content/news/a.md": Data(count: 50 << 20)])
    #expect(said == ["content/news/a.md source.tooLarge"])
}

@Test func bombsAreRefused() throws {
    guard let folder = sharedFolder("data/suites/bombs") else { return }
    var files: [String: Data] = [:]
    for name in [
        "markdown-nested-lists", "markdown-nested-quotes", "yaml-billion-laughs", "yaml-deep", "yaml-many-keys",
    ] {
        files["content/news/\(name).md"] = try Data(contentsOf: folder.appending(path: name + ".md"))
    }
    files["content/news/markdown-nested-lists.md"]!.insert(contentsOf: Data(plainNews.utf8), at: 0)
    files["content/news/markdown-nested-quotes.md"]!.insert(contentsOf: Data(plainNews.utf8), at: 0)
    let said = mistakes("", files: files).filter { !$0.hasPrefix("~") }.map { $0.split(separator: " ") }
    let ids = Dictionary(grouping: said) { String($0[0].split(separator: ":")[0].split(separator: "/")[2]) }
        .mapValues { Set($0.map { String($0[1]) }) }
    #expect(ids["markdown-nested-lists.md"] == ["markdown.tooLarge"])
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

// MARK: Folders and names

/// What a build says of a folder that a test laid by itself.
private func mistakes(in folder: TemporaryFolder) throws -> [String] {
    folder.write(usualSettings, to: "content/site.yml")
    let site = try built(
        Project(
            content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: folder.path + "/_site", hasCards: false, hasSearch: false))
    if site.report.diagnostics.hasErrors { #expect(site.files.isEmpty) }
    return site.report.diagnostics.all.map { $0.place.path + " " + $0.id }
}

private func link(_ folder: TemporaryFolder, _ path: String, to target: String) {
    try! FileManager.default.createSymbolicLink(atPath: folder.path + "/" + path, withDestinationPath: target)
}

@Test func linksOfTheFileSystemThatLeaveOrCircleAreErrors() throws {
    let folder = TemporaryFolder()
    folder.write(plainNews, to: "content/news/a.md")
    folder.write("таємниця", to: "secret.txt")
    link(folder, "content/news/around", to: "..")
    link(folder, "content/news/away.md", to: "/etc/hostname")
    link(folder, "content/news/itself", to: "itself")
    link(folder, "content/news/nowhere.md", to: "nema.md")
    link(folder, "content/news/secret.txt", to: "../../secret.txt")
    #expect(
        try mistakes(in: folder)
            == ["around", "away.md", "itself", "nowhere.md", "secret.txt"].map {
                "content/news/\($0) source.badLink"
            })
}

@Test func linksWithinTheFolderAreFollowedButDoNotMultiply() throws {
    let folder = TemporaryFolder()
    folder.write(plainNews, to: "content/news/a.md")
    folder.write(TinyDocument.pdf, to: "content/files/a.pdf")
    link(folder, "content/news/files", to: "../files")
    #expect(try Set(mistakes(in: folder).map { $0.split(separator: " ")[1] }) == ["file.unlinked"])
    // Each folder links twice to the next: thirty of them would be a thousand million.
    for level in 0..<30 {
        folder.write("x", to: "content/f\(level)/x.txt")
        if level > 0 {
            link(folder, "content/f\(level - 1)/a", to: "../f\(level)")
            link(folder, "content/f\(level - 1)/b", to: "../f\(level)")
        }
    }
    #expect(Set(try mistakes(in: folder).map { $0.split(separator: " ")[1] }) == ["source.badLink", "file.unlinked"])
}

@Test func whatIsNoFileIsAnError() throws {
    let folder = TemporaryFolder()
    folder.write(plainNews, to: "content/news/a.md")
    #expect(unsafe mkfifo(folder.path + "/content/news/pipe.md", 0o644) == 0)
    #expect(try mistakes(in: folder) == ["content/news/pipe.md source.notAFile"])
}

@Test func namesThatAreNotUTF8AreErrors() throws {
    let folder = TemporaryFolder()
    folder.write(plainNews, to: "content/news/a.md")
    for ending in [".md", ".jpg"] {
        let name = Array((folder.path + "/content/news/").utf8) + [0xCD, 0xEE, 0xE2] + Array(ending.utf8) + [0]
        let file = unsafe name.withUnsafeBytes { bytes in
            unsafe open(bytes.baseAddress!.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o644)
        }
        #expect(file >= 0)
        close(file)
    }
    #expect(Set(try mistakes(in: folder).map { $0.split(separator: " ")[1] }) == ["source.badName"])
}

@Test func cyrillicAndSpacesInFileNamesAreFine() throws {
    let site = try built(
        """
        -- content/news/2026/11/День довкілля у м. Солов'їн.md --
        ---
        title: День довкілля
        date: 2026-11-20
        attachments: Звіт про роботу.pdf
        ---
        [Звіт](Звіт%20про%20роботу.pdf), [він же](<Звіт про роботу.pdf>)
        -- content/news/2026/11/Звіт про роботу.pdf --
        PDF
        -- content/pages/Про громаду.markdown --
        ---
        title: Про громаду
        ---
        [День](<../news/2026/11/День довкілля у м. Солов'їн.md>)
        """)
    #expect(site.ids == [])
    #expect(site.exists("/news/2026/11/den-dovkillia-u-m-solovin/index.html"))
    #expect(site.main("/pro-hromadu/").contains("href=\"/news/2026/11/den-dovkillia-u-m-solovin/\""))
}

@Test func filesOutsideTheKindsAndNamesWithoutWordsAreErrors() throws {
    #expect(
        mistakes(
            """
            -- content/novyny/a.md --
            \(plainNews)
            -- content/a.md --
            \(plainNews)
            -- content/news/….md --
            \(plainNews)
            -- content/news/a.pl.md --
            \(plainNews)
            -- content/news/b.en.md --
            \(plainNews)
            """) == [
                "content/a.md entry.unknownFolder", "content/news/a.pl.md entry.unknownLanguage",
                "content/news/….md entry.emptySlug", "content/novyny/a.md entry.unknownFolder",
                "content/news/b.en.md entry.orphanTranslation",
            ])
}

// MARK: site.yml

@Test func projectWithoutItsFoldersSaysSo() throws {
    let folder = TemporaryFolder()
    let project = Project(
        content: folder.path + "/content", template: folder.path + "/t", output: folder.path + "/_site",
        hasCards: false, hasSearch: false)
    #expect(try built(project).errors == ["project.contentMissing", "project.templateMissing"])
}

@Test(arguments: [
    ("", "content/site.yml:1:1 site.empty"), ("# лише коментар\n", "content/site.yml:1:1 site.empty"),
    ("- name", "content/site.yml:1:1 field.notAMap"), ("name: Місто: рада", "content/site.yml:1:12 yaml.colon"),
    (usualSettings + "languages: [uk]", "content/site.yml:6:1 yaml.duplicateKey"),
    ("name: М\nurl: https://m.example/\ntime_zone: Europe/Kyiv", "content/site.yml:1:1 field.missing"),
    (usualSettings + "colour: \"#12\"", "content/site.yml:6:9 site.colour"),
    (usualSettings + "per_page: 0", "content/site.yml:6:11 site.number"),
    (usualSettings + "related: 13", "content/site.yml:6:10 site.number"),
    (usualSettings + "crest: herb.svg", "content/site.yml:6:8 file.missing"),
    (usualSettings + "crest: https://example.org/herb.svg", "content/site.yml:6:8 file.remotePicture"),
    (usualSettings + "hosting: appache", "content/site.yml:6:10 value.choice ?apache"),
    (usualSettings + "menu: [{title: Нема, url: /nema/}]", "content/site.yml:6:27 site.menu ?/news/"),
    (usualSettings + "menu: [{title: Пошук, url: /search/}, {title: RSS, url: /feed.xml}]", ""),
    (usualSettings + "tag_services: {вода: lyst}", "content/site.yml:6:22 reference.unknownEntry"),
    (usualSettings + "social: [{name: X, url: \"javascript:alert(1)\"}]", "content/site.yml:6:25 value.url"),
    (usualSettings + "description: {uk: Опис, pl: Opis}", "content/site.yml:6:25 value.language"),
    (usualSettings + "langauges: [uk]", "~content/site.yml:6:1 field.unknown ?languages"),
    (usualSettings.replacing("[uk, en]", with: "[uk, de]"), "site-template/strings/de.yml site.noStrings"),
    (usualSettings.replacing("[uk, en]", with: "[uk, uk]"), "content/site.yml:4:17 site.languageTwice"),
    (usualSettings.replacing("[uk, en]", with: "[Українська]"), "content/site.yml:4:13 site.languageCode"),
    (
        usualSettings.replacing("https://town.example/", with: "https://town.example/?a=1"),
        "content/site.yml:2:6 value.url"
    ),
    (usualSettings.replacing("https://town.example/", with: "/town/"), "content/site.yml:2:6 value.url"),
])
func mistakeInSettingsIsSaidAtItsPlace(settings: String, expected: String) throws {
    // What the line was to say is missing then, and said besides.
    let said = mistakes("-- content/site.yml --\n" + settings).filter {
        !$0.hasSuffix("field.missing") || expected.hasSuffix("field.missing")
    }
    #expect(said == (expected.isEmpty ? [] : [expected]))
}

@Test func settingsUnderAnotherNameAreFoundMissingOrInTheWay() throws {
    let folder = TemporaryFolder()
    folder.write(usualSettings, to: "content/site.yaml")
    let template = projectFolder.appending(path: "site-template").path
    let project = Project(
        content: folder.path + "/content", template: template, output: folder.path + "/_site", hasCards: false,
        hasSearch: false)
    let alone = try built(project).report.diagnostics.all
    #expect(alone.map(\.id) == ["site.missing"])
    #expect(alone.first?.suggestion == "site.yaml")
    folder.write(usualSettings, to: "content/site.yml")
    #expect(try built(project).errors == ["site.contradiction"])
}

@Test func buildWithAnErrorLeavesTheOldSiteWhole() throws {
    let folder = TemporaryFolder()
    folder.write(usualSettings, to: "content/site.yml")
    folder.write(plainNews, to: "content/news/a.md")
    let project = Project(
        content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
        output: folder.path + "/_site", cache: folder.path + "/cache", hasCards: false, hasSearch: false)
    let now = try instant("2026-11-21 12:00")
    #expect(try !build(project, at: now).diagnostics.hasErrors)
    let before = try contents(of: folder.path + "/_site")
    folder.write(plainNews.replacing("2026-11-20", with: "учора"), to: "content/news/a.md")
    folder.write(plainNews, to: "content/news/b.md")
    #expect(try build(project, at: now).diagnostics.all.map(\.id) == ["value.instant"])
    #expect(try contents(of: folder.path + "/_site") == before)
    #expect(before.count > 10)
}
