import Foundation
import SearchIndexing

/// A Markdown file read the plain way: enough for both searches to see the same words.
struct Page {
    let url: String
    let title: String
    let kind: String
    let day: SearchDocument.Day?
    let summary: String
    let headings: [SearchDocument.Heading]
    let tags: [String]
    /// Paragraphs and headings: level 0 for a paragraph.
    let blocks: [(level: Int, text: String)]

    static func all(in folder: String) -> [Page] {
        let root = URL(filePath: folder).standardizedFileURL
        let name = root.lastPathComponent == "content" ? "" : "/" + root.lastPathComponent
        guard let files = FileManager.default.enumerator(atPath: root.path) else { return [] }
        return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") && !$0.hasSuffix("SOURCE.md") }.sorted()
            .compactMap { path in
                guard let data = FileManager.default.contents(atPath: root.path + "/" + path) else { return nil }
                return Page(name + "/" + path, String(decoding: data, as: UTF8.self))
            }
    }

    init?(_ path: String, _ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        var front: [String: String] = [:]
        if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
            for line in lines[1..<end] {
                guard let colon = line.firstIndex(of: ":") else { continue }
                let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                front[String(line[..<colon])] = value.trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
            }
            lines.removeSubrange(...end)
        }
        if front["draft"] == "true" { return nil }
        var body = lines.joined(separator: "\n")
        for (pattern, template) in Page.markup {
            body = body.replacingOccurrences(of: pattern, with: template, options: .regularExpression)
        }
        var blocks: [(Int, String)] = []
        for paragraph in body.components(separatedBy: "\n\n") {
            for line in paragraph.hasPrefix("#") ? paragraph.components(separatedBy: "\n") : [paragraph] {
                let level = line.prefix { $0 == "#" }.count
                let text = line.dropFirst(level).trimmingCharacters(in: .whitespacesAndNewlines)
                if !text.isEmpty { blocks.append((min(level, 6), text)) }
            }
        }
        var stem = path.replacingOccurrences(of: ".md", with: "")
        for name in ["/_index", "/index"] where stem.hasSuffix(name) { stem.removeLast(name.count) }
        // A Hugo folder may hold index.md and a file beside it of the same name.
        url = Page.romanised(stem) + "/"
        title = (front["title"].flatMap { $0.isEmpty ? nil : $0 } ?? blocks.first?.1 ?? stem)
            .replacingOccurrences(of: "&#8217;", with: "’").replacingOccurrences(of: "&#58;", with: ":")
        kind = ["services", "events", "news"].first { path.contains("/\($0)/") || path.hasPrefix($0) } ?? "pages"
        let numbers = (front["date"] ?? "").prefix(10).split(separator: "-").compactMap { Int($0) }
        day = numbers.count == 3 ? .init(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
        self.blocks = blocks
        summary = front["summary"] ?? blocks.first { $0.0 == 0 }?.1 ?? ""
        headings = blocks.filter { $0.0 > 0 }.enumerated().map { .init(text: $1.1, anchor: "h\($0)") }
        tags = front["category"].map { [$0] } ?? []
    }

    private static let markup: [(String, String)] = [
        ("(?s)<!--.*?-->", ""), ("(?s)\\{\\{[<%].*?[>%]\\}\\}", ""),
        ("\\{\\{[A-Za-z]+\\(\"([^\"]*)\"[^}]*\\}\\}", "$1"), ("\\{\\{[^}]*\\}\\}", ""),
        ("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1"), ("(?m)^```.*$", ""), ("[*_`|]", " "), ("<[^>\n]{1,80}>", " "),
    ]

    private static func romanised(_ path: String) -> String {
        String(path.unicodeScalars.map { $0.isASCII && $0 != " " && $0 != "?" && $0 != "#" ? Character($0) : "-" })
    }

    var document: SearchDocument {
        SearchDocument(
            url: url, title: title, kind: kind, day: day, summary: summary, headings: headings,
            text: Array(blocks.filter { $0.level == 0 }.map(\.text).joined(separator: "\n").utf8), tags: tags)
    }

    func html(_ language: String) -> [UInt8] {
        func escaped(_ text: String) -> String {
            text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
        }
        var html =
            "<!doctype html>\n<html lang=\"\(language)\"><head><meta charset=\"utf-8\"><title>\(escaped(title))</title></head>\n"
        html += "<body><main><h1>\(escaped(title))</h1>\n"
        var heading = 0
        for (level, text) in blocks {
            if level > 0 {
                html += "<h\(max(2, level)) id=\"h\(heading)\">\(escaped(text))</h\(max(2, level))>\n"
                heading += 1
            } else {
                html += "<p>\(escaped(text))</p>\n"
            }
        }
        return Array((html + "</main></body></html>\n").utf8)
    }
}
