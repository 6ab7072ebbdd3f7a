import Foundation
import SourceText
import Testing

@testable import Hub

/// The refusal's id for a file with these bytes, nil where it is published.
private func refusal(_ path: String, _ bytes: Data? = nil) -> String? {
    PublishedFile.refusal(of: path, head: bytes.map { Array($0) }, at: Place(path))?.id
}

@Test(arguments: [
    "budzhet.pdf", "Рішення № 5.2 від 12.05.2026.pdf", "ПЛАН.PDF", "a.docx", "a.xlsx", "a.odt", "a.doc", "a.csv",
    "a.txt",
    "a.ics", "a.gpx", "a.geojson", "a.json", "a.zip", "a.mp3", "a.mp4", "a.webm", "a.jpg", "a.svg", "протокол.p7s",
    "рішення.pdf.p7s", "a.asice", "news/2026/v1.2/a.pdf",
]) func fileOfAKnownKindIsPublished(path: String) {
    #expect(refusal(path) == nil)
}

private let refusedNames: [(String, String)] = [
    ("index.html", "file.type"), ("a.htm", "file.type"), ("a.xhtml", "file.type"), ("a.xml", "file.type"),
    ("a.svgz", "file.type"), ("a.css", "file.type"), ("a.swf", "file.type"), ("a.docm", "file.type"),
    ("a.pages", "file.wordProcessor"), ("a.yml", "file.type"), ("a.ini", "file.type"), ("a.pdf ", "file.type"),
    ("a.php", "file.executable"), ("A.PHP", "file.executable"), ("sw.js", "file.executable"),
    ("a.phtml", "file.executable"), ("a.cgi", "file.executable"), ("a.exe", "file.executable"),
    ("a.shtml", "file.executable"), ("a.aspx", "file.executable"), ("a.jsp", "file.executable"),
    ("x.php.pdf", "file.executable"), ("shell.phtml.jpg", "file.executable"), ("a.cgi.zip", "file.executable"),
    ("x.PhP7.pdf", "file.executable"), ("x.php;.jpg", "file.executable"), ("x.php .pdf", "file.executable"),
    ("x.pl.uk.pdf", "file.executable"), (".php.pdf", "file.executable"), ("x.phar.tar.zip", "file.executable"),
    ("x.asp/a.jpg", "file.executable"), ("cgi-bin/a.pdf", "file.executable"), ("a.php/b/c.pdf", "file.executable"),
    ("web.config", "file.serverConfiguration"), ("Web.Config", "file.serverConfiguration"),
    ("news/web.config", "file.serverConfiguration"), ("_redirects", "file.serverConfiguration"),
    ("_headers", "file.serverConfiguration"), (".htaccess", "file.serverConfiguration"),
    (".user.ini", "file.serverConfiguration"), ("_routes.json", "file.serverConfiguration"),
    ("_worker.js", "file.serverConfiguration"), ("vercel.json", "file.serverConfiguration"),
    ("LICENSE", "file.noEnding"), ("a.", "file.noEnding"),
    ("a.MD", "file.textEnding"), ("a.Markdown", "file.textEnding"), ("a.mdown", "file.textEnding"),
]

@Test(arguments: refusedNames) func fileThatHostsWouldTakeForSomethingElseIsRefused(path: String, id: String) {
    #expect(refusal(path) == id)
}

