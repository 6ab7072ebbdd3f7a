import Calendars
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// A town in a year that no clock shows yet, so that nothing of it is over by itself.
private let town = """
    -- content/site.yml --
    name: Містечко
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk, en]
    settlements: [Містечко]
    contacts: {phone: "+380 32 000 00 00"}
    hotlines:
      - {name: Водоканал, phone: "+380 32 111 11 11"}
    -- content/alerts/voda.md --
    ---
    title: Немає води
    date: 2090-06-01 08:00
    preset: water
    until: 2090-06-01 18:00
    area: Центр
    instruction: Кип’ятіть воду.
    ---
    Текст [послуги](../services/subsydiia.md).
    -- content/outages/svitlo.md --
    ---
    title: Немає світла
    date: 2090-06-01 07:00
    updated: 2090-06-01 09:30
    utility: power
    start: 2090-06-01 14:00
    until: 2090-06-01 16:00
    status: planned
    queues: [{queue: "1.1", hours: ["14:00–16:00"]}]
    streets: [Соборна, Шкільна]
    ---
    ## Чому
    Ремонт.
    -- content/places/punkt.md --
    ---
    title: Пункт незламності
    address: Соборна, 1
    phone: "+380 32 222 22 22"
    hours_blackout: 24/7
    ---
    Тепло й чай.
    -- content/services/subsydiia.md --
    ---
    title: Субсидія
    status: active
    documents: [Паспорт, Довідка]
    ---
    ## Що взяти
    ![Вхід](a.png)
    Паспорт.
    -- content/services/a.png --
    x
    -- content/events/yarmarok.md --
    ---
    title: Ярмарок
    start: 2090-06-01 13:00
    end: 2090-06-01 15:00
    place: Площа
    ---
    Прийдіть.
    -- content/events/hurtok.md --
    ---
    title: Гурток
    start: 2090-06-01 13:00
    end: 2090-06-01 15:00
    place: Площа
    recurrence: FREQ=DAILY
    ---
    Щодня.
    -- content/news/novyna.md --
    ---
    title: Новина
    date: 2090-06-01 06:00
    ---
    Текст новини.
    """

private let noon = "2090-06-01 12:00"

private func files(_ site: BuiltSite) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: site.files.map { ("/" + $0.key, $0.value) })
}

extension DemoVisit {
    /// The browser's clock, from now on standing still.
    fileprivate func setClock(_ time: String) throws {
        let seconds = try instant(time).seconds
        try browser.script("Date.now = () => \(seconds * 1000); dispatchEvent(new Event('visibilitychange'))")
    }

    fileprivate func says(_ selector: String, _ words: String) throws -> Bool {
        try browser.comes(
            "[...document.querySelectorAll(\(quoted(selector)))].some(x => x.checkVisibility() && x.textContent.includes(\(quoted(words))))"
        )
    }

    fileprivate func sees(_ selector: String) throws -> Bool {
        try browser.holds("[...document.querySelectorAll(\(quoted(selector)))].some(x => x.checkVisibility())")
    }
}

// MARK: By the clock

@Test func pagesCarryTheirInstantsAndSayThemInWords() throws {
    let site = try built(town, on: noon)
    #expect(site.errors == [])
    #expect(site["/"].contains("<p class=\"warning\" data-over=\"2090-06-01T18:00:00+03:00\">"))
    #expect(site["/"].contains("діє до 1 червня, 18:00"))
    #expect(
        site["/outages/"].contains(
            "data-from=\"2090-06-01T14:00:00+03:00\" data-trouble data-over=\"2090-06-01T16:00:00+03:00\""))
    #expect(site.main("/outages/").contains("1 червня, 14:00–16:00"))
    #expect(site["/events/hurtok/"].contains("data-pause=\"2090-06-01T15:00:00+03:00\""))
    // As of the newest date of what is listed.
    #expect(site["/outages/"].contains("Станом на <time datetime=\"2090-06-01T09:30:00+03:00\">"))
    #expect(!site["/news/"].contains("Станом на"))
}

@Test(.enabled(if: Browser.isInstalled)) func statesChangeWhileThePageIsOpen() throws {
    let visit = try DemoVisit(files(try built(town, on: noon)))
    try visit.open("/outages/svitlo/")
    #expect(try visit.says(".banner", "Немає води"))
    #expect(try visit.says(".state", "Заплановано"))
    try visit.setClock("2090-06-01 14:00")
    #expect(try visit.says(".state", "Триває зараз"))
    try visit.setClock("2090-06-01 16:00")
    // Nobody has said that the repair is done.
    #expect(try visit.says(".state", "Строк минув"))
    #expect(try visit.sees(".banner"))
    try visit.setClock("2090-06-01 18:00")
    #expect(try visit.browser.comes("!document.querySelector('.banner').checkVisibility()"))
    try visit.open("/events/")
    try visit.setClock("2090-06-01 13:30")
    #expect(try visit.says(".card", "Триває зараз"))
    try visit.setClock("2090-06-01 15:00")
    #expect(try visit.says(".card.past", "Завершено"))
    // A series goes on.
    #expect(try visit.browser.comes("document.querySelectorAll('.card.past').length == 1"))
}

