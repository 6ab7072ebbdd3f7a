import FileTree
import Foundation
import SourceText
import Testing

@testable import Hub
@testable import Publish

@Suite struct PublishFolderTests {
    let folder: TestFolder
    init() throws { folder = try TestFolder() }

    static let site = [
        "index.html": "home", "news/index.html": "news", "news/fair/index.html": "fair",
        ".well-known/security.txt": "mail",
    ]

    @Test func aMissingFolderBecomesTheSite() throws {
        let written = try folder.build(Self.site)
        #expect(try folder.everything() == withFolders(Self.site))
        #expect(written == Written(written: 4, unchanged: 0, removed: 0, bytes: 16))
        #expect(folder.names() == ["cache", "public"])
        #expect(folder.text("public/.visnyk")?.contains("Visnyk") == true)
    }

    @Test func anEmptyFolderBecomesTheSite() throws {
        try makeFolder(folder.output)
        try folder.build(Self.site)
        #expect(try folder.everything() == withFolders(Self.site))
    }

    @Test func aSiteOfNoFilesIsPublished() throws {
        try folder.build([:])
        #expect(folder.names("public") == [".visnyk"])
        try folder.build(["a": "a"])
        try folder.build([:])
        #expect(folder.names("public") == [".visnyk"])
    }

