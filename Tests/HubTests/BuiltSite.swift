import Calendars
import FileTree
import Foundation
import SourceText
import TestSupport

@testable import Hub
@testable import Publish

/// A small site and what came of it.
struct BuiltSite {
    let files: [String: [UInt8]]
    let report: Report

    /// A page or file by its address; empty where there is none.
    subscript(path: String) -> String {
        let key = String(path.drop { $0 == "/" })
        let bytes = files[key] ?? files[key + (key.isEmpty || key.hasSuffix("/") ? "" : "/") + "index.html"]
        return bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func exists(_ path: String) -> Bool { files[String(path.drop { $0 == "/" })] != nil }

    /// What stands between `<main …>` and `</main>`, with blanks of one sort: those that do not break are tested by
    /// themselves.
    func main(_ path: String) -> String {
        let page = self[path]
        guard let open = page.range(of: "<main"), let start = page[open.upperBound...].range(of: ">"),
            let end = page.range(of: "</main>")
        else { return "" }
        return page[start.upperBound..<end.lowerBound].replacingOccurrences(of: "\u{a0}", with: " ")
            .replacingOccurrences(of: "\u{2060}", with: "")
    }

    var ids: [String] { report.diagnostics.all.map(\.id) }
    var errors: [String] { report.diagnostics.all.filter { $0.severity == .error }.map(\.id) }
}

/// A temporary folder that is gone with the value.
final class TemporaryFolder {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "visnyk-test-" + UUID().uuidString).path
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) { write(Data(text.utf8), to: file) }

    func write(_ data: Data, to file: String) {
        let url = URL(filePath: path).appending(path: file)
        try! FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try! data.write(to: url)
    }
}

/// The settings that a test site has unless it brings its own.
let usualSettings = """
    name: Містечко
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk, en]
    settlements: [Містечко, Село]

    """

/// Lays files given as `-- path --` lines in a text into a folder.
func lay(_ text: String, in folder: TemporaryFolder) {
    var path: String?
    var lines: [Substring] = []
    func flush() {
        if let path {
            // A few letters under the name of a picture or a document stand for some whole one.
            let whole = lines.count <= 2 ? TinyPicture.of(path) ?? TinyDocument.of(path) : nil
            folder.write(whole ?? Data((lines.joined(separator: "\n") + "\n").utf8), to: path)
        }
        lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("-- "), line.hasSuffix(" --") {
            flush()
            path = String(line.dropFirst(3).dropLast(3))
        } else {
            lines.append(line)
        }
    }
    flush()
}

/// The site that the files make with the project's own template, in memory, as it is at a time in Kyiv.
func built(
    _ text: String, on now: String = "2026-11-21 12:00", drafts: Bool = false, strict: Bool = false,
    workers: Int? = nil,
    template: String? = nil, cards: Bool = false, search: Bool = false, isPacked: Bool = false,
    files: [String: Data] = [:]
) throws -> BuiltSite {
    let folder = TemporaryFolder()
    if !text.contains("-- content/site.yml --") { folder.write(usualSettings, to: "content/site.yml") }
    lay(text, in: folder)
    for (path, data) in files { folder.write(data.count < 40 ? TinyPicture.of(path) ?? data : data, to: path) }
    let project = Project(
        content: folder.path + "/content", template: template ?? projectFolder.appending(path: "site-template").path,
        output: folder.path + "/_site", cache: nil, showsDrafts: drafts, isStrict: strict, hasCards: cards,
        hasSearch: search, isPacked: isPacked, workers: workers)
    return try built(project, on: now)
}

func built(_ project: Project, on now: String = "2026-11-21 12:00") throws -> BuiltSite {
    let sink = MemorySink()
    let report = try run(project, at: try instant(now), clock: { 0 }, sink: { _, _ in sink })
    return BuiltSite(files: sink.files, report: report)
}

func instant(_ text: String) throws -> Instant {
    let kyiv = try Zone(name: "Europe/Kyiv", tzif: try readFile("/usr/share/zoneinfo/Europe/Kyiv"))
    return try Moment(text).instant(in: kyiv)
}
