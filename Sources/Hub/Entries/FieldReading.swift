internal import Calendars
internal import MarkdownHTML
internal import SourceText
internal import YAML

/// Turns YAML into typed values by a kind's rows, and says of each mistake where it stands.
package struct FieldReader {
    let path: String
    let vocabulary: Vocabulary
    var diagnostics = Diagnostics()
    /// Whether what is understood and not in the standard form is said too.
    var saysStandardForm = false
    /// Of the outermost map: the rows that a line was written for, and those that lack one and need it.
    private(set) var written: Set<Int> = []
    private(set) var missing: [Field] = []
    /// Rows of the map that is being read, innermost last.
    var rowsAround: [[Field]] = []
    /// The value stands in a list of its field.
    var isInList = false
    /// The items of that list.
    var listAround: [YAMLNode] = []

    /// The words that `site.yml` fixes for every entry.
    package struct Vocabulary: Sendable {
        var settlements: [String: String] = [:]
        var audiences: [String: String] = [:]
        var languages: [String] = []
        /// In `site.yml` any text may be a map by language.
        var textMayBeMap = false

        package init(
            settlements: [String: String] = [:], audiences: [String: String] = [:], languages: [String] = [],
            textMayBeMap: Bool = false
        ) {
            self.settlements = settlements
            self.audiences = audiences
            self.languages = languages
            self.textMayBeMap = textMayBeMap
        }

        package func term(_ word: String, of taxonomy: Taxonomy) -> String? {
            switch taxonomy {
            case .tags: word
            case .settlements: settlements[word.folded]
            case .audiences: audiences[word.folded]
            }
        }

        /// Ready for suggestions, as thousands of entries may hold wrong words.
        var knownSettlements = KnownWords([])
        var knownAudiences = KnownWords([])

        func known(_ taxonomy: Taxonomy) -> KnownWords {
            switch taxonomy {
            case .tags: KnownWords([])
            case .settlements: knownSettlements
            case .audiences: knownAudiences
            }
        }
    }

    /// The values of a mapping by the rows given; what is missing, unknown or wrong is said.
    mutating func values(
        of node: YAMLNode, rows: [Field], index: (String) -> Int?, keys: @autoclosure () -> [String], owner: String
    ) -> [FieldValue.MapItem] {
        guard case .mapping(let written, let range) = node else {
            sayNotAMap(node, rows: rows, owner: owner)
            return []
        }
        let pairs = whole(written) { key in
            (index(key) ?? OwnWords.position(of: key, in: rows)).map { rows[$0].type }
        }
        var items: [FieldValue.MapItem] = []
        items.reserveCapacity(pairs.count)
        let isOutermost = rowsAround.isEmpty
        rowsAround.append(rows)
        let (wasInList, itemsBefore) = (isInList, listAround)
        (isInList, listAround) = (false, [])
        defer {
            rowsAround.removeLast()
            (isInList, listAround) = (wasInList, itemsBefore)
        }
        for pair in pairs {
            let key = pair.key.text
            guard let position = index(key) ?? ownPosition(of: pair.key, value: pair.value, beside: pairs, in: rows)
            else {
                sayUnknown(pair, beside: pairs, owner: owner, keys: keys(), rows: rows)
                continue
            }
            if items.contains(where: { $0.index == position }) {
                diagnostics.append(.fieldTwice, at: Place(path, pair.key.range), key, rows[position].name)
                continue
            }
            let name = rows[position].name
            if case .scalar(let scalar) = pair.value, scalar.isNull || scalar.text.trimmed.isEmpty {
                if case .flag = rows[position].type {
                    diagnostics.append(
                        .emptyFlag, at: Place(path, pair.key.range), name, mend: Mend(lines: name + ": true"))
                } else if sayHidden(scalar, as: rows[position].type, field: name), rows[position].isRequired {
                    items.append(.init(index: position, value: .text("")))
                }
                continue
            }
            if case .sequence(let list, _) = pair.value, list.isEmpty { continue }
            if isOutermost { self.written.insert(position) }
            if let value = value(of: pair.value, as: rows[position].type, field: index(key) == nil ? name : key) {
                items.append(.init(index: position, value: value))
            } else if rows[position].isRequired {
                // The mistake is said; the field is not missing besides.
                items.append(.init(index: position, value: .text("")))
            }
        }
        for (position, row) in rows.enumerated()
        where row.isRequired && !items.contains(where: { $0.index == position }) {
            if isOutermost {
                missing.append(row)
            } else {
                diagnostics.append(
                    .missingField, at: Place(path, range.lowerBound..<range.lowerBound), row.name, owner,
                    mend: Mend(lines: row.exampleLine(in: owner)))
            }
        }
        return items.sorted { $0.index < $1.index }
    }

    private mutating func sayNotAMap(_ node: YAMLNode, rows: [Field], owner: String) {
        let place = Place(path, node.range)
        if !isInList, let fields = FieldReader.fieldsOfItems(node) {
            return diagnostics.append(.fieldsAsItems, at: place, mend: Mend(lines: fields))
        }
        let start = isInList ? "- " : owner + ":\n  "
        let required = rows.filter(\.isRequired)
        var lines = (required.isEmpty ? Array(rows.prefix(2)) : required).map { $0.exampleLine(in: owner) }
        var message = Message.notAMap
        if case .scalar(let scalar) = node, !rowsAround.isEmpty {
            if isInList, let item = FieldReader.item(scalar.text, rows: rows) {
                (message, lines) = (.notAMapSo, [item])
            } else if let numbers = FieldReader.numberLines(scalar.text, rows: rows) {
                (message, lines) = (.notAMapSo, numbers)
            } else if FieldReader.isWebAddress(scalar.text),
                let address = required.firstIndex(where: { $0.name == "url" })
            {
                lines[address] = "url: " + scalar.text
            } else if FieldReader.beginsWithDigit(scalar.text),
                let count = required.firstIndex(where: { $0.type.isCount })
            {
                lines[count] = required[count].name + ": " + FieldReader.count(scalar.text, for: required[count].type)
            } else if let first = required.firstIndex(where: { $0.type.isText }), !scalar.text.contains(bytes: "\n") {
                // What was written is most likely what it is about.
                lines[first] = required[first].name + ": " + writtenYAML(scalar.text.trimmed)
            }
        }
        diagnostics.append(message, at: place, owner, mend: Mend(lines: start + lines.joined(separator: "\n  ")))
    }

    /// `- title: …`, line by line: the fields without their hyphens.
    private static func fieldsOfItems(_ node: YAMLNode) -> String? {
        guard case .sequence(let items, _) = node, !items.isEmpty else { return nil }
        var lines: [String] = []
        for item in items {
            guard case .mapping(let pairs, _) = item else { return nil }
            for pair in pairs {
                let value = if case .scalar(let scalar) = pair.value { scalar.text } else { "…" }
                lines.append(pair.key.text + ": " + value)
            }
        }
        return lines.joined(separator: "\n")
    }

    mutating func value(of node: YAMLNode, as type: FieldType, field: String) -> FieldValue? {
        switch type {
        case .list(let item): return list(node, of: item, field: field)
        case .map(let rows):
            if isInList, case .mapping(let pairs, let range) = node,
                sayValueAsKey(pairs, range, rows: rows, mayBeText: false, field: field)
            {
                return nil
            }
            return map(node, rows: rows, field: field)
        case .either(let plain, let rows):
            if case .mapping(let pairs, let range) = node {
                if sayValueAsKey(pairs, range, rows: rows, mayBeText: true, field: field) { return nil }
                if sayColonInText(pairs, range, plain: plain, rows: rows, field: field) { return nil }
                let isByLanguage =
                    vocabulary.textMayBeMap && pairs.allSatisfy { vocabulary.languages.contains($0.key.text) }
                return isByLanguage ? byLanguage(pairs, range, field: field) : map(node, rows: rows, field: field)
            }
            return value(of: node, as: plain, field: field)
        case .picture: return picture(node, field: field)
        case .text where vocabulary.textMayBeMap:
            if case .mapping(let pairs, let range) = node { return byLanguage(pairs, range, field: field) }
        default: break
        }
        guard case .scalar(let scalar) = node else {
            sayNotOne(node, as: type, field: field)
            return nil
        }
        return self.scalar(scalar, as: type, field: field)
    }

    private mutating func list(_ written: YAMLNode, of item: FieldType, field: String) -> FieldValue? {
        let node = timetable(written, of: item, field: field)
        guard case .sequence(let nodes, _) = node else {
            // A single value is a list of one.
            if case .scalar(let scalar) = node {
                if sayNamesInOneText(scalar, of: item, field: field) { return nil }
                if sayListInOneValue(scalar, of: item, field: field) { return nil }
                if sayItemsInLines(scalar, of: item, field: field) { return nil }
                if sayItemsInOneText(scalar, of: item, field: field) { return nil }
            }
            if sayPairForList(node, of: item, field: field) { return nil }
            if sayValuesAsKeys(node, of: item, field: field) { return nil }
            return value(of: node, as: item, field: field).map { value in
                sayHouses([value], of: [node], field: field)
                return .list([value])
            }
        }
        var values: [FieldValue] = []
        let most = FieldLimit.items(of: item)
        if nodes.count > most {
            diagnostics.append(
                .tooManyValues, at: Place(path, nodes[most].range), field, String(nodes.count), String(most))
        }
        let (wasInList, itemsBefore) = (isInList, listAround)
        (isInList, listAround) = (true, nodes)
        defer { (isInList, listAround) = (wasInList, itemsBefore) }
        var read: [YAMLNode] = []
        for node in nodes.prefix(most) {
            if case .scalar(let scalar) = node, scalar.isNull {
                _ = sayHidden(scalar, as: item, field: field)
                continue
            }
            if case .scalar(let scalar) = node, sayItemsInLines(scalar, of: item, field: field) { continue }
            guard let value = value(of: node, as: item, field: field) else { continue }
            values.append(value)
            read.append(node)
        }
        sayHouses(values, of: read, field: field)
        if case .daySpan = item { sayOverlaps(values, of: read, field: field) }
        sayTwins(values, of: read, rows: item.rowsOfItem, field: field)
        return values.isEmpty ? nil : .list(values)
    }

    private mutating func map(_ node: YAMLNode, rows: [Field], field: String) -> FieldValue? {
        let items = values(
            of: node, rows: rows, index: { name in rows.firstIndex { $0.name == name || $0.spellings.contains(name) } },
            keys: rows.map(\.name), owner: field)
        return items.isEmpty ? nil : .map(items)
    }

    private mutating func byLanguage(_ written: [YAMLPair], _ range: Range<Int>, field: String) -> FieldValue? {
        if sayMapForText(written, range, field: field) { return nil }
        let languages = vocabulary.languages
        let pairs = whole(written) { languages.contains($0) ? .text : nil }
        var items: [FieldValue.MapItem] = []
        for pair in pairs {
            guard let index = vocabulary.languages.firstIndex(of: pair.key.text) else {
                diagnostics.append(
                    .unknownLanguage, at: Place(path, pair.key.range), pair.key.text,
                    suggestion: nearest(to: pair.key.text, among: vocabulary.languages))
                continue
            }
            if let value = value(of: pair.value, as: .text, field: field) {
                items.append(.init(index: index, value: value))
            }
        }
        return items.isEmpty ? nil : .localized(items)
    }

    private mutating func scalar(_ scalar: YAMLScalar, as type: FieldType, field: String) -> FieldValue? {
        let place = Place(path, scalar.range)
        if scalar.text.utf8.count > FieldLimit.bytes(of: type) {
            diagnostics.append(.valueTooLong, at: place, field, String(FieldLimit.bytes(of: type)))
            return nil
        }
        let text = scalar.text.trimmed
        sayCut(scalar, as: type, field: field)
        switch type {
        case .text:
            sayMarks(text, at: place, field: field)
            sayAccounts(text, at: place, field: field)
            return .text(text.decodingReferences())
        case .markdown: return markdown(scalar)
        case .instant(let imprecise): return moment(scalar, imprecise: imprecise, field: field)
        case .day: return moment(scalar, imprecise: false, field: field).map(FieldReader.dayOnly)
        case .flag:
            if let flag = FieldReader.flags[text.lowercased()] { return .flag(flag) }
            diagnostics.append(.notAFlag, at: place, text, field)
        case .number:
            if let number = FieldReader.number(text) { return .number(number) }
            sayNotANumber(text, at: place, field: field)
        case .url:
            if FieldReader.isWebAddress(text), !FieldReader.hostMixesAlphabets(text) {
                saySlipOfHost(text, at: place, field: field)
                return .text(text)
            }
            sayNotAnAddress(text, at: place, field: field)
        case .email:
            if FieldReader.isEmail(text) {
                saySlipOfHost(text, at: place, field: field)
                return .text(text)
            }
            sayNotAnEmail(text, at: place, field: field)
        case .phone:
            sayPhone(text, at: place, field: field)
            return .text(text)
        case .money: return .money(Money(text))
        case .hours:
            sayImpossibleHours(text, at: place, field: field)
            return .text(text)
        case .daySpan: return daySpan(scalar, field: field)
        case .recurrence: return recurrence(scalar, field: field)
        case .file:
            if sayOwnDisk(text, at: place, field: field) { return nil }
            return .file(FileReference(path: text, range: scalar.range))
        case .choice(let words):
            if words.contains(text) { return .text(text) }
            if let same = OwnWords.choice(text, among: words) {
                sayStandardForm(.styleChoice, same, instead: scalar, field: field)
                return .text(same)
            }
            sayNotAChoice(text, among: words, at: place, field: field)
        case .reference: return .reference(Reference(text: text, range: scalar.range))
        case .term(let taxonomy):
            if let word = vocabulary.term(text, of: taxonomy) {
                if taxonomy.isOpen { sayTagsTogether(text, at: place, field: field) }
                return .term(word)
            }
            if sayTermsTogether(text, of: taxonomy, at: place, field: field) { return nil }
            diagnostics.append(
                text.mixesAlphabets ? .mixedAlphabets : .unknownTerm, at: place, text, taxonomy.rawValue,
                suggestion: vocabulary.known(taxonomy).nearest(to: text.withoutSettlementType))
        case .path:
            if OldAddress(text) != nil { return .path(Reference(text: text, range: scalar.range)) }
            sayNotAPath(text, at: place, field: field)
        case .picture, .list, .map, .either:
            diagnostics.append(.notOneValue, at: place, field)
        }
        return nil
    }

    private mutating func moment(_ scalar: YAMLScalar, imprecise: Bool, field: String) -> FieldValue? {
        let text = scalar.text.trimmed
        do {
            let moment = try Moment(text)
            if imprecise || moment.precision >= .day {
                if moment.precision >= .day, FieldReader.isDateOfWords(text) {
                    sayStandardForm(.styleDate, moment.standardForm, instead: scalar, field: field)
                }
                sayEitherDay(text, moment, at: scalar.range, field: field)
                return .moment(moment)
            }
            diagnostics.append(.dateTooVague, at: Place(path, scalar.range), text, field)
        } catch {
            sayNotADate(text, error, at: Place(path, scalar.range), field: field)
        }
        return nil
    }

    /// The rule as it was written; a mistake is said at its part.
    private mutating func recurrence(_ scalar: YAMLScalar, field: String) -> FieldValue? {
        let (text, range) = (scalar.text.trimmed, scalar.range)
        do {
            _ = try RecurrenceRule(text)
            return .text(text)
        } catch {
            if let rule = OwnWords.recurrenceRule(text) {
                sayStandardForm(.styleChoice, rule, instead: scalar, field: field)
                return .text(rule)
            }
            let quotes = range.count - text.utf8.count
            let start = range.lowerBound + quotes / 2 + error.at
            let isVerbatim = quotes == 0 || quotes == 2
            let part =
                isVerbatim && start < range.upperBound
                ? start..<min(start + error.part.utf8.count, range.upperBound) : range
            diagnostics.append(.badRecurrence(error), at: Place(path, part), error.part)
            return nil
        }
    }

    private static func dayOnly(_ value: FieldValue) -> FieldValue {
        if case .moment(let moment) = value { return .moment(Moment(day: moment.day)) }
        return value
    }

    private mutating func markdown(_ scalar: YAMLScalar) -> FieldValue {
        let body = renderMarkdown(
            Array(scalar.text.utf8)[...], at: scalar.range.lowerBound, path: path, into: &diagnostics)
        return .markdown(body)
    }
}
