import DocumentText
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

private let noon = "2026-11-21 12:00"

/// A Word document of one paragraph.
private func document(_ text: String) -> Data {
    Data(MadeDocument.with(body: "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"))
}

private func act(_ title: String, _ file: String, more: String = "") -> String {
    "---\ntitle: \(title)\ntype: decision\nnumber: 1\ndate: 2026-11-20\n\(more)attachments:\n  - file: \(file)\n    title: Додаток до рішення\n---\nТекст рішення про громаду.\n"
}

private let town: [String: Data] = [
    "content/site.yml": Data(usualSettings.utf8),
    "content/documents/a.md": Data(act("Про бюджет", "a.docx").utf8),
    "content/documents/a.docx": document("Кошторис на тролейбуси"),
    "content/documents/hidden.md": Data(act("Таємниця", "hidden.docx", more: "noindex: true\n").utf8),
    "content/documents/hidden.docx": document("Приховані мухомори"),
    "content/documents/later.md": Data(
        act("Згодом", "later.docx").replacingOccurrences(of: "2026-11-20", with: "2027-01-05").utf8),
    "content/documents/later.docx": document("Майбутні дирижаблі"),
    "content/documents/b.md": Data(act("Про дороги", "b.docx").utf8),
    "content/documents/b.docx": Data("PK no document".utf8),
]

@Test func aFileWithoutTextIsAWarningAndTheSiteStands() throws {
    let site = try built("", on: noon, search: true, files: town.filter { !$0.key.contains("/b.") })
    #expect(site.errors.isEmpty, "\(site.report.diagnostics.all)")
    #expect(!site.ids.contains("search.textUnreadable"))
    let damaged = try built(
        "", on: noon, search: true,
        files: town.merging(["content/documents/b.docx": TinyDocument.docx]) { _, new in new })
    #expect(damaged.errors.isEmpty, "\(damaged.report.diagnostics.all)")
    let said = damaged.report.diagnostics.all.filter { $0.id == "search.textUnreadable" }
    #expect(said.map(\.place.path) == ["content/documents/b.docx"])
    #expect(said.first?.severity == .warning)
    #expect(!damaged["/documents/b/"].isEmpty)
}

/// What a file says is found on the search page, by its own name; what is not published is not.
@Suite(.serialized, .enabled(if: Browser.isInstalled))
struct AttachedTextSearchTests {
    @Test func whatAFileSaysIsFoundUnderItsName() throws {
        let site = try built("", on: noon, search: true, files: town.filter { !$0.key.contains("/b.") })
        let visit = try DemoVisit(
            Dictionary(uniqueKeysWithValues: site.files.map { ("/" + $0.key, $0.value) }))
        try visit.open("/search/#q=тролейбус")
        #expect(try visit.results() == ["/documents/a.docx"])
        #expect(
            try visit.browser.comes(
                "document.querySelector('[data-search-result]').textContent.includes('Додаток до рішення')"))
        #expect(
            try visit.browser.holds("document.querySelector('[data-search-result]').textContent.includes('DOCX')"))
        for word in ["мухомори", "дирижаблі"] {
            try visit.search(word)
            #expect(try visit.says("0") || visit.browser.holds("!document.querySelector('[data-search-result]')"))
            #expect(
                try visit.browser.number(
                    "[...document.querySelectorAll('[data-search-result] a')].filter(a => a.href.includes('docx') && a.checkVisibility()).length"
                ) == 0, "\(word)")
        }
    }

    @Test(.enabled(if: PDFTextProgram() != nil, "poppler-utils is not installed"))
    func whatAPDFOfTheDemoTownSaysIsFound() throws {
        let visit = try DemoVisit()
        try visit.open("/search/#q=коворкінг")
        #expect(try visit.results().contains { $0.hasSuffix("kruhlyi-stil-molod.pdf") })
    }

    @Test func aTownOfThreeLanguagesFindsEachByItsOwnWords() throws {
        var files = town.filter { $0.key.contains("/a.") }
        files["content/site.yml"] = Data(
            usualSettings.replacingOccurrences(of: "[uk, en]", with: "[uk, en, pl]")
                .replacingOccurrences(of: "name: Містечко", with: "name: {uk: Містечко, en: Town, pl: Miasteczko}").utf8
        )
        for (language, title, text) in [
            ("uk", "Ремонт мосту", "Міст закрито для вантажівок."), ("en", "Repairing the bridge", "Lorries go round."),
            ("pl", "Naprawa mostu", "Most zamknięty dla ciężarówek."),
        ] {
            let ending = language == "uk" ? "" : "." + language
            files["content/news/most\(ending).md"] = Data(
                "---\ntitle: \(title)\ndate: 2026-11-20\n---\n\(text)\n".utf8)
        }
        let site = try built("", on: noon, search: true, files: files)
        #expect(site.errors.isEmpty, "\(site.report.diagnostics.all)")
        let visit = try DemoVisit(Dictionary(uniqueKeysWithValues: site.files.map { ("/" + $0.key, $0.value) }))
        for (address, query, prefix) in [
            ("/search/", "вантажівку", "/news/"), ("/en/search/", "lorry", "/en/news/"),
            ("/pl/search/", "ciezarowki", "/pl/news/"),
        ] {
            try visit.open(address + "#q=" + query)
            let results = try visit.results()
            #expect(results.count == 1 && results[0].hasPrefix(prefix), "\(query): \(results)")
        }
    }
}
