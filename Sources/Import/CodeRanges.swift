internal import SourceText

/// The parts of a Markdown text that are code, where nothing may be changed: fenced and indented blocks, code spans.
struct CodeRanges {
    private(set) var ranges: [Range<Int>] = []
    /// Of those, the blocks.
    private(set) var blocks: [Range<Int>] = []
    private let text: [UInt8]

    init(_ text: [UInt8]) {
        self.text = text
        find()
    }

    private mutating func find() {
        var line = 0
        var paragraph: Int?
        // What the items of the lists that are open are indented by.
        var items: [Int] = []
        var afterBlank = true
        // Blocks of tags that a blank line has not parted: their indentation means nothing.
        var tagDepth = 0
        while line < text.count {
            let end = text.lineEnd(from: line)
            let (start, indent) = content(of: line, end)
            if start == end {
                flush(&paragraph, line)
                afterBlank = true
                line = end + 1
                continue
            }
            while let last = items.last, indent < last { items.removeLast() }
            // Further in than three blanks it is the paragraph's own text, or an indented block (CommonMark 4.5).
            let mayFence = indent < (items.last ?? 0) + 4 || tagDepth > 0
            if mayFence, let fence = fence(at: start, end) {
                flush(&paragraph, line)
                let close = closing(fence, from: end + 1)
                blocks.append(line..<close)
                ranges.append(line..<close)
                line = close
                afterBlank = true
                continue
            }
            if afterBlank, paragraph == nil, tagDepth == 0, indent >= (items.last ?? 0) + 4 {
                let close = endOfIndented(from: line, indent: (items.last ?? 0) + 4)
                blocks.append(line..<close)
                ranges.append(line..<close)
                line = close
                afterBlank = true
                continue
            }
            if let width = marker(at: start, end) {
                items.append(indent + width)
                flush(&paragraph, line)
            }
            // Headings and blocks of HTML end a paragraph, and with it any span of code that was begun.
            let isHeading = text[start] == UInt8(ascii: "#")
            if isHeading || beginsBlockOfHTML(start) { flush(&paragraph, line) }
            if isHeading {
                paragraph = line
                flush(&paragraph, min(text.count, end + 1))
                afterBlank = false
                line = end + 1
                continue
            }
            tagDepth = max(0, tagDepth + tags(start, end))
            if paragraph == nil { paragraph = line }
            afterBlank = false
            line = end + 1
        }
        flush(&paragraph, text.count)
        ranges.sort { $0.lowerBound < $1.lowerBound }
    }

    /// The first byte that is neither blank nor a quotation's sign, and how far in it stands.
    private func content(of line: Int, _ end: Int) -> (start: Int, indent: Int) {
        var at = line
        var indent = 0
        while at < end {
            switch text[at] {
            case 0x20: indent += 1
            case 0x09: indent += 4 - indent % 4
            case UInt8(ascii: ">") where indent < 4:
                indent = 0
                if at + 1 < end, text[at + 1] == 0x20 { at += 1 }
            default: return (at, indent)
            }
            at += 1
        }
        return (end, indent)
    }

    private func fence(at start: Int, _ end: Int) -> (sign: UInt8, count: Int)? {
        // A fence may open an item of a list.
        let start = marker(at: start, end).map { min(end, start + $0) } ?? start
        guard start < end, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") else { return nil }
        let sign = text[start]
        var at = start
        while at < end, text[at] == sign { at += 1 }
        guard at - start >= 3 else { return nil }
        if sign == UInt8(ascii: "`"), text[at..<end].contains(sign) { return nil }
        return (sign, at - start)
    }

    /// Behind the line that closes a fence.
    private func closing(_ fence: (sign: UInt8, count: Int), from start: Int) -> Int {
        var line = start
        while line < text.count {
            let end = text.lineEnd(from: line)
            var at = content(of: line, end).start
            let first = at
            while at < end, text[at] == fence.sign { at += 1 }
            if at - first >= fence.count, text[at..<end].allSatisfy(\.isSpace) { return min(text.count, end + 1) }
            line = end + 1
        }
        return text.count
    }

    private func endOfIndented(from start: Int, indent: Int) -> Int {
        var line = start
        var last = start
        while line < text.count {
            let end = text.lineEnd(from: line)
            let here = content(of: line, end)
            if here.start < end {
                guard here.indent >= indent else { break }
                last = min(text.count, end + 1)
            }
            line = end + 1
        }
        return max(last, start + 1)
    }

