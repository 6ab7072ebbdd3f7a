internal import SourceText

/// Several names in one value of a list: `services: subsydiia, dovidka`.
extension TargetResolver {
    /// Whether commas part the value into names each of which is known; then it is said.
    func sayTogether(
        _ value: FieldValue, _ type: FieldType, isAlone: Bool, _ field: Int, _ entry: Entry, _ file: String,
        _ result: inout Resolved
    ) -> Bool {
        let (text, range): (String, Range<Int>)
        switch value {
        case .reference(let reference): (text, range) = (reference.text, reference.range)
        case .file(let reference) where !reference.isRemote: (text, range) = (reference.path, reference.range)
        default: return false
        }
        let names = text.replacing(bytes: ";", with: ",").split(byte: ",").map { String($0).trimmed }
            .filter { !$0.isEmpty }
        guard names.count > 1, !isKnown(text, type, entry), areNames(names, type, entry) else { return false }
        let name = kinds[entry.kind].fields[field].name
        let lines =
            isAlone
            ? name + ": [" + names.joined(separator: ", ") + "]" : names.map { "- " + $0 }.joined(separator: "\n")
        // The files are named, if not as they should be: nobody need be told besides that no text names them.
        for (number, file) in names.enumerated() {
            guard case .file = value, let stored = stored(file, entry) else { continue }
            result.references[range.lowerBound + number] = .asset(stored)
        }
        result.diagnostics.append(
            Diagnostic(.namesTogether, at: Place(file, range), [text, name], mend: Mend(lines: lines)))
        return true
    }

    /// A field that takes words too must know one of them; a comma may stand in a sentence.
    private func areNames(_ names: [String], _ type: FieldType, _ entry: Entry) -> Bool {
        switch type {
        case .either(let plain, _): areNames(names, plain, entry)
        case .file: names.allSatisfy { isFileShaped($0) || isKnown($0, type, entry) }
        case .reference(_, let orText):
            names.allSatisfy(\.isSlugShaped) && (!orText || names.contains { isKnown($0, type, entry) })
        default: false
        }
    }

    private func stored(_ name: String, _ entry: Entry) -> String? {
        contentPath(of: name, from: entry.path).flatMap(assets.stored)
            ?? contentPath(of: "/" + name, from: entry.path).flatMap(assets.stored)
    }

    /// `a.pdf`, `dodatok 2.docx`.
    private func isFileShaped(_ name: String) -> Bool {
        guard let dot = name.lastIndex(ofByte: "."), dot != name.startIndex else { return false }
        let ending = name[dot...].dropFirst(bytes: 1).utf8
        return (2...5).contains(ending.count) && ending.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }

    private func isKnown(_ name: String, _ type: FieldType, _ entry: Entry) -> Bool {
        switch type {
        case .either(let plain, _): return isKnown(name, plain, entry)
        case .file:
            return stored(name, entry) != nil
        case .reference(let kind, _):
            let index = kind.flatMap { name in kinds.firstIndex { $0.name == name } }
            guard name.isSlugShaped else { return false }
            if case .found = names.find(name, kind: index) { return true }
            if case .found = hidden.find(name, kind: index) { return true }
            return false
        default: return false
        }
    }
}
