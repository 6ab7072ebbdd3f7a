import Archives
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

private func corpus(_ name: String, _ ending: String) -> [URL] {
    guard let folder = sharedFolder("data/corpora/" + name) else { return [] }
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return (files ?? []).filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
}

private func matches(_ pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators]) else {
        return []
    }
    let range = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: range).compactMap { match in
        Range(match.range(at: match.numberOfRanges - 1), in: text).map { String(text[$0]) }
    }
}

/// Tags that part no words.
private let inlineTags =
    "</?(strong|em|b|i|sup|sub|span|mark|u|ins|del|code|kbd|q|abbr|acronym|cite|small|big|var|tt|s|strike|font|dfn)\\b[^>]*>"

private func without(inline: String? = nil, _ patterns: [String], _ text: String) -> String {
    let joined = inline.map { text.replacingOccurrences(of: $0, with: "", options: .regularExpression) } ?? text
    return patterns.reduce(joined) { $0.replacingOccurrences(of: $1, with: " ", options: .regularExpression) }
}

@Suite struct ImportFormatCorpusTests {
    /// The two largest come three times under other names; one of each is enough when there is no time.
    static let exports = corpus("wxr", "xml").filter {
        runsLongTests
            || !["phpunit__data__theme-unit-test-data.xml", "phpunit__data__a11y-unit-test-data.xml"]
                .contains($0.lastPathComponent)
    }

    @Test(arguments: exports) func everyWordOfAnExportIsInItsEntriesOrTheReport(file: URL) throws {
        let source = try String(contentsOf: file, encoding: .utf8)
        let made: ImportedSource
        do {
            made = try ImportedSource(wordpress: source)
        } catch ImportError.unreadable(let reason) {
            #expect(reason.severity == .error)
            return
        }
        try made.expectSound(file.lastPathComponent)
        var words = ""
        for item in matches("<item\\b.*?</item>", in: source) {
            for name in ["title", "content:encoded"] {
                for content in matches("<\(name)>(.*?)</\(name)>", in: item) {
                    let parts = matches("<!\\[CDATA\\[(.*?)\\]\\]>", in: content)
                    let text = parts.isEmpty ? content.decodingReferences() : parts.joined()
                    words +=
                        without(
                            inline: inlineTags,
                            [
                                "(?is)<(script|style|svg)\\b.*?</\\1>", "(?s)<!--.*?-->", "\\[/?[a-z]+[^\\]]*\\]",
                                "(?s)<[^>]*>",
                            ], text) + "\n"
                }
            }
        }
        #expect(lostWords(of: words, in: made.everything) == [], "\(file.lastPathComponent)")
    }

    @Test(arguments: corpus("docx", "docx")) func everyWordOfADocumentIsInItsEntryOrTheReport(file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        let made = try ImportedSource(document: bytes)
        try made.expectSound(file.lastPathComponent)
        var archive = try ZipArchive(bytes, budget: 64 << 20)
        var words = ""
        for part in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
            guard let part = try archive.read(part, limit: 16 << 20) else { continue }
            // What is drawn for old programs too stands there twice.
            let text = without(["(?s)<mc:Fallback>.*?</mc:Fallback>"], String(decoding: part, as: UTF8.self))
            for paragraph in text.components(separatedBy: "</w:p>") {
                words += matches("<(?:w:)?t(?: [^>]*)?>(.*?)</(?:w:)?t>", in: paragraph).joined() + "\n"
            }
        }
        #expect(lostWords(of: words, in: made.everything) == [], "\(file.lastPathComponent)")
    }

    @Test func everyEventOfTheCalendarsIsInAnEntryOrTheReport() throws {
        for (number, file) in corpus("ical-edge", "ics").enumerated() where runsLongTests || number % 4 == 0 {
            let bytes = try Data(contentsOf: file)
            let source = String(decoding: bytes, as: UTF8.self).replacingOccurrences(
                of: "\r\n[ \t]|\n[ \t]", with: "", options: .regularExpression)
            let made: ImportedSource
            do {
                made = try ImportedSource([UInt8](bytes), name: "town.ics") { request, _ in try importCalendar(request)
                }
            } catch ImportError.unreadable(let reason) {
                #expect(reason.severity == .error, "\(file.lastPathComponent)")
                continue
            }
            let text = made.everything
            let events = matches("BEGIN:VEVENT.*?END:VEVENT", in: source)
                .map { without(["(?s)BEGIN:VALARM.*?END:VALARM"], $0) }
            for event in events {
                for uid in matches("(?m)^UID:([^\r\n]*)", in: event).map({ $0.trimmingCharacters(in: .whitespaces) }) {
                    #expect(uid.isEmpty || text.contains(uid), "\(file.lastPathComponent): \(uid)")
                }
            }
            let words = events.flatMap {
                matches("(?m)^(?:SUMMARY|DESCRIPTION)(?:;(?:\"[^\"]*\"|[^:\"\n])*)?:([^\r\n]*)", in: $0)
            }.joined(separator: "\n")
            let plain = without(["\\\\[nN]", "<[^>]*>"], words)
            #expect(lostWords(of: plain, in: text) == [], "\(file.lastPathComponent)")
            if runsLongTests || number % 24 == 0 { try made.expectSound(file.lastPathComponent) }
        }
    }
}
