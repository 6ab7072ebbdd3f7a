internal import SourceText

/// A text in quotes, so that YAML reads nothing into it; the quotes are those that it holds none of.
public func quotedYAML(_ text: String) -> String {
    if !text.contains(bytes: "\""), !text.contains(bytes: "\\") { return "\"" + text + "\"" }
    if !text.contains(bytes: "'") { return "'" + text + "'" }
    return "\"" + text.replacing(bytes: "\\", with: "\\\\").replacing(bytes: "\"", with: "\\\"") + "\""
}
