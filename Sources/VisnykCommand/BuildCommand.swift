internal import ArgumentParser
internal import Calendars
internal import FileTree
internal import Glibc
internal import Hub
internal import SourceText
internal import Translations

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build the site. / Побудувати сайт.")

    @OptionGroup var options: ProjectOptions
    @Flag(help: "Say where the time went.") var profile = false
    @Flag(help: "Publish manifest.json, the list of all files with their SHA-256, for visnyk verify.") var manifest =
        false
    @Option(help: "Sign the manifest with this secret key of minisign; --manifest goes without saying.") var sign:
        String?
    @Flag(help: "Leave a gzip and a Brotli file beside each text file, for servers that send what lies packed.")
    var precompress = false

    @OptionGroup var memory: PreviousSite

    func run() throws {
        let now = try options.instant()
        var project = options.project(hasManifest: manifest, signingKey: sign, isPacked: precompress)
        project.previous = try memory.paths()
        project.earlierTexts = GitHistory(content: project.content).earlierTexts
        let remains = Remains()
        try reporting(options, project, profile: profile) { project in
            try build(project, at: now, clock: ProjectOptions.clock, leaving: remains)
        }
        withExtendedLifetime(remains) { BuildCommand.exit() }
    }
}

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for mistakes and write nothing. / Перевірити, нічого не записуючи.")

    @OptionGroup var options: ProjectOptions
    @OptionGroup var memory: PreviousSite
    @Flag(name: .customLong("no-lint"), help: "Leave the rules of style out.") var noLint = false
    @Flag(help: "List what is stale and which drafts wait, by unit.") var due = false

    func run() throws {
        let now = try options.instant()
        var project = options.project()
        project.lints = !noLint
        project.previous = try memory.paths()
        project.earlierTexts = GitHistory(content: project.content).earlierTexts
        if due { return try reportDue(project, at: now) }
        try reporting(options, project, profile: false, isCheck: true) { project in
            try check(project, at: now, clock: ProjectOptions.clock)
        }
    }

    private func reportDue(_ project: Project, at now: Instant) throws {
        let report = try dueItems(project, at: now)
        let language = options.language ?? MessageLanguage(nearest: report.language)
        let words = MessageWriter(project: project, language: language, format: options.format)
        if report.diagnostics.hasErrors {
            writeError(words.text(of: report.diagnostics.all))
            throw ExitCode(1)
        }
        writeOutput(DueWords(language: language).text(report))
    }
}

/// Runs the work, writes its messages, and ends with the status that fits: 1 for errors in content, settings or
/// template, 2 for disk or environment.
private func reporting(
    _ options: ProjectOptions, _ project: Project, profile: Bool, isCheck: Bool = false,
    _ work: (Project) throws -> Report
) throws {
    let report: Report
    let start = ProjectOptions.clock()
    do {
        report = try work(project)
    } catch let error as FileError {
        writeError("visnyk: \(error)".shownInTerminal + "\n")
        throw ExitCode(2)
    }
    let language = options.language ?? MessageLanguage(nearest: report.language)
    let words = MessageWriter(project: project, language: language, format: options.format)
    writeError(words.text(of: report.diagnostics.all))
    if isCheck, !options.quiet { writeError(words.totals(report.diagnostics.all)) }
    if report.diagnostics.hasErrors { throw ExitCode(1) }
    if !options.quiet {
        let time = ProjectOptions.clock() - start
        writeOutput(isCheck ? words.checked(report, nanoseconds: time) : words.summary(report, nanoseconds: time))
    }
    if profile { writeOutput(words.profile(report.profile)) }
}

func writeOutput(_ text: String) { write(text, to: 1) }
func writeError(_ text: String) { write(text, to: 2) }

private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}
