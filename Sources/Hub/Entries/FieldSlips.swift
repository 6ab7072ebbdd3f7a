internal import Calendars
internal import SourceText
internal import YAML

/// What is said of a key or a value that is nearly right, with the line as it should read.
extension FieldReader {
    /// A line with the field, or the value alone where it stands in a list.
    func line(_ field: String, _ value: String) -> Mend {
        let start = isInList ? "- " : field + ": "
        if value.contains(bytes: "\n") {
            return Mend(lines: start + "|\n  " + value.replacing(bytes: "\n", with: "\n  "))
        }
        return Mend(lines: start + FieldReader.readable(value))
    }

    func line(_ field: String, _ value: String, _ range: Range<Int>) -> Mend {
        let mend = line(field, value)
        return value.contains(bytes: "\n")
            ? mend : Mend(lines: mend.lines, edits: [.init(range, FieldReader.readable(value))])
    }

    /// A value as it is where YAML reads it as one value or as what its brackets say; else in quotes.
    private static func readable(_ value: String) -> String {
        guard case .sequence(let items, _)? = readYAML("- " + value), items.count == 1 else { return quotedYAML(value) }
        switch items[0] {
        case .scalar(let scalar): return scalar.comment == nil ? value : quotedYAML(value)
        case .sequence: return value.hasPrefix(bytes: "[") ? value : quotedYAML(value)
        case .mapping: return value.hasPrefix(bytes: "{") ? value : quotedYAML(value)
        }
    }

    // MARK: Keys

    /// The row that a key stands for in another spelling.
    mutating func ownPosition(
        of key: YAMLScalar, value: YAMLNode? = nil, beside pairs: [YAMLPair] = [], in rows: [Field]
    ) -> Int? {
        guard let position = OwnWords.position(of: key.text, in: rows) else { return nil }
        let name = rows[position].name
        // Other programs' `published: false` is no date: a word of two meanings is read by what stands behind it.
        if OwnWords.folded(key.text) != name, let value, FieldReader.isFlag(value, butNot: rows[position].type) {
            return nil
        }
        let shown =
            if case .scalar(let scalar)? = value, !scalar.text.contains(bytes: "\n") { " " + scalar.text } else { "" }
        // Of two lines for one field a person chooses.
        let isTwice = pairs.contains { other in
            other.key.range != key.range
                && (other.key.text == name || OwnWords.position(of: other.key.text, in: rows) == position)
        }
        let mend = Mend(lines: name + ":" + shown, edits: isTwice ? [] : [.init(key.range, name)])
        if OwnWords.folded(key.text) == name {
            let isMixed = key.text.mixesAlphabets
            diagnostics.append(
                isMixed ? .keyLookAlike : .keySpelling, at: Place(path, key.range), key.text, name, mend: mend)
        } else if saysStandardForm, value.map({ isRead($0, as: rows[position]) }) ?? true {
            diagnostics.append(.styleKey, at: Place(path, key.range), key.text, name, mend: mend)
        }
        return position
    }

    /// Whether a value is yes or no where the row takes neither a flag nor words.
    private static func isFlag(_ value: YAMLNode, butNot type: FieldType) -> Bool {
        guard case .scalar(let scalar) = value, scalar.isPlain, !FieldReader.isWords(type) else { return false }
        if case .flag = type { return false }
        let text = scalar.text.trimmed.lowercased()
        return flags[text] != nil || text == "1" || text == "0"
    }

    /// Whether the row takes the value as it is: only then its key's name is all that is to be mended.
    private func isRead(_ value: YAMLNode, as row: Field) -> Bool {
        var trial = self
        trial.diagnostics = Diagnostics()
        _ = trial.value(of: value, as: row.type, field: row.name)
        return !trial.diagnostics.hasErrors
    }

    mutating func sayUnknown(_ pair: YAMLPair, beside pairs: [YAMLPair], owner: String, keys: [String], rows: [Field]) {
        let key = pair.key.text
        let place = Place(path, pair.key.range)
        if sayDraft(pair, beside: pairs, keys: keys) { return }
        if sayAtMargin(pair, beside: pairs, rows: rows) { return }
        let near = nearest(to: key, among: keys)
        // A word that begins otherwise and is two letters off is another word.
        let written = if case .scalar(let scalar) = pair.value { scalar.text } else { "" }
        if let meant = ForeignKeys.message(for: key, value: written, among: keys) {
            return diagnostics.append(meant, at: place, key)
        }
        if let lines = FieldReader.coordinateLines(pair, keys) {
            return diagnostics.append(.coordinatesKey, at: place, key, mend: Mend(lines: lines))
        }
        let typed = key.asLatinLayout
        if typed != key, keys.contains(typed) {
            return diagnostics.append(
                .keyLayout, at: place, key, typed,
                mend: Mend(
                    lines: typed + ": " + (written.isEmpty ? "…" : written), edits: [.init(pair.key.range, typed)]))
        }
        let isLikely = near.map { $0.utf8.first == key.lowercased().utf8.first || key.utf8.count > 6 } ?? false
        // The same name may belong one map deeper.
        for row in rows where !isLikely {
            guard case .map(let inner)? = row.type.innermostMap,
                let position = inner.firstIndex(where: { $0.name == key }) ?? OwnWords.position(of: key, in: inner)
            else { continue }
            let value = if case .scalar(let scalar) = pair.value { scalar.text } else { "…" }
            diagnostics.append(
                .fieldInside, at: place, key, row.name,
                mend: Mend(lines: row.name + ":\n  " + inner[position].name + ": " + value))
            return
        }
        let own = OwnWords.near(key, in: rows).map { rows[$0].name }
        diagnostics.append(.unknownField, at: place, key, owner, suggestion: isLikely ? near : own)
    }

