import SourceText
import Testing

@testable import Templating

private let link = Shape("link", [Slot("url", .text), Slot("title", .text), Slot("current", .flag)])
private let site = Shape("site", [Slot("title", .text), Slot("menu", .list(link)), Slot("owner", .record(link))])
private let page = Shape(
    "page",
    [
        Slot("site", .record(site)), Slot("title", .text), Slot("body", .html), Slot("tags", .texts),
        Slot("draft", .flag), Slot("photo", .record(link)), Slot("layout", .partial(["wide", "narrow"])),
    ])
private let node = Shape("node") { node in [Slot("name", .text), Slot("nodes", .list(node))] }

private func menuLink(_ url: String, _ title: String, current: Bool = false) -> Record {
    Record(link, [.text(url), .text(title), .flag(current)])
}

private let home = Record(
    site,
    [
        .text("Громада & люди"), .list([menuLink("/a", "<A>"), menuLink("/b", "B", current: true)]),
        .record(menuLink("/rada", "Рада")),
    ])

private func sample(
    title: Value = .text("Назва"), body: Value = .html(Array("<p>1</p>".utf8)), tags: Value = .texts(["x", "<y>"]),
    draft: Bool = false, photo: Value = .absent, layout: Value = .partial("wide"), site: Record = home
) -> Record {
    Record(page, [.record(site), title, body, tags, .flag(draft), photo, layout])
}

private func rendered(_ text: String, _ record: Record = sample()) -> String {
    let loaded = Loaded(["page": text, "wide": "[W {{title}}]", "narrow": "[N]"], record.shape)
    #expect(loaded.mistakes == [])
    return loaded.render(record)
}

@Suite struct TypedTests {
    @Test func textIsEscapedAndHTMLIsNot() {
        #expect(rendered("{{title}} {{{body}}} {{&body}}") == "Назва <p>1</p> <p>1</p>")
        #expect(rendered("{{title}}", sample(title: .bytes(Array("a<b".utf8)))) == "a&lt;b")
    }

    @Test func deferredHTMLIsWrittenWhenThePageIs() {
        let body = Deferred(digest: Digest(of: [1])) { $0.write("<i>later</i>") }
        #expect(
            rendered("<{{{body}}}>{{#body}}+{{{.}}}{{/body}}", sample(body: .deferred(body)))
                == "<<i>later</i>>+<i>later</i>")
    }

    @Test func listsTextsFlagsAndRecordsOpenAsSections() {
        #expect(
            rendered("{{#site.menu}}{{title}}{{#current}}*{{/current}} of {{site.title}};{{/site.menu}}")
                == "&lt;A&gt; of Громада &amp; люди;B* of Громада &amp; люди;")
        #expect(
            rendered("{{#tags}}({{.}}{{#draft}}!{{/draft}}{{^draft}}?{{.}}{{/draft}}){{/tags}}")
                == "(x?x)(&lt;y&gt;?&lt;y&gt;)")
        #expect(rendered("{{#photo}}{{url}}{{/photo}}{{^photo}}none{{/photo}}") == "none")
        #expect(
            rendered("{{#photo}}{{url}} {{title}}{{/photo}}", sample(photo: .record(menuLink("/p", "P")))) == "/p P")
        #expect(rendered("{{#title}}<b>{{.}}</b>{{/title}}") == "<b>Назва</b>")
        #expect(rendered("{{#title}}<b>{{.}}</b>{{/title}}{{^title}}-{{/title}}", sample(title: .text(""))) == "-")
    }

    @Test func dottedNamesGoDown() {
        #expect(rendered("{{site.owner.title}} {{#site.owner}}{{url}}{{/site.owner}}") == "Рада /rada")
    }

    @Test func absentStaysAbsentThoughAnOuterRecordHasTheName() {
        let photo = Record(link, [.text("/p"), .absent, .flag(false)])
        #expect(rendered("{{#photo}}[{{title}}]{{/photo}}", sample(photo: .record(photo))) == "[]")
    }

    @Test func slotNamesThePartial() {
        #expect(rendered("{{>*layout}}") == "[W Назва]")
        #expect(rendered("{{>*layout}}", sample(layout: .partial("narrow"))) == "[N]")
        #expect(rendered("{{>*layout}}", sample(layout: .absent)) == "")
    }

    @Test func partialsRecurseThroughRecords() {
        let leaf = Record(node, [.text("c"), .list([])])
        let tree = Record(node, [.text("a"), .list([Record(node, [.text("b"), .list([leaf])]), leaf])])
        let loaded = Loaded(["page": "{{>item}}", "item": "{{name}}({{#nodes}}{{>item}}{{/nodes}})"], node)
        #expect(loaded.mistakes == [])
        #expect(loaded.render(tree) == "a(b(c())c())")
    }

    @Test func blocksReachThroughPartialsAndParents() {
        let loaded = Loaded(
            [
                "page": "{{<article}}{{$main}}{{title}}{{/main}}{{$foot}}F{{/foot}}{{/article}}",
                "article": "{{<layout}}{{$main}}default{{/main}}{{$side}}S{{/side}}{{/layout}}",
                "layout": "<{{$main}}{{/main}}|{{$side}}{{/side}}|{{>footer}}>",
                "footer": "{{$foot}}none{{/foot}}",
            ], page)
        #expect(loaded.mistakes == [])
        #expect(loaded.render(sample()) == "<Назва|S|F>")
    }

    @Test func blockCannotPutItselfIntoItself() {
        let loaded = Loaded(
            ["page": "{{<layout}}{{$a}}x{{$a}}y{{/a}}{{/a}}{{/layout}}", "layout": "[{{$a}}{{/a}}]"], page)
        #expect(loaded.render(sample()) == "[xy]")
    }

    @Test func sealedRecordsRenderTheSame() {
        let text = "{{site.title}}{{#site}}{{#menu}}{{url}}{{/menu}}{{/site}}{{{body}}}"
        #expect(rendered(text, sample(site: home.sealed())) == rendered(text, sample()))
        #expect(rendered(text, sample().sealed()) == rendered(text, sample()))
    }

    @Test func threadsShareATemplate() {
        let loaded = Loaded(["page": "{{title}}{{#site.menu}}{{title}}{{/site.menu}}"], page)
        let pages = (0..<500).map { sample(title: .text("№\($0)"), site: home.sealed()) }
        let template = loaded.set["page", page]
        let texts = pages.mapConcurrently(workers: 4) { record in
            var out = ByteWriter()
            try? template?.render(record, into: &out)
            return String(decoding: out.bytes, as: UTF8.self)
        }
        #expect(texts == (0..<500).map { "№\($0)&lt;A&gt;B" })
    }
}

