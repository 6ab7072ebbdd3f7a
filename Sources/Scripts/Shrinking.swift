/// A JavaScript module without comments and needless blanks, its local names short; the same bytes for the same source.
///
/// Meant for the house's own scripts: modules of `const`, `let` and arrow functions, without `function`, `class`, `var` or
/// static imports; what is exported stands behind `export const`. They must write a regular expression only after an
/// operator, a bracket or a comma, and end statements by `;`, a line or `}`.
public func shrunk(script: [UInt8]) -> [UInt8] {
    let tokens = Token.all(in: script)
    let names = ShortNames(tokens)
    var out: [UInt8] = []
    out.reserveCapacity(script.count / 2)
    for (index, token) in tokens.enumerated() {
        if index > 0 { out += separator(tokens[index - 1], token) }
        out += names.short(at: index) ?? token.text
    }
    out.append(0x0A)
    return out
}

private func separator(_ a: Token, _ b: Token) -> [UInt8] {
    if b.gap == .line, !a.isOpenEnded, !b.continues { return [0x0A] }
    let bothSigns = a.text == b.text && (a.isSign("+") || a.isSign("-"))
    return (a.sort == .word && b.sort == .word) || bothSigns && b.gap != .none ? [0x20] : []
}

struct Token {
    enum Sort { case word, literal, template, sign }
    enum Gap { case none, blank, line }

    let sort: Sort
    let text: [UInt8]
    /// What stood before it.
    let gap: Gap

    func isSign(_ sign: Character) -> Bool { sort == .sign && text.first == sign.asciiValue }
    func isWord(_ word: String) -> Bool { sort == .word && text.elementsEqual(word.utf8) }

    /// A statement cannot end with it.
    var isOpenEnded: Bool { sort == .sign && "{([,;:?=&|<>!.".utf8.contains(text[0]) }
    /// A statement cannot begin with it.
    var continues: Bool { sort == .sign && ")]},;:?.=&|".utf8.contains(text[0]) }

    /// Signs are of one byte each.
    static func all(in script: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var gap = Gap.none
        var at = 0
        func byte(_ offset: Int) -> UInt8 { at + offset < script.count ? script[at + offset] : 0 }
        while at < script.count {
            let start = at
            let sort: Sort
            switch script[at] {
            case 0x0A, 0x0D:
                gap = .line
                at += 1
                continue
            case 0x20, 0x09:
                if gap == .none { gap = .blank }
                at += 1
                continue
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                while at < script.count, script[at] != 0x0A { at += 1 }
                continue
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                at += 2
                while at < script.count, !(script[at] == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { at += 1 }
                at += 2
                continue
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                sort = script[at] == UInt8(ascii: "`") ? .template : .literal
                at = end(of: script[at], in: script, after: at + 1)
            case UInt8(ascii: "/") where tokens.last.map(mayPrecedeExpression) ?? true:
                sort = .literal
                at = end(of: UInt8(ascii: "/"), in: script, after: at + 1)
                while at < script.count, isLetter(script[at]) { at += 1 }
            case let first where isLetter(first):
                sort = .word
                while at < script.count, isLetter(script[at]) { at += 1 }
            default:
                sort = .sign
                at += 1
            }
            at = min(at, script.count)
            tokens.append(Token(sort: sort, text: Array(script[start..<at]), gap: gap))
            gap = .none
        }
        return tokens
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x24, 0x5F, 0x80...: true
        default: false
        }
    }

    private static func mayPrecedeExpression(_ token: Token) -> Bool {
        token.sort == .sign ? !")]}".utf8.contains(token.text[0]) : token.isWord("return")
    }

    /// Behind the closing mark; a slash within a class of a regular expression does not close it.
    private static func end(of mark: UInt8, in script: [UInt8], after start: Int) -> Int {
        var at = start
        var inClass = false
        while at < script.count {
            switch script[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "[") where mark == UInt8(ascii: "/"): inClass = true
            case UInt8(ascii: "]"): inClass = false
            case mark where !inClass: return at + 1
            default: break
            }
            at += 1
        }
        return at
    }
}