    /// `geo`, `coordinates`, `location`, `координати`: both numbers in one field.
    private static func coordinateLines(_ pair: YAMLPair, _ keys: [String]) -> String? {
        guard keys.contains(FieldName.latitude.key),
            ["geo", "coordinates", "coords", "location", "координати", "gps"].contains(pair.key.text.lowercased())
        else { return nil }
        let words: String
        switch pair.value {
        case .scalar(let scalar): words = scalar.text
        case .sequence(let items, _):
            words = items.compactMap { if case .scalar(let one) = $0 { one.text } else { nil } }.joined(separator: ", ")
        case .mapping(let pairs, _):
            words = pairs.compactMap { if case .scalar(let one) = $0.value { one.text } else { nil } }
                .joined(separator: ", ")
        }
        let numbers = words.split { !"0123456789.".unicodeScalars.contains($0.unicodeScalars.first ?? " ") }
        guard numbers.count == 2 else { return "latitude: 50.4501\nlongitude: 30.5234" }
        return "latitude: \(numbers[0])\nlongitude: \(numbers[1])"
    }

    /// What the field of a name takes, as far as its lines need it; nil where none is called so.
    static func shape(of name: String, in rows: [Field]) -> FieldShape? {
        guard
            let row = rows.first(where: { $0.name == name || $0.spellings.contains(name) })
                ?? OwnWords.position(of: name, in: rows).map({ rows[$0] })
        else { return nil }
        if case .list = row.type { return .list }
        return isWords(row.type) ? .words : .other
    }

    // MARK: Texts that a sign cut off

    static func isWords(_ type: FieldType) -> Bool {
        switch type {
        case .text, .markdown, .money, .hours, .term, .reference(_, orText: true): true
        case .either(let plain, _), .list(let plain): isWords(plain)
        default: false
        }
    }

    /// ` #` behind a text begins a comment, and what follows is on no page.
    mutating func sayCut(_ scalar: YAMLScalar, as type: FieldType, field: String) {
        guard let comment = scalar.comment, FieldReader.isWords(type) else { return }
        say(cut: comment, behind: scalar, field: field)
    }

    /// `title: #ремонт` is a field without a value.
    mutating func sayHidden(_ scalar: YAMLScalar, as type: FieldType, field: String) -> Bool {
        guard let comment = scalar.comment, FieldReader.isWords(type), scalar.commentText.utf8.count > 1,
            !scalar.commentText.hasPrefix(bytes: "# ")
        else { return false }
        say(cut: comment, behind: scalar, field: field)
        return true
    }

    private mutating func say(cut comment: Range<Int>, behind scalar: YAMLScalar, field: String) {
        let place = Place(path, comment)
        let whole = scalar.text.isEmpty ? scalar.commentText : scalar.text + " " + scalar.commentText
        let quoted = quotedYAML(whole)
        let isNumber = !scalar.commentText.hasPrefix(bytes: "# ")
        let start = scalar.text.isEmpty ? comment.lowerBound : scalar.range.lowerBound
        let mend = isNumber ? line(field, quoted, start..<comment.upperBound) : line(field, quoted)
        diagnostics.append(.cutByComment, at: place, scalar.commentText, field, mend: mend)
    }

    // MARK: One value and several

