import Foundation
import TestSupport
import Testing

private let paperReaders = ["/usr/bin/pdftoppm", "/usr/bin/pdftotext", "/usr/bin/zbarimg"]

/// What comes out of a printer.
@Suite(
    .serialized,
    .enabled(if: Browser.isInstalled && paperReaders.allSatisfy(FileManager.default.isExecutableFile)))
struct PaperTests {
    @Test(arguments: [
        ("/alerts/vidkliuchennia-vody-2026-11/", 1), ("/outages/svitlo-2026-11-21/", 1), ("/services/subsydiia/", 2),
        ("/services/zniattia-z-reiestratsii/", 2), ("/events/sesiia-2026-11/", 3), ("/phones/", 1),
    ]) func pagesFitTheirSheets(path: String, most: Int) throws {
        let folder = TemporaryFolder()
        let pages = try print(path, into: folder)
        #expect(pages <= most, "\(path): \(pages) sheets")
        let text = try run("/usr/bin/pdftotext", ["-layout", "a.pdf", "-"], folder)
        // The address may go on in the next line.
        #expect(text.filter { !$0.isWhitespace }.contains("https://soloviin.example" + path), "\(text.suffix(300))")
        #expect(path == "/phones/" || text.contains("2026 р."), "no date")
        guard path != "/phones/" else { return }
        _ = try run("/usr/bin/pdftoppm", ["-r", "150", "-png", "a.pdf", "sheet"], folder)
        let sheets = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".png") }
        let read = try run("/usr/bin/zbarimg", ["--quiet", "--raw"] + sheets.sorted(), folder)
        #expect(read == "https://soloviin.example" + path + "\n")
    }

    /// How many sheets of A4 it takes.
    private func print(_ path: String, into folder: TemporaryFolder) throws -> Int {
        let town = try DemoVisit()
        try town.open(path)
        let answer = try town.browser.command(
            "Page.printToPDF", ["preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69])
        let data = try #require((answer as? [String: Any])?["data"] as? String)
        let pdf = try #require(Data(base64Encoded: data))
        folder.write(pdf, to: "a.pdf")
        return String(decoding: pdf, as: UTF8.self).components(separatedBy: "/Type /Page\n").count - 1
    }

    private func run(_ program: String, _ arguments: [String], _ folder: TemporaryFolder) throws -> String {
        try CommandRun(program, arguments, in: folder.path).output
    }
}
