internal import ArgumentParser
internal import FileTree
internal import Hub
internal import SourceText

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Show the site's template, or copy a file of it to change it. / Файли шаблону сайту та їх копії.",
        subcommands: [TemplateListCommand.self, TemplateCopyCommand.self])
}

struct TemplateListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The files of the template in the program. / Файли шаблону в програмі.")

    func run() { writeOutput(BuiltInTemplate.paths.map { $0 + "\n" }.joined()) }
}

struct TemplateCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy a file of the template into site-template/. / Скопіювати файл шаблону до site-template/.",
        discussion: """
            The copy is laid over the program's own: change it as you like; every other file stays the program's. / \
            Копія лягає поверх файлу програми: змінюйте її; решта файлів лишаються з програми.
            """)

    @Argument(help: "A file's name, such as partials/head.html; several may be given.") var names: [String]
    @Option(help: "The folder for it.") var template = "site-template"
    @Flag(help: "Overwrite a file that is there.") var force = false

    func run() throws {
        let contents = try names.map { name in
            guard let bytes = BuiltInTemplate.bytes(of: name) else { throw unknown(name) }
            let target = template + "/" + name
            guard force || kindOfPath(target) == .missing else {
                throw ValidationError(
                    "\(target) is there already; --force overwrites it / файл уже є; --force перезапише")
            }
            return (target, bytes)
        }
        do {
            for (target, bytes) in contents {
                guard let slash = target.lastIndex(ofByte: "/") else { continue }
                try makeFolder(String(target[..<slash]))
                try writeFile(bytes, to: target)
                writeOutput(target.shownInTerminal + "\n")
            }
        } catch {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
    }

    private func unknown(_ name: String) -> ValidationError {
        let near = nearest(to: name, among: BuiltInTemplate.paths)
        let proposal = near.map { " (did you mean \($0)? / можливо, \($0)?)" } ?? ""
        return ValidationError(
            "the template has no file “\(name)”\(proposal); see visnyk template list / у шаблоні немає «\(name)»")
    }
}
