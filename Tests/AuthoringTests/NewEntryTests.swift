import Foundation
import SourceText
import TestSupport
import Testing
import Translations

@testable import Authoring
@testable import Hub

private func kind(_ name: String) -> Kind { Kind.all.first { $0.name == name }! }

/// Values for what has no usual one.
private let needed = ["alert": ["preset": "storm"], "outage": ["utility": "water"]]

@Test(arguments: Kind.all.map(\.name), MessageLanguage.codes)
func aNewTextIsRightAsItStands(name: String, code: String) throws {
    let folder = laid(newTown(AuthorLanguage(MessageLanguage(nearest: code))))
    let entry = NewEntry(
        kind(name), title: "З'їзд: перевірка «\(name)» # 1", values: needed[name] ?? [:], town: try facts(folder),
        now: noon)
    #expect(entry.missing.isEmpty)
    let path = try #require(entry.path)
    folder.write(entry.text, to: "content/" + path)
    #expect(try folder.mistakes() == [], "\(entry.text)")
    #expect(try folder.mistakes(drafts: false) == [])
}

@Test func aNewTextIsNamedByTheOfficialRomanisation() throws {
    let town = try facts(laid(newTown()))
    #expect(
        NewEntry(kind("news"), title: "Згурський з'їзд у Щасному", town: town, now: noon).path
            == "news/2026/11/zghurskyi-zizd-u-shchasnomu.md")
    #expect(NewEntry(kind("page"), title: "Контакти", town: town, now: noon).path == "pages/kontakty.md")
    #expect(NewEntry(kind("page"), title: "…", town: town, now: noon).path == nil)
}

@Test func whatCannotWaitIsNoDraftAndAsksForWhatItNeeds() throws {
    let town = try facts(laid(newTown()))
    let alert = NewEntry(kind("alert"), title: "Шторм", town: town, now: noon)
    #expect(!alert.isDraft)
    #expect(alert.questions.map(\.field) == ["preset", "until", "area", "instruction"])
    #expect(alert.missing.map(\.field) == ["preset"])
    let outage = NewEntry(kind("outage"), title: "Вода", town: town, now: noon)
    #expect(outage.questions.map(\.field) == ["utility", "start", "until", "streets"])
    #expect(outage.missing.map(\.field) == ["utility"])
    #expect(NewEntry(kind("news"), title: "Новина", town: town, now: noon).questions.isEmpty)
}

@Test func answersStandInTheFile() throws {
    let folder = laid(newTown())
    let values = [
        "utility": "gas", "streets": "вул. Соборна, вул. Нова", "until": "2026-11-22 18:00",
        "start": "2026-11-22 08:00",
    ]
    let entry = NewEntry(kind("outage"), title: "Газ", values: values, town: try facts(folder), now: noon)
    #expect(entry.text.contains("streets: [вул. Соборна, вул. Нова]\n") && entry.text.contains("utility: gas\n"))
    folder.write(entry.text, to: "content/" + entry.path!)
    #expect(try folder.mistakes() == [])
}

@Test func examplesAreOfTheTownItself() throws {
    let folder = laid(newTown())
    let settings = folder.read("content/site.yml") + "\nsettlements: [Щасне, Липівка]\n"
    folder.write(settings, to: "content/site.yml")
    let entry = NewEntry(kind("news"), title: "Новина", town: try facts(folder), now: noon)
    #expect(entry.text.contains("# settlements: [Щасне]"))
}

@Test func theAftermathOfAnEventTakesOverWhatItHas() throws {
    let folder = laid(newTown())
    folder.write(
        "---\ntitle: Толока\ndate: 2026-11-01\nstart: 2026-11-10 10:00\nplace: Парк\ntags: [довкілля, парк]\nunits: rada\n---\nПриходьте.\n",
        to: "content/events/toloka.md")
    let town = try facts(folder)
    for name in ["toloka", "events/toloka", "content/events/toloka.md"] {
        #expect(PastEvent(name, in: folder.path + "/content", town) != nil, "\(name)")
    }
    let event = try #require(PastEvent("toloka", in: folder.path + "/content", town))
    let entry = NewEntry(kind("news"), title: event.title(in: .uk), values: event.values, town: town, now: noon)
    #expect(entry.text.contains("events: [toloka]") && entry.text.contains("tags: [довкілля, парк]"))
    folder.write(entry.text, to: "content/" + entry.path!)
    #expect(try folder.mistakes() == [])
    #expect(event.advice(of: entry, in: .uk).contains("aftermath: yak-tse-bulo-toloka"))
}
