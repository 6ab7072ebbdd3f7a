internal import Calendars
internal import Hub
internal import SourceText
internal import Translations

/// Turns an old file's fields into those of a kind.
struct FieldMapping {
    let kind: Kind
    let path: String
    let language: String
    let map: [(theirs: String, ours: String)]
    /// Whether a tag with blanks in it is several, as in Jekyll's posts.
    let splitsTags: Bool
    /// An entry of a kind by what authors call it, as it is written in a reference.
    let entry: (_ name: String, _ kind: String?) -> String?
    /// A file or picture of the new tree by its old name.
    let file: (_ name: String) -> String?
    let vocabulary: FieldReader.Vocabulary

    private(set) var values: [String: YAMLText] = [:]
    private(set) var aliases: [String] = []
    var remarks = Diagnostics()

    init(
        kind: Kind, path: String, language: String, map: [(theirs: String, ours: String)], splitsTags: Bool,
        vocabulary: FieldReader.Vocabulary,
        entry: @escaping (String, String?) -> String?, file: @escaping (String) -> String?
    ) {
        self.kind = kind
        self.path = path
        self.language = language
        self.map = map
        self.splitsTags = splitsTags
        self.vocabulary = vocabulary
        self.entry = entry
        self.file = file
    }

    private var place: Place { Place(path) }

    mutating func take(_ fields: OldValue) {
        var pairs = fields.pairs
        // Hugo keeps its own fields in a map of parameters, some trees all of them in one called like the generator.
        for name in ["params", "extra", "data", "meta", "seo"] {
            if case .map(let inner)? = pairs.first(where: { $0.key == name })?.value {
                pairs.removeAll { $0.key == name }
                let known = Set(pairs.map(\.key))
                pairs += inner.filter { !known.contains($0.key) }
            }
        }
        // A source and its address are one field where the kind has one for both.
        let address = pairs.first { $0.key == "source_url" }?.value.text ?? ""
        if let field = kind.field("source"), case .either(_, let rows) = field.type,
            rows.contains(where: { $0.name == "url" }), FieldReader.isWebAddress(address),
            !address.hasPrefix(bytes: "/")
        {
            let name =
                pairs.first { $0.key == "source" }?.value.text.map { FieldMapping.spokenName($0.withoutMarkup) } ?? ""
            values["source"] = .map([
                ("name", .word(name.isEmpty ? OldSite.host(of: address) : name)), ("url", .word(address)),
            ])
            pairs.removeAll { $0.key == "source_url" || $0.key == "source" }
        }
        let ranked = pairs.enumerated().sorted { a, b in
            (rank(a.element.key), a.offset) < (rank(b.element.key), b.offset)
        }
        for (_, pair) in ranked where !pair.value.isEmpty { take(pair) }
    }

    /// What the user says comes first, then our own names, then the guesses in their order.
    private func rank(_ key: String) -> Int {
        if map.contains(where: { $0.theirs == key }) { return -2 }
        let guessed = FieldGuesses.rank[FieldGuesses.folded(key)]
        if let guessed { return guessed }
        return kind.index(of: key) != nil ? -1 : 1_000_000
    }

    private mutating func take(_ pair: OldValue.Pair) {
        if let told = map.first(where: { $0.theirs == pair.key }) {
            if told.ours.isEmpty || told.ours == "-" { return }
            return set(told.ours, pair, isSure: true)
        }
        if pair.key == "published", pair.value.text == "false" {
            return set("draft", .init(key: pair.key, value: .text("true")), isSure: true)
        }
        if pair.key == "published", pair.value.text == "true" { return }
        switch FieldGuesses.ours(pair.key) {
        case .field(let name): set(name, pair)
        case .first(let names):
            guard let name = names.first(where: { kind.field($0) != nil }) else { return unknown(pair) }
            set(name, pair)
        case .start(let other): set(kind.fields.first { $0.calendar == .start }?.name ?? other, pair)
        case .end:
            guard
                let name = kind.fields.first(where: { $0.calendar == .end })?.name
                    ?? ["end", "until", "closes"].first(where: { kind.field($0) != nil })
            else {
                return unknown(pair)
            }
            set(name, pair)
        case .film:
            guard let name = ["recording_url", "video"].first(where: { kind.field($0) != nil }),
                let id = pair.value.text, !id.isEmpty
            else { return unknown(pair) }
            set(
                name,
                .init(
                    key: pair.key,
                    value: .text(id.contains(bytes: "://") ? id : "https://www.youtube.com/watch?v=" + id)))
        case .machinery:
            // A field of ours by the same name takes what fits it and is silent about the rest.
            if let field = kind.field(pair.key), case .choice = field.type,
                let value = coerced(pair.value, as: field.type, field: field.name)
            {
                values[field.name] = values[field.name] ?? value
            }
        case nil:
            if let field = kind.field(FieldGuesses.folded(pair.key)) { set(field.name, pair) } else { unknown(pair) }
        }
    }

