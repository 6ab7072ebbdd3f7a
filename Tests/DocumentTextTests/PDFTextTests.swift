import Foundation
import TestSupport
import Testing

@testable import DocumentText

/// A PDF in Helvetica whose pages all show the same drawing.
func madePDF(_ drawing: String, pages: Int = 1) -> [UInt8] {
    let numbers = [3] + (6..<(5 + pages))
    let page =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    let kids = numbers.map { "\($0) 0 R" }.joined(separator: " ")
    let objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>", page,
            "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ] + Array(repeating: page, count: pages - 1)
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
        offsets.append(file.utf8.count)
        file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(file.utf8)
}

private func line(_ text: String) -> String { "BT /F1 12 Tf 40 700 Td (\(text)) Tj ET" }

@Suite(.enabled(if: PDFTextProgram() != nil, "poppler-utils is not installed"))
struct PDFTextTests {
    /// What is read of a file of those bytes; nil where nothing is, with why.
    private func text(_ bytes: [UInt8]) throws -> Result<DocumentText, DocumentTextError> {
        let program = try #require(PDFTextProgram())
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "-a.pdf")
        try Data(bytes).write(to: file)
        return Result { () throws(DocumentTextError) in try program.text(ofFile: file.path) }
    }

    @Test func whatAFileSaysIsRead() throws {
        let text = try text(madePDF(line("The budget of the town"))).get()
        #expect(String(decoding: text.bytes, as: UTF8.self).contains("The budget of the town"))
        #expect(!text.isCut)
        #expect(PDFTextProgram()?.version.contains("pdftotext") == true)
    }

    @Test func aDamagedFileIsUnreadable() throws {
        for bytes in [Array("%PDF-1.7\nnothing\n".utf8), []] {
            #expect(throws: DocumentTextError.unreadable) { try text(bytes).get() }
        }
    }

    @Test func aFileWithAPasswordIsUnreadable() throws {
        // An encryption dictionary whose keys belong to no empty password.
        let file = String(decoding: madePDF(line("secret")), as: UTF8.self).replacing(
            "/Root 1 0 R",
            with:
                "/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(String(repeating: "41", count: 32))> /U <\(String(repeating: "42", count: 32))> >>"
        )
        #expect(throws: DocumentTextError.unreadable) { try text(Array(file.utf8)).get() }
    }

    @Test func anEndlessTextIsCut() throws {
        var drawing = "BT /F1 5 Tf 1 0 0 1 10 835 Tm\n"
        let row = "(" + String(repeating: "word ", count: 45) + ") Tj 0 -5 Td\n"
        drawing += String(repeating: row, count: 160) + "ET"
        let text = try text(madePDF(drawing, pages: 90)).get()
        #expect(text.isCut)
        #expect(text.bytes.count == DocumentText.limit)
    }
}

@Test func withoutTheProgramThereIsNone() {
    #expect(PDFTextProgram(program: "no-such-program-of-poppler") == nil)
    #expect(PDFTextProgram(program: "false") == nil)
}
