package import Hub
internal import SourceText
internal import Translations

/// The configuration of an editor in the browser that commits to git: Decap CMS, or Sveltia CMS, which reads the same
/// file and knows more.
///
/// A field that they cannot hold as the site writes it (a list of words and maps mixed) is left to who edits the file:
/// both keep what their configuration does not name.
package struct CMSConfiguration: Sendable {
    package enum Editor: String, Sendable, CaseIterable { case decap, sveltia }

    let editor: Editor
    let language: AuthorLanguage
    /// The site's languages, the first of which is the default.
    let locales: [String]

    package init(_ editor: Editor, _ language: AuthorLanguage, locales: [String] = ["uk"]) {
        self.editor = editor
        self.language = language
        self.locales = locales
    }

    /// `admin/config.yml` for the kinds given. The repository's name is left to be filled in.
    package func text(_ kinds: [Kind] = Kind.all) -> String {
        let head = [
            language(
                uk: "Це admin/config.yml для \(name): зроблено командою visnyk kinds --format \(editor.rawValue).",
                en: "admin/config.yml of \(name), made by visnyk kinds --format \(editor.rawValue)."),
            language(
                uk: "Замініть назву репозиторію нижче на свою.", en: "Put your own repository's name below."),
        ].map { "# " + $0 + "\n" }.joined()
        var members: [Tree.Member] = [
            .init(key: "backend", value: ["name": "github", "repo": "misto/sait", "branch": "main"]),
            .init(key: "media_folder", value: "content/media"), .init(key: "public_folder", value: "/media"),
            // Letters stay as they are: the site makes addresses of them by the official romanisation.
            .init(key: "slug", value: ["encoding": "unicode", "clean_accents": false]),
        ]
        if isTranslated {
            members.append(
                .init(
                    key: "i18n",
                    value: [
                        "structure": "multiple_files", "locales": .texts(locales), "default_locale": .text(locales[0]),
                        "omit_default_locale_from_file_path": true,
                    ]))
        }
        members.append(.init(key: "collections", value: .list(kinds.map(collection))))
        return head + Tree.map(members).yaml
    }

    private var name: String { editor == .decap ? "Decap CMS" : "Sveltia CMS" }

    /// Decap puts the default language into file names too, where the site has none.
    private var isTranslated: Bool { editor == .sveltia && locales.count > 1 }

    private func collection(_ kind: Kind) -> Tree {
        var members: [Tree.Member] = [
            .init(key: "name", value: .text(kind.name)), .init(key: "label", value: .text(language.words.many(kind))),
            .init(key: "label_singular", value: .text(language.words.one(kind))),
            .init(key: "description", value: .text(kind.help.map { language.text($0) } ?? "")),
            .init(key: "folder", value: .text("content/" + kind.folder)), .init(key: "create", value: true),
            .init(key: "extension", value: "md"), .init(key: "format", value: "yaml-frontmatter"),
            .init(key: "slug", value: "{{slug}}"),
        ]
        if kind.isNews { members.append(.init(key: "path", value: "{{year}}/{{month}}/{{slug}}")) }
        if isTranslated { members.append(.init(key: "i18n", value: true)) }
        let rows = KindReference(language).rows(of: kind)
        var fields = rows.compactMap { field($0.field, of: kind) }
        let body: Tree = [
            "name": "body", "label": .text(language(uk: "Текст", en: "Text")), "widget": "markdown",
            "required": false,
        ]
        fields.append(isTranslated ? body.with("i18n", true) : body)
        members.append(.init(key: "fields", value: .list(fields)))
        return .map(members)
    }

    private func field(_ row: Field, of kind: Kind) -> Tree? {
        guard let widget = widget(row, of: kind) else { return nil }
        var members: [Tree.Member] = [
            .init(key: "name", value: .text(name(of: row))),
            .init(key: "label", value: .text(language.words.label(row.name, of: kind))),
        ]
        members += widget
        members.append(.init(key: "required", value: .flag(row.isRequired)))
        if let help = kind.help(of: row.name) { members.append(.init(key: "hint", value: .text(language.text(help)))) }
        if isTranslated { members.append(.init(key: "i18n", value: row.type.isText ? true : "duplicate")) }
        return .map(members)
    }
}

extension CMSConfiguration {
    /// Both editors keep the file's text under `body`; a field of that name goes by its other spelling.
    private func name(of row: Field) -> String { row.name == "body" ? row.spellings.first ?? row.name : row.name }
}

// MARK: Widgets

extension CMSConfiguration {
    /// nil where no widget holds the type as it is.
    private func widget(_ row: Field, of kind: Kind) -> [Tree.Member]? {
        widget(row.type, row.name, of: kind) { part in language.words.label(part, within: row.name, of: kind) }
    }

