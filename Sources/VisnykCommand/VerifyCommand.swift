internal import ArgumentParser
internal import Deployment
internal import FileTree
internal import Glibc
internal import Provenance
internal import SourceText
internal import Translations
internal import Verification

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare a copy of a site with its manifest. / Звірити копію сайту з її маніфестом.",
        discussion: """
            Says which files are changed, missing or foreign. Exit status 0: none; 1: something differs; 2: the copy or \
            its manifest cannot be reached. / Каже, які файли змінено, яких бракує і які чужі.
            """)

    @Argument(help: "The folder of a site, or its address.") var place: String
    @Option(help: "The public key of minisign that the manifest must be signed with: the key, or its file.") var key:
        String?
    @Option(
        name: .customLong("last-seen"),
        help: "The file that remembers the newest manifest seen with a key (default: in ~/.local/state/visnyk).")
    var lastSeen: String?
    @Option(help: "How to write what was found: text or json.") var format: VerifyFormat = .text
    @Option(help: "The language of messages (default: the system's).") var language: MessageLanguage?

    func run() throws {
        let words = VerifyWords(place: place, language: language ?? systemLanguage)
        let trust = try trust()
        var findings: Findings
        do throws(Failure) {
            let isAddress = ["http://", "https://"].contains { place.lowercasedASCII.hasPrefix(bytes: $0) }
            findings = isAddress ? try verify(address: place, trust: trust) : try verify(folder: place, trust: trust)
            findings.keep(
                KeptFiles.known(among: findings.foreign, in: isAddress ? nil : place), namedBy: KeptFiles.list)
        } catch {
            if format == .json { writeOutput(words.json(error).jsonForTerminal) }
            writeError("visnyk: \(words.text(error))".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        writeOutput(
            format == .json ? words.json(findings).jsonForTerminal : words.text(findings).linesShownInTerminal)
        if findings.differs { throw ExitCode(1) }
        if !findings.unreached.isEmpty { throw ExitCode(2) }
    }

    private func trust() throws -> Trust? {
        guard let key else {
            if lastSeen != nil { throw ValidationError("--last-seen needs --key") }
            return nil
        }
        guard let publicKey = PublicKey(key) else {
            throw ValidationError(
                "--key: '\(showable(key))' is neither a public key of minisign nor a file that holds one")
        }
        return Trust(key: publicKey, seen: lastSeen ?? stateFile)
    }

    /// As the XDG Base Directory Specification has it; nil where there is no home.
    private var stateFile: String? {
        func variable(_ name: String) -> String? {
            unsafe getenv(name).map { unsafe String(cString: $0) }.flatMap { $0.hasPrefix(bytes: "/") ? $0 : nil }
        }
        return (variable("XDG_STATE_HOME") ?? variable("HOME").map { $0 + "/.local/state" }).map {
            $0 + "/visnyk/manifests-seen"
        }
    }

    private var systemLanguage: MessageLanguage {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = unsafe getenv(name).map({ unsafe String(cString: $0) }), !value.isEmpty else { continue }
            return MessageLanguage(nearest: String(value.prefix(beforeBytes: "_.@-")))
        }
        return .en
    }
}

enum VerifyFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
