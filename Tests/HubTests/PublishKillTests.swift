import FileTree
import Foundation
import SourceText
import Testing

@testable import Hub
@testable import Publish

/// A build stopped before each of its steps, and what the next run finds and makes of it.
@Suite struct PublishKillTests {
    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let old: [String: String]?
        let new: [String: String]
    }

    static let changes = [
        Change(testDescription: "fresh", old: nil, new: ["index.html": "home", "news/a/index.html": "a"]),
        Change(
            testDescription: "update", old: ["index.html": "home", "news/a/index.html": "a", "same": "same"],
            new: ["index.html": "HOME", "news/a/index.html": "A", "news/b/index.html": "b", "same": "same"]),
        Change(
            testDescription: "prune", old: ["index.html": "home", "news/a/index.html": "a", "news/a/b/c.html": "c"],
            new: ["index.html": "HOME"]),
        Change(
            testDescription: "file to folder", old: ["a": "file", "b": "b"], new: ["a/index.html": "folder", "b": "b"]),
        Change(
            testDescription: "folder to file", old: ["a/index.html": "folder", "a/deep/x": "x", "a/y": "y", "b": "b"],
            new: ["a": "file", "b": "B"]),
        Change(
            testDescription: "both ways", old: ["a": "file", "b/c/d": "d", "b/c/e": "e"],
            new: ["a/b/c": "c", "b/c": "file"]),
        Change(testDescription: "to nothing", old: ["a/b": "b", "c": "c"], new: [:]),
    ]

    /// Numbers the steps; the one numbered `stop` does not come out.
    final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private let stop: Int
        private let fault: Fault
        private var count = 0
        private(set) var seen: [Step] = []

        init(stop: Int, _ fault: Fault = .killed) {
            self.stop = stop
            self.fault = fault
        }

        func next(_ step: Step) -> Fault? {
            lock.withLock {
                seen.append(step)
                count += 1
                return count > stop ? fault : nil
            }
        }
    }

    /// What a sink makes of the folder before it is asked for anything.
    func recovered(_ folder: TestFolder) throws -> [String: String] {
        _ = try folder.sink()
        return try folder.everything()
    }

    @Test(arguments: changes) func aKillAtAnyStepLeavesTheOldSiteOrTheNew(_ change: Change) throws {
        var wasOld = false
        var wasNew = false
        for stop in 0..<1000 {
            let folder = try TestFolder()
            if let old = change.old { try folder.build(old) }
            let counter = Counter(stop: stop)
            let isDone = (try? folder.build(change.new) { counter.next($0) }) != nil
            // Every file is whole at any time, whatever site it is of.
            for (path, text) in try folder.everything() where text != "<folder>" {
                #expect(text == change.old?[path] || text == change.new[path], "\(stop): \(path)")
            }
            let hasCommit = counter.seen.dropLast().contains { $0 == .writeJournal || $0 == .publishFolder }
            if !isDone, !hasCommit { #expect(try folder.everything() == withFolders(change.old ?? [:])) }
            let site = try recovered(folder)
            #expect(site == withFolders((hasCommit || isDone ? change.new : change.old) ?? [:]), "\(stop)")
            if hasCommit || isDone { wasNew = true } else { wasOld = true }
            try folder.build(change.new)
            #expect(try folder.everything() == withFolders(change.new), "\(stop)")
            #expect(folder.names() == ["cache", "public"], "\(stop)")
            if isDone { break }
            try #require(stop < 999)
        }
        #expect(wasOld && wasNew)
    }

    @Test(arguments: changes) func aKillInTheRecoveryIsRecoveredFrom(_ change: Change) throws {
        guard let old = change.old else { return }
        for stop in 0..<1000 {
            // The first build stops in the middle of its commit.
            let folder = try TestFolder()
            try folder.build(old)
            _ = try? folder.build(change.new) { step in
                if case .rename = step { return .killed }
                if case .removeJournal = step { return .killed }
                return nil
            }
            let counter = Counter(stop: stop)
            var diagnostics = Diagnostics()
            let isDone = (try? folder.sink(into: &diagnostics) { counter.next($0) }) != nil
            #expect(diagnostics.isEmpty)
            #expect(try recovered(folder) == withFolders(change.new), "\(stop)")
            #expect(!folder.names().contains("public.next"))
            if isDone { break }
            try #require(stop < 999)
        }
    }

    @Test(arguments: changes) func anErrorAtAnyStepIsToldAndTheNextRunMendsIt(_ change: Change) throws {
        for stop in 0..<1000 {
            let folder = try TestFolder()
            if let old = change.old { try folder.build(old) }
            let counter = Counter(stop: stop, .failed(.invalid("write", "disk")))
            let isDone = (try? folder.build(change.new) { counter.next($0) }) != nil
            let hasCommit = counter.seen.dropLast().contains { $0 == .writeJournal || $0 == .publishFolder }
            if !isDone, !hasCommit { #expect(try folder.everything() == withFolders(change.old ?? [:])) }
            try folder.build(change.new)
            #expect(try folder.everything() == withFolders(change.new), "\(stop)")
            #expect(folder.names() == ["cache", "public"], "\(stop)")
            if isDone { break }
            try #require(stop < 999)
        }
    }

    @Test func aTornJournalIsNoJournal() throws {
        let change = Self.changes[5]
        let folder = try TestFolder()
        func kill() throws {
            _ = try? folder.build(change.new) { step in if case .rename = step { .killed } else { nil } }
        }
        try folder.build(try #require(change.old))
        try kill()
        let journal = try readFile(folder.path + "/public.next/.visnyk-journal")
        #expect(Journal(bytes: journal) != nil)
        for count in 0..<journal.count { #expect(Journal(bytes: Array(journal[..<count])) == nil) }
        for index in journal.indices {
            var damaged = journal
            damaged[index] ^= 0x40
            #expect(Journal(bytes: damaged) == nil)
        }
        try writeFile(Array(journal.dropLast()), to: folder.path + "/public.next/.visnyk-journal")
        #expect(try recovered(folder) == withFolders(try #require(change.old)))
    }

    @Test func aJournalOutlivesItsSite() throws {
        let folder = try TestFolder()
        try folder.build(["a": "a", "b": "b"])
        _ = try? folder.build(["a": "A", "b": "B"]) { $0 == .rename("b") ? .killed : nil }
        try FileManager.default.removeItem(atPath: folder.output)
        // Half a site is not brought back: there is none until the next build ends.
        #expect(try recovered(folder) == [:])
        #expect(folder.names() == ["cache"])
    }

    @Test func aRecoveryDoesNotFollowLinksThatCameSince() throws {
        let folder = try TestFolder()
        try folder.build(["a/x": "x", "b/y": "y", "c": "c"])
        _ = try? folder.build(["a/x": "X", "c": "C"]) { $0 == .rename("a/x") ? .killed : nil }
        try folder.write("else/x", "mine")
        try folder.write("else/y", "mine")
        for name in ["a", "b"] {
            try FileManager.default.removeItem(atPath: folder.output + "/" + name)
            try folder.link("public/" + name, to: "../else")
        }
        try makeFolder(folder.output + "/c.d")
        try removeFile(folder.output + "/c")
        try folder.write("public/c/in/the/way", "w")
        _ = try folder.sink()
        #expect(folder.text("public/a/x") == "X")
        #expect(folder.text("public/c") == "C")
        #expect(folder.text("else/x") == "mine")
        #expect(folder.text("else/y") == "mine")
        try folder.build(["a/x": "X", "c": "C"])
        #expect(try folder.everything() == withFolders(["a/x": "X", "c": "C"]))
    }

    @Test func aStagedFileCutByALossOfPowerIsWrittenAnew() throws {
        let folder = try TestFolder()
        try folder.build(["a": "old", "b": "old"])
        _ = try? folder.build(["a": "new", "b": "new"]) { $0 == .rename("a") ? .killed : nil }
        try folder.write("public.next/a", "")
        #expect(try recovered(folder) == ["a": "old", "b": "new"])
        try folder.build(["a": "new", "b": "new"])
        #expect(try folder.everything() == ["a": "new", "b": "new"])
    }
}
