internal import ArgumentParser
internal import SourceText

/// The manual page, made from what each command says of itself: `visnyk manual > visnyk.1`.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write the manual page. / Написати сторінку довідки man.", shouldDisplay: false
    )

    func run() {
        var page = """
            .TH VISNYK 1 "" "visnyk \(Release.number)" "User Commands"
            .SH NAME
            visnyk \\- \(Visnyk.configuration.abstract.roff)
            .SH SYNOPSIS
            .B visnyk
            .I command
            .RI [ options ]

            """
        page += ".SH DESCRIPTION\n" + ManualCommand.verbatim(Visnyk.helpMessage(columns: 78))
        for command in Visnyk.configuration.subcommands where command.configuration.shouldDisplay {
            page += ManualCommand.section(command, under: "visnyk")
        }
        page += """
            .SH EXIT STATUS
            0: no errors; 1: errors in content, settings or template, or refused; 2: disk, host or environment; 64: usage.

            """
        writeOutput(page)
    }

    private static func section(_ command: any ParsableCommand.Type, under parent: String) -> String {
        let name = parent + " " + (command.configuration.commandName ?? "")
        var text = ".SH \"\(name.uppercasedASCII.roff)\"\n" + verbatim(Visnyk.helpMessage(for: command, columns: 78))
        for inner in command.configuration.subcommands { text += section(inner, under: name) }
        return text
    }

    private static func verbatim(_ text: String) -> String {
        ".nf\n" + text.split(byte: "\n", omittingEmptySubsequences: false).map { String($0).roff + "\n" }.joined()
            + ".fi\n"
    }
}

extension String {
    /// As one line of a manual page: nothing in it is a command of the formatter.
    fileprivate var roff: String {
        let line = replacing(bytes: "\\", with: "\\e").replacing(bytes: "-", with: "\\-")
        return line.hasPrefix(bytes: ".") || line.hasPrefix(bytes: "'") ? "\\&" + line : line
    }
}
