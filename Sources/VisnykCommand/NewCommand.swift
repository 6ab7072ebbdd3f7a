internal import ArgumentParser
internal import Authoring
internal import Calendars
internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a new text's file. / Створити файл нового тексту.",
        discussion: """
            The file goes to the right folder, named by the title in Latin letters, with its fields and examples. \
            `new alert` and `new outage` ask for what they need. / Файл стане в потрібну теку, з полями й прикладами; \
            `new alert` і `new outage` запитають лише потрібне.
            """)

    @Argument(help: "The kind: news, event, service, alert … (visnyk kinds). / Вид тексту.") var kind: String
    @Argument(help: "The title, in quotes. / Заголовок у лапках.") var title: String?
    @Option(help: "A field's value, as --set utility=water; may be repeated. / Значення поля.") var set: [String] = []
    @Option(help: "An event whose aftermath the news tells: its file or name. / Подія, про яку новина.") var from:
        String?
    @Option(help: "The folder of texts.") var content = "content"
    @Option(help: "The time to write, such as 2026-11-21T12:00:00+02:00.") var now: String?
    @Option(help: "The language of messages (default: the site's).") var language: MessageLanguage?

    func run() throws {
        let kind = try Kind.named(kind)
        var diagnostics = Diagnostics()
        let town = TownFacts(content: content, into: &diagnostics)
        let project = Project(content: content, template: nil, output: "_site")
        let language = language ?? town.map { MessageLanguage(nearest: $0.languages[0]) } ?? .uk
        guard let town else {
            writeError(MessageWriter(project: project, language: language, format: .text).text(of: diagnostics.all))
            throw ExitCode(1)
        }
        let event = try from.map { try pastEvent($0, town, language) }
        guard let title = title ?? event?.title(in: language) ?? asked(language("Заголовок", "The title")) else {
            throw ValidationError(
                language(
                    "вкажіть заголовок: visnyk new \(kind.name) \"Заголовок\"",
                    "give a title: visnyk new \(kind.name) \"Title\""))
        }
        var values = try given(kind, language)
        for (field, value) in event?.values ?? [:] where values[field] == nil { values[field] = value }
        var entry = NewEntry(kind, title: title, values: values, town: town, now: try ProjectOptions.instant(now))
        if Prompt.isTerminal { ask(&entry) }
        try checkWhole(entry, language)
        try write(entry, language)
        if let event { writeOutput(event.advice(of: entry, in: language)) }
    }

    private func asked(_ question: String) -> String? { Prompt.isTerminal ? Prompt.ask(question) : nil }

    private func pastEvent(_ name: String, _ town: TownFacts, _ language: MessageLanguage) throws -> PastEvent {
        guard kind == "news" else {
            throw ValidationError(language("--from буває лише з new news", "--from goes with new news alone"))
        }
        if let event = PastEvent(name, in: content, town) { return event }
        let near = nearest(to: name, among: PastEvent.names(town))
        throw ValidationError(
            language("події «\(name)» немає", "there is no event “\(name)”") + proposal(near, language))
    }

    private func proposal(_ near: String?, _ language: MessageLanguage) -> String {
        near.map { language(", можливо, «\($0)»?", ", did you mean “\($0)”?") } ?? ""
    }

    /// The fields of `--set`.
    private func given(_ kind: Kind, _ language: MessageLanguage) throws -> [String: String] {
        var values: [String: String] = [:]
        for one in set {
            guard let (name, value) = one.halves(atByte: "=") else {
                throw ValidationError(
                    language("--set \(one): напишіть --set поле=значення", "--set \(one): write --set field=value")
                )
            }
            guard let field = kind.fields.first(where: { $0.name == name || $0.spellings.contains(String(name)) })
            else {
                let near = nearest(to: String(name), among: kind.fields.map(\.name))
                throw ValidationError(
                    language("поля «\(name)» немає у \(kind.name)", "\(kind.name) has no field “\(name)”")
                        + proposal(near, language))
            }
            values[field.name] = String(value)
        }
        return values
    }

    private func ask(_ entry: inout NewEntry) {
        for question in entry.questions {
            if !question.help.isEmpty { writeError("  " + question.help.shownInTerminal + "\n") }
            for (number, choice) in question.choices.enumerated() {
                writeError("    \(number + 1). \(choice.word) – \(choice.shown)".shownInTerminal + "\n")
            }
            let isNeeded = question.usual == nil && !question.isOptional
            repeat {
                guard let answer = Prompt.ask(question.label, usual: question.usual) else { continue }
                let chosen = Int(answer).flatMap {
                    question.choices.indices.contains($0 - 1) ? question.choices[$0 - 1].word : nil
                }
                entry.values[question.field] = chosen ?? answer
            } while isNeeded && entry.values[question.field] == nil && !Prompt.isAtEnd
        }
    }

    private func checkWhole(_ entry: NewEntry, _ language: MessageLanguage) throws {
        guard !entry.missing.isEmpty else { return }
        let fields = entry.missing.map { "--set \($0.field)=\($0.example)" }.joined(separator: " ")
        throw ValidationError(language("бракує: \(fields)", "missing: \(fields)"))
    }

    private func write(_ entry: NewEntry, _ language: MessageLanguage) throws {
        guard let path = entry.path else {
            throw ValidationError(
                language(
                    "із заголовка не виходить назви файлу: додайте слова",
                    "no file name can be made of the title: add words"))
        }
        let target = content + "/" + path
        guard kindOfPath(target) == .missing else {
            throw ValidationError(
                language(
                    "\(target) уже є: допишіть його або змініть заголовок",
                    "\(target) is there already: edit it or change the title"))
        }
        do {
            if let slash = target.lastIndex(ofByte: "/") { try makeFolder(String(target[..<slash])) }
            try writeFile(Array(entry.text.utf8), to: target)
        } catch {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        writeOutput(target.shownInTerminal + "\n")
    }
}
