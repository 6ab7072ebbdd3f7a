import ContentLint
import Foundation
import SourceText
import TestSupport
import Testing

/// `docs/diagnostics/` has a page for each message, written from the messages' own declarations and from the mistakes of
/// `Mistakes/`. `RECORD=1` writes the pages anew and fails, so that the difference is read.
@Suite struct DiagnosticPagesTests {
    struct Said: Equatable {
        var id: String
        var severity: String
        var uk: String
        var en: String
        var hint: [String]
        var why: [String]
    }

    private static let folder = projectFolder.appending(path: "docs/diagnostics")

    @Test func pagesAreCurrent() throws {
        let pages = try DiagnosticPagesTests.pages()
        #expect(pages.count > 100)
        let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
        if isRecording {
            try? FileManager.default.removeItem(at: DiagnosticPagesTests.folder)
            try FileManager.default.createDirectory(at: DiagnosticPagesTests.folder, withIntermediateDirectories: true)
        }
        for (name, text) in pages.sorted(by: { $0.key < $1.key }) {
            let file = DiagnosticPagesTests.folder.appending(path: name)
            let there = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            if there == text { continue }
            if isRecording { try text.write(to: file, atomically: true, encoding: .utf8) }
            Issue.record("docs/diagnostics/\(name) is not current: RECORD=1 writes it")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: DiagnosticPagesTests.folder.path)
        #expect(Set(names) == Set(pages.keys))
    }

    // MARK: Messages

    /// Each declaration `Message("id", .severity, Wording(uk: …, en: …), hint: Wording(…), why: Wording(…))` of `Sources/`.
    static func messages() throws -> [Said] {
        let folder = projectFolder.appending(path: "Sources")
        var all: [Said] = []
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        for path in paths.sorted() {
            let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            for piece in source.components(separatedBy: "Message(").dropFirst() {
                if let said = message(piece) { all.append(said) }
            }
        }
        for rule in LintRule.allCases {
            let message = rule.message
            all.append(
                Said(
                    id: message.id, severity: "warning", uk: message.text.uk, en: message.text.en,
                    hint: message.hint.map { [$0.uk, $0.en] } ?? [], why: message.why.map { [$0.uk, $0.en] } ?? []))
        }
        return all
    }

    private static func message(_ piece: String) -> Said? {
        let literal = #/"((?:[^"\\]|\\.)*)"/#
        guard
            let first = piece.prefixMatch(
                of: #/\s*"([a-z]+\.[A-Za-z0-9]+)"\s*,\s*(?:\.(error|warning|note)\s*,)?\s*Wording\(/#)
        else { return nil }
        // Up to the end of the declaration: the next one begins with `static` or a closing brace at the margin.
        var rest = String(piece[first.range.upperBound...])
        for end in ["\n    static ", "\n    private static ", "\n    /// ", "\n}"] {
            if let range = rest.range(of: end) { rest = String(rest[..<range.lowerBound]) }
        }
        func wording(_ text: Substring) -> [String] {
            guard let uk = text.range(of: "uk:"), let en = text.range(of: "en:", range: uk.upperBound..<text.endIndex),
                let one = text[uk.upperBound...].firstMatch(of: literal),
                let two = text[en.upperBound...].firstMatch(of: literal)
            else { return [] }
            return [unescaped(String(one.1)), unescaped(String(two.1))]
        }
        let words = wording(rest[...])
        guard words.count == 2 else { return nil }
        let hint = rest.range(of: "hint: Wording(").map { wording(rest[$0.upperBound...]) } ?? []
        let why = rest.range(of: "why: Wording(").map { wording(rest[$0.upperBound...]) } ?? []
        return Said(
            id: String(first.1), severity: first.2.map(String.init) ?? "error", uk: words[0], en: words[1], hint: hint,
            why: why)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\").replacing("\\n", with: " ")
    }

    // MARK: Pages

    static func pages() throws -> [String: String] {
        var byID: [String: [Said]] = [:]
        for said in try messages() where byID[said.id]?.contains(said) != true {
            byID[said.id, default: []].append(said)
        }
        let examples = try examples()
        var pages: [String: String] = [:]
        var index =
            "# Що каже Visnyk / What Visnyk says\n\nСторінка для кожного повідомлення. / A page for each message.\n\n"
            + "| | | |\n|---|---|---|\n"
        for (id, all) in byID.sorted(by: { $0.key < $1.key }) {
            pages[id + ".md"] = page(id, all, examples[id])
            index += "| [\(id)](\(id).md) | \(weight(all[0].severity).uk) | \(shown(all[0].uk)) |\n"
        }
        pages["README.md"] = index
        return pages
    }

    private static func page(_ id: String, _ all: [Said], _ example: (mistake: String, uk: String, en: String)?)
        -> String
    {
        var text = "# \(id)\n\n"
        for said in all {
            text += "**\(weight(said.severity).uk)**: \(shown(said.uk))\n\n"
            if said.hint.count == 2 { text += "→ \(shown(said.hint[0]))\n\n" }
            if said.why.count == 2 { text += "Чому: \(shown(said.why[0])).\n\n" }
        }
        if let example {
            text += "Приклад:\n\n~~~text\n\(example.mistake)~~~\n\n~~~text\n\(example.uk)~~~\n\n"
        }
        text += "## In English\n\n"
        for said in all {
            text += "**\(weight(said.severity).en)**: \(shown(said.en))\n\n"
            if said.hint.count == 2 { text += "→ \(shown(said.hint[1]))\n\n" }
            if said.why.count == 2 { text += "Why: \(shown(said.why[1])).\n\n" }
        }
        if let example { text += "~~~text\n\(example.en)~~~\n" }
        while text.hasSuffix("\n\n") { text.removeLast() }
        return text
    }

    private static func weight(_ severity: String) -> (uk: String, en: String) {
        switch severity {
        case "warning": ("попередження", "warning")
        case "note": ("примітка", "note")
        default: ("помилка", "error")
        }
    }

    /// What stands for an argument is shown as an ellipsis, and nothing of the text is Markdown.
    private static func shown(_ text: String) -> String {
        text.replacing(#/\{\d\}/#, with: "…").replacing("<", with: "\\<").replacing("|", with: "\\|")
            .replacing("[", with: "\\[").replacing("*", with: "\\*").replacing("`", with: "\\`")
    }

    /// Of the mistakes that bring a message, the first by name whose files are plain texts.
    private static func examples() throws -> [String: (mistake: String, uk: String, en: String)] {
        var result: [String: (mistake: String, uk: String, en: String)] = [:]
        for name in MistakeTests.names {
            let text = try String(
                contentsOf: MistakeTests.folder.appending(path: name + ".txt"), encoding: .utf8)
            guard let says = text.range(of: "-- says --\n"), let english = text.range(of: "-- says in English --\n")
            else { continue }
            let mistake = String(text[..<says.lowerBound])
            let uk = text[says.upperBound..<english.lowerBound].replacing("-- says in check --\n", with: "")
            let en = String(text[english.upperBound...])
            for match in uk.matches(of: #/\[([a-z]+\.[A-Za-z0-9]+)\]\n/#) where result[String(match.1)] == nil {
                result[String(match.1)] = (mistake, uk, en)
            }
        }
        return result
    }
}
