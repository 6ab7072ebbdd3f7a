import Foundation
import Glibc
import SourceText
import TestSupport
import Testing

@testable import Hub

// MARK: What is no file of the project

/// A whole project of its own, and what a build of it says.
private struct Mess {
    let folder = TemporaryFolder()

    init() throws {
        try FileManager.default.copyItem(
            atPath: projectFolder.appending(path: "site-template").path, toPath: folder.path + "/site-template")
        folder.write(usualSettings, to: "content/site.yml")
        folder.write("---\ntitle: Новина\ndate: 2026-11-20\n---\nТекст.\n", to: "content/news/a.md")
    }

    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: folder.path + "/" + path) }

    func pipe(_ path: String) {
        remove(path)
        #expect(unsafe mkfifo(folder.path + "/" + path, 0o644) == 0)
    }

    func link(_ path: String, to target: String) throws {
        remove(path)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + path, withDestinationPath: target)
    }

    func mistakes() throws -> [String] {
        let site = try built(
            Project(
                content: folder.path + "/content", template: folder.path + "/site-template",
                output: folder.path + "/_site"))
        #expect(site.report.diagnostics.hasErrors == site.files.isEmpty)
        return site.report.diagnostics.all.map { $0.place.path + " " + $0.id }
    }
}

private let files = [
    "content/site.yml", "site-template/pages/news.html", "site-template/strings/uk.yml",
    "site-template/styles/site.css", "site-template/cards/band.yml", "site-template/assets/search.js",
    "site-template/search/synonyms.uk.tsv", "content/crest.png", "content/news/b.md",
]

@Test(.timeLimit(.minutes(10)), arguments: files) func pipeInAFilesPlaceIsAnErrorAndWaitedForByNobody(path: String)
    throws
{
    let mess = try Mess()
    mess.pipe(path)
    #expect(try mess.mistakes().filter { $0.hasSuffix("source.notAFile") } == [path + " source.notAFile"])
}

@Test(arguments: files) func linkOutOfTheProjectIsAnErrorWhereverItStands(path: String) throws {
    let mess = try Mess()
    mess.folder.write(usualSettings, to: "outside")
    try mess.link(path, to: mess.folder.path + "/outside")
    #expect(try mess.mistakes().filter { $0.hasSuffix("source.badLink") } == [path + " source.badLink"])
}

@Test func linkWithinTheContentServesAsTheFile() throws {
    let mess = try Mess()
    mess.folder.write(usualSettings + "files: [settings/town.yml]\n", to: "content/settings/town.yml")
    try mess.link("content/site.yml", to: "settings/town.yml")
    try mess.link("content/news/b.md", to: "a.md")
    #expect(try mess.mistakes() == [])
}

@Test func endlessFileIsRefusedByItsSize() throws {
    let mess = try Mess()
    mess.folder.write("", to: "content/news/b.md")
    // Sparse: as large as a disk, and empty.
    #expect(unsafe truncate(mess.folder.path + "/content/news/b.md", 1 << 40) == 0)
    #expect(try mess.mistakes() == ["content/news/b.md source.tooLarge"])
}

@Test func templateWithoutMeasureIsSaidAndNothingIsPublished() throws {
    let mess = try Mess()
    let languages =
        String(repeating: "{{#languages}}", count: 25) + "x" + String(repeating: "{{/languages}}", count: 25)
    mess.folder.write(
        "{{<layouts/page}}{{$main}}" + languages + "{{/main}}{{/layouts/page}}", to: "site-template/pages/404.html")
    #expect(try mess.mistakes() == ["site-template/pages/404.html template.overflow"])
}

// MARK: How much a field may hold

private func front(_ rows: String) -> String {
    "-- content/news/a.md --\n---\ntitle: Новина\ndate: 2026-11-20\n\(rows)\n---\nТекст.\n"
}

private func list(_ name: String, _ count: Int, _ item: (Int) -> String) -> String {
    "\(name):\n" + (0..<count).map { "  - " + item($0) + "\n" }.joined()
}

