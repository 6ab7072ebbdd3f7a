import Foundation
import TestSupport
import Testing

/// A project in a temporary folder, and what the command says of it.
private final class CommandProject {
    let folder = FileManager.default.temporaryDirectory.appending(path: "visnyk-command-" + UUID().uuidString)

    init(_ files: [String: String] = [:]) throws {
        let settings = "name: Містечко\nurl: https://town.example/\ntime_zone: Europe/Kyiv\nlanguages: [uk]\n"
        let news = "---\ntitle: Вода є\ndate: 2026-11-20\n---\nВоду дали.\n"
        for (path, text) in ["site.yml": settings, "news/2026/11/voda.md": news].merging(
            files, uniquingKeysWith: { $1 })
        {
            let file = folder.appending(path: "content/" + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func run(_ command: String, _ options: String...) throws -> CommandRun {
        try CommandRun(
            try #require(visnykCommand),
            [
                command, "--template", projectFolder.appending(path: "site-template").path, "--no-cache", "--no-cards",
                "--no-search", "--now", "2026-11-21T12:00:00+02:00", "--language", "en",
            ] + options, in: folder.path)
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: path).path) }
}

/// A news text whose reference, on the line of front matter given, leads nowhere.
private func broken(_ line: String) -> [String: String] {
    ["news/2026/11/lyst.md": "---\ntitle: Лист\ndate: 2026-11-20\n\(line)\n---\nТекст.\n"]
}

@Suite(.enabled(if: visnykCommand != nil)) struct CommandTests {
    // MARK: Exit statuses

    @Test func aWholeProjectEndsWithZero() throws {
        let project = try CommandProject()
        let check = try project.run("check")
        #expect(check.status == 0 && check.errors == "")
        #expect(!project.exists("_site"))
        let build = try project.run("build")
        #expect(build.status == 0 && build.output.hasPrefix("Done in "))
        #expect(project.exists("_site/news/2026/11/voda/index.html"))
    }

    @Test func aMistakeInTheContentEndsWithOneAndWritesNothing() throws {
        let project = try CommandProject(broken("related: [nema-takoho]"))
        let build = try project.run("build")
        #expect(build.status == 1 && build.output == "")
        #expect(build.errors.contains("content/news/2026/11/lyst.md:4:"))
        #expect(!project.exists("_site"))
    }

    // MARK: Languages

    @Test func mistakesAreSaidInALanguageThatIsAFileOfRows() throws {
        let build = try CommandProject(broken("related: [nema-takoho]")).run("build", "--language", "pl")
        #expect(build.status == 1)
        #expect(build.errors.contains(": błąd: nie ma wpisu „nema-takoho”"), "\(build.errors)")
        let whole = try CommandProject().run("build", "--language", "pl")
        #expect(whole.output.hasPrefix("Gotowe w ") && whole.output.contains(": 1 wpis, "), "\(whole.output)")
    }

    @Test func aSiteIsSpokenToInItsLanguage() throws {
        let settings = "name: Miasto\nurl: https://town.example/\ntime_zone: Europe/Warsaw\nlanguages: [pl]\n"
        let project = try CommandProject(["site.yml": settings])
        let build = try CommandRun(
            try #require(visnykCommand),
            ["build", "--no-cache", "--no-cards", "--no-search", "--now", "2026-11-21T12:00:00+02:00"],
            in: project.folder.path)
        #expect(build.output.hasPrefix("Gotowe w "), "\(build)")
    }

    @Test func aLanguageThatIsNotThereIsRefusedWithThoseThatAre() throws {
        let build = try CommandProject().run("build", "--language", "xx")
        #expect(build.status != 0 && build.errors.contains("'xx'"))
        for code in ["uk", "en", "pl"] { #expect(build.errors.contains("'\(code)'"), "\(build.errors)") }
    }

    // MARK: Mistakes

    @Test func aWarningEndsWithOneOnlyWhereItIsStrict() throws {
        let project = try CommandProject([
            "news/2026/11/lyst.md": "---\ntitle: Лист\ndate: 2026-11-20\nkolir: b\n---\nТекст.\n"
        ])
        let lenient = try project.run("check")
        let strict = try project.run("check", "--strict")
        #expect(lenient.errors.contains(": warning: ") == (lenient.status == 0))
        #expect(strict.status == 1)
    }

    @Test func aFolderThatCannotBeWrittenEndsWithTwo() throws {
        let project = try CommandProject()
        let disk = try project.run("build", "--output", "/proc/visnyk-site")
        #expect(disk.status == 2)
        #expect(disk.errors.hasPrefix("visnyk: "))
    }

    @Test(arguments: [["--now", "yesterday"], ["--format", "xml"], ["--no-such-option"]])
    func aCommandThatIsNotUnderstoodEndsWith64(_ options: [String]) throws {
        let run = try CommandRun(try #require(visnykCommand), ["check"] + options)
        #expect(run.status == 64)
        #expect(run.errors.contains("Usage:"))
    }

    // MARK: Formats

    @Test func messagesAsJSONAreOneList() throws {
        let project = try CommandProject(broken("related: [\"\\u001B]0;a\\u0007\", nema-takoho]"))
        let run = try project.run("check", "--format", "json")
        #expect(run.status == 1 && run.output == "")
        #expect(!run.errors.utf8.contains(0x1B))
        let list = try #require(try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [[String: Any]])
        #expect(!list.isEmpty)
        for one in list {
            #expect(one["id"] is String && one["message"] is String)
            #expect(one["severity"] as? String == "error")
            #expect(one["path"] as? String == "content/news/2026/11/lyst.md")
            #expect(one["line"] as? Int == 4)
        }
        #expect(list.contains { ($0["message"] as? String)?.contains("nema-takoho") == true })
        let whole = try CommandProject().run("check", "--format", "json")
        #expect(whole.errors == "[]\n" && whole.output == "")
    }

    @Test func messagesForGitHubAreItsCommands() throws {
        let project = try CommandProject(broken("related: [\"nema,100%: takoho\"]"))
        let run = try project.run("check", "--format", "github")
        #expect(run.status == 1)
        let line = try #require(run.errors.split(separator: "\n").first)
        let match = try #require(
            line.wholeMatch(of: /::error file=content\/news\/2026\/11\/lyst\.md,line=4,col=(\d+),title=([\w.]+)::(.*)/))
        #expect(match.1 == "11")
        #expect(match.3.contains("nema,100%25: takoho"))
    }

    // MARK: The caret

    /// Where the caret's line begins and ends, in columns of a terminal, and the line above it.
    private func caret(_ line: String) throws -> (indent: Int, width: Int) {
        let run = try CommandProject(broken(line)).run("check")
        let lines = run.errors.split(separator: "\n")
        let marks = try #require(lines.first { $0.contains("^") && $0.allSatisfy { $0 == " " || $0 == "^" } })
        return (marks.prefix { $0 == " " }.count, marks.count { $0 == "^" })
    }

    @Test func theCaretStandsUnderWhatIsMeant() throws {
        // Four blanks and the bar with its blank stand before each line.
        let plain = try caret("related: [nema-takoho]")
        #expect(plain == (6 + 10, 11))
    }

    @Test func aLetterOfTwoScalarsTakesOneColumn() throws {
        let composed = try caret("related: [voda, ї-nema]")
        let decomposed = try caret("related: [voda, \u{456}\u{308}-nema]")
        #expect(composed == (6 + 16, 6))
        #expect(decomposed == composed)
    }

    @Test(arguments: ["水", "🚰", "Ａ"])
    func aWideLetterTakesTwoColumns(_ letter: String) throws {
        let before = try caret("related: [voda, \(letter)\(letter)-nema]")
        #expect(before == (6 + 16, 9))
        let inside = try caret("related: [nema-takoho] # \(letter)")
        #expect(inside == (6 + 10, 11))
    }

    // MARK: What git remembers

    /// Where neither a manifest nor a cache knows what was published.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git")))
    func aPageThatGitRemembersIsMissed() throws {
        let project = try CommandProject([
            "news/2026/11/svitlo.md": "---\ntitle: Світло є\ndate: 2026-11-20\n---\nСвітло дали.\n",
            "news/2026/11/chernetka.md": "---\ntitle: Чернетка\ndate: 2026-11-20\ndraft: true\n---\nЩе ні.\n",
        ])
        func git(_ arguments: String...) throws {
            let run = try CommandRun(
                "/usr/bin/git",
                ["-c", "user.name=Press", "-c", "user.email=press@town.example", "-c", "commit.gpgsign=false"]
                    + arguments,
                in: project.folder.path)
            try #require(run.status == 0, "\(run.errors)")
        }
        try git("init", "-q")
        try git("add", "-A")
        try git("commit", "-qm", "1")
        #expect(try project.run("check").errors == "")
        // The one is renamed, the other was never to be seen.
        try git("mv", "content/news/2026/11/voda.md", "content/news/2026/11/voda-ye.md")
        try git("rm", "-qf", "content/news/2026/11/chernetka.md")
        let renamed = try project.run("check").errors
        #expect(renamed.contains("content/news/2026/11/voda-ye.md: warning: the page /news/2026/11/voda/ is gone"))
        #expect(renamed.contains("aliases: [/news/2026/11/voda/]"))
        #expect(!renamed.contains("chernetka"))
        try git("commit", "-qam", "2")
        #expect(try project.run("check").errors == renamed)
        try git("commit", "-q", "--allow-empty", "-m", "3")
        #expect(try project.run("check").errors == "")
    }
}
