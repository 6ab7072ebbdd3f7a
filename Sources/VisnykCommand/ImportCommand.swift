internal import ArgumentParser
internal import FileTree
internal import Import
internal import SourceText
internal import Translations

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in an old site. / Перенести старий сайт.",
        subcommands: [ImportMarkdown.self, ImportWordPress.self, ImportCalendar.self, ImportDocument.self])
}

struct ImportMarkdown: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "markdown",
        abstract: "Bring in a Hugo, Jekyll, Eleventy or Astro tree. / Перенести теку Hugo, Jekyll, Eleventy чи Astro.")

    @Argument(help: "The old site's folder, or its folder of texts.") var folder: String
    @Option(
        help:
            "The kind of all texts (news) or of those in a folder (blog=news); may be repeated. Default: by the folders' names."
    )
    var kind: [String] = []
    @Option(parsing: .upToNextOption, help: "Their field and ours: deck=summary; an empty name drops the field.")
    var map: [String] = []
    @Option(
        name: .customLong("base-url"),
        help: "The old site's address, if it stays there: links to files that are missing lead to it.") var baseURL:
        String?
    @Option(help: "How the old site made addresses: news=/:year/:month/:slug/; may be repeated.") var permalink:
        [String] = []
    @OptionGroup var options: ImportOptions

    func run() throws {
        let request = options.request(
            folder, kinds: kind,
            fields: try map.map { word in
                guard word.contains(bytes: "=") else {
                    throw ValidationError("--map: '\(word)' is not of the form theirs=ours")
                }
                return ImportOptions.pair(word, alone: .first)
            }, baseURL: baseURL, permalinks: permalink.map { ImportOptions.pair($0, alone: .second) })
        try options.run { try importMarkdown(request) }
    }
}

struct ImportWordPress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress",
        abstract: "Bring in a WordPress export. / Перенести вивантаження WordPress (Інструменти → Експорт).")

    @Argument(help: "The export: an XML file (WXR).") var file: String
    @Option(help: "The folder wp-content/uploads of the old site, or one above it. Without it pictures are missing.")
    var attachments: String?
    @Option(
        help:
            "The kind of all entries (document), of a type or of a category (rishennya=document); may be repeated. Default: posts are news, pages are pages."
    )
    var kind: [String] = []
    @Option(
        name: .customLong("base-url"),
        help: "The old site's address, if it stays there: links to files that are missing lead to it.") var baseURL:
        String?
    @OptionGroup var options: ImportOptions

    func run() throws {
        let request = options.request(file, kinds: kind, baseURL: baseURL)
        try options.run { try importWordPress(request, attachments: attachments) }
    }
}

struct ImportCalendar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ics", abstract: "Bring in a calendar's events. / Перенести події з календаря iCalendar.")

    @Argument(help: "The calendar: an .ics file.") var file: String
    @OptionGroup var options: ImportOptions

    func run() throws {
        let request = options.request(file)
        try options.run { try importCalendar(request) }
    }
}

struct ImportDocument: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docx", abstract: "Bring in a Word document. / Перенести документ Word.")

    @Argument(help: "The document: a .docx file.") var file: String
    @Option(help: "The kind of the entry: news, document, page.") var kind = "news"
    @OptionGroup var options: ImportOptions

    func run() throws {
        let request = options.request(file, kinds: [kind])
        try options.run { try importDocument(request) }
    }
}

/// What all imports may be told.
struct ImportOptions: ParsableArguments {
    @Option(help: "The content folder to write to.") var output = "content"
    @Option(
        name: .customLong("lang"),
        help: "The language of the texts, such as uk; the first of several is that of originals.") var languages:
        [String] = []
    @Option(help: "Write the report, file by file, to this file.") var report: String?
    @Flag(help: "Overwrite files that are there and differ.") var force = false
    @Option(help: "The language of messages.") var language: MessageLanguage = .uk
    @Flag(help: "Say nothing but mistakes.") var quiet = false
    @Option(help: .hidden) var workers: Int?

    enum Alone { case first, second }

    /// `a=b`, or one of them alone.
    static func pair(_ text: String, alone: Alone) -> (String, String) {
        guard let (first, second) = text.halves(atByte: "=") else { return alone == .first ? (text, "") : ("", text) }
        return (String(first), String(second))
    }

    func request(
        _ source: String, kinds: [String] = [], fields: [(String, String)] = [], baseURL: String? = nil,
        permalinks: [(String, String)] = []
    ) -> ImportRequest {
        ImportRequest(
            folder: source, output: output,
            kinds: kinds.map {
                let (folder, kind) = ImportOptions.pair($0, alone: .second)
                return (folder, kind)
            },
            fields: fields.map { ($0.0, $0.1) }, baseURL: baseURL,
            languages: languages.flatMap { $0.split(byte: ",").map(String.init) },
            permalinks: permalinks.map { ($0.0, $0.1) }, overwrites: force, workers: workers)
    }

    func run(_ work: () throws -> ImportReport) throws {
        let result: ImportReport
        do {
            result = try work()
            if let report { try writeFile(Array(result.text(in: language).utf8), to: report) }
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        } catch let error as ImportError {
            writeError("visnyk: \(words(error))".shownInTerminal + "\n")
            throw ExitCode(1)
        }
        if !quiet { writeOutput(result.summary(in: language).linesShownInTerminal) }
    }

    private func words(_ error: ImportError) -> String {
        switch error {
        case .unknownKind(let kind, let suggestion):
            language("виду «\(kind)» немає", "there is no kind “\(kind)”")
                + (suggestion.map { language("; можливо, «\($0)»?", "; did you mean “\($0)”?") }
                    ?? language("; є ", "; there are ") + ImportRequest.kindNames.joined(separator: ", "))
        case .brokenSettings:
            language(
                "файл \(output)/site.yml не читається: перевірте його командою visnyk check",
                "\(output)/site.yml cannot be read: look at it with visnyk check")
        case .sameFolder:
            language(
                "нова тека не може лежати у старій, а стара – в новій",
                "the new folder cannot lie in the old one, nor the old one in the new")
        case .busy:
            language(
                "у теку \(output) зараз пише інше перенесення: дочекайтеся його кінця",
                "another import is writing to \(output): wait until it ends")
        case .unreadable(let reason): ImportReport.words(of: reason, in: language)
        }
    }
}
