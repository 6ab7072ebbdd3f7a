import FileTree
import Foundation
import Testing

/// A temporary folder that is gone with the value.
private final class Folder {
    let path: String

    init() throws { path = try makeTemporaryFolder() }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let file = path + "/" + name
        try makeFolder((file as NSString).deletingLastPathComponent)
        try writeFile(Array(text.utf8), to: file)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }
}

struct FileTreeTests {
    @Test func aListingIsInByteOrderAndLeavesHiddenNamesOut() throws {
        let folder = try Folder()
        for name in ["б.md", "a/b.md", "a.md", "a-b.md", ".git/x", ".well-known/security.txt"] {
            try folder.write("текст", to: name)
        }
        let found = try listing(of: folder.path, keeping: [".well-known"]).items
        #expect(found.map(\.path) == [".well-known/security.txt", "a-b.md", "a.md", "a/b.md", "б.md"])
        #expect(found.allSatisfy { $0.kind == .file && $0.size == 10 })
        let all = try listing(of: folder.path, hidden: true).items
        #expect(all.first { $0.path == ".git" }?.kind == .hiddenFolder)
    }

    @Test func linksAreFollowedInsideTheFolderOnly() throws {
        let folder = try Folder()
        try folder.write("a", to: "texts/a.md")
        try folder.link("inside.md", to: "texts/a.md")
        try folder.link("outside.md", to: "/etc/hostname")
        try folder.link("nowhere.md", to: "missing")
        try folder.link("texts/round", to: "..")
        let kinds = Dictionary(
            try listing(of: folder.path).items.map { ($0.path, $0.kind) }, uniquingKeysWith: { first, _ in first })
        #expect(kinds["inside.md"] == .file)
        #expect(kinds["outside.md"] == .badLink)
        #expect(kinds["nowhere.md"] == .badLink)
        #expect(kinds["texts/round"] == .badLink)
        #expect(try readFile("inside.md", in: folder.path, limit: 10) == [0x61])
        #expect(throws: FileError.self) { try readFile("outside.md", in: folder.path, limit: 1000) }
        #expect(throws: FileError.self) { try readPlainFile(folder.path + "/inside.md") }
    }

    @Test func aPipeIsNoFileAndIsNotWaitedFor() throws {
        let folder = try Folder()
        #expect(unsafe mkfifo(folder.path + "/pipe.md", 0o644) == 0)
        #expect(try listing(of: folder.path).items.map(\.kind) == [.special])
        #expect(throws: FileError.self) { try readFile("pipe.md", in: folder.path, limit: 10) }
        #expect(throws: FileError.self) { try readPlainFile(folder.path + "/pipe.md") }
    }

    @Test func noMoreIsReadThanIsAllowed() throws {
        let folder = try Folder()
        try folder.write("12345", to: "a")
        #expect(try readFile("a", in: folder.path, limit: 5).count == 5)
        #expect { try readFile("a", in: folder.path, limit: 4) } throws: { ($0 as? FileError)?.reason == EFBIG }
        #expect(try readHead("a", in: folder.path, count: 2) == Array("12".utf8))
        #expect(try readHead("a", in: folder.path, count: 9) == Array("12345".utf8))
    }

    @Test func whatIsMissingIsToldFromWhatFails() throws {
        let folder = try Folder()
        #expect { try readFile(folder.path + "/missing") } throws: { ($0 as? FileError)?.isMissing == true }
        #expect { try readFile(folder.path) } throws: { ($0 as? FileError)?.isMissing == false }
        #expect(kindOfPath(folder.path) == .folder && kindOfPath(folder.path + "/missing") == .missing)
    }

    @Test func aLockIsHeldByOne() throws {
        let folder = try Folder()
        do {
            let first = try LockFile(folder.path + "/lock")
            #expect(first != nil)
            #expect(try LockFile(folder.path + "/lock") == nil)
            withExtendedLifetime(first) {}
        }
        #expect(try LockFile(folder.path + "/lock") != nil)
    }

    @Test func whatAnOpenFolderMakesIsWhatItMatches() throws {
        let folder = try Folder()
        let open = try OpenFolder(folder.path)
        _ = try open.create("b", [1, 2])
        #expect(open.matches("b", [1, 2]) && !open.matches("b", [1, 3]) && !open.matches("b", [1]))
        #expect(FileStamp(of: folder.path + "/b")?.size == 2)
    }

    @Test func pathsAreToldApartByTheirBytes() {
        let (composed, decomposed) = (OutputPath("\u{439}"), OutputPath("\u{438}\u{306}"))
        #expect(composed.text == decomposed.text && composed != decomposed)
        #expect(OutputPath("a") < OutputPath("a/b") && OutputPath("a/b/c").parent == OutputPath("a/b"))
        #expect(OutputPath("a").parent == nil)
    }
}
