internal import Calendars
internal import MarkdownHTML
internal import SourceText
internal import YAML

/// Turns YAML into typed values by a kind's rows, and says of each mistake where it stands.
package struct FieldReader {
    let path: String
    let vocabulary: Vocabulary
    var diagnostics = Diagnostics()

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
        guard case .mapping(let pairs, let range) = node else {
            diagnostics.append(.notAMap, at: Place(path, node.range), owner)
            return []
        }
        var items: [FieldValue.MapItem] = []
        items.reserveCapacity(pairs.count)
        for pair in pairs {
            let key = pair.key.text
            guard let position = index(key) else {
                diagnostics.append(
                    .unknownField, at: Place(path, pair.key.range), key, owner,
                    suggestion: nearest(to: key, among: keys()))
                continue
            }
            if items.contains(where: { $0.index == position }) {
                diagnostics.append(.fieldTwice, at: Place(path, pair.key.range), key, rows[position].name)
                continue
            }
            if case .scalar(let scalar) = pair.value, scalar.isNull || scalar.text.trimmed.isEmpty {
                continue
            }
            if case .sequence(let list, _) = pair.value, list.isEmpty { continue }
            if let value = value(of: pair.value, as: rows[position].type, field: key) {
                items.append(.init(index: position, value: value))
            } else if rows[position].isRequired {
                // The mistake is said; the field is not missing besides.
                items.append(.init(index: position, value: .text("")))
            }
        }
        for (position, row) in rows.enumerated()
        where row.isRequired && !items.contains(where: { $0.index == position }) {
            diagnostics.append(.missingField, at: Place(path, range.lowerBound..<range.lowerBound), row.name, owner)
        }
        return items.sorted { $0.index < $1.index }
    }

    mutating func value(of node: YAMLNode, as type: FieldType, field: String) -> FieldValue? {
        switch type {
        case .list(let item): return list(node, of: item, field: field)
        case .map(let rows): return map(node, rows: rows, field: field)
        case .either(let plain, let rows):
            if case .mapping(let pairs, _) = node {
                let isByLanguage =
                    vocabulary.textMayBeMap && pairs.allSatisfy { vocabulary.languages.contains($0.key.text) }
                return isByLanguage ? byLanguage(pairs, field: field) : map(node, rows: rows, field: field)
            }
            return value(of: node, as: plain, field: field)
        case .picture: return picture(node, field: field)
        case .text where vocabulary.textMayBeMap:
            if case .mapping(let pairs, _) = node { return byLanguage(pairs, field: field) }
        default: break
        }
        guard case .scalar(let scalar) = node else {
            diagnostics.append(.notOneValue, at: Place(path, node.range), field)
            return nil
        }
        return self.scalar(scalar, as: type, field: field)
    }

    private mutating func list(_ node: YAMLNode, of item: FieldType, field: String) -> FieldValue? {
        guard case .sequence(let nodes, _) = node else {
            // A single value is a list of one.
            return value(of: node, as: item, field: field).map { .list([$0]) }
        }
        var values: [FieldValue] = []
        let most = FieldLimit.items(of: item)
        if nodes.count > most {
            diagnostics.append(
                .tooManyValues, at: Place(path, nodes[most].range), field, String(nodes.count), String(most))
        }
        for node in nodes.prefix(most) {
            if case .scalar(let scalar) = node, scalar.isNull { continue }
            if let value = value(of: node, as: item, field: field) { values.append(value) }
        }
        return values.isEmpty ? nil : .list(values)
    }

    private mutating func map(_ node: YAMLNode, rows: [Field], field: String) -> FieldValue? {
        let items = values(
            of: node, rows: rows, index: { name in rows.firstIndex { $0.name == name || $0.spellings.contains(name) } },
            keys: rows.map(\.name), owner: field)
        return items.isEmpty ? nil : .map(items)
    }

    private mutating func byLanguage(_ pairs: [YAMLPair], field: String) -> FieldValue? {
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
        switch type {
        case .text: return .text(text.decodingReferences())
        case .markdown: return markdown(scalar)
        case .instant(let imprecise): return moment(text, imprecise: imprecise, at: place, field: field)
        case .day: return moment(text, imprecise: false, at: place, field: field).map(FieldReader.dayOnly)
        case .flag:
            if let flag = FieldReader.flags[text.lowercased()] { return .flag(flag) }
            diagnostics.append(.notAFlag, at: place, text, field)
        case .number:
            if let number = Double(
                text.replacing(bytes: ",", with: ".").replacing(bytes: " ", with: "")
                    .replacing(bytes: "\u{a0}", with: "")),
                number.isFinite,
                abs(number) < 1e15
            {
                return .number(number)
            }
            diagnostics.append(.notANumber, at: place, text, field)
        case .url:
            if FieldReader.isWebAddress(text) { return .text(text) }
            diagnostics.append(.notAnAddress, at: place, text, field)
        case .email:
            if FieldReader.isEmail(text) { return .text(text) }
            diagnostics.append(.notAnEmail, at: place, text, field)
        case .phone:
            if text.unicodeScalars.count(where: { ("0"..."9").contains($0) }) >= 3 { return .text(text) }
            diagnostics.append(.notAPhone, at: place, text, field)
        case .money: return .money(Money(text))
        case .hours: return .text(text)
        case .recurrence: return recurrence(text, scalar.range)
        case .file: return .file(FileReference(path: text, range: scalar.range))
        case .choice(let words):
            if words.contains(text) { return .text(text) }
            if let same = words.first(where: { $0.lowercased() == text.lowercased() }) { return .text(same) }
            diagnostics.append(
                .notAChoice, at: place, text, field, words.joined(separator: ", "),
                suggestion: nearest(to: text, among: words))
        case .reference: return .reference(Reference(text: text, range: scalar.range))
        case .term(let taxonomy):
            if let word = vocabulary.term(text, of: taxonomy) { return .term(word) }
            diagnostics.append(
                text.mixesAlphabets ? .mixedAlphabets : .unknownTerm, at: place, text, taxonomy.rawValue,
                suggestion: vocabulary.known(taxonomy).nearest(to: text))
        case .path:
            if OldAddress(text) != nil { return .path(Reference(text: text, range: scalar.range)) }
            diagnostics.append(.notAPath, at: place, text, field)
        case .picture, .list, .map, .either:
            diagnostics.append(.notOneValue, at: place, field)
        }
        return nil
    }

    private mutating func moment(_ text: String, imprecise: Bool, at place: Place, field: String) -> FieldValue? {
        do {
            let moment = try Moment(text)
            if imprecise || moment.precision >= .day { return .moment(moment) }
            diagnostics.append(.dateTooVague, at: place, text, field)
        } catch {
            switch error {
            case .notADate: diagnostics.append(.notADate, at: place, text, field)
            case .outOfRange: diagnostics.append(.impossibleDate, at: place, text, field)
            }
        }
        return nil
    }

    /// The rule as it was written; a mistake is said at its part.
    private mutating func recurrence(_ text: String, _ range: Range<Int>) -> FieldValue? {
        do {
            _ = try RecurrenceRule(text)
            return .text(text)
        } catch {
            let quotes = range.count - text.utf8.count
            let start = range.lowerBound + quotes / 2 + error.at
            let isVerbatim = quotes == 0 || quotes == 2
            let part =
                isVerbatim && start < range.upperBound
                ? start..<min(start + error.part.utf8.count, range.upperBound) : range
            diagnostics.append(.badRecurrence(error), at: Place(path, part))
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

    package static let flags: [String: Bool] = [
        "true": true, "yes": true, "on": true, "так": true, "false": false, "no": false, "off": false, "ні": false,
    ]

    package static func isWebAddress(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C })
        else { return false }
        if text.hasPrefix(bytes: "/") { return !text.hasPrefix(bytes: "//") }
        for scheme in ["https://", "http://"] where text.lowercasedASCII.hasPrefix(bytes: scheme) {
            let host = text.dropFirst(bytes: scheme.utf8.count).prefix(beforeBytes: "/?#")
            return !host.isEmpty && !host.hasPrefix(bytes: ".") && !host.contains(bytes: "@")
        }
        return ["mailto:", "tel:"].contains { text.hasPrefix(bytes: $0) && text.utf8.count > $0.utf8.count }
    }

    package static func isEmail(_ text: String) -> Bool {
        let parts = text.split(byte: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(bytes: "."), !parts[1].hasPrefix(bytes: "."),
            !parts[1].hasSuffix(bytes: ".")
        else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && !"<>()[],;:\\\"".unicodeScalars.contains($0) && $0.value != 0x7F
        }
    }
}
