/// The short names of a script's own names. Two share one where neither is seen from the other's uses.
struct ShortNames {
    private let tokens: [Token]
    private let scopes: Scopes
    private var shorts: [[UInt8]?]

    init(_ tokens: [Token]) {
        self.tokens = tokens
        scopes = Scopes(tokens)
        shorts = Array(repeating: nil, count: scopes.bindings.count)
        let fixed = ShortNames.fixed(tokens)
        let bindings = scopes.bindings
        let free = bindings.indices.filter { !fixed.contains(bindings[$0].name) }
            .sorted { a, b in
                let (left, right) = (bindings[a].uses.count, bindings[b].uses.count)
                return left != right ? left > right : a < b
            }
        // Names that stay: of the browser, and those that must keep theirs.
        var kept: [[UInt8]: [Int]] = [:]
        for index in tokens.indices where scopes.isVariable(index) {
            let own = scopes.meaning[index]
            if own.map({ fixed.contains(bindings[$0].name) }) ?? true {
                kept[tokens[index].text, default: []].append(index)
            }
        }
        for index in tokens.indices where tokens[index].sort == .template {
            for word in ShortNames.words(of: tokens[index]) { kept[word, default: []].append(index) }
        }
        var taken: [[UInt8]: [Int]] = [:]
        for number in free {
            for candidate in 0... {
                let short = ShortNames.spelled(candidate)
                guard !ShortNames.reserved.contains(short), !touches(bindings[number].scope, kept[short] ?? []),
                    !(taken[short] ?? []).contains(where: { ShortNames.clash(bindings[number], bindings[$0]) })
                else { continue }
                shorts[number] = short
                taken[short, default: []].append(number)
                break
            }
        }
    }

    /// What to write for the token instead of its text.
    func short(at index: Int) -> [UInt8]? {
        guard let number = scopes.meaning[index], let short = shorts[number] else { return nil }
        return scopes.shorthands.contains(index) ? tokens[index].text + [UInt8(ascii: ":")] + short : short
    }

    private static func clash(_ a: Binding, _ b: Binding) -> Bool {
        guard a.scope.overlaps(b.scope) else { return false }
        let (inner, outer) = a.scope.count < b.scope.count ? (a, b) : (b, a)
        return inner.scope == outer.scope || outer.uses.contains(where: inner.scope.contains)
    }

    /// What is exported, and what a template names.
    private static func fixed(_ tokens: [Token]) -> Set<[UInt8]> {
        var names: Set<[UInt8]> = []
        for (index, token) in tokens.enumerated() {
            if token.isWord("export"), index + 2 < tokens.count { names.insert(tokens[index + 2].text) }
            guard token.sort == .template else { continue }
            names.formUnion(words(of: token))
        }
        return names
    }

    private static func words(of token: Token) -> [[UInt8]] {
        token.text.split { !Token.isLetter($0) }.map(Array.init)
    }

    private static let reserved: Set<[UInt8]> = Set(["do", "if", "in", "of", "as", "is"].map { Array($0.utf8) })

    private static func spelled(_ number: Int) -> [UInt8] {
        let letters = Array("etnarisolcdupmhfgbvwykxjqzETNARISOLCDUPMHFGBVWYKXJQZ".utf8)
        return number < letters.count
            ? [letters[number]]
            : [letters[number / letters.count % letters.count], letters[number % letters.count]]
    }
}

private func touches(_ scope: Range<Int>, _ uses: [Int]) -> Bool { uses.contains(where: scope.contains) }
