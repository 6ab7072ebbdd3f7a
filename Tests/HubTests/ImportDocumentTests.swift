import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

private let picture = [UInt8](
    Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!)

private func p(_ runs: String, _ properties: String = "") -> String {
    "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + runs + "</w:p>"
}

private func r(_ text: String, _ look: String = "") -> String {
    "<w:r>" + (look.isEmpty ? "" : "<w:rPr>\(look)</w:rPr>") + "<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

/// A paragraph of a list.
private func listed(_ text: String, _ list: Int, _ level: Int = 0) -> String {
    p(r(text), "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
}

private func level(_ number: Int, _ format: String, _ pattern: String) -> String {
    "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(pattern)\"/></w:lvl>"
}

private let numbering = MadeDocument.part(
    "numbering",
    "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "bullet", "•") + level(1, "bullet", "–") + "</w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"1\">" + level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")
        + "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">" + level(0, "decimal", "%1.")
        + "</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">" + level(0, "russianLower", "%1)") + "</w:abstractNum>"
        + (1...4).map { "<w:num w:numId=\"\($0)\"><w:abstractNumId w:val=\"\($0 - 1)\"/></w:num>" }.joined())

private func markdown(of body: String) throws -> String {
    let made = try ImportedSource(
        document: MadeDocument.with(
            body: body, parts: [("numbering", "numbering.xml", numbering)], links: [("rId9", "https://x.example/a_b")]))
    try made.expectSound()
    return made.body
}

@Suite struct ImportDocumentTests {
    @Test func headingsEmphasisAndLinksComeIn() throws {
        let body =
            p(r("Рішення "), "<w:pStyle w:val=\"Heading1\"/>") + p(r("Розділ"), "<w:pStyle w:val=\"Heading3\"/>")
            + p(
                r("Звичайний ") + r("жир", "<w:b/>") + r("ний", "<w:b/>") + r(" і ") + r("курсив", "<w:i/>")
                    + r(", ні", "<w:b w:val=\"0\"/>")
                    + "<w:hyperlink r:id=\"rId9\">" + r("сюди") + "</w:hyperlink>" + r(" H")
                    + r("2", "<w:vertAlign w:val=\"subscript\"/>")
                    + r("O *не* [x] a&amp;b"))
        let made = try ImportedSource(
            document: MadeDocument.with(body: body, links: [("rId9", "https://x.example/a_b")]))
        #expect(made["pages/rishennia.md"].contains("title: Рішення\n"))
        #expect(
            made.body
                == "## Розділ\n\nЗвичайний **жирний** і *курсив*, ні[сюди](https://x.example/a_b) H₂O \\*не\\* \\[x] a&amp;b"
        )
    }

    @Test func listsAndClausesKeepTheirNumbers() throws {
        #expect(
            try markdown(of: listed("а", 1) + listed("б", 1, 1) + listed("в", 1) + p(r("Далі")))
                == "- а\n\n  - б\n- в\n\nДалі")
        #expect(
            try markdown(of: listed("один", 3) + p(r("між")) + listed("два", 3) + listed("три", 3))
                == "1. один\n\nміж\n\n2. два\n3. три")
        #expect(
            try markdown(
                of: listed("Затвердити", 2) + listed("план", 2, 1) + listed("кошторис", 2, 1) + listed("Контроль", 2))
                == "1\\. Затвердити\n\n1.1. план\n\n1.2. кошторис\n\n2\\. Контроль")
        #expect(try markdown(of: listed("перше", 4) + listed("друге", 4)) == "а) перше\n\nб) друге")
    }

    @Test func tablesComeInAndJoinedCellsAreSaid() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(r(text)))</w:tc>"
        }
        let table =
            "<w:tbl><w:tr>" + cell("Назва", "<w:gridSpan w:val=\"2\"/>") + cell("Сума") + "</w:tr><w:tr>"
            + cell("а", "<w:vMerge w:val=\"restart\"/>") + cell("б") + cell("1 | 2") + "</w:tr><w:tr>"
            + cell("", "<w:vMerge/>") + cell("в") + cell("3") + "</w:tr></w:tbl>"
        let made = try ImportedSource(document: MadeDocument.with(body: table))
        #expect(made.body == "| Назва | | Сума |\n| --- | --- | --- |\n| а | б | 1 \\| 2 |\n| | в | 3 |")
        #expect(made.allRemarks.contains("import.table"))
        try made.expectSound()
    }

    @Test func notesPicturesAndBoxesComeIn() throws {
        let notes = MadeDocument.part(
            "footnotes", "<w:footnote w:id=\"2\">" + p(r("Закон про ") + r("воду", "<w:b/>")) + "</w:footnote>")
        let drawing =
            "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"Площа [міста]\"/><a:blip r:embed=\"rId2\"/></wp:inline></w:drawing></w:r>"
        let box = "<w:r><w:pict><w:txbxContent>" + p(r("У рамці")) + "</w:txbxContent></w:pict></w:r>"
        let made = try ImportedSource(
            document: MadeDocument.with(
                body: p(r("Текст") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + r("(далі)") + box) + p(drawing)
                    + p(
                        "<w:del w:id=\"5\" w:author=\"x\"><w:r><w:delText>старе слово</w:delText></w:r></w:del>"
                            + r("нове")),
                parts: [("footnotes", "footnotes.xml", notes), ("image", "/secret.PNG", picture)]))
        #expect(
            made.body
                == "Текст[^1]\\(далі)\n\nУ рамці\n\n![Площа \\[міста\\]](rishennia-secret.png)\n\nнове\n\n[^1]: Закон про **воду**"
        )
        #expect(made.words.contains("старе слово"))
        #expect(FileManager.default.fileExists(atPath: made.folder.path + "/content/pages/rishennia-secret.png"))
        try made.expectSound()
    }

    @Test func namesInTheArchiveLeadNowhere() throws {
        let drawing = "<w:r><w:drawing><a:blip r:embed=\"rId1\"/></w:drawing></w:r>"
        let made = try ImportedSource(
            document: MadeDocument.with(
                body: p(r("Слово") + drawing), parts: [("image", "../../../evil.png", picture)]))
        #expect(made.allRemarks.contains("import.pictureLost"))
        let files = try FileManager.default.subpathsOfDirectory(atPath: made.folder.path)
        #expect(!files.contains { $0.contains("evil") })
    }

    @Test func fieldsShowTheirResult() throws {
        let body = p(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://x.example/\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + r("сайт") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + r(" стор. ")
                + "<w:fldSimple w:instr=\"PAGE\">" + r("3") + "</w:fldSimple>")
        #expect(try markdown(of: body) == "[сайт](https://x.example/) стор. 3")
    }

    @Test func hostileFilesAreErrorsOrEndSoon() throws {
        func message(_ bytes: [UInt8]) -> String {
            do {
                _ = try ImportedSource(document: bytes)
                return ""
            } catch ImportError.unreadable(let reason) {
                return reason.id
            } catch {
                return "\(error)"
            }
        }
        let zeros = [UInt8](repeating: 0x20, count: 80 << 20)
        #expect(message(MadeDocument.zip([("word/document.xml", zeros)])) == "import.source.partTooLarge")
        #expect(
            message(MadeDocument.zip([("word/document.xml", zeros)], toldSize: 100)) == "import.source.partTooLarge")
        #expect(message(MadeDocument.zip([("word/document.xml", Array("<x".utf8))])) == "import.source.notXML")
        #expect(message(MadeDocument.zip([("a.txt", [])])) == "import.source.notWord")
        #expect(message(Array("PK".utf8)) == "import.source.notWord")
        var damaged = MadeDocument.with(body: p(r("x")))
        for index in 60..<90 { damaged[index] ^= 0xFF }
        #expect(message(damaged).hasPrefix("import.source."))
        let deep = String(repeating: "<w:ins>", count: 100_000)
        #expect(message(MadeDocument.with(body: deep)).hasPrefix("import.source."))
        let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\">]><w:document xmlns:w=\"x\"><w:body>&b;</w:body></w:document>"
        #expect(message(MadeDocument.zip([("word/document.xml", Array(laughs.utf8))])) == "import.source.documentType")
        let row = "<w:tr>" + String(repeating: "<w:tc>" + p(r("а")) + "</w:tc>", count: 50) + "</w:tr>"
        let made = try ImportedSource(
            document: MadeDocument.with(body: "<w:tbl>" + String(repeating: row, count: 100) + "</w:tbl>"))
        #expect(made.report.files.count == 1)
        #expect(try made.site().errors.isEmpty)
    }
}
