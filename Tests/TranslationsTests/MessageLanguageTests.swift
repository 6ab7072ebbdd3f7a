import SourceText
import Testing

@testable import Translations

private let polish = MessageLanguage(
    code: "pl",
    rows: [
        "the port {0} cannot be had": "port {0} jest zajęty",
        "{0} {0:file|files} in {1}": "w {1}: {0} {0:plik|pliki|plików}",
        "removed: {0}": "{0:usunięto|usunięto|usunięto}: {0}",
        "lists {…}: {0}": "listy {…}: {0}",
    ])

private func files(_ count: Int, _ language: MessageLanguage) -> String {
    language("файлів \(count) у «\("тут")»", "\(count, "file", "files") in \("here")")
}

@Test func aSentenceIsSaidInItsLanguage() {
    let port = 80
    func said(_ language: MessageLanguage) -> String {
        language("порт \(port) зайнятий", "the port \(port) cannot be had")
    }
    #expect(said(.uk) == "порт 80 зайнятий")
    #expect(said(.en) == "the port 80 cannot be had")
    #expect(said(polish) == "port 80 jest zajęty")
}

@Test func whatHasNoRowIsSaidInEnglish() {
    #expect(polish("ні \(1)", "no \(1)") == "no 1")
    #expect(polish.text(Wording(uk: "ні {0}", en: "no {0}"), ["a"]) == "no a")
}

@Test func aCountedThingHasTheFormOfItsNumber() {
    #expect([1, 2].map { files($0, .en) } == ["1 file in here", "2 files in here"])
    #expect(
        [1, 3, 12, 25].map { files($0, polish) }
            == ["w here: 1 plik", "w here: 3 pliki", "w here: 12 plików", "w here: 25 plików"])
    #expect(files(5, .uk) == "файлів 5 у «тут»")
}

@Test func anArgumentIsPutInOnceAndIsNoPlaceForAnother() {
    let wording = Wording(uk: "{1}, {0}", en: "lists {…}: {0}")
    #expect(MessageLanguage.uk.text(wording, ["a {1}", "{0}"]) == "{0}, a {1}")
    #expect(polish.text(wording, ["{…} {0}"]) == "listy {…}: {…} {0}")
    #expect(MessageLanguage.uk.text(wording, ["a"]) == "{1}, a")
    #expect(MessageLanguage.en.text(wording, ["a"]) { $0 + "!" } == "lists {…}: a!")
}

@Test func languagesAreThoseThatTheProgramCarries() {
    #expect(MessageLanguage.codes.starts(with: ["uk", "en"]) && MessageLanguage.codes.contains("pl"))
    #expect(MessageLanguage.codes.allSatisfy { MessageLanguage($0)?.code == $0 })
    #expect(MessageLanguage("xx") == nil && MessageLanguage("") == nil)
    #expect(MessageLanguage(nearest: "xx").code == "en" && MessageLanguage(nearest: "uk").code == "uk")
}
