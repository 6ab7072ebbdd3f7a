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
    /// Not so for `50 грн` in `{amount: 340,50 грн}`: within braces a comma ends a plain value, and what follows is a key.
    public let hasColon: Bool

    public init(key: YAMLScalar, value: YAMLNode, hasColon: Bool = true) {
        self.key = key
        self.value = value
        self.hasColon = hasColon
    }
}

public struct YAMLScalar: Sendable {
    public let text: String
    public let range: Range<Int>
    /// Written without quotes and not as a block, so that `true`, `~` and numbers mean more than their letters.
    public let isPlain: Bool
    /// Blanks before its first line, in characters.
    public var column = 0
    /// Written over several lines that YAML joins with blanks.
    public var isFolded = false
    /// Those lines as they were written, without the blanks around them; empty where there is one.
    public var foldedLines: [String] = []
    /// What ` #` behind a plain text takes away from it, the sign included.
    public var comment: Range<Int>?
    /// The words of the comment with its sign; empty where there is none.
    public var commentText = ""

    public init(text: String, range: Range<Int>, isPlain: Bool) {
        self.text = text
        self.range = range
        self.isPlain = isPlain
    }

    /// Nothing was written, or `~` or `null`.
    public var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null" || text == "Null") }
}

extension YAMLNode {
    /// The same node with each place moved.
    func moved(_ place: (Int) -> Int) -> YAMLNode {
        func moved(_ range: Range<Int>) -> Range<Int> {
            let start = place(range.lowerBound)
            return start..<max(start, place(range.upperBound))
        }
        func moved(_ scalar: YAMLScalar) -> YAMLScalar {
            var result = YAMLScalar(text: scalar.text, range: moved(scalar.range), isPlain: scalar.isPlain)
            result.column = scalar.column
            result.isFolded = scalar.isFolded
            result.foldedLines = scalar.foldedLines
            result.comment = scalar.comment.map { moved($0) }
            result.commentText = scalar.commentText
            return result
        }
        switch self {
        case .scalar(let scalar): return .scalar(moved(scalar))
        case .sequence(let items, let range): return .sequence(items.map { $0.moved(place) }, moved(range))
        case .mapping(let pairs, let range):
            return .mapping(
                pairs.map {
                    YAMLPair(key: moved($0.key), value: $0.value.moved(place), hasColon: $0.hasColon)
                }, moved(range))
        }
    }
}
