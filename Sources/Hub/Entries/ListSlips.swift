internal import SourceText
internal import YAML

/// Lists that were written as one value.
extension FieldReader {
    /// Whether the value is a list whose items YAML took for one text; a list on one line is only said.
    mutating func sayListInOneValue(_ scalar: YAMLScalar, of item: FieldType, field: String) -> Bool {
        if sayListInQuotes(scalar, of: item, field: field) { return true }
        guard scalar.isPlain else { return false }
        let text = scalar.text.trimmed
        for mark in ["•", "—", "–", "-", "▪", "●", "·", "+ "] where text.hasPrefix(bytes: mark) {
            let parts = text.replacing(bytes: " " + mark, with: "\n").dropFirst(bytes: mark.utf8.count).split(
                byte: "\n"
            )
            .map { String($0).trimmed }.filter { !$0.isEmpty }
            guard scalar.isFolded || scalar.column < 8, parts.allSatisfy({ !$0.isEmpty }), !parts.isEmpty else {
                return false
            }
            let blanks = String(repeating: " ", count: scalar.column)
            let items = parts.map { "- " + writtenYAML($0) }
            diagnostics.append(
                .listMarks, at: Place(path, scalar.range), mark.trimmed, field,
                mend: Mend(
                    lines: field + ":\n  " + items.joined(separator: "\n  "),
                    edits: scalar.column < 2
                        ? [] : [.init(scalar.range, items.joined(separator: "\n" + blanks))]))
            return true
        }
        if FieldReader.isWords(item), !item.isTerm {
            sayInOneLine(text, separator: ";", at: scalar.range, field: field)
        }
        return false
    }

    /// `"[освіта, культура]"`: a list that the quotes made a text of.
    private mutating func sayListInQuotes(_ scalar: YAMLScalar, of item: FieldType, field: String) -> Bool {
        let text = scalar.text.trimmed
        guard !scalar.isPlain, item.rowsOfItem.isEmpty || FieldReader.isWords(item), text.hasPrefix(bytes: "["),
            case .sequence(let items, _)? = readYAML(text), !items.isEmpty,
            items.allSatisfy({ if case .scalar = $0 { true } else { false } })
        else { return false }
        diagnostics.append(
            .listInQuotes, at: Place(path, scalar.range), field,
            mend: Mend(lines: field + ": " + text, edits: [.init(scalar.range, text)]))
        return true
    }

    private mutating func sayInOneLine(_ text: String, separator: Unicode.Scalar, at range: Range<Int>, field: String) {
        let parts = text.split(byte: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return }
        diagnostics.append(
            .listInOneLine, at: Place(path, range), field, String(parts.count),
            mend: Mend(lines: field + ":\n" + parts.map { "  - " + writtenYAML($0) }.joined(separator: "\n")))
    }

    /// The list of a field in brackets, with several words in the place of the one at a place.
    func bracketed(_ words: [String], instead place: Place, field: String) -> Mend {
        let all = listAround.flatMap { node -> [String] in
            guard case .scalar(let scalar) = node else { return node.range == place.range ? words : [] }
            return scalar.range == place.range ? words : [scalar.text]
        }
        let written = (listAround.isEmpty ? words : all).map { writtenYAML($0, inFlow: true) }
        return Mend(lines: field + ": [" + written.joined(separator: ", ") + "]")
    }

    /// Without the brackets of any sort around it.
    private static func withoutBrackets(_ text: String) -> String {
        for (open, close) in [("[", "]"), ("(", ")"), ("{", "}")]
        where text.hasPrefix(bytes: open) && text.hasSuffix(bytes: close) {
            return String(text.dropFirst(bytes: 1).dropLast(bytes: 1)).trimmed
        }
        return text
    }

