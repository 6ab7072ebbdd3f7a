import Foundation
import TestSupport
import Testing

/// A fenced block of a guide: what language it is in, the file it shows, its text.
private struct Block {
    let language: String
    let file: String?
    let text: String

    static func all(of guide: String) -> [Block] {
        guide.matches(of: /(?m)^```([a-z]+)(?: (\S+))?\n((?s:.*?))^```$/).map {
            Block(language: String($0.1), file: $0.2.map(String.init), text: String($0.3))
        }
    }
}

/// A line of a shell as its words; quotes hold some together.
private func words(_ line: String) -> [String] {
    line.matches(of: /(?:[^\s"]|"[^"]*")+/).map { $0.0.replacingOccurrences(of: "\"", with: "") }
}

/// A guide is read on one of the days that it names.
private func readingTime(of command: String) -> [String] {
    ["build", "check", "init", "new"].contains(command) ? ["--now", "2026-11-21T14:30:00+02:00"] : []
}

/// Whoever does what a guide says, in its order, gets what it promises.
private final class Reader {
    let folder = Folder()
    var place = ""

    func follow(_ block: Block) throws {
        if block.language == "sh" {
            for line in block.text.split(separator: "\n") { try run(words(String(line)), line: String(line)) }
        } else if let file = block.file {
            try layFiles(of: block.text, beside: file)
            folder.write(block.text, to: place + file)
        }
    }

    func run(_ words: [String], line: String) throws {
        switch (words[0], words.dropFirst().first) {
        case ("cd", let name?): place += name + "/"
        case ("visnyk", "serve"):
            #expect(try ServedTown(folder.path + "/" + place).address.hasPrefix("http://127.0.0.1:"))
        case ("visnyk", let command?):
            let run = try Program.run(
                words.dropFirst() + readingTime(of: command), in: folder.path + "/" + place)
            #expect(run.status == 0, "\(line): \(run.text)")
        default: Issue.record("\(line)")
        }
    }

    /// The photographs and documents that a text shows, from the demo town.
    private func layFiles(of text: String, beside file: String) throws {
        let beside = folder.path + "/" + place + (file as NSString).deletingLastPathComponent + "/"
        let samples = ["images": "news/images/biblioteka.jpg", "files": "news/files/pamiatka-tsyfrova-shkola.pdf"]
        for match in text.matches(of: /(images|files)\/[a-z0-9-]+\.(jpg|pdf)/) {
            let target = beside + match.0
            try FileManager.default.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            let sample = projectFolder.appending(path: "content/" + samples[String(match.1)]!).path
            try FileManager.default.copyItem(atPath: sample, toPath: target)
        }
    }
}

@Test(
    .enabled(if: Program.isThere),
    arguments: ["first-site", "authors", "webmasters"].flatMap { [($0 + ".md", "uk"), ($0 + ".en.md", "en")] })
func everyCommandAndSnippetOfAGuideDoesWhatItSays(guide: String, language: String) throws {
    let text = try String(contentsOf: projectFolder.appending(path: "docs/" + guide), encoding: .utf8)
    let reader = Reader()
    if !text.contains("visnyk init ") || !guide.hasPrefix("first-site") {
        try reader.run(
            ["visnyk", "init", "misto", "--name", "Містечко", "--language", language], line: "visnyk init")
        reader.place = "misto/"
    }
    let blocks = Block.all(of: text)
    #expect(blocks.count >= 4)
    for block in blocks { try reader.follow(block) }
    let check = try Program.run(
        ["check", "--strict", "--no-search", "--no-cards"] + readingTime(of: "check"),
        in: reader.folder.path + "/" + reader.place)
    #expect(check.status == 0, "\(check.text)")
    // Commands within the text, but for those with a name to fill in.
    for match in text.matches(of: /`visnyk ((?:kinds|template|check|build)[^`A-ZА-Я]*)`/) {
        let command = words(String(match.1))
        let run = try Program.run(command + readingTime(of: command[0]), in: reader.folder.path + "/" + reader.place)
        #expect(run.status == 0, "\(match.0): \(run.text)")
    }
}

@Test func guidesLeadToPagesThatAreThere() throws {
    for guide in ["first-site", "authors", "webmasters"].flatMap({ [$0 + ".md", $0 + ".en.md"] }) {
        let url = projectFolder.appending(path: "docs/" + guide)
        let text = try String(contentsOf: url, encoding: .utf8)
        for match in text.matches(of: /\]\(((?:\.\.\/)?[A-Za-z.\/-]+\.md)\)/) where !match.1.hasPrefix("../../../") {
            let target = url.deletingLastPathComponent().appending(path: String(match.1)).path
            #expect(FileManager.default.fileExists(atPath: target), "\(guide): \(match.1)")
        }
    }
}
