internal import SourceText

/// A text as it may stand behind a hyphen or a colon, or between brackets where `inFlow`: as it is where YAML reads the same
/// text from it, in quotes elsewhere.
public func writtenYAML(_ text: String, inFlow: Bool = false) -> String {
    guard case .sequence(let items, _)? = readYAML(inFlow ? "[" + text + "]" : "- " + text), items.count == 1,
        case .scalar(let scalar) = items[0], scalar.isPlain, !scalar.isNull, scalar.comment == nil,
        scalar.text.isSame(bytes: text)
    else { return quotedYAML(text) }
    return text
}

/// What YAML reads from a few words; nil where it reads nothing.
public func readYAML(_ text: String) -> YAMLNode? {
    var said = Diagnostics()
    let node = parseYAML(Array(text.utf8)[...], path: "", into: &said)
    return said.isEmpty ? node : nil
}

/// A text in quotes, so that YAML reads nothing into it; the quotes are those that it holds none of.
public func quotedYAML(_ text: String) -> String {
    if !text.contains(bytes: "\""), !text.contains(bytes: "\\") { return "\"" + text + "\"" }
    if !text.contains(bytes: "'") { return "'" + text + "'" }
    return "\"" + text.replacing(bytes: "\\", with: "\\\\").replacing(bytes: "\"", with: "\\\"") + "\""
}