@Test(.enabled(if: Browser.isInstalled)) func aFreshPageAsksForAlertsOnceAndShowsWhatCameSince() throws {
    var old = files(try built(town.replacing("title: Немає води", with: "title: Стара"), on: noon))
    let fresh = files(
        try built(
            town.replacing("alerts/voda.md", with: "alerts/bomba.md").replacing("Немає води", with: "Знайшли міну"),
            on: noon))
    old["/alerts.json"] = fresh["/alerts.json"]
    let visit = try DemoVisit(old)
    try visit.open("/services/")
    #expect(try visit.says(".banner [role=alert]", "Знайшли міну"))
    #expect(try visit.says(".banner", "діє до 1 червня"))
    #expect(try visit.browser.comes("!document.querySelector('.banner').textContent.includes('Стара')"))
    try visit.setClock("2090-06-01 18:00")
    #expect(try visit.browser.comes("!document.querySelector('.banner').checkVisibility()"))
    #expect(visit.server.requests.count { $0.hasPrefix("GET /alerts.json") } == 1)
    let asked = try #require(visit.server.requests.first { $0.hasPrefix("GET /alerts.json") })
    #expect(asked.lowercased().contains("cache-control: no-cache"))
}

// MARK: Without a line

@Test(.enabled(if: Browser.isInstalled)) func theSiteIsReadWithTheNetworkCut() throws {
    let site = files(try built(town, on: noon))
    var server = StaticServer(site)
    let origin = "http://127.0.0.1:\(try #require(server).port)"
    let browser = try Browser(width: 400)
    try browser.open(origin + "/")
    func kept(_ path: String) throws -> Bool {
        for _ in 0..<100 {
            let found = try browser.asynchronousScript(
                "caches.match(\"\(path)\").then(x => arguments[0](x ? 1 : 0))")
            if found as? Int == 1 { return true }
            usleep(100_000)
        }
        return false
    }
    #expect(try kept("/lite/services/subsydiia/"))
    try browser.open(origin + "/news/novyna/")
    #expect(try kept("/news/novyna/"))
    server = nil
    func text() throws -> String { try browser.text("document.body.innerText") }
    try browser.open(origin + "/outages/svitlo/")
    #expect(try browser.comes("document.body.innerText.includes('Немає зв’язку. Це сторінка, збережена')"))
    #expect(try text().contains("Соборна"))
    // Nobody has confirmed the alert.
    #expect(try browser.comes("document.querySelector('.banner').textContent.includes('чи чинне досі – невідомо')"))
    #expect(try browser.holds("!document.querySelector('.banner .warning')"))
    try browser.open(origin + "/alerts/voda/")
    #expect(try browser.comes("document.querySelector('.state:not(.kept)').textContent.includes('чи чинне досі')"))
    // Of a page that was not kept whole, its light twin.
    try browser.open(origin + "/services/subsydiia/")
    #expect(try text().contains("Довідка"))
    #expect(try text().contains("Немає зв’язку"))
    try browser.open(origin + "/news/novyna/")
    #expect(try text().contains("Текст новини"))
    // Of any other, the light home page.
    try browser.open(origin + "/tags/")
    #expect(try text().contains("Водоканал"))
    withExtendedLifetime(server) {}
}

@Test func theWorkerKeepsWhatIsEssentialAndLeavesAlertsToTheNetwork() throws {
    let worker = try built(town, on: noon)["/sw.js"]
    for path in [
        "/", "/lite/", "/alerts/", "/alerts/voda/", "/outages/svitlo/", "/phones/", "/places/", "/lite/places/punkt/",
        "/lite/services/subsydiia/",
    ] {
        #expect(worker.contains("\"\(path)\""), "\(path)")
    }
    #expect(worker.contains("\"list\":\"/alerts.json\""))
    #expect(!worker.contains("novyna"))
}

// MARK: Other editions

@Test func theLightEditionHasNeitherPicturesNorScripts() throws {
    let site = try built(town, on: noon)
    let pages = site.files.keys.filter { $0.hasPrefix("lite/") || $0.hasPrefix("en/lite/") }
    #expect(
        Set(pages).isSuperset(of: [
            "lite/index.html", "lite/alerts/index.html", "lite/outages/svitlo/index.html",
            "lite/services/subsydiia/index.html", "lite/news/novyna/index.html",
        ]))
    for page in pages {
        let html = String(decoding: site.files[page]!, as: UTF8.self)
        for name in ["<img", "<picture", "<script", "<video", "<iframe"] { #expect(!html.contains(name), "\(page)") }
        #expect(html.contains("<link rel=\"canonical\" href=\"https://town.example/"))
        #expect(html.contains("noindex"))
    }
    // A picture is said in words; links stay in the edition.
    #expect(site["/lite/services/subsydiia/"].contains("<i>[Вхід]</i>"))
    #expect(site["/lite/alerts/voda/"].contains("<a href=\"/lite/services/subsydiia/\">"))
    #expect(site["/lite/"].contains("tel:+380321111111"))
    #expect(site["/lite/"].contains("Новина"))
}

