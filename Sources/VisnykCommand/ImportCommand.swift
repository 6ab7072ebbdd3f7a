internal import ArgumentParser
internal import FileTree
internal import Import
internal import SourceText

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in an old site. / Перенести старий сайт.",
        subcommands: [ImportMarkdown.self])
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
    @Option(help: "The content folder to write to.") var output = "content"
    @Option(parsing: .upToNextOption, help: "Their field and ours: deck=summary; an empty name drops the field.")
    var map: [String] = []
    @Option(
        name: .customLong("base-url"),
        help: "The old site's address, if it stays there: links to files that are missing lead to it.") var baseURL:
        String?
    @Option(
        name: .customLong("lang"),
        help: "The language of the texts, such as uk; the first of several is that of originals.") var languages:
        [String] = []
    @Option(help: "How the old site made addresses: news=/:year/:month/:slug/; may be repeated.") var permalink:
        [String] = []
    @Option(help: "Write the report, file by file, to this file.") var report: String?
    @Flag(help: "Overwrite files that are there and differ.") var force = false
    @Option(help: "The language of messages: uk or en.") var language: MessageLanguage = .uk
    @Flag(help: "Say nothing but mistakes.") var quiet = false
    @Option(help: .hidden) var workers: Int?

    func run() throws {
        let request = ImportRequest(
            folder: folder, output: output, kinds: kind.map { ImportMarkdown.pair($0, alone: .second) },
            fields: try map.map { word in
                guard word.contains(bytes: "=") else {
                    throw ValidationError("--map: '\(word)' is not of the form theirs=ours")
                }
                return ImportMarkdown.pair(word, alone: .first)
            }, baseURL: baseURL, languages: languages.flatMap { $0.split(byte: ",").map(String.init) },
            permalinks: permalink.map { ImportMarkdown.pair($0, alone: .second) }, overwrites: force, workers: workers)
        let result: ImportReport
        do {
            result = try importMarkdown(request)
            if let report { try writeFile(Array(result.text(ukrainian: language == .uk).utf8), to: report) }
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        } catch let error as ImportError {
            writeError("visnyk: \(words(error))".shownInTerminal + "\n")
            throw ExitCode(1)
        }
        if !quiet { writeOutput(result.summary(ukrainian: language == .uk).linesShownInTerminal) }
    }

    private enum Alone { case first, second }

    /// `a=b`, or one of them alone.
    private static func pair(_ text: String, alone: Alone) -> (String, String) {
        guard let (first, second) = text.halves(atByte: "=") else { return alone == .first ? (text, "") : ("", text) }
        return (String(first), String(second))
    }

    private func words(_ error: ImportError) -> String {
        switch (error, language) {
        case (.unknownKind(let kind, let suggestion), .uk):
            "виду «\(kind)» немає"
                + (suggestion.map { "; можливо, «\($0)»?" } ?? "; є " + ImportRequest.kindNames.joined(separator: ", "))
        case (.unknownKind(let kind, let suggestion), .en):
            "there is no kind “\(kind)”"
                + (suggestion.map { "; did you mean “\($0)”?" } ?? "; there are "
                    + ImportRequest.kindNames.joined(separator: ", "))
        case (.brokenSettings, .uk): "файл \(output)/site.yml не читається: перевірте його командою visnyk check"
        case (.brokenSettings, .en): "\(output)/site.yml cannot be read: look at it with visnyk check"
        case (.sameFolder, .uk): "нова тека не може лежати у старій, а стара – в новій"
        case (.sameFolder, .en): "the new folder cannot lie in the old one, nor the old one in the new"
        case (.busy, .uk): "у теку \(output) зараз пише інше перенесення: дочекайтеся його кінця"
        case (.busy, .en): "another import is writing to \(output): wait until it ends"
        }
    }
}
