import FileTree
import Foundation
import SourceText
import TestSupport

@testable import Hub
@testable import Publish

/// What came of a project under trial.
struct Judgement {
    var faults: [String] = []
    /// Empty where the project was refused.
    var files: [String: [UInt8]] = [:]
    var diagnostics: [Diagnostic] = []

    var isPublished: Bool { !files.isEmpty }
}

/// Builds a project with one worker and with several, and reads every file that comes of it.
struct SiteOracle {
    var template: String? = projectFolder.appending(path: "site-template").path
    var hasCards = false
    var hasSearch = false
    var now = "2026-11-21 12:00"
    /// Whether what was refused is taken out line by line and file by file, until the rest is published.
    var takesOutRefused = true
    /// Whether markup is held to our own rules: a changed template may write what it likes.
    var readsMarkup = true
    /// Whether nginx and Apache are asked too.
    var asksServers = false

    func judge(_ tree: SourceTree) throws -> Judgement {
        var tree = tree
        var judgement = Judgement()
        for round in 0..<(takesOutRefused ? 9 : 1) {
            let folder = TemporaryFolder()
            try tree.lay(in: folder.path)
            let several = try build(folder, workers: 4)
            judgement.diagnostics = several.diagnostics
            judgement.files = several.files
            judgement.faults += DiagnosticOracle.faults(several.diagnostics, of: tree)
            if round == 0 || judgement.isPublished {
                judgement.faults += differences(several, try build(folder, workers: 1))
            }
            if judgement.isPublished || !judgement.faults.isEmpty || !takesOutRefused { break }
            guard SiteOracle.takeOut(several.diagnostics, of: &tree) else { break }
        }
        for (path, bytes) in judgement.files.sorted(by: { $0.key < $1.key }) {
            judgement.faults += faults(path, bytes).map { "\(path): \($0)" }
        }
        if asksServers, judgement.isPublished { judgement.faults += try ServerFileOracle.serverFaults(judgement.files) }
        judgement.faults = Array(judgement.faults.prefix(12))
        return judgement
    }

    private typealias Made = (files: [String: [UInt8]], diagnostics: [Diagnostic])

    private func differences(_ several: Made, _ one: Made) -> [String] {
        var faults: [String] = []
        if several.diagnostics != one.diagnostics {
            let differing = Set(several.diagnostics).symmetricDifference(one.diagnostics)
            faults.append("other diagnostics with one worker: \(differing.prefix(4))")
        }
        for path in Set(several.files.keys).union(one.files.keys).sorted()
        where several.files[path] != one.files[path] {
            faults.append("other bytes with one worker: \(path)")
        }
        return faults
    }

    private func build(_ folder: TemporaryFolder, workers: Int) throws -> Made {
        let site = try built(
            Project(
                content: folder.path + "/content", template: template ?? folder.path + "/site-template",
                output: folder.path + "/_site", cache: nil, hasCards: hasCards, hasSearch: hasSearch, workers: workers),
            on: now)
        return (site.files, site.report.diagnostics.all)
    }

    // MARK: What was refused

    /// Blanks the lines that errors name; a file whose error names none goes. False where nothing is left to take.
    private static func takeOut(_ diagnostics: [Diagnostic], of tree: inout SourceTree) -> Bool {
        var isChanged = false
        for one in diagnostics where one.severity == .error {
            guard let bytes = tree.files.first(where: { $0.path == one.place.path })?.bytes else { continue }
            isChanged = true
            if let range = one.place.range, range.lowerBound > 0, range.lowerBound < bytes.count {
                var changed = bytes
                var start = range.lowerBound
                while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
                var end = range.lowerBound
                while end < bytes.count, bytes[end] != 0x0A { end += 1 }
                for index in start..<end { changed[index] = 0x20 }
                if changed != bytes, bytes[start..<end] != [0x2D, 0x2D, 0x2D] {
                    tree.put(changed, at: one.place.path)
                    continue
                }
            }
            if one.place.path == "content/site.yml" { return false }
            tree[one.place.path] = nil
        }
        return isChanged
    }

    // MARK: What was published

    private func faults(_ path: String, _ bytes: [UInt8]) -> [String] {
        let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(path[$0...].dropFirst()) } ?? ""
        if !isOutputPath(path) { return ["not a path to write to"] }
        switch ending {
        case "jpg", "jpeg", "png", "webp", "gif", "ico", "pdf", "index", "bin": return []
        case "svg": return readsMarkup ? XMLOracle.faults(bytes) : []
        default: break
        }
        guard SiteOracle.isText(ending) || path.hasPrefix("server/") || path.hasPrefix("_") else { return [] }
        guard let text = String(validating: bytes, as: UTF8.self) else { return ["no UTF-8"] }
        for scalar in text.unicodeScalars
        where scalar.value < 0x20 && !"\n\r\t".unicodeScalars.contains(scalar) || scalar.value == 0x7F
            || scalar.value & 0xFFFE == 0xFFFE
        {
            return ["the character U+\(String(scalar.value, radix: 16))"]
        }
        switch ending {
        case "html": return readsMarkup ? MarkupOracle.faults(bytes, isPage: true) : []
        case "xml", "rss", "atom": return XMLOracle.faults(bytes)
        case "json", "webmanifest", "geojson", "jsonld": return JSONOracle.faults(bytes)
        case "ics": return CalendarOracle.faults(bytes)
        case "csv": return TableOracle.faults(bytes)
        case "txt": return path.hasSuffix("robots.txt") || path.hasSuffix("security.txt") ? SiteOracle.lines(text) : []
        default: return ServerFileOracle.faults(path, bytes)
        }
    }

    private static func isText(_ ending: String) -> Bool {
        [
            "html", "xml", "rss", "atom", "json", "webmanifest", "geojson", "jsonld", "ics", "csv", "txt", "css", "js",
            "htaccess", "conf",
        ].contains(ending)
    }

    /// `Name: value`, as robots.txt and security.txt are read.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.wholeMatch(of: /[A-Z][A-Za-z-]*: [^ ].*/) == nil }.map {
            "the line “\($0)”"
        }
    }
}
