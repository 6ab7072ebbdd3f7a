import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

/// The paths and bytes of all files below a folder, hidden ones too.
private func everything(_ folder: String) -> [String: Data] {
    var files: [String: Data] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
        if let data = FileManager.default.contents(atPath: folder + "/" + path) { files[path] = data }
    }
    return files
}

/// A tree with texts that link to one another, a translation without its original, and documents.
private func layOldTree(in folder: TemporaryFolder, pages: Int) {
    folder.write(
        "baseURL = \"https://old.example/\"\ntitle = \"Місто\"\ndefaultContentLanguage = \"uk\"\n",
        to: "old/config.toml")
    for number in 0..<pages {
        let words = (0..<200).map { "слово\($0)" }.joined(separator: " ")
        folder.write(
            "---\ntitle: Новина \(number)\ndate: 2020-01-02\n---\n\(words) [далі](/posts/n\((number + 1) % pages)/)\n",
            to: "old/content/posts/n\(number).md")
    }
    folder.write("---\ntitle: Alone\ndate: 2020-01-04\n---\nEnglish.\n", to: "old/content/posts/alone.en.md")
    folder.write(String(repeating: "a;b\n", count: 60_000), to: "old/static/table.csv")
}

private func request(_ folder: TemporaryFolder, _ output: String = "content") -> ImportRequest {
    ImportRequest(folder: folder.path + "/old", output: folder.path + "/" + output)
}

@Suite struct ImportTrustTests {
    @Test func whatAStoppedImportLeftIsCompletedToTheSameBytes() throws {
        let folder = TemporaryFolder()
        layOldTree(in: folder, pages: 6)
        let whole = try importMarkdown(request(folder, "whole"))
        let wanted = everything(folder.path + "/whole")
        #expect(wanted.count == whole.written + 1)
        // Any part of the files may have come to its place before the end.
        for kept in 0...wanted.count {
            let output = folder.path + "/part\(kept)"
            for (path, data) in wanted.sorted(by: { $0.key < $1.key }).prefix(kept) {
                folder.write(data, to: "part\(kept)/" + path)
            }
            folder.write("half", to: "part\(kept)/.visnyk-import/0")
            folder.write("", to: "part\(kept)/.visnyk-import.lock")
            let report = try importMarkdown(request(folder, "part\(kept)"))
            #expect(everything(output) == wanted, "\(kept)")
            #expect(!report.files.contains { $0.remarks.contains { $0.id == "import.left.differs" } })
        }
    }

    /// The binary that the tests were built with.
    private static let binary = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
        .deletingLastPathComponent().appending(path: "visnyk").path

    @Test(.enabled(if: binary.map { FileManager.default.isExecutableFile(atPath: $0) } ?? false))
    func aKilledImportIsCompletedToTheSameBytes() throws {
        let binary = try #require(Self.binary)
        let folder = TemporaryFolder()
        layOldTree(in: folder, pages: runsLongTests ? 400 : 60)
        func start(_ output: String) throws -> Process {
            let process = Process()
            process.executableURL = URL(filePath: binary)
            process.arguments = [
                "import", "markdown", folder.path + "/old", "--output", folder.path + "/" + output, "--quiet",
            ]
            try process.run()
            return process
        }
        let clock = ContinuousClock()
        let duration = try clock.measure { try start("whole").waitUntilExit() }
        let wanted = everything(folder.path + "/whole")
        let kills = runsLongTests ? 70 : 4
        var interrupted = 0
        for kill in 0..<kills {
            let output = "killed\(kill)"
            let process = try start(output)
            usleep(UInt32(duration / .microseconds(1)) / UInt32(kills) * UInt32(kill))
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let left = everything(folder.path + "/" + output)
            if process.terminationReason == .uncaughtSignal { interrupted += 1 }
            for (path, data) in left where !path.hasPrefix(".visnyk-import") {
                #expect(data == wanted[path], "\(path)")
            }
            try start(output).waitUntilExit()
            #expect(everything(folder.path + "/" + output) == wanted, "\(kill)")
            try FileManager.default.removeItem(atPath: folder.path + "/" + output)
        }
        #expect(interrupted > 0)
    }

    @Test func aSecondImportToTheSameFolderWaits() throws {
        let folder = TemporaryFolder()
        layOldTree(in: folder, pages: 2)
        let stage = try ImportStage(folder.path + "/content", overwrites: false)
        #expect(throws: ImportError.busy) { try importMarkdown(request(folder)) }
        withExtendedLifetime(stage) {}
    }

