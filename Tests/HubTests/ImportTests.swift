import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

/// An old tree laid into a folder, brought in, and built.
struct Imported {
    let folder: TemporaryFolder
    let report: ImportReport

    init(
        _ text: String, kinds: [(String, String)] = [], fields: [(String, String)] = [], base: String? = nil,
        languages: [String] = [], below: String = "",
        permalinks: [(String, String)] = [], files: [String: Data] = [:]
    ) throws {
        folder = TemporaryFolder()
        for (path, data) in files { folder.write(data, to: "old/" + path) }
        lay(
            text.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.hasPrefix("-- ") ? "-- old/" + $0.dropFirst(3) : String($0)
            }.joined(separator: "\n"), in: folder)
        report = try importMarkdown(
            ImportRequest(
                folder: folder.path + "/old" + below, output: folder.path + "/content",
                kinds: kinds.map { (folder: $0.0, kind: $0.1) },
                fields: fields.map { (theirs: $0.0, ours: $0.1) }, baseURL: base, languages: languages,
                permalinks: permalinks.map { (folder: $0.0, pattern: $0.1) }))
    }

    subscript(path: String) -> String {
        (try? String(contentsOfFile: folder.path + "/content/" + path, encoding: .utf8)) ?? ""
    }

    /// The text below the front matter.
    func body(_ path: String) -> String {
        let parts = self[path].components(separatedBy: "---\n")
        return parts.dropFirst(2).joined(separator: "---\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func outcome(_ path: String) -> ImportReport.Outcome? { report.files.first { $0.path == path }?.outcome }
    func remarks(_ path: String) -> [String] { report.files.first { $0.path == path }?.remarks.map(\.id) ?? [] }

    /// What a build would say; everything that can be wrong is known before anything is rendered.
    func site() throws -> BuiltSite { try checked(folder) }
}

/// A folder's content as a build sees it, nothing rendered.
func checked(_ folder: TemporaryFolder) throws -> BuiltSite {
    let project = Project(
        content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
        output: folder.path + "/_site", cache: nil, hasCards: false, hasSearch: false)
    return BuiltSite(
        files: [:], report: try run(project, at: try instant("2026-11-21 12:00"), clock: { 0 }) { _, _ in nil })
}

/// The Markdown that a text becomes as the only page of a tree.
func converted(_ text: String, base: String? = nil) throws -> String {
    let tree = try Imported("-- page.md --\n---\ntitle: Сторінка\n---\n" + text, base: base, languages: ["uk"])
    let site = try tree.site()
    #expect(site.errors.isEmpty, "\(site.report.diagnostics.all)")
    return tree.body("pages/page.md")
}

private let onePixel = Data(
    base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!

@Suite struct ImportTests {
    @Test func fieldsOfAllThreeNotationsComeIn() throws {
        let tree = try Imported(
            """
            -- news/a.md --
            ---
            title: "Перша &#8217;новина&#8217;"
            deck: Про що вона
            pubDate: 2015-01-07 9:15:44 -0400
            lastmod: 2015-02-01
            categories: [вода, дороги]
            ---
            Текст.
            -- news/b.md --
            +++
            title = "Друга"
            date = 2015-01-08T10:00:00Z
            draft = true
            tags = ["вода", 'світло']
            description = \"\"\"
            Довгий
            опис\"\"\"
            [params]
            author = "Олена Коваль"
            +++
            Текст.
            -- news/c.md --
            {"title": "Третя \\u0442\\u0430", "date": "Jan 9, 2015", "tags": ["вода"], "unheardOf": 5}

            Текст.
            """, languages: ["uk"])
        #expect(
            tree["news/a.md"].contains(
                "title: Перша ’новина’\nsummary: Про що вона\ndate: 2015-01-07T09:15:44-04:00\nupdated: 2015-02-01\ntags:\n  - вода\n  - дороги\n"
            ))
        #expect(
            tree["news/b.md"].contains(
                "title: Друга\nsummary: Довгий опис\ndate: 2015-01-08T10:00:00Z\ntags:\n  - вода\n  - світло\nauthors:\n  - Олена Коваль\ndraft: true\n"
            ))
        #expect(tree["news/c.md"].contains("title: Третя та\ndate: 2015-01-09\n"))
        #expect(tree.remarks("news/c.md") == ["import.unknownKey"])
        #expect(tree.report.entries == 3)
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func whatIsMissingIsFilledAndSaid() throws {
        let tree = try Imported(
            """
            -- events/2019-05-06-day.md --
            # День міста

            Свято.
            -- authors/olena.md --
            ---
            display_name: Олена
            ---
            -- empty.md --
            ---
            ---
            -- plain-words.md --
            Самий текст.
            """, languages: ["uk"])
        #expect(tree["events/2019/05/day.md"].contains("title: День міста\nstart: 2019-05-06\nplace: не вказано\n"))
        #expect(tree.body("events/2019/05/day.md") == "Свято.")
        #expect(tree.remarks("events/2019-05-06-day.md").filter { $0 == "import.filled" }.count == 3)
        #expect(tree["people/olena.md"].contains("role: не вказано"))
        #expect(tree["pages/empty.md"].contains("title: Empty"))
        #expect(tree["pages/plain-words.md"].contains("title: Plain words"))
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func aJekyllSiteKeepsItsLinksAndAddresses() throws {
        let tree = try Imported(
            """
            -- _config.yml --
            title: Old town
            url: https://old.example
            permalink: /:year/:month/:title.html
            lang: en
            -- _layouts/default.html --
            <html>{{ content }}</html>
            -- _posts/2014-03-05-hello-world.md --
            ---
            layout: post
            title: Hello
            tags: water roads
            redirect_from: /old-hello/
            ---
            See [about]({% link about.md %}), [next]({% post_url 2014-03-06-next %}) and [gone](/nowhere.html).
            {{ site.title }} {% include ads.html %} {{ page.title | escape }}

            {% highlight ruby %}
            puts 1
            {% endhighlight %}

            ![A map](/assets/My%20Map.PNG){: .wide}
            {% raw %}`{{ kept }}`{% endraw %}
            -- _posts/2014-03-06-next.markdown --
            ---
            title: "Next: things"
            published: false
            ---
            Back to [hello](/2014/03/hello-world.html#top).
            -- about.md --
            ---
            title: About
            ---
            ## Us {#we}

            To [us](#we).
            -- script.rb --
            exit
            """, files: ["assets/My Map.PNG": onePixel])
        #expect(
            tree["site.yml"].hasPrefix(
                "name: Old town\nurl: https://old.example/\ntime_zone: Europe/Kyiv\nlanguages:\n  - en\nmenu:\n"))
        #expect(
            tree["news/2014/03/hello-world.md"].contains("aliases:\n  - /2014/03/hello-world.html\n  - /old-hello/\n"))
        #expect(tree["news/2014/03/hello-world.md"].contains("tags:\n  - water\n  - roads\n"))
        let body = tree.body("news/2014/03/hello-world.md")
        #expect(
            body.hasPrefix("See [about](/pages/about.md), [next](/news/2014/03/next.md) and gone.\nOld town  Hello"))
        #expect(body.contains("```ruby\nputs 1\n```"))
        #expect(body.contains("![A map](/assets/my-map.png)\n"))
        #expect(body.contains("`{{ kept }}`"))
        #expect(tree["news/2014/03/next.md"].contains("draft: true"))
        #expect(tree.body("news/2014/03/next.md") == "Back to [hello](/news/2014/03/hello-world.md).")
        #expect(tree.body("pages/about.md") == "## Us\n\nTo [us](#us).")
        #expect(tree.outcome("_config.yml") == .merged("site.yml"))
        #expect(tree.outcome("assets/My Map.PNG") == .copied("assets/my-map.png"))
        #expect(tree.outcome("script.rb") == .left)
        #expect(tree.report.entries + tree.report.copied + tree.report.merged + tree.report.left == 7)
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func aHugoSiteBringsItsBundlesLanguagesAndShortcodes() throws {
        let tree = try Imported(
            """
            -- config.toml --
            baseURL = "https://old.example/"
            defaultContentLanguage = "uk"
            title = "Місто"
            [permalinks]
            posts = "/:year/:slug/"
            -- content/_index.md --
            ---
            title: Вітаємо
            ---
            Головна.
            -- content/posts/Ремонт дороги/index.md --
            ---
            title: Ремонт
            date: 2020-01-02
            cover: plan.png
            ---
            {{< figure src="plan.png" alt="План" caption="Генплан" >}}

            {{% notice warning %}}
            Обережно, **ремонт**.
            {{% /notice %}}

            {{< youtube dQw4w9WgXcQ >}} [далі]({{< relref "../other.md#kudy" >}}) {{< unknown title="Слова" />}}
            -- content/posts/other.md --
            ---
            title: Інше
            date: 2020-01-03
            aliases: [/starе/, old]
            ---
            ## Куди

            {{< tabs >}}{{% tab "Один" %}}Вміст{{% /tab %}}{{< /tabs >}}
            -- content/posts/other.en.md --
            ---
            title: Other
            date: 2020-01-03
            ---
            English text with [a link](/posts/remont/).
            -- content/posts/alone.en.md --
            ---
            title: Alone
            date: 2020-01-04
            ---
            -- static/img/logo.svg --
            <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
            -- layouts/index.html --
            <p>
            """, files: ["content/posts/Ремонт дороги/plan.png": onePixel])
        #expect(tree["site.yml"].contains("languages:\n  - uk\n  - en\n"))
        let body = tree.body("news/remont-dorohy/index.md")
        #expect(
            body.hasPrefix(
                "![План](plan.png \"Генплан\")\n\n> [!WARNING]\n> Обережно, **ремонт**.\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n"
            ))
        #expect(body.contains("[далі](/news/other.md#kudy) Слова"))
        #expect(
            tree["news/remont-dorohy/index.md"].contains("image: plan.png")
                || tree["news/remont-dorohy/index.md"].contains("image: /news/remont-dorohy/plan.png"))
        #expect(tree.body("news/other.md").contains("**Один**\n\nВміст"))
        #expect(tree["news/other.en.md"].contains("title: Other"))
        #expect(tree.remarks("content/posts/alone.en.md").contains("import.orphan"))
        #expect(tree.outcome("content/_index.md") == .entry("pages/vitaiemo.md"))
        #expect(tree.outcome("static/img/logo.svg") == .copied("img/logo.svg"))
        #expect(tree.outcome("layouts/index.html") == .left)
        #expect(tree["news/other.md"].contains("  - /2020/other/\n"))
        let site = try tree.site()
        #expect(site.errors.isEmpty, "\(site.report.diagnostics.all)")
    }

    @Test func rawHTMLBecomesMarkdown() throws {
        #expect(
            try converted(
                "<b>Сильно</b> і <em>слабо</em>,<br>рядок <code>a &lt; b</code> H<sub>2</sub>O, x<sup>10</sup> <font color=red>слово</font>"
            ) == "**Сильно** і *слабо*,\\\nрядок `a < b` H₂O, x¹⁰ слово")
        #expect(
            try converted(
                "<h2>Назва</h2>\n<p align=center>Один <a href=\"https://a.example/x\" target=_blank>лінк</a></p>\n<p>Два</p>"
            ) == "## Назва\n\nОдин [лінк](https://a.example/x)\n\nДва")
        #expect(
            try converted("<ul>\n  <li>а\n  <li><p>б</p>\n  <ol start=3><li>в</li></ol></li>\n</ul>\nдалі")
                == "- а\n- б\n\n  3. в\n\nдалі")
        #expect(
            try converted(
                "<table><thead><tr><th>А</th><th>Б</th></tr></thead><tr><td>1|2</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>"
            )
                == "| А | Б |\n| --- | --- |\n| 1\\|2 | x; y |")
        #expect(
            try converted("<table><tr><th>Ключ</th><td>Слово</td></tr><tr><th>Інший</th><td>Два</td></tr></table>")
                == "- **Ключ**: Слово\n- **Інший**: Два")
        #expect(
            try converted("<pre><code class=\"language-js\">let a = 1 &lt; 2;\n</code></pre>")
                == "```js\nlet a = 1 < 2;\n```")
        #expect(
            try converted("<blockquote><p>Цитата</p></blockquote><hr/><details><summary>Більше</summary>Тут</details>")
                == "> Цитата\n\n***\n\n**Більше**\n\nТут")
        #expect(
            try converted("<iframe src=\"https://www.youtube.com/embed/abc?rel=0\"></iframe>")
                == "https://www.youtube.com/watch?v=abc")
        #expect(
            try converted("Текст<script>alert(1)</script> далі <!-- ні --> кінець\n<style>p{}</style>")
                == "Текст далі  кінець")
        #expect(
            try converted("До `<b>` і\n\n```html\n<b>код</b>\n```\n\n    <i>ще</i>")
                == "До `<b>` і\n\n```html\n<b>код</b>\n```\n\n    <i>ще</i>")
        #expect(
            try converted("Поле <NodeIP> і <x-card>слова</x-card> та <div>незакрите")
                == "Поле \\<NodeIP> і слова та незакрите")
        #expect(
            try converted("- пункт\n  <p>абзац</p>\n- інший <strong>x</strong>")
                == "- пункт\n\n  абзац\n\n- інший **x**")
    }

    @Test func linksAndPicturesThatLeadNowhereKeepTheirWords() throws {
        #expect(
            try converted(
                "[є](/x/) ![ні](a.png) ![там](https://a.example/b.png) [js](javascript:alert) [ftp](ftp://a.example) [#](#nema) [п]()"
            ) == "є ні [там](https://a.example/b.png) js ftp # п")
        #expect(
            try converted("[є](/x/?a=1#b) [ще](y)", base: "https://old.example/")
                == "[є](https://old.example/x/?a=1#b) [ще](https://old.example/page/y)")
        #expect(
            try converted("[один][a] і [два]\n\n[a]: /nema/\n[два]: https://b.example\n")
                == "один і [два]\n\n[два]: https://b.example")
        #expect(try converted("[файл](My File (1).pdf)") == "файл")
        #expect(try converted("//[x](//a.example/b)") == "//[x](https://a.example/b)")
    }

    @Test func twoFilesOfOneNameBothComeIn() throws {
        let tree = try Imported(
            "-- Новина.md --\nодин\n-- novyna.md --\nдва\n-- news.md --\n---\ntitle: Про новини\n---\nтри\n",
            languages: ["uk"])
        #expect(tree.body("pages/novyna.md") == "два")
        #expect(tree.body("pages/novyna-2.md") == "один")
        #expect(tree.body("pages/news-2.md") == "три")
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func oldEncodingsAndLineEndsAreMended() throws {
        var old = Data("---\r\ntitle: Х\r\n---\r\n".utf8)
        old =
            Data("---\r\ntitle: ".utf8) + Data([0xCF, 0xF0, 0xE8, 0xE2, 0xB3, 0xF2]) + Data("\r\n---\r\n".utf8)
            + Data([0xDF, 0xEA, 0x20, 0xBF, 0xF5]) + Data("\r\n".utf8)
        let tree = try Imported(
            "", languages: ["uk"],
            files: [
                "page.md": old, "bom.md": Data([0xEF, 0xBB, 0xBF]) + Data("\n---\ntitle: Б\n---\nтекст".utf8),
                "bin.md": Data([0, 1, 2, 255]),
            ])
        #expect(
            tree["pages/page.md"] == "---\ntitle: Привіт\naliases:\n  - /page/\n---\n\nЯк їх\n"
                || tree["pages/page.md"] == "---\ntitle: Привіт\n---\n\nЯк їх\n")
        #expect(tree.remarks("page.md") == ["import.encoding"])
        #expect(tree["pages/bom.md"].contains("title: Б"))
        #expect(tree.outcome("bin.md") == .left)
    }

    @Test func theSameImportChangesNothingAndKeepsWhatWasChanged() throws {
        let tree = try Imported("-- a.md --\n---\ntitle: А\n---\nтекст\n-- b.md --\nдва\n", languages: ["uk"])
        let request = ImportRequest(
            folder: tree.folder.path + "/old", output: tree.folder.path + "/content", languages: ["uk"])
        let again = try importMarkdown(request)
        #expect(again.written == 0 && again.unchanged == 2 && again.entries == 2)
        tree.folder.write("моє", to: "content/pages/a.md")
        let third = try importMarkdown(request)
        #expect(tree["pages/a.md"] == "моє")
        #expect(third.files.first { $0.path == "a.md" }?.remarks.first?.id == "import.left.differs")
        #expect(third.left == 1)
    }

    @Test func kindsAndFieldsFollowTheRequest() throws {
        let tree = try Imported(
            "-- meldungen/x.md --\n---\nueberschrift: Назва\nkurz: Стисло\nwann: 5 січня 2020\nzzz: y\n---\nтекст\n",
            kinds: [("meldungen", "news")],
            fields: [("ueberschrift", "title"), ("kurz", "summary"), ("wann", "date"), ("zzz", "")], languages: ["uk"])
        #expect(
            tree["news/x.md"].hasPrefix(
                "---\ntitle: Назва\nsummary: Стисло\ndate: 2020-01-05\naliases:\n  - /meldungen/x/\n"))
        #expect(tree.remarks("meldungen/x.md").isEmpty)
        #expect(throws: ImportError.unknownKind("nwes", suggestion: "news")) {
            try Imported("-- a.md --\nx\n", kinds: [("", "nwes")])
        }
    }

    @Test func brokenFieldsAreReadLineByLine() throws {
        let tree = try Imported(
            "-- a.md --\n---\ntitle: Увага: ремонт\ndescription: @ хтось\ntags:\n  - один\n\tb: c\n---\nтекст\n",
            languages: ["uk"])
        #expect(tree["pages/a.md"].contains("title: \"Увага: ремонт\""))
        #expect(tree.remarks("a.md").contains("import.looseFields"))
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func anAstroSiteBringsItsPagesAndComponents() throws {
        let tree = try Imported(
            """
            -- astro.config.mjs --
            export default {}
            -- src/content/blog/first.mdx --
            ---
            title: 'First'
            pubDate: 'Jul 08 2022'
            heroImage: '/hero.jpg'
            ---
            import X from '../x.astro'

            <X client:load>Inner **words**</X> <Image src="/a.png" alt="Alt" />

            See [about](/about/) and [second](./second).
            -- src/content/blog/second.md --
            Text
            -- src/pages/about.md --
            # About
            -- src/pages/index.astro --
            x
            -- public/hero.jpg --
            no
            picture
            here
            """, languages: ["en"])
        #expect(
            tree.body("news/first.md")
                == "Inner **words** Alt\n\nSee [about](/pages/about.md) and [second](/news/second.md).")
        #expect(!tree["news/first.md"].contains("image:"))
        #expect(tree.remarks("public/hero.jpg") == ["import.left.picture"])
        #expect(tree["pages/about.md"].contains("title: About"))
        #expect(tree.report.left == 3)
        #expect(try tree.site().errors.isEmpty)
    }

    @Test func macrosBecomeCodeAndWords() throws {
        #expect(
            try converted(
                "{{cssxref(\"color\")}} {{HTMLElement(\"table\")}} {{Glossary(\"ascii\", \"знаки\")}} `{{jsxref(\"Array.map\", \"map()\")}}` {{Compat}} {{optional_inline}}\n\n- термін\n  - : опис"
            ) == "`color` `<table>` знаки `map()`  (необов'язкове)\n\n- термін\n  - опис")
    }

    @Test func hostileTextsEndSoon() throws {
        for piece in [
            "<", "<a ", "<b>", "<div>", "[", "](", "![", "{{<", "{{< a >}}", "{% a %}", "`", "<!--", "<table><tr><td>",
            "> ", "- ", "<p><b><i>", "{#a}", "[a]: b\n", "</b>",
        ] {
            let text = "---\ntitle: a\n---\n" + String(repeating: piece, count: 20_000 / piece.utf8.count)
            let read = Draft.read(
                .init(path: "a.md", folders: [], stem: "a", language: nil), Array(text.utf8), settings: .nothing,
                language: "uk")
            // Either no text is made of it, or one that is no tower of its pieces.
            if case .draft(let draft) = read { #expect(draft.body.count < 10 * text.utf8.count, "\(piece)") }
        }
    }
}

@Test(arguments: ["https://old.examїple", "https://old.exhttps://host.example/?a=1&b=2", "https://oldто/#a"])
func addressThatIsNoSitesIsNotTakenOver(_ address: String) throws {
    let old = try Imported(
        "-- hugo.toml --\nbaseURL = \"\(address)\"\n-- content/a.md --\n---\ntitle: А\ndate: 2026-11-20\n---\nТекст.\n")
    #expect(old["site.yml"].contains("url: https://example.org/"))
    #expect(try !old.site().report.diagnostics.hasErrors)
}

/// What was windows-1252 and was taken for Latin-1 on its way into UTF-8.
@Test func controlsOfAnOldEncodingBecomeTheirSigns() throws {
    let old = try Imported("-- a.md --\n---\ntitle: Ціна\u{85}\ndate: 2026-11-20\n---\nВід 5 \u{96} до 9 \u{81}грн.\n")
    guard case .entry(let file)? = old.outcome("a.md") else {
        Issue.record("not brought in")
        return
    }
    #expect(old[file].contains("title: Ціна…"))
    #expect(old.body(file) == "Від 5 – до 9 грн.")
    #expect(old.remarks("a.md").contains("import.controls"))
    #expect(try !old.site().report.diagnostics.hasErrors)
}
