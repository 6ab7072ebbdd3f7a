internal import Calendars
internal import SourceText
internal import YAML

/// What is said of a key or a value that is nearly right, with the line as it should read.
extension FieldReader {
    /// A line with the field, or the value alone where it stands in a list.
    func line(_ field: String, _ value: String) -> Mend {
        Mend(lines: isInList ? "- " + value : field + ": " + value)
    }

    func line(_ field: String, _ value: String, _ range: Range<Int>) -> Mend {
        Mend(lines: isInList ? "- " + value : field + ": " + value, edits: [.init(range, value)])
    }

    // MARK: Keys

    /// The row that a key stands for in another spelling.
    mutating func ownPosition(of key: YAMLScalar, value: YAMLNode? = nil, in rows: [Field]) -> Int? {
        guard let position = OwnWords.position(of: key.text, in: rows) else { return nil }
        let name = rows[position].name
        let shown =
            if case .scalar(let scalar)? = value, !scalar.text.contains(bytes: "\n") { " " + scalar.text } else { "" }
        let mend = Mend(lines: name + ":" + shown, edits: [.init(key.range, name)])
        if OwnWords.folded(key.text) == name {
            let isMixed = key.text.mixesAlphabets
            diagnostics.append(
                isMixed ? .keyLookAlike : .keySpelling, at: Place(path, key.range), key.text, name, mend: mend)
        } else if saysStandardForm {
            diagnostics.append(.styleKey, at: Place(path, key.range), key.text, name, mend: mend)
        }
        return position
    }

    mutating func sayUnknown(_ pair: YAMLPair, owner: String, keys: [String], rows: [Field]) {
        let key = pair.key.text
        let place = Place(path, pair.key.range)
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

    // MARK: Texts that a sign cut off

    private static func isWords(_ type: FieldType) -> Bool {
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
        // `- Заява: форма 1` became a field of its own.
        if case .mapping(let pairs, let range) = node,
            sayColonInText(pairs, range, plain: type, rows: [], field: field)
        {
            return
        }
        // `{Важливо}` became a map without values.
        if case .mapping(let pairs, let range) = node, FieldReader.isWords(type), pairs.count == 1,
            case .scalar(let value) = pairs[0].value, value.isNull, pairs[0].key.range.lowerBound > range.lowerBound
        {
            let text = quotedYAML("{" + pairs[0].key.text + "}")
            return diagnostics.append(.bracesInText, at: place, field, mend: line(field, text, range))
        }
        diagnostics.append(.notOneValue, at: place, field)
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

    /// Whether the value is a list whose items YAML took for one text; a list on one line is only said.
    mutating func sayListInOneValue(_ scalar: YAMLScalar, of item: FieldType, field: String) -> Bool {
        guard scalar.isPlain else { return false }
        let text = scalar.text.trimmed
        for mark in ["•", "—", "–", "-", "▪", "●", "·"] where text.hasPrefix(bytes: mark) {
            let parts = text.replacing(bytes: " " + mark, with: "\n").dropFirst(bytes: mark.utf8.count).split(
                byte: "\n"
            )
            .map { String($0).trimmed }.filter { !$0.isEmpty }
            guard scalar.isFolded || scalar.column < 8, parts.allSatisfy({ !$0.isEmpty }), !parts.isEmpty else {
                return false
            }
            let blanks = String(repeating: " ", count: scalar.column)
            let items = parts.map { "- " + $0 }.joined(separator: "\n" + blanks)
            diagnostics.append(
                .listMarks, at: Place(path, scalar.range), mark, field,
                mend: Mend(
                    lines: field + ":\n" + parts.map { "  - " + $0 }.joined(separator: "\n"),
                    edits: scalar.column < 2 ? [] : [.init(scalar.range, items)]))
            return true
        }
        if FieldReader.isWords(item), !item.isTerm {
            sayInOneLine(text, separator: ";", at: scalar.range, field: field)
        }
        return false
    }

    private mutating func sayInOneLine(_ text: String, separator: Unicode.Scalar, at range: Range<Int>, field: String) {
        let parts = text.split(byte: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return }
        diagnostics.append(
            .listInOneLine, at: Place(path, range), field, String(parts.count),
            mend: Mend(lines: field + ":\n" + parts.map { "  - " + $0 }.joined(separator: "\n")))
    }

    mutating func sayTagsTogether(_ text: String, at place: Place, field: String) {
        var parts: [String] = []
        for separator in [",", ";", "|"] as [Unicode.Scalar] where parts.count < 2 {
            parts = text.split(byte: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
        }
        if text.contains(bytes: "#") {
            parts = text.split(byte: "#").map { String($0).trimmed.replacing(bytes: ",", with: "") }.filter {
                !$0.isEmpty
            }
            diagnostics.append(
                .tagsWithSigns, at: place, text, mend: Mend(lines: field + ": [" + parts.joined(separator: ", ") + "]"))
        } else if parts.count > 1 {
            diagnostics.append(
                .tagsTogether, at: place, text, mend: Mend(lines: field + ": [" + parts.joined(separator: ", ") + "]"))
        } else if text.hasSuffix(bytes: ",") || text.hasSuffix(bytes: ";") {
            diagnostics.append(.tagWithSign, at: place, text, mend: line(field, String(text.dropLast(bytes: 1))))
        }
    }

    mutating func sayTermsTogether(_ text: String, of taxonomy: Taxonomy, at place: Place, field: String) -> Bool {
        var parts = text.split(byte: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        if parts.count < 2 {
            let words = text.split { " ;/".unicodeScalars.contains($0.unicodeScalars.first ?? ",") }.map(String.init)
            let known = words.filter { vocabulary.term($0, of: taxonomy) != nil }
            if known.count > 1, known.count * 2 > words.count { parts = known }
        }
        guard parts.count > 1, parts.contains(where: { vocabulary.term($0, of: taxonomy) != nil }) else { return false }
        diagnostics.append(
            .termsTogether, at: place, text, field,
            mend: Mend(lines: field + ": [" + parts.joined(separator: ", ") + "]"))
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
    fileprivate var isTerm: Bool { if case .term = self { true } else { false } }

    /// The map that a value of this type is or may be.
    fileprivate var innermostMap: FieldType? {
        switch self {
        case .map: self
        case .either(_, let rows): .map(rows)
        default: nil
        }
    }
}
