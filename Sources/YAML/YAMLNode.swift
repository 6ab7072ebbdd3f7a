/// A piece of YAML with its place: byte offsets into the text that was parsed, the front matter's offset added.
public indirect enum YAMLNode: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode], Range<Int>)
    case mapping([YAMLPair], Range<Int>)

    public var range: Range<Int> {
        switch self {
        case .scalar(let scalar): scalar.range
        case .sequence(_, let range), .mapping(_, let range): range
        }
    }

    /// The value of a key of a mapping.
    public subscript(key: String) -> YAMLNode? {
        guard case .mapping(let pairs, _) = self else { return nil }
        return pairs.first { $0.key.text == key }?.value
    }
}

public struct YAMLPair: Sendable {
    public let key: YAMLScalar
    public let value: YAMLNode
}

public struct YAMLScalar: Sendable {
    public let text: String
    public let range: Range<Int>
    /// Written without quotes and not as a block, so that `true`, `~` and numbers mean more than their letters.
    public let isPlain: Bool

    /// Nothing was written, or `~` or `null`.
    public var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null" || text == "Null") }
}
