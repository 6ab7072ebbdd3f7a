import FileTree
import Foundation
import Hub
import SourceText
import Testing
import Translations

@testable import Serving

private let news = "/news/2026/11/sait-zapratsiuvav/"

@Test func pagesAreThoseOfABuildWithTheScriptThatWatchesThem() async throws {
    let (folder, site) = liveTown()
    defer { withExtendedLifetime(folder) {} }
    #expect(try !site.refresh().isOld)
    let page = await site.answer(news)
    #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8")
    #expect(page.header("Cache-Control") == "no-store")
    let script = try #require(page.text.firstRange(of: /<script src="\/\.visnyk\/serve\.js"[^\n]*\n/))
    let project = Project(
        content: folder.path + "/content", template: nil, output: folder.path + "/_site", showsDrafts: true,
        hasCards: false, hasSearch: false)
    #expect(try !build(project, at: noon).diagnostics.hasErrors)
    #expect(page.text.replacingCharacters(in: script, with: "") == folder.read("_site" + news + "index.html"))
    #expect(await site.answer("/feed.xml").text == folder.read("_site/feed.xml"))
}

@Test func draftsAreShownAndNamed() async throws {
    let (folder, site) = liveTown()
    defer { withExtendedLifetime(folder) {} }
    folder.write(
        "---\ntitle: Згодом\ndate: 2026-11-20\npublish_at: 2026-12-01 09:00\n---\nЩось.\n", to: "content/news/zhodom.md"
    )
    _ = try site.refresh()
    #expect(await site.answer("/events/zrazok-podii/").status == 200)
    var states = site.listen().makeAsyncIterator()
    let state = try #require(await states.next())
    #expect(state.contains("\"/events/zrazok-podii/\":\"\""))
    #expect(state.contains("\"/news/zhodom/\":\"2026-12-01 09:00\""))
    #expect(!state.contains(news))
}

@Test(arguments: [("uk", "Помилки"), ("en", "Errors"), ("pl", "Błędy")])
func thePageSpeaksTheLanguageOfItsMessages(code: String, errors: String) async throws {
    let (folder, site) = liveTown(messages: MessageLanguage(code))
    defer { withExtendedLifetime(folder) {} }
    folder.write("---\ntitle: Контакти\ndate: учора\n---\n", to: "content/pages/kontakty.md")
    _ = try site.refresh()
    var states = site.listen().makeAsyncIterator()
    let state = try #require(await states.next())
    #expect(state.contains("\"language\":\"\(code)\",\"words\":{\"errors\":\"\(errors)\","))
    #expect(await site.answer("/").text.contains("<html lang=\"\(code)\">"))
}

@Test func aMistakeLeavesTheLastGoodSiteAndIsTold() async throws {
    let (folder, site) = liveTown()
    defer { withExtendedLifetime(folder) {} }
    _ = try site.refresh()
    var states = site.listen().makeAsyncIterator()
    #expect(await states.next()?.contains("\"diagnostics\":[]") == true)
    let good = folder.read("content/pages/kontakty.md")
    folder.write("---\ntitle: Контакти\ndate: учора\n---\n", to: "content/pages/kontakty.md")
    #expect(try site.refresh().isOld)
    let state = try #require(await states.next())
    #expect(state.contains("value.instant") && !state.contains("\n"))
    #expect(await site.answer("/kontakty/").status == 200)
    // A page that nobody had asked for yet is of the last good site too.
    #expect(await site.answer(news).status == 200)
    folder.write(good, to: "content/pages/kontakty.md")
    #expect(try !site.refresh().isOld)
    #expect(await states.next()?.contains("\"diagnostics\":[]") == true)
}

@Test func withoutAnySiteTheMistakesHaveAPage() async throws {
    let (folder, site) = liveTown()
    defer { withExtendedLifetime(folder) {} }
    folder.write("name: [\n", to: "content/site.yml")
    #expect(try site.refresh().isOld)
    let page = await site.answer("/")
    #expect(page.status == 503 && page.text.contains("serve.js") && page.text.contains("data-visnyk-frame=\"none\""))
}

