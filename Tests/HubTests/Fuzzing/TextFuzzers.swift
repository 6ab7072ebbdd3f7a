import Foundation
import SourceText
import TestSupport

@testable import Hub

extension Fuzzer {
    /// Entries of every kind, by the kinds' own rows.
    static let entries = Fuzzer("entries", cases: 3) { dice in
        let tree = MadeTown.entries(&dice)
        let oracle = SiteOracle(
            hasCards: dice.chance(4), hasSearch: dice.chance(25), asksServers: dice.chance(15))
        return try oracle.judge(tree)
    }

    /// Bodies by grammar, and bodies of the demo town and of CommonMark's examples, spoilt.
    static let bodies = Fuzzer("bodies", cases: 3) { dice in
        var tree = SourceTree()
        tree["content/site.yml"] = MadeTown.settings
        for path in FieldValues().files { tree["content/" + path] = "PDF" }
        for path in FieldValues().pictures { tree.put([UInt8](smallPicture), at: "content/" + path) }
        for number in 0..<dice.number(1...6) {
            let body: String
            switch dice.below(3) {
            case 0: body = MarkdownText.body(&dice)
            case 1:
                let known = String(decoding: dice.pick(MadeTown.demo.files).bytes, as: UTF8.self)
                    .components(separatedBy: "\n---\n").dropFirst().joined(separator: "\n---\n")
                body = Mutation.text(known, &dice, splicing: examples)
            default:
                body = Mutation.text(
                    (0..<dice.number(1...4)).map { _ in dice.pick(examples) }.joined(separator: "\n"), &dice,
                    splicing: examples)
            }
            tree["content/pages/page-\(number).md"] = "---\ntitle: Сторінка \(number)\n---\n" + body
        }
        return try SiteOracle(hasSearch: dice.chance(10)).judge(tree)
    }

    /// The examples of the Markdown specification.
    private static let examples: [String] = {
        let file = projectFolder.appending(path: "Tests/MarkdownHTMLTests/Suites/cmark-gfm/spec.json")
        guard let data = try? Data(contentsOf: file),
            let list = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
        else { return ["Текст."] }
        return list.compactMap { $0["markdown"] as? String }
    }()

    /// Front matter of the demo town, spoilt.
    static let frontMatter = Fuzzer("front-matter", cases: 2) { dice in
        var tree = MadeTown.someOfDemo(6, &dice)
        let others = MadeTown.demo.files.prefix(40).map { String(decoding: $0.bytes, as: UTF8.self) }
        for (path, bytes) in tree.files where path.hasSuffix(".md") {
            let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n---\n")
            let changed = Mutation.text(parts[0], &dice, splicing: others)
            let whole = Array(([changed] + parts.dropFirst()).joined(separator: "\n---\n").utf8)
            tree.put(dice.chance(8) ? Mutation.bytes(whole, &dice) : whole, at: path)
        }
        return try SiteOracle().judge(tree)
    }

    /// `site.yml` by its rows, and the demo town's, spoilt; with old addresses for every host's rules.
    static let settings = Fuzzer("settings", cases: 3) { dice in
        var tree = SourceTree()
        for path in FieldValues().files { tree["content/" + path] = "PDF" }
        for path in FieldValues().pictures { tree.put([UInt8](smallPicture), at: "content/" + path) }
        if dice.chance(40) {
            let known = MadeTown.demoSettings.replacing("src: crest.png", with: "src: \"a'&.png\"")
            tree["content/site.yml"] = Mutation.text(known, &dice)
        } else {
            tree["content/site.yml"] = settingsText(&dice)
        }
        let values = FieldValues(slugs: ["news": ["news-0"]])
        for number in 0..<3 {
            let aliases = (0..<dice.number(1...5)).map { _ in values.yaml(.path, &dice) }.joined(separator: ", ")
            tree["content/news/news-\(number).md"] =
                "---\ntitle: \(HostileText.quotedLine(&dice, beginsWithLetter: true))\ndate: 2026-11-20\n"
                + "aliases: [\(aliases)]\n" + (dice.chance(20) ? "gone: true\n" : "") + "---\nТекст.\n"
        }
        tree["content/alerts/a.md"] =
            "---\ntitle: Шторм\ndate: 2026-11-21\npreset: storm\nuntil: 2026-11-22\narea: Усюди\n---\nТекст.\n"
        return try SiteOracle(asksServers: dice.chance(30)).judge(tree)
    }

    private static func settingsText(_ dice: inout Dice) -> String {
        var values = FieldValues()
        values.languages = ["uk", "en"]
        var lines: [String] = []
        for row in Settings.rows where row.isRequired || dice.chance(60) {
            switch row.name {
            case "url":
                lines.append(
                    "url: "
                        + dice.pick([
                            "https://town.example/", "http://x.example/a/b", "https://town.example:8443",
                            "https://town.example/a b",
                        ]))
            case "time_zone":
                lines.append("time_zone: " + dice.pick(["Europe/Kyiv", "UTC", "Pacific/Apia", "Asia/Kathmandu"]))
            case "languages": lines.append("languages: " + dice.pick(["[uk, en]", "[uk, en]", "[en, uk]", "uk"]))
            case "colour": lines.append("colour: " + dice.pick(["\"#1f5fa8\"", "\"#fff\"", "red", "\"#zzzzzz\""]))
            case "crest": lines.append("crest: {src: \"a'&.png\", alt: \(HostileText.quotedLine(&dice))}")
            case "per_page", "related": lines.append(row.name + ": " + dice.pick(["1", "3", "12", "0", "200", "1.5"]))
            case "strict": continue
            case "cards": lines.append("cards: {design: \(dice.pick(["band", "poster", "nosuch"]))}")
            case "lint": lines.append("lint: {a: \(dice.pick(["off", "error", "x"]))}")
            case "deploy", "tag_services": lines.append(row.name + ": {\(HostileText.quotedLine(&dice)): news-0}")
            default: lines.append(values.line(of: row, &dice))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
