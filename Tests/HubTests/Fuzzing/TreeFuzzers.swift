import FileTree
import Foundation
import SourceText
import TestSupport
import Translations

@testable import Hub
@testable import Import

extension Fuzzer {
    /// Old trees of Hugo, Jekyll, Eleventy and Astro, spoilt: every file accounted for, what comes of them builds.
    static let imports = Fuzzer("imports", cases: 10) { dice in
        var tree = SourceTree()
        for number in 0..<dice.number(1...8) {
            let folder = dice.pick([
                "content/news/", "_posts/", "content/", "src/content/blog/", "news/2015/", "дані/", "",
            ])
            let name = dice.pick(["2015-01-07-a", "index", "_index", "Новина \(number)", "a.en", "и\u{306}", "post"])
            let ending = dice.pick([".md", ".md", ".markdown", ".mdx", ".html", ".txt"])
            tree[folder + name + "-\(number)" + ending] = oldText(&dice)
        }
        if dice.chance(40) {
            tree[dice.pick(["config.toml", "hugo.toml", "_config.yml", "config.yaml", "hugo.json"])] = Mutation.text(
                dice.pick([
                    "title = \"Місто\"\nbaseURL = \"https://old.example/\"\n",
                    "title: Місто\nurl: https://old.example\n", "{\"title\": \"Місто\"}",
                ]),
                &dice, times: dice.number(0...2))
        }
        tree.put([UInt8](smallPicture), at: dice.pick(["static/img/a.png", "a.png", "content/news/a.png"]))
        let (several, files) = try imported(tree, workers: 4)
        let (one, same) = try imported(tree, workers: 1)
        var judgement = Judgement()
        judgement.files = files
        let differing = Set(files.keys).union(same.keys).filter { files[$0] != same[$0] }
        if !differing.isEmpty { judgement.faults.append("other files with one worker: \(differing.sorted())") }
        if several.text(in: .en) != one.text(in: .en) {
            judgement.faults.append("another report with one worker")
        }
        let known = Set(several.files.map { Array($0.path.utf8) })
        for (path, _) in tree.files where !known.contains(Array(path.utf8)) {
            judgement.faults.append("not accounted for: \(path)")
        }
        let folder = TemporaryFolder()
        var made = SourceTree()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { made.put(bytes, at: "content/" + path) }
        try made.lay(in: folder.path)
        let site = try checked(folder)
        for one in site.report.diagnostics.all where one.severity == .error {
            judgement.faults.append("what was imported does not build: \(one.id) \(one.place) \(one.arguments)")
        }
        judgement.faults = Array(judgement.faults.prefix(8))
        return judgement
    }

    private static func imported(_ tree: SourceTree, workers: Int) throws -> (ImportReport, [String: [UInt8]]) {
        let folder = TemporaryFolder()
        try makeFolder(folder.path + "/old")
        try tree.lay(in: folder.path + "/old")
        let report = try importMarkdown(
            ImportRequest(folder: folder.path + "/old", output: folder.path + "/content", workers: workers))
        let made = SourceTree.read(folder.path + "/content", as: "content")
        let files = made.files.map { (String($0.path.dropFirst("content/".count)), $0.bytes) }
        return (report, Dictionary(files) { first, _ in first })
    }

    private static func oldText(_ dice: inout Dice) -> String {
        var values = FieldValues()
        values.slugs = [:]
        let title = HostileText.quotedLine(&dice, beginsWithLetter: true)
        let fronts = [
            "---\ntitle: \(title)\ndate: 2015-01-07 9:15:44 -0400\ntags: [вода, \(HostileText.quotedLine(&dice))]\ndraft: false\n---\n",
            "+++\ntitle = \(title)\ndate = 2015-01-07T09:15:44Z\ntags = [\"вода\"]\n[params]\nx = 1\n+++\n",
            "{\n\"title\": \(title), \"date\": \"2015-01-07\", \"categories\": [\"вода\"]\n}\n\n",
            "---\ntitle: \(title)\nlayout: post\npermalink: /old/\(dice.pick(FieldValues.specials))x/\nimage: /img/a.png\n---\n",
            "",
        ]
        let bodies = [
            MarkdownText.body(&dice), Mutation.text(oldBody, &dice), oldBody,
            Mutation.text(String(decoding: dice.pick(MadeTown.demo.files).bytes, as: UTF8.self), &dice),
        ]
        let whole = dice.pick(fronts) + dice.pick(bodies)
        return dice.chance(40) ? Mutation.text(whole, &dice) : whole
    }