@Test(arguments: [("tags", 50), ("authors", 1000), ("related", 1000), ("aliases", 1000), ("search_terms", 1000)])
func listsHaveALimitSaidAtTheFirstItemTooMany(field: String, most: Int) throws {
    let item = { (number: Int) in field == "aliases" ? "/old/\(number)/" : field == "related" ? "a" : "слово \(number)"
    }
    #expect(mistakes(front(list(field, most, item))).allSatisfy { $0.hasPrefix("~") })
    #expect(
        mistakes(front(list(field, most + 1, item))).filter { !$0.hasPrefix("~") }
            == ["content/news/a.md:\(5 + most):5 value.tooMany"])
}

@Test func listsWithinMapsAndSettingsHaveTheLimitToo() {
    let menu = list("menu", 1001) { "{title: П\($0), url: /news/}" }
    #expect(
        mistakes("-- content/site.yml --\n" + usualSettings + menu) == ["content/site.yml:1007:5 value.tooMany"])
    let languages = usualSettings.replacing(
        "[uk, en]", with: "[uk, " + (0..<32).map { "l\(letters($0))" }.joined(separator: ", ") + "]")
    #expect(mistakes("-- content/site.yml --\n" + languages).contains { $0.hasSuffix("value.tooMany") })
}

private func letters(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(97 + number / 26))) + String(UnicodeScalar(UInt8(97 + number % 26)))
}

@Test func valuesHaveALimit() {
    #expect(mistakes(front("summary: " + String(repeating: "а", count: 10_000))) == [])
    #expect(
        mistakes(front("summary: " + String(repeating: "а", count: 10_001)))
            == ["content/news/a.md:4:10 value.tooLong"])
    #expect(
        mistakes(front("tags: [" + String(repeating: "щ", count: 61) + "]")) == ["content/news/a.md:4:8 value.tooLong"])
}

@Test func longestTagsAreFoldersStill() throws {
    let site = try built(front("tags: [" + String(repeating: "щ", count: 60) + "]"))
    #expect(site.ids == [])
    #expect(site.files.keys.allSatisfy { $0.split(separator: "/").allSatisfy { $0.utf8.count <= 255 } })
}

// MARK: Work that grows with its input

@Test(.timeLimit(.minutes(10))) func thousandsOfWrongNamesAmongThousandsAreSaidOnce() throws {
    var text = ""
    for number in 0..<1500 { text += "-- content/pages/p\(number).md --\n---\ntitle: П \(number)\n---\n" }
    for number in 0..<4 {
        text +=
            "-- content/news/n\(number).md --\n---\ntitle: Н\ndate: 2026-11-20\n"
            + list("related", 1000) { "storinka-\(number)-\($0)" } + "---\n"
    }
    let said = mistakes(text)
    #expect(said.count == 4000)
    #expect(said.allSatisfy { $0.contains("reference.unknown") })
}

@Test(.timeLimit(.minutes(10))) func longChainOfUnitsIsWalkedOnce() throws {
    var text = ""
    for number in 0..<1000 {
        text += "-- content/units/u\(number).md --\n---\ntitle: У \(number)\nparent: u\(number + 1)\n---\n"
    }
    text += "-- content/units/u1000.md --\n---\ntitle: У\nparent: u998\n---\n"
    // The last three are a circle; those that only lead into it are not.
    #expect(
        Set(mistakes(text).map { $0.split(separator: ":")[0] })
            == ["content/units/u1000.md", "content/units/u998.md", "content/units/u999.md"])
}

@Test(.timeLimit(.minutes(10))) func manyMissingHeadingsOfALongPageAreSaid() throws {
    let headings = (0..<1500).map { "## Розділ \($0)\n\n" }.joined()
    let links = (0..<1500).map { "[а](../pages/p.md#nema-\($0)) [б](../pages/p.md#rozdil-\($0))\n\n" }.joined()
    let said = mistakes(
        "-- content/pages/p.md --\n---\ntitle: П\n---\n\(headings)\n"
            + "-- content/news/n.md --\n---\ntitle: Н\ndate: 2026-11-20\n---\n\(links)\n")
    #expect(said.count == 1500)
}
