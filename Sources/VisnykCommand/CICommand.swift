internal import ArgumentParser
internal import Hub
internal import SourceText
internal import Translations

/// Writes the files by which a forge builds and sends the site at every change.
struct CICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ci",
        abstract: "Let a forge build and send the site. / Нехай GitHub чи GitLab збирає й надсилає сайт.",
        discussion: """
            Writes .github/workflows/site.yml or .gitlab-ci.yml beside the content: the forge installs this release by \
            its checksum, checks with mistakes at their lines, builds, sends, and does so again when an instant of \
            schedule.json has passed (docs/guides/).
            """)

    @Argument(help: "github or gitlab.") var forge: Forge
    @Option(help: "The folder of texts and files.") var content = "content"
    @OptionGroup var release: ReleaseOptions
    @Option(help: "The target of deploy; needed where site.yml has several.") var target: String?
    @Flag(help: "Overwrite a file that is there and differs.") var force = false
    @Option(help: "The language of messages (default: the site's).") var language: MessageLanguage?

    func run() throws {
        let destinations = destinations(of: Project(content: content, template: "site-template", output: "_site"))
        let language = self.language ?? MessageLanguage(nearest: destinations.language)
        let files = ForgeFiles(forge: forge, language: language)
        do throws(ForgeFiles.Refusal) {
            let path = try files.write(
                beside: content,
                by: { () throws(ForgeFiles.Refusal) in
                    try files.found(release.release, sum: release.sha256)
                }, target: target, force: force)
            writeOutput(path.shownInTerminal + "\n")
        } catch {
            writeError("visnyk: \(error.words)".linesShownInTerminal + "\n")
            throw ExitCode(error.status)
        }
    }
}

enum Forge: String, ExpressibleByArgument, CaseIterable {
    case github, gitlab

    /// Of the file that it reads, in the repository.
    var path: String {
        switch self {
        case .github: ".github/workflows/site.yml"
        case .gitlab: ".gitlab-ci.yml"
        }
    }
}

/// Which release a forge installs.
struct ReleaseOptions: ParsableArguments {
    @Option(help: "Where the release lies: the folder of its Debian package and SHA256SUMS.") var release: String?
    @Option(help: "The SHA-256 of the release's Debian package; otherwise SHA256SUMS is asked for it.") var sha256:
        String?
}
