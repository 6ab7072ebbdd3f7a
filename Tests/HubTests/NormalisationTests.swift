import Foundation
import SourceText
import Testing

@testable import Hub

/// `й` and `ї` in one code point each, as keyboards write them, and in two, as macOS stores names.
private let composed = "Рішення й план Київ"
private let decomposed = "Рішення и\u{306} план Киі\u{308}в"

private func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        if byte < 0x80, byte != 0x20 {
            result.unicodeScalars.append(UnicodeScalar(byte))
        } else {
            result += "%" + String(byte, radix: 16, uppercase: true)
        }
    }
    return result
}

private func has(_ site: BuiltSite, _ path: String) -> Bool {
    site.files.keys.contains { $0.utf8.elementsEqual(path.utf8) }
}

/// A town where every kind of reference writes `written` and the disk has `stored`.
private func town(written: String, stored: String) -> String {
    """
    -- content/site.yml --
    name: Містечко
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk, en]
    crest: \(written)/\(written).png
    menu: [{title: План, url: "/\(percentEncoded(written))/\(percentEncoded(written)).pdf"}]
    files: ["\(written)/\(written).html"]
    -- content/\(stored)/\(stored).png --
    -- content/\(stored)/\(stored).jpg --
    -- content/\(stored)/\(stored).pdf --
    -- content/\(stored)/\(stored).html --
    <!doctype html>
    <title>а</title>
    -- content/documents/\(stored).md --
    ---
    title: Рішення
    type: decision
    date: 2026-11-01
    ---
    ## Розділ
    -- content/documents/\(written).en.md --
    ---
    title: Decision
    ---
    -- content/campaigns/k.md --
    ---
    title: Кампанія
    goal: Мета
    materials: "/\(written)/\(written).pdf"
    ---
    -- content/news/a.md --
    ---
    title: Новина
    date: 2026-11-20
    image: {src: "../\(written)/\(written).jpg", alt: План, press_original: true}
    attachments: ["../\(written)/\(written).pdf", {file: "\(written)/\(written).pdf", title: Другий}]
    gallery: ["/\(written)/\(written).jpg"]
    related: [documents/\(written).md]
    faq: {question: Чи?, answer: "[так](<../\(written)/\(written).pdf>)"}
    ---
    [а](<../\(written)/\(written).pdf>) [б](../\(percentEncoded(written))/\(percentEncoded(written)).pdf)
    [в](/\(percentEncoded(written))/\(percentEncoded(written)).pdf) [г](<../documents/\(written).md#rozdil>)
    [ґ](../documents/\(percentEncoded(written)).md)

    ![План](<../\(written)/\(written).jpg>)
    """
}

@Test(arguments: [(composed, decomposed), (decomposed, composed), (decomposed, decomposed)])
func referenceFindsAFileByNormalisationAndWritesTheStoredName(written: String, stored: String) throws {
    let site = try built(town(written: written, stored: stored))
    #expect(site.ids == [])
    #expect(has(site, "\(stored)/\(stored).pdf"))
    #expect(has(site, "\(stored)/\(stored).jpg"))
    #expect(has(site, "\(stored)/\(stored).html"))
    let address = "/" + percentEncoded(stored) + "/" + percentEncoded(stored)
    let page = site.main("/news/a/")
    #expect(page.components(separatedBy: "href=\"\(address).pdf\"").count == 7)
    #expect(page.contains("src=\"\(address)-8-"))
    #expect(page.contains("/documents/rishennia-y-plan-kyiv/#rozdil\""))
    #expect(site["/campaigns/k/"].contains("href=\"\(address).pdf\""))
    #expect(site["/"].contains("href=\"\(address).pdf\""))
    #expect(site.exists("en/documents/rishennia-y-plan-kyiv/index.html"))
    // No other spelling of the name is written anywhere.
    guard !written.utf8.elementsEqual(stored.utf8) else { return }
    for (path, bytes) in site.files where path.hasSuffix(".html") {
        #expect(!bytes.contains(percentEncoded(written).utf8), "\(path)")
    }
}

@Test func namesThatOnlyNormalisationTellsApartAreAnErrorAtBoth() throws {
    let said = mistakes(
        news("summary: Коротко", body: "[а](й.pdf)")
            + """

            -- content/news/й.pdf --
            -- content/news/и\u{306}.pdf --
            -- content/news/ї.md --
            ---
            title: Ї
            date: 2026-11-20
            ---
            -- content/news/і\u{308}.md --
            ---
            title: Ї
            date: 2026-11-20
            ---
            """)
    #expect(said.count { $0.hasSuffix("file.sameName") } == 4)
    let expected = ["й.pdf", "и\u{306}.pdf", "ї.md", "і\u{308}.md"].map { "content/news/\($0) file.sameName" }
    for line in expected { #expect(said.contains { $0.utf8.elementsEqual(line.utf8) }, "\(line)") }
}

@Test func namesThatOnlyCaseTellsApartAreAnErrorAtBoth() throws {
    #expect(
        mistakes(
            """
            -- content/a.pdf --
            -- content/A.pdf --
            -- content/Карта.pdf --
            -- content/карта.pdf --
            -- content/straße.pdf --
            -- content/STRASSE.pdf --
            -- content/Docs/x.pdf --
            -- content/docs/x.pdf --
            -- content/docs/y.pdf --
            -- content/b.pdf --
            -- content/B.txt --
            а
            -- content/pages/Про-нас.md --
            ---
            title: Про нас
            ---
            -- content/pages/про-нас.md --
            ---
            title: Про нас
            ---
            """
        ).sorted().filter { !$0.hasSuffix("file.unlinked") }
            == [
                "content/A.pdf", "content/Docs", "content/STRASSE.pdf", "content/a.pdf", "content/docs",
                "content/pages/Про-нас.md", "content/pages/про-нас.md", "content/straße.pdf", "content/Карта.pdf",
                "content/карта.pdf",
            ].map { $0 + " file.sameName" })
}

@Test func fileMayNotMeetOurFoldersByCase() throws {
    #expect(
        mistakes(news("tags: [вода]") + "\n-- content/Tags/a.pdf --\n-- content/Feed.XML.pdf --\n").filter {
            !$0.hasSuffix("file.unlinked")
        }
            == ["content/Tags/a.pdf file.sameName"])
    #expect(
        mistakes(
            "-- content/site.yml --\n" + usualSettings + "files: [Feed.xml]\n-- content/Feed.xml --\n<a/>\n")
            == ["content/Feed.xml file.sameName"])
}

@Test func nameAsItIsWrittenWinsOverOnePercentDecoded() throws {
    let site = try built(
        news("attachments: [\"100%25.pdf\", \"50%.pdf\"]", body: "[а](100%25.pdf) [б](<50%.pdf>)")
            + "\n-- content/news/100%.pdf --\n-- content/news/50%.pdf --\n")
    #expect(site.ids == [])
    #expect(site.main("/news/a/").contains("/news/100%25.pdf"))
    #expect(site.main("/news/a/").contains("/news/50%25.pdf"))
}
