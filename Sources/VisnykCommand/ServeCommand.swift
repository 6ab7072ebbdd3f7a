internal import ArgumentParser
internal import Calendars
internal import FileTree
internal import Glibc
internal import Hub
internal import QRCodes
internal import Serving
internal import SourceText
internal import Translations

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Show the site while it is written. / Показувати сайт, поки його пишуть.",
        discussion: """
            The page renews itself when a file is saved; mistakes are shown on it. Drafts are shown and marked. Only this \
            machine can see it, unless --host says otherwise. / Сторінка оновлюється, щойно файл збережено; помилки видно \
            на ній. Чернетки показано з позначкою. Бачить лише цей комп'ютер, якщо не вказано --host.
            """)

    @OptionGroup var options: ProjectOptions
    @Option(help: "The port (default: 4321, or the next free one).") var port: Int?
    @Flag(help: "Let phones and computers of the same network see it; prints the address and its QR code.") var host =
        false

    private static let usualPort = 4321

    func validate() throws {
        if let port, !(0...65535).contains(port) { throw ValidationError("--port: 0–65535") }
    }

    func run() async throws {
        let project = options.project(showsDrafts: true, hasCards: false, cacheName: "serve")
        let maker = PreviewMaker(project)
        let fixed = try options.now.map { _ in try options.instant() }
        let describe: LiveSite.Describe = { diagnostics, language in
            MessageWriter(project: project, language: language, format: .json).text(of: diagnostics.all)
        }
        let site = LiveSite(
            maker, now: { fixed ?? Instant(Int64(time(nil))) },
            language: { [options] in ServeCommand.language(options, $0) }, describe: describe)
        let addresses = host ? localAddresses() : []
        if host, addresses.isEmpty { throw ValidationError("--host: no network / немає мережі") }
        do {
            let watch = try FolderWatch([project.content, project.template])
            let first = try site.refresh()
            say(first, project, nil)
            let serving = Task { try await serve(site, addresses, ServeCommand.language(options, first.language)) }
            Task.detached { watchForever(watch, site, project) }
            try await serving.value
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
    }

    private static func language(_ options: ProjectOptions, _ ofSite: String) -> MessageLanguage {
        options.language ?? MessageLanguage(nearest: ofSite)
    }

    /// Without a port given, the next ones are tried where the usual one is taken.
    private func serve(_ site: LiveSite, _ addresses: [String], _ language: MessageLanguage) async throws {
        let ports = port.map { [$0] } ?? Array(ServeCommand.usualPort..<(ServeCommand.usualPort + 20))
        let server = PreviewServer(site, addresses: addresses)
        for one in ports {
            do {
                try await server.run(port: one) { greet(at: $0, site.base, addresses, language) }
                return
            } catch let error as PreviewServer.PortError {
                guard one == ports.last else { continue }
                writeError(
                    language("visnyk: порт \(one) зайнятий: ", "visnyk: the port \(one) cannot be had: ")
                        + error.reason.shownInTerminal + "\n")
                throw ExitCode(2)
            }
        }
    }

    private func greet(at port: Int, _ base: String, _ addresses: [String], _ language: MessageLanguage) {
        var text = language("Сайт: ", "The site: ") + "http://127.0.0.1:\(port)\(base)/\n"
        for address in addresses {
            let url = "http://\(address):\(port)\(base)/"
            text += language("У мережі: ", "In the network: ") + url + "\n"
            if let code = QRCode(url) { text += code.inTerminal }
        }
        text += language("Зупинити: Ctrl+C\n", "To stop: Ctrl+C\n")
        writeOutput(text)
    }

    private func watchForever(_ watch: FolderWatch, _ site: LiveSite, _ project: Project) {
        do {
            while true {
                try watch.wait(quiet: 8)
                let start = ProjectOptions.clock()
                let look = try site.refresh()
                say(look, project, ProjectOptions.clock() - start)
            }
        } catch {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            Glibc.exit(2)
        }
    }

    /// Diagnostics as everywhere, and a line on what came of a change.
    private func say(_ look: LiveSite.Look, _ project: Project, _ nanoseconds: Int?) {
        let language = ServeCommand.language(options, look.language)
        let words = MessageWriter(project: project, language: language, format: options.format)
        if options.format != .json || !look.diagnostics.isEmpty { writeError(words.text(of: look.diagnostics.all)) }
        guard !options.quiet, let nanoseconds else { return }
        let milliseconds = nanoseconds / 1_000_000
        writeOutput(
            look.isOld
                ? language("Показано попередній стан\n", "An earlier state is shown\n")
                : language("Оновлено за \(milliseconds) мс\n", "Renewed in \(milliseconds) ms\n"))
    }
}
