package import Hub
internal import SourceText
internal import Translations

/// Every kind with every field, from the kinds' own rows: for a terminal, and as a page of the documentation.
package struct KindReference: Sendable {
    let language: AuthorLanguage

    package init(_ language: AuthorLanguage) { self.language = language }

    /// Where `site.yml` is asked for by the name of a kind.
    package static let settingsName = "site"

    struct Row: Sendable {
        let field: Field
        let kind: Kind?
        let help: FieldHelp?
        let isRequired: Bool
        /// Fields of which one must be there with it or instead of it.
        let either: [String]

        var isCommon: Bool { kind.map { kind in !kind.fields.contains { $0 === field } } ?? false }
    }

    /// Required ones first, then those of the kind's own, then those of all kinds.
    func rows(of kind: Kind) -> [Row] {
        let rows = kind.fields.map { field in
            Row(
                field: field, kind: kind, help: kind.help(of: field.name), isRequired: field.isRequired,
                either: kind.eitherOf.first { $0.contains(field.name) } ?? [])
        }
        let usual = kind.help?.usual ?? []
        func rank(_ row: Row) -> Int {
            if row.isRequired { return 0 }
            if !row.either.isEmpty { return 1 }
            if usual.contains(row.field.name) { return 2 }
            return kind.help?.fields[row.field.name] != nil ? 3 : 4
        }
        return rows.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }

    static var settingsRows: [Row] {
        Field.settings.map {
            Row(field: $0, kind: nil, help: FieldHelp.settings[$0.name], isRequired: $0.isRequired, either: [])
        }
    }

    func label(_ row: Row) -> String { row.kind.map { language.words.label(row.field.name, of: $0) } ?? row.field.name }
}

// MARK: For a terminal

