import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

// What residents read on pages: numbers, hours, addresses and states in words, each said once.

private func phones(_ text: String) -> [String] {
    var links = PhoneLinks()
    var out = ByteWriter()
    links.write(html: Array(text.utf8)[...], into: &out)
    return String(decoding: out.bytes, as: UTF8.self).matches(of: /<a href="(tel:[^"]*)">/).map { String($0.1) }
}

@Test(arguments: [
    ("<p>Телефонуйте 0 800 000 101.</p>", ["tel:0800000101"]),
    ("<p>(04000) 2-14-55 або (04000) 2-14-56: черговий</p>", ["tel:0400021455", "tel:0400021456"]),
    ("<p>+380 44 123 45 67, з 09:00</p>", ["tel:+380441234567"]),
    ("<p>«044 123-45-67»</p>", ["tel:0441234567"]),
    ("<a href=\"/x/\">0 800 000 101</a><code>0 800 000 101</code>", []),
    ("<p>Рахунок UA21 3223 1300 0002 6007 2335 6600 1</p>", []),
    ("<p>01-02-2026 10:00</p>", []),
    ("<p>ЄДРПОУ 0123456789</p>", []),
    ("<p>№0 800 000 101-25</p>", []),
    ("<p>з 08:00 до 17:00, 0,5 га</p>", []),
])
func numbersInProseAreDialled(text: String, dialled: [String]) {
    #expect(phones(text) == dialled)
}

@Test func numbersAreFoundWhereverARunOfHTMLEnds() {
    let text = Array("<p title=\"0 800 000 101\">0 800 000 102 <b>0 800 000 103</b></p>".utf8)
    for end in text.indices where text[end] == UInt8(ascii: "<") || text[end] == UInt8(ascii: " ") {
        var links = PhoneLinks()
        var out = ByteWriter()
        links.write(html: text[..<end], into: &out)
        links.write(html: text[end...], into: &out)
        let written = String(decoding: out.bytes, as: UTF8.self)
        #expect(written.contains("title=\"0 800 000 101\""))
        #expect(written.replacing(/<a href="tel:[0-9]+">|<\/a>/, with: "") == String(decoding: text, as: UTF8.self))
    }
}

@Test func theDayAfterMidnightIsTheDayBefore() throws {
    let site = try built(
        """
        -- content/outages/a.md --
        ---
        title: Світло
        date: 2026-11-20
        utility: power
        start: 2026-11-21 00:00
        until: 2026-11-22 00:00
        ---
        -- content/outages/b.md --
        ---
        title: Вода
        date: 2026-11-20
        utility: water
        start: 2026-11-21 18:00
        until: 2026-11-22 00:00
        ---
        -- content/outages/c.md --
        ---
        title: Газ
        date: 2026-11-20
        utility: gas
        start: 2027-01-05 08:00
        until: 2027-01-05 12:00
        ---
        """)
    #expect(site.errors == [])
    #expect(site.main("/outages/a/").contains("21 листопада, цілу добу"))
    #expect(site.main("/outages/b/").contains("21 листопада, 18:00–24:00"))
    // Another year is said.
    #expect(site.main("/outages/c/").contains("5 січня 2027 р., 08:00–12:00"))
}

