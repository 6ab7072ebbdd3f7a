internal import SourceText

/// Markdown being written: runs of the old text as they are, and blocks that stand apart from what is around them.
struct MarkdownFlow {
    private var out: [UInt8] = []
    /// Where the last line of `out` begins.
    private var lineStart = 0
    /// A block was written last; what follows begins after a blank line, with this before it.
    private var pending: [UInt8]?
    private var breaks = 0

    mutating func finished() -> [UInt8] {
        breaks = 0
        return out
    }

    /// A run of Markdown with its own lines.
    mutating func write(_ run: ArraySlice<UInt8>) {
        guard !run.isEmpty else { return }
        var run = run
        if let prefix = pending {
            run = run.drop { $0.isBlank }
            let isNewLine = run.first == 0x0A
            if isNewLine { run = run.dropFirst() }
            if run.isEmpty && !isNewLine { return }
            startAfterBlock(prefix, isNewLine: isNewLine)
            if run.isEmpty { return }
        }
        if breaks > 0 {
            if run.allSatisfy(\.isSpace), !run.contains(0x0A) { return }
            settleBreaks(before: &run)
        }
        put(run)
    }

    private mutating func put(_ run: some BidirectionalCollection<UInt8>) {
        let start = out.count
        out += run
        if let feed = out[start...].lastIndex(of: 0x0A) { lineStart = feed + 1 }
    }

    /// Inline Markdown whose line breaks are the byte 1.
    mutating func inline(_ run: [UInt8]) {
        var isFirst = true
        for piece in run.split(separator: 1, omittingEmptySubsequences: false) {
            if !isFirst { breakLine() }
            isFirst = false
            guard !piece.isEmpty else { continue }
            if let prefix = pending { startAfterBlock(prefix, isNewLine: false) }
            var slice = piece
            if breaks > 0 { settleBreaks(before: &slice) }
            put(slice)
        }
    }

    mutating func breakLine() {
        if pending == nil { breaks += 1 }
    }

    private mutating func startAfterBlock(_ prefix: [UInt8], isNewLine: Bool) {
        pending = nil
        let bare = prefix.trimmedEnd
        put([0x0A] + bare + [0x0A])
        if !isNewLine { put(prefix) }
    }

    private mutating func settleBreaks(before run: inout ArraySlice<UInt8>) {
        let count = breaks
        breaks = 0
        let (prefix, isAlone) = lead()
        if isAlone { return }
        let blanks = run.prefix { $0.isSpace }
        let lines = blanks.count { $0 == 0x0A }
        if lines > 1 { return }
        let first = out[lineStart...].prefix(400).first { !$0.isBlank && $0 != UInt8(ascii: ">") }
        if first == UInt8(ascii: "|") || first == UInt8(ascii: "#") {
            if lines == 0 { out.append(0x20) }
            return
        }
        while let last = out.last, last.isBlank { out.removeLast() }
        let next = run[blanks.endIndex...]
        guard !next.isEmpty else {
            return
        }
        if count > 1 || MarkdownFlow.startsBlock(next) {
            put([0x0A] + prefix.trimmedEnd + [0x0A])
            if lines == 0 {
                put(prefix)
            } else {
                run = run.dropFirst(blanks.lastIndex(of: 0x0A).map { $0 + 1 - blanks.startIndex } ?? 0)
            }
            return
        }
        if out.last == UInt8(ascii: "\\") { out.removeLast() }
        put([UInt8(ascii: "\\"), 0x0A] + prefix)
        run = next
        // A quotation repeats its sign.
        if lines > 0, prefix.contains(UInt8(ascii: ">")) { run = run.drop { $0 == UInt8(ascii: ">") || $0.isBlank } }
    }

