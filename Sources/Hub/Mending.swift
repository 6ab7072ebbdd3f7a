internal import Calendars
internal import FileTree
public import SourceText
internal import YAML

/// What `visnyk fix` changed, or would change.
public struct MendingReport: Sendable {
    public struct File: Sendable {
        /// From the project's root: `content/news/a.md`.
        public let path: String
        public let before: [UInt8]
        public let after: [UInt8]
        /// How many mistakes are gone.
        public let mends: Int
    }

    public internal(set) var files: [File] = []
    public internal(set) var language = "uk"
    /// Why nothing could be done.
    public internal(set) var diagnostics = Diagnostics()
}

/// Writes into the project's texts what is sure: names of fields, dates, quotes, dashes, words of choices. Prose is never
/// touched, and what a person must decide stays as it is. With `isDryRun` nothing is written.
public func mend(_ project: Project, isDryRun: Bool) throws -> MendingReport {
    var report = MendingReport()
    let files = project.files(into: &report.diagnostics)
    guard let loaded = LoadedProject(project, files, into: &report.diagnostics) else {
        try mendSettings(project, isDryRun: isDryRun, &report)
        return report
    }
    report.diagnostics = Diagnostics()
    report.language = loaded.settings.languages[0]
    try mendSettings(project, isDryRun: isDryRun, &report)
    var parser = EntryParser(
        kinds: loaded.kinds, languages: loaded.settings.languages, zone: loaded.settings.zone,
        vocabulary: loaded.settings.vocabulary, labels: loaded.labels)
    parser.saysStandardForm = true
    let reader = parser
    let results = loaded.texts.slicesConcurrently(workers: loaded.workers) { paths in
        paths.compactMap { path in
            mended(path, in: loaded.contentFolder) { source, diagnostics in
                _ = reader.parse(source, at: path, digest: Digest(of: []), into: &diagnostics)
            }
        }
    }
    for file in results.flatMap({ $0 }) {
        if !isDryRun {
            try writeFile(file.after, to: loaded.contentFolder + file.path.dropFirst(bytes: "content".utf8.count))
        }
        report.files.append(file)
    }
    return report
}

private func mendSettings(_ project: Project, isDryRun: Bool, _ report: inout MendingReport) throws {
    let file = mended("site.yml", in: project.content) { source, diagnostics in
        _ = Settings(
            source, zoneFile: { try? readFile("/usr/share/zoneinfo/" + $0, limit: 1 << 20) }, baseURL: nil,
            saysStandardForm: true, into: &diagnostics)
    }
    guard let file else { return }
    if !isDryRun { try writeFile(file.after, to: project.content + "/site.yml") }
    report.files.append(file)
}

/// The file with its sure mends; nil where there are none, or where they would not make it better.
private func mended(
    _ path: String, in folder: String, _ read: (Source, inout Diagnostics) -> Void
) -> MendingReport.File? {
    let shown = "content/" + path
    guard let raw = try? readFile(path, in: folder, limit: 4 << 20) else { return nil }
    let mark = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw[..<3]) : []
    var text = Array(raw[mark.count...])
    var mends = 0
    // A mend may bring to light what was hidden behind its mistake.
    for _ in 0..<5 {
        var diagnostics = Diagnostics()
        guard let source = checkedText(text, path: shown, into: &diagnostics) else { break }
        read(source, &diagnostics)
        let (next, count) = applied(diagnostics.all, to: text)
        guard count > 0 else { break }
        var after = Diagnostics()
        guard let changed = checkedText(next, path: shown, into: &after) else { break }
        read(changed, &after)
        let isWorse = after.all.count { $0.severity == .error } > diagnostics.all.count { $0.severity == .error }
        if isWorse { break }
        text = next
        mends += count
    }
    guard mends > 0 else { return nil }
    return MendingReport.File(path: shown, before: raw, after: mark + text, mends: mends)
}

/// The text with all edits that touch no other.
private func applied(_ diagnostics: [Diagnostic], to text: [UInt8]) -> (text: [UInt8], count: Int) {
    var result: [UInt8] = []
    var from = 0
    var count = 0
    let mends = diagnostics.compactMap(\.mend).filter { !$0.edits.isEmpty }
        .sorted { $0.edits[0].range.lowerBound < $1.edits[0].range.lowerBound }
    for mend in mends {
        let edits = mend.edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard let first = edits.first, first.range.lowerBound >= from || from == 0,
            edits.allSatisfy({ $0.range.upperBound <= text.count })
        else { continue }
        for edit in edits {
            result += text[from..<edit.range.lowerBound]
            result += Array(edit.text.utf8)
            from = edit.range.upperBound
        }
        count += 1
    }
    result += text[from...]
    return (result, count)
}