@Test func hoursSpeakThePagesLanguage() throws {
    let site = try built(
        """
        -- content/places/a.md --
        ---
        title: Укриття
        type: shelter
        address: {post_code: "00140", settlement: Село, street: вул. Шкільна, building: "4"}
        settlements: [Село]
        hours: Пн–Нд 00:00–24:00
        hours_blackout: Пн–Нд 08:00–20:00
        capacity: 2
        status: closed
        status_note: Ремонт.
        phone: "(04000) 2-17-06"
        shelter: {number: "1-2", type: сховище, holder: рада}
        ---
        -- content/places/b.md --
        ---
        title: Пункт Незламності
        type: shelter
        address: вул. Шкільна, 6
        settlements: [Село]
        hours: Пн–Нд 00:00–24:00
        hours_blackout: Пн–Нд 08:00–20:00
        ---
        -- content/places/b.en.md --
        ---
        title: Shelter
        hours: Пн–Пт 08:00–16:00; Сб 09:00–12:00
        ---
        """)
    #expect(site.errors == [])
    let page = site.main("/places/a/")
    #expect(page.contains("вул. Шкільна, 4, Село, 00140"))
    // What is closed has no hours.
    #expect(!page.contains("цілодобово") && !page.contains("08:00–20:00"))
    let open = site.main("/places/b/")
    #expect(open.contains("цілодобово") && open.contains("щодня 08:00–20:00") && !open.contains("24:00"))
    #expect(page.contains("2 місця"))
    #expect(page.contains("<a class=\"call\" href=\"tel:0400021706\">"))
    #expect(page.contains("<dt>Обліковий номер</dt><dd>1-2</dd>"))
    // The state is said once, and the type above the title alone.
    #expect(page.components(separatedBy: "Зачинено").count == 2)
    #expect(!page.contains("<dt>Тип місця"))
    // Inherited hours are written with English weekdays and words.
    #expect(site.main("/en/places/b/").contains("daily 08:00–20:00"))
}

@Test func aProgrammeHasHoursAndNames() throws {
    let site = try built(
        """
        -- content/people/olena.md --
        ---
        title: Олена Бондарук
        role: Голова
        ---
        -- content/events/sesiia.md --
        ---
        title: Сесія
        date: 2026-11-12
        start: 2026-11-26 10:00
        end: 2026-11-27 15:00
        place: Ратуша
        programme:
          - {start: 2026-11-26 09:30, title: Реєстрація}
          - {start: 2026-11-26 10:00, end: 2026-11-26 10:20, title: Відкриття, speakers: [olena, Ігор Ткачик]}
          - {start: 2026-11-27 09:00, title: Другий день}
          - {title: Опівдні кава}
        ---
        """)
    #expect(site.errors == [])
    let page = site.main("/events/sesiia/")
    #expect(page.contains(">09:30</time>") && page.contains(">10:00–10:20</time>"))
    #expect(page.contains("<a href=\"/people/olena/\">Олена Бондарук</a>, Ігор Ткачик"))
    #expect(page.contains("<h3>27 листопада</h3>"))
    #expect(!page.contains("2026-11-26 09:30"))
    let unknown = try built(
        """
        -- content/events/sesiia.md --
        ---
        title: Сесія
        date: 2026-11-12
        start: 2026-11-26 10:00
        place: Ратуша
        programme:
          - {title: Відкриття, speakers: [nobody-here]}
        ---
        """)
    #expect(unknown.errors.count == 1)
}

@Test func termsCountDays() throws {
    let site = try built(
        """
        -- content/services/a.md --
        ---
        title: Довідка
        documents:
          - Паспорт
          - {title: Заява, when: якщо немає довідки}
        terms:
          - {for: Звичайно, days: 30, working: false}
          - {for: Терміново, days: 1, working: true}
        online_url: https://diia.gov.ua/x
        status: suspended
        status_note: До весни.
        ---
        -- content/services/b.md --
        ---
        title: Витяг
        online_url: https://diia.gov.ua/y
        ---
        """)
    #expect(site.errors == [])
    let page = site.main("/services/a/")
    #expect(page.contains("30 днів") && page.contains("1 робочий день"))
    #expect(!page.contains("Робочі дні"))
    #expect(page.contains("<ul class=\"ticks\"><li>Паспорт"))
    // Nobody is sent to what is suspended; what has no name for where it goes on has words on its button.
    #expect(!page.contains("class=\"btn"))
    #expect(site.main("/services/b/").contains("\">Подати онлайн</a>"))
}

@Test func aTeaserIsNoGreeting() throws {
    func news(_ body: String) throws -> String {
        try built("-- content/news/2026/11/a.md --\n---\ntitle: Слово\ndate: 2026-11-20\n---\n" + body).main("/news/")
    }
    #expect(try news("Дорогі містяни!\n\nМіст відкрито.\n").contains("<p>Міст відкрито.</p>"))
    #expect(try news("Шановні містяни! Міст відкрито.\n").contains("<p>Міст відкрито.</p>"))
    #expect(try news("Світло повернули! Дякуємо бригадам.\n").contains("<p>Світло повернули! Дякуємо бригадам.</p>"))
    #expect(try news("Дорогі містяни!\n").contains("<p>Дорогі містяни!</p>"))
}

