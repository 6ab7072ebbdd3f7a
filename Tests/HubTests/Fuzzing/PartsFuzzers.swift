import FileTree
import Foundation
import SourceText
import TestSupport

@testable import Hub
@testable import Import

private let ownTemplate = SourceTree.read(projectFolder.appending(path: "site-template").path, as: "site-template")

/// An entry of most kinds, all sound: what is refused is refused for the template's or the strings' sake.
private let soundSite: SourceTree = {
    var tree = SourceTree()
    tree["content/site.yml"] = MadeTown.settings
    let fronts = [
        ("news/n", "date: 2026-11-20\nservices: s\ntags: [вода]"),
        ("services/s", "provider: u\nfee: безоплатно\nsteps: [а, б]"),
        ("events/e", "start: 2026-11-25 10:00\nplace: p\nprogramme: [{title: Початок}]"),
        ("places/p", "address: Соборна, 1"),
        ("units/u", "head: o"), ("people/o", "role: голова"), ("documents/d", "type: decision\ndate: 2026-11-01"),
        ("alerts/a", "date: 2026-11-21\npreset: storm\nuntil: 2026-11-22\narea: Усюди"),
        ("outages/w", "date: 2026-11-21\nutility: water\nstart: 2026-11-21 10:00\nuntil: 2026-11-23 10:00"),
        ("consultations/c", "date: 2026-11-01\nopens: 2026-11-01\ncloses: 2026-12-01\nhow: [Листом]"),
        ("pages/g", "menu: main"),
    ]
    for (path, lines) in fronts {
        tree["content/\(path).md"] = "---\ntitle: \"Назва <zq7x> '& \(path)\"\n\(lines)\n---\n## Розділ\n\nТекст.\n"
    }
    tree["content/news/n.en.md"] = "---\ntitle: News\n---\nText.\n"
    return tree
}()

extension Fuzzer {
    /// The project's own template, spoilt: files changed, spliced, gone.
    static let templates = Fuzzer("templates", cases: 6) { dice in
        var tree = soundSite
        for (path, bytes) in ownTemplate.files { tree.put(bytes, at: path) }
        let names = ownTemplate.files.map(\.path)
        let pages = ownTemplate.files.filter { $0.path.hasSuffix(".html") }
        let others = pages.map { String(decoding: $0.bytes, as: UTF8.self) } + tags
        for _ in 0..<dice.number(1...2) {
            let path = dice.chance(80) ? dice.pick(pages).path : dice.pick(names)
            guard let known = tree[path] else { continue }
            switch dice.below(14) {
            case 0: tree[path] = nil
            case 1: tree.put(Mutation.bytes(Array(known.utf8), &dice), at: path)
            case 2: tree[path] = Mutation.text(known, &dice, splicing: tags)
            case 3: tree[path] = others[dice.below(others.count)]
            case 4...6:
                var lines = known.components(separatedBy: "\n")
                lines.insert(dice.pick(tags), at: dice.below(lines.count))
                tree[path] = lines.joined(separator: "\n")
            default:
                // What every page and every card has.
                var lines = known.components(separatedBy: "\n")
                let tag =
                    path.hasPrefix("site-template/partials/")
                    ? dice.pick([
                        "{{title}}", "{{{title}}}", "{{! x }}", "{{#title}}{{.}}{{/title}}",
                        "<pre>\n {{title}}\n</pre>",
                    ]) : dice.pick(sharedTags)
                lines.insert(tag, at: dice.below(lines.count))
                tree[path] = lines.joined(separator: "\n")
            }
        }
        return try SiteOracle(template: nil, takesOutRefused: false, readsMarkup: false).judge(tree)
    }

    private static let tags = [
        "{{title}}", "{{{title}}}", "{{&title}}", "{{nosuch}}", "{{#nosuch}}{{/nosuch}}", "{{#title}}", "{{/title}}",
        "{{^title}}x{{/title}}", "{{#site.social}}{{url}}{{/site.social}}", "{{>partials/cards}}", "{{>layouts/page}}",
        "{{>nosuch}}", "{{>*layout}}", "{{>*nosuch}}", "{{<layouts/page}}{{/layouts/page}}", "{{$main}}x{{/main}}",
        "{{! note }}", "{{=<% %>=}}", "{{={{ }}=}}", "{{", "}}", "{{{", "{{.}}", "{{#.}}{{/.}}", "{{site}}",
        "{{site.name.nosuch}}", "{{t.home}}", "{{t.nosuch}}", "<pre>\n  {{title}}\n</pre>",
        "<script>{{title}}</script>",
        "<a href={{title}}>", "<!-- {{title}} -->", "{{>pages/home}}",
        "{{#has_menu}}{{#menu}}{{>partials/card}}{{/menu}}{{/has_menu}}",
        String(repeating: "{{#has_menu}}", count: 60) + String(repeating: "{{/has_menu}}", count: 60), "\u{FEFF}", "\r",
    ]

    private static let sharedTags = [
        "{{heading}}", "{{{heading}}}", "{{! x }}", "{{#site.social}}{{url}}{{name}}{{/site.social}}", "{{t.home}}",
        "{{#has_menu}}{{#menu}}{{title}}{{/menu}}{{/has_menu}}", "<pre>\n  {{heading}}\n</pre>",
        "{{^site.edrpou}}x{{/site.edrpou}}",
        "{{site.name}}", "<!-- {{heading}} -->", "{{>partials/hotlines}}", "{{>partials/search}}",
    ]

