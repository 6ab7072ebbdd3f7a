internal import Hub
internal import SourceText

/// Turns the HTML in a Markdown text into Markdown: what has its shape is rewritten, of the rest the words stay.
struct HTMLPass {
    let context: OldContext
    var remarks = Diagnostics()
    /// Ids that the old page gave to headings: id and the heading's words.
    var headingIDs: [(id: String, words: String)] = []
    let text: [UInt8]
    private var told: Set<String> = []

    init(_ text: [UInt8], _ context: OldContext) {
        self.text = text
        self.context = context
    }

    mutating func converted() -> [UInt8] {
        guard text.contains(UInt8(ascii: "<")) else { return text }
        let scan = HTMLTokens(text, code: CodeRanges(text))
        if scan.hasOpenComment { remarks.append(.importOpenComment, at: place) }
        var writer = MarkdownFlow()
        flow(HTMLNode.tree(scan.tokens), into: &writer, isRoot: true)
        return writer.finished()
    }

    private var place: Place { Place(context.path) }

    /// One remark for each sort of element.
    mutating func tell(_ message: Message, _ element: String) {
        if told.insert(message.id + element).inserted { remarks.append(message, at: place, element) }
    }

    // MARK: Blocks

    mutating func flow(_ nodes: [HTMLNode], into out: inout MarkdownFlow, isRoot: Bool) {
        let indent = isRoot ? 0 : commonIndent(nodes)
        for node in nodes {
            switch node {
            case .text(let range): isRoot ? out.write(text[range]) : out.write(dedented(range, indent)[...])
            case .code(let range): isRoot ? out.write(text[range]) : out.write(dedented(range, indent)[...])
            case .raw, .comment: break
            case .element(let tag, let children): element(tag, children, into: &out, isRoot: isRoot)
            }
        }
    }

    mutating func element(_ tag: HTMLTag, _ children: [HTMLNode], into out: inout MarkdownFlow, isRoot: Bool) {
        switch tag.name {
        case "br": out.breakLine()
        case "hr": out.block(Array("***".utf8))
        case "p":
            let inner = inline(children)
            if inner.hasBlankLine || children.contains(where: { isBlock($0) }) {
                container(children, &out)
            } else {
                out.block(paragraph(inner))
            }
        case "h1", "h2", "h3", "h4", "h5", "h6":
            let words = oneLine(inline(children))
            guard !words.isEmpty else { return }
            if let id = tag["id"] { headingIDs.append((id, String(decoding: words, as: UTF8.self))) }
            out.block(Array(String(repeating: "#", count: Int(tag.name.utf8.last! & 15)).utf8) + [0x20] + words)
        case "ul", "ol", "menu": out.block(list(children, start: tag.name == "ol" ? Int(tag["start"] ?? "") ?? 1 : nil))
        case "dl": out.block(definitions(children))
        case "blockquote":
            out.block(flowBytes(children).trimmedLines.quoted)
        case "pre": out.block(preformatted(tag, children))
        case "table": out.block(table(children))
        case "figure":
            if children.isEmpty, tag["src"] != nil { out.block(picture(tag)) } else { figure(children, &out) }
        case "details":
            for case .element(let inner, let words) in children where inner.name == "summary" {
                out.block(Array("**".utf8) + oneLine(inline(words)) + Array("**".utf8))
            }
            container(children.filter { $0.name != "summary" }, &out)
        case "script", "style", "template", "svg":
            tell(.importDropped, tag.name)
        case "head", "title", "link", "meta", "base": break
        case "iframe", "embed", "object", "video", "audio": out.block(media(tag, children))
        case "math": out.inline(math(children))
        case "form", "fieldset":
            tell(.importForm, "form")
            container(children, &out)
        default:
            if HTMLElement.block.contains(tag.name) {
                container(children, &out)
            } else if children.contains(where: { isBlock($0) }) {
                // Something inline around blocks: only the blocks are kept.
                container(children, &out)
            } else {
                out.inline(inline(tag, children))
            }
        }
    }

    mutating func container(_ children: [HTMLNode], _ out: inout MarkdownFlow) { out.block(flowBytes(children)) }

    mutating func flowBytes(_ children: [HTMLNode]) -> [UInt8] {
        var inner = MarkdownFlow()
        flow(children, into: &inner, isRoot: false)
        return inner.finished()
    }

