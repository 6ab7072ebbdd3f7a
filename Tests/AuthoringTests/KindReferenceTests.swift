import Foundation
import SourceText
import TestSupport
import Testing
import YAML

@testable import Authoring
@testable import Hub

@Test(arguments: [("docs/fields.md", uk), ("docs/fields.en.md", en)])
func fieldReferenceIsCurrent(file: String, language: AuthorLanguage) throws {
    let url = projectFolder.appending(path: file)
    let text = KindReference(language).markdown()
    if ProcessInfo.processInfo.environment["VISNYK_WRITE_DOCS"] != nil {
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(
        try String(contentsOf: url, encoding: .utf8) == text,
        "run VISNYK_WRITE_DOCS=1 swift test --filter fieldReferenceIsCurrent and look through the page")
}

@Test func everyFieldIsDescribedInBothLanguages() throws {
    for kind in Kind.all {
        let help = try #require(kind.help, "\(kind.name)")
        #expect(!help.uk.isEmpty && !help.en.isEmpty && !help.title.isEmpty && !help.titleEN.isEmpty)
        for field in kind.fields {
            let help = kind.help(of: field.name)
            #expect(help?.uk.isEmpty == false && help?.en.isEmpty == false, "\(kind.name).\(field.name)")
        }
        let names = Set(kind.fields.map(\.name))
        #expect(Set(help.fields.keys).isSubset(of: names), "\(kind.name)")
        #expect(Set(help.usual).isSubset(of: names), "\(kind.name)")
    }
    #expect(Set(FieldHelp.settings.keys) == Set(Field.settings.map(\.name)))
    let common = Set(Kind.all.flatMap { $0.fields.map(\.name) })
    #expect(Set(FieldHelp.common.keys).isSubset(of: common))
}

/// An example that the site itself would not take teaches a mistake.
@Test func everyExampleIsTakenAsItStands() throws {
    for kind in Kind.all {
        for field in kind.fields {
            guard let help = kind.help(of: field.name) else { continue }
            for example in [help.example, help.exampleEN] {
                expectTaken(field, example, inSettings: false, "\(kind.name).\(field.name)")
            }
        }
    }
    for field in Field.settings where !["deploy", "lint", "tag_services"].contains(field.name) {
        guard let help = FieldHelp.settings[field.name] else { continue }
        for example in [help.example, help.exampleEN] {
            expectTaken(field, example, inSettings: true, "site.\(field.name)")
        }
    }
}

private func expectTaken(_ field: Field, _ example: String, inSettings: Bool, _ name: String) {
    let text = KindReference.lines(field.name, example).joined(separator: "\n") + "\n"
    var diagnostics = Diagnostics()
    let node = parseYAML(Array(text.utf8)[...], path: name, into: &diagnostics)
    var vocabulary = FieldReader.Vocabulary()
    for word in ["містечко", "mistechko"] { vocabulary.settlements[word] = word }
    for word in ["пенсіонери", "pensioners"] { vocabulary.audiences[word] = word }
    vocabulary.textMayBeMap = inSettings
    vocabulary.languages = ["uk", "en"]
    var reader = FieldReader(path: name, vocabulary: vocabulary)
    let value = (node?[field.name]).flatMap { reader.value(of: $0, as: field.type, field: field.name) }
    #expect(value != nil, "\(name): \(example)")
    #expect(diagnostics.isEmpty && reader.diagnostics.isEmpty, "\(name): \(example)")
}

@Test func aKindIsFoundWithItsChoicesAndExamples() {
    let text = KindReference(uk).text(of: Kind.all.first { $0.name == "outage" }!)
    #expect(text.contains("utility*") && text.contains("water – Вода") && text.contains("start: 2026-11-22 08:00"))
    #expect(KindReference(en).text(of: Kind.all.first { $0.name == "news" }!).contains("condolence"))
    #expect(KindReference(uk).overview().contains("alerts/"))
}
