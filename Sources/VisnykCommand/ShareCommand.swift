internal import ArgumentParser
internal import FileTree
internal import Hub
internal import Share
internal import SourceText
internal import Translations

struct ShareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Make what is needed to post an entry. / Зробити набір, щоб поширити запис.",
        discussion: """
            Cards, captions for each network, a description of the card, a QR code and a page to look at, in one folder. \
            / Картки, підписи для кожної мережі, опис картки, QR-код і сторінка перегляду в одній теці.
            """)

    @Argument(help: "The entry: its file, its address on the site, or its name.") var entry: String?
    @Flag(help: "The newest news.") var last = false
    @Option(help: "The folder for the kit (default: one of its own in _share/ beside the content).") var to: String?
    @OptionGroup var options: ProjectOptions

    func validate() throws {
        guard (entry != nil) != last else { throw ValidationError("give one entry, or --last") }
    }

    func run() throws {
        let now = try options.instant()
        let project = options.project()
        let report: ShareReport
        do {
            report = try share(
                ShareRequest(entry.map { .entry($0) } ?? .last, folder: to), of: project, at: now)
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        let language = options.language ?? MessageLanguage(nearest: report.language)
        let words = MessageWriter(project: project, language: language, format: options.format)
        writeError(words.text(of: report.diagnostics.all))
        guard let kit = report.kit else { throw ExitCode(1) }
        if !options.quiet, options.format != .json { writeOutput(summary(kit, language)) }
    }

    private func summary(_ kit: ShareReport.Kit, _ language: MessageLanguage) -> String {
        let lines =
            ["\(kit.title) (content/\(kit.path))", kit.url]
            + [language("Набір у теці \(kit.folder):", "The kit is in \(kit.folder):")]
            + kit.files.map { "    " + $0 } + [language("Подивитися: \(kit.preview)", "To look at it: \(kit.preview)")]
        return lines.map { $0.shownInTerminal + "\n" }.joined()
    }
}
