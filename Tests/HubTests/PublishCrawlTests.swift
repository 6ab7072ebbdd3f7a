import FileTree
import Foundation
import Glibc
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Publish

/// After a kill at any moment a reader who comes from the home page finds every page, picture and script.
@Suite(.serialized) struct PublishCrawlTests {
    @Test func aKillBeforeAnyStepLeavesNoDeadLinks() throws {
        let versions = try [0, 1].map { try ChangingTown($0).files() }
        var kills = 0
        for (old, new) in [(versions[0], versions[1]), (versions[1], versions[0])] {
            var stop = 0
            while true {
                let folder = try TestFolder()
                try folder.build(old.files, in: old.order)
                let counter = PublishKillTests.Counter(stop: stop)
                let isDone = (try? folder.build(new.files, in: new.order) { counter.next($0) }) != nil
                #expect(Crawl(folder.output).missing == [], "before \(counter.seen.last.map { "\($0)" } ?? "nothing")")
                if isDone { break }
                kills += 1
                try folder.build(new.files, in: new.order)
                #expect(try folder.bytes() == new.files, "\(stop)")
                // In each of the changes between two sites once; a sample otherwise.
                stop += runsLongTests ? 1 : 37
            }
        }
        #expect(kills > 10)
    }

    @Test func theCrawlFindsWhatIsMissing() throws {
        let town = try ChangingTown(0).files()
        let folder = try TestFolder()
        try folder.build(town.files, in: town.order)
        #expect(Crawl(folder.output).missing == [])
        #expect(Crawl(folder.output).found.count > 60)
        // What the order is for: sent by path alone, the next version leaves dead links behind.
        var missing: Set<String> = []
        for (number, file) in try ChangingTown(1).files().files.sorted(by: { $0.key < $1.key }).enumerated() {
            try folder.write("public/" + file.key, String(decoding: file.value, as: UTF8.self))
            if number % 20 == 0 { missing.formUnion(Crawl(folder.output).missing) }
        }
        #expect(missing.count > 3)
    }

