internal import SourceText
internal import YAML

extension EntryParser {
    /// Says what a file begins with in place of its fields.
    func sayNoFrontMatter(_ source: Source, _ kind: Kind, into diagnostics: inout Diagnostics) {
        let bytes = source.bytes
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else {
            diagnostics.append(
                .emptyText, at: Place(source.path, 0..<0), mend: Mend(lines: beginning(kind, title: nil)))
            return
        }
        let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let line = String(decoding: bytes[start..<end], as: UTF8.self)
        let place = Place(source.path, start..<end)
        let next = secondLine(bytes, from: end)
        let isFieldNext = next.map { isField($0.text, kind) } ?? false
        if line.hasPrefix(bytes: "+++") {
            diagnostics.append(.fenceOfTOML, at: place, line, mend: Mend(lines: beginning(kind, title: nil)))
        } else if line.hasPrefix(bytes: "{"), line.utf8.count < 3, isFieldNext {
            diagnostics.append(.fenceOfJSON, at: place, mend: Mend(lines: beginning(kind, title: nil)))
        } else if line.hasPrefix(bytes: "---") {
            let rest = String(line.dropFirst(bytes: 3)).trimmed
            diagnostics.append(
                .fenceLookAlike, at: place, line,
                mend: Mend(lines: "---\n" + rest, edits: [.init(start..<end, "---\n" + rest)]))
        } else if isFieldNext, !line.unicodeScalars.contains(where: \.properties.isAlphabetic) {
            diagnostics.append(.fenceLookAlike, at: place, line, mend: Mend(lines: "---"))
        } else if !line.hasPrefix(bytes: "```"), let late = lateFields(bytes, from: end, kind) {
            diagnostics.append(.fieldsLate, at: Place(source.path, late), mend: Mend(lines: "---"))
        } else if line.hasPrefix(bytes: "```") {
            diagnostics.append(.fenceOfCode, at: place, line)
        } else if let (name, _) = line.halves(atByte: ":"), kind.isFieldName(String(name)) {
            diagnostics.append(
                .fenceMissing, at: place, mend: Mend(lines: "---\n" + line, edits: [.init(start..<start, "---\n")]))
        } else {
            let heading = String(Substring(line.utf8.drop { $0 == UInt8(ascii: "#") })).trimmed
            diagnostics.append(
                .noFrontMatter, at: Place(source.path, 0..<0),
                mend: Mend(
                    lines: beginning(
                        kind, title: heading.unicodeScalars.contains(where: \.properties.isAlphabetic) ? heading : nil))
            )
        }
    }

    /// The next line that is not empty.
    private func secondLine(_ bytes: [UInt8], from end: Int) -> (text: String, start: Int)? {
        guard let start = bytes[end...].firstIndex(where: { $0 > 0x20 }) else { return nil }
        let stop = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        return (String(decoding: bytes[start..<stop], as: UTF8.self), start)
    }

    private func isField(_ line: String, _ kind: Kind) -> Bool {
        guard let (name, _) = line.halves(atByte: ":") else { return false }
        return kind.isFieldName(String(name).replacing(bytes: "\"", with: "").trimmed)
    }

    /// The first line of `---` with fields below it, where other text stands before.
    private func lateFields(_ bytes: [UInt8], from start: Int, _ kind: Kind) -> Range<Int>? {
        var from = start
        for _ in 0..<20 {
            guard let (text, at) = secondLine(bytes, from: from) else { return nil }
            from = at + text.utf8.count
            if text.trimmed.isSame(bytes: "---"), let next = secondLine(bytes, from: from), isField(next.text, kind) {
                return at..<from
            }
        }
        return nil
    }

    /// The lines that an entry of the kind must begin with.
    private func beginning(_ kind: Kind, title: String?) -> String {
        var lines = ["---"]
        for row in kind.fields where row.isRequired {
            if row.name == FieldName.title.key, let title {
                let isPlain = !title.contains(bytes: ": ") && !title.contains(bytes: " #")
                lines.append("title: " + (isPlain && !title.hasPrefix(bytes: "[") ? title : quotedYAML(title)))
            } else {
                lines.append(row.exampleLine(in: kind.name))
            }
        }
        for group in kind.eitherOf {
            if let row = kind.field(group[0]) { lines.append(row.exampleLine(in: kind.name)) }
        }
        return (lines + ["---"]).joined(separator: "\n")
    }
}
