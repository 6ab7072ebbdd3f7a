import Foundation
import TestSupport
import Testing

/// The box in the header of every page, driven by keys in a real browser.
@Suite(.serialized, .enabled(if: Browser.isInstalled))
struct SearchBoxTests {
    @Test func listUnderTheBoxAnswersAsOneTypesAndIsWalkedByKeys() throws {
        let town = try DemoVisit()
        let browser = town.browser
        try town.open("/kontakty/")
        #expect(try browser.holds("document.querySelector('.search-list ol').hidden"))
        try town.search("житлова субсидія")
        #expect(try town.results().first == "/services/subsydiia/")
        #expect(try town.says("Знайдено: "))
        #expect(try browser.text("document.querySelector('.search-list [role=status]').textContent").isEmpty == false)
        #expect(
            try browser.holds(
                """
                document.getElementById(document.querySelector('input[type=search]').getAttribute('aria-controls'))
                  .matches('.search-list ol:not([hidden])')
                """))
        #expect(try browser.text("document.activeElement.type") == "search")

        try browser.press(.down)
        #expect(try focused(browser) == "/services/subsydiia/")
        #expect(try hasOutline(browser))
        try browser.press(.down)
        #expect(try focused(browser) == (try town.results())[1])
        try browser.press(.up, .up)
        #expect(try browser.text("document.activeElement.type") == "search")
        #expect(try hasOutline(browser))
        try browser.press(.up)
        #expect(try browser.text("document.activeElement.type") == "search")

        try browser.press(.down, .enter)
        #expect(try browser.comes("location.pathname == '/services/subsydiia/'"))
    }

    @Test func escapeClosesTheListAndGivesTheFocusBack() throws {
        let town = try DemoVisit()
        try town.open("/kontakty/")
        try town.search("укриття")
        #expect(try !town.results().isEmpty)
        try town.browser.press(.down, .down, .escape)
        #expect(try town.browser.text("document.activeElement.type") == "search")
        #expect(try town.browser.holds("document.querySelector('.search-list ol').hidden"))
        #expect(try town.status == "")
    }

    @Test func listCoversThePageOnlyWhileSomeoneIsInIt() throws {
        let town = try DemoVisit()
        let browser = town.browser
        let isSeen = "document.querySelector('.search-list ol').checkVisibility()"
        try town.open("/kontakty/")
        try town.search("укриття")
        let count = try town.results().count
        #expect(count == 5)
        // The button, five results, all of them.
        for _ in 0..<7 {
            try browser.press(.tab)
            #expect(try browser.holds(isSeen))
        }
        #expect(try browser.text("document.activeElement.hash").hasPrefix("#q="))
        try browser.press(.tab)
        #expect(try browser.comes("!\(isSeen)"))
        try browser.script("document.querySelector('input[type=search]').focus()")
        #expect(try browser.comes(isSeen))
        try browser.click("h1")
        #expect(try browser.comes("!\(isSeen)"))
    }

    @Test func enterInTheBoxGoesToTheSearchPageAndTellsNoServerTheQuery() throws {
        let town = try DemoVisit()
        try town.open("/kontakty/")
        try town.search("дитячий садок")
        try town.browser.press(.enter)
        #expect(try town.browser.comes("location.pathname == '/search/'"))
        #expect(try town.browser.text("decodeURIComponent(location.hash)") == "#q=дитячий+садок")
        #expect(try town.results().first == "/services/zapys-do-sadka/")
        #expect(try town.browser.text("document.querySelector('input[type=search]').value") == "дитячий садок")
        #expect(requests(of: town, telling: ["дитячий", "садок"]).isEmpty)
    }

    @Test func englishPageSearchesEnglishPages() throws {
        let town = try DemoVisit()
        try town.open("/en/services/")
        try town.search("residence")
        #expect(try town.results().first == "/en/services/reiestratsiia-mistsia-prozhyvannia/")
        #expect(try town.says("Found: "))
        try town.browser.press(.enter)
        #expect(try town.browser.comes("location.pathname == '/en/search/'"))
        #expect(try town.results().first == "/en/services/reiestratsiia-mistsia-prozhyvannia/")
    }

    @Test func listFitsANarrowScreen() throws {
        let town = try DemoVisit()
        try town.browser.command(
            "Emulation.setDeviceMetricsOverride", ["width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true])
        try town.open("/")
        try town.search("укриття")
        #expect(try town.results().count == 5)
        #expect(try town.browser.number("document.documentElement.scrollWidth") <= 320)
    }

    /// Where the head has no room for the box, it has a link to the search page.
    @Test func headOfANarrowScreenLeadsToTheSearchPage() throws {
        let town = try DemoVisit()
        try town.browser.command(
            "Emulation.setDeviceMetricsOverride", ["width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true])
        try town.open("/kontakty/")
        #expect(try town.browser.number("document.documentElement.scrollWidth") <= 320)
        #expect(try town.browser.number("document.querySelector('header form').getClientRects().length") == 0)
        #expect(
            try town.browser.number("Math.round(document.querySelector('a.find').getBoundingClientRect().height)") >= 44
        )
        try town.browser.click("a.find")
        #expect(try town.browser.comes("location.pathname == '/search/'"))
    }

    private func focused(_ browser: Browser) throws -> String {
        try browser.text("document.activeElement.getAttribute('href')")
    }

    private func hasOutline(_ browser: Browser) throws -> Bool {
        try browser.holds(
            """
            (style => style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2)(getComputedStyle(document.activeElement))
            """)
    }
}

/// The requests that have one of the words in them, in any way of writing it.
func requests(of town: DemoVisit, telling words: [String]) -> [String] {
    town.server.requests.filter { request in
        let plain = request + (request.replacing("+", with: " ").removingPercentEncoding ?? "")
        return request.contains("?q=") || request.contains("&q=") || words.contains { plain.contains($0) }
    }
}
