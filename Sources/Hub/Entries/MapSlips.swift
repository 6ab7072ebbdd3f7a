internal import SourceText
internal import YAML

/// Maps that nobody meant, and values that were meant for maps.
extension FieldReader {
    /// The pairs of a map with those values whole that a comma within braces cut: `{amount: 340,50 грн}` is two pairs to
    /// YAML, the second without a colon. Each is said.
    ///
    /// - Parameter type: what the field of a name takes; nil where no field is called so.
    mutating func whole(_ pairs: [YAMLPair], type: (String) -> FieldType?) -> [YAMLPair] {
        var result: [YAMLPair] = []
        var index = 0
        while index < pairs.count {
            let pair = pairs[index]
            index += 1
            var pieces: [YAMLScalar] = []
            while index < pairs.count, !pairs[index].hasColon, type(pairs[index].key.text) == nil {
                pieces.append(pairs[index].key)
                index += 1
            }
            if !pair.hasColon, type(pair.key.text) == nil {
                diagnostics.append(.noColonInBraces, at: Place(path, pair.key.range), pair.key.text)
                continue
            }
            guard !pieces.isEmpty, case .scalar(let value) = pair.value else {
                result.append(pair)
                for piece in pieces { diagnostics.append(.noColonInBraces, at: Place(path, piece.range), piece.text) }
                continue
            }
            result.append(joined(pair, value, pieces, as: type(pair.key.text)))
        }
        return result
    }

    private mutating func joined(
        _ pair: YAMLPair, _ value: YAMLScalar, _ pieces: [YAMLScalar], as type: FieldType?
    ) -> YAMLPair {
        var text = value.text
        var end = value.range.upperBound
        for piece in pieces {
            text += (piece.range.lowerBound > end + 1 ? ", " : ",") + piece.text
            end = piece.range.upperBound
        }
        let cut = pieces.map(\.text).joined(separator: ", ")
        let name = pair.key.text
        let place = Place(path, pieces[0].range)
        if case .list(let item)? = type {
            let words = ([value] + pieces).map { one -> String in
                if case .daySpan = item { quotedYAML(one.text) } else { writtenYAML(one.text, inFlow: true) }
            }
            let lines = name + ": [" + words.joined(separator: ", ") + "]"
            diagnostics.append(.listCutByComma, at: place, name, cut, mend: Mend(lines: lines))
            return YAMLPair(key: pair.key, value: .sequence(([value] + pieces).map { .scalar($0) }, value.range))
        }
        let quoted = quotedYAML(text)
        let isSure = value.isPlain && !value.text.isEmpty
        diagnostics.append(
            .cutByComma, at: place, name, cut,
            mend: Mend(
                lines: name + ": " + quoted,
                edits: isSure ? [.init(value.range.lowerBound..<end, quoted)] : []))
        return YAMLPair(
            key: pair.key, value: .scalar(YAMLScalar(text: text, range: value.range.lowerBound..<end, isPlain: false)))
    }

    private static let namesOfValue: Set<String> = [
        "name", "title", "label", "value", "text", "slug", "tag", "id", "назва", "значення", "мітка",
    ]

    /// `- name: освіта` where the word alone is the value, as other programs keep their lists.
    mutating func sayNamedWord(_ pairs: [YAMLPair], _ whole: Range<Int>, as type: FieldType, field: String) -> Bool {
        guard let pair = pairs.first(where: { FieldReader.namesOfValue.contains($0.key.text.lowercased()) }),
            pair.hasColon, case .scalar(let value) = pair.value, !value.isNull,
            pairs.allSatisfy({ $0.key.isPlain || $0.key.range.lowerBound > whole.lowerBound })
        else { return false }
        let isBlock = pair.key.range.lowerBound == whole.lowerBound
        let range = isBlock ? whole.lowerBound..<value.range.upperBound : whole
        let text = writtenYAML(value.text, inFlow: !isBlock)
        let mend = line(field, text, range)
        diagnostics.append(
            .wordInMap, at: Place(path, pair.key.range), field, pair.key.text,
            mend: pairs.count == 1 ? mend : Mend(lines: mend.lines))
        return true
    }

