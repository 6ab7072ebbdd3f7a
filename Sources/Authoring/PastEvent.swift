internal import FileTree
package import Hub
internal import SourceText
package import Translations
internal import YAML

/// An event from which a piece of news about how it went is begun.
package struct PastEvent: Sendable {
    /// By which news refer to it.
    let slug: String
    /// Below `content/`.
    let path: String
    private let eventTitle: String
    /// What the news take over from it.
    package let values: [String: String]

    /// By the name of its file, or by its path with or without `content/` and `.md`; nil where there is none, or where
    /// it cannot be read.
    package init?(_ name: String, in content: String, _ town: TownFacts) {
        let wanted = name.hasSuffix(bytes: ".md") ? String(name.dropLast(bytes: 3)) : name
        let folder = PastEvent.kind.folder + "/"
        let path = town.texts.first { path in
            guard path.hasPrefix(bytes: folder) else { return false }
            let plain = String(path.dropLast(bytes: 3))
            return plain == wanted || "content/" + plain == wanted || plain.hasSuffix(bytes: "/" + wanted)
                || SourceText.slug(String(plain.split(byte: "/").last ?? "")) == wanted
        }
        guard let path, let bytes = try? readFile(path, in: content, limit: 4 << 20),
            let parts = try? FrontMatter(of: bytes)
        else { return nil }
        var unsaid = Diagnostics()
        guard let node = parseYAML(bytes[parts.yaml], path: path, into: &unsaid),
            case .scalar(let title)? = node["title"]
        else { return nil }
        self.path = path
        slug = SourceText.slug(String(path.dropLast(bytes: 3).split(byte: "/").last ?? ""))
        eventTitle = title.text
        var values = ["events": slug]
        for key in ["tags", "units", "settlements"] {
            if let words = node[key].map(PastEvent.words), !words.isEmpty {
                values[key] = words.joined(separator: ", ")
            }
        }
        if case .scalar(let place)? = node["place"], town.slugs(of: PastEvent.places).contains(place.text) {
            values["places"] = place.text
        }
        self.values = values
    }

    private static let kind = Kind.all.first { $0.name == "event" }!
    private static let places = Kind.all.first { $0.name == "place" }!

    package static func names(_ town: TownFacts) -> [String] { town.slugs(of: kind) }

    /// Texts with a comma in them are left out: they would be taken for two.
    private static func words(_ node: YAMLNode) -> [String] {
        let nodes: [YAMLNode] = if case .sequence(let items, _) = node { items } else { [node] }
        return nodes.compactMap {
            if case .scalar(let scalar) = $0, !scalar.text.contains(bytes: ",") { scalar.text } else { nil }
        }
    }

    package func title(in language: MessageLanguage) -> String {
        language("Як це було: ", "How it went: ") + eventTitle
    }

    /// What is left to do in the event's own file.
    package func advice(of entry: NewEntry, in language: MessageLanguage) -> String {
        guard let path = entry.path else { return "" }
        let slug = SourceText.slug(String(path.dropLast(bytes: 3).split(byte: "/").last ?? ""))
        return language(
            "Коли новина вийде, додайте до content/\(self.path) рядок:\n  aftermath: \(slug)\n",
            "When the news is out, add to content/\(self.path) the line:\n  aftermath: \(slug)\n")
    }
}
