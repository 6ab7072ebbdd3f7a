import FileTree
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Share

// MARK: Finding

@Test(arguments: [
    "content/news/2026/11/voda.md", "./content/news/2026/11/voda.md", "news/2026/11/voda.md", "/news/2026/11/voda/",
    "/news/2026/11/voda", "news/2026/11/voda", "/news/2026/11/voda/index.html",
    "https://town.example/news/2026/11/voda/",
    "http://TOWN.example/news/2026/11/voda/?utm=1#a", "/old/voda.html", "https://town.example/old/voda.html",
    "voda", "voda.md",
])
func anEntryIsFoundByPathAddressOrName(choice: String) throws {
    let kit = try shared(choice, waterNews)
    #expect(kit.ids == [] && kit.report.kit?.path == "news/2026/11/voda.md" && kit.folder == "_share/voda")
    #expect(
        kit.files.keys.sorted() == [
            "facebook.txt", "index.html", "qr.png", "qr.svg", "telegram-long.txt", "telegram.txt", "viber.txt", "x.txt",
        ])
}

@Test func anOldAddressWithAQueryIsFound() throws {
    let text =
        waterNews.replacing("/old/voda.html", with: "/?p=12") + "\n-- content/site.yml --\n" + usualSettings
        + "hosting: apache\n"
    #expect(try shared("https://town.example/?p=12", text).report.kit?.path == "news/2026/11/voda.md")
}

@Test func anAddressBelowTheHostsRootIsFound() throws {
    let text =
        waterNews + "\n-- content/site.yml --\n"
        + usualSettings.replacing("https://town.example/", with: "https://host.example/town")
    let kit = try shared("https://host.example/town/news/2026/11/voda/", text)
    #expect(kit.report.kit?.url == "https://host.example/town/news/2026/11/voda/")
    #expect(try shared("https://host.example/news/2026/11/voda/", text).ids == ["share.foreign"])
}

@Test func theLastOneIsTheNewestPublishedNews() throws {
    let text =
        waterNews + """

            -- content/news/newer.md --
            ---
            title: Новіша
            date: 2026-11-21 08:00
            ---
            -- content/news/draft.md --
            ---
            title: Чернетка
            date: 2026-11-21 10:00
            draft: true
            ---
            -- content/documents/d.md --
            ---
            title: Рішення
            date: 2026-11-21 11:00
            type: decision
            ---

            """
    #expect(try shared(nil, text).report.kit?.path == "news/newer.md")
    #expect(try shared(nil, "").ids == ["share.noNews"])
}

@Test func entriesOfOneNameHaveFoldersOfTheirOwn() throws {
    let text = waterNews + "\n-- content/places/voda.md --\n---\ntitle: Бювет\naddress: вул. Садова, 3\n---\n"
    let kit = try shared("voda", text)
    #expect(kit.ids == ["share.ambiguous"] && kit.files.isEmpty)
    #expect(try shared("/places/voda/", text).folder == "_share/places-voda")
    #expect(try shared("/news/2026/11/voda/", text).folder == "_share/news-2026-11-voda")
}

// MARK: Refusals

@Test(arguments: [
    ("content/news/2026/11/vodaa.md", "content/news/2026/11/voda.md"),
    ("content/news/2026/10/voda.md", "content/news/2026/11/voda.md"), ("/news/2026/11/vda/", "/news/2026/11/voda/"),
    ("subsidiia", "content/services/subsydiia.md"), ("/zovsim-inshe-i-dovhe/", nil), ("", nil),
])
func anUnknownEntryIsAnErrorWithTheNearestOne(choice: String, suggestion: String?) throws {
    let kit = try shared(choice, waterNews)
    #expect(kit.ids == ["share.unknown"] && kit.suggestion == suggestion && kit.files.isEmpty && kit.folder == nil)
}

private func news(_ lines: String) -> String {
    "-- content/news/a.md --\n---\ntitle: Назва\ndate: 2026-11-20\n\(lines)\n---\nТекст.\n"
        + "-- content/news/b.md --\n---\ntitle: Нова\ndate: 2026-11-20\n---\n"
}

@Test func whatIsNotOnTheSiteIsSharedOnlyWhenAskedFor() throws {
    for (lines, id) in [
        ("draft: true", "share.draft"), ("publish_at: 2026-11-22 09:00", "share.future"),
        ("expires: 2026-11-20", "share.expired"),
    ] {
        let refused = try shared("/news/a/", news(lines))
        #expect(refused.ids == [id] && refused.files.isEmpty)
        #expect(refused.report.diagnostics.all[0].place.path == "content/news/a.md")
        let shown = try shared("/news/a/", news(lines), drafts: true)
        #expect(shown.ids == [] && shown["index.html"].contains("class=\"notice\""))
    }
    #expect(!(try shared("/news/a/", news(""))["index.html"].contains("class=\"notice\"")))
    let replaced = try shared("/news/a/", news("expires: 2026-11-20\nreplaced_by: b"))
    #expect(replaced.suggestion == "content/news/b.md")
    #expect(try shared("/news/a/", news("gone: true"), drafts: true).ids == ["share.gone"])
}

