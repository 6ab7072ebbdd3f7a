import Foundation
import TestSupport
import Testing

/// The search page in a real browser.
@Suite(.serialized, .enabled(if: Browser.isInstalled))
struct SearchResultsTests {
    @Test func resultsAreMarkedAndWalkedByKeys() throws {
        let town = try DemoVisit()
        let browser = town.browser
        try town.open("/search/")
        try town.search("субсидію")
        #expect(try town.results().first == "/services/subsydiia/")
        #expect(
            try browser.holds(
                "[...document.querySelectorAll('[data-search-result] mark')].some(m => m.textContent == 'субсидія')"))
        #expect(try browser.holds("document.querySelector('[data-search-nothing]').hidden"))
        try browser.press(.down)
        #expect(try browser.text("document.activeElement.getAttribute('href')") == "/services/subsydiia/")
        try browser.press(.up)
        #expect(try browser.text("document.activeElement.type") == "search")
        try browser.press(.tab, .tab, .tab)
        #expect(try browser.text("document.activeElement.localName") == "select")
        #expect(try browser.number("document.querySelectorAll('[style]').length") == 0)
    }

    @Test func moreResultsComeBelowAndTheFirstOfThemHasTheFocus() throws {
        let town = try DemoVisit()
        try town.open("/search/#q=укриття")
        #expect(try town.results().count == 5)
        try town.browser.script("document.querySelector('.search-more').focus()")
        try town.browser.press(.enter)
        #expect(try town.browser.comes("document.querySelectorAll('[data-search-result]').length == 10"))
        let sixth = try town.results()[5]
        #expect(try town.browser.comes("document.activeElement.getAttribute('href') == '\(sixth)'"))
        #expect(Set(try town.results()).count == 10)
    }

    @Test func kindAndYearNarrowTheResultsAndStandInTheAddress() throws {
        let town = try DemoVisit()
        let browser = town.browser
        try town.open("/search/")
        try town.search("ремонт")
        _ = try town.results()
        let all = try count(town)
        #expect(try browser.comes("document.querySelectorAll('[data-search-filters] select').length >= 2"))
        try choose("news", 0, browser)
        #expect(try browser.comes("location.hash.includes('kind=news')"))
        #expect(try browser.comes("document.querySelector('[role=status]').textContent != 'Знайдено: \(all)'"))
        let news = try count(town)
        #expect(news > 0 && news < all)
        #expect(try town.results().allSatisfy { $0.hasPrefix("/news/") })
        try choose("2025", 1, browser)
        #expect(try browser.comes("document.querySelector('[role=status]').textContent != 'Знайдено: \(news)'"))
        #expect(try town.results().allSatisfy { $0.hasPrefix("/news/2025/") })
        #expect(try count(town) < news)

        // A result, and back again: the query and both choices are there still.
        let narrowed = try town.results()
        try browser.click("[data-search-result] a")
        #expect(try browser.comes("location.pathname == '\(narrowed[0])'"))
        try browser.back()
        #expect(try browser.comes("location.pathname == '/search/'"))
        #expect(try town.results() == narrowed)
        #expect(try browser.text("document.querySelector('input[type=search]').value") == "ремонт")
        #expect(try browser.comes("[...document.querySelectorAll('[data-search-filters] select')][1]?.value == '2025'"))
        try browser.forward()
        #expect(try browser.comes("location.pathname == '\(narrowed[0])'"))
    }

    @Test func topicsUnitsAndSettlementsNarrowToo() throws {
        let town = try DemoVisit()
        let browser = town.browser
        try town.open("/search/#q=укриття")
        let all = try town.results()
        let before = try count(town)
        #expect(all.count == 5)
        for summary in ["Тема", "Підрозділ", "Населений пункт"] {
            #expect(
                try browser.comes("[...document.querySelectorAll('summary')].some(s => s.textContent == '\(summary)')"))
        }
        try browser.script(
            "[...document.querySelectorAll('summary')].find(s => s.textContent == 'Населений пункт').click()")
        #expect(
            try browser.comes("document.querySelectorAll('[data-search-filters] details[open] select').length == 1"))
        try browser.script(
            """
            const select = document.querySelector('[data-search-filters] details[open] select')
            select.value = select.options[1].value
            select.dispatchEvent(new Event('change'))
            """)
        #expect(try browser.comes("location.hash.includes('settlements=')"))
        #expect(try browser.comes("document.querySelector('[role=status]').textContent != 'Знайдено: \(before)'"))
        let after = try count(town)
        #expect(after > 0 && after < before)
    }

    @Test func addressWithAQueryAnswersAtOnceInEitherShape() throws {
        let town = try DemoVisit()
        for address in ["/search/#q=субсидія", "/search/?q=субсидія"] {
            try town.open(address.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed.union(["#"]))!)
            #expect(try town.results().first == "/services/subsydiia/")
            // From here on nobody is told.
            #expect(try town.browser.text("location.search") == "")
            #expect(try town.browser.text("decodeURIComponent(location.hash)") == "#q=субсидія")
            try town.browser.script("location.hash = '#q=' + encodeURIComponent('паспорт')")
            #expect(try town.browser.comes("document.querySelector('input[type=search]').value == 'паспорт'"))
            #expect(try town.browser.comes("document.querySelector('mark')?.textContent.toLowerCase() == 'паспорт'"))
        }
    }

    @Test(arguments: [
        ("бібліатека", "бібліотека"), ("реестраця місця проживання", "реєстрація"),
        ("ce,cblsz", "субсидія"),
    ]) func mistypedQuerySaysWhatIsShown(_ query: String, _ shown: String) throws {
        let town = try DemoVisit()
        try town.open("/search/")
        try town.search(query)
        #expect(try town.says("Показано за запитом"))
        #expect(try town.status.contains(shown))
        #expect(try !town.results().isEmpty)
    }

    @Test(arguments: [
        ("укриття № 5", "/places/ukryttia-05/", "Зачинено"),
        ("оренда комунального майна", "/services/orenda-komunalnoho-maina/", "тимчасово не надається"),
    ]) func whatIsClosedSaysSoInItsResult(_ query: String, _ address: String, _ note: String) throws {
        let town = try DemoVisit()
        for page in ["/search/", "/kontakty/"] {
            try town.open(page)
            try town.search(query)
            #expect(try town.results().first == address)
            let said = try town.browser.text("document.querySelector('[data-search-result] .search-note').textContent")
            #expect(said.lowercased().contains(note.lowercased()))
        }
    }

    @Test func nothingFoundShowsServicesByLetterAndTheServiceCentresTelephone() throws {
        let town = try DemoVisit()
        try town.open("/search/")
        try town.search("щщщщщщ")
        #expect(try town.says("За запитом «щщщщщщ» нічого не знайдено"))
        let nothing = "document.querySelector('[data-search-nothing]')"
        #expect(try town.browser.holds(nothing + ".checkVisibility()"))
        #expect(try town.browser.text(nothing + ".querySelector('a[href^=\"tel:\"]').textContent") == "(04000) 2-14-55")
        #expect(try town.browser.text(nothing + ".textContent").contains("Центр надання адміністративних послуг"))
        let services =
            try town.browser.script(
                "return [...document.querySelectorAll('[data-search-nothing] .az a')].map(a => a.textContent)")
            as? [String]
        let titles = try #require(services)
        #expect(titles.count == 24)
        #expect(
            titles.first?.hasPrefix("Будівельний паспорт") == true && titles.last?.hasPrefix("Розпізнавальний") == true)
        let sections = try town.browser.text(nothing + ".querySelector('.chips').textContent")
        for section in ["Новини", "Послуги", "Події"] { #expect(sections.contains(section)) }
    }

    @Test func pageFitsANarrowScreen() throws {
        let town = try DemoVisit()
        try town.browser.command(
            "Emulation.setDeviceMetricsOverride", ["width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true])
        for query in ["укриття", "щщщщщщ", "реєстраціямісцяпроживаннябезпробіліввзагалі"] {
            try town.open("/search/")
            try town.search(query)
            #expect(try town.browser.comes("document.querySelector('[role=status]').textContent"))
            #expect(try town.browser.number("document.documentElement.scrollWidth") <= 320, "\(query)")
        }
    }

    private func count(_ town: DemoVisit) throws -> Int {
        #expect(try town.says("Знайдено: "))
        return Int(try town.status.split(separator: " ").last ?? "") ?? -1
    }

    private func choose(_ value: String, _ number: Int, _ browser: Browser) throws {
        try browser.script(
            """
            const select = document.querySelectorAll('[data-search-filters] select')[arguments[0]]
            select.value = arguments[1]
            select.dispatchEvent(new Event('change'))
            """, number, value)
    }
}
