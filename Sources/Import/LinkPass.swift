internal import Hub
internal import SourceText

/// Where a target of the old site leads in the new one.
enum NewTarget: Sendable {
    /// As it was.
    case same
    /// Elsewhere: a file of `content/` or an address.
    case to(String)
    /// A picture that lies on another site: its address for a link.
    case remote(String)
    /// Nowhere: only the words are kept.
    case words
}

/// Rewrites the targets of links and pictures of a Markdown text.
struct LinkPass {
    let text: [UInt8]
    private let code: [Range<Int>]
    private var edits = Edits()
    /// Labels of reference definitions: those that lead nowhere, and those whose pictures lie on other sites.
    private var lost: Set<String> = []
    private var remote: [String: String] = [:]
    /// Where definitions begin, and where their labels end.
    private var labels: [Int: Int] = [:]

    init(_ text: [UInt8]) {
        self.text = text
        code = CodeRanges(text).ranges
    }

    /// `resolve` is asked for each target as written, and whether it is a picture's.
    mutating func converted(_ resolve: (String, Bool) -> NewTarget) -> [UInt8] {
        definitions(resolve)
        links(resolve)
        return edits.applied(to: text)
    }

    // MARK: `[label]: target`

    private mutating func definitions(_ resolve: (String, Bool) -> NewTarget) {
        var cursor = CodeCursor(code)
        var line = 0
        while line < text.count {
            let end = text.lineEnd(from: line)
            defer { line = end + 1 }
            if cursor.code(at: line) != nil { continue }
            var at = line
            while at < end, text[at].isBlank || text[at] == UInt8(ascii: ">") { at += 1 }
            guard at < end, text[at] == UInt8(ascii: "["), !text.has("[^", at: at),
                let close = text.first("]:", in: at..<end)
            else { continue }
            let label = text.text((at + 1)..<close).lowercased().trimmed
            labels[at] = close + 2
            var start = close + 2
            while start < end, text[start].isBlank { start += 1 }
            var stop = start
            if start < end, text[start] == UInt8(ascii: "<") {
                while stop < end, text[stop] != UInt8(ascii: ">") { stop += 1 }
                stop = min(end, stop + 1)
            } else {
                while stop < end, !text[stop].isSpace { stop += 1 }
            }
            guard stop > start, !label.isEmpty else { continue }
            var target = text.text(start..<stop)
            target = LinkPass.bare(target)
            let isPicture = LinkPass.isPicture(target)
            switch resolve(target, isPicture) {
            case .same: if isPicture, target.contains(bytes: "://") { remote[label] = target }
            case .to(let new): edits.replace(start..<stop, with: new.asTarget)
            case .remote(let address):
                remote[label] = address
                edits.replace(start..<stop, with: address.asTarget)
            case .words:
                lost.insert(label)
                edits.replace(line..<min(text.count, end + 1), with: "")
            }
        }
    }

    /// Without the angle brackets around it.
    private static func bare(_ target: String) -> String {
        guard target.utf8.count > 1, target.hasPrefix(bytes: "<"), target.hasSuffix(bytes: ">") else { return target }
        return String(decoding: target.utf8.dropFirst().dropLast(), as: UTF8.self)
    }

    static func isPicture(_ target: String) -> Bool {
        let path = target.prefix(beforeBytes: "?#").lowercased()
        return [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"].contains {
            path.hasSuffix(bytes: $0)
        }
    }

    // MARK: `[words](target)`

    private mutating func links(_ resolve: (String, Bool) -> NewTarget) {
        var cursor = CodeCursor(code)
        var brackets: [(at: Int, isPicture: Bool)] = []
        var at = 0
        while at < text.count {
            if let end = cursor.code(at: at) {
                at = end
                continue
            }
            switch text[at] {
            case UInt8(ascii: "\\"): at += 2
            case 0x0A:
                // Links end with their paragraph.
                if at + 1 < text.count, text[at + 1] == 0x0A { brackets = [] }
                at += 1
            case UInt8(ascii: "!") where at + 1 < text.count && text[at + 1] == UInt8(ascii: "["):
                if brackets.count < 100 { brackets.append((at, true)) }
                at += 2
            case UInt8(ascii: "[") where labels[at] != nil: at = labels[at] ?? at + 1
            case UInt8(ascii: "["):
                if brackets.count < 100 { brackets.append((at, false)) }
                at += 1
            case UInt8(ascii: "]"):
                at += 1
                guard let open = brackets.popLast() else { continue }
                let isLinked = open.isPicture && brackets.last.map { !$0.isPicture && $0.at + 1 == open.at } ?? false
                at = close(open.at, open.isPicture, at, isLinked: isLinked, resolve)
            default: at += 1
            }
        }
    }

