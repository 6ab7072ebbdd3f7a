internal import ArgumentParser
internal import Calendars
internal import Deployment
internal import Fetching
internal import FileTree
internal import Glibc
internal import Hub
internal import Provenance
internal import SourceText
internal import Translations
internal import Verification

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what this machine, the settings and the live site lack. / Сказати, чого бракує.",
        discussion: """
            Versions, fonts, programs, settings, the reach of each target, the last deployment; with --live whether the \
            live site is what was built, its headers, redirects, types, age and certificate. Exit status 0: nothing is \
            wrong; 1: something is. / Версії, шрифти, програми, налаштування, чи відповідають місця для надсилання; з \
            --live – чи живий сайт саме той, що зібрано.
            """)

    @Option(help: "Look at the live site at this address too; the word site stands for the one in site.yml.") var live:
        String?
    @Flag(help: "Do not try to reach the targets.") var offline = false
    @Option(help: "The folder of texts and files.") var content = "content"
    @Option(help: "The folder of the built site.") var output = "_site"
    @Option(help: "The language of messages (default: the site's).") var language: MessageLanguage?

    func run() throws {
        let project = Project(content: content, template: "site-template", output: output)
        let destinations = destinations(of: project)
        let language = self.language ?? MessageLanguage(nearest: destinations.language)
        var findings = DoctorFindings(language: language)
        findings.checkMachine(destinations)
        writeError(
            MessageWriter(project: project, language: language, format: .text).text(of: destinations.diagnostics.all))
        if destinations.diagnostics.hasErrors {
            findings.bad("site.yml: помилки, див. вище", "site.yml: mistakes, see above")
        }
        findings.checkSettings(destinations)
        findings.checkBuilt(output, destinations)
        let memory = folderBeside(content, ".visnyk/deploys")
        for target in destinations.targets {
            findings.check(
                target, Secrets(of: target, in: environmentVariables()), apartFrom: [content, output, memory],
                DeployHistory(folder: memory, target: target.name), offline: offline)
        }
        if let live {
            let address = live == "site" ? destinations.address : live
            PublishedSite(address, built: output).check(into: &findings)
        }
        writeOutput((findings.text + findings.sum).linesShownInTerminal)
        if findings.hasBad { throw ExitCode(1) }
    }
}

/// What `doctor` found, a line each.
struct DoctorFindings {
    let language: MessageLanguage
    private(set) var text = ""
    private var counts = (bad: 0, notes: 0)
    var hasBad: Bool { counts.bad > 0 }

    /// The last line, where a terminal stops.
    var sum: String {
        words(
            "Хибного: \(counts.bad), зауважень: \(counts.notes).\n", "Wrong: \(counts.bad), notes: \(counts.notes).\n")
    }

    init(language: MessageLanguage) { self.language = language }

    func words(_ uk: Phrase, _ en: Phrase) -> String { language(uk, en) }

    mutating func good(_ uk: Phrase, _ en: Phrase) { good(words(uk, en)) }
    mutating func note(_ uk: Phrase, _ en: Phrase) { note(words(uk, en)) }
    mutating func bad(_ uk: Phrase, _ en: Phrase) { bad(words(uk, en)) }

    /// What is said already.
    mutating func good(_ words: String) { text += "  ok    " + words + "\n" }
    mutating func note(_ words: String) {
        text += "  note  " + words + "\n"
        counts.notes += 1
    }
    mutating func bad(_ words: String) {
        text += "  BAD   " + words + "\n"
        counts.bad += 1
    }

    mutating func checkMachine(_ destinations: Destinations) {
        text += "visnyk \(Release.number)\n"
        for one in ingredients() {
            switch (one.kind, one.version) {
            case (.font, nil):
                bad(
                    "немає шрифту \(one.name): apt-get install fonts-inter fonts-noto-core fonts-noto-color-emoji fonts-dejavu-core",
                    "the font \(one.name) is missing: apt-get install fonts-inter fonts-noto-core fonts-noto-color-emoji fonts-dejavu-core"
                )
            case (.timeZones, nil):
                bad("немає бази часових поясів: apt-get install tzdata", "no time zones: apt-get install tzdata")
            case (_, let version?): good("\(one.name) \(version)")
            case (_, nil): note("\(one.name): ?")
            }
        }
        var programs: Set = ["minisign"]
        for target in destinations.targets {
            switch target.kind {
            case .rsync: programs.formUnion(["rsync", "ssh"])
            case .folder: break
            default: programs.insert("rclone")
            }
        }
        for program in programs.sorted() {
            if DoctorFindings.isInstalled(program) {
                good("програма \(program)", "the program \(program)")
            } else if program == "minisign" {
                note(
                    "minisign немає, підписати маніфест не вийде: apt-get install minisign",
                    "no minisign, manifests cannot be signed: apt-get install minisign")
            } else {
                let package = program == "ssh" ? "openssh-client" : program
                bad(
                    "немає програми \(program): apt-get install \(package)",
                    "the program \(program) is missing: apt-get install \(package)")
            }
        }
    }

