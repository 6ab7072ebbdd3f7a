internal import SourceText

/// Cuts a template into tokens.
struct Scanner {
    private static let longestDelimiter = 16

    private let source: Source
    private let bytes: [UInt8]
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)
    private var at = 0
    private var tokens: [Token] = []

    /// All tokens, or those before a tag that never ends.
    static func tokens(of source: Source, into diagnostics: inout Diagnostics) -> (tokens: [Token], isWhole: Bool) {
        var scanner = Scanner(source: source)
        let isWhole = scanner.scan(into: &diagnostics)
        return (scanner.tokens, isWhole)
    }

    private init(source: Source) {
        self.source = source
        bytes = source.bytes
    }

    private mutating func scan(into diagnostics: inout Diagnostics) -> Bool {
        while at < bytes.count {
            let start = find(open, from: at) ?? bytes.count
            addText(at..<start)
            at = start
            guard start < bytes.count else { return true }
            guard addTag(at: start, into: &diagnostics) else {
                diagnostics.append(.unclosedTag, at: Place(source.path, start..<start + open.count), text(of: close))
                return false
            }
        }
        return true
    }

    private mutating func addText(_ range: Range<Int>) {
        var start = range.lowerBound
        for index in range where bytes[index] == 0x0A {
            tokens.append(Token(kind: .text, range: start..<index + 1))
            start = index + 1
        }
        if start < range.upperBound { tokens.append(Token(kind: .text, range: start..<range.upperBound)) }
    }

    /// False where the tag never ends.
    private mutating func addTag(at start: Int, into diagnostics: inout Diagnostics) -> Bool {
        var inside = start + open.count
        var kind = Token.Kind.variable
        var end = close
        if inside < bytes.count {
            switch bytes[inside] {
            case UInt8(ascii: "!"): kind = .comment
            case UInt8(ascii: "="):
                kind = .delimiters
                end = [UInt8(ascii: "=")] + close
            case UInt8(ascii: "{"):
                kind = .raw
                end = [UInt8(ascii: "}")] + close
            case UInt8(ascii: "&"): kind = .raw
            case UInt8(ascii: "#"): kind = .section
            case UInt8(ascii: "^"): kind = .inverted
            case UInt8(ascii: "/"): kind = .close
            case UInt8(ascii: ">"): kind = .partial
            case UInt8(ascii: "<"): kind = .parent
            case UInt8(ascii: "$"): kind = .block
            default: break
            }
        }
        if kind != .variable { inside += 1 }
        guard let stop = find(end, from: inside) else { return false }
        at = stop + end.count
        let name = trimmed(inside..<stop)
        let token = Token(kind: kind, range: start..<at, name: name)
        if kind == .delimiters {
            guard setDelimiters(name) else {
                diagnostics.append(.badDelimiters, at: Place(source.path, token.range))
                return true
            }
        } else if kind != .comment, name.isEmpty {
            diagnostics.append(.emptyTag, at: Place(source.path, token.range))
            return true
        }
        tokens.append(token)
        return true
    }

    private mutating func setDelimiters(_ range: Range<Int>) -> Bool {
        let parts = bytes[range].split(whereSeparator: isBlank)
        guard parts.count == 2,
            parts.allSatisfy({ $0.count <= Scanner.longestDelimiter && !$0.contains(UInt8(ascii: "=")) })
        else { return false }
        open = Array(parts[0])
        close = Array(parts[1])
        return true
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, isBlank(bytes[low]) { low += 1 }
        while low < high, isBlank(bytes[high - 1]) { high -= 1 }
        return low..<high
    }

    /// Delimiters are short, so looking byte by byte stays linear.
    private func find(_ needle: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var index = start
        while index <= bytes.count - needle.count {
            if bytes[index] == first, bytes[index..<index + needle.count].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }

    private func text(of run: [UInt8]) -> String { String(decoding: run, as: UTF8.self) }
}