    func isBlock(_ node: HTMLNode) -> Bool {
        guard case .element(let tag, let children) = node else { return false }
        return HTMLElement.block.contains(tag.name) && tag.name != "math"
            || tag.name != "a" && children.contains { isBlock($0) }
    }

    func commonIndent(_ nodes: [HTMLNode]) -> Int {
        var least = Int.max
        for case .text(let range) in nodes {
            var at = range.lowerBound
            var isLineStart = at == 0 || text[at - 1] == 0x0A
            while at < range.upperBound {
                if isLineStart {
                    var end = at
                    while end < range.upperBound, text[end].isBlank { end += 1 }
                    if end < range.upperBound, text[end] != 0x0A { least = min(least, end - at) }
                    if end == range.upperBound { least = min(least, end - at) }
                    at = end
                    isLineStart = false
                    continue
                }
                if text[at] == 0x0A { isLineStart = true }
                at += 1
            }
        }
        return least == .max ? 0 : least
    }

    func dedented(_ range: Range<Int>, _ indent: Int) -> [UInt8] {
        guard indent > 0 else { return Array(text[range]) }
        var result: [UInt8] = []
        var at = range.lowerBound
        var isLineStart = at == 0 || text[at - 1] == 0x0A
        while at < range.upperBound {
            if isLineStart {
                var skipped = 0
                while at < range.upperBound, skipped < indent, text[at].isBlank {
                    at += 1
                    skipped += 1
                }
                isLineStart = false
                continue
            }
            if text[at] == 0x0A { isLineStart = true }
            result.append(text[at])
            at += 1
        }
        return result
    }

    mutating func list(_ children: [HTMLNode], start: Int?) -> [UInt8] {
        var result: [UInt8] = []
        var number = start ?? 0
        for child in children {
            var item: [UInt8]
            switch child {
            case .element(let tag, let inner) where tag.name == "li": item = flowBytes(inner)
            case .text(let range) where text[range].allSatisfy(\.isSpace): continue
            case .comment, .raw: continue
            default: item = flowBytes([child])
            }
            item = Array(String(decoding: item, as: UTF8.self).trimmed.utf8)
            guard !item.isEmpty else { continue }
            let marker = start == nil ? "- " : "\(min(number, 999_999_999)). "
            number += 1
            result.add(marker)
            result += item.indented(by: marker.utf8.count)
            result.append(0x0A)
        }
        return result
    }

    mutating func definitions(_ children: [HTMLNode]) -> [UInt8] {
        var result: [UInt8] = []
        for child in children {
            guard case .element(let tag, let inner) = child else { continue }
            switch tag.name {
            case "dt":
                let words = oneLine(inline(inner))
                if !words.isEmpty { result += Array("\n- **".utf8) + words.withoutStars + Array("**\n".utf8) }
            case "dd":
                result +=
                    Array("\n  ".utf8)
                    + Array(String(decoding: flowBytes(inner), as: UTF8.self).trimmed.utf8).indented(by: 2) + [0x0A]
            default: result += definitions(inner)
            }
        }
        return result
    }

    mutating func preformatted(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        var code = ""
        var language = HTMLPass.language(tag)
        for case .raw(_, let range) in children {
            let inner = Array(text[range])
            var scan = inner[...]
            // The tags of a highlighter are dropped; the class of the `code` inside tells the language.
            var plain: [UInt8] = []
            let lastEnd = inner.lastIndex(of: UInt8(ascii: ">")) ?? -1
            while let byte = scan.first {
                if byte == UInt8(ascii: "<"), scan.count > 1, scan.startIndex < lastEnd,
                    scan[scan.startIndex + 1].isLetter || scan[scan.startIndex + 1] == 0x2F,
                    let end = scan.firstIndex(of: UInt8(ascii: ">"))
                {
                    let written = String(decoding: scan[scan.startIndex...end], as: UTF8.self)
                    if language.isEmpty, written.hasPrefix(bytes: "<code"),
                        let mark = written.firstRange(ofBytes: "language-")
                    {
                        language = String(
                            decoding: written[mark.upperBound...].utf8.prefix {
                                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-")
                            }, as: UTF8.self)
                    }
                    if written.lowercased().hasPrefix(bytes: "<br") { plain.append(0x0A) }
                    scan = scan[(end + 1)...]
                } else {
                    plain.append(byte)
                    scan = scan.dropFirst()
                }
            }
            code += String(decoding: plain, as: UTF8.self).decodingReferences()
        }
        if children.isEmpty { return [] }
        let sign = Macros.fence(around: code)
        return Array((sign + language + "\n" + code.trimmedLines + "\n" + sign).utf8)
    }

