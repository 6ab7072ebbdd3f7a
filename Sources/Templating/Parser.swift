internal import SourceText

/// Reads a template into its tree; mistakes are told once, here, however often the template is used.
struct Parser {
    /// Sections, parents and blocks inside each other.
    private static let deepest = 40

    private let text: Syntax.Text
    private let bytes: [UInt8]
    private var tokens: [Token]

    static func parse(_ name: String, _ source: Source, into diagnostics: inout Diagnostics) -> Syntax {
        let text = Syntax.Text(name: name, source: source)
        let (tokens, isWhole) = Scanner.tokens(of: source, into: &diagnostics)
        var parser = Parser(text: text, tokens: tokens)
        parser.pair(isWhole: isWhole, into: &diagnostics)
        parser.tokens = Lines.applied(to: parser.tokens, of: source.bytes)
        return Syntax(text: text, nodes: parser.nodes(0..<parser.tokens.count))
    }

    private init(text: Syntax.Text, tokens: [Token]) {
        self.text = text
        self.bytes = text.source.bytes
        self.tokens = tokens
    }

    /// Tells opening and closing tags of each other; those without a partner are reported and left out.
    ///
    /// Where the text breaks off, sections left open are its consequence and not told.
    private mutating func pair(isWhole: Bool, into diagnostics: inout Diagnostics) {
        var isWhole = isWhole
        var open: [Int] = []
        var lost: Set<Int> = []
        for index in tokens.indices {
            if tokens[index].opens {
                guard open.count < Parser.deepest else {
                    diagnostics.append(.tooDeep, at: place(tokens[index].range))
                    tokens.removeSubrange(index...)
                    isWhole = false
                    break
                }
                open.append(index)
            } else if tokens[index].kind == .close {
                guard let match = open.lastIndex(where: { bytes[tokens[$0].name] == bytes[tokens[index].name] }) else {
                    let last = open.last.map { string(tokens[$0].name) }
                    diagnostics.append(
                        .strayClose, at: place(tokens[index].range), string(tokens[index].name),
                        suggestion: last.flatMap { nearest(to: string(tokens[index].name), among: [$0]) })
                    lost.insert(index)
                    continue
                }
                for unclosed in open[(match + 1)...] { lose(unclosed, &lost, into: &diagnostics) }
                tokens[index].partner = open[match]
                tokens[open[match]].partner = index
                open.removeSubrange(match...)
            }
        }
        for unclosed in open {
            if isWhole { lose(unclosed, &lost, into: &diagnostics) } else { lost.insert(unclosed) }
        }
        guard !lost.isEmpty else { return }
        var moved: [Int] = []
        for index in tokens.indices { moved.append((moved.last ?? -1) + (lost.contains(index) ? 0 : 1)) }
        tokens = tokens.indices.filter { !lost.contains($0) }.map { tokens[$0] }
        for index in tokens.indices {
            if let partner = tokens[index].partner { tokens[index].partner = moved[partner] }
        }
    }

    private func lose(_ index: Int, _ lost: inout Set<Int>, into diagnostics: inout Diagnostics) {
        diagnostics.append(.unclosedSection, at: place(tokens[index].range), string(tokens[index].name))
        lost.insert(index)
    }

    private func nodes(_ range: Range<Int>) -> [Node] {
        var nodes: [Node] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let token = tokens[index]
            let body = index + 1..<max(index + 1, token.partner ?? 0)
            let indentation = token.isAlone ? token.indentation : nil
            switch token.kind {
            case .line: nodes.append(.line(token.range))
            case .text: nodes.append(.text(token.range))
            case .variable: nodes.append(.variable(name(token), raw: false))
            case .raw: nodes.append(.variable(name(token), raw: true))
            case .comment, .delimiters, .close: break
            case .partial: nodes.append(.partial(name(token, mayBeDynamic: true), indentation: indentation))
            case .section:
                nodes.append(
                    .section(
                        name(token), body: self.nodes(body),
                        closesAlone: token.isAlone && tokens[body.upperBound].isAlone))
            case .inverted: nodes.append(.inverted(name(token), body: self.nodes(body)))
            case .block: nodes.append(.block(block(token, body)))
            case .parent:
                let blocks = self.nodes(body).compactMap { if case .block(let block) = $0 { block } else { nil } }
                nodes.append(
                    .parent(
                        name(token, mayBeDynamic: true), indentation: indentation, blocks: blocks, lost: lost(body)))
            }
            index = max(index + 1, token.opens ? body.upperBound + 1 : 0)
        }
        return nodes
    }

    /// The first thing in a parent's body that is neither a block nor white space nor a comment.
    private func lost(_ body: Range<Int>) -> Range<Int>? {
        var index = body.lowerBound
        while index < body.upperBound {
            let token = tokens[index]
            switch token.kind {
            case .block: index = max(index, token.partner ?? index)
            case .line, .comment, .delimiters: break
            case .text: if !bytes[token.range].allSatisfy(isBlank) { return token.range }
            default: return token.range
            }
            index += 1
        }
        return nil
    }

    private func block(_ token: Token, _ body: Range<Int>) -> Block {
        let inner = tokens[body].filter { $0.kind == .line }.map(\.range).min { $0.count < $1.count }
        return Block(
            name: string(token.name), range: token.name, body: nodes(body), source: text, isAlone: token.isAlone,
            indentation: token.indentation, inner: inner)
    }

    private func name(_ token: Token, mayBeDynamic: Bool = false) -> Name {
        var range = token.name
        let isDynamic = mayBeDynamic && bytes[range.lowerBound] == UInt8(ascii: "*")
        if isDynamic {
            range = range.lowerBound + 1..<range.upperBound
            while let first = bytes[range].first, isBlank(first) { range = range.lowerBound + 1..<range.upperBound }
        }
        let whole = string(range)
        var parts: [(text: String, range: Range<Int>)] = []
        if whole != "." {
            for part in bytes[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
                parts.append((String(decoding: part, as: UTF8.self), part.startIndex..<part.endIndex))
            }
        }
        return Name(text: whole, parts: parts, range: range, isDynamic: isDynamic)
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func place(_ range: Range<Int>) -> Place { Place(text.source.path, range) }
}
