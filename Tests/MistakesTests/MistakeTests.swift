import Calendars
import FileTree
import Foundation
import SourceText
import TestSupport
import Testing
import Translations

@testable import Hub
@testable import visnyk

/// Each file of `Mistakes/` is a small site with one mistake, and what is said of it, word for word, as a press officer
/// reads it. `RECORD=1` writes the words anew and fails, so that the difference is read.
@Suite struct MistakeTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Mistakes")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }()

    /// What the tool may say, as a file of `messages/` has it.
    private static let texts = try! SourceTexts().english

    @Test(arguments: names) func mistakeIsSaid(_ name: String) throws {
        let file = MistakeTests.folder.appending(path: name + ".txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        let mistake = Mistake(text)
        let site = try mistake.laid()
        var project = Project(
            content: site.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: site.path + "/_site", cache: nil, hasCards: false, hasSearch: false, workers: 1)
        project.lints = true
        project.previous = mistake.previous.map { String($0.drop { $0 == "/" }) + "index.html" }
        let report = try check(project, at: try MistakeTests.now())
        let words = MessageWriter(project: project, language: .uk, format: .text)
        let english = MessageWriter(project: project, language: .en, format: .text)
        // What only `check` says has ids of its own.
        let all = report.diagnostics.all
        let inBuild = all.filter { !MistakeTests.isOfCheck($0) }
        let inCheck = all.filter { MistakeTests.isOfCheck($0) }
        var found = mistake.files + "-- says --\n" + words.text(of: inBuild)
        if !inCheck.isEmpty { found += "-- says in check --\n" + words.text(of: inCheck) }
        found += "-- says in English --\n" + english.text(of: all)
        #expect(!report.diagnostics.all.isEmpty, "silent")
        for message in all.map(\.message) {
            for english in [message.text, message.hint, message.why].compactMap({ $0?.en }) {
                #expect(
                    MistakeTests.texts.contains(english), "no row can be made for what is not in the code: \(english)")
            }
        }
        guard found != text else { return }
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try found.write(to: file, atomically: true, encoding: .utf8)
        }
        Issue.record("\(name) says:\n\(found.dropFirst(mistake.files.count))")
    }

    @Test func thereAreManyMistakes() { #expect(MistakeTests.names.count >= 150) }

    private static func isOfCheck(_ one: Diagnostic) -> Bool {
        one.id.hasPrefix("lint.") || one.id.hasPrefix("style.")
    }

    private static func now() throws -> Instant {
        let kyiv = try Zone(name: "Europe/Kyiv", tzif: try readFile("/usr/share/zoneinfo/Europe/Kyiv"))
        return try Moment("2026-11-21 12:00").instant(in: kyiv)
    }
}
