internal import ArgumentParser

@main
struct Visnyk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visnyk",
        abstract: "Builds a town's website from a folder of Markdown. / Будує сайт громади з теки Markdown.",
        subcommands: [
            BuildCommand.self, CheckCommand.self, ScheduleCommand.self, ShareCommand.self, ImportCommand.self,
            VerifyCommand.self,
        ])
}