@Test(.enabled(if: Browser.isInstalled)) func theTownInOneFileIsReadFromADisk() throws {
    let folder = TemporaryFolder()
    folder.write(Data(try built(town, on: noon).files["town.html"]!), to: "town.html")
    let browser = try Browser(width: 400)
    try browser.open("file://" + folder.path + "/town.html")
    let text = try browser.text("document.body.innerText")
    for words in ["Кип’ятіть воду", "Шкільна", "Пункт незламності", "Довідка", "Водоканал", "Ярмарок"] {
        #expect(text.contains(words), "\(words)")
    }
    #expect(
        try browser.holds(
            "[...document.querySelectorAll('a[href^=\"#\"]')].every(a => document.getElementById(a.hash.slice(1)))"))
    #expect(try browser.number("performance.getEntriesByType('resource').length") == 0)
    #expect(
        try browser.holds(
            "document.querySelector('#alerts-voda').nextElementSibling.parentNode.querySelector('a[href=\"#services-subsydiia\"]')"
        ))
    let levels = try browser.text("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(x => x.tagName[1]).join('')")
    #expect(zip(levels, levels.dropFirst()).allSatisfy { Int(String($1))! <= Int(String($0))! + 1 }, "\(levels)")
}

@Test(.enabled(if: Browser.isInstalled)) func aPosterIsOneSheet() throws {
    let queues = (1...12).map { "  - {queue: \"\($0).1\", hours: [\"02:00–06:00\", \"14:00–18:00\"]}" }
        .joined(separator: "\n")
    let streets = (1...60).map { "Вулиця номер \($0)" }.joined(separator: ", ")
    let long = town.replacing("queues: [{queue: \"1.1\", hours: [\"14:00–16:00\"]}]", with: "queues:\n" + queues)
        .replacing("streets: [Соборна, Шкільна]", with: "streets: [\(streets)]")
    let browser = try Browser()
    for text in [town, long] {
        let site = try built(text, on: noon)
        #expect(site.errors == [])
        #expect(site["/outages/svitlo/"].contains("href=\"/outages/svitlo/poster.html\""))
        #expect(!site.exists("/services/subsydiia/poster.html"))
        let server = try #require(StaticServer(files(site)))
        for path in ["/alerts/voda/", "/outages/svitlo/", "/places/punkt/"] {
            #expect(site[path + "poster.html"].contains("<svg"))
            try browser.open("http://127.0.0.1:\(server.port)" + path + "poster.html")
            let answer = try browser.command("Page.printToPDF", ["preferCSSPageSize": true]) as? [String: Any]
            let pdf = try #require((answer?["data"] as? String).flatMap { Data(base64Encoded: $0) })
            let sheets = String(decoding: pdf, as: UTF8.self).components(separatedBy: "/Type /Page\n").count - 1
            #expect(sheets == 1, "\(path)")
        }
    }
}

// MARK: Feeds

@Test(.enabled(if: Browser.isInstalled)) func aFeedOpenedInABrowserIsReadable() throws {
    let visit = try DemoVisit(files(try built(town, on: noon)))
    for (path, item) in [("/feed.xml", "item"), ("/atom.xml", "entry")] {
        try visit.open(path)
        #expect(try visit.browser.comes("getComputedStyle(document.querySelector('\(item)')).display == 'block'"))
        #expect(
            try visit.browser.text("getComputedStyle(document.documentElement, '::before').content")
                .contains("Це стрічка RSS"))
        #expect(try visit.browser.holds("document.querySelector('\(item) > title').getBoundingClientRect().height > 0"))
    }
}

@Test func thePageOfFeedsNamesEveryFeedThatThereIs() throws {
    let site = try built(town, on: noon)
    let page = site.main("/feeds/")
    for file in ["/feed.xml", "/atom.xml", "/feed.json", "/news/feed.xml", "/settlements/mistechko/feed.xml"] {
        #expect(page.contains("href=\"\(file)\""), "\(file)")
        #expect(site.exists(file))
    }
    #expect(page.contains("href=\"webcal://town.example/events.ics\""))
    for link in page.matches(of: /href="(\/[^"]+)"/).map({ String($0.1) }) where !link.contains("#") {
        #expect(!site[link].isEmpty, "\(link)")
    }
}

@Test func allScriptsTogetherAreSmall() throws {
    let site = try built(town, on: noon, search: true)
    let scripts = site.files.filter { $0.key.hasSuffix(".js") }
    #expect(scripts.count == 5)
    let folder = TemporaryFolder()
    var sum = 0
    for (number, script) in scripts.values.enumerated() {
        folder.write(Data(script), to: "\(number).js")
        let run = try CommandRun("/usr/bin/gzip", ["-9", "-k", "\(number).js"], in: folder.path)
        #expect(run.status == 0)
        sum += try readBytes(folder.path + "/\(number).js.gz")
    }
    #expect(sum <= 15_000, "\(sum)")
}

private func readBytes(_ path: String) throws -> Int { try Data(contentsOf: URL(filePath: path)).count }