    static func language(_ tag: HTMLTag) -> String {
        let words = (tag["class"] ?? "").replacing(bytes: ";", with: " ").split(byte: " ").map(String.init)
        for (index, word) in words.enumerated() {
            if word.hasPrefix(bytes: "language-") { return word.dropping(bytes: 9) }
            if word == "brush:", index + 1 < words.count { return words[index + 1] }
        }
        return ""
    }

    mutating func figure(_ children: [HTMLNode], _ out: inout MarkdownFlow) {
        var caption: [UInt8] = []
        for case .element(let tag, let inner) in children where tag.name == "figcaption" {
            caption = oneLine(inline(inner))
        }
        let rest = children.filter { $0.name != "figcaption" }
        let body = Array(String(decoding: flowBytes(rest), as: UTF8.self).trimmed.utf8)
        let words = String(decoding: caption, as: UTF8.self).withoutMarkup
        // A single picture takes its caption with it.
        // A link in the caption would be lost in a title.
        if body.starts(with: Array("![".utf8)), body.last == UInt8(ascii: ")"), !body.contains(0x0A),
            !body.contains(0x22), !words.isEmpty, caption.first("](", in: 0..<caption.count) == nil,
            !body.dropFirst(2).contains(UInt8(ascii: "!"))
        {
            out.block(body.dropLast() + Array((" \"" + words.inTitle + "\")").utf8))
        } else {
            out.block(body)
            out.block(caption)
        }
    }

    mutating func media(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        var source = tag["src"] ?? tag["data"] ?? tag["data-src"] ?? ""
        for case .element(let inner, _) in children
        where source.isEmpty && (inner.name == "source" || inner.name == "embed") { source = inner["src"] ?? "" }
        source = source.decodingReferences().trimmed
        guard !source.isEmpty else {
            tell(.importDropped, tag.name)
            return oneLine(inline(children))
        }
        if source.hasPrefix(bytes: "//") { source = "https:" + source }
        if let scheme = OldSite.scheme(of: source), scheme != "http", scheme != "https" {
            tell(.importDropped, tag.name + " " + source.cut(at: 120))
            return oneLine(inline(children))
        }
        if let film = HTMLPass.film(source) { return Array(film.utf8) }
        tell(.importMedia, tag.name)
        let words = (tag["title"] ?? "").decodingReferences().trimmed
        let name = source.split(byte: "?").first.map(String.init) ?? source
        let shown = words.isEmpty ? String(name.split(byte: "/").last ?? "") : words
        return Array(("[" + (shown.isEmpty ? source : shown).bracketed + "](" + source.asTarget + ")").utf8)
    }

    /// The page of a film, from the address of its player.
    static func film(_ source: String) -> String? {
        let parts = source.utf8.split { "/?&".utf8.contains($0) }.map { String(Substring($0)) }
        guard parts.count > 2 else { return nil }
        let host = parts[1].lowercased()
        if host.hasSuffix(bytes: "youtube.com") || host.hasSuffix(bytes: "youtube-nocookie.com"),
            parts[2] == "embed" || parts[2] == "v", parts.count > 3
        {
            return "https://www.youtube.com/watch?v=" + parts[3]
        }
        if host == "player.vimeo.com", let last = parts.dropFirst(3).first { return "https://vimeo.com/" + last }
        return nil
    }

    func math(_ children: [HTMLNode]) -> [UInt8] {
        func annotation(_ nodes: [HTMLNode]) -> String? {
            for case .element(let tag, let inner) in nodes {
                if tag.name == "annotation" { return words(inner) }
                if let found = annotation(inner) { return found }
            }
            return nil
        }
        func words(_ nodes: [HTMLNode]) -> String {
            nodes.map { node in
                switch node {
                case .text(let range), .code(let range):
                    text.text(range).inSingleBlanks
                case .element(let tag, let inner) where tag.name != "annotation": words(inner)
                default: ""
                }
            }.joined()
        }
        let formula = (annotation(children) ?? words(children)).decodingReferences().trimmed
        return formula.isEmpty ? [] : Array(Macros.span(formula).utf8)
    }
}
