import Foundation
import SourceText
import TestSupport
import Testing
import Translations

@testable import Authoring
@testable import Hub

@Test(arguments: MessageLanguage.codes, NewTown.Form.allCases)
func aNewTownIsBuiltWithoutAWord(code: String, form: NewTown.Form) throws {
    let folder = laid(newTown(AuthorLanguage(MessageLanguage(nearest: code)), form))
    #expect(try folder.mistakes() == [])
    #expect(try folder.mistakes(drafts: false) == [])
}

@Test func aNewTownWithItsCrestAddressAndAwkwardNameIsBuilt() throws {
    let crest = NewTown.Crest(
        name: "crest.svg",
        bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>".utf8)
    )
    let town = newTown(name: "Рада: «Містечко» # 1", url: "https://misto.example/sait/", crest: crest)
    let folder = laid(town)
    #expect(try folder.mistakes() == [])
    #expect(try facts(folder).name == "Рада: «Містечко» # 1")
    #expect(town.bare == ["контакти (contacts у content/site.yml)"])
}

@Test func whatANewTownLacksIsSaid() {
    #expect(newTown().bare.count == 3)
    #expect(newTown(en).bare.contains { $0.contains("contacts") })
}

@Test func commentsStandOnLinesOfTheirOwn() {
    for language in [uk, en] {
        for file in newTown(language).files where file.path.hasSuffix(".md") || file.path.hasSuffix(".yml") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let front = file.path.hasSuffix(".yml") ? text : text.components(separatedBy: "---").dropFirst().first ?? ""
            for line in front.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("#") {
                #expect(!line.contains(" #"), "\(file.path): \(line)")
            }
        }
    }
}

/// What the comments of the samples offer is right too, once the sign before it is taken off.
@Test func settingsThatAreOfferedAreTaken() throws {
    let folder = laid(newTown())
    let settings = folder.read("content/site.yml").replacingOccurrences(of: "\n# crest", with: "\n# no")
    let opened = settings.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let isField = line.wholeMatch(of: /# +[a-z_]+:.*/) != nil && !line.hasPrefix("# no")
        return isField ? String(line.dropFirst(2)) : String(line)
    }
    folder.write(opened.joined(separator: "\n"), to: "content/site.yml")
    #expect(opened.contains("contacts:") && opened.contains("  phone: (04000) 2-10-01"))
    #expect(try folder.mistakes() == [])
}