@Test func anAlertSpeaksThePagesLanguage() throws {
    let site = try built(
        """
        -- content/alerts/voda.md --
        ---
        title: Місто без води
        date: 2026-11-20
        preset: water
        level: warning
        start: 2026-11-20 17:00
        until: 2026-11-23 20:00
        settlements: [Село]
        instruction: Запасіть воду. Потім спустіть її.
        ---
        -- content/alerts/voda-2.md --
        ---
        title: Негайно
        date: 2026-11-19
        preset: storm
        level: emergency
        start: 2026-11-20 17:00
        until: 2026-11-23 20:00
        settlements: [Село]
        ---
        -- content/news/2026/11/a.md --
        ---
        title: Новина
        date: 2026-11-20
        ---
        -- content/news/2026/11/a.en.md --
        ---
        title: News
        ---
        """)
    let banner = try #require(site["/en/"].firstMatch(of: /<section class="banner".*?<\/section>/.dotMatchesNewlines()))
    #expect(banner.0.contains("Water main failure: Село") && banner.0.contains("until 23 November, 20:00"))
    #expect(banner.0.contains("hreflang=\"uk\""))
    // The gravest first.
    #expect(
        try #require(banner.0.firstRange(of: "emergency")).lowerBound < banner.0.firstRange(of: "warning")!.lowerBound)
    #expect(site.main("/alerts/voda/").contains("<ol><li>Запасіть воду.<li>Потім спустіть її.</ol>"))
}

private let schedules = """
    -- content/outages/a.md --
    ---
    title: Графік на 20 листопада
    date: 2026-11-19 21:00
    utility: power
    start: 2026-11-20 00:00
    until: 2026-11-21 00:00
    status: restored
    queues:
      - {queue: "1.1", hours: ["04:00–07:30"]}
      - {queue: "1.2", hours: ["04:00–07:00"]}
      - {queue: "2.1", hours: ["04:00–07:00"]}
    ---
    -- content/outages/b.md --
    ---
    title: Графік на 21 листопада
    date: 2026-11-20 20:00
    updated: 2026-11-21 07:15
    utility: power
    start: 2026-11-21 00:00
    until: 2026-11-22 00:00
    status: ongoing
    settlements: [Містечко, Село]
    queues:
      - {queue: "1.1", hours: ["00:00–03:00", "20:30–24:00"]}
      - {queue: "1.2", hours: ["04:00–06:30"]}
      - {queue: "2.1", hours: ["05:00–08:00"]}
    ---
    -- content/outages/c.md --
    ---
    title: Ремонт насоса
    date: 2026-11-20
    utility: heat
    start: 2026-11-20 14:00
    until: 2026-11-21 22:00
    status: ongoing
    settlements: [Містечко]
    streets: ["вул. Шкільна, 8–20"]
    phone: 0 800 000 107
    ---
    """

@Test func aQueueHasAnAnchorABarACalendarAndADifference() throws {
    let site = try built(schedules)
    #expect(site.errors == [])
    let page = site.main("/outages/b/")
    #expect(page.contains("<a href=\"#q-1-1\">1.1</a>") && page.contains("<tr id=\"q-1-1\">"))
    #expect(page.contains("<path d=\"M0 0h6v1h-6zM41 0h7v1h-7z\"/>"))
    #expect(page.contains("довше без світла: 1.1 (+3:00)") && page.contains("менше: 1.2 (−0:30)"))
    #expect(page.contains("без змін: 2.1"))
    #expect(page.contains("/outages/power/1-1.ics"))
    let calendar = site["/outages/power/1-1.ics"]
    #expect(calendar.contains("BEGIN:VEVENT"))
    #expect(
        calendar.matches(of: /DTSTART;TZID=Europe\/Kyiv:(\S+)/).map { String($0.1) } == [
            "20261121T000000", "20261121T203000",
        ])
    #expect(calendar.contains("20261122T000000"))
    // The address stays where no schedule holds any more.
    let later = try built(schedules, on: "2026-12-01 12:00")
    #expect(later.exists("/outages/power/1-1.ics") && !later["/outages/power/1-1.ics"].contains("VEVENT"))
}

