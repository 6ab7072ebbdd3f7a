internal import Hub
internal import YAML

/// A value of an old site's front matter or settings, whatever notation it was written in.
indirect enum OldValue: Sendable, Equatable {
    case nothing
    case text(String)
    case list([OldValue])
    case map([Pair])

    struct Pair: Sendable, Equatable {
        let key: String
        let value: OldValue
    }

    init(_ node: YAMLNode) {
        switch node {
        case .scalar(let scalar): self = scalar.isNull ? .nothing : .text(scalar.text)
        case .sequence(let items, _): self = .list(items.map { OldValue($0) })
        case .mapping(let pairs, _): self = .map(pairs.map { Pair(key: $0.key.text, value: OldValue($0.value)) })
        }
    }

    /// The value of a key, its case not told apart where the exact one is missing.
    subscript(key: String) -> OldValue? {
        guard case .map(let pairs) = self else { return nil }
        if let exact = pairs.first(where: { $0.key == key }) { return exact.value }
        let small = key.lowercased()
        return pairs.first { $0.key.lowercased() == small }?.value
    }

    var pairs: [Pair] {
        if case .map(let pairs) = self { return pairs }
        return []
    }

    /// The words of a single value.
    var text: String? {
        if case .text(let text) = self { return text.trimmed }
        if case .list(let items) = self, items.count == 1 { return items[0].text }
        return nil
    }

    /// Nothing was said: no value, blanks, a list of nothing.
    var isEmpty: Bool {
        switch self {
        case .nothing: true
        case .text(let text): text.trimmed.isEmpty
        case .list(let items): items.allSatisfy(\.isEmpty)
        case .map(let pairs): pairs.allSatisfy(\.value.isEmpty)
        }
    }

    /// On one line, for a report.
    var shown: String {
        switch self {
        case .nothing: ""
        case .text(let text): text.trimmed.unbroken.cut(at: 120)
        case .list(let items): items.map(\.shown).filter { !$0.isEmpty }.joined(separator: ", ").cut(at: 120)
        case .map(let pairs):
            pairs.filter { !$0.value.isEmpty }.map { $0.key + ": " + $0.value.shown }.joined(separator: "; ").cut(
                at: 120)
        }
    }
}
