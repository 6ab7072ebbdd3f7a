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
        guard try !mend(project, isDryRun: true).files.isEmpty else { return }
        let before = MendTests.errors(try MendTests.checked(project))
        _ = try mend(project, isDryRun: false)
        let after = MendTests.errors(try MendTests.checked(project))
        #expect(after.isSubset(of: before), "\(name): \(after.subtracting(before))")
        let again = try mend(project, isDryRun: true)
        #expect(again.files.isEmpty, "\(name): \(again.files.map { String(decoding: $0.after, as: UTF8.self) })")
        _ = site
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
}
