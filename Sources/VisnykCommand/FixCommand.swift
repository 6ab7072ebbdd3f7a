internal import ArgumentParser
internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

struct FixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Mend what is sure to be a slip. / Виправити очевидні описки.",
        discussion: """
            Names of fields, words of choices, dates, quotes and dashes are written in the standard form; texts are never \
            touched. Commit before, and read the difference after. / Назви полів, слова виборів, дати, лапки й тире \
            записуються у стандартному вигляді; самі тексти не змінюються.
            """)

    @OptionGroup var options: ProjectOptions
    @Flag(name: .customLong("dry-run"), help: "Show what would change, and change nothing.") var isDryRun = false

    func run() throws {
        let report: MendingReport
        do {
            report = try mend(options.project(), isDryRun: isDryRun)
        } catch let error as FileError {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        let language = options.language ?? MessageLanguage(nearest: report.language)
        for file in report.files { writeOutput(FixCommand.difference(file)) }
        if !options.quiet { writeOutput(summary(report, language)) }
    }

    private func summary(_ report: MendingReport, _ language: MessageLanguage) -> String {
        let mends = report.files.reduce(0) { $0 + $1.mends }
        let files = report.files.count
        return isDryRun
            ? language(
                "Буде виправлено: \(mends) у файлах: \(files). Нічого не записано.\n",
                "To be mended: \(mends) in \(files) files. Nothing was written.\n")
            : language("Виправлено: \(mends) у файлах: \(files).\n", "Mended: \(mends) in \(files) files.\n")
    }

    /// Lines that go with a minus and lines that come with a plus, each run below its line's number.
    static func difference(_ file: MendingReport.File) -> String {
        let before = file.before.split(separator: 0x0A, omittingEmptySubsequences: false)
        let after = file.after.split(separator: 0x0A, omittingEmptySubsequences: false)
        var text = "--- \(file.path)\n+++ \(file.path)\n"
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if old < before.count, new < after.count, before[old] == after[new] {
                old += 1
                new += 1
                continue
            }
            let (goes, comes) = next(before[old...], after[new...])
            text += "@@ -\(old + 1),\(goes) +\(new + 1),\(comes) @@\n"
            for line in before[old..<old + goes] { text += "-" + FixCommand.shown(line) + "\n" }
            for line in after[new..<new + comes] { text += "+" + FixCommand.shown(line) + "\n" }
            old += goes
            new += comes
        }
        return text
    }

    /// How many lines differ until both go on alike.
    private static func next(
        _ before: ArraySlice<ArraySlice<UInt8>>, _ after: ArraySlice<ArraySlice<UInt8>>
    ) -> (Int, Int) {
        for distance in 1...40 {
            for goes in 0...distance {
                let comes = distance - goes
                guard goes <= before.count, comes <= after.count else { continue }
                let (rest, other) = (before.dropFirst(goes), after.dropFirst(comes))
                if rest.isEmpty && other.isEmpty { return (goes, comes) }
                if let one = rest.first, let two = other.first, one == two { return (goes, comes) }
            }
        }
        return (before.count, after.count)
    }

    private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self).shownInTerminal
    }
}
