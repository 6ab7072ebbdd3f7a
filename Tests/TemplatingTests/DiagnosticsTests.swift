import SourceText
import Testing

@testable import Templating

private let link = Shape("link", [Slot("url", .text), Slot("title", .text)])
private let page = Shape(
    "page",
    [
        Slot("title", .text), Slot("body", .html), Slot("tags", .texts), Slot("draft", .flag),
        Slot("links", .list(link)), Slot("author", .record(link)), Slot("layout", .partial(["wide", "lost"])),
    ])

private func mistakes(_ texts: KeyValuePairs<String, String>) -> [String] { Loaded(texts, page).mistakes }

@Suite struct DiagnosticsTests {
    @Test func unknownNameHasItsPlaceAndTheNearestKnown() {
        #expect(mistakes(["page": "a {{titel}} b"]) == ["template.unknownName page:titel → title"])
        #expect(
            mistakes(["page": "{{author.nam}}{{autor.url}}"]) == [
                "template.unknownName page:nam", "template.unknownName page:autor → author",
            ])
        #expect(mistakes(["page": "{{#links}}{{ darft }}{{/links}}"]) == ["template.unknownName page:darft → draft"])
        #expect(
            mistakes(["page": "{{title.url}}{{a..b}}{{.a}}"]) == [
                "template.notRecord page:url", "template.unknownName page:a", "template.unknownName page:",
            ])
    }

    @Test func valuesAreUsedAsTheirTypesAllow() {
        #expect(
            mistakes(["page": "{{{title}}}{{body}}{{links}}{{draft}}{{author}}{{.}}{{>*title}}"]) == [
                "template.rawText page:title", "template.escapedHTML page:body", "template.notText page:links",
                "template.notText page:draft", "template.notText page:author", "template.noItem page:.",
                "template.notPartial page:title",
            ])
        #expect(
            mistakes(["page": "{{#body}}{{.}}{{/body}}{{#tags}}{{{.}}}{{/tags}}"]) == [
                "template.escapedHTML page:.", "template.rawText page:.",
            ])
    }

    @Test func missingPartialsAndParentsNameTheNearest() {
        #expect(
            mistakes(["page": "{{>hedaer}}{{<layuot}}{{/layuot}}", "header": "", "layout": ""]) == [
                "template.missingPartial page:hedaer → header", "template.missingPartial page:layuot → layout",
            ])
        #expect(mistakes(["page": "{{>*layout}}", "wide": ""]) == ["template.missingPartial page:layout"])
        #expect(Loaded(["news": ""], [("new", page)]).mistakes == ["template.missing new: → news"])
    }

    @Test func brokenSyntaxHasItsPlace() {
        #expect(mistakes(["page": "a {{title"]) == ["template.unclosedTag page:{{"])
        #expect(mistakes(["page": "{{#draft}}{{title}}"]) == ["template.unclosedSection page:{{#draft}}"])
        #expect(mistakes(["page": "{{#draft}}{{#links}}x{{/draft}}"]) == ["template.unclosedSection page:{{#links}}"])
        #expect(mistakes(["page": "{{#draft}}{{/darft}}{{/draft}}"]) == ["template.strayClose page:{{/darft}} → draft"])
        #expect(
            mistakes(["page": "{{=a=}}{{}}{{ }}{{#}}{{=<% %>=}}<%title%>"]) == [
                "template.badDelimiters page:{{=a=}}", "template.emptyTag page:{{}}", "template.emptyTag page:{{ }}",
                "template.emptyTag page:{{#}}",
            ])
        #expect(mistakes(["page": "", "unused": "{{#a}}"]) == ["template.unclosedSection unused:{{#a}}"])
    }

    @Test func mistakeInAPartialIsToldOnce() {
        let loaded = Loaded(
            [
                "page": "{{>part}}{{>part}}{{#links}}{{>part}}{{/links}}", "other": "{{>part}}",
                "part": "{{oops}}{{#x}}",
            ],
            [("page", page), ("other", page), ("other", link)])
        #expect(loaded.mistakes == ["template.unknownName part:oops", "template.unclosedSection part:{{#x}}"])
    }

    @Test func mistakesComeInTheOrderOfFilesAndPlaces() {
        #expect(
            mistakes(["a": "{{#z}}", "page": "{{one}}{{>a}}{{two}}{{#y}}"]) == [
                "template.unclosedSection a:{{#z}}", "template.unknownName page:one", "template.unknownName page:two",
                "template.unclosedSection page:{{#y}}",
            ])
    }

    @Test func whatAChildSaysInVainIsTold() {
        let texts: KeyValuePairs = [
            "page": "{{<layout}} {{! fine }} {{$mian}}x{{/mian}} lost {{$foot}}{{/foot}}{{/layout}}",
            "layout": "{{$main}}{{/main}}{{>footer}}", "footer": "{{$foot}}{{/foot}}",
        ]
        #expect(mistakes(texts) == ["template.unknownBlock page:mian → main", "template.lostText page: lost "])
    }

    @Test func templateWithAMistakeStillRendersTheRest() {
        let shape = Shape("s", [Slot("a", .text)])
        #expect(Loaded(["page": "1{{a}}2{{b}}3"], shape).render(Record(shape, [.text("x")])) == "1x23")
    }

    @Test func everyMessageHasBothLanguages() {
        for message in [Message.unclosedTag, .unknownName, .lostText, .tooLarge, .endless] {
            #expect(!message.text.uk.isEmpty && !message.text.en.isEmpty && message.id.hasPrefix("template."))
        }
    }
}
