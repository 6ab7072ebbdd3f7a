internal import SourceText

/// Files of the template that an earlier version had, and what stands in the place of each: a town's own file by such a
/// name is an error instead of being passed over. Whoever drops a file adds it here.
enum DroppedFiles {
    /// Below `site-template/`.
    static let successors: [String: String] = [:]

    /// Says which of the town's own files nothing uses. `reached`: the names of the templates that pages are made of.
    static func check(
        _ template: TemplateFiles, reached: Set<String>, kinds: [String], successors: [String: String] = successors,
        into diagnostics: inout Diagnostics
    ) {
        let ofKinds = Set(kinds.flatMap { ["pages/\($0).html", "partials/card-\($0).html"] })
        var known: KnownWords?
        for path in template.own.sorted() where !BuiltInTemplate.holds(path) && !ofKinds.contains(path) {
            let place = Place("site-template/" + path)
            if let successor = successors[path] {
                diagnostics.append(.templateDropped, at: place, path, successor)
                continue
            }
            let isReached = path.hasSuffix(bytes: ".html") && reached.contains(String(path.dropLast(bytes: 5)))
            guard !isOfItsOwn(path), !isReached
            else { continue }
            let words = known ?? KnownWords(BuiltInTemplate.paths)
            known = words
            diagnostics.append(.templateUnused, at: place, path, suggestion: words.nearest(to: path))
        }
    }

    /// A language's words, a design of cards, and what a town notes for itself.
    private static func isOfItsOwn(_ path: String) -> Bool {
        [("strings/", ".yml"), ("search/synonyms.", ".tsv"), ("cards/", ".yml"), ("", ".md"), ("", ".txt")].contains {
            path.hasPrefix(bytes: $0.0) && path.hasSuffix(bytes: $0.1)
        } || path.hasSuffix(bytes: "LICENSE")
    }
}

extension Message {
    static let templateDropped = Message(
        "template.fileDropped",
        Wording(
            uk: "файл «{0}» був у старішій версії шаблону, тепер замість нього «{1}»",
            en: "the file “{0}” was of an earlier version of the template; “{1}” stands in its place now"),
        hint: Wording(
            uk: "запустіть visnyk template copy {1}, перенесіть туди свої зміни і приберіть {0}",
            en: "run visnyk template copy {1}, move your changes into it and remove {0}"))
    static let templateUnused = Message(
        "template.fileUnused", .warning,
        Wording(uk: "файлу «{0}» ніщо в шаблоні не вживає", en: "nothing in the template uses the file “{0}”"),
        hint: Wording(
            uk: "назви файлів показує visnyk template list; приберіть файл або виправте назву",
            en: "visnyk template list shows the files' names; remove the file or correct its name"))
}
