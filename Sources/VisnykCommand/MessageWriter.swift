internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

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
        language.text(wording, arguments) { shown($0, atMost: 500) }
    }

    /// A file's words or name; JSON escapes by itself.
    private func shown(_ text: String, atMost limit: Int = .max) -> String {
        let letters = text.unicodeScalars
        let cut = letters.index(letters.startIndex, offsetBy: limit, limitedBy: letters.endIndex)
        let short = cut.map { $0 == letters.endIndex ? text : String(text[..<$0]) + "…" } ?? text
        return format == .json ? short : short.shownInTerminal
    }

    private func hint(_ one: Diagnostic) -> String? {
        if let suggestion = one.suggestion.map({ shown($0) }) {
            return language("можливо, «\(suggestion)»?", "did you mean “\(suggestion)”?")
        }
        return one.message.hint.map { words($0, one.arguments) }
    }

    /// The lines to copy, each by itself.
    private func lines(_ mend: Mend?) -> [String] {
        mend?.lines.split(byte: "\n", omittingEmptySubsequences: false).prefix(20).map {
            shown(String($0), atMost: 300)
        }
            ?? []
    }

    private func severity(_ one: Diagnostic) -> String {
        switch one.severity {
        case .error: language("помилка", "error")
        case .warning: language("попередження", "warning")
        case .note: language("примітка", "note")
        }
    }

    private func asText(_ one: Diagnostic, _ location: Location) -> String {
        var text = "\(shown(location.shown)): \(severity(one)): \(words(one.message.text, one.arguments)) [\(one.id)]\n"
        if let line = location.lineText {
            text += "    " + line.text + "\n"
            text += "    " + line.indent + String(repeating: "^", count: max(1, line.width)) + "\n"
        }
        if let hint = hint(one) { text += "    → " + hint + "\n" }
        for line in lines(one.mend) { text += "        " + line + "\n" }
        if let why = one.message.why {
            text += "    " + language("чому: ", "why: ") + language.text(why) + "\n"
        }
        return text
    }

    private func asGitHub(_ one: Diagnostic, _ location: Location) -> String {
        let level: StaticString =
            switch one.severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        var command = WorkflowCommand(level)
        command.property("file", shown(location.path))
        if let line = location.line {
            command.property("line", String(line))
            command.property("col", String(location.column ?? 1))
        }
        command.property("title", one.id)
        return command.line(
            words(one.message.text, one.arguments)
                + ([hint(one).map { ". " + $0 } ?? ""] + lines(one.mend)).joined(separator: "\n"))
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
        member("hint", hint(one))
        member("lines", one.mend?.lines, last: true)
        out.write("}")
        return String(decoding: out.bytes, as: UTF8.self).jsonForTerminal
    }

    /// How many of each weight; nothing where there are none.
    func totals(_ diagnostics: [Diagnostic]) -> String {
        guard format == .text, !diagnostics.isEmpty else { return "" }
        func count(_ severity: Message.Severity) -> Int { diagnostics.count { $0.severity == severity } }
        let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
        let files = Set(diagnostics.map(\.place.path)).count
        let sure = diagnostics.count { !($0.mend?.edits.isEmpty ?? true) }
        let fix = sure == 0 ? "" : language("; visnyk fix виправить \(sure)", "; visnyk fix mends \(sure)")
        return language(
            "Разом: помилок \(errors), попереджень \(warnings), приміток \(notes) у файлах: \(files)\(fix).\n",
            "In all: \(errors, "error", "errors"), \(warnings, "warning", "warnings"), \(notes, "note", "notes") in \(files, "file", "files")\(fix).\n"
        )
    }

    func summary(_ report: Report, nanoseconds: Int) -> String {
        let seconds = Double(nanoseconds / 10_000_000) / 100
        if format == .json { return "" }
        let done = language(
            "Готово за \(seconds) с: записів \(report.entries), нових чи змінених файлів \(report.written), без змін \(report.unchanged), прибрано \(report.removed).\n",
            "Done in \(seconds) s: \(report.entries, "entry", "entries"), \(report.written, "file", "files") written, \(report.unchanged) unchanged, \(report.removed) removed.\n"
        )
        return done + next(report)
    }

    /// Of a look for mistakes, which writes nothing.
    func checked(_ report: Report, nanoseconds: Int) -> String {
        let seconds = Double(nanoseconds / 10_000_000) / 100
        if format == .json { return "" }
        return language(
            "Перевірено за \(seconds) с: записів \(report.entries), нічого не записано.\n",
            "Checked in \(seconds) s: \(report.entries, "entry", "entries"), nothing written.\n")
    }

    /// When the site is to be built again though nobody wrote anything.
    private func next(_ report: Report) -> String {
        guard let next = report.schedule?.next, let zone = report.zone else { return "" }
        let time = ScheduleCommand.written(next, in: zone)
        return language(
            "Сайт зміниться сам: \(time) (які сторінки, скаже visnyk schedule --files).\n",
            "The site changes by itself: \(time) (visnyk schedule --files names the pages).\n")
    }

    func profile(_ profile: Profile) -> String {
        func milliseconds(_ nanoseconds: Int) -> String {
            let text = String(Double(nanoseconds / 10_000) / 100)
            return String(repeating: " ", count: max(0, 10 - text.utf8.count)) + text + " ms"
        }
        var text = ""
        for hop in profile.hops { text += milliseconds(hop.nanoseconds) + "  " + hop.name + "\n" }
        for output in profile.outputs {
            text += milliseconds(output.nanoseconds) + "    · " + output.name + " (\(output.files))\n"
        }
        return text
    }
}

extension String {
    /// JSON whose strings hold nothing that acts in a terminal or a log; such signs stand in strings only.
    var jsonForTerminal: String {
        var result = ""
        for scalar in replacing(bytes: "##[", with: "#\\u0023[").replacing(bytes: "##vso[", with: "#\\u0023vso[")
            .unicodeScalars
        {
            let isPlain =
                !(0x7F..<0xA0 ~= scalar.value || 0x200B...0x200F ~= scalar.value
                || 0x2028...0x202E ~= scalar.value || 0x2060...0x206F ~= scalar.value)
            if isPlain {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
        }
        return result
    }
}
