package import Calendars
package import Hub
internal import SourceText
internal import Translations

/// A new text: where it goes and what stands in it, so that a check finds nothing wrong with it as it stands.
///
/// Fields that it must have are filled in, the usual ones stand below as comments with examples; comments are on lines
/// of their own, as one behind a value would cut the value off. It is a draft, but for what cannot wait.
package struct NewEntry: Sendable {
    package let kind: Kind
    package let title: String
    /// Values of fields, as who calls gave them; a list's are parted by commas.
    package var values: [String: String]
    let town: TownFacts
    let language: AuthorLanguage
    /// The town's time.
    let now: CivilTime

    package init(_ kind: Kind, title: String, values: [String: String] = [:], town: TownFacts, now: Instant) {
        self.kind = kind
        self.title = title
        self.values = values
        self.town = town
        self.now = town.zone.local(now)
        language = AuthorLanguage(MessageLanguage(nearest: town.languages[0]))
    }

    /// Below `content/`: the title by the official romanisation; nil where nothing of the title can be written so.
    package var path: String? {
        let name = slug(title)
        guard !name.isEmpty else { return nil }
        let (year, month) = (now.day.year, now.day.month)
        let dated = kind.isNews ? "\(year)/" + (month < 10 ? "0" : "") + "\(month)/" : ""
        return "\(kind.folder)/\(dated)\(name).md"
    }

    /// What concerns everybody now is not to wait for a line to be removed.
    package var isDraft: Bool { !NewEntry.asks.keys.contains(kind.name) }

    /// The fields that `new` asks for on a terminal, by kind, where they are more than those that must be there.
    static let asks: [String: [String]] = [
        "alert": ["preset", "until", "area", "instruction"], "outage": ["utility", "start", "until", "streets"],
    ]
}

// MARK: Questions

extension NewEntry {
    package struct Question: Sendable {
        package let field: String
        package let label: String
        package let help: String
        package let choices: [(word: String, shown: String)]
        /// What stands in the file when the answer is empty; nil where there must be an answer.
        package let usual: String?
        /// Left out of the file when the answer is empty.
        package let isOptional: Bool
    }

    /// In the order of asking, without what is given already.
    package var questions: [Question] {
        let names = NewEntry.asks[kind.name] ?? needed.map(\.name).filter { $0 != "title" && usualValue($0) == nil }
        return names.filter { values[$0] == nil }.compactMap { name in
            guard let field = kind.fields.first(where: { $0.name == name }) else { return nil }
            let help = kind.help(of: name)
            let choices = language.choices(field, of: kind) ?? []
            let isOptional = !field.isRequired && usualValue(name) == nil && !(kind.name == "alert" && name == "preset")
            return Question(
                field: name, label: language.words.label(name, of: kind), help: help.map { language.text($0) } ?? "",
                choices: choices, usual: usualValue(name) ?? (isDraft ? placeholder(field) : nil),
                isOptional: isOptional)
        }
    }

    /// What still must be said before the file can be written, with an example each.
    package var missing: [(field: String, example: String)] {
        guard !isDraft else { return [] }
        return questions.filter { !$0.isOptional && $0.usual == nil }.map { question in
            (question.field, kind.help(of: question.field).map { language.example($0) } ?? "…")
        }
    }
}

// MARK: The file

extension NewEntry {
    /// The fields that the file must have: one of each group of which one is needed.
    private var needed: [Field] {
        var names = kind.fields.filter(\.isRequired).map(\.name)
        for group in kind.eitherOf where !group.contains(where: { values[$0] != nil || names.contains($0) }) {
            names.append(group[0])
        }
        // Without it the event would be in no feed.
        if kind.name == "event" { names.append("date") }
        return kind.fields.filter { names.contains($0.name) }
    }

    /// What a field has when nobody said otherwise; nil where only who writes can know it.
    private func usualValue(_ name: String) -> String? {
        let day = now.day.written
        switch (kind.name, name) {
        case ("document", "date"), ("consultation", "date"): return day
        case (_, "date"): return now.written
        case ("event", "start"): return now.day.adding(days: 14).written + " 18:30"
        case ("consultation", "opens"): return day
        case ("consultation", "closes"): return now.day.adding(days: 30).written
        case ("outage", "start"): return now.written
        case ("alert", "area") where values["settlements"] == nil:
            return language(uk: "Уся громада", en: "The whole community")
        case ("document", "type"): return "decision"
        default: return nil
        }
    }

    /// Something in a draft for who writes to put the right words in its place.
    private func placeholder(_ field: Field) -> String {
        // What there is may be a draft, to which nothing published can refer.
        if case .reference = field.type { return language(uk: "Буде уточнено", en: "To be announced") }
        return kind.help(of: field.name).map { language.example($0) } ?? ""
    }

