internal import Hub
internal import SourceText

/// Takes away what only other Markdown programs understand: attribute lists, tables of contents, lines of code of MDX.
struct TidyPass {
    let context: OldContext
    var remarks = Diagnostics()
    /// Ids that the old page gave to headings: id and the heading's words.
    var headingIDs: [(id: String, words: String)] = []

    init(_ context: OldContext) { self.context = context }

    mutating func converted(_ text: [UInt8]) -> [UInt8] {
        var edits = Edits()
        var cursor = CodeCursor(CodeRanges(text).ranges)
        var line = 0
        var lists = 0
        var hasMDX = false
        let isMDX = context.path.hasSuffix(bytes: ".mdx")
        while line < text.count {
            if let code = cursor.code(at: line), code > text.lineEnd(from: line) {
                line = code
                continue
            }
            let end = text.lineEnd(from: line)
            var start = line
            while start < end, text[start].isBlank { start += 1 }
            if start < end {
                if isMDX, text.has("import ", at: line) || text.has("export ", at: line) {
                    edits.replace(line..<end, with: "")
                    hasMDX = true
                } else if isTableOfContents(text, start, end) {
                    edits.replace(line..<end, with: "")
                    remarks.append(.importDropped, at: Place(context.path), text.text(start..<end).trimmed)
                } else {
                    if text.has("- : ", at: start) { edits.replace((start + 2)..<(start + 4), with: "") }
                    lists += attributes(text, line, end, &edits, &cursor)
                }
            }
            line = end + 1
        }
        let text = edits.applied(to: text)
        if lists > 0 { remarks.append(.importAttributes, at: Place(context.path), String(lists)) }
        if hasMDX { remarks.append(.importDropped, at: Place(context.path), "import") }
        return withoutGaps(levelled(text))
    }

    /// Only what every text needs: headings in order, no gaps.
    mutating func ordered(_ text: [UInt8]) -> [UInt8] { withoutGaps(levelled(text)) }

    /// What was taken out leaves no more than one blank line.
    private func withoutGaps(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var cursor = CodeCursor(CodeRanges(text).blocks)
        var line = 0
        var wasBlank = false
        while line < text.count {
            if let code = cursor.code(at: line) {
                result += text[line..<code]
                wasBlank = false
                line = code
                continue
            }
            let end = min(text.count, text.lineEnd(from: line) + 1)
            let isBlank = text[line..<end].allSatisfy(\.isSpace)
            if !isBlank || !wasBlank { result += isBlank ? [0x0A] : Array(text[line..<end]) }
            wasBlank = isBlank
            line = end
        }
        return result
    }

    /// Headings none of which skips a level below the one above it.
    private mutating func levelled(_ text: [UInt8]) -> [UInt8] {
        var headings: [(at: Int, level: Int)] = []
        var cursor = CodeCursor(CodeRanges(text).ranges)
        var line = 0
        while line < text.count {
            let end = text.lineEnd(from: line)
            let start = behindMarkers(text, line, end)
            if start < end, text[start] == UInt8(ascii: "#"), cursor.code(at: start) == nil {
                var at = start
                while at < end, text[at] == UInt8(ascii: "#") { at += 1 }
                if at - start <= 6, at == end || text[at].isBlank { headings.append((start, at - start)) }
            } else if end > line, end + 1 < text.count,
                text[end + 1] == UInt8(ascii: "=") || text.has("---", at: end + 1), !text[line].isSpace,
                cursor.code(at: line) == nil
            {
                let under = text[(end + 1)..<text.lineEnd(from: end + 1)]
                if let sign = under.first, under.allSatisfy({ $0 == sign || $0.isBlank }) {
                    headings.append((-1, sign == UInt8(ascii: "=") ? 1 : 2))
                }
            }
            line = end + 1
        }
        let top = headings.contains { $0.level == 1 } ? 1 : 2
        var edits = Edits()
        var open: [(old: Int, new: Int)] = []
        var changed = 0
        for heading in headings {
            while let last = open.last, last.old >= heading.level { open.removeLast() }
            let new = heading.at < 0 ? heading.level : min(6, open.last.map { $0.new + 1 } ?? top)
            open.append((heading.level, new))
            guard heading.at >= 0, new != heading.level else { continue }
            edits.replace(heading.at..<(heading.at + heading.level), with: String(repeating: "#", count: new))
            changed += 1
        }
        if changed > 0 { remarks.append(.importLevels, at: Place(context.path), String(changed)) }
        return edits.applied(to: text)
    }

