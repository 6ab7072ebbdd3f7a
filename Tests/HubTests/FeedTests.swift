import Foundation
import FoundationXML
import SourceText
import TestSupport
import Testing

@testable import Hub

private let twoNews = """
    -- content/news/2026/11/voda.md --
    ---
    title: Вода & тиск < норми
    summary: Коротко про воду.
    date: 2026-11-20 09:00
    updated: 2026-11-20 18:00
    tags: [вода]
    settlements: [Село]
    units: [vodokanal]
    ---
    ## Де саме

    Дивіться [розклад](../../../pages/rozklad.md) і [вище](#де-саме).
    -- content/news/2026/10/park.md --
    ---
    title: Парк
    date: 2026-10-01
    ---
    Парк відкрито.
    -- content/pages/rozklad.md --
    ---
    title: Розклад
    ---
    Розклад.
    -- content/units/vodokanal.md --
    ---
    title: Водоканал
    ---
    Вода.
    """

@Test func rssHoldsTheWholeTextWithAbsoluteAddresses() throws {
    let site = try built(twoNews)
    #expect(site.ids == [])
    // Its style sheet is named after its bytes.
    let feed = site["/news/feed.xml"].replacing(/-[0-9a-f]{16}\.css/, with: ".css")
    #expect(
        feed == """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-stylesheet type="text/css" href="/assets/feed-uk.css"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel>
            <title>Новини – Містечко</title>
            <link>https://town.example/news/</link>
            <description>Новини – Містечко.</description>
            <language>uk</language>
            <atom:link href="https://town.example/news/feed.xml" rel="self" type="application/rss+xml"/>
            <lastBuildDate>Fri, 20 Nov 2026 18:00:00 +0200</lastBuildDate>
            <item>
            <title>Вода &amp;amp; тиск &amp;lt; норми</title>
            <link>https://town.example/news/2026/11/voda/</link>
            <guid isPermaLink="true">https://town.example/news/2026/11/voda/</guid>
            <pubDate>Fri, 20 Nov 2026 09:00:00 +0200</pubDate>
            <category>вода</category>
            <description>Коротко про воду.</description>
            <content:encoded>&lt;h2&gt;Де саме&lt;/h2&gt;
            &lt;p&gt;Дивіться &lt;a href=&quot;https://town.example/rozklad/&quot;&gt;розклад&lt;/a&gt; і &lt;a href=&quot;https://town.example/news/2026/11/voda/#de-same&quot;&gt;вище&lt;/a&gt;.&lt;/p&gt;
            </content:encoded>
            </item>
            <item>
            <title>Парк</title>
            <link>https://town.example/news/2026/10/park/</link>
            <guid isPermaLink="true">https://town.example/news/2026/10/park/</guid>
            <pubDate>Thu, 01 Oct 2026 00:00:00 +0300</pubDate>
            <description>Парк відкрито.</description>
            <content:encoded>&lt;p&gt;Парк відкрито.&lt;/p&gt;
            </content:encoded>
            </item>
            </channel>
            </rss>

            """)
}

@Test func atomSaysWhichTextsAreHTML() throws {
    let atom = try built(twoNews)["/news/atom.xml"]
    #expect(atom.contains("<id>https://town.example/news/atom.xml</id>"))
    #expect(atom.contains("<updated>2026-11-20T18:00:00+02:00</updated>\n<author><name>Містечко</name>"))
    #expect(atom.contains("<title type=\"html\">Вода &amp;amp; тиск &amp;lt; норми</title>"))
    #expect(
        atom.contains("<published>2026-11-20T09:00:00+02:00</published>\n<updated>2026-11-20T18:00:00+02:00</updated>"))
    #expect(atom.contains("<category term=\"вода\"/>"))
}

@Test func jsonFeedHasTheSameEntries() throws {
    let bytes = try built(twoNews).files["feed.json"] ?? []
    let feed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect(feed["feed_url"] as? String == "https://town.example/feed.json")
    let items = try #require(feed["items"] as? [[String: Any]])
    #expect(
        items.map { $0["id"] as? String } == [
            "https://town.example/news/2026/11/voda/", "https://town.example/news/2026/10/park/",
        ])
    #expect(items[0]["title"] as? String == "Вода & тиск < норми")
    #expect(items[0]["date_modified"] as? String == "2026-11-20T18:00:00+02:00")
    #expect(items[1]["content_html"] as? String == "<p>Парк відкрито.</p>\n")
}