@Test func homeSaysWhatIsOnNow() throws {
    let site = try built(schedules)
    let now = try #require(site.main("/").firstMatch(of: /<section class="now">.*?<\/section>/.dotMatchesNewlines())).0
    #expect(now.contains("Станом на <time datetime=\"2026-11-21T07:15:00+02:00\">21 листопада, 07:15</time>"))
    #expect(now.contains("<dt>Світло</dt>") && now.contains("3 черги · 21 листопада, цілу добу"))
    #expect(now.contains("вул. Шкільна, 8–20 · до 21 листопада, 22:00"))
    #expect(now.contains("<dt>Вода</dt><dd>без відключень</dd>"))
    // A site that never told of outages does not say that there are none.
    #expect(
        !(try built("-- content/news/2026/11/a.md --\n---\ntitle: А\ndate: 2026-11-20\n---\n").main("/")).contains(
            "class=\"now\""))
}

@Test func listsSayWhereLightIsOff() throws {
    let list = try built(schedules).main("/outages/")
    #expect(list.contains("<b>3 черги</b> · уся громада"))
    #expect(list.contains("<b>вул. Шкільна, 8–20</b> · Містечко"))
}

@Test func sheltersStandBySettlementTheClosedOnesLast() throws {
    var text = ""
    for (name, settlement, status) in [
        ("a", "Містечко", "closed"), ("b", "Містечко", "open"), ("c", "Село", "open"),
    ] {
        text += """
            -- content/places/\(name).md --
            ---
            title: Укриття \(name)
            type: shelter
            address: вул. Шкільна, \(name)
            settlements: [\(settlement)]
            status: \(status)
            ---

            """
    }
    let site = try built(text + "-- content/places/d.md --\n---\ntitle: Ринок\ntype: market\naddress: тут\n---\n")
    #expect(site.errors == [])
    let page = site.main("/shelters/")
    let order = page.matches(of: /Укриття ([abc])</).map { String($0.1) }
    #expect(order == ["b", "a", "c"])
    #expect(page.contains("<a href=\"#s1\">Містечко</a>") && page.contains("<h2 id=\"s2\">Село</h2>"))
    #expect(!page.contains("Ринок") && !site.exists("/en/shelters/index.html"))
    #expect(site["/"].contains("href=\"/shelters/\""))
    #expect(site["/sitemap.xml"].contains("/shelters/"))
}

@Test func longListsOfSheltersAreCutIntoPages() throws {
    let text = (1...80).map {
        "-- content/places/p\($0).md --\n---\ntitle: Укриття \($0)\ntype: shelter\naddress: вул. Довга, \($0)\nsettlements: [Містечко]\n---\n"
    }.joined()
    let site = try built(text)
    #expect(site.exists("/shelters/page/3/index.html") && !site.exists("/shelters/page/4/index.html"))
    let all = ["/shelters/", "/shelters/page/2/", "/shelters/page/3/"].map(site.main).joined()
    #expect((1...80).allSatisfy { all.contains("вул. Довга, \($0)</a>") })
}

@Test func eachValueOfAFacetHasItsPage() throws {
    let text = (1...6).map {
        """
        -- content/documents/d\($0).md --
        ---
        title: Документ \($0)
        type: \($0 < 4 ? "decision" : "protocol")
        date: 2026-11-0\($0)
        ---

        """
    }.joined()
    let site = try built(text)
    #expect(site.errors == [])
    #expect(
        site.main("/documents/").contains("<a href=\"/documents/type/decision/\">Рішення ради <small>3</small></a>"))
    let page = site.main("/documents/type/protocol/")
    #expect(page.contains("Документ 6") && !page.contains("Документ 1<"))
    #expect(page.contains("href=\"/documents/type/protocol/\" aria-current=\"page\""))
    // One value narrows nothing.
    #expect(!site.exists("/documents/status/adopted/index.html"))
}