    // MARK: Values in the place of names

    /// `- 1.1: 08:30–12:00`: what should be the first field of a map stands before the colon, and the second behind it.
    mutating func sayValueAsKey(
        _ pairs: [YAMLPair], _ whole: Range<Int>, rows: [Field], mayBeText: Bool, field: String
    ) -> Bool {
        guard pairs.count == 1, let pair = pairs.first, pair.hasColon,
            let item = FieldReader.item(pair.key.text, pair.value, rows: rows, mayBeText: mayBeText),
            isNoName(pair.key, in: rows)
        else { return false }
        let isBlock = pair.key.range.lowerBound == whole.lowerBound
        var edits: [Mend.Edit] = []
        if case .scalar(let value) = pair.value, isBlock, isInList {
            edits = [.init(whole.lowerBound..<value.range.upperBound, item)]
        }
        diagnostics.append(
            .valueAsKey, at: Place(path, pair.key.range), pair.key.text, field,
            mend: Mend(lines: (isInList ? "- " : field + ":\n  - ") + item, edits: edits))
        return true
    }

    /// The same with all items of the list in one map.
    mutating func sayValuesAsKeys(_ node: YAMLNode, of item: FieldType, field: String) -> Bool {
        let rows = item.rowsOfItem
        guard case .mapping(let pairs, _) = node, !rows.isEmpty, !pairs.isEmpty,
            pairs.allSatisfy({ $0.hasColon && isNoName($0.key, in: rows) })
        else { return false }
        let mayBeText = if case .either = item { true } else { false }
        let items = pairs.compactMap { pair -> String? in
            if let item = FieldReader.item(pair.key.text, pair.value, rows: rows, mayBeText: mayBeText) { return item }
            guard mayBeText, case .scalar(let value) = pair.value, !value.isNull else { return nil }
            return quotedYAML(pair.key.text + ": " + value.text)
        }
        guard items.count == pairs.count else { return false }
        diagnostics.append(
            .valueAsKey, at: Place(path, pairs[0].key.range), pairs[0].key.text, field,
            mend: Mend(lines: field + ":\n" + items.map { "  - " + $0 }.joined(separator: "\n")))
        return true
    }

    private func isNoName(_ key: YAMLScalar, in rows: [Field]) -> Bool {
        !rows.contains { $0.name == key.text || $0.spellings.contains(key.text) }
            && OwnWords.position(of: key.text, in: rows) == nil && !vocabulary.languages.contains(key.text)
    }

    /// Two values as the first two fields of a map; nil where they cannot be these.
    ///
    /// - Parameter mayBeText: the field also takes a text, which the two may be as well where both take words.
    private static func item(_ first: String, _ second: YAMLNode, rows: [Field], mayBeText: Bool) -> String? {
        let joint = first.unicodeScalars.contains(where: \.properties.isAlphabetic) ? ": " : " "
        if case .scalar(let scalar) = second, let item = hourItem(first + joint + scalar.text, rows) { return item }
        guard rows.count > 1, !rows.dropFirst(2).contains(where: \.isRequired) else { return nil }
        let areWords = isPlainWords(rows[0].type) && isPlainWords(rows[1].type)
        guard !areWords || !mayBeText && first.contains(where: { !$0.isASCII || $0 == " " }),
            let name = written(first, as: rows[0].type), let value = written(second, as: rows[1].type)
        else { return nil }
        return "{" + rows[0].name + ": " + name + ", " + rows[1].name + ": " + value + "}"
    }

    private static func isPlainWords(_ type: FieldType) -> Bool {
        switch type {
        case .text, .markdown: true
        default: false
        }
    }

