internal import SourceText

/// A dotted name where it stands in its source.
struct Name: Sendable {
    let text: String
    /// The parts between the dots; none for `.` itself.
    let parts: [(text: String, range: Range<Int>)]
    let range: Range<Int>
    /// `*` stood before it: the name is to be looked up.
    let isDynamic: Bool
}

/// A template's tree.
enum Node: Sendable {
    /// A line begins; a blank one takes no indentation.
    case line(Range<Int>)
    case text(Range<Int>)
    case variable(Name, raw: Bool)
    case section(Name, body: [Node], closesAlone: Bool)
    case inverted(Name, body: [Node])
    /// Without indentation where it stands inside a line.
    case partial(Name, indentation: Range<Int>?)
    /// `lost` is the first thing inside that is no block.
    case parent(Name, indentation: Range<Int>?, blocks: [Block], lost: Range<Int>?)
    case block(Block)
}

/// A block: a place in a parent with its default, or what a child puts there.
final class Block: Sendable {
    let name: String
    let range: Range<Int>
    let body: [Node]
    let source: Syntax.Text
    /// Whether its content begins on a line of its own.
    let isAlone: Bool
    /// White space before the opening tag, where the tag is the first on its line.
    let indentation: Range<Int>?
    /// The least leading white space of the lines inside.
    let inner: Range<Int>?

    init(
        name: String, range: Range<Int>, body: [Node], source: Syntax.Text, isAlone: Bool, indentation: Range<Int>?,
        inner: Range<Int>?
    ) {
        self.name = name
        self.range = range
        self.body = body
        self.source = source
        self.isAlone = isAlone
        self.indentation = indentation
        self.inner = inner
    }
}

/// A parsed template.
struct Syntax: Sendable {
    /// The template a node belongs to.
    final class Text: Sendable {
        let name: String
        let source: Source
        let digest: Digest

        init(name: String, source: Source) {
            self.name = name
            self.source = source
            digest = Digest(of: source.bytes)
        }
    }

    let text: Text
    let nodes: [Node]
    let outline: Outline

    init(text: Text, nodes: [Node]) {
        self.text = text
        self.nodes = nodes
        var outline = Outline()
        outline.add(nodes)
        self.outline = outline
    }
}

/// What a template offers to children and reaches itself, without its partials and parents.
struct Outline: Sendable {
    private(set) var blocks: Set<String> = []
    private(set) var reached: Set<String> = []
    private(set) var reachesDynamically = false

    fileprivate mutating func add(_ nodes: [Node]) {
        for node in nodes {
            switch node {
            case .line, .text, .variable: break
            case .section(_, let body, _), .inverted(_, let body): add(body)
            case .partial(let name, _): add(name)
            case .parent(let name, _, let blocks, _):
                add(name)
                for block in blocks { add(block.body) }
            case .block(let block):
                blocks.insert(block.name)
                add(block.body)
            }
        }
    }

    private mutating func add(_ name: Name) {
        if name.isDynamic { reachesDynamically = true } else { reached.insert(name.text) }
    }
}