@Test func everyListThatIsPromisedAFeedHasOne() throws {
    let site = try built(twoNews)
    for path in [
        "/feed.xml", "/atom.xml", "/feed.json", "/en/feed.xml", "/en/news/atom.xml", "/events/feed.xml",
        "/en/events/feed.json",
        "/tags/voda/feed.xml", "/settlements/selo/feed.xml", "/settlements/mistechko/feed.xml",
        "/en/settlements/selo/feed.xml",
        "/units/vodokanal/feed.xml",
    ] { #expect(site.exists(path), "\(path)") }
    #expect(!site.exists("/tags/voda/atom.xml"))
    #expect(!site.exists("/audiences/feed.xml"))
    #expect(site["/units/vodokanal/feed.xml"].contains("/voda/</guid>"))
    #expect(site["/settlements/selo/feed.xml"].contains("/voda/</guid>"))
    #expect(!site["/settlements/mistechko/feed.xml"].contains("<item>"))
    #expect(!site["/en/feed.xml"].contains("lastBuildDate"))
    // A page has no date, so that it is in no feed.
    #expect(!site["/feed.xml"].contains("/rozklad/</guid>"))
}

@Test func feedHoldsTheTwentyNewestOfAllKinds() throws {
    var text = ""
    for day in 1...24 {
        text += """
            -- content/\(day % 2 == 0 ? "news" : "documents")/2026/d\(day).md --
            ---
            title: Номер \(day)
            date: 2026-10-\(day < 10 ? "0" : "")\(day)
            type: \(day % 2 == 0 ? "news" : "decision")
            ---
            Текст.

            """
    }
    let feed = try built(text)["/feed.xml"]
    let titles = feed.split(separator: "\n").filter { $0.hasPrefix("<title>Номер") }
    #expect(titles.count == 20)
    #expect(titles.first == "<title>Номер 24</title>")
    #expect(titles.last == "<title>Номер 5</title>")
}

@Test func feedSaysWhatThePageShowsAroundTheText() throws {
    let site = try built(
        """
        -- content/events/sesiia.md --
        ---
        title: Сесія
        date: 2026-11-01 10:00
        start: 2026-11-26 10:00
        end: 2026-11-26 12:00
        place: Ратуша
        status: cancelled
        attachments:
          - {file: /files/poriadok.pdf, title: Порядок денний}
        ---
        Запрошуємо.
        -- content/alerts/voda.md --
        ---
        title: Без води
        date: 2026-11-20 10:00
        until: 2026-11-22
        preset: water
        area: Центр
        instruction: Запасіть воду.
        ---
        Аварія.
        """, files: ["content/files/poriadok.pdf": Data("%PDF-1.4".utf8)])
    #expect(site.errors == [])
    let events = site["/events/feed.xml"]
    #expect(events.contains("&lt;p&gt;26 листопада 2026 р., 10:00–12:00&lt;br&gt;Ратуша&lt;/p&gt;"))
    #expect(events.contains("&lt;strong&gt;Скасовано&lt;/strong&gt;"))
    #expect(
        events.contains(
            "&lt;a href=&quot;https://town.example/files/poriadok.pdf&quot;&gt;Порядок денний&lt;/a&gt; (PDF"))
    #expect(site["/alerts/feed.xml"].contains("&lt;p&gt;Запасіть воду.&lt;/p&gt;"))
}

@Test func pictureIsInTheFeedAsItIsPublished() throws {
    let site = try built(
        """
        -- content/news/x.md --
        ---
        title: Фото
        date: 2026-11-20
        image: {src: x.png, alt: "Вид \\"згори\\""}
        ---
        """, files: ["content/news/x.png": TinyPicture.png])
    #expect(site.errors == [])
    let feed = site["/feed.xml"]
    let variant = try #require(feed.firstMatch(of: /https:\/\/town\.example\/(news\/x-8-[0-9a-f]{16}\.jpg)/))
    #expect(site.exists(String(variant.1)))
    #expect(feed.contains("url=\"\(variant.0)\""))
    #expect(feed.contains("&lt;img src=&quot;\(variant.0)&quot; alt=&quot;Вид &amp;quot;згори&amp;quot;&quot;&gt;"))
}

@Test func whatXMLForbidsIsLeftOut() {
    var out = ByteWriter()
    out.write(xml: "a\u{0}\u{8}\u{B}\u{1F}b\t\n\u{FFFE}c\u{FFFF}d\u{10FFFF}]]>")
    #expect(String(decoding: out.bytes, as: UTF8.self) == "ab\t\ncd\u{10FFFF}]]&gt;")
}

@Test func attributesThatOnlyTheSiteKnowsLeaveTheFeed() {
    var out = ByteWriter()
    out.write(
        feedHTML: Array(
            "<div class=\"table\" tabindex=\"0\" role=\"group\"><a href=\"#x\" id=\"y\">=&quot;/</a><img src=\"/a.png\" alt=\"/=\"><a href=\"\">"
                .utf8),
        origin: "https://town.example", page: "https://town.example/p/")
    #expect(
        String(decoding: out.bytes, as: UTF8.self)
            == "<div><a href=\"https://town.example/p/#x\">=&quot;/</a><img src=\"https://town.example/a.png\" alt=\"/=\"><a href=\"\">"
    )
}

/// The texts of a file's elements, as an XML parser gives them; nil where it is not well-formed.
private func texts(of xml: [UInt8]) -> [String]? {
    final class Collector: NSObject, XMLParserDelegate {
        var texts = [""]
        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) { texts.append("") }
        func parser(_ parser: XMLParser, foundCharacters text: String) { texts[texts.count - 1] += text }
    }
    let collector = Collector()
    let parser = XMLParser(data: Data(xml))
    parser.delegate = collector
    return parser.parse() ? collector.texts : nil
}

