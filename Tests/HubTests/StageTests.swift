import Foundation
import Testing

@testable import Hub

private func dated(_ lines: String) -> String { news(lines, body: "Текст новини.") }

@Test func futureDateHidesNothingButPublishAtDoes() throws {
    let site = try built(dated("tags: [вода]").replacing("2026-11-20", with: "2027-01-01"))
    #expect(site.main("/news/").contains("/news/a/"))
    let later = dated("publish_at: 2026-11-22 09:00\nimage: a.png")
    let files = ["content/news/a.png": smallPicture]
    let before = try built(later, on: "2026-11-22 08:59", files: files)
    #expect(!before.exists("/news/a/index.html"))
    #expect(!before.files.contains { $0.value.contains("Текст новини".utf8) })
    #expect(try built(later, on: "2026-11-22 09:00", files: files).main("/news/").contains("/news/a/"))
    #expect(try built(later, on: "2026-11-22 08:59", drafts: true, files: files).exists("/news/a/index.html"))
}

@Test func draftsShowOnlyWhenAskedFor() throws {
    #expect(try !built(dated("draft: true")).exists("/news/a/index.html"))
    let shown = try built(dated("draft: true"), drafts: true)
    #expect(shown.main("/news/a/").contains("Текст новини."))
    #expect(shown.main("/news/a/").lowercased().contains("чернетка"))
}

@Test func expiredEntryLeavesTheListsButKeepsItsPage() throws {
    let text =
        dated("expires: 2026-11-21 10:00\nreplaced_by: b\ntags: [вода]")
        + "\n-- content/news/b.md --\n---\ntitle: Нова новина\ndate: 2026-11-21\n---\n"
    let before = try built(text, on: "2026-11-21 09:59")
    #expect(before.main("/news/").contains("\"/news/a/\""))
    #expect(before["/feed.xml"].contains("/news/a/"))
    let after = try built(text, on: "2026-11-21 10:00")
    #expect(after.ids == [])
    let page = after.main("/news/a/")
    #expect(
        page.contains("Текст новини.") && page.lowercased().contains("неактуальн") && page.contains("href=\"/news/b/\"")
    )
    #expect(after["/news/a/"].contains("noindex"))
    for path in ["/", "/news/", "/news/2026/11/", "/feed.xml", "/sitemap.xml", "/news/feed.xml"] {
        #expect(!after[path].contains("/news/a/"), "\(path)")
    }
    #expect(!after.exists("/tags/voda/index.html"))
}

@Test func goneEntryIsInNoList() throws {
    let site = try built(dated("gone: true"))
    #expect(!site.main("/news/").contains("/news/a/"))
    #expect(!site["/sitemap.xml"].contains("/news/a/"))
}

@Test func whatIsOverMovesToTheArchive() throws {
    let text = """
        -- content/events/fair.md --
        ---
        title: Ярмарок
        start: 2026-09-01 10:00
        end: 2026-09-01 18:00
        place: Площа Ринок
        ---
        -- content/events/day.md --
        ---
        title: День міста
        start: 2026-11-21
        all_day: true
        place: Площа Ринок
        ---
        -- content/events/vague.md --
        ---
        title: Толока
        start: 2026-11
        place: Парк
        ---
        -- content/outages/o.md --
        ---
        title: Без води
        date: 2026-11-20
        utility: water
        start: 2026-11-20 09:00
        until: 2026-11-20 18:00
        ---
        -- content/outages/p.md --
        ---
        title: Без світла
        date: 2026-11-20
        utility: power
        start: 2026-11-21 09:00
        status: restored
        ---
        -- content/consultations/c.md --
        ---
        title: Обговорення
        date: 2026-11-01
        opens: 2026-11-01
        closes: 2026-11-20
        how: Лист
        ---

        """
    let site = try built(text)
    #expect(site.ids == [])
    #expect(!site.main("/events/").contains("/events/fair/"))
    #expect(site.main("/events/").contains("/events/day/") && site.main("/events/").contains("/events/vague/"))
    #expect(site.main("/events/archive/").contains("/events/fair/"))
    #expect(site.main("/events/fair/").contains("Ярмарок"))
    #expect(!site.main("/outages/").contains("/outages/o/") && !site.main("/outages/").contains("/outages/p/"))
    #expect(
        site.main("/outages/archive/").contains("/outages/o/") && site.main("/outages/archive/").contains("/outages/p/")
    )
    #expect(site.main("/consultations/archive/").contains("/consultations/c/"))
    let last = try built(text, on: "2026-11-20 17:59")
    #expect(
        last.main("/outages/").contains("/outages/o/") && last.main("/consultations/").contains("/consultations/c/"))
    let next = try built(text, on: "2026-11-22 00:00")
    #expect(!next.main("/events/").contains("/events/day/"))
    #expect(try built(text, on: "2026-12-01 00:00").main("/events/archive/").contains("/events/vague/"))
}

@Test func emptyListStaysAndSaysSo() throws {
    let site = try built("-- content/pages/pro-misto.md --\n---\ntitle: Про місто\n---\nТекст.\n")
    #expect(site.main("/news/").contains("Новин поки немає."))
    #expect(site.exists("/index.html") && site.exists("/404.html") && site.exists("/sitemap.xml"))
}