    /// What commas and other signs between words part.
    private static func words(in text: String) -> [String] {
        var plain = withoutBrackets(text).replacing(bytes: " / ", with: ",").replacing(bytes: " • ", with: ",")
        for sign in [";", "|", "#"] { plain = plain.replacing(bytes: sign, with: ",") }
        return plain.split(byte: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    mutating func sayTagsTogether(_ text: String, at place: Place, field: String) {
        let words = FieldReader.words(in: text)
        guard !words.isEmpty else { return }
        let isBracketed = !FieldReader.withoutBrackets(text).isSame(bytes: text)
        if text.contains(bytes: "#") {
            diagnostics.append(
                .tagsWithSigns, at: place, text, mend: bracketed(words, instead: place, field: field))
        } else if words.count > 1 || isBracketed {
            diagnostics.append(.tagsTogether, at: place, text, mend: bracketed(words, instead: place, field: field))
        } else if text.hasSuffix(bytes: ",") || text.hasSuffix(bytes: ";") {
            diagnostics.append(.tagWithSign, at: place, text, mend: line(field, words[0]))
        }
    }

    mutating func sayTermsTogether(_ text: String, of taxonomy: Taxonomy, at place: Place, field: String) -> Bool {
        func isKnown(_ word: String) -> Bool { vocabulary.term(word, of: taxonomy) != nil }
        var parts = FieldReader.words(in: text)
        if parts.count < 2, !parts.contains(where: isKnown) {
            let words = text.split { " /".unicodeScalars.contains($0.unicodeScalars.first ?? ",") }.map(String.init)
            let known = words.filter(isKnown)
            if known.count > 1, known.count * 2 > words.count { parts = known }
        }
        let isBracketed = !FieldReader.withoutBrackets(text).isSame(bytes: text)
        guard parts.count > 1 || isBracketed, parts.contains(where: isKnown) else { return false }
        diagnostics.append(
            .termsTogether, at: place, text, field, mend: bracketed(parts, instead: place, field: field))
        return true
    }

    /// `- світло: електроенергія` where a list of words was expected: the words as a list.
    mutating func sayPairForList(_ node: YAMLNode, of item: FieldType, field: String) -> Bool {
        guard vocabulary.textMayBeMap, case .mapping(let pairs, _) = node, !pairs.isEmpty,
            !pairs.contains(where: { vocabulary.languages.contains($0.key.text) })
        else { return false }
        let lists = pairs.compactMap { pair -> String? in
            guard case .scalar(let scalar) = pair.value, pair.hasColon, !scalar.isNull else { return nil }
            let words = [pair.key.text, scalar.text].map { writtenYAML($0, inFlow: true) }
            return "[" + words.joined(separator: ", ") + "]"
        }
        guard lists.count == pairs.count else { return false }
        switch item {
        case .list:
            let lines = field + ":\n" + lists.map { "  - " + $0 }.joined(separator: "\n")
            diagnostics.append(.pairForList, at: Place(path, node.range), field, mend: Mend(lines: lines))
        case .text where isInList:
            let lines = lists.map { "- " + $0 }.joined(separator: "\n")
            diagnostics.append(.pairForList, at: Place(path, node.range), field, mend: Mend(lines: lines))
        default: return false
        }
        return true
    }
}

extension FieldType {
    fileprivate var isTerm: Bool { if case .term = self { true } else { false } }
}

extension Message {
    static let listInQuotes = Message(
        "value.listInQuotes",
        Wording(
            uk: "лапки зробили з переліку в полі «{0}» одне значення",
            en: "the quotes made one value of the list in “{0}”"),
        hint: Wording(uk: "приберіть лапки навколо дужок:", en: "remove the quotes around the brackets:"))
    static let pairForList = Message(
        "value.pairForList",
        Wording(
            uk: "у полі «{0}» має бути перелік слів у дужках, а не назва з двокрапкою",
            en: "“{0}” takes words in brackets, not a name with a colon"),
        hint: Wording(uk: "запишіть так:", en: "write it so:"))
}
