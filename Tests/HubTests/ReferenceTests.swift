import SourceText
import Testing

@testable import Hub

private let town = """
    -- content/units/rada.md --
    ---
    title: Міська рада
    type: council
    ---
    -- content/places/budynok-kultury.md --
    ---
    title: Будинок культури
    address: вул. Соборна, 1
    ---
    -- content/services/subsydiia.md --
    ---
    title: Субсидія
    ---
    ## Як подати
    -- content/news/2025/11/remont.md --
    ---
    title: Торішній ремонт
    date: 2025-11-01
    ---
    -- content/news/2026/11/remont.md --
    ---
    title: Ремонт
    date: 2026-11-01
    ---

    """

@Test func referenceIsShownAtBothEnds() throws {
    let site = try built(
        town + """
            -- content/events/kontsert.md --
            ---
            title: Концерт
            start: 2026-12-01 18:00
            place: budynok-kultury
            unit: rada
            ---
            -- content/news/2026/11/afisha.md --
            ---
            title: Афіша
            date: 2026-11-20
            events: kontsert
            services: [services/subsydiia]
            units: [rada]
            ---
            """)
    #expect(site.ids == [])
    #expect(site.main("/events/kontsert/").contains("href=\"/places/budynok-kultury/\""))
    #expect(site.main("/places/budynok-kultury/").contains("href=\"/events/kontsert/\""))
    #expect(site.main("/news/2026/11/afisha/").contains("href=\"/events/kontsert/\""))
    #expect(site.main("/events/kontsert/").contains("href=\"/news/2026/11/afisha/\""))
    #expect(site.main("/services/subsydiia/").contains("href=\"/news/2026/11/afisha/\""))
    #expect(site.main("/units/rada/").contains("href=\"/news/2026/11/afisha/\""))
}

@Test func referenceMayBeWordsButNotAMistypedSlug() throws {
    let site = try built(
        town + """
            -- content/events/kontsert.md --
            ---
            title: Концерт
            start: 2026-12-01 18:00
            place: Площа Ринок <б>
            ---
            """)
    #expect(site.ids == [])
    #expect(site.main("/events/kontsert/").contains("Площа Ринок &lt;б&gt;"))
    #expect(
        mistakes(
            town + """
                -- content/events/kontsert.md --
                ---
                title: Концерт
                start: 2026-12-01 18:00
                place: budynok-kultry
                organizers: [Рада, radda]
                protocol: protokol
                related: [remont, subsydia, news/2026/11/remont, /news/2026/11/remont/, 2026/11/remont.md]
                ---
                """) == [
                "content/events/kontsert.md:7:11 reference.ambiguous",
                "content/events/kontsert.md:7:19 reference.unknownEntry ?subsydiia",
                "content/events/kontsert.md:4:8 reference.unknownOrText ?budynok-kultury",
                "content/events/kontsert.md:5:20 reference.unknownOrText ?rada",
                "content/events/kontsert.md:6:11 reference.unknown",
            ])
}

@Test func ambiguousReferenceNamesTheCandidates() throws {
    let site = try built(town + news("follows: remont"))
    #expect(site.report.diagnostics.all.map(\.arguments) == [["remont", "news/2025/11/remont, news/2026/11/remont"]])
}

@Test func linkLeadsToFilesAddressesAndHeadings() throws {
    let site = try built(
        town
            + news(
                "summary: Коротко",
                body: """
                    [а](../services/subsydiia.md#yak-podaty) [б](/services/subsydiia/) [в](/services/subsydiia/#yak-podaty)
                    [г](2026/11/remont.md) [ґ](/news/) [д](/feed.xml) [е](/) [є](#tut)

                    ## Тут
                    """))
    #expect(site.ids == [])
    let page = site.main("/news/a/")
    for link in [
        "/services/subsydiia/#yak-podaty", "/services/subsydiia/", "/news/2026/11/remont/", "/news/", "/feed.xml", "/",
        "#tut",
    ] { #expect(page.contains("href=\"\(link)\""), "\(link)") }
}

@Test func brokenLinkIsSaidAtItsPlace() throws {
    #expect(
        mistakes(
            town
                + news(
                    "faq: {question: Чи?, answer: \"[так](/nema/)\"}",
                    body: """
                        Текст [а](nema.md) і [б](../services/subsydia.md).
                        [в](../../../etc/passwd) [г](../services/subsydiia.md#yak-podat)
                        ![Міст](mist.jpg) [ґ](#nema) [д](/nema/) [е](javascript:alert(1))
                        ![Кіт](https://example.org/kit.jpg)

                        <b>жирний</b>
                        """)) == [
                "content/news/a.md:8:46 markdown.unsafeLink", "content/news/a.md:9:8 markdown.remotePicture",
                "content/news/a.md:11:1 markdown.rawHTML", "content/news/a.md:8:23 anchor.missing",
                "content/news/a.md:7:5 link.leavesFolder", "content/news/a.md:7:30 link.anchor ?yak-podaty",
                "content/news/a.md:8:9 file.missing", "content/news/a.md:6:11 link.broken",
                "content/news/a.md:6:26 link.broken ?/services/subsydiia.md", "content/news/a.md:8:34 link.broken",
                "content/news/a.md:4:36 link.broken",
            ])
}

