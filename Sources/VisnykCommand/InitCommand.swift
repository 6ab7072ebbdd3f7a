internal import ArgumentParser
internal import Authoring
internal import Calendars
internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Start a new site in a folder. / Почати новий сайт у теці.",
        discussion: """
            Asks on a terminal what no option says; without a terminal nothing is asked. / У терміналі запитає те, чого \
            не вказано; без термінала не питає нічого.
            """)

    enum Form: String, ExpressibleByArgument, CaseIterable { case town, organisation }

    @Argument(help: "The new folder. / Нова тека.") var folder: String
    @Option(help: "The site's name. / Назва сайту.") var name: String?
    @Option(help: "The site's address, such as https://misto.gov.ua. / Адреса сайту.") var url: String?
    @Option(help: "The language of messages and of the samples: these are in English but for uk.") var language:
        MessageLanguage = .uk
    @Option(help: "The site's colour, such as #1f5fa8. / Колір сайту.") var colour: String?
    @Option(help: "A picture of the crest or logo. / Файл герба чи знака.") var crest: String?
    @Option(help: "Who the site is for: town or organisation.") var kind: Form?
    @Option(help: "The day its samples were written, such as 2026-11-21T12:00:00+02:00.") var now: String?

    @Option(help: "Let this forge build the site and show it on its pages: github or gitlab (see visnyk ci).") var ci:
        Forge?
    @OptionGroup var release: ReleaseOptions

    private var words: AuthorLanguage { AuthorLanguage(language) }

    func run() throws {
        do {
            try checkFolder()
            let forge = ci.map { ForgeFiles(forge: $0, language: language) }
            let package = try forge?.found(release.release, sum: release.sha256)
            let town = try town()
            for file in town.files {
                let target = folder + "/" + file.path
                if let slash = target.lastIndex(ofByte: "/") { try makeFolder(String(target[..<slash])) }
                try writeFile(file.path == "content/site.yml" ? file.bytes + hosting : file.bytes, to: target)
            }
            if let forge, let package {
                _ = try forge.write(beside: folder + "/content", by: { package }, target: nil, force: false)
            }
            writeOutput(ending(town))
        } catch let refusal as ForgeFiles.Refusal {
            writeError("visnyk: \(refusal.words)".linesShownInTerminal + "\n")
            throw ExitCode(refusal.status)
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
    }

    /// The line of `site.yml` by which the forge's own pages show the site.
    private var hosting: [UInt8] {
        guard let ci else { return [] }
        let comment =
            language(
                "# Сайт показують сторінки цього сервісу. Інше місце: docs/deploy.md, тоді знову visnyk ci \(ci.rawValue).",
                "# The forge's own pages show the site. Another place: docs/deploy.md, then visnyk ci \(ci.rawValue) again."
            )
        return Array("\n\(comment)\nhosting: \(ci.rawValue)\n".utf8)
    }

    /// Only a folder that holds nothing of anybody's may become a site: a repository made beforehand is as good.
    private func checkFolder() throws {
        guard kindOfPath(folder) != .missing else { return }
        let others = try names(in: folder).filter { ![".git", "LICENSE"].contains($0) }
        guard let first = others.first else { return }
        throw ValidationError(
            language(
                "тека «\(folder)» не порожня (там є \(first)): вкажіть нову",
                "the folder “\(folder)” is not empty (it has \(first)): give a new one"))
    }

    private func town() throws -> NewTown {
        let usualName = String(folder.split(byte: "/").last ?? "")
        let name =
            self.name ?? asked(language("Назва сайту", "The site's name"), usual: usualName) ?? usualName
        let url =
            self.url
            ?? asked(
                language("Адреса сайту (якщо ще немає – Enter)", "The site's address (Enter if there is none yet)")
            )
        let colour =
            self.colour ?? asked(language("Колір сайту", "The site's colour"), usual: NewTown.usualColour)
        let crest =
            self.crest
            ?? asked(
                language(
                    "Файл герба чи знака (якщо немає – Enter)", "A file of the crest or logo (Enter if there is none)"))
        if let colour, !isColour(colour) {
            throw ValidationError(
                language(
                    "«\(colour)» – не колір; напишіть як \(NewTown.usualColour)",
                    "“\(colour)” is no colour; write it like \(NewTown.usualColour)"))
        }
        guard !name.isEmpty, name != ".", name != ".." else {
            throw ValidationError(language("вкажіть назву: --name \"Назва\"", "give a name: --name \"Name\""))
        }
        return NewTown(
            name: name, url: try url.map(address), language: words, colour: colour, crest: try crest.map(readCrest),
            form: kind == .organisation ? .organisation : .town,
            today: Zone.utc.local(try ProjectOptions.instant(now)).day)
    }

    private func asked(_ question: String, usual: String? = nil) -> String? {
        Prompt.isTerminal ? Prompt.ask(question, usual: usual) : nil
    }

    /// `misto.gov.ua` means `https://misto.gov.ua/`.
    private func address(_ text: String) throws -> String {
        let whole = text.contains(bytes: "://") ? text : "https://" + text
        let url = whole.hasSuffix(bytes: "/") ? whole : whole + "/"
        let host = url.split(byte: "/").dropFirst().first ?? ""
        guard url.hasPrefix(bytes: "https://") || url.hasPrefix(bytes: "http://"), !host.isEmpty,
            url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x7F && $0 != 0x23 && $0 != 0x3F })
        else {
            throw ValidationError(
                language(
                    "«\(text)» – не адреса сайту; напишіть як https://misto.gov.ua",
                    "“\(text)” is no site's address; write it like https://town.gov.ua"))
        }
        return url
    }

    private func readCrest(_ path: String) throws -> NewTown.Crest {
        let ending = String(path.split(byte: ".").last ?? "").lowercasedASCII
        guard ["png", "jpg", "jpeg", "webp", "svg"].contains(ending) else {
            throw ValidationError(
                language(
                    "герб має бути файлом PNG, JPEG, WebP або SVG, а не «\(path)»",
                    "the crest must be a file of PNG, JPEG, WebP or SVG, not “\(path)”"))
        }
        return NewTown.Crest(name: "crest." + ending, bytes: try readFile(path, limit: 16 << 20))
    }

    private func ending(_ town: NewTown) -> String {
        let isHere = folder == "."
        var lines = [
            isHere
                ? language(
                    "Сайт «\(town.name)» готовий у цій теці.", "The site “\(town.name)” is ready in this folder.")
                : language(
                    "Сайт «\(town.name)» готовий у теці \(folder).", "The site “\(town.name)” is ready in \(folder).")
        ]
        if !town.bare.isEmpty {
            lines.append(language("Ще немає:", "Still bare:"))
            lines += town.bare.map { "  – " + $0 }
        }
        lines += [
            "", language("Далі:", "Next:"),
        ]
        if !isHere { lines.append("  cd \(folder)") }
        lines += [
            "  visnyk serve",
            "  visnyk new news \"" + language("Назва новини", "The title") + "\"",
        ]
        return lines.map { $0.shownInTerminal + "\n" }.joined()
    }
}