    /// Behind the signs of quotations and lists: headings stand in these too.
    private func behindMarkers(_ text: [UInt8], _ line: Int, _ end: Int) -> Int {
        var at = line
        for _ in 0..<8 {
            while at < end, text[at].isBlank || text[at] == UInt8(ascii: ">") { at += 1 }
            var sign = at
            if sign < end, "-*+".utf8.contains(text[sign]) {
                sign += 1
            } else {
                while sign < end, text[sign].isDigit, sign - at < 9 { sign += 1 }
                guard sign > at, sign < end, text[sign] == UInt8(ascii: ".") || text[sign] == UInt8(ascii: ")") else {
                    return at
                }
                sign += 1
            }
            guard sign < end, text[sign].isBlank else { return at }
            at = sign
        }
        return at
    }

    private func isTableOfContents(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let words = text.text(start..<end).trimmed.lowercased()
        return ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}", "{: toc}", "{{toc}}", "${toc}"].contains(words)
    }

    /// Attribute lists of a line: behind a heading, a link, emphasis, or alone.
    private mutating func attributes(
        _ text: [UInt8], _ line: Int, _ end: Int, _ edits: inout Edits, _ cursor: inout CodeCursor
    ) -> Int {
        var found = 0
        var hasID = false
        var at = line
        var close = line
        // Behind the signs of a heading or a quotation.
        var words = line
        while words < end, text[words] == UInt8(ascii: "#") || text[words].isBlank || text[words] == UInt8(ascii: ">") {
            words += 1
        }
        while at < end {
            if let code = cursor.code(at: at) {
                at = code
                continue
            }
            guard text[at] == UInt8(ascii: "{"), at + 2 < end else {
                at += 1
                continue
            }
            if close <= at { close = text.first("}", in: at..<end) ?? end }
            guard close < end, isList(text, (at + 1)..<close),
                at == line || text[at - 1].isBlank || ")]*_`".utf8.contains(text[at - 1])
                    || text[line] == UInt8(ascii: "#")
            else {
                at += 1
                continue
            }
            let first = min(words, at)
            if text[line] == UInt8(ascii: "#"), !hasID, let id = id(text, (at + 1)..<close) {
                hasID = true
                headingIDs.append((id, text.text(first..<at).trimmed.withoutMarkup))
            }
            var from = at
            while from > line, text[from - 1].isBlank { from -= 1 }
            // Alone on its line, all of the line but its quotation sign goes.
            edits.replace((first == at ? at : from)..<(close + 1), with: "")
            found += 1
            at = close + 1
        }
        return found
    }

    private func isList(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count > 1 else { return false }
        var at = range.lowerBound
        if text[at] == UInt8(ascii: ":") {
            return range.count < 400 && text[range].allSatisfy { $0 != UInt8(ascii: "{") }
        }
        while at < range.upperBound, text[at].isBlank { at += 1 }
        guard at + 1 < range.upperBound else { return false }
        if text[at] == UInt8(ascii: "#") || text[at] == UInt8(ascii: ".") {
            return text[at + 1].isLetter || text[at + 1] >= 0x80 || text[at + 1] == 0x5F
                || text[at] == UInt8(ascii: "#") && text[at + 1].isDigit
        }
        let start = at
        while at < range.upperBound, text[at].isLetter || text[at] == 0x2D { at += 1 }
        // A name of one attribute, then its value.
        return at > start && at < range.upperBound && text[at] == UInt8(ascii: "=")
    }

    private func id(_ text: [UInt8], _ range: Range<Int>) -> String? {
        var at = range.lowerBound
        while at < range.upperBound, text[at] != UInt8(ascii: "#") { at += 1 }
        let start = at + 1
        guard start < range.upperBound else { return nil }
        at = start
        while at < range.upperBound, !text[at].isSpace { at += 1 }
        return text.text(start..<at)
    }
}