    private mutating func unknown(_ pair: OldValue.Pair) {
        remarks.append(.importUnknownKey, at: place, pair.key, pair.value.shown)
    }

    private mutating func set(_ name: String, _ pair: OldValue.Pair, isSure: Bool = false) {
        guard let field = kind.field(name) else { return unknown(pair) }
        if field.name == "aliases" {
            aliases += FieldMapping.words(pair.value, separators: [",", "\n"])
            return
        }
        guard let value = coerced(pair.value, as: field.type, field: field.name) else {
            remarks.append(.importBadValue, at: place, pair.key, field.name, pair.value.shown)
            return
        }
        if let known = values[field.name] {
            // Lists of words grow together; of single values the first one counts.
            if case .list(let old) = known, case .list(let new) = value {
                values[field.name] = .list(FieldMapping.distinct(old + new))
            } else if known != value {
                remarks.append(.importSecondKey, at: place, field.name, pair.key + ": " + pair.value.shown)
            }
            return
        }
        values[field.name] = value
    }

    // MARK: Values by type

    /// nil where the value is none of the type.
    private mutating func coerced(_ value: OldValue, as type: FieldType, field: String) -> YAMLText? {
        switch type {
        case .list(let item):
            let values: [OldValue]
            switch value {
            case .list(let items): values = items.filter { !$0.isEmpty }
            case .text(let text):
                if case .term = item {
                    values = FieldMapping.words(
                        .text(text), separators: splitsTags && !text.contains(bytes: ",") ? [" "] : [",", ";", "\n"]
                    ).map { .text($0) }
                } else if case .reference = item {
                    values = FieldMapping.names(text).map { .text($0) }
                } else {
                    values = [value]
                }
            case .map, .nothing: values = value.isEmpty ? [] : [value]
            }
            var items: [YAMLText] = []
            for value in values {
                if let item = coerced(value, as: item, field: field) {
                    items.append(item)
                } else if values.count > 1 {
                    // A single one is told of with its field.
                    remarks.append(.importBadValue, at: place, field, field, value.shown)
                }
            }
            return items.isEmpty ? nil : .list(FieldMapping.distinct(items))
        case .map(let rows): return map(value, rows)
        case .either(let plain, let rows):
            if case .map = value { return map(value, rows) }
            return coerced(value, as: plain, field: field)
        case .picture:
            if case .list(let items) = value {
                guard let first = items.first else { return nil }
                return coerced(first, as: type, field: field)
            }
            let source =
                value.text
                ?? ["src", "url", "path", "image", "file", "feature", "teaser"].lazy.compactMap { value[$0]?.text }
                .first
            return source.flatMap { $0.contains(bytes: "://") ? nil : file($0) }.map { .word($0) }
        default: break
        }
        guard let text = single(value), !text.isEmpty else { return nil }
        guard let word = word(text, as: type, field: field), word.utf8.count <= FieldLimit.bytes(of: type) else {
            return nil
        }
        return .word(word)
    }

    /// Each value once, where it stands first.
    private static func distinct(_ items: [YAMLText]) -> [YAMLText] {
        var known: Set<String> = []
        return items.filter { known.insert($0.lines(0)).inserted }
    }

