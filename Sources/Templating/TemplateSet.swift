public import SourceText

/// Templates compiled against the shapes they are rendered with; no name in them is unknown afterwards.
public struct TemplateSet: Sendable {
    private struct Key: Hashable {
        let name: String
        let shape: ObjectIdentifier
    }

    private var templates: [Key: Template] = [:]

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
        var found = Diagnostics()
        for (name, source) in sources where library[name] == nil {
            library[name] = Parser.parse(name, source, into: &found)
        }
        for (name, shape) in roots {
            guard let syntax = library[name] else {
                found.append(
                    .missingTemplate, at: Place(name), name, suggestion: nearest(to: name, among: library.keys))
                continue
            }
            var compiler = Compiler(syntax, shape, library: library, isCompact: isCompact)
            let program = compiler.compile()
            found.append(contentsOf: compiler.diagnostics)
            templates[Key(name: name, shape: ObjectIdentifier(shape))] = Template(
                name: name, shape: shape,
                digest: TemplateSet.digest(name, shape, compiler.reached, library, isCompact: isCompact),
                program: program)
        }
        diagnostics.append(contentsOf: TemplateSet.sorted(found.all, as: sources.map(\.source.path)))
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
        hash.update(shape.name)
        for name in reached.sorted() {
            hash.update(name)
            if let syntax = library[name] { hash.update(syntax.text.digest) } else { hash.update("missing") }
        }
        return hash.digest()
    }

    /// In the order of the sources and of their lines; a mistake in a partial counts once, not for each of its users.
    private static func sorted(_ diagnostics: [Diagnostic], as paths: [String]) -> [Diagnostic] {
        struct Spot: Hashable {
            let id: String
            let place: Place
        }
        var seen: Set<Spot> = []
        let ranks = Dictionary(paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let once = diagnostics.filter { seen.insert(Spot(id: $0.id, place: $0.place)).inserted }
        return once.enumerated().sorted { a, b in
            let (x, y) = (a.element.place, b.element.place)
            let (rankX, rankY) = (ranks[x.path] ?? -1, ranks[y.path] ?? -1)
            if rankX != rankY { return rankX < rankY }
            let (startX, startY) = (x.range?.lowerBound ?? -1, y.range?.lowerBound ?? -1)
            return startX != startY ? startX < startY : a.offset < b.offset
        }.map(\.element)
    }
}