    mutating func sayNotOne(_ node: YAMLNode, as type: FieldType, field: String) {
        let place = Place(path, node.range)
        if case .mapping(let pairs, let range) = node, sayNamedWord(pairs, range, as: type, field: field) { return }
        // `- Заява: форма 1` became a field of its own.
        if case .mapping(let pairs, let range) = node,
            sayColonInText(pairs, range, plain: type, rows: [], field: field)
        {
            return
        }
        // `{Важливо}` became a map without values.
        if case .mapping(let pairs, let range) = node, FieldReader.isWords(type), !pairs.isEmpty,
            pairs.allSatisfy({ !$0.hasColon })
        {
            let text = quotedYAML("{" + pairs.map(\.key.text).joined(separator: ", ") + "}")
            return diagnostics.append(.bracesInText, at: place, field, mend: line(field, text, range))
        }
        let mend = oneValue(node, as: type, field: field)
        let isTwice = if case .sequence = node { isInList && mend != nil } else { false }
        diagnostics.append(isTwice ? .bracketsTwice : .notOneValue, at: place, field, mend: mend)
    }

    /// Several values on one line, where the field's words allow it; of others the first.
    private func oneValue(_ node: YAMLNode, as type: FieldType, field: String) -> Mend? {
        var texts: [String] = []
        switch node {
        case .scalar: return nil
        case .sequence(let items, _):
            texts = items.compactMap { if case .scalar(let scalar) = $0 { scalar.text.trimmed } else { nil } }
            guard !texts.isEmpty, texts.count == items.count else { return nil }
            if isInList { return bracketed(texts, instead: Place(path, node.range), field: field) }
        case .mapping(let pairs, _):
            guard case .hours = type else { return nil }
            texts = pairs.compactMap { pair in
                if case .scalar(let scalar) = pair.value { pair.key.text + " " + scalar.text.trimmed } else { nil }
            }
            guard !texts.isEmpty, texts.count == pairs.count else { return nil }
        }
        if case .hours = type { return line(field, texts.joined(separator: "; ")) }
        let isFree = if case .phone = type { true } else { FieldReader.isWords(type) }
        return line(field, isFree ? texts.joined(separator: ", ") : texts[0])
    }

    /// Whether a text with a colon was read as a map of one unknown field.
    mutating func sayColonInText(
        _ pairs: [YAMLPair], _ whole: Range<Int>, plain: FieldType, rows: [Field], field: String
    ) -> Bool {
        // A map in braces was meant for one.
        guard pairs.first?.key.range.lowerBound == whole.lowerBound else { return false }
        guard FieldReader.isWords(plain), pairs.count == 1, let pair = pairs.first,
            case .scalar(let value) = pair.value,
            !value.text.isEmpty, pair.key.isPlain, !rows.contains(where: { $0.name == pair.key.text }),
            OwnWords.position(of: pair.key.text, in: rows) == nil, !vocabulary.languages.contains(pair.key.text)
        else { return false }
        let range = pair.key.range.lowerBound..<value.range.upperBound
        let text = quotedYAML(pair.key.text + ": " + value.text)
        diagnostics.append(.colonInText, at: Place(path, pair.key.range), field, mend: line(field, text, range))
        return true
    }

    // MARK: Dates

    mutating func sayNotADate(_ text: String, _ error: DateError, at place: Place, field: String) {
        if let range = MomentRange(text) {
            let names = Set(rowsAround.last?.map(\.name) ?? [])
            let end = ["end", "until", "closes", "valid_until"].first { names.contains($0) && $0 != field }
            var lines = field + ": " + range.start.standardForm
            if let end { lines += "\n" + end + ": " + range.end.standardForm }
            diagnostics.append(
                range.start.hasTime ? .momentRange : .dayRange, at: place, text, field, mend: Mend(lines: lines))
            return
        }
        let mended = MendedMoment(text)
        let mend = mended.flatMap { mended in
            place.range.map {
                mended.isSure
                    ? line(field, mended.moment.standardForm, $0) : line(field, mended.moment.standardForm)
            }
        }
        switch error {
        case .notADate: diagnostics.append(.notADate, at: place, text, field, mend: mend)
        case .outOfRange: diagnostics.append(.impossibleDate, at: place, text, field, mend: mend)
        }
    }

    /// Neither year-first digits nor slashes, which Americans read otherwise.
    static func isDateOfWords(_ text: String) -> Bool {
        let digits = text.utf8.prefix { 0x30...0x39 ~= $0 }
        return !text.contains(bytes: "/") && digits.count != 4
    }

    // MARK: The standard form

    mutating func sayStandardForm(_ message: Message, _ form: String, instead scalar: YAMLScalar, field: String) {
        guard saysStandardForm, form != scalar.text else { return }
        diagnostics.append(
            message, at: Place(path, scalar.range), scalar.text, form, mend: line(field, form, scalar.range))
    }

    // MARK: Other values

