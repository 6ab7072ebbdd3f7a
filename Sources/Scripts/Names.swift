/// The short names of a script's own names: each name one short name wherever it stands for a variable.
struct Names {
    private let tokens: [Token]
    private var shorts: [[UInt8]: [UInt8]] = [:]
    /// For each token, whether the innermost bracket around it is that of an object or of a pattern for one.
    private var inObject: [Bool]

    private static let globals: Set<String> = ["document", "window", "location", "history", "navigator", "self"]

    init(_ tokens: [Token]) {
        self.tokens = tokens
        inObject = Names.objects(tokens)
        var declared: Set<[UInt8]> = []
        for index in tokens.indices {
            if tokens[index].isWord("const") || tokens[index].isWord("let") {
                collectDeclared(from: index + 1, into: &declared)
            } else if tokens[index].isSign("="), isSign(index + 1, ">") {
                collectParameters(before: index, into: &declared)
            } else if tokens[index].isWord("catch"), isSign(index + 1, "("), index + 2 < tokens.count {
                declared.insert(tokens[index + 2].text)
            }
        }
        var uses: [[UInt8]: Int] = [:]
        var taken: Set<[UInt8]> = []
        for (index, token) in tokens.enumerated() {
            switch token.sort {
            case .word:
                taken.insert(token.text)
                if isVariable(index) { uses[token.text, default: 0] += 1 }
                if isShorthand(index) { declared.remove(token.text) }
                if token.isWord("export"), index + 2 < tokens.count { declared.remove(tokens[index + 2].text) }
            case .template:
                for word in token.text.split(whereSeparator: { !Token.isLetter($0) }) { declared.remove(Array(word)) }
            default: break
            }
        }
        for name in Names.globals.union(Names.keywords) { declared.remove(Array(name.utf8)) }
        let ordered = declared.filter { uses[$0] != nil && !($0.first.map { $0 < 0x3A } ?? true) }.sorted { a, b in
            let (left, right) = (uses[a] ?? 0, uses[b] ?? 0)
            return left != right ? left > right : a.lexicographicallyPrecedes(b)
        }
        taken.subtract(ordered)
        var next = 0
        for name in ordered {
            var short = Names.spelled(next)
            while taken.contains(short) || Names.reserved.contains(short) {
                next += 1
                short = Names.spelled(next)
            }
            next += 1
            shorts[name] = short
        }
    }

    /// What to write for the token instead of its text.
    func short(at index: Int) -> [UInt8]? {
        guard tokens[index].sort == .word, isVariable(index) else { return nil }
        return shorts[tokens[index].text]
    }

    private static let keywords: Set<String> = [
        "const", "let", "if", "else", "for", "while", "do", "return", "new", "typeof", "await", "async", "of", "in",
        "try",
        "catch", "throw", "true", "false", "null", "undefined", "import", "export", "break", "continue", "delete",
        "function",
    ]
    private static let reserved: Set<[UInt8]> = Set(["do", "if", "in", "of", "as", "is"].map { Array($0.utf8) })

    private static func spelled(_ number: Int) -> [UInt8] {
        let letters = Array("etnarisolcdupmhfgbvwykxjqzETNARISOLCDUPMHFGBVWYKXJQZ".utf8)
        return number < letters.count
            ? [letters[number]]
            : [letters[number / letters.count % letters.count], letters[number % letters.count]]
    }

    private func isSign(_ index: Int, _ sign: Character) -> Bool {
        tokens.indices.contains(index) && tokens[index].isSign(sign)
    }

    /// Neither a property after a point nor a key of an object.
    private func isVariable(_ index: Int) -> Bool {
        if isSign(index - 1, "."), !(isSign(index - 2, ".") && isSign(index - 3, ".")) { return false }
        return !(inObject[index] && isSign(index + 1, ":") && (isSign(index - 1, "{") || isSign(index - 1, ",")))
    }

    /// A key and a variable at once, so that neither can change.
    private func isShorthand(_ index: Int) -> Bool {
        inObject[index] && (isSign(index - 1, "{") || isSign(index - 1, ","))
            && (isSign(index + 1, ",") || isSign(index + 1, "}") || isSign(index + 1, "="))
    }

    private static func objects(_ tokens: [Token]) -> [Bool] {
        var open: [Bool] = []
        return tokens.indices.map { index in
            let token = tokens[index]
            guard token.sort == .sign else { return open.last ?? false }
            switch token.text[0] {
            case UInt8(ascii: "{"):
                let before = index > 0 ? tokens[index - 1] : nil
                let arrow = before?.isSign(">") == true && index > 1 && tokens[index - 2].isSign("=")
                open.append(
                    !arrow
                        && before.map { before in
                            before.sort == .sign
                                ? "(,=:?[&|>!".utf8.contains(before.text[0])
                                : ["return", "const", "let", "import", "export", "of"].contains { before.isWord($0) }
                        } ?? false)
            case UInt8(ascii: "("), UInt8(ascii: "["): open.append(false)
            case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): _ = open.popLast()
            default: break
            }
            return open.last ?? false
        }
    }

    /// `const a = 1, [b, c] = d`: the names of each pattern, up to the statement's end.
    private func collectDeclared(from start: Int, into declared: inout Set<[UInt8]>) {
        var depth = 0
        var inPattern = true
        var index = start
        while index < tokens.count {
            let token = tokens[index]
            if token.sort == .sign {
                switch token.text[0] {
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                case UInt8(ascii: ",") where depth == 0: inPattern = true
                case UInt8(ascii: "=") where depth == 0: inPattern = false
                case UInt8(ascii: ";") where depth == 0: return
                default: break
                }
                if depth < 0 { return }
            } else if depth == 0, token.isWord("of") || token.isWord("in") {
                return
            } else if depth == 0, index > start, token.gap == .line, !tokens[index - 1].isOpenEnded {
                return
            } else if inPattern, token.sort == .word, !isSign(index - 1, "="), isVariable(index) {
                declared.insert(token.text)
            }
            index += 1
        }
    }

    /// `a =>` and `(a, [b, c], { d: e }, f = 1) =>`.
    private func collectParameters(before arrow: Int, into declared: inout Set<[UInt8]>) {
        guard arrow > 0 else { return }
        if tokens[arrow - 1].sort == .word {
            declared.insert(tokens[arrow - 1].text)
            return
        }
        guard tokens[arrow - 1].isSign(")") else { return }
        var depth = 0
        for index in tokens.indices[..<arrow].reversed() {
            let token = tokens[index]
            if token.isSign(")") { depth += 1 }
            if token.isSign("(") {
                depth -= 1
                if depth == 0 { return }
            }
            let opens = ["(", ",", "[", "{", ".", ":"].contains { isSign(index - 1, $0) }
            if depth == 1, token.sort == .word, opens, isVariable(index) { declared.insert(token.text) }
        }
    }
}
