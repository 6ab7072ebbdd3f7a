/// A name of a script's own, where it holds, and the tokens that stand for it.
struct Binding {
    let name: [UInt8]
    let scope: Range<Int>
    var uses: [Int] = []
}

/// Which declaration each name of a script means, for scripts in the house's manner: `const`, `let`, arrow functions.
struct Scopes {
    private(set) var bindings: [Binding] = []
    /// For each token the binding that it stands for; nil where it is no variable, or one of the browser's.
    private(set) var meaning: [Int?]
    /// Tokens that are a key and a variable at once.
    private(set) var shorthands: Set<Int> = []

    private let tokens: [Token]
    private let brackets: Brackets

    init(_ tokens: [Token]) {
        self.tokens = tokens
        brackets = Brackets(tokens)
        meaning = Array(repeating: nil, count: tokens.count)
        for index in tokens.indices {
            if tokens[index].isWord("const") || tokens[index].isWord("let") {
                add(declared(from: index + 1), scope(ofDeclaration: index))
            } else if tokens[index].isSign("="), isSign(index + 1, ">") {
                let names = parameters(before: index)
                add(names, (brackets.start(ofParameters: index)..<brackets.end(ofBody: index + 2)))
            } else if tokens[index].isWord("catch"), isSign(index + 1, "(") {
                add([index + 2], index + 1..<brackets.end(ofStatement: index + 4))
            }
        }
        resolve()
    }

    /// Neither a property after a point nor a key of an object.
    func isVariable(_ index: Int) -> Bool {
        guard tokens[index].sort == .word else { return false }
        if isSign(index - 1, "."), !(isSign(index - 2, ".") && isSign(index - 3, ".")) { return false }
        return
            !(brackets.isInObject(index) && isSign(index + 1, ":")
            && (isSign(index - 1, "{") || isSign(index - 1, ",")))
    }

    private mutating func add(_ indices: [Int], _ scope: Range<Int>) {
        for index in indices
        where !bindings.contains(where: { $0.scope == scope && $0.name == tokens[index].text }) {
            bindings.append(Binding(name: tokens[index].text, scope: scope))
        }
    }

    /// Each name means the innermost declaration around it.
    private mutating func resolve() {
        var named: [[UInt8]: [Int]] = [:]
        for (number, binding) in bindings.enumerated() { named[binding.name, default: []].append(number) }
        for index in tokens.indices where isVariable(index) {
            let around = (named[tokens[index].text] ?? []).filter { bindings[$0].scope.contains(index) }
            guard let inner = around.min(by: { bindings[$0].scope.count < bindings[$1].scope.count }) else { continue }
            meaning[index] = inner
            bindings[inner].uses.append(index)
            if brackets.isInObject(index), isSign(index - 1, "{") || isSign(index - 1, ","),
                isSign(index + 1, ",") || isSign(index + 1, "}") || isSign(index + 1, "=")
            {
                shorthands.insert(index)
            }
        }
    }

    private func isSign(_ index: Int, _ sign: Character) -> Bool {
        tokens.indices.contains(index) && tokens[index].isSign(sign)
    }

    /// The block around it; of a loop's own name, the loop.
    private func scope(ofDeclaration index: Int) -> Range<Int> {
        guard let open = brackets.around(index) else { return 0..<tokens.count }
        return tokens[open].isSign("(")
            ? open..<brackets.end(ofStatement: brackets.close(of: open) + 1)
            : open..<brackets.close(of: open)
    }

    /// `const a = 1, [b, c] = d`: the names of each pattern, up to the statement's end.
    private func declared(from start: Int) -> [Int] {
        var found: [Int] = []
        var depth = 0
        var inPattern = true
        for index in start..<tokens.count {
            let token = tokens[index]
            if token.sort == .sign {
                switch token.text[0] {
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                case UInt8(ascii: ",") where depth == 0: inPattern = true
                case UInt8(ascii: "=") where depth == 0: inPattern = false
                case UInt8(ascii: ";") where depth == 0: return found
                default: break
                }
                if depth < 0 { return found }
            } else if depth == 0, token.isWord("of") || token.isWord("in") {
                return found
            } else if depth == 0, index > start, token.gap == .line, !tokens[index - 1].isOpenEnded {
                return found
            } else if inPattern, token.sort == .word, !isSign(index - 1, "="), isVariable(index) {
                found.append(index)
            }
        }
        return found
    }

    /// `a =>` and `(a, [b, c], { d: e }, f = 1) =>`.
    private func parameters(before arrow: Int) -> [Int] {
        let start = brackets.start(ofParameters: arrow)
        guard tokens[arrow - 1].isSign(")") else { return [start] }
        return (start + 1..<arrow - 1).filter { index in
            tokens[index].sort == .word && isVariable(index)
                && ["(", ",", "[", "{", ".", ":"].contains { isSign(index - 1, $0) }
        }
    }
}
