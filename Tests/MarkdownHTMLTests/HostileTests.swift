import Foundation
import MarkdownHTML
import SourceText
import TestSupport
import Testing

private let payloads = sharedFolder("data/suites/owasp-xss/payloads.json")
private let naughty = sharedFolder("data/suites/blns/blns.txt")
private let pathological = sharedFolder("data/suites/cmark-gfm/pathological.jsonl.gz")
private let bombs = sharedFolder("data/suites/bombs")
private let corpora = sharedFolder("data/corpora")

@Test(.enabled(if: payloads != nil)) func noAttackReachesThePage() throws {
    let texts = try JSONDecoder().decode([String].self, from: Data(contentsOf: #require(payloads)))
    #expect(texts.count == 110)
    for text in texts {
        let disguises = [
            text, "[a](<\(text)>)", "[a](\(text))", "![a](<\(text)>)", "<\(text)>", "[\(text)](b.md \"\(text)\")",
            "# \(text)",
            "```\(text)\n```", "> [!NOTE]\n> \(text)", "| \(text) |\n|-|\n| \(text) |", "a[^b]\n\n[^b]: \(text)",
            "[a]: \(text)\n\n[a]", "[a](#\(text))", "- [ ] \(text)",
        ]
        for disguise in disguises {
            let it = rendered(disguise)
            let fault = HTMLReader.fault(of: it.html)
            #expect(fault == nil, "\(disguise)\n\(it.html)")
        }
    }
}

@Test(.enabled(if: naughty != nil)) func naughtyStringsAreOnlyText() throws {
    let lines = try String(contentsOf: #require(naughty), encoding: .utf8).split(separator: "\n")
    for line in lines {
        let it = rendered("# \(line)\n\n\(line)\n\n[\(line)](\(line))\n")
        #expect(HTMLReader.fault(of: it.html) == nil, "\(line)\n\(it.html)")
        #expect(String(validating: it.body.text, as: UTF8.self) != nil)
    }
}

@Test(.enabled(if: corpora != nil)) func everyRealTextBecomesHTMLThatNests() throws {
    let root = try #require(corpora)
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "md" {
        var bytes = Array(try Data(contentsOf: file))
        if let text = String(validating: bytes, as: UTF8.self), let end = endOfFrontMatter(text) {
            bytes = Array(text[end...].utf8)
        }
        var diagnostics = Diagnostics()
        let body = renderMarkdown(bytes[...], at: 0, path: file.lastPathComponent, into: &diagnostics)
        let refused = diagnostics.all.filter {
            ["markdown.tooLarge", "markdown.tooMany", "markdown.tooDeep", "markdown.tableTooLarge"].contains($0.id)
        }
        #expect(refused.isEmpty, "\(file.path)")
        let html = String(decoding: body.html, as: UTF8.self)
        let fault = HTMLReader.fault(of: html)
        #expect(fault == nil, "\(file.path)")
        #expect(
            bytes.allSatisfy { $0 <= 0x20 } || !body.html.isEmpty || !diagnostics.isEmpty || commentsOnly(bytes),
            "\(file.path)")
        for diagnostic in diagnostics.all {
            let range = diagnostic.place.range ?? 0..<0
            #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        }
        for link in body.openLinks {
            #expect(link.offset + link.length <= body.html.count)
            #expect(link.range.upperBound <= bytes.count && !link.range.isEmpty, "\(file.path) \(link)")
        }
        #expect(zip(body.openLinks, body.openLinks.dropFirst()).allSatisfy { $0.offset <= $1.offset })
        count += 1
    }
    #expect(count == 2512)
}

private func commentsOnly(_ bytes: [UInt8]) -> Bool { bytes.first { $0 > 0x20 } == UInt8(ascii: "<") }

private func endOfFrontMatter(_ text: String) -> String.Index? {
    let start = text.drop { $0.isWhitespace }
    guard start.hasPrefix("---"), let end = start.dropFirst(3).range(of: "\n---") else { return nil }
    return text[end.upperBound...].firstIndex(where: \.isNewline)
}

private struct Pathology: Decodable {
    let name: String
    let input: String
}

@Test(.enabled(if: pathological != nil)) func pathologicalTextsEnd() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", try #require(pathological).path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let lines = pipe.fileHandleForReading.readDataToEndOfFile().split(separator: 0x0A)
    process.waitUntilExit()
    #expect(lines.count == 21)
    for line in lines {
        let pathology = try JSONDecoder().decode(Pathology.self, from: line)
        // Whole, and as much of it as is not too large.
        for text in [pathology.input, String(pathology.input.unicodeScalars.prefix(200_000))] {
            let it = rendered(text)
            #expect(HTMLReader.fault(of: it.html) == nil, "\(pathology.name)")
            #expect(it.html.utf8.count < 8_000_000)
        }
    }
}

@Test(.enabled(if: bombs != nil)) func bombsAreRefused() throws {
    let folder = try #require(bombs)
    for (name, id) in [
        ("markdown-nested-lists.md", "markdown.tooLarge"), ("markdown-nested-quotes.md", "markdown.tooDeep"),
    ] {
        let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
        var diagnostics = Diagnostics()
        let body = renderMarkdown(bytes[...], at: 0, path: name, into: &diagnostics)
        #expect(diagnostics.all.map(\.id) == [id])
        #expect(body.html.isEmpty)
    }
}

/// A text of one piece many times over; a log shows the piece, not the flood.
private struct Flood: CustomTestStringConvertible {
    var start = ""
    let piece: String
    let count: Int
    var end = ""

    var text: String { start + String(repeating: piece, count: count) + end }
    var testDescription: String { "\(count) × \(piece.debugDescription)" }
}

@Test(arguments: [
    (Flood(piece: "a <? ", count: 600), "<?"), (Flood(piece: "a <![CDATA[ ", count: 600), "<!"),
    (Flood(start: "www.a.b", piece: ")", count: 2_000), ")"), (Flood(piece: "_www.a", count: 300), "www., ://"),
    (Flood(piece: "a@a", count: 6_000), "@"), (Flood(piece: "[^1]", count: 6_000), "[^"),
    (Flood(piece: "![[]()\n", count: 4_000), "!["), (Flood(piece: "a_ ", count: 60_000), "_"),
    (Flood(start: "[a]: " + String(repeating: "u", count: 1_000) + "\n\n", piece: "[a]", count: 10_000), "]"),
    (
        Flood(
            start: "[a]: u '" + String(repeating: "[b]: c\n", count: 1_000) + "'\n\n", piece: "[a]", count: 10_000), "]"
    ),
    (Flood(start: String(repeating: "x\n", count: 100_000), piece: ":-:\n", count: 1_000), "|-"),
])
private func tooMuchOfASignIsRefusedAtItsPlace(flood: Flood, sign: String) {
    let it = rendered("Добрий день.\n\n" + flood.text, after: "---\n---\n")
    #expect(it.ids == ["markdown.tooMany"])
    #expect(it.diagnostics.first?.arguments == [sign])
    #expect(it.html.isEmpty)
    #expect(it.marked.first?.isEmpty == false)
}

/// Each slip costs a look around; of a text that has nothing else, a few are said.
@Test(arguments: [
    Flood(piece: "[", count: 50_000), Flood(piece: "[a", count: 50_000), Flood(piece: "[a](", count: 20_000),
    Flood(piece: "[a](", count: 20_000, end: ")"), Flood(piece: "[a](b ", count: 20_000, end: ")"),
    Flood(piece: "(a)[", count: 20_000, end: "]"), Flood(piece: "[a] (", count: 20_000, end: ")"),
    Flood(piece: "[a]{", count: 20_000, end: "}"), Flood(piece: "[[", count: 40_000, end: "]]"),
    Flood(piece: "[[a]] ", count: 20_000), Flood(piece: " _а", count: 20_000), Flood(piece: " _a", count: 20_000),
    Flood(piece: "** а ", count: 20_000), Flood(piece: "{{", count: 40_000, end: "}}"),
    Flood(piece: "[/", count: 40_000), Flood(piece: "##Заява\n", count: 20_000),
    Flood(piece: "•Заява\n", count: 20_000), Flood(start: "а\n", piece: "| а | б |\n", count: 10_000),
    Flood(start: "|а|\n|-|\n", piece: "|б|в|\n", count: 10_000),
    Flood(start: "<", piece: "а\tб\n", count: 10_000), Flood(piece: "[^1]: а\n", count: 4_000),
    Flood(start: "[a]: u\n", piece: "[a]: b\n", count: 10_000), Flood(piece: "> [!x]\n\n", count: 10_000),
    Flood(piece: ">5\n\n", count: 10_000), Flood(piece: "1. а\n3. б\n", count: 10_000),
    Flood(start: "а* б\n\n", piece: "* б\n\n", count: 10_000), Flood(piece: "+ 380\n", count: 20_000),
    Flood(piece: "а~1~", count: 10_000), Flood(piece: " ~а", count: 20_000), Flood(piece: "а^2", count: 20_000),
    Flood(piece: "==а", count: 20_000), Flood(piece: "а@б.c", count: 4_000), Flood(piece: "а@", count: 4_000),
    Flood(start: "|" + String(repeating: "а", count: 20_000) + "|\n|-|\n", piece: "x\n|\n", count: 10_000),
    Flood(piece: "https://a.b/c»", count: 190), Flood(piece: "Ð Ð", count: 20_000),
])
private func aFloodOfSlipsIsSaidInPart(flood: Flood) {
    let diagnostics = rendered(flood.text).diagnostics
    #expect(diagnostics.count <= 60)
}

@Test func aTableMayBeLongOrWideButNotBoth() {
    func table(columns: Int, rows: Int) -> String {
        "|" + String(repeating: "a|", count: columns) + "\n|" + String(repeating: "-|", count: columns) + "\n"
            + String(repeating: "|x\n", count: rows)
    }
    #expect(rendered(table(columns: 10, rows: 5_000)).diagnostics.isEmpty)
    #expect(rendered(table(columns: 300, rows: 100)).diagnostics.isEmpty)
    let it = rendered(table(columns: 400, rows: 400))
    #expect(it.ids == ["markdown.tableTooLarge"] && it.marked == ["|x"])
    #expect(rendered(table(columns: 1_200, rows: 0)).ids == ["markdown.tableTooLarge"])
}

@Test func ordinaryTextsOfManyDefinitionsOrRulesPass() {
    let titled = (0..<900).map { "[n\($0)]: https://example.org/news/\($0) \"Новина \($0)\"" }.joined(separator: "\n")
    let used = (0..<900).map { "Ще [n\($0)]." }.joined(separator: "\n\n")
    #expect(rendered(titled + "\n\n" + used).diagnostics.isEmpty)
    #expect(
        rendered(
            String(repeating: "* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * *\n\n", count: 9)
        ).html
            == String(repeating: "<hr>\n", count: 9))
    #expect(rendered(String(repeating: "> > > > > > > a\n\n", count: 9)).diagnostics.isEmpty)
}
