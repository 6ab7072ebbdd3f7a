import Foundation
import Testing

@testable import Hub

private let pages = """
    -- content/news/a.md --
    ---
    title: Новина
    date: 2026-11-20 09:00
    updated: 2026-11-21 08:00
    ---
    Текст.
    -- content/news/a.en.md --
    ---
    title: News
    ---
    Text.
    -- content/news/old.md --
    ---
    title: Стара
    date: 2026-11-18 11:59
    ---
    Текст.
    -- content/news/future.md --
    ---
    title: Завтрашня
    date: 2026-12-01
    ---
    Текст.
    -- content/news/hidden.md --
    ---
    title: Схована
    date: 2026-11-20
    noindex: true
    ---
    Текст.
    -- content/news/over.md --
    ---
    title: Минула
    date: 2026-11-20
    expires: 2026-11-20 12:00
    ---
    Текст.
    -- content/news/away.md --
    ---
    title: Прибрана
    date: 2026-11-20
    gone: true
    ---
    Текст.
    """

@Test func sitemapNamesWhatMayBeFound() throws {
    let site = try built(pages)
    #expect(site.errors == [])
    let map = site["/sitemap.xml"]
    #expect(
        map.contains(
            "<url><loc>https://town.example/news/a/</loc><lastmod>2026-11-21T08:00:00+02:00</lastmod>"
                + "<xhtml:link rel=\"alternate\" hreflang=\"uk\" href=\"https://town.example/news/a/\"/>"
                + "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://town.example/en/news/a/\"/>"
                + "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://town.example/news/a/\"/>"))
    #expect(
        map.contains("<url><loc>https://town.example/news/old/</loc><lastmod>2026-11-18T11:59:00+02:00</lastmod></url>")
    )
    #expect(map.contains("<url><loc>https://town.example/news/future/</loc></url>"))
    for path in ["/news/", "/en/news/", "/news/2026/", "/news/2026/11/"] {
        #expect(map.contains("<loc>https://town.example\(path)</loc>"), "\(path)")
    }
    for path in ["/news/hidden/", "/news/over/", "/news/away/", "/search/", "/en/search/", "404"] {
        #expect(!map.contains(path), "\(path)")
    }
}

@Test func newsSitemapHoldsTwoDays() throws {
    let site = try built(pages)
    let news = site["/sitemap-news.xml"]
    #expect(
        news.components(separatedBy: "<loc>").dropFirst().map { $0.prefix { $0 != "<" } } == [
            "https://town.example/news/a/", "https://town.example/en/news/a/",
        ])
    #expect(news.contains("<news:language>en</news:language>"))
    #expect(news.contains("<news:publication_date>2026-11-20T09:00:00+02:00</news:publication_date>"))
    #expect(site["/sitemap.xml"].components(separatedBy: "<news:news>").count == 3)
    let later = try built(pages, on: "2026-11-25 12:00")
    #expect(!later["/sitemap-news.xml"].contains("<url>"))
    #expect(!later["/sitemap.xml"].contains("<news:news>"))
}

@Test func robotsMayReadEverything() throws {
    #expect(try built(pages)["/robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://town.example/sitemap.xml\n")
    let own = try built("-- content/robots.txt --\nUser-agent: *\nDisallow: /x/")
    #expect(own.errors == [])
    #expect(own["/robots.txt"].contains("Disallow: /x/"))
}

@Test func crestBecomesIconsOfEverySize() throws {
    let settings = "-- content/site.yml --\n" + usualSettings + "crest: crest.png\n"
    let site = try built(settings, files: ["content/crest.png": TinyPicture.png])
    #expect(site.errors == [])
    #expect(site["/"].contains("<link rel=\"icon\" href=\"/icons/crest-32.png\" sizes=\"32x32\" type=\"image/png\">"))
    #expect(site["/"].contains("<link rel=\"apple-touch-icon\" href=\"/icons/crest-180.png\" sizes=\"180x180\""))
    #expect(
        site["/manifest.webmanifest"].contains(
            "{\"src\":\"/icons/crest-512.png\",\"sizes\":\"512x512\",\"type\":\"image/png\"}"))
    for side in Icons.sides {
        #expect(site.files["icons/crest-\(side).png"]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    }
    let broken = try built(settings, files: ["content/crest.png": Data(TinyPicture.png.prefix(60))])
    #expect(broken.errors == ["picture.damaged"])
}
