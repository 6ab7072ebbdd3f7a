import Foundation
import TestSupport
import Testing

private let overlay = "document.querySelector('visnyk-overlay')?.shadowRoot"

@Test(.enabled(if: Program.isThere && Browser.isInstalled))
func aNewcomerGetsFromNothingToAPublishedText() throws {
    let folder = Folder()
    let town = folder.path + "/misto"

    let begun = try Program.run(["init", town, "--name", "Містечко"], in: folder.path)
    #expect(begun.status == 0 && begun.text.contains("visnyk serve"))
    let made = try Program.run(["new", "news", "Перша новина громади"], in: town)
    let file = try #require(
        made.text.firstMatch(of: /content\/news\/.*\/persha-novyna-hromady\.md/).map { String($0.0) })
    #expect(try Program.run(["check", "--no-search"], in: town).status == 0)

    let server = try ServedTown(town)
    let browser = try Browser()
    let address = "/" + file.dropFirst("content/".count).dropLast(".md".count) + "/"
    try browser.open(server.address + address)
    #expect(try browser.text("document.querySelector('h1').textContent") == "Перша новина громади")
    #expect(try browser.comes("\(overlay)?.textContent.includes('Чернетка')"))

    // The text grows while it is looked at, and the reader stays at the same place.
    let start = folder.read("misto/" + file)
    let paragraphs = (1...60).map { "Абзац номер \($0).\n\n" }.joined()
    folder.write(start.replacingOccurrences(of: "Напишіть текст тут.", with: paragraphs), to: "misto/" + file)
    #expect(try browser.comes("document.querySelector('main').textContent.includes('Абзац номер 60.')"))
    try browser.script("scrollTo(0, 700); window.isStillTheSame = true")
    let grown = folder.read("misto/" + file)
    folder.write(grown.replacingOccurrences(of: "номер 60.", with: "номер шістдесят."), to: "misto/" + file)
    #expect(try browser.comes("document.querySelector('main').textContent.includes('Абзац номер шістдесят.')"))
    #expect(try browser.comes("Math.round(scrollY) == 700"))

    // A change around the text brings a whole new page, to the same place.
    let settings = folder.read("misto/content/site.yml")
    folder.write(
        settings.replacingOccurrences(of: "title: Новини", with: "title: Що нового"), to: "misto/content/site.yml")
    #expect(try browser.comes("document.querySelector('header').textContent.includes('Що нового')"))
    #expect(try browser.comes("Math.round(scrollY) === 700"))

    // A mistake lies over the page with its place and its mend, and goes with it.
    let good = folder.read("misto/" + file)
    folder.write(good.replacing(/\ndate: .*\n/, with: "\ndate: учора\n"), to: "misto/" + file)
    #expect(try browser.comes("\(overlay)?.querySelector('[role=alert]')"))
    let said = try browser.text("\(overlay).querySelector('[role=alert]').textContent")
    #expect(said.contains(file + ":") && said.contains("учора") && said.contains("→"))
    #expect(try browser.text("document.querySelector('h1').textContent") == "Перша новина громади")
    folder.write(good, to: "misto/" + file)
    #expect(try browser.comes("!\(overlay)?.querySelector('[role=alert]')"))

    // On the home page the draft's link says what it is.
    try browser.open(server.address + "/")
    #expect(try browser.comes("document.querySelector('[data-visnyk-mark]')?.textContent.includes('чернетка')"))

    let page = "misto/_site" + address + "index.html"
    #expect(try Program.run(["build", "--no-search", "--no-cards"], in: town).status == 0)
    #expect(folder.read(page).isEmpty)
    folder.write(good.replacingOccurrences(of: "draft: true\n", with: ""), to: "misto/" + file)
    #expect(try Program.run(["check", "--no-search"], in: town).status == 0)
    #expect(try Program.run(["build", "--no-search", "--no-cards"], in: town).status == 0)
    #expect(folder.read(page).contains("Абзац номер шістдесят."))
    // What is shown to who writes is no part of the site.
    #expect(!folder.read(page).contains("visnyk/serve"))
}
