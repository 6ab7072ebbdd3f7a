internal import SourceText
internal import Templating

/// What templates could use in an earlier version, and what stands in its place: a town's own files over the program's
/// template are told so, instead of being passed over or of meeting an unknown name. Whoever drops a name adds it here.
enum DroppedNames {
    /// Files below `site-template/`.
    static let files: [String: String] = [:]
    /// Names of views, as `View.name`.
    static let names: [String: String] = ["Strings.search_results": "search_heading"]

    /// The diagnostic with the successor in it, where the name that it does not know is one that was dropped.
    static func explained(_ one: Diagnostic, names: [String: String] = names) -> Diagnostic {
        guard one.id == "template.unknownName", one.arguments.count == 2,
            let successor = names["\(one.arguments[1]).\(one.arguments[0])"]
        else { return one }
        return Diagnostic(.nameDropped, at: one.place, [one.arguments[0], successor])
    }

    /// Says which of the town's own files nothing uses. `reached`: the names of the templates that pages are made of.
    static func checkFiles(
        _ template: TemplateFiles, reached: Set<String>, kinds: [Kind], files: [String: String] = files,
        into diagnostics: inout Diagnostics
    ) {
        let ofKinds = Set(kinds.flatMap { ["pages/\($0.name).html", "partials/card-\($0.name).html"] })
        var known: KnownWords?
        for path in template.own.sorted() where !BuiltInTemplate.holds(path) && !ofKinds.contains(path) {
            let place = Place("site-template/" + path)
            if let successor = files[path] {
                diagnostics.append(.templateDropped, at: place, path, successor)
                continue
            }
            guard !isOfItsOwn(path), !(path.hasSuffix(bytes: ".html") && reached.contains(path.dropping(lastBytes: 5)))
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
    static let nameDropped = Message(
        "template.nameDropped",
        Wording(
            uk: "«{0}» було в старішій версії шаблону, тепер це «{1}»",
            en: "“{0}” was of an earlier version of the template; it is “{1}” now"),
        hint: Wording(uk: "напишіть {1} замість {0}", en: "write {1} instead of {0}"))
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
