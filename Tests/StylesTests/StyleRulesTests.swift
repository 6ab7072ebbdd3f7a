import Styles
import Testing

@Suite struct StyleRulesTests {
    private func applying(_ css: String, to markup: String) -> String {
        let rules = StyleRules(Array(css.utf8))
        return String(decoding: rules.applying(to: rules.names(inMarkup: Array(markup.utf8).span)), as: UTF8.self)
    }

    @Test func ruleWhoseClassNeverOccursIsLeftOut() {
        #expect(applying(".a { color: red; } .b { color: blue }", to: "<p class=\"a\">") == ".a{color:red}")
    }

    @Test func selectorOfAListThatCannotApplyIsLeftOutAlone() {
        #expect(applying("h1, .b h2, p { margin: 0 }", to: "<h1><h2><p>") == "h1,p{margin:0}")
    }

    @Test func descendantsAndAttributesAreAskedForAndNegationsAreNot() {
        let css = "form[role=search] input{a:b}.x:not(.y)>b::before{c:d}li:has(>label){e:f}"
        #expect(applying(css, to: "<form role=x><input>") == "form[role=search] input{a:b}")
        #expect(applying(css, to: "<b class=x>") == ".x:not(.y)>b::before{c:d}")
        #expect(applying(css, to: "<li>") == "li:has(>label){e:f}")
    }

    @Test func emptyGroupsGoAndOthersKeepWhatApplies() {
        let css = "@media print { .a { b: c } .d { e: f } } @media (min-width: 9em) { .a { g: h } }"
        #expect(applying(css, to: "<i class='c d'>") == "@media print{.d{e:f}}")
    }

    @Test func whatIsNoRuleOfSelectorsStays() {
        let css = "@font-face{src:url(\"a{b\")}@keyframes k{from{top:0}to{top:1px}}:root{--a:1}*{b:c}"
        #expect(applying(css, to: "") == css)
    }

    @Test func stringsAndBracketsHideBracesAndCommas() {
        let css = ".a::before{content:\"}{\\\"\"}a[href^=\"x,{\"],.b{c:d}"
        #expect(applying(css, to: "<a href>") == css.replacing(",.b", with: ""))
    }

    @Test func namesAreReadFromTagsAlone() {
        let css = "a{x:y}.b{x:y}#c{x:y}[d]{x:y}.e{x:y}"
        #expect(applying(css, to: "a b c d e &lt;a&gt; <!--a--> </a>") == "")
        #expect(applying(css, to: "<A CLASS='q b'><i id=c title='>d e' class>") == "a{x:y}.b{x:y}#c{x:y}")
        #expect(applying(css, to: "<p d><p class=\"b\ne\"") == ".b{x:y}[d]{x:y}.e{x:y}")
    }

    @Test func brokenMarkupEndsWithItself() {
        for markup in ["<", "<a", "<a ", "<a b", "<a b=", "<a b='", "<a class=\"b", "<a =", "<a b==c", "<>"] {
            _ = applying("a{x:y}", to: markup)
        }
    }

    @Test func scriptMayWriteEachOfItsWordsAndDataByItsProperty() {
        let rules = StyleRules(Array("a{x:y}.b-c{x:y}[data-on-line]{x:y}.d{x:y}".utf8))
        let names = rules.names(inScript: Array("e.dataset.onLine = f('b-c', `<a>`)".utf8))
        #expect(String(decoding: rules.applying(to: names), as: UTF8.self) == "a{x:y}.b-c{x:y}[data-on-line]{x:y}")
    }

    @Test func brokenSheetEndsWithItself() {
        for css in [
            "{", "}", "}}a{", "a{b:c", "@media print{", "\"", "/*", "a,", "@import", "[",
            String(repeating: "@media x{", count: 500),
        ] {
            _ = applying(css, to: "<a>")
        }
        #expect(applying("a{b:c", to: "<a>") == "a{b:c")
    }
}