private let agreeingFiles: [(String, Data)] = [
    ("a.pdf", TinyDocument.pdf), ("a.pdf", Data("\u{FEFF}\r\n%PDF-1.4\n".utf8)), ("a.docx", TinyDocument.docx),
    ("a.odt", TinyDocument.odt), ("a.doc", TinyDocument.compoundFile), ("a.doc", Data("{\\rtf1 Лист}".utf8)),
    ("a.zip", TinyDocument.docx), ("a.asice", TinyDocument.zip("mimetype", "application/vnd.etsi.asic-e+zip")),
    ("a.csv", Data()), ("a.csv", Data("назва;сума\n".utf8)), ("a.csv", Data([0xFF, 0xE2, 0xE5, 0x3B, 0x0A])),
    ("a.csv", Data([0xFF, 0xFE, 0x61, 0, 0x3B, 0])), ("a.txt", Data("The wide road <b>\n".utf8)),
    ("a.txt", Data("MZ – це не програма".utf8)), ("a.ics", Data("BEGIN:VCALENDAR\r\n".utf8)),
    ("a.json", Data("\u{FEFF} [1]".utf8)), ("a.geojson", Data("{}".utf8)),
    ("a.gpx", Data("<?xml version=\"1.0\"?>\n<!-- шлях -->\n<gpx version=\"1.1\">".utf8)),
    ("a.mp3", Data([0xFF, 0xFB, 0x90, 0x64, 0])), ("a.wav", Data("RIFF\0\0\0\0WAVE".utf8)),
    ("a.webm", Data([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0])), ("a.p7s", Data([0x30, 0x82, 1, 0, 0x06, 9, 0x2A, 0x86])),
]

@Test(arguments: agreeingFiles) func fileThatHoldsWhatItsNameSaysIsPublished(path: String, bytes: Data) {
    #expect(refusal(path, bytes) == nil)
}

private let disagreeingFiles: [(String, Data, String)] = [
    ("a.pdf", Data("\n<!DOCTYPE html>\n<p>404".utf8), "file.contentOf"),
    ("a.pdf", Data("<html><body>%PDF-1.4".utf8), "file.contentOf"),
    ("a.pdf", Data("<?php echo 1; ?>%PDF-1.4".utf8), "file.contentOf"),
    ("a.pdf", TinyDocument.docx, "file.contentOfOtherType"), ("a.docx", TinyDocument.pdf, "file.contentOfOtherType"),
    ("a.doc", TinyDocument.docx, "file.contentOfOtherType"), ("a.docx", TinyDocument.compoundFile, "file.contentOf"),
    ("a.pdf", Data(), "file.empty"), ("a.pdf", Data("Рішення".utf8), "file.content"),
    ("a.pdf", TinyPicture.jpeg, "file.content"), ("a.xls", Data("<html xmlns:x>".utf8), "file.contentOf"),
    ("a.txt", Data("<!-- x --><HTML>".utf8), "file.contentOf"), ("a.csv", Data("<script>1".utf8), "file.contentOf"),
    ("a.txt", Data("<?php 1;".utf8), "file.contentOf"), ("a.csv", TinyDocument.docx, "file.contentOfOtherType"),
    ("a.json", Data("<?xml version=\"1.0\"?><html xmlns=\"x\">".utf8), "file.contentOf"),
    ("a.gpx", Data("<?xml version=\"1.0\"?><html>".utf8), "file.contentOf"),
    ("a.gpx", Data("<?xml version=\"1.0\"?><a>".utf8), "file.contentOf"),
    ("a.zip", Data([0x4D, 0x5A, 0x90, 0]), "file.content"), ("a.mp4", TinyPicture.png, "file.content"),
    ("a.ics", Data("{}".utf8), "file.contentOfOtherType"),
]

@Test(arguments: disagreeingFiles) func fileThatHoldsSomethingElseIsRefused(path: String, bytes: Data, id: String) {
    #expect(refusal(path, bytes) == id)
}

@Test func messageNamesTheEndingThatWouldFit() throws {
    let one = try #require(
        PublishedFile.refusal(of: "a.pdf", head: Array(TinyDocument.docx), at: Place("content/a.pdf")))
    #expect(one.arguments == ["PDF", "DOCX", ".docx"])
}

