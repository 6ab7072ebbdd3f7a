import Calendars
import FileTree
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// What is proposed for a mistake is no mistake itself: each small site of `Mistakes/` with its mends put in.
@Suite struct MendTests {
    /// `visnyk fix` writes what is sure: nothing else becomes wrong by it, and a second run finds nothing to write.
    @Test(arguments: MistakeTests.names) func whatFixWritesIsAccepted(_ name: String) throws {
        let (site, project) = try MendTests.laid(name)
        let before = MendTests.errors(try MendTests.checked(project))
        let report = try mend(project, isDryRun: false)
        guard !report.files.isEmpty else { return }
        let after = MendTests.errors(try MendTests.checked(project))
        #expect(after.isSubset(of: before), "\(name): \(after.subtracting(before))")
        let again = try mend(project, isDryRun: true)
        #expect(again.files.isEmpty, "\(name): \(again.files.map { String(decoding: $0.after, as: UTF8.self) })")
        _ = site
    }

    /// A line to be copied in the place of the one that is wrong is not refused for the same reason, with another line to copy.
    @Test(arguments: MistakeTests.names) func lineToCopyIsAccepted(_ name: String) throws {
        let (site, project) = try MendTests.laid(name)
        var lines: [String: [String]] = [:]
        var copied: [(id: String, path: String, line: Int)] = []
        for one in try MendTests.checked(project) {
            guard let mend = one.mend, mend.edits.isEmpty, !mend.lines.contains("\n"), let range = one.place.range,
                one.place.path.hasPrefix("content/"), !mend.lines.contains("…")
            else { continue }
            let path = one.place.path
            if lines[path] == nil {
                guard let text = try? String(contentsOfFile: site.path + "/" + path, encoding: .utf8) else { continue }
                lines[path] = text.components(separatedBy: "\n")
            }
            guard let number = MendTests.line(at: range.lowerBound, in: lines[path]!),
                !copied.contains(where: { $0.path == path && $0.line == number }),
                let copy = MendTests.copied(mend.lines, into: lines[path]![number])
            else { continue }
            lines[path]![number] = copy
            copied.append((one.id, path, number))
        }
        guard !copied.isEmpty else { return }
        for (path, text) in lines {
            try Data(text.joined(separator: "\n").utf8).write(to: URL(filePath: site.path + "/" + path))
        }
        for one in try MendTests.checked(project) {
            guard let range = one.place.range, one.severity == .error, one.mend != nil,
                let text = lines[one.place.path], let number = MendTests.line(at: range.lowerBound, in: text)
            else { continue }
            let isChain = copied.contains { $0.path == one.place.path && $0.line == number && $0.id == one.id }
            #expect(!isChain, "\(name): “\(text[number])” is refused again: \(one.id) → \(one.mend?.lines ?? "")")
        }
    }

    private static func laid(_ name: String) throws -> (Folder, Project) {
        let text = try String(contentsOf: MistakeTests.folder.appending(path: name + ".txt"), encoding: .utf8)
        let site = try Mistake(text).laid()
        let project = Project(
            content: site.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: site.path + "/_site", cache: nil, hasCards: false, hasSearch: false, workers: 1)
        return (site, project)
    }

    private static func checked(_ project: Project) throws -> [Diagnostic] {
        let kyiv = try Zone(name: "Europe/Kyiv", tzif: try readFile("/usr/share/zoneinfo/Europe/Kyiv"))
        return try check(project, at: try Moment("2026-11-21 12:00").instant(in: kyiv)).diagnostics.all
    }

    private static func errors(_ all: [Diagnostic]) -> Set<String> {
        Set(all.filter { $0.severity == .error }.map { $0.place.path + " " + $0.id })
    }

    /// The line that holds a byte; places count from the text without its byte order mark.
    private static func line(at byte: Int, in lines: [String]) -> Int? {
        var start = 0
        for (number, line) in lines.enumerated() {
            start += line.utf8.count + 1
            if byte < start { return number }
        }
        return nil
    }

    /// The line with what is to be copied in it, where both say the same field or are items.
    private static func copied(_ mend: String, into line: String) -> String? {
        let blanks = String(line.prefix { $0 == " " })
        let words = line.dropFirst(blanks.count)
        func name(_ text: some StringProtocol) -> Substring? {
            if text.hasPrefix("- ") { return "- " }
            return text.firstIndex(of: ":").map { Substring(text[..<$0]) }
        }
        guard let old = name(words), let new = name(mend), old == new, !line.hasSuffix("|"), !words.hasPrefix("- {"),
            old != "- " || !words.contains(": ")
        else { return nil }
        return blanks + mend
    }
}
