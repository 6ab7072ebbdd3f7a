import MarkdownHTML
import SourceText
import Testing

@Test func aLinkToAFileStaysOpen() {
    let it = rendered(
        "Дивіться [графік](../hours.md#monday \"Коли\") і [сайт](https://example.org).", after: "---\n---\n")
    #expect(
        it.html
            == "<p>Дивіться <a href=\"\" title=\"Коли\">графік</a> і <a href=\"https://example.org\">сайт</a>.</p>\n")
    #expect(it.body.openLinks.count == 1)
    let link = it.body.openLinks[0]
    #expect(link.role == .href && link.target == "../hours.md#monday" && link.label == "графік" && link.title == "Коли")
    #expect(it.html.utf8.prefix(link.offset).elementsEqual("<p>Дивіться <a href=\"".utf8))
    #expect(it.cut(link.range) == "../hours.md#monday")
    #expect(it.text == "Дивіться графік і сайт.")
}

@Test func aLinkAloneInItsParagraphMayBecomeACard() {
    let it = rendered("До\n\n[Паспорт](passport.md)\n\nПісля\n")
    #expect(it.html == "<p>До</p>\n<p><a href=\"\">Паспорт</a></p>\n<p>Після</p>\n")
    #expect(it.body.openLinks.map(\.role) == [.card, .href])
    let card = it.body.openLinks[0]
    #expect(
        Array(it.body.html[card.offset..<card.offset + card.length]) == Array("<p><a href=\"\">Паспорт</a></p>".utf8))
    #expect(it.cut(card.range) == "passport.md" && it.cut(it.body.openLinks[1].range) == "passport.md")
    #expect(rendered("- [Паспорт](passport.md)\n").body.openLinks.map(\.role) == [.href])
}

@Test func aFilmsAddressAloneMayBecomeAPlayer() {
    for address in ["https://youtu.be/x", "<https://vimeo.com/1>", "www.youtube.com/watch?v=1", "https://a.org/b.mp4"] {
        let it = rendered(address + "\n")
        #expect(it.body.openLinks.map(\.role) == [.video])
        #expect(it.body.openLinks.first?.length == it.html.utf8.count - 1)
        #expect(it.cut(it.body.openLinks[0].range).contains("/"))
    }
    #expect(rendered("[кіно](film.webm)").body.openLinks.map(\.role) == [.video, .href])
    #expect(rendered("тут https://youtu.be/x").body.openLinks.isEmpty)
    #expect(rendered("[кіно](https://youtu.be/x)").body.openLinks.isEmpty)
    #expect(rendered("https://youtube.com.evil.org/x").body.openLinks.isEmpty)
}

@Test func picturesStandAloneInTextOrInAGallery() {
    let it = rendered("![А *б*](a.jpg 'Т')\n\nтекст ![](b.png)\n\n![](c.jpg) ![г](d.jpg)\n![](e.jpg)\n")
    #expect(it.html == "\n<p>текст </p>\n<div class=\"gallery\"> \n</div>\n")
    #expect(
        it.body.openLinks.map(\.role) == [
            .picture(.alone), .picture(.inText), .picture(.gallery(0)), .picture(.gallery(1)), .picture(.gallery(2)),
        ])
    #expect(it.body.openLinks.map(\.target) == ["a.jpg", "b.png", "c.jpg", "d.jpg", "e.jpg"])
    #expect(it.body.openLinks.map { it.cut($0.range) } == ["a.jpg", "b.png", "c.jpg", "d.jpg", "e.jpg"])
    #expect(it.body.openLinks[0].label == "А б" && it.body.openLinks[0].title == "Т")
    #expect(it.body.firstPicture == "a.jpg")
    #expect(it.text == "текст " && it.body.firstParagraph == "текст ")
}

@Test func aPictureInALinkIsFoundBeforeItsLink() {
    let it = rendered("a.jpg [![x](a.jpg)](b.md) та [y](b.md)")
    #expect(it.body.openLinks.map(\.role) == [.href, .picture(.inText), .href])
    #expect(it.body.openLinks.map { it.cut($0.range) } == ["b.md", "a.jpg", "b.md"])
    #expect(it.body.openLinks.map(\.range.lowerBound).sorted() == [12, 20, 35])
}

@Test func headingsBeginAtTheSecondLevelAndHaveTheirOwnIDs() {
    let it = rendered("# Як [діяти](x.md)?\n\n## Як діяти\n\n###### Яр\n\n## 🙂\n\nабзац\n")
    #expect(
        it.html == """
            <h2 id="yak-diiaty">Як <a href="">діяти</a>?</h2>
            <h3 id="yak-diiaty-2">Як діяти</h3>
            <h6 id="yar">Яр</h6>
            <h3 id="section">🙂</h3>
            <p>абзац</p>

            """)
    #expect(it.body.headings.map(\.level) == [2, 3, 6, 3])
    #expect(it.body.headings[1].text == "Як діяти")
    #expect(it.text == "Як діяти?\nЯк діяти\nЯр\n🙂\nабзац")
    for heading in it.body.headings {
        #expect(it.body.text[heading.textOffset...].starts(with: heading.text.utf8))
    }
    #expect(rendered("## А\n\n### Б").html == "<h2 id=\"a\">А</h2>\n<h3 id=\"b\">Б</h3>\n")
}

