internal import SourceText

/// The tags, comments and code of a Markdown text, found by a tolerant reading of HTML (WHATWG, 13.2.5, what matters of it).
enum HTMLToken {
    /// A run of Markdown, as it is.
    case text(Range<Int>)
    case code(Range<Int>)
    case open(HTMLTag)
    case close(String)
    /// The content of an element that is no text: `script`, `style`.
    case raw(String, Range<Int>)
    case comment
}

struct HTMLTag {
    let name: String
    let attributes: [(name: String, value: String)]
    let isSelfClosing: Bool

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

struct HTMLTokens {
    private let text: [UInt8]
    private var cursor: CodeCursor
    private(set) var tokens: [HTMLToken] = []
    private(set) var hasOpenComment = false
    /// Words in angle brackets that are no HTML.
    private(set) var placeholders = 0
    private var start = 0
    private var components: Set<String> = []
    /// Elements with raw text that no tag closes any more.
    private var unclosed: Set<String> = []
    private static let rawElements: Set<String> = ["script", "style", "svg", "template"]

    /// The words before which a `<` would begin a tag are told by their names alone.
    init(_ text: [UInt8], code: CodeRanges) {
        self.text = text
        cursor = CodeCursor(code.ranges)
        scan()
    }

    private mutating func flush(to end: Int) {
        if end > start { tokens.append(.text(start..<end)) }
    }

    private mutating func scan() {
        var at = 0
        var noMoreComments = false
        while at < text.count {
            let byte = text[at]
            if let end = cursor.code(at: at) {
                flush(to: at)
                tokens.append(.code(at..<end))
                at = end
                start = at
            } else if byte == UInt8(ascii: "\\") {
                at += 2
            } else if byte == UInt8(ascii: "<") {
                if text.has("<!--", at: at) {
                    if !noMoreComments, let end = text.first("-->", in: (at + 4)..<text.count) {
                        flush(to: at)
                        tokens.append(.comment)
                        at = end + 3
                    } else {
                        // What is never closed was hidden by accident: the sign goes, the text stays.
                        noMoreComments = true
                        hasOpenComment = true
                        flush(to: at)
                        at += 4
                    }
                    start = at
                } else if let (token, end) = tag(at: at) {
                    flush(to: at)
                    tokens.append(token)
                    at = end
                    if case .open(let tag) = token, !tag.isSelfClosing,
                        HTMLTokens.rawElements.contains(tag.name)
                    {
                        at = rawText(of: tag.name, from: at)
                    }
                    if case .open(let tag) = token, tag.name == "pre", !tag.isSelfClosing {
                        at = preformatted(from: at)
                    }
                    start = at
                } else {
                    at += 1
                }
            } else {
                at += 1
            }
        }
        start = min(start, text.count)
        flush(to: text.count)
    }

    private mutating func end(of name: String, from start: Int) -> Int? {
        guard !unclosed.contains(name) else { return nil }
        var at = start
        while at < text.count {
            if text[at] == UInt8(ascii: "<"), at + 1 < text.count, text[at + 1] == UInt8(ascii: "/"),
                text.hasAnyCase(name, at: at + 2)
            {
                return at
            }
            at += 1
        }
        unclosed.insert(name)
        return nil
    }

    private mutating func rawText(of name: String, from start: Int) -> Int {
        guard let end = end(of: name, from: start) else { return start }
        tokens.append(.raw(name, start..<end))
        return end
    }

    /// Inside of `pre` Markdown means nothing, so code ranges do not count there.
    private mutating func preformatted(from start: Int) -> Int {
        guard let end = end(of: "pre", from: start) else { return start }
        tokens.append(.raw("pre", start..<end))
        return end
    }