    private static func written(_ node: YAMLNode, as type: FieldType) -> String? {
        if case .list(let item) = type {
            var words: [String] = []
            switch node {
            case .scalar(let scalar): words = scalar.text.split(byte: ",").map { String($0).trimmed }
            case .sequence(let items, _):
                words = items.compactMap { if case .scalar(let scalar) = $0 { scalar.text.trimmed } else { nil } }
                guard words.count == items.count else { return nil }
            case .mapping: return nil
            }
            let values = words.compactMap { written($0, as: item) }
            return values.isEmpty || values.count < words.count ? nil : "[" + values.joined(separator: ", ") + "]"
        }
        guard case .scalar(let scalar) = node, !scalar.isNull else { return nil }
        return written(scalar.text.trimmed, as: type)
    }

    /// A text as a value between brackets, where it is plainly one of the type.
    private static func written(_ text: String, as type: FieldType) -> String? {
        let isOne: Bool
        switch type {
        case .text, .markdown:
            guard !text.isEmpty else { return nil }
            return Double(text) != nil ? quotedYAML(text) : writtenYAML(text, inFlow: true)
        case .daySpan: return DaySpan(text) == nil ? nil : quotedYAML(text)
        case .number: isOne = number(text) != nil
        case .money, .hours: isOne = text.utf8.contains { 0x30...0x39 ~= $0 }
        case .url:
            guard let address = isWebAddress(text) ? text : WrittenAddress.mended(text) else { return nil }
            return writtenYAML(address, inFlow: true)
        case .email: isOne = isEmail(text)
        case .phone:
            isOne =
                text.utf8.count { 0x30...0x39 ~= $0 } >= 3
                && !text.unicodeScalars.contains { $0.properties.isAlphabetic }
        case .file: isOne = text.contains(bytes: ".") && !text.contains(bytes: " ")
        case .reference: isOne = text.isSlugShaped
        case .choice(let words): isOne = words.contains(text)
        default: isOne = false
        }
        return isOne ? writtenYAML(text, inFlow: true) : nil
    }

    // MARK: Texts in the place of maps

    /// How one text reads as a map of the rows: `10:00 – відкриття`, `Звичайна – 170 грн`; nil where nobody can tell.
    static func item(_ text: String, rows: [Field]) -> String? {
        if let item = hourItem(text, rows) { return item }
        for sign in [" – ", " — ", " - ", ": ", " = ", ", "] {
            guard let range = text.firstRange(ofBytes: sign) else { continue }
            let second = YAMLScalar(text: String(text[range.upperBound...]), range: 0..<0, isPlain: false)
            let first = String(text[..<range.lowerBound]).trimmed
            if let item = item(first, .scalar(second), rows: rows, mayBeText: true) { return item }
        }
        // `Водоканал 2-14-55`
        guard let start = text.unicodeScalars.indices.dropFirst().first(where: { beginsNumber(text, at: $0) }) else {
            return nil
        }
        let second = YAMLScalar(text: String(text[start...]), range: 0..<0, isPlain: false)
        return item(String(text[..<start]).trimmed, .scalar(second), rows: rows, mayBeText: true)
    }

    /// A number, a telephone or an address behind a blank.
    private static func beginsNumber(_ text: String, at index: String.Index) -> Bool {
        let scalars = text.unicodeScalars
        guard scalars[scalars.index(before: index)] == " " else { return false }
        return "0123456789(+".unicodeScalars.contains(scalars[index]) || text[index...].hasPrefix(bytes: "http")
    }

    /// `10:00–11:00 – відкриття` for rows of hours and a title.
    private static func hourItem(_ text: String, _ rows: [Field]) -> String? {
        guard rows.contains(where: { $0.name == "start" }), rows.contains(where: { $0.name == "title" }) else {
            return nil
        }
        var rest = text.trimmed[...]
        guard let start = hour(&rest) else { return nil }
        dropSigns(&rest)
        let end = hour(&rest)
        dropSigns(&rest)
        guard !rest.isEmpty else { return nil }
        let last = end.map { ", end: \"" + $0 + "\"" } ?? ""
        return "{start: \"" + start + "\"" + last + ", title: " + writtenYAML(String(rest), inFlow: true) + "}"
    }

    private static func dropSigns(_ rest: inout Substring) {
        while let first = rest.unicodeScalars.first, " -–—:,.|".unicodeScalars.contains(first) {
            rest.unicodeScalars.removeFirst()
        }
    }

