import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// What a build of the files says, a line each: `content/a.md:4:7 value.instant`, with `?word` behind it where a
/// word is suggested; warnings begin with `~`, notes with `^`. Where there is an error, nothing may have been written.
func mistakes(
    _ text: String, strict: Bool = false, template: String? = nil, files: [String: Data] = [:]
) -> [String] {
    let site: BuiltSite
    do {
        site = try built(text, strict: strict, template: template, files: files)
    } catch {
        return ["\(error)"]
    }
    if site.report.diagnostics.hasErrors { #expect(site.files.isEmpty) }
    var known = laid(text).mapValues { Data($0.utf8) }.merging(files) { $1 }
    if known["content/site.yml"] == nil { known["content/site.yml"] = Data(usualSettings.utf8) }
    if let template, let paths = try? contents(of: template) {
        for (path, bytes) in paths { known["site-template/" + path] = bytes }
    }
    return site.report.diagnostics.all.map { line(for: $0, in: known) }
}

/// The files that `lay` would write, by path.
private func laid(_ text: String) -> [String: String] {
    var files: [String: String] = [:]
    var path: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("-- "), line.hasSuffix(" --") {
            path = String(line.dropFirst(3).dropLast(3))
        } else if let path {
            files[path, default: ""] += line + "\n"
        }
    }
    return files
}

private func line(for one: Diagnostic, in files: [String: Data]) -> String {
    var text = (one.severity == .warning ? "~" : one.severity == .note ? "^" : "") + one.place.path
    if let range = one.place.range, var bytes = files[one.place.path].map({ [UInt8]($0) }) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let before = bytes.prefix(range.lowerBound)
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        text += ":\(before.count { $0 == 0x0A } + 1):\(String(decoding: before[start...], as: UTF8.self).count + 1)"
    }
    text += " " + one.id
    return one.suggestion.map { text + " ?" + $0 } ?? text
}

/// A news file with one more line in its front matter, as a whole site; that line is the fourth.
func news(_ line: String, body: String = "Текст.") -> String {
    """
    -- content/news/a.md --
    ---
    title: Новина
    date: 2026-11-20
    \(line)
    ---
    \(body)
    """
}

/// Every file of a folder by its path.
func contents(of folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder),
            !isFolder.boolValue
        else {
            continue
        }
        files[path] = try Data(contentsOf: URL(filePath: folder + "/" + path))
    }
    return files
}

/// A PNG of 8 by 8 pixels.
let smallPicture = Data(
    base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGMwTpuJFTEMLQkAyvtMgQDiJ6sAAAAASUVORK5CYII=")!