@Test func eventsStandUnderTheirDays() throws {
    let site = try built(
        """
        -- content/events/a.md --
        ---
        title: Концерт
        date: 2026-11-01
        start: 2026-11-27 18:00
        place: Клуб
        status: cancelled
        ---
        -- content/events/b.md --
        ---
        title: Толока
        date: 2026-11-01
        start: 2026-12
        place: Парк
        ---
        """)
    let list = site.main("/events/")
    #expect(list.contains("<h2 data-day=\"2026-11-27\">п&#39;ятниця, 27 листопада</h2>"))
    #expect(list.contains("<b>18:00</b>") && list.contains("<h2>Грудень 2026 р.</h2>"))
    // Nobody puts a cancelled event into a calendar.
    let page = site.main("/events/a/")
    #expect(page.contains("<s><time") && !page.contains("Додати до календаря"))
}

@Test func aSettlementSaysFirstWhoAnswersThere() throws {
    let site = try built(
        """
        -- content/people/olena.md --
        ---
        title: Олена
        role: Староста
        settlements: [Село]
        ---
        -- content/news/2026/11/a.md --
        ---
        title: Новина
        date: 2026-11-20
        settlements: [Село]
        ---
        """)
    let page = site.main("/settlements/selo/")
    #expect(page.contains("<h1>Село</h1>"))
    #expect(try #require(page.firstRange(of: "Олена")).lowerBound < page.firstRange(of: "Новина")!.lowerBound)
    #expect(page.components(separatedBy: "Олена").count == 2)
}

@Test func pagesArePassedOnWithoutTrackers() throws {
    let site = try built("-- content/news/2026/11/a.md --\n---\ntitle: А\ndate: 2026-11-20\n---\nТекст.\n")
    let page = site.main("/news/2026/11/a/")
    let links = page.matches(of: /<a href="([^"]+)" rel="nofollow">/).map { String($0.1) }
    #expect(links.count == 5)
    #expect(links.allSatisfy { $0.hasSuffix("https%3A%2F%2Ftown.example%2Fnews%2F2026%2F11%2Fa%2F") })
    #expect(!page.contains("<script"))
}

@Test func aBareFilmSaysWhatItIs() throws {
    let site = try built(
        "-- content/news/2026/11/a.md --\n---\ntitle: А\ndate: 2026-11-20\n---\nТекст.\n\n<https://youtube.com/watch?v=1>\n"
    )
    let page = site.main("/news/2026/11/a/")
    #expect(page.contains("Дивитися відео"))
    #expect(!page.contains("▶"))
}

@Test func titlesKeepTogetherWhatIsReadAsOne() {
    #expect("Укриття № 1".keptTogether == "Укриття №\u{a0}1")
    #expect("Графік на 21 листопада".keptTogether == "Графік на 21\u{a0}листопада")
    #expect("Рішення 2026 року, 3 Верстати".keptTogether == "Рішення 2026 року, 3 Верстати")
    #expect("120 місць".keptTogether == "120\u{a0}місць")
    #expect("м. Солов'їн, вул. Соборна, буд. 5".keptTogether == "м.\u{a0}Солов'їн, вул.\u{a0}Соборна, буд.\u{a0}5")
    #expect("у центрі міста. Соборна".keptTogether == "у центрі міста. Соборна")
    #expect("08:00–18:00, вул. Шкільна – ринок".keptTogether == "08:00–\u{2060}18:00, вул.\u{a0}Шкільна – ринок")
}

@Test func everyPhraseIsFilledIn() {
    let open = DemoTown.files.filter { path, bytes in
        guard path.hasSuffix(".html") else { return false }
        let page = String(decoding: bytes, as: UTF8.self)
        guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else { return false }
        return page[start.lowerBound..<end.lowerBound].contains(/\{\d\}/)
    }
    #expect(open.keys.sorted() == [])
}
