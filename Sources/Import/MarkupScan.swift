internal import SourceText

/// A tag of an HTML text with the place behind it.
struct ScannedTag {
    let tag: HTMLTag
    let isClosing: Bool
    let end: Int
}

/// Finds tags, comments and calls in brackets in HTML that is no Markdown. What is looked for ahead is looked for once.
struct MarkupScan {
    let text: [UInt8]
    private var noCommentEndAfter = Int.max
    private var lastQuote: [UInt8: Int] = [:]
    /// Where the ends of calls and raw elements stand, by name, last first.
    private var ends: [String: [Int]] = [:]

    init(_ text: [UInt8]) {
        self.text = text
        for at in text.indices {
            if text[at] == 0x22 || text[at] == 0x27 { lastQuote[text[at]] = at }
            guard at + 2 < text.count, text[at + 1] == UInt8(ascii: "/"), text[at + 2].isLetter else { continue }
            if text[at] == UInt8(ascii: "[") || text[at] == UInt8(ascii: "<") {
                let name = String(UnicodeScalar(text[at])) + name(at: at + 2)
                ends[name, default: []].append(at)
            }
        }
        for name in ends.keys { ends[name]?.reverse() }
    }

    /// Letters, digits, hyphens, lower lines; in small letters.
    func name(at start: Int) -> String {
        var end = start
        while end < text.count, end - start < 60,
            text[end].isLetter || text[end].isDigit || text[end] == 0x2D || text[end] == 0x5F
        { end += 1 }
        return text.text(start..<end).lowercasedASCII
    }

    /// Where `</name` or `[/name` stands next; places asked for must rise.
    mutating func end(of name: String, after at: Int) -> Int? {
        while let next = ends[name]?.last, next < at { ends[name]?.removeLast() }
        return ends[name]?.last
    }

    /// Behind `-->` for a comment that begins at a place; nil for one that is never closed.
    mutating func commentEnd(at start: Int) -> Int? {
        guard start < noCommentEndAfter else { return nil }
        if let end = text.first("-->", in: (start + 4)..<max(start + 4, text.count)) { return end + 3 }
        noCommentEndAfter = start
        return nil
    }

    /// The tag at `<`; nil where there is none.
    func tag(at open: Int) -> ScannedTag? {
        var at = open + 1
        guard at < text.count else { return nil }
        let isClosing = text[at] == UInt8(ascii: "/")
        if isClosing { at += 1 }
        guard at < text.count, text[at].isLetter else { return nil }
        let name = name(at: at)
        at += name.utf8.count
        guard at < text.count, text[at].isSpace || text[at] == UInt8(ascii: ">") || text[at] == UInt8(ascii: "/")
        else { return nil }
        guard let (attributes, end, isEmpty) = attributes(from: at, to: UInt8(ascii: ">")) else { return nil }
        return ScannedTag(
            tag: HTMLTag(name: name, attributes: attributes, isSelfClosing: isEmpty), isClosing: isClosing, end: end)
    }

    /// `name="value"` and words alone up to a sign, with the place behind it and whether a slash stands before it.
    /// Bare words have an empty name.
    func attributes(from start: Int, to close: UInt8) -> ([(name: String, value: String)], Int, Bool)? {
        var at = start
        var found: [(name: String, value: String)] = []
        var isEmpty = false
        while at < text.count, found.count < 200 {
            let byte = text[at]
            if byte.isSpace {
                at += 1
            } else if byte == close {
                return (found, at + 1, isEmpty)
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") {
                return nil
            } else if byte == UInt8(ascii: "/"), at + 1 < text.count, text[at + 1] == close {
                isEmpty = true
                at += 1
            } else {
                let wordStart = at
                while at < text.count, !text[at].isSpace, text[at] != close, text[at] != UInt8(ascii: "="),
                    text[at] != UInt8(ascii: "<"), !isEmptyEnd(at, close), !opens(at, close)
                { at += 1 }
                let word = text.text(wordStart..<at)
                guard at < text.count, text[at] == UInt8(ascii: "="), at > wordStart,
                    close != UInt8(ascii: "]")
                        || word.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D })
                else {
                    // A bare word may hold the sign: an address with a query.
                    while at < text.count, !text[at].isSpace, text[at] != close, text[at] != UInt8(ascii: "<"),
                        !isEmptyEnd(at, close), !opens(at, close)
                    { at += 1 }
                    found.append(
                        close == UInt8(ascii: "]") ? ("", text.text(wordStart..<at)) : (word.lowercasedASCII, ""))
                    if at == wordStart { at += 1 }
                    continue
                }
                at += 1
                guard let (value, next) = value(at, close) else { return nil }
                found.append((word.lowercasedASCII, value))
                at = next
            }
        }
        return nil
    }

    /// The next call begins: this one is none.
    private func opens(_ at: Int, _ close: UInt8) -> Bool {
        close == UInt8(ascii: "]") && text[at] == UInt8(ascii: "[")
    }

    private func isEmptyEnd(_ at: Int, _ close: UInt8) -> Bool {
        text[at] == UInt8(ascii: "/") && at + 1 < text.count && text[at + 1] == close
    }

    private func value(_ start: Int, _ close: UInt8) -> (String, Int)? {
        var at = start
        while at < text.count, text[at].isSpace { at += 1 }
        guard at < text.count else { return nil }
        if text[at] == 0x22 || text[at] == 0x27 {
            let quote = text[at]
            guard let last = lastQuote[quote], last > at else { return nil }
            let valueStart = at + 1
            at = valueStart
            while text[at] != quote { at += 1 }
            return (text.text(valueStart..<at), at + 1)
        }
        let valueStart = at
        while at < text.count, !text[at].isSpace, text[at] != close, text[at] != UInt8(ascii: "<") { at += 1 }
        return (text.text(valueStart..<at), at)
    }
}
