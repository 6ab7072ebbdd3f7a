import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

private let town = """
    -- content/site.yml --
    name: {uk: Містечко, en: Town, pl: Miasteczko}
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk, en, pl]
    -- content/events/2026/11/yarmarok.md --
    ---
    title: Ярмарок
    start: 2026-12-05 10:00
    recurrence: FREQ=WEEKLY;INTERVAL=5
    place: Площа
    ---
    Приходьте.
    -- content/events/2026/11/yarmarok.en.md --
    ---
    title: Fair
    ---
    Come along.
    -- content/events/2026/11/yarmarok.pl.md --
    ---
    title: Jarmark
    ---
    Zapraszamy.
    -- content/services/a.md --
    ---
    title: Єдина послуга
    fee: 120
    ---
    -- content/services/a.pl.md --
    ---
    title: Łatwa usługa
    ---
    -- content/services/b.md --
    ---
    title: Ґрунтова послуга
    ---
    -- content/services/b.pl.md --
    ---
    title: Lubiana usługa
    ---
    -- content/services/c.md --
    ---
    title: Жива послуга
    ---
    -- content/services/c.pl.md --
    ---
    title: Miła usługa
    ---
    """

@Test func aTownInThreeLanguages() throws {
    let site = try built(town)
    #expect(site.errors == [])
    let page = site["/pl/events/2026/11/yarmarok/"]
    #expect(page.contains(#"<html lang="pl">"#) && page.contains("5 grudnia"))
    #expect(page.contains("co 5 tygodni, w sobotę") && page.contains("Przejdź do treści"))
    #expect(page.contains(#"hreflang="uk""#) && page.contains(#"hreflang="en""#))
    #expect(site["/events/2026/11/yarmarok/"].contains("раз на 5 тижнів, у суботу"))
    #expect(site["/en/events/2026/11/yarmarok/"].contains("every 5 weeks"))
}

private func order(_ titles: [String], in page: String) -> [String] {
    titles.compactMap { title in page.range(of: title).map { (title, $0.lowerBound) } }.sorted { $0.1 < $1.1 }.map(\.0)
}

@Test func eachLanguageSortsByItsOwnAlphabet() throws {
    let site = try built(town)
    let polish = ["Lubiana usługa", "Łatwa usługa", "Miła usługa"]
    #expect(order(polish.reversed(), in: site.main("/pl/services/")) == polish)
    let ukrainian = ["Ґрунтова послуга", "Єдина послуга", "Жива послуга"]
    #expect(order(ukrainian.reversed(), in: site.main("/services/")) == ukrainian)
}

@Test func aDigraphIsALetter() {
    let czech = Alphabet("a b c č d ď e é ě f g h ch i")
    #expect(
        ["chata", "hora", "cesta", "ihned"].sorted { czech.key($0).lexicographicallyPrecedes(czech.key($1)) }
            == ["cesta", "hora", "chata", "ihned"])
}

@Test func sumsAreInTheLanguagesWords() throws {
    let site = try built(town)
    #expect(site.main("/services/a/").contains("120 грн"))
    #expect(site.main("/pl/services/a/").contains("120 UAH"))
}

@Test func eachLanguageLeadsToItsOwnCalendar() throws {
    let site = try built(town)
    #expect(site["/"].contains(#"href="/events.ics""#))
    for language in ["en", "pl"] {
        #expect(site["/\(language)/"].contains(#"href="/\#(language)/events.ics""#), "\(language)")
        #expect(site.exists("\(language)/events.ics"))
    }
}

/// The project's template with one of its strings files written otherwise.
private func strings(_ language: String, _ change: (String) throws -> String) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: projectFolder.appending(path: "site-template").path, toPath: folder.path)
    let file = folder.path + "/strings/\(language).yml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let changed = try change(text)
    #expect(changed != text)
    try changed.write(toFile: file, atomically: true, encoding: .utf8)
    return folder
}

@Test(arguments: [
    (" +skip_link: .*\n", "page.skip_link"), (" +over: .*\n", "phrases.over"), ("\\nalphabet: .*", "alphabet"),
    ("many: '\\{0\\} tygodni', ", "counts.weeks_span.many"), (", plural: pl", "language.plural"),
    (" +goal: .*\n", "fields.campaign.goal"), (", cancelled: Odwołane", "choices.event.status.cancelled"),
    (", lastf: [^}]*", "recurrence.nth.lastf"), (" +long_time: .*\n", "dates.long_time"),
])
func aMissingWordIsAnErrorWithItsKey(pattern: String, key: String) throws {
    let folder = try strings("pl") { $0.replacing(try Regex(pattern), with: "") }
    let said = mistakes(town, template: folder.path)
    #expect(said.count == 1 && said[0].contains("strings/pl.yml strings.missing"), "\(said)")
    let site = try built(town, template: folder.path)
    #expect(site.files.isEmpty && site.report.diagnostics.all.first?.arguments == [key])
}

@Test func anUnknownPluralRuleIsAnError() throws {
    let folder = try strings("pl") { $0.replacing("plural: pl", with: "plural: qq") }
    #expect(mistakes(town, template: folder.path).contains { $0.contains("strings.plural") })
}