    /// `9:30` and `09.30` from the beginning of a text.
    private static func hour(_ rest: inout Substring) -> String? {
        let word = rest.utf8.prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        var parts = String(Substring(word)).replacing(bytes: ".", with: ":").split(byte: ":").map(String.init)
        parts.removeAll(where: \.isEmpty)
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 25, minute < 60,
            parts[1].utf8.count == 2
        else { return nil }
        rest = rest[word.endIndex...]
        return (hour < 10 ? "0" : "") + String(hour) + ":" + parts[1]
    }

    static func beginsWithDigit(_ text: String) -> Bool {
        text.utf8.first.map { 0x30...0x39 ~= $0 } ?? false
    }

    /// `30 днів` as the row takes it: a number without its unit.
    static func count(_ text: String, for type: FieldType) -> String {
        guard case .number = type else { return writtenYAML(text.trimmed) }
        return String(Substring(text.utf8.prefix { 0x30...0x39 ~= $0 }))
    }

    /// `За – 24, проти – 0` for rows of numbers, a line for each.
    static func numberLines(_ text: String, rows: [Field]) -> [String]? {
        let pieces = text.split { ",;\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        var lines: [String] = []
        for piece in pieces {
            let digits = piece.utf8.filter { 0x30...0x39 ~= $0 }
            let name = piece.unicodeScalars.filter { $0.properties.isAlphabetic || $0 == " " || $0 == "'" }
            let key = String(String.UnicodeScalarView(name)).trimmed
            guard !digits.isEmpty, digits.count < 7, let position = OwnWords.position(of: key, in: rows),
                case .number = rows[position].type
            else { return nil }
            lines.append(rows[position].name + ": " + String(decoding: digits, as: UTF8.self))
        }
        return lines.count > 1 ? lines : nil
    }

    /// Whether a field belongs into the empty one above it, and only its indentation is missing; said once for all of them.
    mutating func sayAtMargin(_ pair: YAMLPair, beside pairs: [YAMLPair], rows: [Field]) -> Bool {
        guard let own = pairs.firstIndex(where: { $0.key.range == pair.key.range }) else { return false }
        func row(_ pair: YAMLPair) -> Field? {
            rows.first { $0.name == pair.key.text } ?? OwnWords.position(of: pair.key.text, in: rows).map { rows[$0] }
        }
        guard let above = pairs[..<own].lastIndex(where: { row($0) != nil }), let owner = row(pairs[above]),
            case .scalar(let scalar) = pairs[above].value, scalar.isNull
        else { return false }
        var inner = owner.type.rowsOfItem
        var isList = false
        if case .list(let item) = owner.type { (inner, isList) = (item.rowsOfItem, true) }
        let below = pairs[(above + 1)...].prefix { below in
            inner.contains { $0.name == below.key.text } || OwnWords.position(of: below.key.text, in: inner) != nil
        }
        guard below.indices.contains(own) else { return false }
        if own > above + 1 { return true }
        let lines = below.map { one in
            let value = if case .scalar(let scalar) = one.value { writtenYAML(scalar.text) } else { "…" }
            return one.key.text + ": " + value
        }
        let start = owner.name + ":\n  " + (isList ? "- " : "")
        diagnostics.append(
            .fieldAtMargin, at: Place(path, pair.key.range), pair.key.text, owner.name,
            mend: Mend(lines: start + lines.joined(separator: isList ? "\n    " : "\n  ")))
        return true
    }

    /// All items of a list that was written as one text: `Звичайна – 170 грн; термінова – 340 грн`.
    mutating func sayItemsInOneText(_ scalar: YAMLScalar, of item: FieldType, field: String) -> Bool {
        guard case .map(let rows) = item else { return false }
        let pieces = scalar.text.split { ";\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        let items = pieces.compactMap { FieldReader.item($0, rows: rows) }
        guard !items.isEmpty, items.count == pieces.count else { return false }
        diagnostics.append(
            .notAMapSo, at: Place(path, scalar.range), field,
            mend: Mend(lines: field + ":\n" + items.map { "  - " + $0 }.joined(separator: "\n")))
        return true
    }

    /// A map where one text is expected: `address: {street: Соборна, building: 1}`.
    mutating func sayMapForText(_ pairs: [YAMLPair], _ range: Range<Int>, field: String) -> Bool {
        let isOfLanguages = pairs.contains { pair in
            vocabulary.languages.contains(pair.key.text)
                || pair.key.text.utf8.count == 2 && pair.key.text.utf8.allSatisfy { 0x61...0x7A ~= $0 }
        }
        guard !isOfLanguages, !pairs.isEmpty else { return false }
        let words = pairs.compactMap { pair -> String? in
            guard pair.hasColon else { return pair.key.text }
            return if case .scalar(let scalar) = pair.value { scalar.text.trimmed } else { nil }
        }
        .filter { !$0.isEmpty }
        let text = words.count == pairs.count ? words.joined(separator: ", ") : "…"
        diagnostics.append(.mapForText, at: Place(path, range), field, mend: line(field, text))
        return true
    }
}

extension FieldType {
    /// A number or an amount.
    var isCount: Bool {
        switch self {
        case .number, .money: true
        default: false
        }
    }
}

extension Message {
    static let cutByComma = Message(
        "value.cutByComma",
        Wording(
            uk: "кома у фігурних дужках обірвала значення поля «{0}»: «{1}» до нього не потрапить",
            en: "within braces the comma ended the value of “{0}”: “{1}” is no part of it"),
        hint: Wording(uk: "візьміть усе значення в лапки:", en: "put the whole value in quotes:"))
    static let listCutByComma = Message(
        "value.cutByComma", cutByComma.text,
        hint: Wording(uk: "візьміть перелік у квадратні дужки:", en: "put the list in square brackets:"))
    static let noColonInBraces = Message(
        "value.cutByComma",
        Wording(
            uk: "у фігурних дужках «{0}» стоїть без назви поля й двокрапки",
            en: "within braces “{0}” has no field's name and no colon"),
        hint: Wording(
            uk: "якщо це частина значення з комою, візьміть усе значення в лапки",
            en: "if it is part of a value with a comma, put the whole value in quotes"))
    static let bracketsTwice = Message(
        "value.notOne",
        Wording(
            uk: "у полі «{0}» перелік стоїть усередині переліку", en: "in “{0}” a list stands within the list"),
        hint: Wording(uk: "залиште одні дужки:", en: "keep one pair of brackets:"))
    static let wordInMap = Message(
        "value.notOne",
        Wording(
            uk: "у полі «{0}» має бути саме значення, без назви «{1}»",
            en: "“{0}” takes the value alone, without the name “{1}”"),
        hint: Wording(uk: "запишіть так:", en: "write it so:"))
    static let mapForText = Message(
        "value.notOne",
        Wording(
            uk: "у полі «{0}» має бути один текст, а не запис із полів",
            en: "“{0}” takes one text, not fields of its own"),
        hint: Wording(uk: "запишіть його в один рядок, наприклад:", en: "write it on one line, such as:"))
    static let valueAsKey = Message(
        "field.valueAsKey",
        Wording(
            uk: "у полі «{1}» перед двокрапкою стоїть значення «{0}», а має бути назва поля",
            en: "in “{1}” the value “{0}” stands before a colon, where a field's name belongs"),
        hint: Wording(uk: "запишіть так:", en: "write it so:"))
    static let fieldAtMargin = Message(
        "field.inside",
        Wording(
            uk: "поле «{0}» стоїть біля краю, а має бути всередині поля «{1}»",
            en: "the field “{0}” stands at the margin and belongs within “{1}”"),
        hint: Wording(uk: "зсуньте його пробілами:", en: "indent it with blanks:"))
    static let notAMapSo = Message(
        "field.notAMap",
        Wording(
            uk: "«{0}» має бути записом із полів «назва: значення»", en: "“{0}” must be made of “name: value” fields"),
        hint: Wording(uk: "запишіть так:", en: "write it so:"))
}
