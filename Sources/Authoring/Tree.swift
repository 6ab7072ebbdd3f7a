internal import SourceText

/// A value of JSON whose members keep their order, written as JSON or as YAML.
indirect enum Tree: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral
{
    case text(String)
    case number(Int)
    case flag(Bool)
    case null
    case list([Tree])
    case map([Member])

    struct Member: Sendable, Equatable {
        let key: String
        let value: Tree
    }

    init(stringLiteral text: String) { self = .text(text) }
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
    init(integerLiteral number: Int) { self = .number(number) }
    init(arrayLiteral items: Tree...) { self = .list(items) }
    init(dictionaryLiteral members: (String, Tree)...) { self = .map(members.map { Member(key: $0, value: $1) }) }

    static func texts(_ texts: [String]) -> Tree { .list(texts.map(Tree.text)) }

    /// A map with further members behind its own; anything else stays as it is.
    func with(_ more: [Member]) -> Tree {
        if case .map(let members) = self { .map(members + more) } else { self }
    }

    func with(_ key: String, _ value: Tree?) -> Tree { value.map { with([Member(key: key, value: $0)]) } ?? self }
}

extension Tree {
    /// Two spaces a level, a line end at the end.
    var json: String {
        var out = ByteWriter()
        writeJSON(0, into: &out)
        out.write("\n")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private func writeJSON(_ depth: Int, into out: inout ByteWriter) {
        let inner = String(repeating: "  ", count: depth + 1)
        let outer = String(repeating: "  ", count: depth)
        switch self {
        case .text(let text): Tree.writeJSON(text, into: &out)
        case .number(let number): out.write(String(number))
        case .flag(let flag): out.write(flag ? "true" : "false")
        case .null: out.write("null")
        case .list(let items) where items.allSatisfy(\.isPlain):
            out.write("[")
            for (index, item) in items.enumerated() {
                if index > 0 { out.write(", ") }
                item.writeJSON(depth, into: &out)
            }
            out.write("]")
        case .list(let items):
            out.write("[\n")
            for (index, item) in items.enumerated() {
                out.write(inner)
                item.writeJSON(depth + 1, into: &out)
                out.write(index + 1 < items.count ? ",\n" : "\n")
            }
            out.write(outer + "]")
        case .map(let members) where members.isEmpty: out.write("{}")
        case .map(let members):
            out.write("{\n")
            for (index, member) in members.enumerated() {
                out.write(inner)
                Tree.writeJSON(member.key, into: &out)
                out.write(": ")
                member.value.writeJSON(depth + 1, into: &out)
                out.write(index + 1 < members.count ? ",\n" : "\n")
            }
            out.write(outer + "}")
        }
    }

    private static func writeJSON(_ text: String, into out: inout ByteWriter) {
        out.write("\"")
        out.write(escapingJSON: text)
        out.write("\"")
    }

    private var isPlain: Bool {
        switch self {
        case .text, .number, .flag, .null: true
        case .list, .map: false
        }
    }
}

extension Tree {
    /// In block style; a list of plain values stands in its line.
    var yaml: String { yamlLines(0) }

    private func yamlLines(_ depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth)
        switch self {
        case .map(let members):
            return members.map { member in
                let key = indent + YAMLWord.written(member.key) + ":"
                guard let inline = member.value.inline else { return key + "\n" + member.value.yamlLines(depth + 1) }
                return key + " " + inline + "\n"
            }.joined()
        case .list(let items):
            return items.map { item in
                if let inline = item.inline { return indent + "- " + inline + "\n" }
                let lines = item.yamlLines(depth + 1)
                return indent + "- " + String(decoding: lines.utf8.drop { $0 == 0x20 }, as: UTF8.self)
            }.joined()
        default: return indent + (inline ?? "") + "\n"
        }
    }

    /// What fits behind a key.
    private var inline: String? {
        switch self {
        case .text(let text): YAMLWord.written(text)
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        case .list(let items) where items.allSatisfy(\.isPlain):
            "[" + items.map { $0.inlineInList }.joined(separator: ", ") + "]"
        case .map(let members) where members.isEmpty: "{}"
        case .list, .map: nil
        }
    }

    private var inlineInList: String {
        if case .text(let text) = self { YAMLWord.written(text, inList: true) } else { inline ?? "" }
    }
}