    mutating func sayNotAChoice(_ text: String, among words: [String], at place: Place, field: String) {
        if field == FieldName.status.key, ForeignKeys.draftWords.contains(text.lowercased()),
            rowsAround.last?.contains(where: { $0.name == FieldName.draft.key }) ?? false
        {
            let mend = Mend(lines: FieldName.draft.key + ": true")
            return diagnostics.append(.draftKey, at: place, field + ": " + text, mend: mend)
        }
        let own = words.map { word in OwnWords.name(ofChoice: word).map { "\(word) («\($0)»)" } ?? word }
        diagnostics.append(
            .notAChoice, at: place, text, field, words.joined(separator: ", "), own.joined(separator: ", "),
            suggestion: nearest(to: text, among: words)
                ?? nearest(to: text, among: words.compactMap(OwnWords.name(ofChoice:))).flatMap {
                    OwnWords.choice($0, among: words)
                })
    }

    mutating func sayNotANumber(_ text: String, at place: Place, field: String) {
        if let pair = Coordinates.pair(text) {
            let lines = "latitude: \(pair.latitude)\nlongitude: \(pair.longitude)"
            diagnostics.append(.coordinatesTogether, at: place, text, field, mend: Mend(lines: lines))
        } else if let degrees = Coordinates.degrees(text) {
            diagnostics.append(.degrees, at: place, text, field, mend: line(field, degrees))
        } else {
            let example = rowsAround.last?.first { $0.name == field }?.example() ?? "30"
            diagnostics.append(.notANumber, at: place, text, field, example)
        }
    }

    mutating func sayNotAnAddress(_ text: String, at place: Place, field: String) {
        if FieldReader.isEmail(text) {
            diagnostics.append(.mailForAddress, at: place, text, field, mend: line(field, "mailto:" + text))
            return
        }
        let latin = text.withLatinLookAlikes
        if FieldReader.hostMixesAlphabets(text) {
            let isMended = !FieldReader.hostMixesAlphabets(latin)
            diagnostics.append(
                isMended ? .hostMixed : .hostOfTwoAlphabets, at: place, text, field,
                mend: isMended ? line(field, latin) : nil)
            return
        }
        if let found = WrittenAddress.alone(in: text) {
            return diagnostics.append(
                .addressAndWords, at: place, found.rest, field, mend: line(field, found.address))
        }
        let mended = WrittenAddress.mended(text)
        diagnostics.append(
            mended == nil ? .notAnAddress : .nearlyAnAddress, at: place, text, field,
            mend: mended.map { line(field, $0) })
    }

    static func hostMixesAlphabets(_ text: String) -> Bool {
        guard let slashes = text.firstRange(ofBytes: "://") else { return false }
        return text[slashes.upperBound...].prefix(beforeBytes: "/?#:").split(byte: ".").contains {
            $0.mixesAlphabets
        }
    }

    mutating func sayNotAnEmail(_ text: String, at place: Place, field: String) {
        let joined = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        let first = String(text.prefix(beforeBytes: ",; ")).trimmed
        let whole = String(String.UnicodeScalarView(joined))
        let signs = whole.replacing(bytes: "(at)", with: "@").replacing(bytes: "@@", with: "@")
            .replacing(bytes: ",", with: ".")
        let mended = [whole, first, whole.withLatinLookAlikes, signs].first { FieldReader.isEmail($0) }
        diagnostics.append(.notAnEmail, at: place, text, field, mend: mended.map { line(field, $0) })
    }

    /// A path on the author's own computer.
    mutating func sayOwnDisk(_ text: String, at place: Place, field: String) -> Bool {
        // Within double quotes `\t` and `\n` are signs of their own.
        let isDrive = text.utf8.count > 2 && text.dropFirst(bytes: 1).hasPrefix(bytes: ":")
        guard isDrive || text.contains(bytes: "\\") || text.hasPrefix(bytes: "file:") else { return false }
        let slashed = text.withoutEscapes.replacing(bytes: "\\", with: "/")
        let isWhole = isDrive || text.hasPrefix(bytes: "file:")
        // What double quotes made of a backslash nobody can tell.
        let name = slashed.contains(bytes: "/") ? slashed.split(byte: "/").last.map(String.init) ?? "" : ""
        let mended = isWhole ? name : slashed
        diagnostics.append(
            isWhole ? .ownDisk : .backslashes, at: place, text.withoutEscapes, field,
            mend: mended.isEmpty ? nil : line(field, mended))
        return true
    }

    mutating func sayNotAPath(_ text: String, at place: Place, field: String) {
        var mend: Mend?
        if let scheme = text.firstRange(ofBytes: "://") {
            let rest = text[scheme.upperBound...]
            let path = rest.firstIndex(ofByte: "/").map { String(rest[$0...]) } ?? "/"
            if OldAddress(path) != nil { mend = line(field, path) }
        }
        diagnostics.append(.notAPath, at: place, text, field, mend: mend)
    }
}

extension FieldType {
    /// The map that a value of this type is or may be.
    fileprivate var innermostMap: FieldType? {
        switch self {
        case .map: self
        case .either(_, let rows): .map(rows)
        default: nil
        }
    }
}
