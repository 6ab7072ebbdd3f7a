internal import ArgumentParser

@main
struct Visnyk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visnyk",
        abstract: "Builds a town's website from a folder of Markdown. / Будує сайт громади з теки Markdown.",
        subcommands: [
            BuildCommand.self, CheckCommand.self, FixCommand.self, ScheduleCommand.self, ShareCommand.self,
            ImportCommand.self,
            VerifyCommand.self, DeployCommand.self, DoctorCommand.self, CICommand.self, ManualCommand.self,
            KindsCommand.self, TemplateCommand.self, InitCommand.self, NewCommand.self, ServeCommand.self,
        ])
    @Flag(help: "Say what a site's bytes depend on: this program, time zones, fonts, picture libraries.") var version =
        false

    func run() throws {
        guard version else { throw CleanExit.helpRequest() }
        writeOutput(VersionWords().text)
    }
}
