package import Hub
internal import SourceText
internal import Translations

/// What front matter may hold as a JSON Schema (draft 7, which editors of YAML understand), from the kinds' own rows.
///
/// It is never stricter than the site: a file that a build takes is valid. A date's, an address's or a number's spelling
/// is told by its shape alone.
package struct JSONSchema: Sendable {
    let language: AuthorLanguage

    package init(_ language: AuthorLanguage) { self.language = language }

    private static let draft = "http://json-schema.org/draft-07/schema#"

    /// Every kind and its translations, and `site.yml`, as definitions.
    package func all() -> String {
        var definitions: [Tree.Member] = []
        for kind in Kind.all {
            definitions.append(.init(key: kind.name, value: original(kind)))
            definitions.append(.init(key: kind.name + ".translation", value: translation(kind)))
        }
        definitions.append(.init(key: KindReference.settingsName, value: settingsSchema))
        return Tree.map([
            .init(key: "$schema", value: .text(JSONSchema.draft)),
            .init(key: "title", value: .text(language(uk: "Поля текстів Visnyk", en: "The fields of Visnyk's texts"))),
            .init(key: "definitions", value: .map(definitions)),
        ]).json
    }

    /// An entry of a kind; its translations are `#/definitions/translation`.
    package func text(of kind: Kind) -> String {
        var members: [Tree.Member] = [.init(key: "$schema", value: .text(JSONSchema.draft))]
        if case .map(let own) = original(kind) { members += own }
        members.append(.init(key: "definitions", value: ["translation": translation(kind)]))
        return Tree.map(members).json
    }

    package func textOfSettings() -> String {
        var members: [Tree.Member] = [.init(key: "$schema", value: .text(JSONSchema.draft))]
        if case .map(let own) = settingsSchema { members += own }
        return Tree.map(members).json
    }

    private func original(_ kind: Kind) -> Tree {
        var conditions = kind.eitherOf.map { group in
            Tree.map([.init(key: "anyOf", value: .list(group.map(mustHave)))])
        }
        conditions += kind.fields.filter { $0.isRequired && !$0.spellings.isEmpty }.map { field in
            Tree.map([.init(key: "anyOf", value: .list(([field.name] + field.spellings).map(mustHave)))])
        }
        conditions += kind.requirements.map(condition)
        return object(kind.fields, of: kind, required: kind.fields.filter { $0.isRequired && $0.spellings.isEmpty })
            .with("allOf", conditions.isEmpty ? nil : .list(conditions))
    }

    /// It inherits all but its title.
    private func translation(_ kind: Kind) -> Tree {
        object(kind.fields, of: kind, required: kind.fields.filter { $0.name == "title" })
    }

    private func mustHave(_ field: String) -> Tree { ["required": .texts([field])] }

    private func condition(_ requirement: Kind.Requirement) -> Tree {
        let needed: Tree = ["required": .texts(requirement.fields)]
        switch requirement.condition {
        case .without(let other): return ["anyOf": .list([mustHave(other), needed])]
        case .with(let other, let words):
            return [
                "if": [
                    "properties": .map([.init(key: other, value: ["enum": .texts(words)])]),
                    "required": .texts([other]),
                ],
                "then": needed,
            ]
        }
    }

    private func object(_ rows: [Field], of kind: Kind, required: [Field]) -> Tree {
        var properties: [Tree.Member] = []
        for row in rows {
            let schema = property(row, of: kind)
            for key in [row.name] + row.spellings { properties.append(.init(key: key, value: schema)) }
        }
        return [
            "title": .text(language.words.one(kind)),
            "description": .text(kind.help.map { language.text($0) } ?? kind.name),
            "type": "object", "additionalProperties": false, "required": .texts(required.map(\.name)),
            "properties": .map(properties),
        ]
    }

    private func property(_ row: Field, of kind: Kind) -> Tree {
        let help = kind.help(of: row.name)
        let described: Tree = [
            "title": .text(language.words.label(row.name, of: kind)),
            "description": .text(help.map { language.text($0) } ?? row.name),
        ]
        return described.with(members(of: orNothing(schema(row.type))))
    }

    private var settingsSchema: Tree {
        var properties: [Tree.Member] = []
        let free: Set<String> = ["tag_services", "deploy", "lint"]
        for row in Field.settings {
            let described: Tree = [
                "description": .text(FieldHelp.settings[row.name].map { language.text($0) } ?? row.name)
            ]
            let type = free.contains(row.name) ? ["type": "object"] : schema(row.type, mayBeByLanguage: true)
            properties.append(.init(key: row.name, value: described.with(members(of: orNothing(type)))))
        }
        return [
            "title": "site.yml", "type": "object", "additionalProperties": false,
            "required": .texts(Field.settings.filter(\.isRequired).map(\.name)), "properties": .map(properties),
        ]
    }
}

