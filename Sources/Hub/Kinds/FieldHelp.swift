/// What a field is for, in the words of who fills it in, with an example to copy.
package struct FieldHelp: Sendable {
    package let uk: String
    package let en: String
    /// YAML as it stands after `key: `; of more than one line, or a list's lines, as it stands below `key:`.
    package let example: String
    /// The same in English, where the example has words of its own.
    package let exampleEN: String

    init(_ example: String, _ exampleEN: String? = nil, uk: String, en: String) {
        self.example = example
        self.exampleEN = exampleEN ?? example
        self.uk = uk
        self.en = en
    }
}

/// What a kind is for, and what its fields are.
package struct KindHelp: Sendable {
    /// When to take this kind and not another.
    package let uk: String
    package let en: String
    /// A title that a text of the kind may have.
    package let title: String
    package let titleEN: String
    /// The fields that most texts of the kind have besides those that they must have, in the order of writing.
    package let usual: [String]
    package let fields: [String: FieldHelp]

    private static let all: [String: KindHelp] = [
        "alert": alert, "outage": outage, "news": news, "service": service, "event": event, "document": document,
        "consultation": consultation, "campaign": campaign, "place": place, "unit": unit, "person": person,
        "page": page,
    ]

    static func of(_ kind: String) -> KindHelp? { all[kind] }
}

extension Kind {
    /// nil for a kind that a test made.
    package var help: KindHelp? { KindHelp.of(name) }

    /// What one of its rows is for; a kind's own words come before those of all kinds.
    package func help(of field: String) -> FieldHelp? {
        guard let usual = help?.fields[field] ?? FieldHelp.common[field] else { return nil }
        guard field == FieldName.title.key, let help else { return usual }
        return FieldHelp(help.title, help.titleEN, uk: usual.uk, en: usual.en)
    }
}