    /// The whole file.
    package var text: String {
        var lines = ["---"]
        if isDraft {
            lines += [
                comment(
                    language(
                        uk: "Чернетка: її видно у visnyk serve, а на сайті немає. Текст готовий – приберіть цей рядок:",
                        en: "A draft: seen in visnyk serve, not on the site. When the text is ready, remove this line:")
                ),
                "draft: true",
            ]
        }
        lines.append("title: " + YAMLWord.written(title))
        let written = writtenFields
        for (field, value, isGuess) in written {
            if let help = kind.help(of: field.name) { lines.append(comment(language.text(help))) }
            if isGuess { lines.append(comment(language(uk: "Замініть своїм.", en: "Put your own in its place."))) }
            lines += KindReference.lines(field.name, value)
        }
        lines += comments(except: Set(written.map(\.field.name)))
        lines += ["---", body, ""]
        return lines.joined(separator: "\n")
    }

    private var writtenFields: [(field: Field, value: String, isGuess: Bool)] {
        var given = values
        // An alert without a known end must be looked at again.
        if kind.name == "alert", given["until"] == nil, given["review_at"] == nil {
            given["review_at"] = town.zone.local(now.instant.adding(seconds: 6 * 3600)).written
        }
        var names = Set(needed.map(\.name)).subtracting(["title"])
        for group in kind.eitherOf where group.contains(where: { given[$0] != nil }) {
            for name in group where given[name] == nil { names.remove(name) }
        }
        names.formUnion(given.keys)
        // The order of asking, else the kind's own: what the reference shows first comes first.
        let asked = ["date"] + (NewEntry.asks[kind.name] ?? [])
        func rank(_ field: Field) -> Int { asked.firstIndex(of: field.name) ?? asked.count }
        let fields = KindReference(language).rows(of: kind).map(\.field).filter { names.contains($0.name) }
        let ordered = fields.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        return ordered.map(\.element).map { field in
            if let value = given[field.name] { return (field, NewEntry.yaml(value, field), false) }
            if let value = usualValue(field.name) { return (field, NewEntry.yaml(value, field), false) }
            return (field, placeholderYAML(field), isDraft)
        }
    }

    /// Examples are YAML already.
    private func placeholderYAML(_ field: Field) -> String {
        if case .reference = field.type { return YAMLWord.written(placeholder(field)) }
        return placeholder(field)
    }

    /// An answer as YAML: of a list, its words in brackets.
    private static func yaml(_ value: String, _ field: Field) -> String {
        switch field.type {
        case .list:
            let words = value.split(byte: ",").map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
            return "[" + words.map { YAMLWord.written($0, inList: true) }.joined(separator: ", ") + "]"
        case .instant, .day, .flag, .number, .choice: return value
        default: return YAMLWord.written(value)
        }
    }

    private func comments(except written: Set<String>) -> [String] {
        let usual = (kind.help?.usual ?? []).filter { !written.contains($0) }
        guard !usual.isEmpty, isDraft else { return [] }
        var lines = [
            comment(
                language(
                    uk: "Нижче – що ще може бути: приберіть «# » перед полем. Усі поля: visnyk kinds \(kind.name)",
                    en:
                        "Below is what else may stand here: take the “# ” off a field. All fields: visnyk kinds \(kind.name)"
                ))
        ]
        for name in usual {
            guard let help = kind.help(of: name), let field = kind.fields.first(where: { $0.name == name }) else {
                continue
            }
            lines.append(comment(language.text(help)))
            lines += KindReference.lines(name, exampleHere(field, help)).map(comment)
        }
        return lines
    }

    /// An example in words that this town has.
    private func exampleHere(_ field: Field, _ help: FieldHelp) -> String {
        switch field.type {
        case .list(.term(.settlements)):
            if let first = town.settlements.first { return "[" + YAMLWord.written(first, inList: true) + "]" }
        case .reference(let target?, _):
            if let slug = known(target) { return slug }
        case .list(.reference(let target?, _)):
            if let slug = known(target) { return "[" + slug + "]" }
        default: break
        }
        return language.example(help)
    }

    private func known(_ kind: String) -> String? {
        Kind.all.first { $0.name == kind }.flatMap { town.slugs(of: $0).first }
    }

    private func comment(_ text: String) -> String { "# " + text }

    private var body: String {
        isDraft
            ? language(uk: "Напишіть текст тут.", en: "Write the text here.")
            : ""
    }
}

extension String {
    var trimmedSpaces: String {
        var bytes = utf8[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
