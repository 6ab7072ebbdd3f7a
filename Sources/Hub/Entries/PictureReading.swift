internal import SourceText
internal import YAML

extension FieldReader {
    private static let pictureKeys = ["src", "alt", "decorative", "caption", "credit", "focus", "press_original"]
    private static let pictureRows = pictureKeys.map { Field($0, .text) }

    /// A path, or a map with `src` and what is said of the picture.
    mutating func picture(_ node: YAMLNode, field: String) -> FieldValue? {
        switch node {
        case .scalar(let scalar):
            if sayOwnDisk(scalar.text.trimmed, at: Place(path, scalar.range), field: field) { return nil }
            return .picture(
                Picture(
                    source: FileReference(path: scalar.text.trimmed, range: scalar.range), alt: "", isDecorative: false,
                    caption: "", credit: "", focus: nil, pressOriginal: false))
        case .sequence(_, let range):
            diagnostics.append(.notOneValue, at: Place(path, range), field)
            return nil
        case .mapping(let pairs, let range):
            return picture(pairs, range: range, field: field)
        }
    }

    private mutating func picture(_ written: [YAMLPair], range: Range<Int>, field: String) -> FieldValue? {
        let pairs = whole(written) { key in
            let isKnown =
                FieldReader.pictureKeys.contains(key) || OwnWords.position(of: key, in: FieldReader.pictureRows) != nil
            return isKnown ? .text : nil
        }
        var texts: [String: String] = [:]
        var source: FileReference?
        for pair in pairs {
            var key = pair.key.text
            if !FieldReader.pictureKeys.contains(key),
                let position = ownPosition(of: pair.key, in: FieldReader.pictureRows)
            {
                key = FieldReader.pictureKeys[position]
            }
            guard FieldReader.pictureKeys.contains(key) else {
                diagnostics.append(
                    .unknownField, at: Place(path, pair.key.range), key, field,
                    suggestion: nearest(to: key, among: FieldReader.pictureKeys))
                continue
            }
            guard case .scalar(let scalar) = pair.value else {
                diagnostics.append(.notOneValue, at: Place(path, pair.value.range), key)
                continue
            }
            if scalar.isNull { continue }
            if key == "src" { source = FileReference(path: scalar.text.trimmed, range: scalar.range) }
            if ["decorative", "press_original"].contains(key), FieldReader.flags[scalar.text.lowercased()] == nil {
                diagnostics.append(.notAFlag, at: Place(path, scalar.range), scalar.text, key)
            }
            if key == "focus", FieldReader.focus(scalar.text) == nil {
                diagnostics.append(.notAFocus, at: Place(path, scalar.range), scalar.text)
            }
            texts[key] = scalar.text.trimmed.decodingReferences()
        }
        guard let source else {
            diagnostics.append(
                .missingField, at: Place(path, range.lowerBound..<range.lowerBound), "src", field,
                mend: Mend(lines: "src: foto.jpg"))
            return nil
        }
        return .picture(
            Picture(
                source: source, alt: texts["alt"] ?? "",
                isDecorative: FieldReader.flags[texts["decorative"]?.lowercased() ?? ""] ?? false,
                caption: texts["caption"] ?? "", credit: texts["credit"] ?? "",
                focus: texts["focus"].flatMap(FieldReader.focus),
                pressOriginal: FieldReader.flags[texts["press_original"]?.lowercased() ?? ""] ?? false))
    }

    /// `30% 60%`, `30 60` or words such as `top left`.
    private static func focus(_ text: String) -> (x: Int, y: Int)? {
        let words = text.lowercasedASCII.replacing(bytes: ",", with: " ").split(byte: " ")
        guard words.count == 2 || words.count == 1 else { return nil }
        let named = ["left": 0, "right": 100, "top": 0, "bottom": 100, "center": 50, "centre": 50]
        if words.allSatisfy({ named[String($0)] != nil }) {
            let x = words.first { $0 == "left" || $0 == "right" }.flatMap { named[String($0)] } ?? 50
            let y = words.first { $0 == "top" || $0 == "bottom" }.flatMap { named[String($0)] } ?? 50
            return (x, y)
        }
        let numbers = words.compactMap { Int($0.hasSuffix(bytes: "%") ? $0.dropLast(bytes: 1) : $0) }
        guard numbers.count == 2, numbers.allSatisfy({ (0...100).contains($0) }) else { return nil }
        return (numbers[0], numbers[1])
    }
}
