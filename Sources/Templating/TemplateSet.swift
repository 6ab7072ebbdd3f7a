public import SourceText

/// Templates compiled against the shapes they are rendered with; no name in them is unknown afterwards.
public struct TemplateSet: Sendable {
    private struct Key: Hashable {
        let name: String
        let shape: ObjectIdentifier
    }

    private var templates: [Key: Template] = [:]
    /// The names of all templates that a root reaches.
    public private(set) var reached: Set<String> = []

    /// Reads every source and compiles each root with all the partials and parents it reaches; where two sources have
    /// one name, the first counts.
    ///
    /// All mistakes of all sources are told, each once. `isCompact` writes each run of white space that holds a line
    /// end as one line end, outside `<pre>`, `<textarea>`, `<script>` and `<style>`.
    public init(
        _ sources: [(name: String, source: Source)], roots: [(template: String, shape: Shape)],
        isCompact: Bool = false, into diagnostics: inout Diagnostics
    ) {
        var library: [String: Syntax] = [:]
        var mistakes = Diagnostics()
        for (name, source) in sources where library[name] == nil {
            library[name] = Parser.parse(name, source, into: &mistakes)
        }
        var findings = Findings(mistakes.all)
        for (name, shape) in roots {
            guard let syntax = library[name] else {
                findings.add(.missingTemplate, at: Place(name), [name], known: library.keys)
                continue
            }
            var compiler = Compiler(syntax, shape, library: library, isCompact: isCompact, findings: findings)
            let program = compiler.compile()
            findings = compiler.findings
            reached.formUnion(compiler.reached)
            templates[Key(name: name, shape: ObjectIdentifier(shape))] = Template(
                name: name, shape: shape,
                digest: TemplateSet.digest(name, shape, compiler.reached, library, isCompact: isCompact),
                program: program)
        }
        diagnostics.append(contentsOf: findings.sorted(as: sources.map(\.source.path)))
    }

    public subscript(template: String, shape: Shape) -> Template? {
        templates[Key(name: template, shape: ObjectIdentifier(shape))]
    }

    private static func digest(
        _ name: String, _ shape: Shape, _ reached: Set<String>, _ library: [String: Syntax], isCompact: Bool
    ) -> Digest {
        var hash = SHA256()
        hash.update(isCompact ? "compact template" : "template")
        hash.update(name)
        shape.hashLayout(into: &hash)
        for name in reached.sorted() {
            hash.update(name)
            if let syntax = library[name] { hash.update(syntax.text.digest) } else { hash.update("missing") }
        }
        return hash.digest()
    }
}
