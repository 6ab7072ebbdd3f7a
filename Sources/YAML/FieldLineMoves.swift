internal import SourceText

/// Values that belong on lines of their own, and values within braces.
extension FieldLines {
    /// `summary: | Коротко`: the text goes below the sign, as deep as what follows it.
    mutating func moveBelow(_ sign: Int, text: Int, _ indent: Int, _ line: Range<Int>) {
        let deeper = indentBelow(line).flatMap { $0 > indent ? $0 : nil } ?? indent + 2
        var end = text
        while end > sign + 1, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        let written = String(decoding: bytes[sign..<sign + 1], as: UTF8.self)
        say(
            .slipBlockText, sign..<sign + 1, [written],
            [(end..<text, "\n" + String(repeating: " ", count: deeper))], line: line)
        blockIndent = indent
    }

    /// `tags: - освіта`: the list begins on the next line. Whether a hyphen within the value parts two items nobody can tell.
    mutating func beginListBelow(_ range: Range<Int>, _ indent: Int, _ line: Range<Int>) {
        let text = String(decoding: bytes[range], as: UTF8.self).dropFirst(bytes: 1)
        let items = String(text).replacing(bytes: " - ", with: "\n").split(byte: "\n").map { String($0).trimmedBlanks }
        let depth = indentBelow(line).flatMap { $0 > indent ? $0 : nil } ?? indent + 2
        let start = "\n" + String(repeating: " ", count: depth) + "- "
        var colon = range.lowerBound
        while colon > line.lowerBound, bytes[colon - 1] == 0x20 || bytes[colon - 1] == 0x09 { colon -= 1 }
        let written = items.filter { !$0.isEmpty }.map { start + writtenYAML($0) }.joined()
        say(
            .slipListInLine, range.lowerBound..<range.lowerBound + 1, [], [(colon..<range.upperBound, written)],
            line: line, isSure: items.count == 1)
        itemIndent = depth
    }

    private func indentBelow(_ line: Range<Int>) -> Int? {
        let start = lineEnd(from: line.upperBound) + 1
        guard start < bytes.count else { return nil }
        let end = lineEnd(from: start)
        let content = skipBlanks(from: start, to: end)
        return content < end && bytes[content] != 0x0D ? content - start : nil
    }

    /// `{file: a.pdf, title: Додаток: ціни}`: a value with a colon and a blank needs quotes; what a comma parts from it and
    /// has no colon belongs to it.
    mutating func look(atPairs range: Range<Int>, line: Range<Int>) {
        var changes: [(Range<Int>, String)] = []
        var first: Int?
        let pieces = pieces(of: range)
        for (number, piece) in pieces.enumerated() {
            guard let name = colon(in: piece) else { continue }
            var value = trimmed(name + 1..<piece.upperBound)
            guard let start = value.first, !"\"'[{|>&*".utf8.contains(bytes[start]), let second = colon(in: value)
            else {
                continue
            }
            for next in pieces[(number + 1)...] {
                if colon(in: next) != nil { break }
                value = value.lowerBound..<next.upperBound
            }
            while let last = value.last, bytes[last] == 0x20 { value = value.lowerBound..<last }
            first = first ?? second
            changes.append((value, quotedYAML(String(decoding: bytes[value], as: UTF8.self))))
        }
        guard let first else { return }
        say(.yamlColon, first..<first + 1, [], changes, line: line)
    }

    /// What commas part, but for those within quotes and brackets.
    private func pieces(of range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var depth = 0
        var quoted: UInt8?
        for index in range {
            let byte = bytes[index]
            if let sign = quoted {
                if byte == sign { quoted = nil }
                continue
            }
            let beginsValue = index == range.lowerBound || " ,[{:".utf8.contains(bytes[index - 1])
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if beginsValue { quoted = byte }
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                pieces.append(start..<index)
                start = index + 1
            default: break
            }
        }
        return pieces + [start..<range.upperBound]
    }
}
