public import SourceText

/// Parses fields as `parseYAML` does. Where they cannot be read, their lines are looked at one by one, each mistake is
/// said with its mend, and what is mended is read on, so that all that is wrong comes out in one run.
///
/// - Parameter isField: whether a word is the name of a field, in any spelling that is understood.
public func parseFields(
    _ text: ArraySlice<UInt8>, at offset: Int = 0, path: String, isField: @escaping (String) -> Bool,
    into diagnostics: inout Diagnostics
) -> YAMLNode? {
    var first = Diagnostics()
    let node = parseYAML(text, at: offset, path: path, into: &first)
    let isTooMuch = first.all.contains { $0.message == .yamlTooMuch || $0.message == .yamlDuplicateKey }
    guard first.hasErrors, !isTooMuch else {
        diagnostics.append(contentsOf: first.all)
        return node
    }
    let lines = FieldLines(text, at: offset, path: path, isField: isField)
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
