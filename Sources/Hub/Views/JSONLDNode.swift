internal import SourceText

/// What may stand as a member of a node.
indirect enum JSONLDValue: Sendable {
    case text(String)
    case flag(Bool)
    /// A text in a language.
    case tagged(String, String)
    /// A text of a datatype.
    case typed(String, String)
    /// A number already written as JSON wants it.
    case number(String)
    /// A node that stands elsewhere.
    case reference(String)
    case node(JSONLDNode)
    case list([JSONLDValue])

    var items: [JSONLDValue] {
        if case .list(let items) = self { return items }
        return [self]
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .text(let text): json.value(text)
        case .tagged(let text, let language):
            json.object {
                $0.member("@language", language)
                $0.member("@value", text)
            }
        case .typed(let text, let type):
            json.object {
                $0.member("@type", type)
                $0.member("@value", text)
            }
        case .flag(let flag): json.value(flag)
        case .number(let number): json.value(raw: number)
        case .reference(let id): json.object { $0.member("@id", id) }
        case .node(let node): node.write(into: &json)
        case .list(let items): json.array { for item in items { item.write(into: &$0) } }
        }
    }
}

/// A node of a graph; what is added twice under one name becomes a list.
struct JSONLDNode: Sendable {
    let type: String
    private(set) var id: String?
    private(set) var members: [(name: String, value: JSONLDValue)] = []

    init(_ type: String, id: String? = nil) {
        self.type = type
        self.id = id
    }

    init(_ type: String, id: String? = nil, _ members: KeyValuePairs<String, String?>) {
        self.init(type, id: id)
        for (name, text) in members { add(name, text) }
    }

    subscript(name: String) -> JSONLDValue? { members.first { $0.name == name }?.value }

    /// Nothing, an empty text and an empty list leave no trace.
    mutating func add(_ name: String, _ value: JSONLDValue?) {
        guard let value else { return }
        switch value {
        case .text(let text) where text.isEmpty: return
        case .list(let items) where items.isEmpty: return
        default: break
        }
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = .list(members[index].value.items + value.items)
        } else if case .list(let items) = value, items.count == 1 {
            members.append((name, items[0]))
        } else {
            members.append((name, value))
        }
    }

    /// Puts a value in the place of what stands there.
    mutating func set(_ name: String, _ value: JSONLDValue) {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return add(name, value) }
        members[index].value = value
    }

    mutating func add(_ name: String, _ text: String?) { add(name, text.map { .text($0) }) }

    mutating func add(_ name: String, _ node: JSONLDNode?) { add(name, node.map { .node($0) }) }

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("@type", type)
            json.member("@id", id)
            for (name, value) in members {
                json.key(name)
                value.write(into: &json)
            }
        }
    }
}
