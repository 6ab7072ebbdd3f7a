internal import SourceText
internal import YAML

/// Items of a list that became one, or fell apart.
extension FieldReader {
    /// `- Паспорт` with ` - Код` one blank deeper, and items numbered by hand, are one text to YAML.
    mutating func sayItemsInLines(_ scalar: YAMLScalar, of item: FieldType, field: String) -> Bool {
        guard scalar.foldedLines.count > 1 else { return false }
        var isTag = false
        if case .term = item { isTag = true }
        let rest = scalar.foldedLines.dropFirst()
        guard isTag || rest.contains(where: { $0.itemText != nil }) else { return false }
        var items: [String] = []
        for line in scalar.foldedLines {
            if let text = line.itemText {
                items.append(text)
            } else if isTag || items.isEmpty {
                items.append(line)
            } else {
                items[items.count - 1] += " " + line
            }
        }
        let lines = items.map { (isInList ? "- " : "  - ") + $0 }.joined(separator: "\n")
        diagnostics.append(
            .itemsInLines, at: Place(path, scalar.range), field, String(items.count),
            mend: Mend(lines: isInList ? lines : field + ":\n" + lines))
        return true
    }

    /// Numbers of houses among streets became streets: commas part the items of a list in brackets.
    mutating func sayHouses(_ values: [FieldValue], of nodes: [YAMLNode], field: String) {
        guard field == FieldName.streets.key else { return }
        let texts = values.map { if case .text(let text) = $0 { text } else { "" } }
        var streets: [String] = []
        var firstHouse: YAMLNode?
        for (text, node) in zip(texts, nodes) {
            if text.isHouseNumber, !streets.isEmpty {
                streets[streets.count - 1] += ", " + text
                firstHouse = firstHouse ?? node
            } else if texts.count == 1 {
                streets += FieldReader.streets(in: text)
                if streets.count > 1 { firstHouse = node }
            } else {
                if text.isHouseNumber { firstHouse = firstHouse ?? node }
                streets.append(text)
            }
        }
        guard let firstHouse else { return }
        let lines = streets.map { "  - \"" + $0 + "\"" }.joined(separator: "\n")
        let message: Message = texts.count == 1 ? .streetsTogether : .houseAmongStreets
        diagnostics.append(
            message, at: Place(path, firstHouse.range), texts.count == 1 ? texts[0] : firstHouse.shownText,
            mend: Mend(lines: field + ":\n" + lines))
    }

    private static let streetWords = [
        "вул.", "вулиц", "пров.", "провул", "просп.", "проспект", "бульв.", "бульвар", "пл.", "площ", "шосе", "узвіз",
    ]

    /// The streets of one text; where it is one, that.
    private static func streets(in text: String) -> [String] {
        var streets: [String] = []
        for part in text.split(byte: ",").map({ String($0).trimmed }) {
            let small = part.folded
            if streets.isEmpty || streetWords.contains(where: { small.hasPrefix(bytes: $0) }) {
                streets.append(part)
            } else {
                streets[streets.count - 1] += ", " + part
            }
        }
        return streets
    }

    /// In `site.yml`: `settlements: Солов'їн, Ґанкове` is one settlement with a long name.
    mutating func sayNamesInOneText(_ scalar: YAMLScalar, of item: FieldType, field: String) -> Bool {
        guard vocabulary.textMayBeMap, case .either(_, let rows) = item, rows.contains(where: { $0.name == "name" }),
            scalar.text.contains(bytes: ",") || scalar.text.contains(bytes: ";")
        else { return false }
        let names = scalar.text.replacing(bytes: ";", with: ",").split(byte: ",").map { String($0).trimmed }
        diagnostics.append(
            .namesInOneText, at: Place(path, scalar.range), scalar.text, field,
            mend: line(field, "[" + names.joined(separator: ", ") + "]", scalar.range))
        return true
    }
}

extension String {
    /// Without the sign or number that begins an item; nil where none does.
    fileprivate var itemText: String? {
        for mark in ["- ", "* ", "• ", "+ "] where hasPrefix(bytes: mark) {
            return String(dropFirst(bytes: mark.utf8.count)).trimmed
        }
        let digits = utf8.prefix { 0x30...0x39 ~= $0 }
        guard (1...2).contains(digits.count) else { return nil }
        let rest = self[digits.endIndex...]
        guard rest.hasPrefix(bytes: ". ") || rest.hasPrefix(bytes: ") ") else { return nil }
        return String(rest.dropFirst(bytes: 2)).trimmed
    }

    /// `1`, `7-15`, `12а`, `3/5`.
    fileprivate var isHouseNumber: Bool {
        guard let first = utf8.first, 0x30...0x39 ~= first, utf8.count <= 16 else { return false }
        var letters = 0
        for scalar in unicodeScalars {
            if scalar.properties.isAlphabetic {
                letters += 1
                if letters > 1 { return false }
            } else {
                letters = 0
                guard ("0"..."9").contains(scalar) || "-–/ ".unicodeScalars.contains(scalar) else { return false }
            }
        }
        return true
    }
}

extension YAMLNode {
    fileprivate var shownText: String { if case .scalar(let scalar) = self { scalar.text } else { "" } }
}

extension Message {
    static let itemsInLines = Message(
        "value.itemsInLines",
        Wording(
            uk: "рядки в полі «{0}» зіллються в одне значення, хоча їх {1}",
            en: "the lines in “{0}” run together into one value, though they are {1}"),
        hint: Wording(
            uk: "почніть кожен з «- » і поставте їх рівно один під одним:",
            en: "begin each with “- ” and put them exactly below one another:"))
    static let houseAmongStreets = Message(
        "value.houseAmongStreets",
        Wording(
            uk: "«{0}» стало б окремою вулицею: коми в дужках розділяють вулиці",
            en: "“{0}” would be a street of its own: commas in brackets part the streets"),
        hint: Wording(
            uk: "кожна вулиця з будинками своїм рядком, у лапках:",
            en: "each street with its houses on a line of its own, in quotes:"))
    static let streetsTogether = Message(
        "value.streetsTogether",
        Wording(
            uk: "«{0}» – кілька вулиць, а список побачить одну", en: "“{0}” is several streets, and the list sees one"),
        hint: Wording(
            uk: "кожна вулиця своїм рядком, у лапках:", en: "each street on a line of its own, in quotes:"))
    static let namesInOneText = Message(
        "value.namesInOneText",
        Wording(
            uk: "«{0}» у полі «{1}» – один текст, тож і назва була б одна",
            en: "“{0}” in “{1}” is one text, so that it would be one name"),
        hint: Wording(uk: "візьміть перелік у дужки:", en: "put the list in brackets:"))
    static let emptyFlag = Message(
        "value.emptyFlag",
        Wording(
            uk: "поле «{0}» порожнє, тож діяло б так, ніби його немає",
            en: "“{0}” is empty, and would act as if it were not there"),
        hint: Wording(uk: "впишіть true або приберіть рядок:", en: "write true, or remove the line:"))
}