@Test func fileThatMayNotBePublishedStopsTheBuild() throws {
    #expect(
        mistakes(
            news("summary: Коротко", body: "[а](x.php.pdf) [б](plan.pdf)")
                + """

                -- content/news/x.php.pdf --
                -- content/news/plan.pdf --
                <!doctype html>
                <title>404</title>
                <p>
                -- content/google123.html --
                google-site-verification: google123.html
                -- content/sw.js --
                -- content/.htaccess --
                -- content/news/Б.MD --
                -- content/.well-known/assetlinks.json --
                []
                """) == [
                "content/.htaccess file.serverConfiguration", "content/.well-known/assetlinks.json file.wellKnown",
                "content/google123.html file.type", "content/news/x.php.pdf file.executable",
                "content/news/Б.MD file.textEnding", "content/sw.js file.executable",
                "content/news/plan.pdf file.contentOf",
            ])
}

@Test func filesOfTheSettingsArePublishedAsTheyAre() throws {
    let html = "google-site-verification: google123.html\n"
    let site = try built(
        """
        -- content/site.yml --
        \(usualSettings)
        files: [google123.html, /.well-known/assetlinks.json, .domain, docs/old.bak, foto/znak.jpg, plan.pdf, LICENSE]
        -- content/google123.html --
        \(html)-- content/.well-known/assetlinks.json --
        []
        -- content/.domain --
        так
        -- content/docs/old.bak --
        старе
        -- content/foto/znak.jpg --
        -- content/plan.pdf --
        -- content/LICENSE --
        CC BY 4.0
        """)
    #expect(site.ids == [])
    #expect(site["/google123.html"].hasPrefix(html))
    #expect(site.files["foto/znak.jpg"] == Array(TinyPicture.jpeg))
    for path in [".well-known/assetlinks.json", ".domain", "docs/old.bak", "plan.pdf", "LICENSE"] {
        #expect(site.exists(path), "\(path)")
    }
}

@Test func filesOfTheSettingsMustBeThereAndNotBeOurs() throws {
    #expect(
        mistakes(
            """
            -- content/site.yml --
            \(usualSettings)
            files: [gogle123.html, news, news/a.md, _redirects, feed.xml, docs, tags]
            -- content/google123.html --
            a
            -- content/_redirects --
            /* /x 200
            -- content/feed.xml --
            <rss/>
            -- content/docs/a.pdf --
            -- content/tags --
            a
            \(news("tags: [вода]\nattachments: /docs/a.pdf"))
            """) == [
                "content/site.yml:7:9 site.files ?google123.html", "content/site.yml:7:24 site.files",
                "content/site.yml:7:30 site.filesText", "content/site.yml:7:63 site.files ?docs/",
                "content/_redirects file.serverConfiguration", "content/google123.html file.type",
                "content/feed.xml address.path", "content/tags address.path",
            ])
}

@Test func litterOfSystemsIsLeftOutWithANote() throws {
    let text =
        news("summary: Коротко")
            + """

            -- content/.DS_Store --
            a
            -- content/news/Thumbs.db --
            a
            -- content/news/~$plan.docx --
            a
            -- content/news/a.md~ --
            a
            -- content/news/a.md.bak --
            a
            -- content/news/.a.md.swp --
            a
            -- content/__MACOSX/news/._a.md --
            a
            -- content/__MACOSX/news/._b.md --
            a
            -- content/.gitkeep --
            a
            -- content/.git/config --
            a
            -- content/.chernetky/b.md --
            a
            -- content/.skhovanyi.md --
            a
            """
    let notes = [
        "^content/.DS_Store file.leftOut", "^content/.chernetky file.hidden", "^content/.skhovanyi.md file.hidden",
        "^content/__MACOSX file.leftOut", "^content/news/.a.md.swp file.leftOut",
        "^content/news/Thumbs.db file.leftOut",
        "^content/news/a.md.bak file.leftOut", "^content/news/a.md~ file.leftOut",
        "^content/news/~$plan.docx file.leftOut",
    ]
    #expect(mistakes(text).sorted() == notes.sorted())
    #expect(mistakes(text, strict: true).sorted() == notes.sorted())
    let site = try built(text)
    #expect(site.exists("news/a/index.html"))
    #expect(!site.files.keys.contains { $0.contains("Thumbs") || $0.contains("plan") || $0.contains(".bak") })
}