    private mutating func tag(at open: Int) -> (HTMLToken, Int)? {
        var at = open + 1
        guard at < text.count else { return nil }
        if text[at] == UInt8(ascii: "!") || text[at] == UInt8(ascii: "?") {
            // A doctype or a processing instruction.
            guard at + 1 < text.count, text[at + 1].isLetter || text[at + 1] == UInt8(ascii: "["),
                let end = text.first(">", in: at..<min(text.count, at + 400))
            else { return nil }
            return (.comment, end + 1)
        }
        // The target of a link in angle brackets.
        if open > 1, text[open - 1] == UInt8(ascii: "("), text[open - 2] == UInt8(ascii: "]") { return nil }
        let isClosing = text[at] == UInt8(ascii: "/")
        if isClosing { at += 1 }
        let nameStart = at
        while at < text.count,
            text[at].isLetter || text[at].isDigit || text[at] == 0x2D || text[at] == UInt8(ascii: ":")
        { at += 1 }
        guard at > nameStart, text[nameStart].isLetter, at < text.count, at - nameStart < 40 else { return nil }
        let name = text.text(nameStart..<at).lowercasedASCII
        guard text[at].isSpace || text[at] == UInt8(ascii: ">") || text[at] == UInt8(ascii: "/"),
            !name.contains(bytes: ":")
        else { return nil }
        let isKnown = HTMLElement.known.contains(name) || name.contains(bytes: "-")
        if isClosing {
            guard let end = text.first(">", in: at..<min(text.count, at + 200)) else { return nil }
            if isKnown { return (.close(name), end + 1) }
            // The end of a component that was open.
            return components.contains(name) ? (.close(name), end + 1) : nil
        }
        guard let (attributes, isSelfClosing, end) = attributes(from: at) else { return nil }
        // A component of JSX has a capital; in text such a word alone is a placeholder.
        let isComponent =
            !attributes.isEmpty && text[nameStart] & 0x20 == 0 || isSelfClosing && text[nameStart] & 0x20 == 0
        guard isKnown || isComponent || !attributes.isEmpty && attributes.contains(where: { !$0.value.isEmpty }) else {
            return nil
        }
        if !isKnown { components.insert(name) }
        return (.open(HTMLTag(name: name, attributes: attributes, isSelfClosing: isSelfClosing)), end)
    }

    private func attributes(from start: Int) -> ([(name: String, value: String)], Bool, Int)? {
        var at = start
        var found: [(name: String, value: String)] = []
        let limit = min(text.count, start + 8192)
        while at < limit {
            let byte = text[at]
            if byte.isSpace {
                at += 1
            } else if byte == UInt8(ascii: ">") {
                return (found, false, at + 1)
            } else if byte == UInt8(ascii: "/") {
                if at + 1 < limit, text[at + 1] == UInt8(ascii: ">") { return (found, true, at + 2) }
                at += 1
            } else if byte == UInt8(ascii: "<") {
                return nil
            } else {
                let nameStart = at
                while at < limit, !text[at].isSpace, !"=></".utf8.contains(text[at]) { at += 1 }
                let name = text.text(nameStart..<at).lowercasedASCII
                while at < limit, text[at].isSpace { at += 1 }
                guard at < limit, text[at] == UInt8(ascii: "=") else {
                    if at == nameStart { at += 1 }
                    found.append((name, ""))
                    continue
                }
                at += 1
                while at < limit, text[at].isSpace { at += 1 }
                guard at < limit else { return nil }
                if text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") {
                    let quote = text[at]
                    at += 1
                    let valueStart = at
                    while at < limit, text[at] != quote { at += 1 }
                    guard at < limit else { return nil }
                    found.append((name, text.text(valueStart..<at)))
                    at += 1
                } else {
                    let valueStart = at
                    while at < limit, !text[at].isSpace, text[at] != UInt8(ascii: ">"), text[at] != UInt8(ascii: "<") {
                        at += 1
                    }
                    found.append((name, text.text(valueStart..<at)))
                }
            }
            guard found.count < 200 else { return nil }
        }
        return nil
    }
}

/// What the elements of HTML are, as far as their Markdown goes.
enum HTMLElement {
    static let void: Set<String> = [
        "br", "hr", "img", "input", "meta", "link", "source", "area", "col", "embed", "wbr", "track", "param", "base",
    ]

    static let block: Set<String> = [
        "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "center", "address", "table",
        "ul", "ol", "dl", "blockquote",
        "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "figure", "figcaption", "details", "summary", "form",
        "fieldset", "iframe", "video", "audio",
        "html", "body", "head", "thead", "tbody", "tfoot", "tr", "caption", "li", "dt", "dd", "legend", "hgroup",
        "menu", "picture-block",
        "math", "object", "embed",
    ]

