import Foundation
import SourceText
import TestSupport

@testable import Hub
@testable import Import

extension Fuzzer {
    /// Exports of WordPress, calendars and Word documents, spoilt: read or refused with a reason; what is made of them builds,
    /// and bringing them in again changes nothing.
    static let formats = Fuzzer("formats", cases: 9) { dice in
        let made: ImportedSource
        do {
            switch dice.below(3) {
            case 0:
                let text = Mutation.text(export(&dice), &dice, times: dice.number(0...4), splicing: [exportExample])
                made = try ImportedSource(wordpress: text)
            case 1:
                let text = Mutation.text(calendar(&dice), &dice, times: dice.number(0...4), splicing: [calendarExample])
                made = try ImportedSource(calendar: text)
            default:
                made = try ImportedSource(document: document(&dice), kind: dice.pick(["page", "document", "news"]))
            }
        } catch ImportError.unreadable(let reason) {
            return Judgement(faults: reason.severity == .error ? [] : ["refused without an error: \(reason.id)"])
        }
        var judgement = Judgement()
        for one in try made.site().report.diagnostics.all where one.severity == .error {
            judgement.faults.append("what was imported does not build: \(one.id) \(one.place) \(one.arguments)")
        }
        let second = try made.again()
        if second.written != 0 || second.entries != made.report.entries {
            judgement.faults.append("another import writes \(second.written) files anew")
        }
        judgement.faults = Array(judgement.faults.prefix(8))
        return judgement
    }

    // MARK: WordPress

    private static let exportExample = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Містечко</title><link>https://old.example</link><language>uk</language>
        <wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
        <item><title>Новина &amp; подія</title><link>https://old.example/2015/01/07/novyna/</link>
        <dc:creator><![CDATA[olena]]></dc:creator>
        <content:encoded><![CDATA[<!-- wp:paragraph --><p>Вступ із <a href="/about/?p=1&amp;x">посиланням</a>.</p><!-- /wp:paragraph -->

        [caption id="a" width="3"]<img src="https://old.example/wp-content/uploads/a.jpg" alt="А"> Підпис[/caption]
        [gallery ids="8,9" columns="2"] [contact-form-7 id="1"] 5*10*15
        <table><tr><th>А</th><td colspan="2">Б</td></tr></table><ul><li>Один<li>Два</ul><script>x()</script>
        ]]></content:encoded><excerpt:encoded><![CDATA[Коротко]]></excerpt:encoded>
        <wp:post_id>7</wp:post_id><wp:post_date>2015-01-07 09:15:44</wp:post_date><wp:post_name>novyna</wp:post_name>
        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_parent>0</wp:post_parent>
        <category domain="category" nicename="voda"><![CDATA[Вода]]></category>
        <wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>
        </item>
        <item><title>Про нас</title><link>https://old.example/pro-nas/</link><content:encoded><![CDATA[HTML]]></content:encoded>
        <wp:post_id>9</wp:post_id><wp:post_name>pro-nas</wp:post_name><wp:status>draft</wp:status>
        <wp:post_type>page</wp:post_type></item>
        <item><title>Знімок</title><wp:post_id>8</wp:post_id><wp:post_type>attachment</wp:post_type>
        <wp:attachment_url>https://old.example/wp-content/uploads/a.jpg</wp:attachment_url></item>
        <item><title>Меню</title><wp:post_id>10</wp:post_id><wp:post_type>nav_menu_item</wp:post_type>
        <category domain="nav_menu" nicename="m"><![CDATA[Меню]]></category>
        <wp:postmeta><wp:meta_key>_menu_item_object_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item>
        </channel></rss>
        """

    private static func export(_ dice: inout Dice) -> String {
        var text = exportExample
        if dice.chance(60) {
            text = text.replacingOccurrences(of: "HTML", with: html(&dice).replacingOccurrences(of: "]]>", with: ""))
        }
        for word in ["novyna", "publish", "2015-01-07 09:15:44", "https://old.example/pro-nas/", "Про нас", "voda"]
        where dice.chance(15) {
            text = text.replacingOccurrences(of: word, with: "<![CDATA[" + HostileText.line(&dice) + "]]>")
        }
        return text
    }

    private static func html(_ dice: inout Dice) -> String {
        let tags = [
            "p", "b", "i", "div", "ul", "ol", "li", "table", "tr", "td", "th", "h2", "blockquote", "pre", "code", "a",
        ]
        var text = ""
        for _ in 0..<dice.number(1...20) {
            let tag = dice.pick(tags)
            switch dice.below(6) {
            case 0: text += "<\(tag)>"
            case 1: text += "</\(tag)>"
            case 2: text += "<\(tag) href=\"\(dice.pick(FieldValues.specials))\" colspan=\"\(dice.number(0...9))\">"
            case 3:
                text += dice.pick([
                    "[gallery]", "[caption]", "[/caption]", "[[x]]", "[x y=\"z\"]", "<!-- wp:x {\"a\":1} -->",
                ])
            default: text += HostileText.line(&dice)
            }
            if dice.chance(30) { text += "\n\n" }
        }
        return text
    }

    // MARK: Calendars

    private static let calendarExample = """
        BEGIN:VCALENDAR
        VERSION:2.0
        X-WR-CALNAME:Події
        X-WR-TIMEZONE:Europe/Kyiv
        BEGIN:VEVENT
        UID:a1
        SUMMARY:Сесія ради
        DTSTART;TZID=Europe/Kyiv:20261121T100000
        DTEND;TZID=Europe/Kyiv:20261121T113000
        RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=6
        EXDATE;TZID=Europe/Kyiv:20261128T100000
        LOCATION:Зала\\, другий поверх
        DESCRIPTION:Порядок денний:\\n1. Бюджет\\n\\n<b>Ще</b> https://rada.example/a_b_c
        CATEGORIES:рада,бюджет
        ORGANIZER;CN=Міська рада:mailto:rada@example.org
        URL:https://rada.example/sesiya
        GEO:50.45;30.52
        STATUS:CONFIRMED
        END:VEVENT
        BEGIN:VEVENT
        UID:a1
        RECURRENCE-ID;TZID=Europe/Kyiv:20261205T100000
        SUMMARY:Сесія ради (перенесено)
        DTSTART;TZID=Europe/Kyiv:20261206T100000
        DURATION:PT1H30M
        END:VEVENT
        BEGIN:VEVENT
        UID:a2
        SUMMARY:День міста
        DTSTART;VALUE=DATE:20260905
        DTEND;VALUE=DATE:20260907
        ATTACH:https://rada.example/plan.pdf
        END:VEVENT
        END:VCALENDAR