    /// The words of the site in its languages, spoilt or hostile.
    static let strings = Fuzzer("strings", cases: 4) { dice in
        var tree = soundSite
        for (path, bytes) in ownTemplate.files { tree.put(bytes, at: path) }
        let paths = ownTemplate.files.map(\.path).filter { $0.hasPrefix("site-template/strings/") }
        let path = dice.pick(paths)
        let known = tree[path] ?? ""
        if dice.chance(40) {
            tree[path] = Mutation.text(known, &dice, times: dice.number(1...3))
            return try SiteOracle(template: nil, takesOutRefused: false, readsMarkup: false).judge(tree)
        }
        // Other words for some of them, which must stay words wherever they are shown.
        var lines = known.components(separatedBy: "\n")
        for _ in 0..<dice.number(1...30) {
            let at = dice.below(lines.count)
            guard let match = lines[at].wholeMatch(of: /( +[a-z_]+: )([^{\[|>]+)/) else { continue }
            let blanks = match.output.2.matches(of: /\{[0-9]\}/).map { String($0.output) }.joined(separator: " ")
            lines[at] = match.output.1 + HostileText.quoted(HostileText.line(&dice).replacing("{", with: "(") + blanks)
        }
        tree[path] = lines.joined(separator: "\n")
        return try SiteOracle(template: nil, takesOutRefused: false).judge(tree)
    }

    /// Pictures and drawings whose bytes are spoilt, in every place that takes one.
    static let pictures = Fuzzer("pictures", cases: 3) { dice in
        var tree = SourceTree()
        tree["content/site.yml"] = MadeTown.settings + (dice.chance(30) ? "crest: p0.png\n" : "")
        var lines: [String] = []
        for number in 0..<dice.number(1...4) {
            let (ending, bytes) = dice.pick(samples)
            let name = "p\(number).\(dice.chance(90) ? ending : dice.pick(["jpg", "png", "webp", "gif", "svg"]))"
            let isText = ending == "svg" && dice.chance(70)
            tree.put(
                isText
                    ? Array(Mutation.text(String(decoding: bytes, as: UTF8.self), &dice).utf8)
                    : Mutation.bytes(bytes, &dice), at: "content/" + name)
            lines.append("{src: \(name), alt: Знімок, press_original: \(dice.chance(50))}")
        }
        tree["content/news/n.md"] =
            "---\ntitle: Новина\ndate: 2026-11-20\nimage: \(lines[0])\ngallery: [\(lines.joined(separator: ", "))]\n"
            + "---\n![Знімок](p0.png)\n"
        var judgement = try SiteOracle().judge(tree)
        for (path, bytes) in judgement.files.sorted(by: { $0.key < $1.key })
        where path.hasSuffix(".jpg") || path.hasSuffix(".webp") || path.hasSuffix(".png") {
            // What a camera says of place and owner; how the picture is turned stays.
            let bare = bytes.split(separator: uprightnessAlone).joined()
            for secret in ["Exif\0\0", "http://ns.adobe.com/xap/"]
            where Array(bare).firstRange(of: Array(secret.utf8)) != nil {
                judgement.faults.append("\(path): \(secret) is published")
            }
        }
        return judgement
    }

    /// The beginning of a note (TIFF 6.0, big-endian) whose one field is the orientation.
    private static let uprightnessAlone: [UInt8] =
        Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1]

    private static let samples: [(ending: String, bytes: [UInt8])] = {
        let folder = projectFolder.appending(path: "Tests/CardPainterTests/Pictures").path
        var all: [(String, [UInt8])] = [
            ("jpg", [UInt8](TinyPicture.jpeg)), ("png", [UInt8](TinyPicture.png)), ("webp", [UInt8](TinyPicture.webp)),
            ("svg", Array(drawing.utf8)), ("gif", gif),
        ]
        for name in ["crest.png", "portrait.jpg"] {
            if let bytes = try? readFile(folder + "/" + name) {
                all.append((String(name.suffix(3)), bytes))
                if name.hasSuffix("jpg") { all.append(("jpg", withEXIF(bytes))) }
            }
        }
        return all
    }()

    /// A JPEG with a camera's note: turned by 90 degrees, taken at a place.
    private static func withEXIF(_ jpeg: [UInt8]) -> [UInt8] {
        let tiff: [UInt8] =
            Array("II*\0".utf8) + [8, 0, 0, 0, 2, 0]
            + [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
            + [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]
            + [0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 2, 0, 0, 0, 0x4E, 0, 0, 0, 0, 0, 0, 0]
        let note = Array("Exif\0\0".utf8) + tiff
        let length = note.count + 2
        return Array(jpeg[0..<2]) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + note + Array(jpeg[2...])
    }

    private static let gif: [UInt8] =
        Array("GIF89a".utf8) + [
            4, 0, 4, 0, 0x80, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF, 0x21, 0xF9, 4, 1, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 4, 0, 4,
            0, 0, 2, 4, 0x84, 0x8F, 9, 5, 0, 0x3B,
        ]

    private static let drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="6" viewBox="0 0 8 6">
        <title>Герб</title>
        <defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
        <style>rect { fill: url(#g) }</style>
        <script>alert(1)</script>
        <g onclick="alert(1)" transform="scale(2)"><rect width="4" height="3" fill="url(#g)"/></g>
        <a xlink:href="javascript:alert(1)"><text x="1" y="2">А &amp; Б</text></a>
        <use href="#g"/><image href="https://host.example/a.png"/><foreignObject><p>x</p></foreignObject>
        <animate attributeName="href" values="javascript:alert(1)"/>
        </svg>

        """
}
