import Foundation
import TestSupport
import Testing

/// Search where something is missing: the line, a file, JavaScript, a newer browser.
@Suite(.serialized, .enabled(if: Browser.isInstalled))
struct SearchTroubleTests {
    private let offline = "Немає зв'язку: пошук поки не працює"
    private let failed = "Пошук не завантажився. Спробуйте ще раз"

    @Test(arguments: ["/search/", "/kontakty/"]) func noConnectionIsSaidAndSearchGoesOnWhenItIsBack(_ page: String)
        throws
    {
        let town = try DemoVisit()
        try town.open(page)
        try isOffline(true, town)
        try town.search("субсидія")
        #expect(try town.says(offline))
        #expect(try town.browser.number("document.querySelectorAll('[data-search-result]').length") == 0)
        try isOffline(false, town)
        #expect(try town.results().first == "/services/subsydiia/")
        #expect(try town.says("Знайдено"))
    }

    @Test func lineThatBreaksBetweenTwoQueriesIsSaid() throws {
        let town = try DemoVisit()
        try town.open("/kontakty/")
        try town.search("субсидія")
        #expect(try town.results().first == "/services/subsydiia/")
        try isOffline(true, town)
        try town.search("укриття")
        #expect(try town.says(offline))
        try isOffline(false, town)
        #expect(try town.browser.comes("document.querySelector('mark')?.textContent.toLowerCase() == 'укриття'"))
    }

    /// The script, the root, the words' shards, the blocks with what is shown.
    @Test(arguments: [
        ("/assets/search", "/kontakty/"), ("root.bin", "/kontakty/"), ("root.bin", "/search/"), ("/uk/t-", "/search/"),
        ("/uk/d", "/search/"), ("/uk/d", "/kontakty/"),
    ]) func fileThatFailsIsSaidAndIsAskedForAgain(_ file: String, _ page: String) throws {
        let town = try DemoVisit()
        if file != "/assets/search" { town.server.breakFiles(file) }
        try town.open(page)
        town.server.breakFiles(file)
        try town.search("субсидія")
        #expect(try town.says(failed))
        town.server.breakFiles(nil)
        try town.search("субсидії")
        #expect(try town.results().first == "/services/subsydiia/")
    }

    @Test func enterAsksAgainOnTheSearchPage() throws {
        let town = try DemoVisit()
        try town.open("/search/")
        #expect(try town.browser.comes("document.querySelector('[data-search-filters] select')"))
        town.server.breakFiles("/uk/t-")
        try town.search("субсидія")
        #expect(try town.says(failed))
        town.server.breakFiles(nil)
        try town.browser.press(.enter)
        #expect(try town.results().first == "/services/subsydiia/")
    }

    @Test func withoutJavaScriptThereAreServicesAndSections() throws {
        let town = try DemoVisit()
        try town.browser.command("Emulation.setScriptExecutionDisabled", ["value": true])
        for (page, words) in [
            (
                "/search/",
                ["Пошук працює у браузері з увімкненим JavaScript", "Житлова субсидія", "Новини", "(04000) 2-14-55"]
            ),
            ("/en/search/", ["JavaScript", "Registering your place of residence", "News"]),
        ] {
            try town.open(page)
            try town.browser.command("Emulation.setScriptExecutionDisabled", ["value": false])
            let text = try town.browser.text("document.querySelector('main').innerText")
            for word in words { #expect(text.contains(word), "\(page) \(word)") }
            try town.browser.command("Emulation.setScriptExecutionDisabled", ["value": true])
        }
    }

    @Test func browserThatCannotInflateFindsThePageAllTheSame() throws {
        let town = try DemoVisit()
        try town.browser.command(
            "Page.addScriptToEvaluateOnNewDocument", ["source": "delete self.DecompressionStream"])
        try town.open("/search/")
        #expect(try town.browser.holds("!self.DecompressionStream"))
        try town.search("субсидії")
        #expect(try town.results().first == "/services/subsydiia/")
        #expect(town.server.requests.contains { $0.contains("/assets/search-inflate") })
        #expect(try town.says("Знайдено"))
    }

    @Test func browserThatCanInflateFetchesNoFallback() throws {
        let town = try DemoVisit()
        try town.open("/search/")
        try town.search("субсидії")
        #expect(try !town.results().isEmpty)
        #expect(!town.server.requests.contains { $0.contains("/assets/search-inflate") })
    }

    @Test func nothingLeavesTheOriginAndTheQueryIsInNoRequest() throws {
        let town = try DemoVisit()
        // What the page is made to fetch, by whatever means.
        try town.browser.command(
            "Page.addScriptToEvaluateOnNewDocument",
            ["source": "addEventListener('securitypolicyviolation', e => (self.refused ||= []).push(e.blockedURI))"])
        for page in ["/kontakty/", "/search/"] {
            try town.open(page)
            for query in ["субсидія", "укриттяя", "svitlo dytyny"] {
                try town.search(query)
                #expect(try !town.results().isEmpty)
                // The next query's requests name this address as where they come from.
                #expect(
                    try page != "/search/"
                        || town.browser.comes("decodeURIComponent(location.href).includes('\(query.prefix(6))')"))
            }
            let asked = try town.browser.script(
                "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))"
            )
            #expect((asked as? [String])?.isEmpty == true)
            #expect(try town.browser.holds("!self.refused"))
            #expect(requests(of: town, telling: ["субсидія", "укриттяя", "dytyny"]).isEmpty)
        }
        #expect(town.server.requests.count > 10)
        #expect(town.server.requests.allSatisfy { $0.hasPrefix("GET ") })
    }

    @Test func listOfTheIndexHasEveryFileWithItsSize() throws {
        for folder in ["/search/uk/", "/search/en/"] {
            let data = Data(try #require(DemoTown.files[folder + "files.json"]))
            let list = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let listed = try #require(list["files"] as? [String: Int])
            let published = DemoTown.files.filter { $0.key.hasPrefix(folder) && $0.key.hasSuffix(".bin") }
            #expect(published.count > 5)
            #expect(
                listed
                    == Dictionary(
                        uniqueKeysWithValues: published.map { (String($0.dropFirst(folder.count)), $1.count) }))
            #expect((list["build"] as? String)?.count == 8)
        }
    }

    private func isOffline(_ value: Bool, _ town: DemoVisit) throws {
        try town.browser.command("Network.enable")
        try town.browser.command(
            "Network.emulateNetworkConditions",
            ["offline": value, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1])
    }
}