@Test func partsOfThePageAreChecked() {
    let it = rendered(
        "## Графік роботи\n\n[а](#hrafik-roboty) [б](#графік-роботи) [в](#%D0%B3рафік-роботи) [г](#hrafik-robota)\n")
    #expect(
        it.html.contains(
            "<a href=\"#hrafik-roboty\">а</a> <a href=\"#hrafik-roboty\">б</a> <a href=\"#hrafik-roboty\">в"))
    #expect(it.ids == ["anchor.missing"])
    #expect(it.diagnostics[0].suggestion == "hrafik-roboty")
    #expect(it.marked == ["#hrafik-robota"])
}

@Test func calloutsAreNamedInTheLanguageOfThePage() {
    let it = rendered(
        "> [!NOTE]\n> Текст\n\n> [!warning]\n>\n> Два\n\n> [!Порада] **Три**\n\n> [!ТАК] ні\n",
        labels: MarkdownLabels(note: "Примітка"))
    #expect(
        it.html == """
            <div class="callout note" role="note">
            <p class="callout-title">Примітка</p>
            <p>Текст</p>
            </div>
            <div class="callout warning" role="note">
            <p class="callout-title">Warning</p>
            <p>Два</p>
            </div>
            <div class="callout tip" role="note">
            <p class="callout-title">Tip</p>
            <p><strong>Три</strong></p>
            </div>
            <blockquote>
            <p>[!ТАК] ні</p>
            </blockquote>

            """)
}

@Test func tablesScrollAndAlignByClass() {
    let it = rendered("|   | Б |\n|:--|--:|\n| в | [г](d.md) |\n")
    #expect(
        it.html == """
            <div class="table" tabindex="0" role="group">
            <table>
            <thead>
            <tr>
            <td class="al"></td>
            <th scope="col" class="ar">Б</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td class="al">в</td>
            <td class="ar"><a href="">г</a></td>
            </tr>
            </tbody>
            </table>
            </div>

            """)
    #expect(it.text == "Б\nв г")
    #expect(it.cut(it.body.openLinks[0].range) == "d.md")
}

@Test func itemsKeepTheNumbersTheyWereGiven() {
    #expect(
        rendered("1. а\n2. б\n4. в\n   1. г\n   3. ґ\n5. д\n").html == """
            <ol>
            <li>а</li>
            <li>б</li>
            <li value="4">в
            <ol>
            <li>г</li>
            <li value="3">ґ</li>
            </ol>
            </li>
            <li>д</li>
            </ol>

            """)
    #expect(rendered("> 5) а\n> 7) б\n").html.contains("<ol start=\"5\">\n<li>а</li>\n<li value=\"7\">б</li>"))
    // Numbered alike, a list is left to be counted.
    for text in ["1. а\n1. б\n1. в\n", "0. а\n0. б\n"] { #expect(!rendered(text).html.contains("value")) }
}

@Test func addressesEndWhereAQuotationEnds() {
    func targets(_ text: String) -> [String] {
        rendered(text).html.split(separator: "\"").map(String.init).filter { $0.hasPrefix("http") }
    }
    #expect(
        targets("«https://a.example/b», „http://a.example/c.” і www.a.example/d…") == [
            "https://a.example/b", "http://a.example/c", "http://www.a.example/d",
        ])
    #expect(rendered("«https://a.example/b»!").html.hasSuffix(">https://a.example/b</a>»!</p>\n"))
}

@Test func oneTildeStrikesNothingOut() {
    #expect(rendered("~100~150 грн, ~~200~~").html == "<p>~100~150 грн, <del>200</del></p>\n")
}

@Test func tasksAreLabelled() {
    #expect(
        rendered("- [ ] раз\n- [x] два\n").html == """
            <ul>
            <li class="task"><label><input type="checkbox" disabled> раз</label></li>
            <li class="task"><label><input type="checkbox" disabled checked> два</label></li>
            </ul>

            """)
}

@Test func footnotesLeadThereAndBack() {
    let it = rendered(
        "А[^x] Б[^x] В[^y]\n\n[^x]: Перша\n\n[^y]:\n    - друга\n", labels: MarkdownLabels(footnotes: "Виноски"))
    #expect(
        it.html.contains(
            "<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup>"))
    #expect(
        it.html.contains(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Виноски\">\n<ol>\n<li id=\"fn-1\">"))
    #expect(
        it.html.contains(
            "<a href=\"#fnref-1-2\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to the text 2\">↩</a></p>"
        ))
    #expect(it.html.hasSuffix("</li>\n</ol>\n</section>\n"))
    #expect(it.text == "А Б В\nПерша\nдруга")
}

