import SourceText
import Testing

@testable import Templating

private let shape = Shape("s", [Slot("a", .text), Slot("items", .texts), Slot("on", .flag)])

private func compact(_ texts: KeyValuePairs<String, String>, on: Bool = true) -> String {
    let loaded = Loaded(texts, shape, isCompact: true)
    #expect(loaded.mistakes == [])
    return loaded.render(Record(shape, [.text("A  \n  A"), .texts(["1", "2"]), .flag(on)]))
}

@Suite struct CompactTests {
    @Test func lineEndsSwallowTheSpaceAround() {
        #expect(compact(["page": "<p>  \n\n   <b>a  b</b> \t\r\n</p>\n"]) == "<p>\n<b>a  b</b>\n</p>\n")
        #expect(compact(["page": "\n\n  <p>"]) == "<p>")
    }

    @Test func valuesStayAsTheyAre() {
        #expect(compact(["page": "<p>\n  {{a}}\n</p>  {{a}} <i>"]) == "<p>\nA  \n  A\n</p>  A  \n  A <i>")
    }

    @Test func preformattedTextStaysAsItIs() {
        let text = "<pre>\n  a\n\n</pre>\n  <textarea rows=1>\n\n</textarea>\n\n<preview>\n\n</preview>"
        #expect(
            compact(["page": text]) == "<pre>\n  a\n\n</pre>\n<textarea rows=1>\n\n</textarea>\n<preview>\n</preview>")
    }

    @Test func sectionsAndPartialsLeaveNoIndentation() {
        let page =
            "<ul>\n  {{#items}}\n    <li>{{.}}</li>\n  {{/items}}\n\n  {{#on}}\n    {{>part}}\n  {{/on}}\n</ul>\n"
        #expect(
            compact(["page": page, "part": "  <i>\n    x\n  </i>\n"])
                == "<ul>\n<li>1</li>\n<li>2</li>\n<i>\nx\n</i>\n</ul>\n")
        #expect(compact(["page": page, "part": "  <i>"], on: false) == "<ul>\n<li>1</li>\n<li>2</li>\n</ul>\n")
    }

    @Test func spaceBetweenWordsIsNeverLost() {
        #expect(compact(["page": "{{#items}}\n  a\n  {{>b}}\n{{/items}}\n  c", "b": "b"]) == "a\nb\na\nb\nc")
        #expect(compact(["page": "x {{>b}} y {{! c }} z", "b": " b "]) == "x  b  y  z")
        #expect(compact(["page": "x\n{{#on}}y{{/on}}\n  z"], on: false) == "x\n\nz")
        #expect(compact(["page": "x{{#on}} y{{/on}} z"]) == "x y z")
    }

    @Test func textsAcrossPartialsAreOneRun() {
        let loaded = Loaded(
            ["page": "a\n{{>b}}\n{{! c }}\n{{<d}}{{$e}}3{{/e}}{{/d}}4", "b": "1\n", "d": "2{{$e}}{{/e}}"], shape)
        #expect(loaded.set["page", shape]?.program.code.count == 1)
    }
}