    /// Mounting needs root.
    @Test(.enabled(if: getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/mount")))
    func aFullDiskIsSaidAndLeavesNothingDamaged() throws {
        let folder = TemporaryFolder()
        layOldTree(in: folder, pages: 40)
        let disk = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        func run(_ arguments: String...) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = arguments
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        _ = try importMarkdown(request(folder, "whole"))
        let wanted = everything(folder.path + "/whole")
        for pages in [1, 20, 60] {
            // Without the right to mount, in a container, there is nothing to see.
            guard try run("mount", "-t", "tmpfs", "-o", "size=\(pages * 4096)", "tmpfs", disk) == 0 else { return }
            defer { _ = try? run("umount", disk) }
            #expect(throws: (any Error).self) { try importMarkdown(request(folder, "disk/content")) }
            for (path, data) in everything(disk + "/content") { #expect(data == wanted[path], "\(path)") }
            #expect(try run("mount", "-o", "remount,size=64m", disk) == 0)
            _ = try importMarkdown(request(folder, "disk/content"))
            #expect(everything(disk + "/content") == wanted)
        }
    }

    @Test func pipesAndLinksThatLeadOutsideAreLeftOut() throws {
        let folder = TemporaryFolder()
        folder.write("secret", to: "outside.md")
        folder.write("x;y\n", to: "outside.csv")
        folder.write("---\ntitle: А\n---\n[файл](pipe.pdf) [таблиця](/t.csv)\n", to: "old/site/content/a.md")
        let old = folder.path + "/old/site"
        for pipe in ["content/pipe.md", "content/pipe.pdf", "config.toml", "content/p.png"] {
            #expect(unsafe mkfifo(old + "/" + pipe, 0o644) == 0)
        }
        for (link, target) in [
            ("content/link.md", folder.path + "/outside.md"), ("content/zero.csv", "/dev/zero"),
            ("content/loop.md", "loop.md"), ("content/t.csv", folder.path + "/outside.csv"),
        ] { try FileManager.default.createSymbolicLink(atPath: old + "/" + link, withDestinationPath: target) }
        let report = try importMarkdown(
            ImportRequest(folder: old, output: folder.path + "/content", languages: ["uk"]))
        #expect(report.entries == 1 && report.copied == 0 && report.left == 8)
        #expect(Set(everything(folder.path + "/content").keys) == ["site.yml", "pages/a.md"])
        // From beside the tree nothing comes in either that a link leads to.
        try FileManager.default.createDirectory(atPath: old + "/static", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: old + "/static/t.csv", withDestinationPath: folder.path + "/outside.csv")
        try FileManager.default.removeItem(atPath: old + "/config.toml")
        folder.write("title = \"А\"\n", to: "old/site/config.toml")
        let alone = try importMarkdown(
            ImportRequest(folder: old + "/content", output: folder.path + "/alone", languages: ["uk"]))
        #expect(alone.fetched == 0)
    }

    @Test func aPipeInTheOutputIsNotWaitedFor() throws {
        let folder = TemporaryFolder()
        layOldTree(in: folder, pages: 1)
        folder.write("", to: "content/news/x")
        #expect(unsafe mkfifo(folder.path + "/content/news/n0.md", 0o644) == 0)
        folder.write("a file where a folder is needed", to: "content/table.csv/x")
        let report = try importMarkdown(request(folder))
        #expect(
            report.files.filter { $0.remarks.contains { $0.id == "import.left.differs" } }.map(\.path).sorted()
                == ["content/posts/n0.md", "static/table.csv"])
    }

    @Test func namesThatDifferInTheirBytesAloneAllComeIn() throws {
        let folder = TemporaryFolder()
        // One letter in one code point and in two.
        for (path, text) in [
            ("й.md", "раз"), ("и\u{306}.md", "два"), ("a/й.csv", "1;2\n"), ("a/и\u{306}.csv", "3;4\n"),
        ] {
            folder.write(text, to: "old/" + path)
        }
        let report = try importMarkdown(request(folder))
        #expect(report.entries == 2 && report.copied == 2 && report.files.count == 4)
        let texts = everything(folder.path + "/content").values.map { String(decoding: $0, as: UTF8.self) }
        for text in ["раз", "два", "1;2\n", "3;4\n"] { #expect(texts.contains { $0.contains(text) }, "\(text)") }
        #expect(try checked(folder).errors.isEmpty)
    }

    @Test func signsNextToJoiningOnesAreEscapedAllTheSame() throws {
        for joiner in ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{600}"] {
            #expect("[\(joiner)x]\(joiner)".bracketed.utf8.count { $0 == UInt8(ascii: "\\") } == 2)
            #expect("a\" \(joiner)\"\(joiner)".inTitle.utf8.contains(UInt8(ascii: "\"")) == false)
            #expect("a (\(joiner)b)".asTarget.hasPrefix("<"))
            #expect(YAMLText.quoted("a: \(joiner)b").hasPrefix("\""))
            #expect(YAMLText.quoted("a\"\(joiner)b").utf8.contains(UInt8(ascii: "\\")))
            #expect(OldSite.joined(["a"], "../\(joiner)/../../b") == "b")
        }
        #expect("a\r\nb".unbroken == "a b")
        #expect("```\u{301}".count == 3 && Macros.fence(around: "```\u{301}") == "````")
    }

    @Test func anAliasWithAnyBytesStaysAnAddress() throws {
        for joiner in ["", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{600}"] {
            let tree = try Imported(
                "-- a.md --\n---\ntitle: А\naliases:\n  - \"/a\\\"\(joiner);}\"\n  - \"/b\\n\(joiner)c\"\n  - /c;\(joiner){\n---\nтекст\n",
                languages: ["uk"])
            let site = try tree.site()
            #expect(site.errors.isEmpty, "\(site.report.diagnostics.all)")
        }
    }

    @Test func anAddressSpelledTwoWaysLeadsToOneEntry() throws {
        let tree = try Imported(
            """
            -- a.md --
            ---
            title: А
            aliases: [/old/;x/, /b/index.html]
            ---
            текст
            -- c.md --
            ---
            title: В
            aliases: [/old/%3Bx, /b/]
            ---
            текст
            """, languages: ["uk"])
        #expect(try tree.site().errors.isEmpty)
        #expect(
            tree["pages/a.md"].contains("aliases:\n  - /a/\n  - /old/;x/\n  - /b/\n")
                || tree["pages/a.md"].contains("- /old/;x/"))
        #expect(!tree["pages/c.md"].contains("/b/") && !tree["pages/c.md"].contains("old"))
        #expect(tree.remarks("c.md") == ["import.aliasLost", "import.aliasLost"])
    }

    @Test func filesThatTheSiteWouldNotPublishAreLeftOut() throws {
        let tree = try Imported(
            "-- content/a.md --\n---\ntitle: А\n---\nтекст\n-- config.toml --\ntitle = \"А\"\n-- static/run.php --\n<?php\n-- static/.htaccess --\nx\n-- static/false.pdf --\nтекст\nтекст\nтекст\n-- static/page.html --\n<p>\n-- static/real.csv --\na;b\n",
            languages: ["uk"])
        #expect(tree.report.copied == 1)
        #expect(tree.outcome("static/real.csv") == .copied("real.csv"))
        #expect(tree.outcome("static/false.pdf") == .left)
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func theSameImportFindsItsOrphansAgain() throws {
        let folder = TemporaryFolder()
        layOldTree(in: folder, pages: 2)
        let first = try importMarkdown(request(folder))
        let files = everything(folder.path + "/content")
        let second = try importMarkdown(request(folder))
        #expect(second.written == 0 && second.entries == first.entries)
        #expect(everything(folder.path + "/content") == files)
    }

    /// Each would take minutes where a sign is looked for to the text's end again and again.
    @Test(arguments: floods) func aFloodOfSignsEndsSoon(_ piece: String) throws {
        let size = runsLongTests ? 1_000_000 : 100_000
        let text = "---\ntitle: a\n---\n" + String(repeating: piece, count: size / piece.utf8.count)
        let tree = lone(text)
        #expect(try withExtendedLifetime(tree.folder) { try importMarkdown(tree.request).files.count } == 1)
    }

    static let floods = [
        "[[a]]", "[](", "[](<", "[](a \"", "{%", "{{", "{", "{:", "{% \" ", "<", "<a ", "<a b=", "<a b=\"", "<script>",
        "<pre>",
        "<!--", "<a><b>", "<p><b><i>", "<table><tr><td>", "&", "&#", "`", "` ``", "|", "![", "](", "*", "**a", "\\",
        "---\n",
        "\"'", "{{< a >}}", "{{< a ", "{{% a %}}", "{% a %}", "> ", "- ", "# a {#b}\n", "| a<br>", "<td>a<br>",
        "[a]: b\n", "\n\n",
    ]

    /// A tree of one text.
    private func lone(_ text: String) -> (folder: TemporaryFolder, request: ImportRequest) {
        let folder = TemporaryFolder()
        folder.write(text, to: "old/a.md")
        return (folder, request(folder))
    }

    @Test func frontMatterOfManyFieldsAndValuesEndsSoon() throws {
        let count = runsLongTests ? 100_000 : 10_000
        let words = (0..<count).map { "a\($0)" }
        for front in [
            "---\ntags: [" + words.joined(separator: ", ") + "]\n---\n",
            "---\ntags:\n" + words.map { "- \($0)\n" }.joined() + " x: {\n---\n",
            "---\n" + words.map { "\($0): x\n" }.joined() + "---\n",
            "---\ntitle: " + words.map { "<b[](\($0)" }.joined() + "\n---\n",
            "+++\n" + words.map { _ in "[[a]]\n" }.joined() + "+++\n",
            "+++\n" + words.map { "\($0).b.c = 1\n" }.joined() + "+++\n",
            "{" + words.map { "\"\($0)\": {\"b\": [" }.joined(),
        ] {
            let tree = lone(front + "текст\n")
            #expect(try withExtendedLifetime(tree.folder) { try importMarkdown(tree.request).files.count } == 1)
        }
    }
}
