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
        if line.hasPrefix(bytes: "+++") {
            diagnostics.append(.fenceOfTOML, at: place, line, mend: Mend(lines: beginning(kind, title: nil)))
        } else if line.hasPrefix(bytes: "```") {
            diagnostics.append(.fenceOfCode, at: place, line)
        } else if let (name, _) = line.halves(atByte: ":"), kind.isFieldName(String(name)) {
            diagnostics.append(
                .fenceMissing, at: place, mend: Mend(lines: "---\n" + line, edits: [.init(start..<start, "---\n")]))
        } else {
            let heading = String(Substring(line.utf8.drop { $0 == UInt8(ascii: "#") })).trimmed
            diagnostics.append(
                .noFrontMatter, at: Place(source.path, 0..<0),
                mend: Mend(lines: beginning(kind, title: heading.isEmpty ? nil : heading)))
        }
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
