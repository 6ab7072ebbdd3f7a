internal import ArgumentParser
internal import Calendars
internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Say when the site changes by itself. / Сказати, коли сайт змінюється сам.")

    @OptionGroup var options: ProjectOptions
    @Option(name: .customLong("as"), help: "How to write the plan: text, json, cron or systemd.") var form = Form.text
    @Option(help: "How many days ahead to look, in text.") var days = 31
    @Flag(help: "Name the pages and files that change, too.") var files = false

    enum Form: String, ExpressibleByArgument, CaseIterable { case text, json, cron, systemd }

    func run() throws {
        let now = try options.instant()
        let end = now.adding(seconds: Int64(max(0, days)) * 86_400)
        let project = options.project()
        let forecast: Forecast
        do {
            forecast = try Hub.forecast(project, at: now, until: files && form == .text ? end : now)
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        let language = options.language ?? MessageLanguage(nearest: forecast.language)
        writeError(
            MessageWriter(project: project, language: language, format: options.format)
                .text(of: forecast.diagnostics.all))
        guard let plan = forecast.plan else { throw ExitCode(1) }
        switch form {
        case .json: writeOutput(String(decoding: plan.json, as: UTF8.self))
        case .cron: writeOutput(String(decoding: plan.cron, as: UTF8.self))
        case .systemd: writeOutput(String(decoding: plan.timer, as: UTF8.self))
        case .text:
            let changed = Dictionary(uniqueKeysWithValues: forecast.turns.map { ($0.instant, $0.files) })
            for instant in plan.schedule.instants where instant < end {
                writeOutput(ScheduleCommand.written(instant, in: plan.zone) + "\n")
                for file in changed[instant] ?? [] { writeOutput("  /" + ScheduleCommand.address(file) + "\n") }
            }
        }
    }

    /// `2026-11-21 18:00:00 +02:00`, as the town's clocks show it.
    static func written(_ instant: Instant, in zone: Zone) -> String {
        var out = ByteWriter(capacity: 25)
        out.write(rfc3339: zone.local(instant))
        let text = String(decoding: out.bytes, as: UTF8.self).replacing(bytes: "T", with: " ")
        return String(text.prefix(19)) + " " + text.dropFirst(19)
    }

    private static func address(_ file: String) -> String {
        (file.hasSuffix(bytes: "index.html") ? String(file.dropLast(bytes: 10)) : file).shownInTerminal
    }
}
