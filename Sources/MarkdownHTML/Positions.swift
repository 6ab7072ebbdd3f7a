/// Finds where things stand in the source. cmark's lines of blocks are right, its places inside them are not.
struct Positions {
    private let bytes: ArraySlice<UInt8>
    private let offset: Int
    private var lineStarts: [Int] = []
    private var definitions: [[UInt8]: Range<Int>]?
    private var block = 0..<0
    private var cursor = 0
    /// How many bytes may still be searched: a text of many targets that can't be found must not cost their product.
    private var budget = 8_000_000

    init(_ bytes: ArraySlice<UInt8>, at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The number that an item of an ordered list was given; nil where none is found.
    mutating func number(of item: CmarkNode) -> Int? {
        guard let start = mark(of: item) else { return nil }
        let digits = bytes[start...].prefix(10).prefix { 0x30...0x39 ~= $0 }
        guard (1...9).contains(digits.count), digits.endIndex < bytes.endIndex,
            bytes[digits.endIndex] == UInt8(ascii: ".") || bytes[digits.endIndex] == UInt8(ascii: ")")
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Where the first line of a block ends in the file.
    mutating func firstLineEnd(of node: CmarkNode) -> Int { inFile(lines(node.startLine, node.startLine)).upperBound }

    /// The sign that an item begins with.
    mutating func sign(of item: CmarkNode) -> UInt8? { mark(of: item).map { bytes[$0] } }

    /// Where an item's bullet or number begins.
    private mutating func mark(of item: CmarkNode) -> Int? {
        guard item.startLine > 0, item.startColumn > 0 else { return nil }
        if lineStarts.isEmpty { findLines() }
        guard item.startLine <= lineStarts.count else { return nil }
        let place = lineStarts[item.startLine - 1] + item.startColumn - 1
        return place < bytes.endIndex ? place : nil
    }

    /// The bytes of the nearest block's lines in the file.
    mutating func lines(of node: CmarkNode) -> Range<Int> { inFile(blockLines(of: node)) }

    /// Where a decoded target, or a piece of raw text, stands in the file: behind the last one found in the same block.
    mutating func range(of target: [UInt8], in node: CmarkNode) -> Range<Int> {
        let lines = blockLines(of: node)
        if lines != block {
            block = lines
            cursor = lines.lowerBound
        }
        guard let found = find(target) else { return inFile(block) }
        if block.contains(found.lowerBound) { cursor = found.upperBound }
        return inFile(found)
    }

    /// Whether a backslash stands before a place in the file.
    func isEscaped(_ place: Int) -> Bool {
        let index = place - offset + bytes.startIndex
        return index > bytes.startIndex && index <= bytes.endIndex && bytes[index - 1] == UInt8(ascii: "\\")
    }

    private func inFile(_ range: Range<Int>) -> Range<Int> {
        let shift = offset - bytes.startIndex
        return range.lowerBound + shift..<range.upperBound + shift
    }

    private mutating func blockLines(of node: CmarkNode) -> Range<Int> {
        var current: CmarkNode? = node
        while let candidate = current {
            switch candidate.kind {
            case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image,
                .footnoteReference, .strikethrough, .cell, .other:
                current = candidate.parent
            default:
                if candidate.startLine > 0 {
                    return lines(candidate.startLine, max(candidate.startLine, candidate.endLine))
                }
                current = candidate.parent
            }
        }
        return bytes.startIndex..<bytes.endIndex
    }

    private mutating func lines(_ first: Int, _ last: Int) -> Range<Int> {
        if lineStarts.isEmpty { findLines() }
        let count = lineStarts.count
        let start = lineStarts[min(first, count) - 1]
        var end = last < count ? lineStarts[last] : bytes.endIndex
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<max(start, end)
    }

    /// A line ends with LF, CR LF or CR (CommonMark 0.29, 2.1).
    private mutating func findLines() {
        lineStarts = [bytes.startIndex]
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte <= 0x0D, byte == 0x0A || byte == 0x0D else { continue }
            if byte == 0x0D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A { continue }
            lineStarts.append(index + 1)
        }
    }

    private mutating func find(_ target: [UInt8]) -> Range<Int>? {
        guard !target.isEmpty, budget > 0 else { return nil }
        if let found = inline(target) { return found }
        if definitions == nil { definitions = findDefinitions() }
        if let found = definitions?[target] { return found }
        return plain(target) ?? plainFromStart(target) ?? escapedInline()
    }

    /// The target behind `](`.
    private mutating func inline(_ target: [UInt8]) -> Range<Int>? {
        eachInline { bytes, start in
            let end = start + target.count
            return end <= bytes.endIndex && bytes[start..<end].elementsEqual(target) ? start..<end : nil
        }
    }

    /// The first target behind `](` that is written with escapes or references, so that it differs from its value.
    private mutating func escapedInline() -> Range<Int>? {
        eachInline { bytes, start in
            let end = bytes[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ">") }
            let written = bytes[start..<(end ?? bytes.endIndex)]
            return written.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
                ? start..<written.endIndex : nil
        }
    }

    private mutating func eachInline(_ match: (ArraySlice<UInt8>, Int) -> Range<Int>?) -> Range<Int>? {
        var index = cursor + 1
        defer { budget -= max(0, index - cursor) }
        let inside = bytes[..<block.upperBound]
        while index < block.upperBound {
            guard bytes[index] == UInt8(ascii: "("), bytes[index - 1] == UInt8(ascii: "]") else {
                index += 1
                continue
            }
            index += 1
            var start = index
            while start < block.upperBound, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "<") { start += 1 }
            if start < block.upperBound, let found = match(inside, start) { return found }
        }
        return nil
    }

    private mutating func plain(_ target: [UInt8]) -> Range<Int>? {
        guard let first = target.first, block.count >= target.count else { return nil }
        var index = cursor
        defer { budget -= index - cursor }
        while index + target.count <= block.upperBound {
            if bytes[index] == first, bytes[index..<index + target.count].elementsEqual(target) {
                return index..<index + target.count
            }
            index += 1
        }
        return nil
    }

    /// Slips of one sort are looked for after those of another, so that one may stand before the last one found.
    private mutating func plainFromStart(_ target: [UInt8]) -> Range<Int>? {
        guard cursor > block.lowerBound, budget > 0 else { return nil }
        let last = cursor
        cursor = block.lowerBound
        let found = plain(target)
        if found == nil { cursor = last }
        return found
    }

    /// The targets of reference definitions, `[label]: target`, the first of each.
    private func findDefinitions() -> [[UInt8]: Range<Int>] {
        var found: [[UInt8]: Range<Int>] = [:]
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: ":"), bytes[index - 1] == UInt8(ascii: "]") else { continue }
            var start = index + 1
            while start < bytes.endIndex, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "<") { start += 1 }
            var end = start
            while end < bytes.endIndex, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
            guard end > start else { continue }
            let target = Array(bytes[start..<end])
            if found[target] == nil { found[target] = start..<end }
            index = end - 1
        }
        return found
    }
}
