import Foundation
import TestSupport
import Testing

@testable import Hub

// An entry's page says each thing once, and in the language in which it is written.

private let town = """
    -- content/units/vodokanal.md --
    ---
    title: КП «Водоканал»
    phone: "(04000) 2-33-03"
    head: sirko-mykola
    ---
    -- content/people/sirko-mykola.md --
    ---
    title: Микола Сірко
    role: Директор
    units: [vodokanal]
    ---
    -- content/people/andrii.md --
    ---
    title: Андрій Яковенко
    role: Інженер
    ---
    -- content/people/bondar.md --
    ---
    title: Бондар Юлія Петрівна
    role: Диспетчерка
    ---
    -- content/alerts/bez-vody.md --
    ---
    title: Без води
    date: 2026-11-20 10:00
    preset: water
    level: warning
    area: Містечко
    start: 2026-11-20 10:00
    until: 2026-11-23 20:00
    source: КП «Водоканал»
    units: [vodokanal]
    instruction: Запасіть воду.
    ---
    -- content/events/2026/12/zustrich.md --
    ---
    title: Зустріч про воду
    date: 2026-11-20
    start: 2026-12-05 10:00
    place: Ратуша
    organizers: [vodokanal]
    units: [vodokanal]
    ---
    -- content/news/2026/11/a.md --
    ---
    title: Аварія на водогоні біля ринку
    date: 2026-11-18
    tags: [вода, ремонт]
    ---
    -- content/news/2026/11/b.md --
    ---
    title: Аварія на водогоні біля школи
    date: 2026-11-19
    tags: [вода, ремонт]
    ---
    [Аварія на водогоні біля ринку](a.md)
    """

private func times(_ text: String, in page: String) -> Int { page.components(separatedBy: text).count - 1 }

@Test func peopleAreListedBySurname() throws {
    let page = try built(town).main("/people/")
    let places = ["Бондар Юлія Петрівна", "Микола Сірко", "Андрій Яковенко"].compactMap {
        page.range(of: $0)?.lowerBound
    }
    #expect(places.count == 3 && places == places.sorted())
    #expect(PersonName("Олена Іванівна Бондарук").surnameFirst == "Бондарук Олена Іванівна")
    #expect(PersonName("Прима").surnameFirst == "Прима")
}

@Test func anEntryThatNamesAUnitTwiceStandsOnItsPageOnce() throws {
    let page = try built(town).main("/units/vodokanal/")
    let groups = page.components(separatedBy: "<section>").filter { $0.contains("id=\"from-") }
    #expect(groups.filter { $0.contains("Зустріч про воду") }.count == 1)
}

@Test func aCardInTheTextIsNoRelatedOneToo() throws {
    let site = try built(town)
    #expect(times("href=\"/news/2026/11/a/\"", in: site.main("/news/2026/11/b/")) == 1)
}

@Test func aUnitThatAFactNamesIsNotNamedAgain() throws {
    let site = try built(town)
    #expect(times(">КП «Водоканал»<", in: site.main("/events/2026/12/zustrich/")) == 1)
    #expect(times(">КП «Водоканал»<", in: site.main("/alerts/bez-vody/")) == 2)
}

@Test func anAlertsPosterHasTheTelephoneOfItsUnit() throws {
    #expect(try built(town)["/alerts/bez-vody/poster.html"].contains("☎ (04000) 2-33-03"))
}

@Test func wordsOfTheOriginalSayTheirLanguage() throws {
    let site = try built(
        """
        -- content/site.yml --
        name: {uk: Містечко, en: Townlet}
        url: https://town.example
        time_zone: Europe/Kyiv
        languages: [uk, en]
        -- content/services/dovidka.md --
        ---
        title: Довідка
        fee: Безоплатно, для копій 5 грн
        documents: [Паспорт, Заява]
        ---
        -- content/services/dovidka.en.md --
        ---
        title: Certificate
        documents: [Passport, Form]
        ---
        """)
    let page = site.main("/en/services/dovidka/")
    #expect(page.contains("<span lang=\"uk\">Безоплатно, для копій 5 грн</span>"))
    #expect(!page.contains("<div lang=\"uk\">"))
    #expect(!site.main("/services/dovidka/").contains("<span lang"))
}
