internal import ArgumentParser
internal import Deployment
internal import FileTree
internal import Glibc
internal import Hub
internal import SourceText
internal import Translations

struct DeployCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy",
        abstract: "Send the built site to its host. / Надіслати зібраний сайт на хостинг.",
        discussion: """
            Sends what changed, in an order in which no page names what is not there yet. Places stand under deploy: in \
            site.yml, secrets in the environment alone (docs/deploy.md). Exit status 0: the site is there; 1: refused, \
            nothing changed; 2: the host or a program failed, the next run goes on from there. / Надсилає лише змінене; \
            місця описано в site.yml у полі deploy, таємниці – лише у змінних середовища.
            """)

    @Argument(help: "The target's name in site.yml; needed where there are several.") var target: String?
    @Option(
        help: "Go back to a site that was sent from here: previous, or the beginning of its instant (see --history).")
    var to: String?
    @Flag(help: "Say which sites --to can go back to.") var history = false
    @Flag(name: .customLong("dry-run"), help: "List what would be sent and removed; change nothing.") var dryRun = false
    @Flag(name: .customLong("all"), help: "Send every file, whatever the host's manifest says: after a break-in.")
    var whole = false
    @Flag(help: "Lay the site over files that are not known to be ours.") var adopt = false
    @Flag(name: .customLong("allow-removals"), help: "Remove more files than the target's guard allows.")
    var allowRemovals = false
    @Option(help: "The folder of texts and files, for its site.yml.") var content = "content"
    @Option(help: "The folder of the built site.") var output = "_site"
    @Option(help: "How to write what was done: text or json.") var format: VerifyFormat = .text
    @Option(help: "The language of messages (default: the site's).") var language: MessageLanguage?
    @Flag(help: "Say nothing but mistakes.") var quiet = false

    func run() throws {
        let project = Project(content: content, template: "site-template", output: output)
        let destinations = destinations(of: project)
        let language = self.language ?? MessageLanguage(nearest: destinations.language)
        let words = DeployWords(language: language)
        let messages = MessageWriter(project: project, language: language, format: .text)
        writeError(messages.text(of: destinations.diagnostics.all))
        if destinations.diagnostics.hasErrors { throw ExitCode(1) }
        let target: DeployTarget
        switch choice(destinations.targets) {
        case .success(let one): target = one
        case .failure(let why):
            writeError("visnyk: \(words.text(why))".linesShownInTerminal + "\n")
            throw ExitCode(1)
        }
        let memory = folderBeside(content, ".visnyk/deploys")
        if history {
            let instants = DeployHistory(folder: memory, target: target.name).instants
            writeOutput(instants.map { $0 + "\n" }.joined())
            return
        }
        if target.isInTheClear, !quiet { writeError(words.inTheClear(target) + "\n") }
        var request = DeployRequest(
            target: target, site: output, memory: memory, secrets: Secrets(of: target, in: environmentVariables()),
            now: Int64(time(nil)))
        request.apart = [content]
        request.earlier = to
        request.isTrial = dryRun
        request.isWhole = whole
        request.adopts = adopt
        request.mayRemoveMany = allowRemovals
        let start = ProjectOptions.clock()
        let report: DeployReport
        do throws(DeployFailure) {
            report = try deploy(request) { done, total in
                if !quiet, isatty(2) == 1 { writeError("\r\(done)/\(total)" + (done == total ? "\n" : "")) }
            }
        } catch {
            writeError("visnyk: \(words.text(error, target))".linesShownInTerminal + "\n")
            throw ExitCode(words.isRefusal(error) ? 1 : 2)
        }
        if quiet { return }
        switch format {
        case .text:
            writeOutput(words.text(report, target, ProjectOptions.clock() - start).linesShownInTerminal)
        case .json: writeOutput(words.json(report, target).jsonForTerminal)
        }
    }

    private func choice(_ targets: [DeployTarget]) -> Result<DeployTarget, DeployWords.NoTarget> {
        let names = targets.map(\.name)
        guard !targets.isEmpty else { return .failure(.none) }
        guard let wanted = target else {
            return targets.count == 1 ? .success(targets[0]) : .failure(.several(names))
        }
        guard let found = targets.first(where: { $0.name == wanted }) else { return .failure(.unknown(wanted, names)) }
        return .success(found)
    }
}

/// A folder that lies beside the content, so that it is found from wherever the command is run.
func folderBeside(_ content: String, _ name: String) -> String {
    let folder = resolvedPath(content) ?? content
    let parent = folder.lastIndex(ofByte: "/").map { String(folder[..<$0]) } ?? "."
    return (parent.isEmpty ? "" : parent) + "/" + name
}

func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var index = 0
    while let entry = unsafe environ[index] {
        index += 1
        if let (name, value) = unsafe String(cString: entry).halves(atByte: "=") {
            variables[String(name)] = String(value)
        }
    }
    return variables
}