@Test func codeKeepsItsLanguageAndBreaksAreHTML() {
    #expect(rendered("```swift x\na < b\n```").html == "<pre><code class=\"language-swift\">a &lt; b\n</code></pre>\n")
    #expect(rendered("а  \nб\\\nв\nг\n\n***").html == "<p>а<br>\nб<br>\nв\nг</p>\n<hr>\n")
    #expect(rendered("об'єкт \"x\" & <").html == "<p>об'єкт &quot;x&quot; &amp; &lt;</p>\n")
}

@Test func commentsLeaveNoTrace() {
    let it = rendered("а\n<!-- таємно\n\nтак -->\n\nб <!-- ні --> в\n\n<!--more-->\n")
    #expect(it.html == "<p>а</p>\n<p>б  в</p>\n")
    #expect(it.text == "а\nб  в")
    #expect(it.diagnostics.isEmpty)
    #expect(rendered("<!-- нема кінця\n\nтекст").ids == ["markdown.openComment"])
    #expect(rendered("<!-- а --> текст").ids == ["markdown.textBesideComment"])
    #expect(rendered("x <!-- а -- б --> y").ids == ["markdown.visibleComment"])
    #expect(rendered("x \\<!-- а &lt;!-- б").ids == [])
}

@Test func rawHTMLIsAMistakeWithAnAnswer() {
    let it = rendered("а<br>б\n\n<div>\n<b>x</b>\n</div>\n\n<b>жирно</b> [x](y.md)\n")
    #expect(it.html == "<p>аб</p>\n<p>жирно <a href=\"\">x</a></p>\n")
    #expect(it.ids == ["markdown.rawHTML", "markdown.rawHTML", "markdown.rawHTML"])
    #expect(it.marked == ["<br>", "<div>", "<b>"])
    #expect(it.diagnostics[0].message.hint?.en.contains("two spaces") == true)
    let many = rendered(String(repeating: "<br> ", count: 100))
    #expect(many.ids.count == 21 && many.diagnostics.last?.arguments == ["80"])
}

@Test(arguments: [
    ("[a](javascript:alert(1))", "markdown.unsafeLink"), ("[a](&#106;avascript:x)", "markdown.unsafeLink"),
    ("[a](<java&Tab;script:x>)", "markdown.unsafeLink"), ("[a](<&#1; javascript:x>)", "markdown.unsafeLink"),
    ("[a](JaVaScRiPt:x)", "markdown.unsafeLink"), ("[a](data:text/html,x)", "markdown.unsafeLink"),
    ("[a][b]\n\n[b]: vbscript:x", "markdown.unsafeLink"), ("<ftp://a.b>", "markdown.unsafeLink"),
    ("<http:/>b", "markdown.hostless"), ("[a](https:b.org)", "link.misspelt"),
    ("[a](http:///b)", "markdown.hostless"), ("[a](http://)", "markdown.hostless"),
    ("![a](javascript:x)", "markdown.unsafeLink"), ("[a](//evil.org)", "markdown.hostOnly"),
    ("[a](/\\evil.org)", "markdown.hostOnly"), ("![a](https://a.org/b.jpg)", "markdown.remotePicture"),
    ("[a]()", "markdown.emptyLink"), ("![]()", "markdown.emptyLink"),
])
func whatTheSiteDoesNotOpenIsToldAndNotWritten(markdown: String, id: String) {
    let it = rendered(markdown)
    #expect(it.ids == [id])
    #expect(!it.html.contains("href") && !it.html.contains("src"))
    #expect(it.body.openLinks.isEmpty)
}

@Test func programsAndTelephonesAreOpened() {
    for target in [
        "mailto:a@b.ua", "tel:+380441234567", "viber://chat?number=1", "tg://resolve?domain=x", "sms:1", "geo:1,2",
    ] {
        let it = rendered("[x](\(target))")
        #expect(it.html == "<p><a href=\"\(target)\">x</a></p>\n")
        #expect(it.diagnostics.isEmpty)
    }
    #expect(rendered("[x](10:30) [y](файл:a.md)").body.openLinks.count == 2)
}

@Test(arguments: ["---", "-._+", "+"])
func signsBeforeAnAddressOfMailAreNoPartOfIt(signs: String) {
    let it = rendered("Пишіть: \(signs)mailto:a@example.org")
    #expect(it.html.contains("<a href=\"mailto:a@example.org\">"))
    #expect(it.diagnostics.isEmpty && it.body.openLinks.isEmpty)
    #expect(rendered("https://example.org/?to=mailto:a@example.org").html.contains("href=\"https://example.org/?to="))
}
