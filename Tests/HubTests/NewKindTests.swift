import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

// The recipe: one new file with the kind's rows, its name in the list, its words.

extension Kind {
    fileprivate static let vacancy = Kind(
        "vacancy", folder: "vacancies", schema: .other("JobPosting"), order: .newest(.date), archive: .date,
        home: .latest(3), importedFrom: ["jobs"], rank: 12,
        fields: [
            Field("date", .instant(), .required, shown: .byTemplate, jsonLD: .property("datePosted")),
            Field("employer", .text, .required, jsonLD: .property("hiringOrganization"), card: .kicker, search: .text),
            Field("duties", .list(.text), shown: .section),
            Field("pay", .money),
            Field("status", .choice(["open", "filled"]), card: .state(["filled": .ok])),
            Field("unit_of", .reference("unit"), shown: .cards),
        ])
}

private let words: [String: String] = [
    "kinds:":
        "  vacancy: {one: Вакансія, other: Вакансії, empty: Вакансій немає., all: Усі вакансії, home: Робота в місті}",
    "fields:": """
      vacancy:
        employer: Роботодавець
        duties: Обов'язки
        pay: Оплата
        status: Стан
        unit_of: Де працювати
    """,
    "choices:": "  vacancy:\n    status: {open: Відкрита, filled: Зайнята}",
    "backrefs:": "  vacancy.unit_of: Вакансії підрозділу",
]

/// The project's template, with the new kind's words or without.
private func template(withWords: Bool) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: projectFolder.appending(path: "site-template").path, toPath: folder.path)
    guard withWords else { return folder }
    for language in ["uk", "en"] {
        let file = folder.path + "/strings/\(language).yml"
        var text = try String(contentsOfFile: file, encoding: .utf8)
        for (section, lines) in words {
            text = text.replacing("\n" + section + "\n", with: "\n" + section + "\n" + lines + "\n")
        }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    return folder
}

private let ordinary = """
    -- content/units/rada.md --
    ---
    title: Рада
    ---
    -- content/news/2026/11/dim.md --
    ---
    title: Дім культури
    date: 2026-11-20
    ---
    Відкрили.
    """

private let posted = """

    -- content/vacancies/2026/slusar.md --
    ---
    title: Слюсар
    date: 2026-11-19
    employer: Тепломережа
    duties: [лагодити, перевіряти]
    pay: 18000
    status: filled
    unit_of: rada
    ---
    Потрібен слюсар.
    """

private func site(_ text: String, kinds: [Kind], words: Bool) throws -> BuiltSite {
    let content = TemporaryFolder()
    content.write(usualSettings, to: "content/site.yml")
    lay(text, in: content)
    let template = try template(withWords: words)
    var project = Project(
        content: content.path + "/content", template: template.path, output: content.path + "/_site", hasCards: false,
        hasSearch: false)
    project.kinds = kinds
    return try built(project)
}

@Test func aKindIsOneFileAndOneName() throws {
    let site = try site(ordinary + posted, kinds: Kind.all + [.vacancy], words: true)
    #expect(site.errors == [])
    let page = site["/vacancies/2026/slusar/"]
    #expect(page.contains("Тепломережа") && page.contains("лагодити") && page.contains("Зайнята"))
    #expect(page.contains(#""@type":"JobPosting""#) && page.contains(#""datePosted":"2026-11-19""#))
    // It has no card of its own, so the common one shows it.
    let list = site["/vacancies/"]
    #expect(list.contains("Вакансії") && list.contains("Слюсар") && list.contains(#"<i class="ok">Зайнята</i>"#))
    #expect(site["/"].contains("Робота в місті"))
    #expect(site["/units/rada/"].contains("Вакансії підрозділу"))
    for file in ["vacancies/feed.xml", "vacancies/2026/11/index.html", "data/vacancy.json", "data/vacancy.csv"] {
        #expect(site.exists(file), "\(file)")
    }
}

@Test func aTemplateOlderThanAKindStillServes() throws {
    let before = try site(ordinary, kinds: Kind.all, words: false)
    let after = try site(ordinary, kinds: Kind.all + [.vacancy], words: false)
    #expect(before.errors == [] && after.errors == [])
    #expect(before.files.keys.sorted() == after.files.keys.sorted())
    #expect(before["/news/2026/11/dim/"] == after["/news/2026/11/dim/"])
}

@Test func anEntryOfAKindWithoutWordsSaysWhichAreMissing() throws {
    let site = try site(ordinary + posted, kinds: Kind.all + [.vacancy], words: false)
    #expect(site.files.isEmpty)
    #expect(Set(site.errors) == ["strings.missing"])
    let missing = site.report.diagnostics.all.filter { $0.place.path.hasSuffix("uk.yml") }.flatMap(\.arguments)
    #expect(missing.contains("kinds.vacancy.one") && missing.contains("fields.vacancy.duties"))
    #expect(missing.contains("choices.vacancy.status.filled") && missing.contains("backrefs.vacancy.unit_of"))
}
