import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

/// An export around items.
private func export(_ items: String, about: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8" ?>
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Містечко</title><link>https://old.example</link><language>uk</language>
    <wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>\(about)
    \(items)
    </channel></rss>
    """
}

private func item(
    _ content: String = "", id: Int = 7, title: String = "Новина", type: String = "post", name: String = "novyna",
    link: String = "https://old.example/2015/01/07/novyna/", status: String = "publish", more: String = ""
) -> String {
    """
    <item><title>\(title)</title><link>\(link)</link><dc:creator><![CDATA[olena]]></dc:creator>
    <content:encoded><![CDATA[\(content)]]></content:encoded><wp:post_id>\(id)</wp:post_id>
    <wp:post_date>2015-01-07 09:15:44</wp:post_date><wp:post_name>\(name)</wp:post_name>
    <wp:status>\(status)</wp:status><wp:post_type>\(type)</wp:post_type>\(more)</item>
    """
}

private func attachment(_ id: Int, _ path: String, parent: Int = 7, caption: String = "", alt: String = "") -> String {
    """
    <item><title>Файл \(id)</title><link>https://old.example/?attachment_id=\(id)</link>
    <excerpt:encoded><![CDATA[\(caption)]]></excerpt:encoded><wp:post_id>\(id)</wp:post_id>
    <wp:post_parent>\(parent)</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
    <wp:attachment_url>https://old.example/wp-content/uploads/\(path)</wp:attachment_url>
    <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>\(alt)</wp:meta_value></wp:postmeta>
    </item>
    """
}

private let picture = Data(
    base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!

/// The Markdown that a post's text becomes.
private func markdown(of content: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let made = try ImportedSource(wordpress: export(item(content)))
    let errors = try made.site().errors
    #expect(errors.isEmpty, "\(errors)", sourceLocation: sourceLocation)
    return made.body("news/2015/01/novyna.md")
}

@Suite struct ImportWordPressTests {
    @Test func aPostKeepsItsFieldsAndItsAddress() throws {
        let made = try ImportedSource(
            wordpress: export(
                item(
                    "Текст.", title: "Ціна &amp; *якість*",
                    more: """
                        <category domain="category" nicename="voda"><![CDATA[Вода]]></category>
                        <category domain="category" nicename="uncategorized"><![CDATA[Без категорії]]></category>
                        <category domain="post_tag" nicename="svitlo"><![CDATA[світло, газ]]></category>
                        <excerpt:encoded><![CDATA[Про <b>воду</b>]]></excerpt:encoded>
                        <wp:comment><wp:comment_id>1</wp:comment_id></wp:comment><wp:is_sticky>1</wp:is_sticky>
                        <wp:postmeta><wp:meta_key>views</wp:meta_key><wp:meta_value>12</wp:meta_value></wp:postmeta>
                        """),
                about:
                    "<wp:author><wp:author_login>olena</wp:author_login><wp:author_display_name>Олена Коваль</wp:author_display_name></wp:author>"
            ))
        #expect(
            made["news/2015/01/novyna.md"] == """
                ---
                title: Ціна & *якість*
                summary: Про воду
                date: 2015-01-07T09:15:44
                tags:
                  - Вода
                  - світло, газ
                authors:
                  - Олена Коваль
                aliases:
                  - /2015/01/07/novyna/
                ---

                Текст.

                """)
        #expect(
            made.remarks("post/7-novyna") == [
                "import.comments", "import.sticky", "import.uncategorised", "import.unknownKey",
            ])
        #expect(made["site.yml"].contains("name: Містечко\nurl: https://old.example/\n"))
        try made.expectSound()
    }

    @Test func draftsPrivateTextsAndPasswordsStayHidden() throws {
        let made = try ImportedSource(
            wordpress: export(
                item("А", id: 1, name: "a", status: "draft") + item("Б", id: 2, name: "b", status: "private")
                    + item("В", id: 3, name: "v", more: "<wp:post_password>x</wp:post_password>")
                    + item("Г", id: 4, name: "h", status: "future") + item("Ґ", id: 5, name: "g", status: "trash")))
        for name in ["a", "b", "v"] { #expect(made["news/2015/01/\(name).md"].contains("draft: true")) }
        #expect(made["news/2015/01/h.md"].contains("publish_at: 2015-01-07T09:15:44"))
        #expect(!made["news/2015/01/a.md"].contains("aliases"))
        #expect(made.remarks("post/5-g") == ["import.left.trash"])
        #expect(made.words.contains("Новина: Ґ"))
    }

    @Test func pagesKeepTheirTreeAndCategoriesMayBeKinds() throws {
        let made = try ImportedSource(
            wordpress: export(
                item(
                    "Про нас", id: 1, title: "Про нас", type: "page", name: "about", link: "https://old.example/about/")
                    + item(
                        "Історія, [[посилання]] і <a href=\"https://old.example/?p=3\">рішення</a>", id: 2,
                        title: "Історія", type: "page", name: "history",
                        link: "https://old.example/about/history/", more: "<wp:post_parent>1</wp:post_parent>")
                    + item(
                        "Рішення", id: 3, name: "r-1", link: "https://old.example/r-1/",
                        more: "<category domain=\"category\" nicename=\"rishennya\">Рішення</category>")
                    + item("", id: 4, title: "Menu", type: "nav_menu_item")),
            kinds: [("rishennya", "document")])
        #expect(made["pages/about.md"].contains("aliases:") == false)
        #expect(made["pages/about/history.md"].contains("\\[\\[посилання]] і [рішення](/documents/2015/01/r-1.md)"))
        #expect(made["documents/2015/01/r-1.md"].contains("  - /r-1/"))
        #expect(made.report.left >= 1)
        try made.expectSound()
    }

    @Test func picturesGalleriesAndCaptionsFindTheirFiles() throws {
        let made = try ImportedSource(
            wordpress: export(
                item(
                    """
                    [caption id="attachment_8" align="alignnone" width="300"]<a href="https://old.example/wp-content/uploads/2015/01/a.png"><img src="https://old.example/wp-content/uploads/2015/01/a-300x200.png" alt="Площа" onload="x()" /></a> Площа взимку[/caption]

                    [gallery ids="9,8"]

                    <a href="https://old.example/?attachment_id=10">Звіт</a>
                    """,
                    more:
                        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>8</wp:meta_value></wp:postmeta>"
                ) + attachment(8, "2015/01/a.png", alt: "Площа міста")
                    + attachment(9, "2015/01/b.png", caption: "Міст [старий]")
                    + attachment(10, "2015/01/zvit.pdf") + attachment(11, "2015/01/none.png", caption: "Немає")),
            files: [
                "2015/01/a.png": picture, "2015/01/a-300x200.png": picture, "2015/01/b.png": picture,
                "2015/01/zvit.pdf": TinyDocument.pdf, "2015/01/evil.php": Data("<?php".utf8),
            ])
        #expect(
            made.body("news/2015/01/novyna.md") == """
                ![Площа](/wp-content/uploads/2015/01/a.png "Площа взимку")

                ![](/wp-content/uploads/2015/01/b.png "Міст [старий]")

                ![Площа міста](/wp-content/uploads/2015/01/a.png)

                [Звіт](/wp-content/uploads/2015/01/zvit.pdf)
                """)
        #expect(made["news/2015/01/novyna.md"].contains("image: /wp-content/uploads/2015/01/a.png"))
        #expect(
            made.report.files.first { $0.path == "2015/01/a-300x200.png" }?.remarks.map(\.id) == ["import.left.smaller"]
        )
        #expect(made.report.files.first { $0.path == "2015/01/evil.php" }?.outcome == .left)
        #expect(made.remarks("attachment/11-fail-11").first == "import.left.noFile")
        #expect(made.words.contains("Немає"))
        #expect(made.report.copied == 3 && made.report.merged == 4)
        try made.expectSound()
    }

    @Test func captionsOfPicturesThatAreMissingStay() throws {
        #expect(
            try markdown(of: "[caption]<img src=\"/wp-content/uploads/a.png\" alt=\"Площа\"> Узимку[/caption]")
                == "Площа – Узимку")
        #expect(
            try markdown(of: "[caption caption=\"Узимку\"]<img src=\"https://cdn.example/a.png\">[/caption]")
                == "[a.png](https://cdn.example/a.png \"Узимку\")")
        #expect(
            try markdown(of: "<a href=\"https://x.example/\"><img src=\"https://cdn.example/a.png\" alt=\"Мапа\"></a>")
                == "[Мапа](https://x.example/)")
    }

    @Test func blankLinesPartParagraphsAndSingleOnesBreakLines() throws {
        #expect(
            try markdown(
                of:
                    "Перший\nрядок\n\nДругий <strong>абзац</strong>\n\n<ul>\n<li>один</li>\n\n<li>два</li>\n</ul>\nКінець"
            )
                == "Перший\\\nрядок\n\nДругий **абзац**\n\n- один\n- два\n\nКінець")
        #expect(
            try markdown(of: "<!-- wp:paragraph -->\n<p>Один\nдва</p>\n<!-- /wp:paragraph -->\n\nВільний\nтекст")
                == "Один два\n\nВільний\\\nтекст")
    }

    @Test func lettersAreNoSignsOfMarkdown() throws {
        let text =
            "# не заголовок\n\n1. не список\n\n- теж *ні* _ні_ `ні`\n\n> ні\n\n---\n\n[ні](ні) ![ні] a_b_c 2 < 3 a | b\n--- | ---\n\n{{ ні }} {.ні} &amp;lt; \\ні ~~ні~~"
        let made = try markdown(of: text)
        #expect(
            made == """
                \\# не заголовок

                1\\. не список

                \\- теж \\*ні\\* \\_ні\\_ \\`ні\\`

                \\> ні

                \\---

                \\[ні](ні) !\\[ні] a_b_c 2 < 3 a | b\\
                \\--- | ---

                {{ ні }} {.ні} &amp;lt; \\\\ні \\~\\~ні\\~\\~
                """)
    }

    @Test func codeStaysCode() throws {
        #expect(
            try markdown(
                of: "<pre><code>    a *b*\n\n    ```\n~~~ [x] &lt;y&gt;</code></pre>\nДалі <code>a*b_c`</code>.")
                == "````\n    a *b*\n\n    ```\n~~~ [x] <y>\n````\n\nДалі `` a*b_c` ``.")
    }

    @Test func filmsAndEmbedsBecomeLinks() throws {
        #expect(try markdown(of: "[embed]https://youtu.be/abc_d[/embed]") == "<https://youtu.be/abc_d>")
        #expect(
            try markdown(of: "Ось:\n\nhttps://www.youtube.com/watch?v=a_b_c\n\nтак")
                == "Ось:\n\n<https://www.youtube.com/watch?v=a_b_c>\n\nтак")
        #expect(
            try markdown(
                of:
                    "<!-- wp:embed {\"url\":\"https://youtu.be/x\"} -->\n<figure><div>\nhttps://youtu.be/x\n</div></figure>\n<!-- /wp:embed -->"
            ) == "<https://youtu.be/x>")
        #expect(
            try markdown(of: "<iframe src=\"https://www.youtube.com/embed/xyz\"></iframe>")
                == "https://www.youtube.com/watch?v=xyz")
        #expect(
            try markdown(of: "[video mp4=\"https://x.example/a.mp4\"][/video]") == "[a.mp4](https://x.example/a.mp4)")
    }

    @Test func callsNobodyKnowsAreSaidAndTheirWordsStay() throws {
        let made = try ImportedSource(
            wordpress: export(
                item("[box color=\"red\" title=\"Увага\"]Слова[/box] [sic] [1] [contact-form-7 id=\"5\"] [не те]")))
        #expect(made.body == "Слова \\[sic] \\[1] \\[не те]")
        #expect(made.words.contains("[box color=\"red\" title=\"Увага\"]"))
        #expect(made.words.contains("[contact-form-7 id=\"5\"]"))
    }

    @Test func blocksWithoutTextAreSaidAndSharedOnesStandWhereTheyAreUsed() throws {
        let made = try ImportedSource(
            wordpress: export(
                item(
                    "<!-- wp:block {\"ref\":20} /-->\n<!-- wp:latest-posts {\"postsToShow\":3} /-->\n<!-- wp:social-link {\"url\":\"https://t.me/misto\",\"service\":\"telegram\"} /-->\n<!-- wp:paragraph --><p>Кінець</p><!-- /wp:paragraph -->"
                )
                    + item(
                        "<!-- wp:paragraph --><p>Спільне</p><!-- /wp:paragraph -->", id: 20, type: "wp_block", name: "s"
                    )))
        #expect(made.body == "Спільне\n\n[telegram](https://t.me/misto)\n\nКінець")
        #expect(made.words.contains("latest-posts {\"postsToShow\":3}"))
    }

    @Test func nothingActiveComesThrough() throws {
        let made = try markdown(
            of:
                "<script>alert(1)</script><p onclick=\"x()\">Слова</p><iframe src=\"javascript:alert(1)\"></iframe><a href=\"javascript:alert(2)\">сюди</a><img src=x onerror=alert(3)><svg onload=alert(4)><text>малюнок</text></svg><form action=\"/x\"><input name=q> Шукати</form>"
        )
        for word in ["alert", "script", "onclick", "onerror", "iframe", "<"] {
            #expect(!made.contains(word), "\(made)")
        }
        #expect(made.contains("Слова") && made.contains("сюди") && made.contains("Шукати"))
    }

    @Test func oldAddressesWithQueriesStay() throws {
        let made = try ImportedSource(wordpress: export(item("Текст", link: "https://old.example/?p=7")))
        #expect(made["news/2015/01/novyna.md"].contains("aliases:\n  - /?p=7\n"))
        try made.expectSound()
    }

    @Test func whatIsNoExportIsAnError() throws {
        func message(_ text: String) -> String {
            do {
                _ = try ImportedSource(wordpress: text)
                return ""
            } catch ImportError.unreadable(let reason) {
                return reason.id
            } catch {
                return "\(error)"
            }
        }
        #expect(message("<rss><channel/></rss>") == "import.source.notWordPress")
        #expect(message("<rss><channel>") == "import.source.notXML")
        #expect(message("привіт") == "import.source.notXML")
        #expect(
            message(
                "<!DOCTYPE a [<!ENTITY b \"\(String(repeating: "x", count: 100))\"><!ENTITY c \"&b;&b;&b;\">]><rss>&c;</rss>"
            )
                == "import.source.documentType")
    }

    @Test func hostileTextsEndSoonAndAreAccountedFor() throws {
        for content in [
            String(repeating: "[caption]", count: 30_000), String(repeating: "<div>", count: 100_000) + "x",
            String(repeating: "<a href=\"", count: 30_000), String(repeating: "<!-- wp:x ", count: 30_000),
            String(repeating: "[a/", count: 50_000), String(repeating: "[a b=\"", count: 40_000),
            String(repeating: "<pre>`", count: 10_000), String(repeating: "**_[", count: 30_000),
        ] {
            let made = try ImportedSource(wordpress: export(item(content)))
            #expect(made.report.files.count == 2)
            #expect(try made.site().errors.isEmpty)
        }
        let large = try ImportedSource(wordpress: export(item(String(repeating: "[caption]", count: 600_000))))
        #expect(large.remarks("post/7-novyna") == ["import.left.tooLarge"])
    }
}
