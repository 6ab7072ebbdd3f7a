/// A script's brackets: which belong together, which are of objects, and how far statements reach.
struct Brackets {
    private let tokens: [Token]
    /// For each token the innermost bracket open at it, and for each opening bracket the closing one.
    private var opened: [Int?]
    private var closing: [Int: Int] = [:]
    private var objects: Set<Int> = []

    init(_ tokens: [Token]) {
        self.tokens = tokens
        opened = Array(repeating: nil, count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.sort == .sign, ")]}".utf8.contains(token.text[0]), let last = open.popLast() {
                closing[last] = index
            }
            opened[index] = open.last
            guard token.sort == .sign, "([{".utf8.contains(token.text[0]) else { continue }
            open.append(index)
            if token.isSign("{"), isObject(at: index) { objects.insert(index) }
        }
    }

    func around(_ index: Int) -> Int? { opened[index] }

    func close(of open: Int) -> Int { closing[open] ?? tokens.count - 1 }

    /// Whether the innermost bracket around it is that of an object or of a pattern for one.
    func isInObject(_ index: Int) -> Bool { opened[index].map(objects.contains) ?? false }

    /// Behind the statement that begins here.
    func end(ofStatement start: Int) -> Int {
        var at = start
        while at < tokens.count, tokens[at].isWord("for") || tokens[at].isWord("if") || tokens[at].isWord("while"),
            at + 1 < tokens.count, tokens[at + 1].isSign("(")
        {
            at = close(of: at + 1) + 1
        }
        guard at < tokens.count else { return tokens.count }
        return tokens[at].isSign("{") ? close(of: at) + 1 : end(ofExpression: at, atComma: false)
    }

    /// Behind the body of the arrow function that begins here.
    func end(ofBody start: Int) -> Int {
        guard start < tokens.count else { return tokens.count }
        return tokens[start].isSign("{") ? close(of: start) + 1 : end(ofExpression: start, atComma: true)
    }

    /// The first token of the parameters of the arrow function whose arrow this is.
    func start(ofParameters arrow: Int) -> Int {
        guard arrow > 0 else { return 0 }
        guard tokens[arrow - 1].isSign(")") else { return arrow - 1 }
        return closing.first { $0.value == arrow - 1 }?.key ?? arrow - 1
    }

    private func end(ofExpression start: Int, atComma: Bool) -> Int {
        var at = start
        while at < tokens.count {
            let token = tokens[at]
            if token.sort == .sign {
                if ")]};".utf8.contains(token.text[0]) || atComma && token.isSign(",") { return at }
                if "([{".utf8.contains(token.text[0]) { at = close(of: at) }
            }
            at += 1
            if at < tokens.count, tokens[at].gap == .line, !tokens[at - 1].isOpenEnded, !tokens[at].continues {
                return at
            }
        }
        return at
    }

    private func isObject(at index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = tokens[index - 1]
        if before.sort != .sign {
            return ["return", "const", "let", "import", "export", "of"].contains { before.isWord($0) }
        }
        let isArrow = before.isSign(">") && index > 1 && tokens[index - 2].isSign("=")
        return !isArrow && "(,=:?[&|>!".utf8.contains(before.text[0])
    }
}