    private static func startsBlock(_ run: ArraySlice<UInt8>) -> Bool {
        guard let first = run.first else { return true }
        let second = run.dropFirst().first ?? 0x20
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            return second.isSpace || second == first && first == UInt8(ascii: "-")
        case UInt8(ascii: "#"): return second == first || second == 0x20
        case UInt8(ascii: "|"), UInt8(ascii: "="): return true
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return run.starts(with: [first, first, first])
        default: return false
        }
    }

    /// A block with blank lines around it, each line as far in as the place where it begins.
    mutating func block(_ block: [UInt8]) {
        let lines = block.trimmedLines
        guard !lines.allSatisfy(\.isSpace) else { return }
        breaks = 0
        if let prefix = pending { startAfterBlock(prefix, isNewLine: false) }
        let (found, isAlone) = lead()
        var prefix = found
        let hasMarker = isAlone && out[lineStart...].prefix(400).contains { !$0.isBlank && $0 != UInt8(ascii: ">") }
        if isAlone, !hasMarker {
            out.removeLast(out.count - lineStart)
            if prefix.count >= 4, prefix.allSatisfy(\.isBlank), !isInList() { prefix = [] }
            if !out.isEmpty, !endsInBlankLine() { put(prefix.trimmedEnd + [0x0A]) }
            put(prefix)
        } else if !isAlone {
            while let last = out.last, last.isBlank { out.removeLast() }
            put([0x0A] + prefix.trimmedEnd + [0x0A] + prefix)
        }
        var isFirst = true
        for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if !isFirst { put([0x0A] + (line.isEmpty ? prefix.trimmedEnd : prefix)) }
            isFirst = false
            put(line)
        }
        pending = prefix
    }

    /// What stands before a further line of the paragraph being written, and whether nothing else is on its line yet.
    private func lead() -> (prefix: [UInt8], isAlone: Bool) {
        var at = lineStart
        var prefix: [UInt8] = []
        // Deeper than any page is, the depth would be written once for every line.
        while at < out.count, prefix.count < 200, out[at].isBlank || out[at] == UInt8(ascii: ">") {
            prefix.append(out[at])
            at += 1
        }
        var sign = at
        if sign < out.count, "-*+".utf8.contains(out[sign]) {
            sign += 1
        } else {
            while sign < out.count, out[sign].isDigit, sign - at < 9 { sign += 1 }
            if sign > at, sign < out.count, out[sign] == UInt8(ascii: ".") || out[sign] == UInt8(ascii: ")") {
                sign += 1
            } else {
                sign = at
            }
        }
        if sign > at, sign == out.count || out[sign].isBlank {
            while sign < out.count, out[sign].isBlank, sign - at < 200 { sign += 1 }
            prefix += Array(repeating: 0x20, count: sign - at)
            at = sign
        }
        return (prefix, at == out.count)
    }

    private func isInList() -> Bool {
        var end = out.count
        while end > 0 {
            let start = out.lineStart(at: end - 1)
            let line = out[start..<(end - 1)]
            end = start
            guard let first = line.first(where: { !$0.isSpace }) else { continue }
            return line.first?.isBlank == true || "-*+".utf8.contains(first) || first.isDigit
        }
        return false
    }

    private func endsInBlankLine() -> Bool {
        guard out.last == 0x0A else { return out.isEmpty }
        let start = out.lineStart(at: out.count - 1)
        return out[start..<(out.count - 1)].allSatisfy { $0.isSpace || $0 == UInt8(ascii: ">") }
    }
}

extension Array where Element == UInt8 {
    var trimmedEnd: [UInt8] {
        var end = count
        while end > 0, self[end - 1].isBlank { end -= 1 }
        return Array(self[..<end])
    }

    /// Every line but the first so many blanks in.
    func indented(by width: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + count / 8)
        for (index, byte) in enumerated() {
            result.append(byte)
            if byte == 0x0A, index + 1 < count, self[index + 1] != 0x0A { result += repeatElement(0x20, count: width) }
        }
        return result
    }

    var hasBlankLine: Bool {
        var isBlank = false
        var hasLine = false
        for byte in self {
            if byte == 0x0A {
                if isBlank && hasLine { return true }
                isBlank = true
                hasLine = true
            } else if !byte.isSpace {
                isBlank = false
            }
        }
        return false
    }

    /// Bold text in bold text is bold once.
    var withoutStars: [UInt8] {
        guard count > 4, has("**", at: 0), has("**", at: count - 2) else { return self }
        return Array(self[2..<(count - 2)])
    }

    /// As a table's cell: no bar but an escaped one.
    var cellEscaped: [UInt8] {
        var result: [UInt8] = []
        for (index, byte) in enumerated() {
            if byte == UInt8(ascii: "|"), index == 0 || self[index - 1] != UInt8(ascii: "\\") {
                result.append(UInt8(ascii: "\\"))
            }
            result.append(byte)
        }
        return result
    }
}
