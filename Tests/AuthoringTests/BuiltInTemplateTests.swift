import FileTree
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

private let templateFolder = projectFolder.appending(path: "site-template").path

/// The C file that puts the folder's files into the program.
private func embedding(_ paths: [String]) -> String {
    var lines = [
        "// The files of site-template/, put into the program by the compiler (C23, 6.10.4). A test holds this list to the folder;",
        "// VISNYK_WRITE_DOCS=1 swift test --filter builtInTemplate writes it anew.", "#include \"CSiteTemplate.h\"",
        "",
        "#pragma clang diagnostic ignored \"-Wc23-extensions\"", "",
    ]
    for (index, path) in paths.enumerated() {
        lines += [
            "static const unsigned char file\(index)[] = {", "#embed \"../../site-template/\(path)\" suffix(,)",
            "    0};",
        ]
    }
    lines += [
        "", "#define FILE_AT(path, bytes) {path, bytes, sizeof(bytes) - 1}", "",
        "static const SiteTemplateFile siteTemplateFiles[] = {",
    ]
    lines += paths.enumerated().map { "    FILE_AT(\"\($1)\", file\($0))," }
    lines += [
        "};", "",
        "const unsigned long siteTemplateFileCount = sizeof(siteTemplateFiles) / sizeof(siteTemplateFiles[0]);", "",
        "SiteTemplateFile siteTemplateFile(unsigned long index) { return siteTemplateFiles[index]; }", "",
    ]
    return lines.joined(separator: "\n")
}

@Test func builtInTemplateIsTheFolderOfTheProject() throws {
    let paths = try listing(of: templateFolder).items.map(\.path)
    let url = projectFolder.appending(path: "Sources/CSiteTemplate/files.c")
    let text = embedding(paths)
    if ProcessInfo.processInfo.environment["VISNYK_WRITE_DOCS"] != nil {
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(
        try String(contentsOf: url, encoding: .utf8) == text,
        "run VISNYK_WRITE_DOCS=1 swift test --filter builtInTemplate and build again")
    #expect(BuiltInTemplate.paths == paths)
    for path in paths {
        #expect(BuiltInTemplate.bytes(of: path) == (try readFile(templateFolder + "/" + path)), "\(path)")
    }
}

@Test func aTownNeedsNoTemplateOfItsOwn() throws {
    let folder = laid(newTown())
    #expect(try folder.mistakes() == [])
    #expect(
        try folder.mistakes(template: folder.path + "/nema").map { $0.contains("project.templateMissing") } == [true])
}

@Test func aTownsFileLiesOverTheProgramsOwn() throws {
    let folder = laid(newTown())
    let template = folder.path + "/own"
    folder.write(
        "{{#entry}}<main id=\"main\"><h1>{{title}}</h1>{{> partials/mine}}</main>{{/entry}}\n",
        to: "own/pages/news.html")
    folder.write("<p>Наше</p>\n", to: "own/partials/mine.html")
    folder.write("# Наші зміни\n", to: "own/README.md")
    #expect(try folder.mistakes(template: template) == [])
    let project = Project(
        content: folder.path + "/content", template: template, output: folder.path + "/_site", hasCards: false,
        hasSearch: false)
    #expect(try !build(project, at: noon).diagnostics.hasErrors)
    #expect(folder.read("_site/news/2026/11/sait-zapratsiuvav/index.html").contains("<p>Наше</p>"))
    #expect(!folder.read("_site/kontakty/index.html").contains("<p>Наше</p>"))
    #expect(folder.read("_site/kontakty/index.html").contains("<h1"))
}

@Test func aFileThatNothingUsesIsNamed() throws {
    let folder = laid(newTown())
    folder.write("<p>Наше</p>\n", to: "own/partials/heda.html")
    folder.write("body{}", to: "own/styles/sites.css")
    #expect(
        try folder.mistakes(template: folder.path + "/own") == [
            "site-template/partials/heda.html template.fileUnused partials/heda.html",
            "site-template/styles/sites.css template.fileUnused styles/sites.css",
        ])
}

@Test func aDroppedNameLeadsToItsSuccessor() throws {
    let folder = laid(newTown())
    folder.write("<main>{{t.search_results}}</main>\n", to: "own/pages/404.html")
    #expect(
        try folder.mistakes(template: folder.path + "/own") == [
            "site-template/pages/404.html template.nameDropped search_results|search_heading"
        ])
    var said = Diagnostics()
    folder.write("<p>Наше</p>\n", to: "old/partials/summary.html")
    let files = TemplateFiles(try listing(of: folder.path + "/old"), into: &said)
    DroppedFiles.check(
        files, reached: [], kinds: [], successors: ["partials/summary.html": "partials/text.html"], into: &said)
    #expect(said.all.map(\.id) == ["template.fileDropped"])
    #expect(said.hasErrors && said.all[0].arguments == ["partials/summary.html", "partials/text.html"])
}
