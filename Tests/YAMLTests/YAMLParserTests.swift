import SourceText
import Testing
import YAML

private func parsed(_ text: String) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let node = parseYAML(Array(text.utf8)[...], path: "a.yml", into: &diagnostics)
    return (node, diagnostics.all)
}

@Test func rangesAreBytesThoughTheParserCountsCharacters() throws {
    let text = "назва: Солов'їн\nтеги: [вода, \"світло\"]\n"
    let node = try #require(parsed(text).node)
    let bytes = Array(text.utf8)
    guard case .scalar(let name)? = node["назва"] else {
        Issue.record("no scalar")
        return
    }
    #expect(String(decoding: bytes[name.range], as: UTF8.self) == "Солов'їн")
    guard case .sequence(let tags, _)? = node["теги"], case .scalar(let second) = tags[1] else {
        Issue.record("no list")
        return
    }
    #expect(String(decoding: bytes[second.range], as: UTF8.self) == "\"світло\"")
    #expect(!second.isPlain)
}

@Test(arguments: [
    ("title: Увага: ремонт", "yaml.colon"), ("a: 1\na: 2", "yaml.duplicateKey"), ("a: \"б", "yaml.unclosedQuote"),
    ("a:\n\t- b", "yaml.tab"), ("a: *b", "yaml.unknownAlias"), ("a: @b", "yaml.startCharacter"),
    ("? [a]\n: b", "yaml.keyNotText"), ("a: \u{1}", "yaml.controlCharacter"), ("a: 1\nb\nc: 2", "yaml.missingColon"),
])
func brokenTextSaysWhatIsWrong(text: String, id: String) {
    let result = parsed(text)
    #expect(result.node == nil)
    #expect(result.diagnostics.map(\.id) == [id])
}

@Test func aliasBombIsRefusedAndASmallAliasIsNot() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
        let names = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        bomb += "a\(level): &a\(level) [\(names)]\n"
    }
    #expect(parsed(bomb).diagnostics.map(\.id) == ["yaml.tooMuch"])
    #expect(parsed("a: &x б\nb: *x").diagnostics.isEmpty)
}