// MARK: Types

extension JSONSchema {
    private func members(of tree: Tree) -> [Tree.Member] {
        if case .map(let members) = tree { members } else { [] }
    }

    /// A key without a value counts as absent.
    private func orNothing(_ schema: Tree) -> Tree { ["anyOf": .list([schema, ["type": "null"]])] }

    private func anyOf(_ schemas: [Tree]) -> Tree { ["anyOf": .list(schemas)] }

    private func schema(_ type: FieldType, mayBeByLanguage: Bool = false) -> Tree {
        // What readers of YAML take for a number or a truth value is a text here.
        let plain: Tree = ["type": .texts(["string", "number", "boolean"])]
        let byLanguage: Tree = ["type": "object", "additionalProperties": plain]
        switch type {
        case .text: return mayBeByLanguage ? anyOf([plain, byLanguage]) : plain
        case .markdown, .money, .hours, .recurrence: return plain
        case .daySpan: return shaped("[0-9].*[0-9]")
        case .phone: return shaped("[0-9].*[0-9].*[0-9]", orNumber: true)
        case .instant, .day: return shaped("[0-9]", orNumber: true)
        case .flag:
            return anyOf([["type": "boolean"], words(["yes", "no", "on", "off", "true", "false", "так", "ні"])])
        case .number: return shaped("[0-9]", orNumber: true)
        case .url: return shaped("^\\s*([Hh][Tt][Tt][Pp][Ss]?://|/|mailto:|tel:)")
        case .email: return shaped("^[^@]+@[^@]+\\.[^@]+$")
        case .path: return shaped("^(?!\\s*//)(?!.*://)[^#]+$")
        case .file: return ["type": "string", "minLength": 1]
        case .reference: return plain
        case .term: return plain
        case .choice(let choices): return words(choices)
        case .picture: return anyOf([["type": "string", "minLength": 1], picture])
        case .list(let item):
            let one = schema(item, mayBeByLanguage: mayBeByLanguage)
            return anyOf([["type": "array", "items": orNothing(one)], one])
        case .map(let rows): return map(rows, mayBeByLanguage)
        case .either(let plain, let rows):
            return anyOf([schema(plain, mayBeByLanguage: mayBeByLanguage), map(rows, mayBeByLanguage)])
        }
    }

    private func shaped(_ pattern: String, orNumber: Bool = false) -> Tree {
        let text: Tree = ["type": "string", "pattern": .text(pattern)]
        return orNumber ? anyOf([text, ["type": "number"]]) : text
    }

    /// Case does not matter to the site; editors offer the words as they are in the list.
    private func words(_ words: [String]) -> Tree {
        let pattern = words.map { word in
            word.unicodeScalars.map { scalar in
                let (lower, upper) = (scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping)
                return lower == upper ? String(scalar) : "[\(upper)\(lower)]"
            }.joined()
        }.joined(separator: "|")
        return anyOf([["enum": .texts(words)], shaped("^\\s*(\(pattern))\\s*$")])
    }

    private func map(_ rows: [Field], _ mayBeByLanguage: Bool) -> Tree {
        [
            "type": "object", "additionalProperties": false,
            "required": .texts(rows.filter(\.isRequired).map(\.name)),
            "properties": .map(
                rows.map {
                    .init(key: $0.name, value: orNothing(schema($0.type, mayBeByLanguage: mayBeByLanguage)))
                }),
        ]
    }

    private var picture: Tree {
        let text: Tree = orNothing(schema(.text))
        return [
            "type": "object", "additionalProperties": false, "required": .texts(["src"]),
            "properties": [
                "src": ["type": "string"], "alt": text, "decorative": orNothing(schema(.flag)), "caption": text,
                "credit": text, "focus": text, "press_original": orNothing(schema(.flag)),
            ],
        ]
    }
}
