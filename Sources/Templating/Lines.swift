/// The rules of lines: a line of tags alone leaves no trace, and every other line remembers its leading white space.
struct Lines {
    private let bytes: [UInt8]
    private let tokens: [Token]
    private var result: [Token] = []
    /// Where a token of the input stands in the result, so that partners can be told their new places.
    private var moved: [Int]

    /// Tokens with their partners known, in; out, with `line` tokens and without the text that lines of tags leave out.
    static func applied(to tokens: [Token], of bytes: [UInt8]) -> [Token] {
        var lines = Lines(bytes: bytes, tokens: tokens)
        lines.apply()
        return lines.result
    }

    private init(bytes: [UInt8], tokens: [Token]) {
        self.bytes = bytes
        self.tokens = tokens
        moved = [Int](repeating: 0, count: tokens.count)
    }

    private mutating func apply() {
        var start = 0
        for index in tokens.indices where index == tokens.count - 1 || endsLine(tokens[index]) {
            add(line: start..<index + 1)
            start = index + 1
        }
        for index in result.indices {
            if let partner = result[index].partner { result[index].partner = moved[partner] }
        }
    }

    private func endsLine(_ token: Token) -> Bool {
        token.kind == .text && bytes[token.range.upperBound - 1] == 0x0A
    }

    private mutating func add(line: Range<Int>) {
        let leading = leadingSpace(line)
        if let roles = rolesOfTagsAlone(line) {
            for (index, role) in zip(line, roles) where role != .space {
                var token = tokens[index]
                if role == .alone {
                    token.isAlone = true
                    token.indentation = leading
                }
                keep(token, from: index)
            }
            return
        }
        let first = tokens[line.lowerBound]
        if !(first.kind == .text && isAllBlank(first)) || line.count > 1 {
            result.append(Token(kind: .line, range: leading))
        }
        for index in line {
            var token = tokens[index]
            if index == line.lowerBound, token.kind == .text, line.count > 1 || !isAllBlank(token) {
                token.range = leading.upperBound..<token.range.upperBound
                if token.range.isEmpty { continue }
            }
            if index == line.lowerBound || (index == line.lowerBound + 1 && first.range == leading) {
                token.indentation = leading
            }
            keep(token, from: index)
        }
    }

    private mutating func keep(_ token: Token, from index: Int) {
        moved[index] = result.count
        result.append(token)
    }

    private func leadingSpace(_ line: Range<Int>) -> Range<Int> {
        let first = tokens[line.lowerBound]
        guard first.kind == .text else { return first.range.lowerBound..<first.range.lowerBound }
        var end = first.range.lowerBound
        while end < first.range.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        return first.range.lowerBound..<end
    }

    private func isAllBlank(_ token: Token) -> Bool { bytes[token.range].allSatisfy(isBlank) }

    private enum Role { case space, alone, inside }

    /// What each token is in a line that holds only tags that write nothing themselves; nil for another line.
    ///
    /// One such tag makes the line, or several of inheritance, or one parent from opening to end. A block that opens
    /// and closes on the line writes there, so its line stays.
    private func rolesOfTagsAlone(_ line: Range<Int>) -> [Role]? {
        var roles = [Role](repeating: .alone, count: line.count)
        var units = 0
        var severalAllowed = true
        var index = line.lowerBound
        while index < line.upperBound {
            let token = tokens[index]
            if token.kind != .text { units += 1 }
            switch token.kind {
            case .text:
                guard isAllBlank(token) else { return nil }
                roles[index - line.lowerBound] = .space
            case .variable, .raw, .line: return nil
            case .comment, .delimiters, .section, .inverted, .partial: severalAllowed = false
            case .close:
                if let partner = token.partner, tokens[partner].kind == .section || tokens[partner].kind == .inverted {
                    severalAllowed = false
                }
            case .parent:
                if let partner = token.partner, partner < line.upperBound {
                    severalAllowed = false
                    for inside in index + 1..<partner { roles[inside - line.lowerBound] = .inside }
                    index = partner
                }
            case .block:
                if let partner = token.partner, partner < line.upperBound { return nil }
            }
            guard units < 2 || severalAllowed else { return nil }
            index += 1
        }
        return units > 0 ? roles : nil
    }
}
