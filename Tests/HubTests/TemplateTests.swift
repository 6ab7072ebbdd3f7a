import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// The project's template with one file written otherwise, or taken away.
private func template(_ file: String, _ text: String?) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: projectFolder.appending(path: "site-template").path, toPath: folder.path)
    if let text {
        folder.write(text, to: file)
    } else {
        try FileManager.default.removeItem(atPath: folder.path + "/" + file)
    }
    return folder
}

@Test(arguments: [
    ("{{titel}}", "1:3 template.unknownName ?title"), ("{{#menu}}", "1:1 template.unclosedSection"),
    ("\n  {{/menu}}", "2:3 template.strayClose"), ("{{title", "1:1 template.unclosedTag"),
    ("{{>partials/hed}}", "1:4 template.missingPartial ?partials/head"), ("{{menu}}", "1:3 template.notText"),
    ("{{{title}}}", "1:4 template.rawText"),
])
func brokenTemplateIsSaidAtItsPlace(text: String, expected: String) throws {
    let folder = try template("pages/search.html", text)
    let said = mistakes(news("tags: [вода]"), template: folder.path)
    #expect(said.contains { $0.hasPrefix("site-template/pages/search.html:" + expected) }, "\(said)")
}

@Test func templateMessagesNameWhatIsKnown() throws {
    let folder = try template("pages/search.html", "{{titel}}")
    let site = try built(news("tags: [вода]"), template: folder.path)
    #expect(site.files.isEmpty)
    #expect(site.report.diagnostics.all.map(\.id) == ["template.unknownName"])
}

@Test(arguments: ["pages/home.html", "pages/list.html", "layouts/page.html", "partials/head.html", "strings/en.yml"])
func whatATemplateLacksIsTheProgramsOwn(file: String) throws {
    let folder = try template(file, nil)
    let own = try built(news("tags: [вода]"), template: folder.path)
    let whole = try built(news("tags: [вода]"))
    #expect(own.ids == [] && own.files == whole.files)
}

@Test func stringsAreReadAsStrictlyAsEntries() throws {
    let words = projectFolder.appending(path: "site-template/strings/en.yml")
    let text = try String(contentsOf: words, encoding: .utf8)
    let broken = try template("strings/en.yml", text.replacing("page:\n", with: "page: page: \n"))
    #expect(
        mistakes(news("tags: [вода]"), template: broken.path).contains { $0.hasPrefix("site-template/strings/en.yml:") }
    )
    let wrong = try template("strings/en.yml", text.replacing(/months: \[[^\]]*\]/, with: "months: [January]"))
    #expect(
        mistakes(news("tags: [вода]"), template: wrong.path).map { $0.split(separator: " ")[1] } == ["strings.dates"])
}

@Test func templateInAnotherEncodingIsAnError() throws {
    let folder = try template("pages/search.html", "x")
    folder.write("Пошук".data(using: .windowsCP1251)!, to: "pages/search.html")
    #expect(
        mistakes(news("tags: [вода]"), template: folder.path).contains(
            "site-template/pages/search.html:1:1 source.encoding"))
}

/// A second template needs no Swift: other words, other marks, the same data.
@Test func anotherTemplateShowsTheSameEntries() throws {
    let folder = try template(
        "pages/news.html", "{{<layouts/page}}{{$main}}<p class=other>{{title}}</p>{{/main}}{{/layouts/page}}")
    let said = mistakes(news("tags: [вода]"), template: folder.path)
    #expect(said.filter { !$0.hasPrefix("~") } == [], "\(said)")
}
