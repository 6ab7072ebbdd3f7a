import Testing

@testable import Hub

private let pair = """
    -- content/services/voda.md --
    ---
    title: Вода
    summary: Як підключити воду
    provider: Водоканал
    phone: 0 800 500 600
    tags: [вода]
    audiences: []
    identifier: 00034
    steps: [Подати заяву]
    ---
    Текст українською.
    -- content/services/voda.en.md --
    ---
    title: Water
    tags: [water]
    ---
    English text.
    -- content/news/a.md --
    ---
    title: Новина
    date: 2026-11-20
    updated: 2026-11-21
    tags: [вода]
    ---
    Новина українською.
    -- content/news/a.en.md --
    ---
    title: News
    date: 2026-11-20
    ---
    News in English.
    -- content/news/b.md --
    ---
    title: Лише українською
    date: 2026-11-19
    ---
    Текст.

    """

@Test func translationInheritsAllButTitleSummaryAndBody() throws {
    let site = try built(pair)
    #expect(site.ids == [])
    let page = site.main("/en/services/voda/")
    #expect(page.contains("Water") && page.contains("English text."))
    #expect(page.contains("0 800 500 600") && page.contains("00034"))
    #expect(page.contains("Водоканал") && page.contains("Подати заяву"))
    #expect(!page.contains("Як підключити воду") && !page.contains("Текст українською"))
}

@Test func translationMayLeaveOutWhatItsOriginalMustHave() throws {
    let site = try built(
        """
        -- content/events/e.md --
        ---
        title: Концерт
        start: 2026-12-01 18:00
        place: Площа Ринок
        ---
        -- content/events/e.en.md --
        ---
        title: Concert
        ---
        """)
    #expect(site.ids == [])
    #expect(site.main("/en/events/e/").contains("Площа Ринок"))
    #expect(site.main("/en/events/e/").contains("1 December, 18:00"))
    #expect(
        mistakes(
            "-- content/events/e.md --\n---\ntitle: К\nstart: 2026-12-01\nplace: Площа\n---\n-- content/events/e.en.md --\n---\nsummary: C\n---\n"
        ) == ["content/events/e.en.md:2:1 field.missing"])
}

@Test func staleTranslationSaysSo() throws {
    let site = try built(pair)
    #expect(site.main("/en/news/a/").contains("21 November 2026"))
    #expect(!site.main("/news/a/").contains("class=\"n "))
    let fresh = try built(pair.replacing("date: 2026-11-20\n---\nNews", with: "updated: 2026-11-21\n---\nNews"))
    #expect(!fresh.main("/en/news/a/").contains("updated on 21"))
}

@Test func hreflangStandsOnlyWhereThereIsATranslation() throws {
    let site = try built(pair)
    #expect(site["/news/a/"].contains("hreflang=\"en\""))
    #expect(site["/news/a/"].contains("hreflang=\"uk\""))
    #expect(site["/news/a/"].contains("https://town.example/en/news/a/"))
    #expect(site["/en/news/a/"].contains("hreflang=\"uk\""))
    #expect(!site["/news/b/"].contains("rel=\"alternate\" hreflang=\"en\""))
    #expect(!site["/news/b/"].contains("/en/news/b/"))
    #expect(!site.exists("/en/news/b/index.html"))
    #expect(site["/news/a/"].contains("<html lang=\"uk\""))
    #expect(site["/en/news/a/"].contains("<html lang=\"en\""))
}

@Test func tagsOfATranslationAreItsOwnOrInherited() throws {
    let site = try built(pair)
    #expect(site.main("/en/tags/water/").contains("/en/services/voda/"))
    #expect(site.main("/tags/voda/").contains("/services/voda/"))
    #expect(!site.main("/tags/voda/").contains("/en/services/voda/"))
    // Left out, they are the original's.
    #expect(site.main("/en/tags/voda/").contains("/en/news/a/"))
    #expect(!site.main("/en/tags/voda/").contains("/en/services/voda/"))
}

@Test func listsOfALanguageHoldItsEntriesOnly() throws {
    let site = try built(pair)
    #expect(site.main("/en/news/").contains("/en/news/a/"))
    #expect(!site.main("/en/news/").contains("/news/b/"))
    #expect(site.main("/news/").contains("\"/news/b/\""))
    #expect(!site.main("/news/").contains("\"/en/news/a/\""))
    #expect(site["/en/"].contains("<html lang=\"en\""))
}

@Test func referenceLeadsToTheTranslationWhereThereIsOne() throws {
    let site = try built(
        pair.replacing("date: 2026-11-20\nupdated", with: "date: 2026-11-20\nservices: voda\nrelated: b\nupdated"))
    #expect(site.main("/en/news/a/").contains("href=\"/en/services/voda/\""))
    #expect(site.main("/en/news/a/").contains("href=\"/news/b/\""))
    #expect(site.main("/news/a/").contains("href=\"/services/voda/\""))
    #expect(site.main("/en/services/voda/").contains("href=\"/en/news/a/\""))
}

@Test func draftOriginalHidesItsTranslation() throws {
    let site = try built(pair.replacing("updated: 2026-11-21", with: "draft: true"))
    #expect(!site.exists("/news/a/index.html"))
    #expect(!site.exists("/en/news/a/index.html"))
    let other = try built(pair.replacing("date: 2026-11-20\n---\nNews", with: "draft: true\n---\nNews"))
    #expect(other.exists("/news/a/index.html"))
    #expect(!other.exists("/en/news/a/index.html"))
    #expect(!other["/news/a/"].contains("/en/news/a/"))
}

@Test func settingsMayDifferByLanguage() throws {
    let site = try built(
        "-- content/site.yml --\n"
            + usualSettings.replacing("name: Містечко", with: "name: {uk: Містечко, en: The Town}") + pair)
    #expect(site["/en/"].contains("The Town"))
    #expect(!site["/en/"].contains("<title>Містечко"))
    #expect(site["/"].contains("Містечко"))
}
