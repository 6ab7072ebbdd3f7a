import CardPainter
import Foundation

/// The designs of the template, read by as much YAML as they use: nested keys, flow lists and flow maps.
func design(_ name: String, in project: URL) throws -> CardDesign {
    let file = project.appending(path: "site-template/cards/\(name).yml")
    return try CardDesign(fields: designFields(try String(contentsOf: file, encoding: .utf8)))
}

func designFields(_ text: String) -> [String: CardField] {
    var lines = text.split(separator: "\n").filter { line in
        let bare = line.drop { $0 == " " }
        return !bare.isEmpty && bare.first != "#"
    }[...]
    return block(&lines, indent: 0)
}

private func block(_ lines: inout ArraySlice<Substring>, indent: Int) -> [String: CardField] {
    var fields: [String: CardField] = [:]
    while let line = lines.first, line.prefix(while: { $0 == " " }).count == indent {
        lines.removeFirst()
        let colon = line.firstIndex(of: ":")!
        let key = String(line[..<colon].drop { $0 == " " })
        var value = line[line.index(after: colon)...]
        if value.allSatisfy({ $0 == " " }) {
            if lines.first?.drop(while: { $0 == " " }).first == "-" {
                var items: [CardField] = []
                while let item = lines.first, item.drop(while: { $0 == " " }).first == "-" {
                    var inside = item.drop { $0 == " " || $0 == "-" }
                    items.append(flow(&inside))
                    lines.removeFirst()
                }
                fields[key] = .list(items)
            } else {
                fields[key] = .map(block(&lines, indent: indent + 2))
            }
        } else {
            fields[key] = flow(&value)
        }
    }
    return fields
}

private func flow(_ text: inout Substring) -> CardField {
    text = text.drop { $0 == " " }
    switch text.first {
    case "[":
        text.removeFirst()
        var items: [CardField] = []
        while text.first != "]" {
            items.append(flow(&text))
            text = text.drop { $0 == "," || $0 == " " }
        }
        text.removeFirst()
        return .list(items)
    case "{":
        text.removeFirst()
        var fields: [String: CardField] = [:]
        while text.first != "}" {
            let key = String(text.prefix { $0 != ":" })
            text = text.dropFirst(key.count + 1)
            fields[key] = flow(&text)
            text = text.drop { $0 == "," || $0 == " " }
        }
        text.removeFirst()
        return .map(fields)
    case "\"":
        let inside = text.dropFirst().prefix { $0 != "\"" }
        text = text.dropFirst(inside.count + 2)
        return .text(String(inside))
    default:
        let scalar = text.prefix { !",]}".contains($0) }
        text = text.dropFirst(scalar.count)
        return .text(scalar.trimmingCharacters(in: .whitespaces))
    }
}
