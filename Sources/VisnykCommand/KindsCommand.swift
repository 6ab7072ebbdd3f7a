internal import ArgumentParser
internal import Authoring
internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

struct KindsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kinds", abstract: "Show every kind of text and its fields. / Показати види текстів і їхні поля.",
        discussion: """
            Without KIND all of them, with `site` the fields of site.yml. / Без виду – усі, `site` – поля site.yml.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown
        case jsonSchema = "json-schema"
        case decap, sveltia
    }

    @Argument(help: "A kind, such as event, or site.") var kind: String?
    @Option(help: "text, markdown, json-schema (for editors), decap or sveltia (for editing in the browser).")
    var format: Format = .text
    @Option(help: "The language of descriptions.") var language: MessageLanguage = .uk

    func run() throws {
        let words = AuthorLanguage(language)
        switch kind {
        case nil: writeOutput(all(words))
        case KindReference.settingsName: writeOutput(try settings(words))
        case let name?: writeOutput(try one(Kind.named(name), words))
        }
    }

    private func all(_ words: AuthorLanguage) -> String {
        switch format {
        case .text: KindReference(words).overview()
        case .markdown: KindReference(words).markdown()
        case .jsonSchema: JSONSchema(words).all()
        case .decap: CMSConfiguration(.decap, words).text()
        case .sveltia: CMSConfiguration(.sveltia, words).text()
        }
    }

    private func one(_ kind: Kind, _ words: AuthorLanguage) -> String {
        switch format {
        case .text: KindReference(words).text(of: kind)
        case .markdown: KindReference(words).markdown(of: kind)
        case .jsonSchema: JSONSchema(words).text(of: kind)
        case .decap: CMSConfiguration(.decap, words).text([kind])
        case .sveltia: CMSConfiguration(.sveltia, words).text([kind])
        }
    }

    private func settings(_ words: AuthorLanguage) throws -> String {
        switch format {
        case .text: KindReference(words).textOfSettings()
        case .markdown: KindReference(words).markdownOfSettings()
        case .jsonSchema: JSONSchema(words).textOfSettings()
        case .decap, .sveltia:
            throw ValidationError("--format \(format.rawValue) is for kinds of texts, not for site.yml")
        }
    }
}

extension Kind {
    /// By its name or its folder's; what is near is proposed.
    static func named(_ name: String) throws -> Kind {
        if let kind = Kind.all.first(where: { $0.name == name || $0.folder == name }) { return kind }
        let near = nearest(to: name, among: Kind.all.flatMap { [$0.name, $0.folder] })
        let proposal = near.map { " (did you mean \($0)? / можливо, \($0)?)" } ?? ""
        let known = Kind.all.map(\.name).joined(separator: ", ")
        throw ValidationError(
            "there is no kind “\(name)”\(proposal); kinds: \(known) / виду «\(name)» немає; види: \(known)")
    }
}