    private func widget(
        _ type: FieldType, _ name: String, of kind: Kind, label: (String) -> String
    ) -> [Tree.Member]? {
        switch type {
        case .text: return CMSConfiguration.named(CMSConfiguration.long.contains(name) ? "text" : "string")
        case .markdown: return CMSConfiguration.named("text")
        case .instant: return CMSConfiguration.time(hasTime: true)
        case .day: return CMSConfiguration.time(hasTime: false)
        case .flag: return CMSConfiguration.named("boolean", [.init(key: "default", value: false)])
        case .number: return CMSConfiguration.named("number", [.init(key: "value_type", value: "float")])
        case .url, .email, .phone, .money, .hours, .daySpan, .path, .recurrence, .term:
            return CMSConfiguration.named("string")
        case .file: return CMSConfiguration.named("file")
        case .picture: return picture(name)
        case .choice(let words): return choice(words, name, kind)
        case .reference(let target?, orText: false): return relation(target)
        case .reference: return CMSConfiguration.named("string")
        case .list(.reference(let target?, orText: false)):
            return relation(target) + [.init(key: "multiple", value: true)]
        case .list(.map(let rows)): return list(rows, of: kind, label: label)
        case .list(.picture):
            return CMSConfiguration.named("list", [.init(key: "fields", value: .list(pictureFields))])
        case .list(.either): return nil
        case .list(let item):
            guard let widget = widget(item, name, of: kind, label: label) else { return nil }
            let one: [Tree.Member] = [
                .init(key: "name", value: "item"), .init(key: "label", value: .text(label(name))),
            ]
            return CMSConfiguration.named("list", [.init(key: "field", value: .map(one + widget))])
        case .map(let rows):
            guard let fields = parts(rows, of: kind, label: label) else { return nil }
            return CMSConfiguration.named("object", [.init(key: "fields", value: .list(fields))])
        // Its one most telling field stands for it.
        case .either(let plain, _): return widget(plain, name, of: kind, label: label)
        }
    }

    /// Fields whose text is longer than a line.
    private static let long: Set<String> = ["summary", "instruction", "answer", "grounds", "appeal", "correction"]

    private static func named(_ widget: String, _ more: [Tree.Member] = []) -> [Tree.Member] {
        [.init(key: "widget", value: .text(widget))] + more
    }

    private static func time(hasTime: Bool) -> [Tree.Member] {
        named(
            "datetime",
            [
                .init(key: "format", value: hasTime ? "YYYY-MM-DD HH:mm" : "YYYY-MM-DD"),
                .init(key: "date_format", value: "DD.MM.YYYY"),
                .init(key: "time_format", value: hasTime ? "HH:mm" : false),
                // Left out unless somebody fills it in.
                .init(key: "default", value: ""),
            ])
    }

    private func choice(_ words: [String], _ name: String, _ kind: Kind) -> [Tree.Member] {
        let options: [Tree] = words.map { word in
            ["label": .text(language.words.choice(word, name, of: kind)), "value": .text(word)]
        }
        return CMSConfiguration.named("select", [.init(key: "options", value: .list(options))])
    }

    private func relation(_ target: String) -> [Tree.Member] {
        CMSConfiguration.named(
            "relation",
            [
                .init(key: "collection", value: .text(target)), .init(key: "value_field", value: "{{slug}}"),
                .init(key: "search_fields", value: .texts(["title"])),
                .init(key: "display_fields", value: .texts(["title"])),
            ])
    }

    /// The main picture's description stands in `image_alt`; any other carries its own.
    private func picture(_ name: String) -> [Tree.Member] {
        if name == "image" { return CMSConfiguration.named("image") }
        return CMSConfiguration.named(
            "object", [.init(key: "fields", value: .list(pictureFields))])
    }

    private var pictureFields: [Tree] {
        [
            ["name": "src", "label": .text(language(uk: "Файл", en: "File")), "widget": "image"],
            [
                "name": "alt", "label": .text(language(uk: "Що на знімку", en: "What it shows")), "widget": "string",
                "required": false,
            ],
            [
                "name": "caption", "label": .text(language(uk: "Підпис", en: "Caption")), "widget": "string",
                "required": false,
            ],
            [
                "name": "credit", "label": .text(language(uk: "Хто зняв", en: "Credit")), "widget": "string",
                "required": false,
            ],
        ]
    }

    private func list(_ rows: [Field], of kind: Kind, label: (String) -> String) -> [Tree.Member]? {
        guard let fields = parts(rows, of: kind, label: label) else { return nil }
        return CMSConfiguration.named("list", [.init(key: "fields", value: .list(fields))])
    }

    private func parts(_ rows: [Field], of kind: Kind, label: (String) -> String) -> [Tree]? {
        var fields: [Tree] = []
        for row in rows {
            guard let widget = widget(row.type, row.name, of: kind, label: label) else { return nil }
            let members: [Tree.Member] =
                [.init(key: "name", value: .text(row.name)), .init(key: "label", value: .text(label(row.name)))]
                + widget + [.init(key: "required", value: .flag(row.isRequired))]
            fields.append(.map(members))
        }
        return fields
    }
}