        """

    private static func calendar(_ dice: inout Dice) -> String {
        var text = calendarExample
        for word in [
            "Сесія ради", "20261121T100000", "FREQ=WEEKLY;BYDAY=SA;COUNT=6", "Europe/Kyiv", "a1", "CONFIRMED",
            "PT1H30M",
        ]
        where dice.chance(20) {
            text = text.replacingOccurrences(
                of: word,
                with: dice.pick([
                    HostileText.line(&dice), "", "20269999T999999", "FREQ=SECONDLY", "FREQ=YEARLY;BYSETPOS=-1;BYDAY=MO",
                    "P1Y",
                ]))
        }
        return text
    }

    // MARK: Word

    private static func document(_ dice: inout Dice) -> [UInt8] {
        var body = ""
        for _ in 0..<dice.number(1...8) {
            let text = xmlEscaped(HostileText.line(&dice))
            switch dice.below(6) {
            case 0:
                body +=
                    "<w:p><w:pPr><w:pStyle w:val=\"Heading\(dice.number(0...9))\"/></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
            case 1:
                body +=
                    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(dice.number(0...12))\"/><w:numId w:val=\"\(dice.number(0...3))\"/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
            case 2:
                body +=
                    "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"\(dice.number(0...40))\"/></w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            case 3:
                body +=
                    "<w:p><w:hyperlink r:id=\"rId\(dice.number(1...9))\"><w:r><w:t>\(text)</w:t></w:r></w:hyperlink></w:p>"
            case 4:
                body +=
                    "<w:p><w:r><w:rPr><w:b/><w:i/><w:strike/></w:rPr><w:t xml:space=\"preserve\"> \(text) </w:t><w:br/><w:tab/></w:r></w:p>"
            default: body += "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"
            }
        }
        if dice.chance(40) { body = Mutation.text(body, &dice, times: dice.number(1...3)) }
        let bytes = MadeDocument.with(
            body: body, links: [("rId1", "https://old.example/a b"), ("rId2", "javascript:x")])
        return dice.chance(25) ? Mutation.bytes(bytes, &dice, times: dice.number(1...3)) : bytes
    }

    private static func xmlEscaped(_ text: String) -> String {
        let legal = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        return String(String.UnicodeScalarView(legal)).replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: ">", with: "&gt;")
    }
}