    private static let oldBody = """
        Вступ із [посиланням](/news/a/) та {{< ref "news/a.md" >}}.

        {{< figure src="/img/a.png" alt="Знімок" caption="Підпис \\"x\\"" >}}
        {{% notice warning %}}
        Увага, **ремонт**.
        {{% /notice %}}
        {% if page.x %}Ні{% endif %} {{ site.title | escape }} {% include a.html x="y" %}

        <div class="box"><p>Абзац &nbsp; <b>жирний</b><br>рядок</p><table><tr><th>А<td colspan=2>Б</table></div>
        <iframe src="https://host.example/v"></iframe><script>alert(1)</script><!-- нотатка -->
        <img src="../static/img/a.png" alt='А "Б"'><a href="javascript:alert(1)">x</a>
        <details><summary>Ще</summary>Текст</details>

        import X from './x.astro'

        <X client:load prop={1} />
        ![Знімок](a.png "Назва"){: .class }
        [Документ]({{ '/files/a.pdf' | relative_url }}) :smile: ==mark== H~2~O $x_1$

        | А | Б |
        |---|---|
        | 1 | 2 |

        """

    /// A folder of an earlier build's memory, damaged; the next build must give what one without memory gives.
    static let cache = Fuzzer("cache", cases: 3) { dice in
        let folder = TemporaryFolder()
        var tree = smallTown(&dice)
        try tree.lay(in: folder.path)
        let hasCards = dice.chance(5)
        func project(_ output: String, _ cache: String?) -> Project {
            Project(
                content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
                output: folder.path + "/" + output, cache: cache.map { folder.path + "/" + $0 },
                hasCards: hasCards,
                hasSearch: false, workers: dice.pick([1, 4]))
        }
        let now = try instant("2026-11-21 12:00")
        _ = try build(project("_site", "cache"), at: now)
        var judgement = Judgement()
        for round in 0..<2 {
            for name in try names(in: folder.path + "/cache").sorted() where dice.chance(50) {
                try damage(folder.path + "/cache/" + name, &dice)
            }
            if dice.chance(40),
                let path = tree.files.map(\.path).filter({ $0.hasSuffix(".md") }).randomElement(using: &dice)
            {
                tree[path] = (tree[path] ?? "") + "\nЩе речення \(round).\n"
                try tree.lay(in: folder.path)
            }
            let warm = try build(project("_site", "cache"), at: now)
            let cold = try build(project("cold-\(round)", nil), at: now)
            if warm.diagnostics.all != cold.diagnostics.all {
                judgement.faults.append("other diagnostics than without a cache")
            }
            let (have, want) = (
                try contents(of: folder.path + "/_site"), try contents(of: folder.path + "/cold-\(round)")
            )
            judgement.files = want.mapValues { [UInt8]($0) }
            for path in Set(have.keys).union(want.keys).sorted() where have[path] != want[path] {
                judgement.faults.append("round \(round): other bytes than without a cache: \(path)")
            }
        }
        judgement.faults = Array(judgement.faults.prefix(8))
        return judgement
    }

    private static func smallTown(_ dice: inout Dice) -> SourceTree {
        var tree = SourceTree()
        tree["content/site.yml"] = MadeTown.settings
        tree.put([UInt8](smallPicture), at: "content/a.png")
        for number in 0..<4 {
            tree["content/news/n\(number).md"] = """
                ---
                title: Новина \(number)
                date: 2026-11-1\(number)
                image: {src: a.png, alt: Знімок}
                tags: [вода]
                services: s0
                ---
                Текст новини \(number), у якому є [послуга](../services/s0.md) та щось іще.

                """
        }
        tree["content/services/s0.md"] = "---\ntitle: Послуга\ntags: [вода]\n---\n## Як подати\n\nОсь так.\n"
        tree["content/events/e0.md"] = "---\ntitle: Подія\nstart: 2026-11-25 10:00\nplace: Площа\n---\nПодія.\n"
        return tree
    }

    private static func damage(_ path: String, _ dice: inout Dice) throws {
        guard kindOfPath(path) == .file else { return }
        var bytes = try readFile(path)
        switch dice.below(8) {
        case 0: try removeFile(path)
        case 1: bytes = []
        case 2: bytes = Array("чуже\n".utf8) + bytes
        case 3: bytes += Mutation.bytes(bytes, &dice)
        default: bytes = Mutation.bytes(bytes, &dice, times: dice.number(1...3))
        }
        if kindOfPath(path) == .file { try writeFile(bytes, to: path) }
    }
}
