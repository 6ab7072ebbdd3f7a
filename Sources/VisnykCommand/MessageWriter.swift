internal import FileTree
internal import Hub
internal import SourceText

/// Diagnostics as people and machines read them.
struct MessageWriter {
    let project: Project
    let language: MessageLanguage
    let format: MessageFormat

    func text(of diagnostics: [Diagnostic]) -> String {
        var lines = LineFinder(project: project)
        let located = diagnostics.map { ($0, lines.location(of: $0.place)) }
        switch format {
        case .text: return located.map { asText($0, $1) }.joined()
        case .github: return located.map { asGitHub($0, $1) }.joined()
        case .json:
            return "[" + located.map { asJSON($0, $1) }.joined(separator: ",\n") + "]\n"
        }
    }

    private func words(_ wording: Wording, _ arguments: [String]) -> String {
        var text = language == .uk ? wording.uk : wording.en
        for (index, argument) in arguments.enumerated() {
            text = text.replacing("{\(index)}", with: argument.count > 200 ? argument.prefix(200) + "…" : argument)
        }
        return text
    }

    private func hint(_ one: Diagnostic) -> String? {
        if let suggestion = one.suggestion {
            return language == .uk ? "можливо, «\(suggestion)»?" : "did you mean “\(suggestion)”?"
        }
        return one.message.hint.map { words($0, one.arguments) }
    }

    private func severity(_ one: Diagnostic) -> String {
        switch (one.severity, language) {
        case (.error, .uk): "помилка"
        case (.error, .en): "error"
        case (.warning, .uk): "попередження"
        case (.warning, .en): "warning"
        case (.note, .uk): "примітка"
        case (.note, .en): "note"
        }
    }

    private func asText(_ one: Diagnostic, _ location: Location) -> String {
        var text = "\(location.shown): \(severity(one)): \(words(one.message.text, one.arguments)) [\(one.id)]\n"
        if let line = location.lineText {
            text += "    " + line.text + "\n"
            text += "    " + line.indent + String(repeating: "^", count: max(1, line.width)) + "\n"
        }
        if let hint = hint(one) { text += "    → " + hint + "\n" }
        return text
    }

    private func asGitHub(_ one: Diagnostic, _ location: Location) -> String {
        func escaped(_ text: String) -> String {
            text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        }
        func property(_ text: String) -> String {
            escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
        }
        let level = one.severity == .note ? "notice" : one.severity.rawValue
        var text = "::\(level) file=\(property(location.path))"
        if let line = location.line { text += ",line=\(line),col=\(location.column ?? 1)" }
        let words = words(one.message.text, one.arguments) + (hint(one).map { ". " + $0 } ?? "")
        return text + ",title=\(property(one.id))::" + escaped(words) + "\n"
    }

    private func asJSON(_ one: Diagnostic, _ location: Location) -> String {
        var out = ByteWriter()
        func member(_ name: String, _ text: String?, last: Bool = false) {
            out.write("\"\(name)\":")
            if let text {
                out.write("\"")
                out.write(escapingJSON: text)
                out.write("\"")
            } else {
                out.write("null")
            }
            if !last { out.write(",") }
        }
        out.write("{")
        member("id", one.id)
        member("severity", one.severity.rawValue)
        member("path", location.path)
        out.write(
            "\"line\":\(location.line.map(String.init) ?? "null"),\"column\":\(location.column.map(String.init) ?? "null"),"
        )
        member("message", words(one.message.text, one.arguments))
        member("hint", hint(one), last: true)
        out.write("}")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    func summary(_ report: Report, nanoseconds: Int) -> String {
        let seconds = Double(nanoseconds / 10_000_000) / 100
        if format == .json { return "" }
        return language == .uk
            ? "Готово за \(seconds) с: записів \(report.entries), нових чи змінених файлів \(report.written), без змін \(report.unchanged), прибрано \(report.removed).\n"
            : "Done in \(seconds) s: \(report.entries) entries, \(report.written) files written, \(report.unchanged) unchanged, \(report.removed) removed.\n"
    }

    func profile(_ profile: Profile) -> String {
        func milliseconds(_ nanoseconds: Int) -> String {
            let text = String(Double(nanoseconds / 10_000) / 100)
            return String(repeating: " ", count: max(0, 10 - text.count)) + text + " ms"
        }
        var text = ""
        for hop in profile.hops { text += milliseconds(hop.nanoseconds) + "  " + hop.name + "\n" }
        for output in profile.outputs {
            text += milliseconds(output.nanoseconds) + "    · " + output.name + " (\(output.files))\n"
        }
        return text
    }
}