@Test func aBadProjectGetsTheDiagnosticsOfABuild() throws {
    let text = waterNews + "\n-- content/news/bad.md --\n---\ntitle: Погана\n---\n[куди](nikudy.md)\n"
    let kit = try shared("voda", text)
    #expect(kit.ids == (try built(text)).ids && !kit.ids.isEmpty && kit.files.isEmpty && kit.report.kit == nil)
}

@Test func aForeignFolderIsNotTouched() throws {
    let place = TemporaryFolder()
    place.write(usualSettings, to: "content/site.yml")
    lay(waterNews, in: place)
    place.write("years", to: "_share/voda/thesis.doc")
    let project = Project(
        content: place.path + "/content", template: projectFolder.appending(path: "site-template").path,
        output: place.path + "/_site", hasCards: false, hasSearch: false)
    func ids(to folder: String?) throws -> [String] {
        try share(ShareRequest(.entry("voda"), folder: folder), of: project, at: instant("2026-11-21 12:00"))
            .diagnostics.all.map(\.id)
    }
    #expect(try ids(to: nil) == ["output.foreign"])
    #expect(try names(in: place.path + "/_share/voda") == ["thesis.doc"])
    for inside in ["/content/kit", "/_site/kit", "/_site", ""] {
        #expect(try ids(to: place.path + inside) == ["output.overlaps"])
    }
    #expect(try ids(to: place.path + "/kit") == [])
    #expect(try ids(to: place.path + "/kit") == [])
    #expect(try names(in: place.path + "/kit").contains("telegram.txt"))
    #expect(try names(in: place.path) == ["_share", "content", "kit"])
}

// MARK: Files

@Test func theSameKitComesOutTheSame() throws {
    let first = try shared("voda", waterNews, cards: true)
    #expect(first.files == (try shared("voda", waterNews, cards: true)).files)
}

@Test func theCardIsTheOneOfTheSite() throws {
    let kit = try shared("voda", waterNews, cards: true)
    let site = try built(waterNews, cards: true)
    let page = site["/news/2026/11/voda/"]
    let url = try #require(page.firstMatch(of: /cards\/card-[0-9a-f]{16}\.png/)).output
    #expect(kit.files["card.png"] == site.files[String(url)])
    let square = try #require(kit.files["card-square.png"])
    #expect(square[16..<24].elementsEqual([0, 0, 4, 56, 0, 0, 4, 56]))
    #expect(kit["alt.txt"] == "Картка: 20 листопада 2026 р. Воду на Соборній відключать у п'ятницю. Містечко.")
    #expect(kit["index.html"].contains("src=\"card.png\"") && kit["index.html"].contains("src=\"card-square.png\""))
}

@Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg")))
func theCodeLeadsToTheEntry() throws {
    let place = TemporaryFolder()
    place.write(Data(try #require(try shared("voda", waterNews).files["qr.png"])), to: "qr.png")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/zbarimg")
    process.arguments = ["--quiet", "--raw", place.path + "/qr.png"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == "https://town.example/news/2026/11/voda/\n")
}

@Test func anAddressTooLongForACodeIsSaid() throws {
    let text =
        waterNews + "\n-- content/site.yml --\n"
        + usualSettings.replacing(
            "https://town.example/", with: "https://town.example/" + String(repeating: "a", count: 2400))
    let kit = try shared("voda", text)
    #expect(kit.ids == ["share.longAddress"] && kit.files["qr.svg"] == nil && !kit["index.html"].contains("qr."))
}

// MARK: Hostile texts

@Test func noTextOfAnEntryRunsInThePreview() throws {
    let hostile = #"</title></pre><script>alert(1)</script><img src=x onerror=alert(1)> "onload=alert(1) &lt;b&gt;"#
    let kit = try shared(
        "a",
        """
        -- content/site.yml --
        name: '\(hostile)'
        url: https://town.example/
        time_zone: Europe/Kyiv
        languages: [uk]
        -- content/news/a.md --
        ---
        title: '\(hostile)'
        summary: '\(hostile)'
        date: 2026-11-20
        tags: ['\(hostile)', '"><script>x']
        ---
        Код `\(hostile)` тут. \\<script>alert(2)\\</script>
        """)
    #expect(kit.ids.filter { $0 != "field.text" } == [])
    let page = kit["index.html"]
    for mark in ["<script", "<img src=x", "</title></pre>", "<b>"] { #expect(!page.contains(mark)) }
    #expect(page.contains("&lt;script&gt;alert(1)"))
    // Of attributes only those of the page's own making, and no address but those of the kit and the site.
    #expect(
        page.matches(of: /\son[a-z]+=/.ignoresCase()).allSatisfy { page[$0.range.upperBound...].hasPrefix("alert") })
    for address in page.matches(of: /(?:href|src)="([^"]*)"/) {
        #expect(
            Network.all.contains { $0.file == address.1 } || address.1.hasPrefix("https://town.example/")
                || address.1.hasPrefix("qr."), "\(address.1)")
    }
    #expect(page.contains("default-src &#39;none&#39;; img-src"))
    #expect(page.matches(of: /<title>/).count == 1 && page.matches(of: /<\/title>/).count == 1)
}
