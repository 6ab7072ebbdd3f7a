package import Calendars
internal import Hub
internal import SourceText
internal import Translations

/// A new site as it is before anybody has written into it: it builds without a warning, and its files say by their
/// comments what may stand in them.
///
/// What nobody can know yet (a service's term, an official's name) stands in drafts, which a build leaves out.
package struct NewTown: Sendable {
    package enum Form: String, Sendable, CaseIterable { case town, organisation }

    package struct Crest: Sendable {
        /// With its ending, as `crest.svg`.
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    package struct File: Sendable {
        /// Below the new folder.
        package let path: String
        package let bytes: [UInt8]

        package init(_ path: String, _ bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }

        init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
    }

    package var name: String
    /// With its scheme; nil where it is not known yet.
    package var url: String?
    package var language: AuthorLanguage
    /// `#rrggbb`.
    package var colour: String?
    package var crest: Crest?
    package var form: Form
    package var today: Day

    package init(
        name: String, url: String?, language: AuthorLanguage, colour: String?, crest: Crest?, form: Form, today: Day
    ) {
        self.name = name
        self.url = url
        self.language = language
        self.colour = colour
        self.crest = crest
        self.form = form
        self.today = today
    }

    package static let usualColour = "#1f5fa8"
    /// Of the names kept for examples (RFC 2606).
    static let placeholderURL = "https://misto.example/"

    /// In the order in which somebody new may read them.
    package var files: [File] {
        let texts: any TownTexts = language.messages.code == "uk" ? UkrainianTown(town: self) : EnglishTown(town: self)
        var files = [File("README.md", texts.readme), File("content/site.yml", texts.settings)]
        if let crest { files.append(File("content/" + crest.name, crest.bytes)) }
        files += texts.entries.map { File("content/" + $0.path, $0.text) }
        files += [
            File(".gitignore", "_site/\n_site.next/\n_share/\n.visnyk/\n"),
            File(".editorconfig", NewTown.editorSettings), File(".vscode/settings.json", NewTown.codeSettings.json),
            File(".vscode/site.schema.json", JSONSchema(language).textOfSettings()),
        ]
        return files
    }

    /// What somebody still has to fill in, in words.
    package var bare: [String] {
        var bare: [String] = []
        if url == nil {
            bare.append(
                language(
                    uk: "адреса сайту (url у content/site.yml)", en: "the site's address (url in content/site.yml)"))
        }
        bare.append(
            language(uk: "контакти (contacts у content/site.yml)", en: "contacts (contacts in content/site.yml)"))
        if crest == nil {
            bare.append(
                language(
                    uk: "герб чи знак (crest у content/site.yml)", en: "a crest or logo (crest in content/site.yml)"))
        }
        return bare
    }

    private static let editorSettings = """
        root = true

        [*]
        charset = utf-8
        end_of_line = lf
        insert_final_newline = true

        [*.{md,yml}]
        indent_style = space
        indent_size = 2

        """

    private static let codeSettings: Tree = [
        "files.encoding": "utf8", "files.eol": "\n", "editor.wordWrap": "on", "editor.tabSize": 2,
        "files.exclude": ["_site": true, ".visnyk": true],
        "yaml.schemas": [".vscode/site.schema.json": "content/site.yml"],
    ]
}

/// The texts of a new site in one language.
protocol TownTexts {
    var readme: String { get }
    var settings: String { get }
    /// Paths below `content/`.
    var entries: [(path: String, text: String)] { get }
}

extension NewTown {
    /// The fields of `site.yml` that are the same in any language: with what is not known yet as a comment.
    func setting(_ key: String, _ value: String?, else example: String) -> String {
        value.map { "\(key): \($0)" } ?? "# \(key): \(example)"
    }

    var newsFolder: String {
        let (year, month) = (today.year, today.month)
        return "news/\(year)/" + (month < 10 ? "0" : "") + "\(month)/"
    }

    /// A day some days from now, as front matter writes it.
    func date(after days: Int) -> String { today.adding(days: days).written }
}
