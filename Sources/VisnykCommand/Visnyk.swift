internal import ArgumentParser

@main
struct Visnyk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visnyk",
        abstract: "Builds a town's website from a folder of Markdown. / Будує сайт громади з теки Markdown.",
        subcommands: [
            BuildCommand.self, CheckCommand.self, ShareCommand.self, ImportCommand.self, VerifyCommand.self,
            KindsCommand.self, TemplateCommand.self, InitCommand.self, NewCommand.self,
            ServeCommand.self,
        ])
}
