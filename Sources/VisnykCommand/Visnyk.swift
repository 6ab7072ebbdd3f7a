internal import ArgumentParser

@main
struct Visnyk: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "visnyk")
}