    @Test func pathsGoOutInOrder() {
        let stamp = OpenFolder.Entry.file(FileStamp(size: 1, modified: 1))
        let order = PublicationOrder(
            lists: ["index.html", "en/index.html", "news/index.html"], last: ["manifest.json"])
        let old: [OutputPath: OpenFolder.Entry] = Dictionary(
            uniqueKeysWithValues: [
                "index.html", "en/index.html", "news/index.html", "news/a/index.html", "feed.xml", "sitemap.xml",
                "manifest.json", "file",
            ].map { (OutputPath($0), stamp) })
        let paths = [
            "manifest.json", "sitemap.xml", "index.html", "news/index.html", "news/a/index.html", "news/b/index.html",
            "en/index.html", "pictures/b.webp", "feed.xml", "file/index.html", "tags/x/feed.xml", "tags/x/index.html",
        ]
        #expect(
            order.sorted(paths.map { OutputPath($0) }, over: old).map(\.path.text) == [
                "pictures/b.webp", "tags/x/feed.xml", "news/b/index.html", "tags/x/index.html", "file/index.html",
                "news/a/index.html", "en/index.html", "news/index.html", "index.html", "feed.xml", "sitemap.xml",
                "manifest.json",
            ])
        #expect(
            order.sortedRemovals(["a.webp", "b/index.html", "a/index.html"].map { OutputPath($0) }).map(\.text)
                == ["a/index.html", "b/index.html", "a.webp"])
    }

    @Test(.enabled(if: visnykCommand != nil)) func theCommandCanBeKilledAtAnyTime() throws {
        let town = ChangingTown(0)
        let output = town.folder.path + "/_site"
        let arguments = [
            "build", "--content", town.folder.path + "/content", "--template",
            projectFolder.appending(path: "site-template").path, "--output", output, "--cache",
            town.folder.path + "/cache", "--now", "2026-11-21T12:00:00+02:00", "--quiet", "--no-cards",
        ]
        func run() throws { #expect(try CommandRun(try #require(visnykCommand), arguments).status == 0) }
        var fresh: [[String: [UInt8]]] = []
        for version in [0, 1] {
            town.lay(version)
            try? FileManager.default.removeItem(atPath: output)
            try run()
            fresh.append(try TestFolder.bytes(output))
        }
        var random = SystemRandomNumberGenerator()
        var inCommit = 0
        let kills = runsLongTests ? 140 : 6
        for kill in 0..<kills {
            let version = kill % 2
            town.lay(version)
            let process = Process()
            process.executableURL = URL(filePath: try #require(visnykCommand))
            process.arguments = arguments
            process.standardError = FileHandle.nullDevice
            try process.run()
            let journal = output + ".next/.visnyk-journal"
            if kill % 4 < 3 {
                // At some moment of the commit.
                while process.isRunning, unsafe access(journal, F_OK) != 0 { usleep(100) }
                usleep(UInt32.random(in: 0..<6000, using: &random))
            } else {
                usleep(UInt32.random(in: 0..<1_500_000, using: &random))
            }
            Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if unsafe access(journal, F_OK) == 0 { inCommit += 1 }
            #expect(Crawl(output).missing == [], "kill \(kill)")
            try run()
            #expect(try TestFolder.bytes(output) == fresh[version], "kill \(kill)")
        }
        print("killed \(kills) times, \(inCommit) of them while files were being renamed")
        #expect(!runsLongTests || inCommit > 20)
    }

    @Test(.enabled(if: visnykCommand != nil), arguments: ["000", "022", "077", "277"])
    func aSiteCanBeReadWhateverTheUmask(_ umask: String) throws {
        let town = ChangingTown(0)
        let output = town.folder.path + "/new/_site"
        func build(_ umask: String) throws {
            let run = try CommandRun(
                "/bin/sh",
                [
                    "-c", "umask \(umask); exec \"$@\"", "sh", try #require(visnykCommand), "build", "--content",
                    town.folder.path + "/content", "--template", projectFolder.appending(path: "site-template").path,
                    "--output", output, "--no-cache", "--quiet", "--no-cards", "--no-search", "--now",
                    "2026-11-21T12:00:00+02:00",
                ])
            #expect(run.status == 0, "\(run.errors)")
        }
        try build(umask == "277" ? "022" : umask)
        #expect(try unusual(output) == [])
        #expect(try permissions(town.folder.path + "/new") == 0o755)
        // Left by another program, or by a time when the umask was heeded.
        for path in ["", "/news", "/news/n1", "/pictures"] where kindOfPath(output + path) == .folder {
            unsafe chmod(output + path, 0o700)
        }
        for path in ["/index.html", "/news/n1/index.html", "/sitemap.xml"] { unsafe chmod(output + path, 0o600) }
        town.lay(1)
        try build(umask == "277" ? "077" : umask)
        #expect(try unusual(output) == [])
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func unusual(_ folder: String) throws -> [String] {
        let paths = [""] + (try FileManager.default.subpathsOfDirectory(atPath: folder)).map { "/" + $0 }
        return try paths.filter { path in
            try permissions(folder + path) != (kindOfPath(folder + path) == .folder ? 0o755 : 0o644)
        }
    }
}

extension TestFolder {
    /// Puts a site's files as a build without a memory does.
    func build(
        _ files: [String: [UInt8]], in order: PublicationOrder, beforeStep: (@Sendable (Step) -> Fault?)? = nil
    ) throws {
        let sink = try sink(beforeStep: beforeStep)
        for (path, bytes) in files { try sink.put(path, bytes, digest: nil) }
        _ = try sink.finish(in: order)
    }

    func bytes() throws -> [String: [UInt8]] { try TestFolder.bytes(output) }

    /// Every file of a site but the marker.
    static func bytes(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path != ".visnyk" {
            if kindOfPath(folder + "/" + path) == .file { files[path] = try readFile(folder + "/" + path) }
        }
        return files
    }
}
