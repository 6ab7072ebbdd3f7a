internal import SourceText

/// Names that templates could use in an earlier version, and what stands in the place of each: a town's own template that
/// uses one is told so, instead of meeting an unknown name. Whoever drops a name adds it here.
enum DroppedNames {
    /// As `View.name`.
    static let successors: [String: String] = ["Strings.search_results": "search_heading"]

    /// The diagnostic with the successor in it, where the name that it does not know is one that was dropped.
    static func explained(_ one: Diagnostic) -> Diagnostic {
        guard one.id == "template.unknownName", one.arguments.count == 2,
            let successor = successors["\(one.arguments[1]).\(one.arguments[0])"]
        else { return one }
        return Diagnostic(.nameDropped, at: one.place, [one.arguments[0], successor])
    }
}

extension Message {
    static let nameDropped = Message(
        "template.nameDropped",
        Wording(
            uk: "«{0}» було в старішій версії шаблону, тепер це «{1}»",
            en: "“{0}” was of an earlier version of the template; it is “{1}” now"),
        hint: Wording(uk: "напишіть {1} замість {0}", en: "write {1} instead of {0}"))
}