    private static let inline: Set<String> = [
        "a", "b", "strong", "i", "em", "cite", "dfn", "var", "code", "tt", "kbd", "samp", "del", "s", "strike", "ins",
        "u", "span", "font", "small",
        "big", "mark", "abbr", "acronym", "time", "label", "q", "bdi", "bdo", "nobr", "sup", "sub", "button", "select",
        "option", "optgroup", "textarea",
        "input", "output", "progress", "meter", "datalist", "ruby", "rt", "rp", "data", "picture", "map", "canvas",
        "noscript", "script", "style", "svg",
        "template", "slot", "td", "th", "colgroup", "title", "applet", "frame", "frameset", "marquee", "blink",
        "dialog", "search", "blink", "tt",
        "semantics", "annotation", "mrow", "mi", "mo", "mn", "msup", "msub", "mtext", "mfrac", "msqrt", "mspace",
        "mtable", "mtr", "mtd",
    ]

    static let known = void.union(block).union(inline)

    /// An element that another of these closes when it begins.
    static func closes(_ new: String, _ open: String) -> Bool {
        switch open {
        case "li": new == "li"
        case "td", "th": ["td", "th", "tr", "tbody", "tfoot", "thead"].contains(new)
        case "tr": ["tr", "tbody", "tfoot", "thead"].contains(new)
        case "thead", "tbody", "tfoot", "caption", "colgroup":
            ["thead", "tbody", "tfoot"].contains(new) || open == "caption" && new == "tr"
        case "dt", "dd": new == "dt" || new == "dd"
        case "option": new == "option" || new == "optgroup"
        case "p":
            block.contains(new)
                && !["li", "dt", "dd", "tr", "thead", "tbody", "tfoot", "caption", "figcaption", "summary", "legend"]
                    .contains(new)
        default: false
        }
    }

    /// What bounds the search for an element to close.
    static func bounds(_ name: String) -> Set<String> {
        switch name {
        case "li": ["ul", "ol", "menu"]
        case "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup": ["table"]
        case "dt", "dd": ["dl"]
        default: ["td", "th", "table", "li"]
        }
    }
}

/// A piece of text with tags, as a tree.
indirect enum HTMLNode {
    case text(Range<Int>)
    case code(Range<Int>)
    case raw(String, Range<Int>)
    case comment
    case element(HTMLTag, [HTMLNode])

    var name: String {
        if case .element(let tag, _) = self { return tag.name }
        return ""
    }
}

extension HTMLNode {
    /// The tree of a text's tokens. Tags that close nothing are left out; an element that is never closed gives its content
    /// to the element around it, so that no slip of a pen swallows the rest of a page.
    static func tree(_ tokens: [HTMLToken]) -> [HTMLNode] {
        var stack: [(tag: HTMLTag?, children: [HTMLNode])] = [(nil, [])]
        var openNames: [String: Int] = [:]
        func pop(closed: Bool) {
            guard stack.count > 1, let last = stack.popLast(), let tag = last.tag else { return }
            openNames[tag.name, default: 1] -= 1
            let top = stack.count - 1
            if closed {
                stack[top].children.append(.element(tag, last.children))
            } else {
                stack[top].children += last.children
            }
        }
        let implied: Set<String> = [
            "p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "dt", "dd", "option", "caption", "colgroup",
        ]
        for token in tokens {
            switch token {
            case .text(let range): stack[stack.count - 1].children.append(.text(range))
            case .code(let range): stack[stack.count - 1].children.append(.code(range))
            case .raw(let name, let range): stack[stack.count - 1].children.append(.raw(name, range))
            case .comment: stack[stack.count - 1].children.append(.comment)
            case .open(let tag):
                let bounds = HTMLElement.bounds(tag.name)
                while let open = stack.last?.tag {
                    if HTMLElement.closes(tag.name, open.name) {
                        pop(closed: true)
                        continue
                    }
                    // Something inline left open in an item that ends now.
                    guard stack.count > 2, let above = stack[stack.count - 2].tag,
                        HTMLElement.closes(tag.name, above.name), !bounds.contains(open.name),
                        !HTMLElement.block.contains(open.name)
                    else { break }
                    pop(closed: false)
                }
                if HTMLElement.void.contains(tag.name) || tag.isSelfClosing {
                    stack[stack.count - 1].children.append(.element(tag, []))
                } else if stack.count < 100 {
                    stack.append((tag, []))
                    openNames[tag.name, default: 0] += 1
                }
            case .close(let name):
                guard openNames[name, default: 0] > 0 else { continue }
                while let open = stack.last?.tag {
                    let isIt = open.name == name
                    pop(closed: isIt || implied.contains(open.name))
                    if isIt { break }
                }
            }
        }
        while stack.count > 1 { pop(closed: false) }
        return stack[0].children
    }
}
