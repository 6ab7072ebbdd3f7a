internal import ArgumentParser
internal import Deployment
internal import Fetching
internal import FileTree
internal import Hub
internal import SourceText

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

    enum Forge: String, ExpressibleByArgument, CaseIterable { case github, gitlab }

    @Argument(help: "github or gitlab.") var forge: Forge
    @Option(help: "The folder of texts and files.") var content = "content"
    @Option(help: "Where the release lies: the folder of its Debian package and SHA256SUMS.") var release: String?
    @Option(help: "The SHA-256 of the release's Debian package; otherwise SHA256SUMS is asked for it.") var sha256:
        String?
    @Option(help: "The target of deploy; needed where site.yml has several.") var target: String?
    @Flag(help: "Overwrite a file that is there and differs.") var force = false
    @Option(help: "The language of messages: uk or en (default: the site's).") var language: MessageLanguage?

    func run() throws {
        let project = Project(content: content, template: "site-template", output: "_site")
        let destinations = destinations(of: project)
        let language = self.language ?? MessageLanguage(rawValue: destinations.language) ?? .en
        func words(_ uk: String, _ en: String) -> String { language == .uk ? uk : en }
        func refuse(_ text: String, _ status: Int32 = 1) -> ExitCode {
            writeError("visnyk: \(text)".linesShownInTerminal + "\n")
            return ExitCode(status)
        }
        writeError(
            MessageWriter(project: project, language: language, format: .text).text(of: destinations.diagnostics.all))
        if destinations.diagnostics.hasErrors { throw ExitCode(1) }
        var home = release ?? Release.home
        guard home.hasPrefix(bytes: "https://") || home.hasPrefix(bytes: "http://") else {
            throw refuse(
                words(
                    "не відомо, звідки брати випуск\n    → --release https://…/ (тека, де лежать пакет і SHA256SUMS)",
                    "it is not known where the release lies\n    → --release https://…/ (the folder of the package and SHA256SUMS)"
                ))
        }
        if !home.hasSuffix(bytes: "/") { home += "/" }
        let package = "visnyk_\(Release.number)_amd64.deb"
        guard let sum = sha256 ?? checksum(of: package, at: home) else {
            throw refuse(
                words(
                    "\(home)SHA256SUMS не має рядка про \(package)\n    → перевірте --release або вкажіть --sha256",
                    "\(home)SHA256SUMS has no line on \(package)\n    → check --release or give --sha256"), 2)
        }
        let targets = destinations.targets.filter { target == nil || $0.name == target }
        guard target == nil || targets.count == 1, targets.count <= 1 else {
            throw refuse(DeployWords(language: language).text(.several(destinations.targets.map(\.name))))
        }
        let hosting = destinations.hosting
        let pages = forge == .github && hosting == "github" || forge == .gitlab && hosting == "gitlab"
        guard targets.count == 1 || pages else {
            throw refuse(DeployWords(language: language).text(.none))
        }
        let recipe = CIRecipe(
            package: package, address: home + package, sum: sum, site: destinations.address,
            target: pages ? nil : targets[0])
        try write(forge == .github ? recipe.github : recipe.gitlab, language)
    }

    private var path: String { forge == .github ? ".github/workflows/site.yml" : ".gitlab-ci.yml" }

    private func write(_ text: String, _ language: MessageLanguage) throws {
        let file = folderBeside(content, path)
        let bytes = Array(text.utf8)
        do throws(FileError) {
            if kindOfPath(file) != .missing, !force, try readFile(file, limit: 1 << 20) != bytes {
                writeError(
                    (language == .uk
                        ? "visnyk: \(path) уже є і відрізняється\n    → --force, якщо ваших змін у ньому немає"
                        : "visnyk: \(path) is there and differs\n    → --force, if it holds no changes of yours")
                        .linesShownInTerminal + "\n")
                throw FileError.exists("write", file)
            }
            if let parent = OutputPath(file).parent { try makeFolder(parent.text) }
            try writeFile(bytes, to: file)
        } catch {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        writeOutput(file.shownInTerminal + "\n")
    }

    private func checksum(of package: String, at home: String) -> String? {
        guard let answer = Fetcher().fetch(.init(home + "SHA256SUMS", limit: 1 << 16, keepsBody: true)),
            answer.status == 200
        else { return nil }
        for line in String(decoding: answer.body, as: UTF8.self).split(byte: "\n") {
            let words = line.split(byte: " ")
            if words.count == 2, words[1] == package || words[1] == "*" + package { return String(words[0]) }
        }
        return nil
    }
}