/// Whether a text taken for HTML has only harmless tags: each `<` begins one of those that our own writer makes.
private func isHarmless(_ html: String) -> Bool {
    let tag =
        "</?(p|a|h[1-6]|ul|ol|li|br|img|pre|code|strong|em|div|time|table|thead|tbody|tr|th|td)"
        + "( (href=\"(https|mailto|tel):[^\"<>]*\"|(alt|src|datetime|lang)=\"[^\"<>]*\"))*>"
    return !html.replacingOccurrences(of: tag, with: "", options: .regularExpression).contains("<")
}

@Test(.enabled(if: sharedFolder("data/suites/owasp-xss") != nil))
func hostileWordsStayWords() throws {
    let url = sharedFolder("data/suites/owasp-xss")!.appending(path: "payloads.json")
    // Control characters are refused before they are read.
    let payloads = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String]).map {
        String(
            String.UnicodeScalarView(
                $0.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" }))
    }
    var text = ""
    for (number, payload) in payloads.enumerated() {
        let quoted = String(
            decoding: try JSONSerialization.data(
                withJSONObject: payload, options: [.fragmentsAllowed, .withoutEscapingSlashes]), as: UTF8.self)
        // Bytes that no text may hold are refused before they are read; within quotes they are written as escapes.
        let code = payload.split(whereSeparator: \.isNewline).map {
            "    " + $0.filter { !($0.unicodeScalars.first!.value < 0x20) }
        }
        .joined(separator: "\n")
        // A tag's length has a limit.
        let tag = quoted.utf8.count < 120 ? quoted : "x"
        text += """
            -- content/\(["news", "documents", "alerts"][number % 3])/p\(number).md --
            ---
            title: \(quoted)
            summary: \(quoted)
            date: 2026-11-20
            tags: [\(tag)]
            authors: [\(quoted)]
            \(["type: news", "type: decision", "until: 2026-12-01\npreset: water\narea: \(quoted)\ninstruction: \(quoted)"][number % 3])
            ---
            Текст.

            \(code)


            """
    }
    let site = try built(text)
    try #require(site.errors == [])
    var seen = 0
    for (path, bytes) in site.files
    where ["feed.xml", "atom.xml", "feed.json", "sitemap.xml", "sitemap-news.xml"].contains(
        path.components(separatedBy: "/").last!)
    {
        seen += 1
        if path.hasSuffix(".xml") {
            let found = try #require(texts(of: bytes), "\(path)")
            for text in found { #expect(isHarmless(text), "\(path)") }
        } else {
            // Titles and summaries of a JSON Feed are plain text by its specification; `content_html` alone is HTML.
            let feed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            for item in feed["items"] as? [[String: Any]] ?? [] {
                #expect(isHarmless(item["content_html"] as? String ?? "<"), "\(path)")
            }
        }
    }
    #expect(seen > 20)
}

@Test func feedsDoNotKnowTheClock() throws {
    let now = try built(twoNews, workers: 1)
    let later = try built(twoNews, on: "2027-03-01 08:00", workers: 2)
    for (path, bytes) in now.files
    where path.hasSuffix("feed.xml") || path.hasSuffix("atom.xml") || path.hasSuffix("feed.json") {
        #expect(later.files[path] == bytes, "\(path)")
    }
}

@Test func warmFeedsAreAsColdOnes() throws {
    let folder = TemporaryFolder()
    folder.write(usualSettings, to: "content/site.yml")
    lay(twoNews, in: folder)
    let project = Project(
        content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
        output: folder.path + "/_site", cache: folder.path + "/cache", showsDrafts: false, isStrict: false,
        hasCards: false, hasSearch: false, workers: nil
    )
    let now = try instant("2026-11-21 12:00")
    _ = try build(project, at: now)
    func changed(_ path: String, _ text: String) throws -> [String] {
        let before = try feeds(in: folder.path + "/_site")
        folder.write(text, to: path)
        _ = try build(project, at: now)
        let after = try feeds(in: folder.path + "/_site")
        let cold = try built(project)
        for (path, data) in after { #expect(cold.files[path].map { Data($0) } == data, "\(path)") }
        return after.filter { before[$0.key] != $0.value }.keys.sorted()
    }
    // The page's address stays, its title is not said: no feed is written anew.
    #expect(try changed("content/pages/rozklad.md", "---\ntitle: Новий розклад\n---\nРозклад.\n") == [])
    #expect(
        try changed("content/news/2026/10/park.md", "---\ntitle: Парк і сквер\ndate: 2026-10-01\n---\nПарк відкрито.\n")
            == ["atom.xml", "feed.json", "feed.xml", "news/atom.xml", "news/feed.json", "news/feed.xml"])
    #expect(
        try changed("content/units/vodokanal.md", "---\ntitle: Водоканал міста\n---\nВода.\n") == [
            "units/vodokanal/feed.xml"
        ])
}

private func feeds(in folder: String) throws -> [String: Data] {
    var feeds: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where path.hasSuffix("feed.xml") || path.hasSuffix("atom.xml") || path.hasSuffix("feed.json") {
        feeds[path] = try Data(contentsOf: URL(filePath: folder).appending(path: path))
    }
    return feeds
}
