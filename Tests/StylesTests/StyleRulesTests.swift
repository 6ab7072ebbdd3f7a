import Styles
import Testing

@Suite struct StyleRulesTests {
    private func applying(_ css: String, to markup: String) -> String {
        var names = MarkupNames()
        names.add(wordsOf: Array(markup.utf8)[...])
        return String(decoding: StyleRules(Array(css.utf8)).applying(to: names), as: UTF8.self)
    }

    @Test func ruleWhoseClassNeverOccursIsLeftOut() {
        #expect(applying(".a { color: red; } .b { color: blue }", to: "<p class=\"a\">") == ".a{color:red}")
    }

    @Test func selectorOfAListThatCannotApplyIsLeftOutAlone() {
        #expect(applying("h1, .b h2, p { margin: 0 }", to: "<h1><h2><p>") == "h1,p{margin:0}")
    }

    @Test func descendantsAndAttributesAreAskedForAndNegationsAreNot() {
        let css = "form[role=search] input{a:b}.x:not(.y)>b::before{c:d}li:has(>label){e:f}"
        #expect(applying(css, to: "form role input") == "form[role=search] input{a:b}")
        #expect(applying(css, to: "x b") == ".x:not(.y)>b::before{c:d}")
        #expect(applying(css, to: "li") == "li:has(>label){e:f}")
    }

    @Test func emptyGroupsGoAndOthersKeepWhatApplies() {
        let css = "@media print { .a { b: c } .d { e: f } } @media (min-width: 9em) { .a { g: h } }"
        #expect(applying(css, to: "d") == "@media print{.d{e:f}}")
    }

    @Test func whatIsNoRuleOfSelectorsStays() {
        let css = "@font-face{src:url(\"a{b\")}@keyframes k{from{top:0}to{top:1px}}:root{--a:1}*{b:c}"
        #expect(applying(css, to: "") == css)
    }

    @Test func stringsAndBracketsHideBracesAndCommas() {
        let css = ".a::before{content:\"}{\\\"\"}a[href^=\"x,{\"],.b{c:d}"
        #expect(applying(css, to: "a href") == css.replacing(",.b", with: ""))
    }

    @Test func nameThatAValueEndsIsKnownByItsBeginning() {
        var names = MarkupNames()
        names.add(wordsOf: Array("<body class=\"page-".utf8)[...], beforeValue: true)
        let css = Array(".page-news p{a:b}.page-news{c:d}.pager{e:f}".utf8)
        #expect(StyleRules(css).applying(to: names) == Array(".page-news{c:d}".utf8))
    }

    @Test func brokenSheetEndsWithItself() {
        for css in [
            "{", "}", "}}a{", "a{b:c", "@media print{", "\"", "/*", "a,", "@import", "[",
            String(repeating: "@media x{", count: 500),
        ] {
            _ = applying(css, to: "a")
        }
        #expect(applying("a{b:c", to: "a") == "a{b:c")
    }
}