    private func beginsBlockOfHTML(_ start: Int) -> Bool {
        guard text[start] == UInt8(ascii: "<"), start + 1 < text.count else { return false }
        if text[start + 1] == UInt8(ascii: "!") || text[start + 1] == UInt8(ascii: "?") { return true }
        var at = start + 1
        if text[at] == UInt8(ascii: "/") { at += 1 }
        let nameStart = at
        while at < text.count, text[at].isLetter || text[at].isDigit, at - nameStart < 20 { at += 1 }
        guard at > nameStart, at < text.count,
            text[at].isSpace || text[at] == UInt8(ascii: ">") || text[at] == UInt8(ascii: "/")
        else { return false }
        let name = text.text(nameStart..<at).lowercasedASCII
        return HTMLElement.block.contains(name) || CodeRanges.otherBlocks.contains(name)
    }

    private static let otherBlocks: Set<String> = [
        "td", "th", "link", "meta", "title", "script", "style", "textarea", "option", "source", "track", "param",
        "base", "col", "colgroup",
    ]

    private static let nesting = [
        "table", "ul", "ol", "div", "section", "form", "figure", "dl", "details", "tr", "tbody",
    ]

    /// The width of a list item's sign with the blanks behind it.
    private func marker(at start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        var at = start
        switch text[at] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): at += 1
        case 0x30...0x39:
            while at < end, text[at].isDigit, at - start < 9 { at += 1 }
            guard at < end, text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ")") else { return nil }
            at += 1
        default: return nil
        }
        let signEnd = at
        while at < end, text[at] == 0x20, at - signEnd < 5 { at += 1 }
        guard at > signEnd || at == end else { return nil }
        return at - signEnd >= 5 || at == end ? signEnd - start + 1 : at - start
    }

    /// Blocks of tags opened less those closed on a line.
    private func tags(_ start: Int, _ end: Int) -> Int {
        var depth = 0
        var at = start
        while at < end {
            if text[at] == UInt8(ascii: "<"), at + 2 < end {
                let isClosing = text[at + 1] == UInt8(ascii: "/")
                let start = isClosing ? at + 2 : at + 1
                for name in text[start].isLetter ? CodeRanges.nesting : [] where text.hasAnyCase(name, at: start) {
                    let after = start + name.utf8.count
                    if isClosing {
                        depth -= 1
                    } else if after < text.count, !text[after].isLetter {
                        depth += 1
                    }
                }
            }
            at += 1
        }
        return depth
    }

    /// Code spans of a paragraph: runs of backticks that find their like.
    private mutating func flush(_ paragraph: inout Int?, _ end: Int) {
        guard let start = paragraph else { return }
        paragraph = nil
        var runs: [(start: Int, count: Int)] = []
        var at = start
        while at < end {
            if text[at] == UInt8(ascii: "\\"), at + 1 < end, text[at + 1] == UInt8(ascii: "`") {
                // A backslash keeps a backtick from opening a span; it may still close one: the count below zero.
                var next = at + 1
                while next < end, text[next] == UInt8(ascii: "`") { next += 1 }
                runs.append(next - at == 2 ? (at + 1, -1) : (at + 2, next - at - 2))
                at = next
            } else if text[at] == UInt8(ascii: "`") {
                var next = at
                while next < end, text[next] == UInt8(ascii: "`") { next += 1 }
                runs.append((at, next - at))
                at = next
            } else {
                at += 1
            }
        }
        // The next run of each length, found from behind once.
        var nextOfLength: [Int: Int] = [:]
        var likes = [Int?](repeating: nil, count: runs.count)
        for index in runs.indices.reversed() {
            let length = abs(runs[index].count)
            likes[index] = nextOfLength[length]
            nextOfLength[length] = index
        }
        var index = 0
        while index < runs.count {
            if runs[index].count > 0, let like = likes[index] {
                ranges.append(runs[index].start..<(runs[like].start + abs(runs[like].count)))
                index = like + 1
            } else {
                index += 1
            }
        }
    }
}

/// Goes along code ranges with a rising place in the text.
struct CodeCursor {
    private let ranges: [Range<Int>]
    private var next = 0

    init(_ ranges: [Range<Int>]) { self.ranges = ranges }

    /// The end of the code that `index` stands in; nil outside of code.
    mutating func code(at index: Int) -> Int? {
        while next < ranges.count, ranges[next].upperBound <= index { next += 1 }
        guard next < ranges.count, ranges[next].lowerBound <= index else { return nil }
        return ranges[next].upperBound
    }
}