extension KindReference {
    /// What kinds there are.
    package func overview() -> String {
        let names = Kind.all.map(\.name) + [KindReference.settingsName]
        let width = (names.map(\.utf8.count).max() ?? 0) + 2
        var lines = [
            language(uk: "Види текстів (тека під content/):", en: "Kinds of texts (the folder under content/):"), "",
        ]
        for kind in Kind.all {
            lines.append("  " + padded(kind.name, width) + kind.folder + "/")
            if let help = kind.help { lines.append("      " + language.text(help)) }
        }
        lines += [
            "  " + padded(KindReference.settingsName, width) + "site.yml",
            "      "
                + language(
                    uk: "Паспорт сайту: назва, адреса, мови, герб, меню.",
                    en: "The site's own facts: name, address, languages, crest, menu."),
            "",
            language(
                uk: "Поля одного виду: visnyk kinds event. Новий текст: visnyk new event \"Назва\".",
                en: "The fields of one: visnyk kinds event. A new text: visnyk new event \"Title\"."),
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    package func text(of kind: Kind) -> String {
        var lines = ["\(kind.name) – \(language.words.one(kind)), content/\(kind.folder)/"]
        if let help = kind.help { lines.append(language.text(help)) }
        return (lines + text(rows(of: kind))).map { $0 + "\n" }.joined()
    }

    package func textOfSettings() -> String {
        (["content/site.yml"] + text(KindReference.settingsRows)).map { $0 + "\n" }.joined()
    }

    private func text(_ rows: [Row]) -> [String] {
        var lines: [String] = []
        for row in rows {
            var head = row.field.name + (row.isRequired ? "*" : "")
            if !row.field.spellings.isEmpty { head += " (\(row.field.spellings.joined(separator: ", ")))" }
            lines += ["", "\(head) – \(label(row)); \(language.words(for: row.field.type))"]
            if let help = row.help { lines.append("    " + language.text(help)) }
            if !row.either.isEmpty { lines.append("    " + eitherText(row.either)) }
            for choice in language.choices(row.field, of: row.kind) ?? [] {
                lines.append(
                    "      " + (choice.word == choice.shown ? choice.word : "\(choice.word) – \(choice.shown)"))
            }
            if let help = row.help { lines += example(row.field.name, help).map { "    " + $0 } }
        }
        lines += ["", language(uk: "* обов'язкове поле", en: "* a field that must be there")]
        return lines
    }

    private func eitherText(_ fields: [String]) -> String {
        language(uk: "Потрібне одне з: ", en: "One of these is needed: ") + fields.joined(separator: ", ")
    }

    /// The lines of front matter that give the field its example.
    private func example(_ name: String, _ help: FieldHelp) -> [String] {
        KindReference.lines(name, language.example(help))
    }

    /// A field with its value, which is YAML: a list's lines stand below the key.
    static func lines(_ name: String, _ value: String) -> [String] {
        let lines = value.split(byte: "\n").map(String.init)
        let isBlock = lines.count > 1 || value.hasPrefix(bytes: "- ")
        return isBlock ? [name + ":"] + lines.map { "  " + $0 } : [name + ": " + value]
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}

// MARK: As a page

extension KindReference {
    /// All kinds and `site.yml`.
    package func markdown() -> String {
        var lines = [
            "# " + language(uk: "Поля текстів", en: "The fields of texts"), "",
            language(
                uk:
                    "Цю сторінку зроблено з рядків, за якими Visnyk читає тексти: `visnyk kinds --format markdown`. Те саме для одного виду в терміналі: `visnyk kinds event`.",
                en:
                    "This page is made of the rows by which Visnyk reads texts: `visnyk kinds --format markdown --language en`. The same for one kind in a terminal: `visnyk kinds event`."
            ),
            "",
            language(
                uk:
                    "Опис стоїть на початку файлу між рядками `---`: поле, двокрапка, пропуск, значення. Зірочка – обов'язкове поле. Де можна список, одне значення теж підходить.",
                en:
                    "The fields stand at the file's beginning between `---` lines: field, colon, space, value. An asterisk marks what must be there. Where a list may stand, a single value will do."
            ),
            "", "| " + language(uk: "вид | тека | для чого", en: "kind | folder | what for") + " |", "|---|---|---|",
        ]
        for kind in Kind.all {
            let purpose = kind.help.map { language.text($0) } ?? ""
            lines.append(
                "| [\(kind.name)](#\(kind.name)) – \(language.words.one(kind)) | `\(kind.folder)/` | \(purpose) |")
        }
        lines.append(
            "| [site.yml](#siteyml) | `site.yml` | "
                + language(uk: "Паспорт сайту.", en: "The site's own facts.") + " |")
        for kind in Kind.all { lines += [""] + section(kind) }
        lines += ["", "## " + language(uk: "Усі види", en: "All kinds"), ""]
        lines.append(
            language(
                uk: "Ці поля має кожен вид, якщо вище не сказано іншого.",
                en: "Every kind has these fields, unless said otherwise above."))
        lines += [""] + table(commonRows)
        lines += [
            "", "## site.yml", "", language(uk: "Файл `content/site.yml`.", en: "The file `content/site.yml`."), "",
        ]
        lines += table(KindReference.settingsRows)
        return lines.map { $0 + "\n" }.joined()
    }

    /// One kind with all its fields.
    package func markdown(of kind: Kind) -> String {
        (section(kind, isWhole: true)).map { $0 + "\n" }.joined()
    }

    package func markdownOfSettings() -> String {
        (["# site.yml", ""] + table(KindReference.settingsRows)).map { $0 + "\n" }.joined()
    }

    private var commonRows: [Row] {
        guard let page = Kind.all.first(where: { $0.name == "page" }) else { return [] }
        return rows(of: page).filter { !isOwn($0) }
    }

    /// The kind has words of its own for the row, or must have it.
    private func isOwn(_ row: Row) -> Bool {
        row.kind?.help?.fields[row.field.name] != nil || row.isRequired && row.field.name != "title"
    }

    private func section(_ kind: Kind, isWhole: Bool = false) -> [String] {
        var lines = ["## \(kind.name)", ""]
        if let help = kind.help {
            lines += [
                "**\(language.words.one(kind))**, `content/\(kind.folder)/`. \(language.text(help))", "",
            ]
        }
        let rows = rows(of: kind)
        let own = isWhole ? rows : rows.filter { isOwn($0) }
        for group in kind.eitherOf {
            lines += [eitherText(group.map { "`\($0)`" }) + ".", ""]
        }
        lines += table(own)
        if !isWhole {
            lines += [
                "",
                language(
                    uk: "І поля, спільні для [усіх видів](#усі-види).", en: "And the fields of [all kinds](#all-kinds)."
                ),
            ]
        }
        return lines
    }

    private func table(_ rows: [Row]) -> [String] {
        [
            "| " + language(uk: "поле | що писати | приклад", en: "field | what to write | example") + " |",
            "|---|---|---|",
        ]
            + rows.map { row in
                var name = "`\(row.field.name)`" + (row.isRequired ? "\\*" : "")
                if !row.field.spellings.isEmpty {
                    name += " " + row.field.spellings.map { "(`\($0)`)" }.joined(separator: " ")
                }
                var words = ["*\(cell(language.words(for: row.field.type)))*."]
                if let help = row.help { words.append(cell(language.text(help))) }
                if let choices = language.choices(row.field, of: row.kind) {
                    words.append(
                        choices.map { $0.word == $0.shown ? "`\($0.word)`" : "`\($0.word)` – \($0.shown)" }
                            .joined(separator: ", ") + ".")
                }
                let lines = row.help.map { example(row.field.name, $0) } ?? []
                let shown = lines.map { line in "`" + cell(line) + "`" }.joined(separator: "<br>")
                return "| \(name) | \(words.joined(separator: " ")) | \(shown) |"
            }
    }

    private func cell(_ text: String) -> String { text.replacing(bytes: "|", with: "\\|") }
}