@Test func changesAreSeenAtTheNextLook() async throws {
    let (folder, site) = liveTown()
    defer { withExtendedLifetime(folder) {} }
    _ = try site.refresh()
    _ = await site.answer(news)
    let path = "content/news/2026/11/sait-zapratsiuvav.md"
    folder.write(folder.read(path).replacingOccurrences(of: "Це перша новина", with: "Це друга новина"), to: path)
    _ = try site.refresh()
    #expect(await site.answer(news).text.contains("Це друга новина"))
    folder.remove(path)
    _ = try site.refresh()
    #expect(await site.answer(news).status == 404)
}

@Test func addressesLeadWhereAServerWouldLead() async throws {
    let (folder, site) = liveTown(url: "https://misto.example/sait/")
    defer { withExtendedLifetime(folder) {} }
    _ = try site.refresh()
    #expect(await site.answer("/").header("Location") == "/sait/")
    #expect(await site.answer("/sait").status == 200)
    #expect(await site.answer("/sait/kontakty").header("Location") == "/sait/kontakty/")
    #expect(await site.answer("/sait/kontakty/?a=1").status == 200)
    #expect(await site.answer("/kontakty/").status == 404)
    #expect(await site.answer("/sait/nema/").text.contains("<main"))
}

@Test(arguments: [
    "/../content/site.yml", "/%2e%2e/content/site.yml", "/..%2fcontent/site.yml", "/news/../../etc/passwd",
    "/%00", "/a%5c..%5cb", "http://other.example/", "*", "", "/%zz", "/%C3", "/.visnyk/state", "/.git/config",
])
func nothingOutsideTheSiteHasAnAddress(target: String) async throws {
    let (folder, site) = liveTown()
    defer { withExtendedLifetime(folder) {} }
    _ = try site.refresh()
    #expect(await site.answer(target).status == 404)
}

@Test func onlyTheNamesOfThisMachineAreServed() {
    let own = HostNames(port: 4321)
    for host in ["127.0.0.1:4321", "localhost:4321", "LOCALHOST:4321", "[::1]:4321"] { #expect(own.contains(host)) }
    for host in [
        "evil.example:4321", "127.0.0.1", "127.0.0.1:80", "192.168.1.5:4321", "", "localhost:4321.evil.example",
    ] {
        #expect(!own.contains(host), "\(host)")
    }
    #expect(!own.contains(nil))
    #expect(HostNames(port: 4321, addresses: ["192.168.1.5"]).contains("192.168.1.5:4321"))
    #expect(HostNames(port: 80).contains("localhost"))
}

@Test func aChangeOfTheTextLeavesTheFrameAsItIs() {
    func page(_ head: String, _ body: String, _ main: String) -> [UInt8] {
        Array("<html><head>\(head)</head><body>\(body)<main>\(main)</main><footer>Кінець</footer></body></html>".utf8)
    }
    let one = WatchedPage.frame(of: page("<title>А</title><style>a{}</style>", "<nav></nav>", "Один"))
    #expect(one == WatchedPage.frame(of: page("<title>Б</title><style>a{}</style>", "<nav></nav>", "Два")))
    #expect(one != WatchedPage.frame(of: page("<title>А</title><style>b{}</style>", "<nav></nav>", "Один")))
    #expect(one != WatchedPage.frame(of: page("<title>А</title><style>a{}</style>", "<nav>1</nav>", "Один")))
    let shown = String(decoding: WatchedPage.bytes(page("", "", "Один"), version: 7), as: UTF8.self)
    #expect(shown.contains("data-visnyk-version=\"7\"") && shown.hasSuffix("</script>\n</body></html>"))
}

@Test func aWatchTellsOfTextsAndNotOfWhatEditorsLeaveBeside() throws {
    let folder = Folder()
    folder.write("a", to: "content/a.md")
    let watch = try FolderWatch([folder.path + "/content", folder.path + "/site-template"])
    // Each of these is a change; were one not told, the wait would not end.
    folder.write("b", to: "content/a.md")
    try watch.wait(quiet: 1)
    folder.write("c", to: "content/new/deep/b.md")
    try watch.wait(quiet: 1)
    folder.write("d", to: "content/new/deep/b.md")
    try watch.wait(quiet: 1)
    folder.write("e", to: "site-template/pages/home.html")
    try watch.wait(quiet: 1)
    folder.write("f", to: "site-template/pages/home.html")
    try watch.wait(quiet: 1)
    folder.remove("content/a.md")
    try watch.wait(quiet: 1)
}