    @Test func filesAndFoldersHavePlainPermissions() throws {
        try folder.write("photo.jpg", "photo")
        let sink = try folder.sink()
        try sink.put("a/b.html", [1], digest: nil)
        try sink.copy("a/photo.jpg", from: folder.path + "/photo.jpg", digest: nil)
        _ = try sink.finish()
        func permissions(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: folder.output + "/" + name)[.posixPermissions] as? Int
        }
        #expect(try permissions("a") == 0o755)
        #expect(try permissions("a/b.html") == 0o644)
        #expect(try permissions("a/photo.jpg") == 0o644)
        #expect(try permissions("") == 0o755)
    }

    @Test func anUnchangedBuildWritesNothing() throws {
        try folder.build(Self.site)
        let before = try folder.identities()
        let steps = Seen()
        let written = try folder.build(Self.site) { step in steps.add(step) }
        #expect(written == Written(written: 0, unchanged: 4, removed: 0, bytes: 0))
        #expect(steps.all.isEmpty)
        #expect(try folder.identities() == before)
        #expect(folder.names() == ["cache", "public"])
    }

    @Test func withoutTheManifestEqualBytesAreNotWritten() throws {
        try folder.build(Self.site)
        let before = try folder.identities()
        try removeFile(folder.manifest)
        #expect(try folder.build(Self.site) == Written(written: 0, unchanged: 4, removed: 0, bytes: 0))
        #expect(try folder.identities() == before)
    }

    @Test func onlyChangedFilesAreWritten() throws {
        try folder.build(Self.site)
        let before = try folder.identities()
        var site = Self.site
        site["news/index.html"] = "NEWS"
        site["news/fair/photos/1.html"] = "photo"
        site["news/fair/index.html"] = nil
        #expect(try folder.build(site) == Written(written: 2, unchanged: 2, removed: 1, bytes: 9))
        let after = try folder.identities()
        #expect(after["index.html"] == before["index.html"])
        #expect(after["news/index.html"] != before["news/index.html"])
        #expect(try folder.everything() == withFolders(site))
        #expect(folder.names() == ["cache", "public"])
    }

    @Test func aWarmBuildEqualsAColdOne() throws {
        let other = try TestFolder()
        var site = Self.site
        try folder.build(site)
        site["index.html"] = "changed"
        site["news"] = nil
        site["rss.xml"] = "rss"
        try folder.build(site)
        try other.build(site)
        #expect(try folder.everything() == other.everything())
    }

    @Test func leftoversGo() throws {
        try folder.build(Self.site)
        try folder.write("public/old/deep/page.html", "old")
        try makeFolder(folder.output + "/empty/emptier")
        #expect(try folder.build(Self.site).removed == 1)
        #expect(try folder.everything() == withFolders(Self.site))
    }

    @Test func aChangedByHandFileIsWrittenAnew() throws {
        try folder.build(Self.site)
        try folder.write("public/index.html", "HOME")
        #expect(try folder.build(Self.site).written == 1)
        #expect(folder.text("public/index.html") == "home")
        try removeFile(folder.output + "/index.html")
        #expect(try folder.build(Self.site).written == 1)
        #expect(folder.text("public/index.html") == "home")
    }

    @Test func anotherDigestIsNotHeld() throws {
        try folder.build(Self.site)
        let sink = try folder.sink()
        #expect(!sink.holds("index.html", digest: Digest(of: [])))
        #expect(!sink.holds("none.html", digest: Digest(of: Array("home".utf8))))
        #expect(sink.holds("index.html", digest: Digest(of: Array("home".utf8))))
    }

    @Test func anotherBinaryRemembersNothing() throws {
        try folder.build(Self.site)
        var diagnostics = Diagnostics()
        let sink = try #require(try folder.sink(buildID: "two", into: &diagnostics))
        #expect(!sink.holds("index.html", digest: Digest(of: Array("home".utf8))))
    }

    @Test func aDamagedManifestIsIgnored() throws {
        try folder.build(Self.site)
        let whole = try readFile(folder.manifest)
        for damaged in [Array(whole.dropLast()), [], Array("visnyk manifest 1\n".utf8), whole + [0]] {
            try writeFile(damaged, to: folder.manifest)
            let sink = try folder.sink()
            #expect(!sink.holds("index.html", digest: Digest(of: Array("home".utf8))))
        }
    }

    @Test func filesAreCopiedAndComparedWhole() throws {
        let photo = String(repeating: "0123456789abcdef", count: 40_000)
        try folder.write("photo.jpg", photo)
        func build() throws -> Written {
            let sink = try folder.sink()
            try sink.copy("a/photo.jpg", from: folder.path + "/photo.jpg", digest: nil)
            return try sink.finish()
        }
        #expect(try build().bytes == 640_000)
        #expect(folder.text("public/a/photo.jpg") == photo)
        let before = try folder.identities()
        #expect(try build() == Written(written: 0, unchanged: 1, removed: 0, bytes: 0))
        #expect(try folder.identities() == before)
        try folder.write("photo.jpg", photo.dropLast() + "F")
        #expect(try build().written == 1)
        #expect(folder.text("public/a/photo.jpg")?.hasSuffix("F") == true)
    }

    @Test func whatIsNoFileIsNotCopied() throws {
        let sink = try folder.sink()
        #expect(throws: FileError.self) { try sink.copy("a", from: folder.path, digest: nil) }
        #expect(throws: FileError.self) { try sink.copy("a", from: folder.path + "/none", digest: nil) }
        #expect(throws: FileError.self) { try sink.copy("null", from: "/dev/null", digest: nil) }
    }

    @Test(arguments: [
        "", "/", "/etc/passwd", "../x", "a/../../x", "a/..", "./a", "a//b", "a/", "a/.", "..", "a\0b", ".visnyk",
        ".visnyk/x", ".visnyk-next/x", ".visnyk-journal",
    ])
    func unsafePathsAreRefused(_ path: String) throws {
        let sink = try folder.sink()
        #expect(throws: FileError.self) { try sink.put(path, [], digest: nil) }
        #expect(throws: FileError.self) { try sink.copy(path, from: "/etc/hostname", digest: nil) }
        #expect(throws: FileError.self) { try MemorySink().put(path, [], digest: nil) }
    }

    @Test func aPathIsPutOnce() throws {
        for _ in 0..<2 {
            let sink = try folder.sink()
            try sink.put("a", [1], digest: nil)
            #expect(throws: FileError.self) { try sink.put("a", [1], digest: nil) }
            _ = try sink.finish()
        }
    }

    @Test func aPathIsNotBothFileAndFolder() throws {
        let fresh = try folder.sink()
        try fresh.put("a/b", [1], digest: nil)
        #expect(throws: FileError.self) { try fresh.put("a", [1], digest: nil) }
        _ = try fresh.finish()
        let sink = try folder.sink()
        try sink.put("a/b", [1], digest: nil)
        try sink.put("a", [1], digest: nil)
        #expect(throws: FileError.self) { try sink.finish() }
        #expect(try folder.everything() == ["a": "<folder>", "a/b": "\u{1}"])
    }

    @Test func namesOfTwoCompositionsAreTwo() throws {
        let names = ["\u{0439}", "\u{0438}\u{0306}"]
        let first = try folder.sink()
        for name in names { try first.put(name, Array(name.utf8), digest: nil) }
        #expect(try first.finish().written == 2)
        #expect(folder.names("public").count == 3)
        let second = try folder.sink()
        try second.put(names[0], Array(names[0].utf8), digest: nil)
        #expect(try second.finish() == Written(unchanged: 1, removed: 1))
        #expect(folder.names("public").map { Array($0.utf8) } == [".visnyk", names[0]].map { Array($0.utf8) })
    }

    @Test func manyThreadsPutAtOnce() throws {
        for round in 0..<2 {
            let sink = try folder.sink()
            let failures = Array(0..<2000).mapConcurrently(workers: 4) { number -> Bool in
                let text = Array("page \(number)".utf8)
                if number % 2 == 0, sink.holds("p/\(number / 100)/\(number)/index.html", digest: Digest(of: text)) {
                    return false
                }
                do {
                    try sink.put("p/\(number / 100)/\(number)/index.html", text, digest: Digest(of: text))
                    return false
                } catch { return true }
            }
            #expect(!failures.contains(true))
            #expect(
                try sink.finish() == (round == 0 ? Written(written: 2000, bytes: 16_890) : Written(unchanged: 2000)))
        }
        #expect(folder.text("public/p/19/1999/index.html") == "page 1999")
    }

    @Test func aBuildGivenUpLeavesNothing() throws {
        for _ in 0..<2 {
            do {
                let sink = try folder.sink()
                try sink.put("new.html", [1], digest: nil)
                #expect(folder.names().contains("public.next"))
            }
            #expect(!folder.names().contains { $0.hasPrefix("public.") })
            try folder.build(Self.site)
        }
        #expect(try folder.everything() == withFolders(Self.site))
    }

    @Test func aFullDiskLeavesTheOldSite() throws {
        try folder.build(Self.site)
        #expect(throws: FileError.self) {
            try folder.build(["index.html": "other", "new/index.html": "new"]) { step in
                step == .stage("new/index.html") ? .failed(.invalid("write", "disk")) : nil
            }
        }
        #expect(throws: FileError.self) {
            try folder.build(["index.html": "other"]) { $0 == .writeJournal ? .failed(.invalid("write", "disk")) : nil }
        }
        #expect(try folder.everything() == withFolders(Self.site))
        #expect(folder.names() == ["cache", "public"])
    }
}

/// Steps, as they came.
final class Seen: @unchecked Sendable {
    private let lock = NSLock()
    private var steps: [Step] = []

    func add(_ step: Step) -> Fault? {
        lock.withLock { steps.append(step) }
        return nil
    }

    var all: [Step] { lock.withLock { steps } }
}
