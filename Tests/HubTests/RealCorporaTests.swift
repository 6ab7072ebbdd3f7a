import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// A corpus laid as a town would have it: its own keys renamed to ours, nothing else touched.
private struct Corpus {
    let folder = TemporaryFolder()

    init(
        _ name: String, to kind: String, every step: Int = 1, english: Bool = false, edit: (String) -> String = { $0 }
    ) throws {
        let root = try #require(sharedFolder("data/corpora/" + name))
        folder.write(
            usualSettings.replacing("[uk, en]", with: english ? "[en, uk]" : "[uk, en]"), to: "content/site.yml")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".md") }
            .sorted()
        for (index, path) in paths.enumerated() where index % step == 0 && !path.hasPrefix("LICENSE") {
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            folder.write(edit(Corpus.renamed(text, kind)), to: "content/\(kind)/" + path)
        }
    }

    private static let known: [String: String] = [
        "title": "title", "date": "date", "summary": "summary", "description": "summary", "topics": "tags",
        "lastmod": "updated",
    ]

    /// Keys that we do not have go; what is left keeps its lines.
    private static func renamed(_ text: String, _ kind: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func isFence(_ line: String) -> Bool { line.trimmingCharacters(in: .whitespaces) == "---" }
        guard let start = lines.firstIndex(where: isFence), let end = lines[(start + 1)...].firstIndex(where: isFence)
        else { return text }
        var isKept = true
        for index in (start + 1)..<end {
            if let match = lines[index].firstMatch(of: /^([A-Za-z_-]+):/) {
                let name = known[String(match.1)]
                isKept = name != nil && (kind == "news" || name == "title" || name == "summary")
                if let name { lines[index] = name + lines[index].dropFirst(match.1.count) }
            }
            if !isKept { lines[index] = "#" }
        }
        return lines.joined(separator: "\n")
    }

    var project: Project {
        Project(
            content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: folder.path + "/_site", hasCards: false, hasSearch: false)
    }

    /// What is refused, by file; then the rest builds.
    func check() throws -> (files: Int, refused: Int, ids: [String: Int]) {
        let first = try built(project)
        let errors = first.report.diagnostics.all.filter { $0.severity == .error }
        if !errors.isEmpty { #expect(first.files.isEmpty) }
        let paths = Set(errors.map(\.place.path))
        for error in errors {
            #expect(
                error.place.range != nil || error.id == "markdown.rawHTML" || error.id.hasPrefix("entry.")
                    || error.id.hasPrefix("address."), "\(error.place.path) \(error.id)")
        }
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/content").filter {
            $0.hasSuffix(".md")
        }
        var refused = 0
        var waiting = paths
        // What is set aside leaves links behind that lead nowhere.
        for _ in 0..<6 where !waiting.isEmpty {
            for path in waiting where path.hasSuffix(".md") {
                try FileManager.default.removeItem(atPath: folder.path + "/" + path)
                refused += 1
            }
            let next = try built(project)
            waiting = Set(next.report.diagnostics.all.filter { $0.severity == .error }.map(\.place.path))
            if waiting.isEmpty {
                #expect(next.report.entries == files.count - refused)
                #expect(next.files.count > files.count - refused)
            }
        }
        #expect(waiting == [])
        return (files.count, refused, Dictionary(grouping: errors, by: \.id).mapValues(\.count))
    }
}

private let isThere = sharedFolder("data/corpora") != nil

@Test(.enabled(if: isThere)) func ukrainianPostsBuild() throws {
    let result = try Corpus("ua-gec", to: "news", every: 6).check()
    #expect(result.files == 133)
    #expect(result.refused == 0, "\(result.ids)")
}

/// Nearly every page links to pages of the encyclopaedia that are not in the corpus, or calls its macros in code.
@Test(.enabled(if: isThere)) func ukrainianReferenceIsRefusedForItsLinksAndElseBuilds() throws {
    let asItIs = try Corpus("webdoky", to: "pages").check()
    #expect(asItIs.files == 150)
    #expect(asItIs.refused == 145, "\(asItIs.ids)")
    #expect(
        Set(asItIs.ids.keys) == [
            "anchor.missing", "file.missing", "link.broken", "markdown.rawHTML", "markdown.remotePicture",
        ])
    let linkedAbroad = try Corpus("webdoky", to: "pages") { text in
        text.replacing("](/uk/docs/", with: "](https://example.org/uk/docs/")
            .replacing(/\]: \/uk\/docs\//, with: "]: https://example.org/uk/docs/")
    }.check()
    // HTML, pictures that are not there, headings that its own site names otherwise.
    #expect(linkedAbroad.refused == 56, "\(linkedAbroad.ids)")
}

@Test(.enabled(if: isThere), arguments: [("kubernetes-uk", 21, 11), ("opentelemetry-uk", 3, 3)])
func ukrainianDocumentationBuildsButForItsLinks(name: String, files: Int, refused: Int) throws {
    let result = try Corpus(name, to: "pages").check()
    #expect(result.files == files)
    #expect(result.refused == refused, "\(result.ids)")
}

/// Raw HTML, links into parts of the site that are not here, a page without a title.
@Test(.enabled(if: isThere)) func englishDocumentationBuildsButForItsLinks() throws {
    let result = try Corpus("opentelemetry-en", to: "pages", english: true).check()
    #expect(result.files == 4)
    #expect(result.refused == 3, "\(result.ids)")
}

/// Every twelfth file: authors and topics have no date, the rest of the refused hold raw HTML.
@Test(.enabled(if: isThere)) func englishNewsBuilds() throws {
    let result = try Corpus("digitalgov", to: "news", every: 12, english: true).check()
    #expect(result.files == 129)
    #expect(result.refused == 49, "\(result.ids)")
    #expect(Set(result.ids.keys) == ["field.missing", "markdown.rawHTML", "markdown.remotePicture"])
}
