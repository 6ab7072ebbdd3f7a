import SourceText
import TestSupport
import Testing

@testable import Hub

/// What the fuzzers found, each as the smallest site that shows it. What comes of it is published and sound.
private struct FuzzCase: Sendable, CustomStringConvertible {
    let description: String
    let files: [(path: String, text: String)]

    init(_ description: String, _ files: (path: String, text: String)...) {
        self.description = description
        self.files = files
    }

    /// An entry of a kind with a text in its title and its summary, as YAML takes it between double quotes.
    init(_ description: String, text: String) {
        let quoted = HostileText.quoted("А" + text + "Б")
        self.init(
            description,
            (
                "content/news/n.md",
                "---\ntitle: \(quoted)\nsummary: \(quoted)\nsource: \(quoted)\ndate: 2026-11-20\ntags: [\(quoted)]\n---\nТекст.\n"
            ),
            (
                "content/events/e.md",
                "---\ntitle: \(quoted)\nstart: 2026-11-25 10:00\nplace: \(quoted)\naudience: \(quoted)\n---\nТекст.\n"
            ))
    }

    static let all = [
        FuzzCase("a quote with a combining sign on it in a table", text: "\"\u{301}"),
        FuzzCase("an ampersand with a joiner on it in a feed", text: "&\u{200D}"),
        FuzzCase("a less-than sign with a variation selector on it", text: "<\u{FE0F}zq7x>"),
        FuzzCase("a comma and a semicolon with signs on them in a calendar", text: ",\u{300};\u{34F}\\\u{300}"),
        FuzzCase("a quote behind a sign that goes before", text: "\u{600}\"\u{600}&\u{600}<"),
    ]
}

@Test(arguments: FuzzCase.all) private func whatFuzzersFoundStaysMended(_ one: FuzzCase) throws {
    var tree = SourceTree()
    tree["content/site.yml"] = MadeTown.settings
    for (path, text) in one.files { tree[path] = text }
    let judgement = try SiteOracle(takesOutRefused: false).judge(tree)
    #expect(judgement.diagnostics.filter { $0.severity == .error }.map(\.id) == [])
    #expect(judgement.isPublished)
    #expect(judgement.faults == [])
}

/// What reads like code to the conversion, deep in lists, quotations and notes, and is none: its links lead nowhere then.
@Test func linksWhereTheConversionSawCodeAreLetters() throws {
    for text in [
        "    1. > а\n       > [^2]: б\n       >     ![день](<б {}.png>)\\", "1. > [^2]: б\n   >     [а](нема.md)",
    ] {
        let imported = try Imported(
            "-- a.md --\n---\ntitle: А\n---\nа[^1][^2]\n\n[^1]: б\n\n\(text)\n", languages: ["uk"])
        #expect(try imported.site().errors == [])
    }
}

/// Backticks within a paragraph's indented line are a code span: what follows is not code, and its picture is looked for.
@Test func anIndentedLineOfBackticksInAParagraphOpensNoFence() throws {
    for text in ["- x ```html\n      А\n      ```", "x ```html\n    А\n    ```", "- [x] ```html\n      А\n      ```"] {
        let imported = try Imported("-- a.md --\n---\ntitle: А\n---\n\(text)\n\n![день](a.png)\n", languages: ["uk"])
        #expect(try imported.site().errors == [])
        #expect(imported.remarks("a.md").contains("import.pictureLost"))
    }
}
