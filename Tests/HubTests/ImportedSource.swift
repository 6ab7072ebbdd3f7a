import Foundation
import SourceText
import TestSupport
import Testing
import Translations

@testable import Hub
@testable import Import

/// A file of another program brought in, and what came of it.
struct ImportedSource {
    let folder: TemporaryFolder
    let report: ImportReport
    private let bring: (ImportRequest) throws -> ImportReport
    private let request: ImportRequest

    init(
        _ bytes: [UInt8], name: String, kinds: [(String, String)] = [], base: String? = nil,
        files: [String: Data] = [:], _ bring: @escaping (ImportRequest, String) throws -> ImportReport
    ) throws {
        folder = TemporaryFolder()
        folder.write(Data(bytes), to: "in/" + name)
        for (path, data) in files { folder.write(data, to: "uploads/" + path) }
        let uploads = folder.path + "/uploads"
        request = ImportRequest(
            folder: folder.path + "/in/" + name, output: folder.path + "/content",
            kinds: kinds.map { (folder: $0.0, kind: $0.1) }, baseURL: base)
        self.bring = { try bring($0, uploads) }
        report = try bring(request, uploads)
    }

    init(wordpress text: String, kinds: [(String, String)] = [], base: String? = nil, files: [String: Data] = [:])
        throws
    {
        try self.init(Array(text.utf8), name: "export.xml", kinds: kinds, base: base, files: files) {
            request, uploads in
            try importWordPress(request, attachments: files.isEmpty ? nil : uploads)
        }
    }

    init(calendar text: String) throws { try self.init(calendarBytes: Array(text.utf8)) }

    init(calendarBytes bytes: [UInt8]) throws {
        try self.init(bytes, name: "town.ics") { request, _ in try importCalendar(request) }
    }

    init(document bytes: [UInt8], kind: String = "page") throws {
        try self.init(bytes, name: "Rishennia.docx", kinds: [("", kind)]) { request, _ in try importDocument(request) }
    }

    func again() throws -> ImportReport { try bring(request) }

    subscript(path: String) -> String {
        (try? String(contentsOfFile: folder.path + "/content/" + path, encoding: .utf8)) ?? ""
    }

    /// The text below the front matter.
    func body(_ path: String) -> String {
        let parts = self[path].components(separatedBy: "---\n")
        return parts.dropFirst(2).joined(separator: "---\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    var entries: [String] { report.files.compactMap { if case .entry(let path) = $0.outcome { path } else { nil } } }

    /// The text of the only entry.
    var body: String { entries.first.map { body($0) } ?? "" }

    func remarks(_ path: String) -> [String] { report.files.first { $0.path == path }?.remarks.map(\.id) ?? [] }
    var allRemarks: Set<String> { Set(report.files.flatMap { $0.remarks.map(\.id) }) }
    var words: String { report.text(in: .en) }

    func site() throws -> BuiltSite { try checked(folder) }

    /// It builds, and bringing it in again changes nothing.
    func expectSound(_ name: String = "") throws {
        let errors = try site().report.diagnostics.all.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(name): \(errors.prefix(3))")
        let second = try again()
        #expect(second.written == 0 && second.entries == report.entries, "\(name)")
    }

    /// All entries and the report as one text without the signs of Markdown.
    var everything: String {
        let text = entries.map { self[$0] }.joined(separator: "\n") + "\n" + report.text(in: .uk)
        return text.replacingOccurrences(of: "[*`]|~~", with: "", options: .regularExpression)
            .replacingOccurrences(of: "\\\\([!-/:-@\\[-`{-~])", with: "$1", options: .regularExpression)
    }
}

/// The words of a text with how often each stands there, letters above and below the line as plain ones.
func wordCounts(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    let plain = text.decodingReferences().precomposedStringWithCompatibilityMapping.lowercased()
    for word in plain.unicodeScalars.split(whereSeparator: { !CharacterSet.alphanumerics.contains($0) })
    where word.count > 2 {
        counts[String(String.UnicodeScalarView(word)), default: 0] += 1
    }
    return counts
}

/// Words that a source has more often than what came of it.
func lostWords(of source: String, in result: String) -> [String] {
    let found = wordCounts(result)
    return wordCounts(source).filter { found[$0.key, default: 0] < $0.value }.keys.sorted()
}