@Test func mistakesThatFollowFromAnUnreadFileAreNotSaid() throws {
    #expect(
        mistakes(
            """
            -- content/site.yml --
            \(usualSettings)
            menu: [{title: Про нас, url: /pro-nas/}]
            tag_services: {вода: voda}
            -- content/services/voda.md --
            ---
            title: Вода: послуга
            ---
            -- content/pages/pro-nas.md --
            # Про нас
            -- content/pages/pro-nas.en.md --
            ---
            title: About
            ---
            -- content/news/a.md --
            ---
            title: Новина
            date: 2026-11-20
            services: voda
            related: services/voda.md
            ---
            [вода](../services/voda.md) [про нас](/pro-nas/)
            """) == ["content/pages/pro-nas.md:1:1 entry.noFrontMatter", "content/services/voda.md:2:12 yaml.colon"])
}

@Test func linkToADraftShowsItsWordsOnly() throws {
    let text =
        news("services: chernetka", body: "Див. [послугу](../services/chernetka.md).")
        + "\n-- content/services/chernetka.md --\n---\ntitle: Чернетка\ndraft: true\n---\n"
    let site = try built(text)
    #expect(site.ids == ["link.unpublished"])
    #expect(site.main("/news/a/").contains("Див. <a>послугу</a>."))
    #expect(!site.files.contains { $0.value.contains("chernetka".utf8) && $0.key.hasSuffix(".html") })
    let shown = try built(text, drafts: true)
    #expect(shown.ids == [])
    #expect(shown.main("/news/a/").contains("href=\"/services/chernetka/\""))
}

@Test func twoFilesForOneAddressAreAnError() throws {
    #expect(
        mistakes(
            """
            -- content/news/Вода.md --
            ---
            title: Вода
            date: 2026-11-20
            ---
            -- content/news/voda.md --
            ---
            title: Вода
            date: 2026-11-20
            ---
            -- content/news/voda/index.md --
            ---
            title: Вода
            date: 2026-11-20
            ---
            -- content/pages/news.md --
            ---
            title: Новини
            ---
            """) == [
                "content/news/voda/index.md address.same", "content/news/Вода.md address.same",
                "content/pages/news.md address.path",
            ])
}

@Test func translationsMayNotShareAnAddressEither() throws {
    #expect(
        mistakes(
            """
            -- content/pages/voda.md --
            ---
            title: Вода
            ---
            -- content/pages/voda.en.md --
            ---
            title: Water
            ---
            -- content/pages/Вода.en.md --
            ---
            title: Water
            ---
            """) == ["content/pages/Вода.en.md address.same"])
}

@Test func parentsInACircleAreAnError() throws {
    func page(_ name: String, _ parent: String) -> String {
        "-- content/pages/\(name).md --\n---\ntitle: \(name)\nparent: \(parent)\n---\n"
    }
    #expect(
        mistakes(page("a", "b") + page("b", "c") + page("c", "a") + page("d", "a"))
            == ["a", "b", "c"].map {
                "content/pages/\($0).md:3:9 reference.circle"
            })
    #expect(mistakes(page("a", "a")) == ["content/pages/a.md:3:9 reference.circle"])
}

@Test func singleValueIsAListOfOneAndCodesKeepTheirZeros() throws {
    let site = try built(
        """
        -- content/services/voda.md --
        ---
        title: Вода
        identifier: 00034
        phone: 0800 500 600
        steps: Прийти
        tags: вода
        office: ЦНАП
        ---
        -- content/services/svitlo.md --
        ---
        title: Світло
        identifier: 0x1F
        steps: [Прийти]
        tags: [вода]
        offices: [ЦНАП]
        ---
        """)
    #expect(site.ids == [])
    #expect(site.main("/services/voda/").contains("00034"))
    #expect(site.main("/services/voda/").contains("0800 500 600"))
    #expect(site.main("/services/svitlo/").contains("0x1F"))
    #expect(site.main("/tags/voda/").contains("/services/svitlo/"))
    #expect(site.main("/tags/voda/").contains("/services/voda/"))
    #expect(site.main("/services/voda/").contains("ЦНАП"))
}

@Test func everyLinkKeepsTheBasePath() throws {
    let site = try built(
        """
        -- content/site.yml --
        name: Містечко
        url: https://host.example/town/
        time_zone: Europe/Kyiv
        languages: [uk, en]
        menu: [{title: Новини, url: /news/}]

        """ + town
            + news(
                "tags: [вода]\nunits: [rada]\nservices: [subsydiia]",
                body: "[а](../services/subsydiia.md) [б](/news/)\n\n![в](a.png)")
            + "\n-- content/pages/p.en.md --\n---\ntitle: Page\n---\n"
            + "-- content/pages/p.md --\n---\ntitle: Сторінка\naliases: [/stare/]\n---\n",
        files: ["content/news/a.png": smallPicture])
    #expect(site.ids == [])
    for (path, bytes) in site.files where path.hasSuffix(".html") {
        let html = String(decoding: bytes, as: UTF8.self)
        for attribute in html.matches(of: /(?:href|src|action|content|srcset)="(\/[^"]*|https:\/\/host[^"]*)"/) {
            let url = attribute.1
            #expect(url.hasPrefix("/town/") || url.hasPrefix("https://host.example/town/"), "\(path): \(url)")
        }
    }
    #expect(site["/sitemap.xml"].contains("https://host.example/town/news/a/"))
    #expect(site["/feed.xml"].contains("https://host.example/town/news/a/"))
    #expect(!site["/feed.xml"].contains("https://host.example/news"))
}
