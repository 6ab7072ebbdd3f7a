public import SourceText

/// What stands behind a field's colon, as far as it matters for lines that cannot be read.
public enum FieldShape: Sendable {
    /// A text of the author's own, which may go on in the next line.
    case words
    case list
    /// A date, a number, a flag, an address, fields of its own.
    case other
}

/// Parses fields as `parseYAML` does. Where they cannot be read, their lines are looked at one by one, each mistake is
/// said with its mend, and what is mended is read on, so that all that is wrong comes out in one run.
///
/// - Parameters:
///   - isField: whether a word is the name of a field, in any spelling that is understood.
///   - shape: what the field of a name takes; nil where that is not known.
public func parseFields(
    _ text: ArraySlice<UInt8>, at offset: Int = 0, path: String, isField: @escaping (String) -> Bool,
    shape: @escaping (String) -> FieldShape? = { _ in nil }, into diagnostics: inout Diagnostics
) -> YAMLNode? {
    var first = Diagnostics()
    let node = parseYAML(text, at: offset, path: path, into: &first)
    let isTooMuch = first.all.contains { $0.message == .yamlTooMuch || $0.message == .yamlDuplicateKey }
    guard first.hasErrors, !isTooMuch else {
        diagnostics.append(contentsOf: first.all)
        return node
    }
    let lines = FieldLines(text, at: offset, path: path, isField: isField, shape: shape)
    guard !lines.mistakes.isEmpty else {
        diagnostics.append(contentsOf: first.all)
        return nil
    }
    diagnostics.append(contentsOf: lines.mistakes)
    let (mended, place) = lines.mended()
    var second = Diagnostics()
    let result = parseYAML(mended[...], path: path, into: &second)
    for one in second.all {
        let range = one.place.range.map { range in
            let start = place(range.lowerBound)
            return start..<max(start, place(range.upperBound))
        }
        diagnostics.append(
            Diagnostic(one.message, at: Place(path, range), one.arguments, suggestion: one.suggestion))
    }
    return result?.moved(place)
}
