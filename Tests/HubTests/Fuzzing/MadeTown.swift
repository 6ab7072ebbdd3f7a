import Foundation
import SourceText
import TestSupport

@testable import Hub

/// Entries and settings for a trial: made by the rows, or the demo town's own.
enum MadeTown {
    static let settings = """
        name: Містечко
        url: https://town.example/
        time_zone: Europe/Kyiv
        languages: [uk, en]
        settlements: [Містечко, Село]
        audiences: [Ветерани]
        contacts: {email: a@town.example}

        """

    /// Some kinds by their rows, each entry with some of its fields.
    static func entries(_ dice: inout Dice) -> SourceTree {
        var values = FieldValues()
        var plan: [(kind: Kind, slug: String)] = []
        for kind in Kind.all where dice.chance(45) {
            for number in 0..<dice.number(1...2) { plan.append((kind, "\(kind.name)-\(number)")) }
        }
        if plan.isEmpty { plan = [(Kind.all[dice.below(Kind.all.count)], "only")] }
        for (kind, slug) in plan { values.slugs[kind.name, default: []].append(slug) }
        var tree = SourceTree()
        tree["content/site.yml"] = settings
        for path in values.files { tree["content/" + path] = "PDF" }
        for path in values.pictures { tree.put([UInt8](smallPicture), at: "content/" + path) }
        for (kind, slug) in plan {
            let folder = "content/" + kind.folder + "/" + (dice.chance(15) ? "2026/" : "")
            tree[folder + slug + ".md"] = entry(kind, values, &dice)
            if dice.chance(20) { tree[folder + slug + ".en.md"] = entry(kind, values, &dice, fields: 15) }
        }
        return tree
    }

    /// `fields` of a hundred that need not be there are.
    static func entry(_ kind: Kind, _ values: FieldValues, _ dice: inout Dice, fields: Int = 35) -> String {
        // What hides or removes an entry is rare, or little would be published.
        let rare: Set<String> = ["draft", "gone", "publish_at", "expires", "noindex", "replaced_by"]
        var rows = kind.fields.filter { $0.isRequired || dice.chance(rare.contains($0.name) ? 3 : fields) }
        for group in kind.eitherOf where !rows.contains(where: { group.contains($0.name) }) {
            if let field = kind.field(group[0]) { rows.append(field) }
        }
        let lines = rows.map { values.line(of: $0, &dice) }
        let body = dice.chance(50) ? MarkdownText.body(&dice) : "Текст.\n"
        return "---\n" + lines.joined(separator: "\n") + "\n---\n" + body
    }

    /// The demo town's entries; texts only.
    static let demo = SourceTree.read(projectFolder.appending(path: "content").path, as: "content") {
        $0.hasSuffix(".md")
    }

    static let demoSettings =
        (try? String(contentsOf: projectFolder.appending(path: "content/site.yml"), encoding: .utf8)) ?? ""

    /// Some of the demo town's entries, with its settings.
    static func someOfDemo(_ count: Int, _ dice: inout Dice) -> SourceTree {
        var tree = SourceTree()
        tree["content/site.yml"] = demoSettings.replacing("src: crest.png", with: "src: \"a'&.png\"")
        for path in FieldValues().files { tree["content/" + path] = "PDF" }
        for path in FieldValues().pictures { tree.put([UInt8](smallPicture), at: "content/" + path) }
        for _ in 0..<count {
            let (path, bytes) = dice.pick(demo.files)
            tree.put(bytes, at: path)
        }
        return tree
    }
}