@Suite struct DigestTests {
    private func digest(_ record: Record) -> Digest {
        var hash = SHA256()
        record.hash(into: &hash)
        return hash.digest()
    }

    @Test func everyValueCounts() {
        let variants = [
            sample(), sample(title: .text("Інша")), sample(body: .html([])), sample(tags: .texts(["x<y>"])),
            sample(draft: true), sample(photo: .record(menuLink("", ""))), sample(layout: .absent),
            sample(title: .absent), sample(title: .text("")),
            sample(body: .deferred(Deferred(digest: Digest(of: [1])) { _ in })),
            sample(body: .deferred(Deferred(digest: Digest(of: [2])) { _ in })),
            sample(site: Record(site, [.text(""), .list([]), .absent])), sample(site: home.sealed()),
        ]
        #expect(Set(variants.map(digest)).count == variants.count)
    }

    @Test func equalRecordsHaveEqualDigests() {
        #expect(digest(sample()) == digest(sample()))
        #expect(digest(sample(site: home.sealed())) == digest(sample(site: home.sealed())))
        #expect(digest(sample().sealed()) == digest(sample().sealed().sealed()))
        #expect(digest(sample(title: .text("a"))) == digest(sample(title: .bytes([0x61]))))
    }

    @Test func templateDigestCoversWhatItReachesAndNoMore() {
        func digest(
            page text: String = "{{>part}}{{<parent}}{{/parent}}{{>*layout}}", part: String = "{{>inner}}",
            inner: String = "1", parent: String = "2", wide: String = "3", other: String = "4", shape: Shape = page,
            isCompact: Bool = false
        ) -> Digest? {
            Loaded(
                [
                    "page": text, "part": part, "inner": inner, "parent": parent, "wide": wide, "narrow": "",
                    "other": other,
                ], shape, isCompact: isCompact
            ).set["page", shape]?.digest
        }
        let first = digest()
        #expect(first != nil)
        #expect(digest() == first)
        #expect(digest(other: "changed") == first)
        for changed in [
            digest(page: "{{>part}}"), digest(part: "{{>inner}} "), digest(inner: "!"), digest(parent: "!"),
            digest(wide: "!"), digest(isCompact: true),
        ] { #expect(changed != first) }
        // The same text over the same values, but the slots have changed places.
        let (a, b) = (Slot("a", .text), Slot("b", .text))
        #expect(digest(page: "{{a}}", shape: Shape("p", [a, b])) != digest(page: "{{a}}", shape: Shape("p", [b, a])))
    }
}