    /// `at` is behind the `]`; returns where to go on. A picture that is the words of a link is linked.
    private mutating func close(
        _ open: Int, _ isPicture: Bool, _ at: Int, isLinked: Bool, _ resolve: (String, Bool) -> NewTarget
    ) -> Int {
        let inner = (open + (isPicture ? 2 : 1))..<(at - 1)
        guard at < text.count, text[at] == UInt8(ascii: "(") else {
            reference(open, isPicture, inner, at)
            return at
        }
        guard let (range, end, needsForm) = target(from: at + 1) else { return at }
        var written = text.text(range)
        written = LinkPass.bare(written)
        if inner.isEmpty, !isPicture { return end }
        switch written.trimmed.isEmpty ? .words : resolve(written, isPicture) {
        case .same: if needsForm { edits.replace(range, with: written.asTarget) }
        case .to(let new): edits.replace(range, with: new.asTarget)
        case .remote(let address) where isLinked:
            // Links do not nest: its words stay.
            let isBlank = inner.isEmpty || text[inner].allSatisfy(\.isSpace)
            edits.replace(open..<inner.lowerBound, with: isBlank ? LinkPass.name(of: address).bracketed : "")
            edits.replace((at - 1)..<end, with: caption(behind: range.upperBound, end, inner))
        case .remote(let address):
            // A link in place of the picture; a picture without words gets its address's.
            let words = inner.isEmpty || text[inner].allSatisfy(\.isSpace) ? LinkPass.name(of: address) : ""
            edits.replace(open..<(open + 2), with: "[" + words.bracketed)
            edits.replace(range, with: address.asTarget)
        case .words:
            edits.replace(open..<inner.lowerBound, with: "")
            edits.replace((at - 1)..<end, with: isPicture ? caption(behind: range.upperBound, end, inner) : "")
        }
        return end
    }

    /// The words that stood below a picture, where they say more than its description.
    private func caption(behind start: Int, _ end: Int, _ inner: Range<Int>) -> String {
        let title = text.text(start..<(end - 1)).trimmed
        guard title.utf8.count > 2 else { return "" }
        let words = String(decoding: title.utf8.dropFirst().dropLast(), as: UTF8.self)
        let alt = text.text(inner)
        if words.folded == alt.unescapedMarkdown.folded { return "" }
        return alt.trimmed.isEmpty ? words : " – " + words
    }

    static func name(of address: String) -> String {
        let path = address.prefix(beforeBytes: "?#")
        return String(path.split(byte: "/").last ?? "").percentDecoded
    }

    private mutating func reference(_ open: Int, _ isPicture: Bool, _ inner: Range<Int>, _ at: Int) {
        // A label is at most 999 letters long (CommonMark 4.7).
        guard !lost.isEmpty || !remote.isEmpty, inner.count < 4 * 999 else { return }
        var label = text.text(inner).lowercased().trimmed
        var end = at
        if at < text.count, text[at] == UInt8(ascii: "["),
            let close = text.first("]", in: at..<min(text.count, at + 300))
        {
            let named = text.text((at + 1)..<close).lowercased().trimmed
            if !named.isEmpty { label = named }
            end = close + 1
        }
        if lost.contains(label) {
            edits.replace(open..<inner.lowerBound, with: "")
            edits.replace((at - 1)..<end, with: "")
        } else if isPicture, remote[label] != nil {
            edits.replace(open..<(open + 1), with: "")
        }
    }

    /// The target's range, the place behind `)`, and whether the target only a lenient reader takes.
    private func target(from start: Int) -> (Range<Int>, Int, Bool)? {
        var at = start
        while at < text.count, text[at].isSpace { at += 1 }
        let first = at
        guard at < text.count else { return nil }
        if text[at] == UInt8(ascii: "<") {
            at += 1
            while at < text.count, text[at] != UInt8(ascii: ">"), text[at] != UInt8(ascii: "<"), text[at] != 0x0A {
                at += 1
            }
            guard at < text.count, text[at] == UInt8(ascii: ">") else { return nil }
            at += 1
        } else {
            var depth = 0
            while at < text.count, !text[at].isSpace {
                if text[at] == UInt8(ascii: "\\") {
                    at += 1
                } else if text[at] == UInt8(ascii: "(") {
                    depth += 1
                    // cmark takes no more; without an end each of many brackets would be looked for to the last byte.
                    if depth > 32 { return nil }
                } else if text[at] == UInt8(ascii: ")") {
                    if depth == 0 { break }
                    depth -= 1
                }
                at += 1
            }
        }
        let last = min(at, text.count)
        if let end = afterTitle(last) { return (first..<last, end, false) }
        // Blanks in a file's name: to the bracket on the same line.
        var end = first
        var depth = 0
        while end < text.count, text[end] != 0x0A, text[end] != UInt8(ascii: "\""), text[end] != UInt8(ascii: "[") {
            if end - first >= 400 { return nil }
            if text[end] == UInt8(ascii: "(") { depth += 1 }
            if text[end] == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            end += 1
        }
        guard end < text.count, text[end] == UInt8(ascii: ")"), end > first else { return nil }
        let words = text.text(first..<end)
        guard words.contains(bytes: "/") || words.contains(bytes: ".") else { return nil }
        return (first..<end, end + 1, true)
    }

    /// Behind a title, if there is one, and the closing bracket.
    private func afterTitle(_ start: Int) -> Int? {
        var at = start
        while at < text.count, text[at].isSpace { at += 1 }
        guard at < text.count else { return nil }
        if text[at] == UInt8(ascii: ")") { return at + 1 }
        guard at > start else { return nil }
        let close: UInt8
        switch text[at] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = text[at]
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        at += 1
        let limit = min(text.count, at + 2000)
        while at < limit, text[at] != close {
            if text[at] == UInt8(ascii: "\\") { at += 1 }
            if at + 1 < limit, text[at] == 0x0A, text[at + 1] == 0x0A { return nil }
            at += 1
        }
        at += 1
        while at < text.count, text[at].isSpace { at += 1 }
        return at < text.count && text[at] == UInt8(ascii: ")") ? at + 1 : nil
    }
}