    private static func isInstalled(_ program: String) -> Bool {
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
        return path.split(byte: ":").contains { unsafe access($0 + "/" + program, X_OK) == 0 }
    }

    mutating func checkSettings(_ destinations: Destinations) {
        if !destinations.address.isEmpty {
            if destinations.address.hasPrefix(bytes: "https://") {
                good("адреса \(destinations.address)", "the address \(destinations.address)")
            } else {
                note("адреса без https: \(destinations.address)", "an address without https: \(destinations.address)")
            }
        }
        if !destinations.bare.isEmpty {
            let fields = destinations.bare.joined(separator: ", ")
            note("у site.yml немає \(fields): сайт виглядає голим", "site.yml has no \(fields): the site looks bare")
        }
        // The forge's own pages need none.
        if destinations.targets.isEmpty, !["github", "gitlab"].contains(destinations.hosting) {
            note(
                "у site.yml немає deploy: надсилати сайт доведеться іншим способом (docs/deploy.md)",
                "site.yml has no deploy: the site has to be sent by other means (docs/deploy.md)")
        }
    }

    mutating func checkBuilt(_ output: String, _ destinations: Destinations) {
        guard let bytes = try? readFile(output + "/" + SiteManifest.name, limit: SiteManifest.sizeLimit),
            let manifest = try? SiteManifest(bytes: bytes)
        else {
            note(
                "у теці \(output) немає сайту з маніфестом: visnyk build --manifest",
                "no site with a manifest in \(output): visnyk build --manifest")
            return
        }
        let size = DeployWords(language: language).size(manifest.files.reduce(0) { $0 + $1.size })
        good(
            "зібрано \(manifest.generated): файлів \(manifest.files.count), \(size)",
            "built \(manifest.generated): \(manifest.files.count) files, \(size)")
        let files = manifest.files.map { (path: $0.path, size: $0.size) }
        for excess in HostLimits(hosting: destinations.hosting).excesses(of: files).prefix(5) {
            bad(
                "hosting: \(destinations.hosting) бере до \(excess.limit), а є \(excess.found) \(excess.path ?? "")",
                "hosting: \(destinations.hosting) takes \(excess.limit), and there are \(excess.found) \(excess.path ?? "")"
            )
        }
    }

    mutating func check(
        _ target: DeployTarget, _ secrets: Secrets, apartFrom folders: [String], _ history: DeployHistory,
        offline: Bool
    ) {
        if target.isInTheClear {
            note(
                "\(target.name): пароль іде відкрито", "\(target.name): the password goes in the clear")
        }
        if let last = history.instants.last {
            good(
                "\(target.name): звідси надіслано сайт від \(last)",
                "\(target.name): sent from here, the site of \(last)")
        }
        if offline { return }
        do throws(DeployFailure) {
            let there = try siteDeployed(at: target, secrets: secrets, apartFrom: folders)
            let answers = target.name + words(": відповідає; там ", ": answers; there is ")
            switch there {
            case .site(let instant): good(answers + words("сайт від \(instant)", "the site of \(instant)"))
            case .nothing: good(answers + words("ще немає сайту", "no site yet"))
            case .others(let names):
                let list = DeployWords(language: language).list(names)
                note(
                    answers
                        + words(
                            "не сайт Вісника, а \(list): вперше – visnyk deploy --adopt",
                            "no site of Visnyk, but \(list): the first time visnyk deploy --adopt"))
            case .damaged:
                bad(
                    answers
                        + words(
                            "пошкоджений manifest.json: visnyk deploy --adopt надішле все наново",
                            "a damaged manifest.json: visnyk deploy --adopt sends everything anew"))
            }
        } catch {
            bad("\(target.name): " + DeployWords(language: language).text(error, target))
        }
    }
}