    private mutating func map(_ value: OldValue, _ rows: [Field]) -> YAMLText? {
        guard case .map(let pairs) = value else { return nil }
        var result: [(key: String, value: YAMLText)] = []
        for row in rows {
            guard let pair = pairs.first(where: { $0.key == row.name || row.spellings.contains($0.key) }),
                let value = coerced(pair.value, as: row.type, field: row.name)
            else {
                if row.isRequired { return nil }
                continue
            }
            result.append((row.name, value))
        }
        return result.isEmpty ? nil : .map(result)
    }

    /// A single text; of a map its name, of a list the items in a row.
    private func single(_ value: OldValue) -> String? {
        switch value {
        case .text(let text): return text.trimmed
        case .list(let items): return items.compactMap { single($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
        case .map:
            for key in ["name", "title", "text", "label", "display_name", "url"] {
                if let text = value[key]?.text, !text.isEmpty { return text }
            }
            let parts = ["venue_name", "venue", "room", "street", "address", "city", "state", "country"].compactMap {
                value[$0]?.text
            }.filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        case .nothing: return nil
        }
    }

    private func word(_ text: String, as type: FieldType, field: String) -> String? {
        switch type {
        case .text, .hours: return text.withoutMarkup.decodingReferences()
        case .daySpan: return DaySpan(text).flatMap { $0.endsNextDay ? nil : $0.standardForm }
        case .markdown: return text
        case .money: return text.withoutMarkup
        case .recurrence: return text
        case .instant(let imprecise): return FieldMapping.moment(text, imprecise: imprecise)
        case .day: return FieldMapping.moment(text, imprecise: false).map { String($0.prefix(10)) }
        case .flag:
            return ["1": true, "0": false].merging(FieldReader.flags) { a, _ in a }[text.lowercased()].map {
                $0 ? "true" : "false"
            }
        case .number:
            return Double(text.replacing(bytes: ",", with: ".")).flatMap {
                $0.isFinite && abs($0) < 1e15 ? text.replacing(bytes: ",", with: ".") : nil
            }
        case .url:
            let address = text.hasPrefix(bytes: "//") ? "https:" + text : text
            return FieldReader.isWebAddress(address) && !address.hasPrefix(bytes: "/") ? address : nil
        case .email:
            let address =
                text.hasPrefix(bytes: "mailto:") ? String(decoding: text.utf8.dropFirst(7), as: UTF8.self) : text
            return FieldReader.isEmail(address) ? address : nil
        case .phone: return text.unicodeScalars.count(where: { ("0"..."9").contains($0) }) >= 3 ? text : nil
        case .choice(let words):
            return words.first {
                $0.lowercased() == text.lowercased()
                    || $0.replacing(bytes: "_", with: "-").lowercased() == text.lowercased()
            }
        case .reference(let kind, let orText):
            let plain = text.withoutMarkup
            guard !plain.isEmpty else { return nil }
            if let found = entry(plain, kind) { return found }
            return orText ? FieldMapping.spokenName(plain) : nil
        case .file: return text.contains(bytes: "://") && FieldReader.isWebAddress(text) ? text : file(text)
        case .term(let taxonomy):
            let plain = text.withoutMarkup
            guard !slug(plain).isEmpty else { return nil }
            return vocabulary.term(plain, of: taxonomy)
        case .path: return OldAddress(text).map { $0.path + ($0.query.map { "?" + $0 } ?? "") }
        case .picture, .list, .map, .either: return nil
        }
    }

    /// As ISO 8601, no more precise than it was; nil for what is no date.
    static func moment(_ text: String, imprecise: Bool) -> String? {
        // TOML and JavaScript write milliseconds and zones in brackets.
        let plain = text.split(byte: "[").first.map(String.init) ?? text
        guard let moment = try? Moment(plain) else { return nil }
        func padded(_ number: Int, _ digits: Int) -> String {
            let word = String(number)
            return String(repeating: "0", count: max(0, digits - word.count)) + word
        }
        let day = moment.day
        if imprecise, moment.precision == .year { return padded(day.year, 4) }
        if imprecise, moment.precision == .month { return padded(day.year, 4) + "-" + padded(day.month, 2) }
        var result = padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2)
        guard moment.hasTime else { return result }
        let seconds = moment.secondsOfDay
        result += "T" + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
        guard let offset = moment.offset else { return result }
        if offset.seconds == 0 { return result + "Z" }
        let minutes = abs(offset.seconds) / 60
        return result + (offset.seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
    }

    // MARK: What is missing

    /// Fills what the kind requires and drops what contradicts itself. `date` is the best that is known of the file's time.
    mutating func complete(title: String, date: String?) {
        if values["title"] == nil {
            values["title"] = .word(title)
            remarks.append(.importFilled, at: place, "title", title)
        }
        for field in kind.fields where field.isRequired && values[field.name] == nil { fill(field, date) }
        for group in kind.eitherOf where !group.contains(where: { values[$0] != nil }) {
            let words = group.compactMap { kind.field($0) }
            guard let field = words.first(where: { accepts(words: $0.type) }) ?? words.first else { continue }
            fill(field, date)
        }
        for field in kind.fields {
            guard case .list(let item) = field.type, case .list(let items)? = values[field.name],
                items.count > FieldLimit.items(of: item)
            else { continue }
            let most = FieldLimit.items(of: item)
            let rest = items.dropFirst(most).map { $0.lines(0).trimmed }.joined(separator: ", ")
            values[field.name] = .list(Array(items.prefix(most)))
            remarks.append(.importTooMany, at: place, field.name, String(most), rest.unbroken.cut(at: 4000))
        }
        for field in kind.fields {
            guard let earlier = field.notBefore, case .word(let end)? = values[field.name],
                case .word(let start)? = values[earlier.key],
                let last = try? Moment(end), let first = try? Moment(start),
                last.end(in: .utc) < first.instant(in: .utc)
            else { continue }
            values[field.name] = nil
            remarks.append(.importOrder, at: place, field.name, earlier.key)
        }
    }

    private func accepts(words type: FieldType) -> Bool {
        switch type {
        case .text, .reference(_, orText: true): true
        case .either(let plain, _): accepts(words: plain)
        default: false
        }
    }

    private mutating func fill(_ field: Field, _ date: String?) {
        let value = filler(field.type, date)
        values[field.name] = value
        if case .word(let word) = value {
            remarks.append(.importFilled, at: place, field.name, word)
        } else if case .list(let items) = value, case .word(let word)? = items.first {
            remarks.append(.importFilled, at: place, field.name, word)
        }
    }

    private func filler(_ type: FieldType, _ date: String?) -> YAMLText {
        switch type {
        case .instant: .word(date ?? "1970-01-01")
        case .day: .word(String((date ?? "1970-01-01").prefix(10)))
        case .number: .word("0")
        case .flag: .word("false")
        case .choice(let words): .word(words.first { $0 == "other" } ?? words.first ?? "")
        case .list(let item): .list([filler(item, date)])
        case .either(let plain, _): filler(plain, date)
        case .map(let rows): .map(rows.filter(\.isRequired).map { ($0.name, filler($0.type, date)) })
        default: .word(MessageLanguage(nearest: language)("не вказано", "not given"))
        }
    }

    mutating func put(_ name: String, _ value: YAMLText?) { values[name] = value }

    /// The front matter with its two lines: what an editor looks for first, then the fields in the order of the kind's rows.
    func frontMatter() -> [UInt8] {
        var out: [UInt8] = []
        out.add("---\n")
        func rank(_ field: Field) -> Int {
            if field.name == "title" { return 0 }
            if field.name == "summary" { return 1 }
            if field.name == "aliases" { return 4 }
            return field.isRequired || field.name == "date" || field.calendar == .start || field.calendar == .end
                ? 2 : 3
        }
        let fields = kind.fields.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        for (_, field) in fields { if let value = values[field.name] { YAMLText.write(field.name, value, into: &out) } }
        out.add("---\n")
        return out
    }
}
