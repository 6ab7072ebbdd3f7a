internal import Hub
internal import SourceText

/// HTML within a line: emphasis, code, links, pictures; and what blocks become where only a line is possible.
extension HTMLPass {
    /// Markdown of one paragraph; a line break is the byte 1.
    mutating func inline(_ nodes: [HTMLNode]) -> [UInt8] {
        var out: [UInt8] = []
        for node in nodes {
            switch node {
            case .text(let range), .code(let range): out += text[range]
            case .raw, .comment: break
            case .element(let tag, let children): out += inline(tag, children)
            }
        }
        return out
    }

    mutating func inline(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        switch tag.name {
        case "br": return [1]
        case "b", "strong": return marked(children, "**")
        case "i", "em", "cite", "dfn", "var": return marked(children, "*")
        case "del", "s", "strike": return marked(children, "~~")
        case "code", "tt", "kbd", "samp": return code(children)
        case "a": return link(tag, children)
        case "img", "image": return picture(tag)
        case "option": return inline(children) + [0x20]
        case "q": return Array("“".utf8) + inline(children) + Array("”".utf8)
        case "sup": return raised(children, HTMLPass.superscripts)
        case "sub": return raised(children, HTMLPass.subscripts)
        case "hr", "head", "title", "source", "track", "param", "col", "wbr", "link", "meta", "area", "rp": return []
        case "script", "style", "template", "svg":
            tell(.importDropped, tag.name)
            return []
        case "input", "select", "textarea", "progress", "meter", "datalist", "output":
            tell(.importForm, tag.name)
            return tag.name == "input" || tag.name == "datalist" ? [] : inline(children)
        case "iframe", "embed", "object", "video", "audio":
            let media = media(tag, children)
            return media.starts(with: Array("http".utf8)) ? [UInt8(ascii: "<")] + media + [UInt8(ascii: ">")] : media
        case "math": return math(children)
        case "pre":
            let words = String(decoding: preformatted(tag, children), as: UTF8.self).split(byte: "\n").dropFirst()
                .dropLast()
            return words.isEmpty ? [] : Array(Macros.span(words.joined(separator: " ")).utf8)
        case "h1", "h2", "h3", "h4", "h5", "h6", "dt": return marked(children, "**") + [1]
        case "ul", "ol", "menu":
            var items: [[UInt8]] = []
            for case .element(let item, let inner) in children where item.name == "li" {
                let words = oneLine(inline(inner))
                if !words.isEmpty { items.append(words) }
            }
            return [1] + Array(items.joined(separator: Array("; ".utf8))) + [1]
        case "table":
            var rows: [[UInt8]] = []
            for row in HTMLTable.rows(children) {
                rows.append(Array(row.cells.map { oneLine(inline($0.children)) }.joined(separator: Array(", ".utf8))))
            }
            return [1] + Array(rows.joined(separator: Array("; ".utf8))) + [1]
        case "p", "div", "section", "article", "blockquote", "li", "dd", "figure", "figcaption", "details", "summary",
            "address", "center":
            return [1] + inline(children) + [1]
        default:
            if !HTMLElement.known.contains(tag.name) { tell(.importUnwrapped, tag.name) }
            return inline(children)
        }
    }

    mutating func marked(_ children: [HTMLNode], _ sign: String) -> [UInt8] {
        let inner = inline(children)
        let start = inner.prefix { $0.isSpace || $0 == 1 }
        let rest = inner[start.endIndex...]
        let end = rest.reversed().prefix { $0.isSpace || $0 == 1 }.count
        let words = rest.dropLast(end)
        guard !words.isEmpty, !Array(words).hasBlankLine, !words.starts(with: Array(sign.utf8)),
            words.last != UInt8(ascii: "*") || sign == "~~"
        else { return inner }
        return Array(start) + Array(sign.utf8) + Array(words) + Array(sign.utf8) + Array(rest.suffix(end))
    }

    mutating func code(_ children: [HTMLNode]) -> [UInt8] {
        var out: [UInt8] = []
        var plain = ""
        func flush() {
            let words = plain.decodingReferences().inSingleBlanks
            if !words.isEmpty { out.add(Macros.span(words)) }
            plain = ""
        }
        for child in children {
            switch child {
            case .text(let range): plain += text.text(range).unescapedMarkdown
            case .code(let range): plain += text.text(range).replacing(bytes: "`", with: "")
            case .element(let tag, let inner) where tag.name == "a" && !(tag["href"] ?? "").isEmpty:
                let isSpaced = plain.utf8.last == 0x20
                flush()
                if isSpaced { out.add(" ") }
                let words = code(inner)
                if !words.isEmpty {
                    out += [UInt8(ascii: "[")] + words + Array(("](" + (tag["href"] ?? "").asTarget + ")").utf8)
                }
            case .element(_, let inner):
                let words = String(decoding: code(inner), as: UTF8.self)
                plain += words.hasPrefix(bytes: "`") ? words.replacing(bytes: "`", with: "") : words
            default: break
            }
        }
        flush()
        return out
    }

    mutating func link(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        let inner = inline(children)
        let words = oneLine(inner)
        guard let href = tag["href"]?.trimmed, !href.isEmpty, href != "#" else { return inner }
        guard !words.isEmpty else { return [] }
        // Links do not nest; a text that is one already stays as it is.
        if words.contains(UInt8(ascii: "]")), words.first("](", in: 0..<words.count) != nil,
            words.first != UInt8(ascii: "!")
        {
            return inner
        }
        let title = tag["title"].map { $0.decodingReferences().trimmed } ?? ""
        let shownTitle =
            title.isEmpty || title == String(decoding: words, as: UTF8.self)
            ? "" : " \"" + title.inTitle + "\""
        let lead = inner.first.map { $0.isSpace } == true ? [UInt8(0x20)] : []
        let tail = inner.last.map { $0.isSpace } == true ? [UInt8(0x20)] : []
        return lead + [UInt8(ascii: "[")] + words + Array(("](" + href.asTarget + shownTitle + ")").utf8) + tail
    }

    mutating func picture(_ tag: HTMLTag) -> [UInt8] {
        let source = (tag["src"] ?? tag["data-src"] ?? "").trimmed
        let alt = (tag["alt"] ?? "").trimmed
        guard !source.isEmpty, !source.hasPrefix(bytes: "data:") else {
            tell(.importDropped, "img")
            return Array(alt.utf8)
        }
        let title = (tag["title"] ?? "").trimmed
        return Array(
            ("![" + alt.bracketed + "](" + source.asTarget
                + (title.isEmpty ? "" : " \"" + title.inTitle + "\"") + ")").utf8)
    }

    mutating func raised(_ children: [HTMLNode], _ signs: [Unicode.Scalar: Unicode.Scalar]) -> [UInt8] {
        let inner = inline(children)
        let words = String(decoding: inner, as: UTF8.self).trimmed
        let raised = words.unicodeScalars.map { signs[$0] }
        guard !words.isEmpty, raised.allSatisfy({ $0 != nil }) else { return inner }
        return raised.compactMap { $0 }.flatMap { Array(String($0).utf8) }
    }

    static let superscripts = Dictionary(
        uniqueKeysWithValues: zip("0123456789+-−()n".unicodeScalars, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ".unicodeScalars))
    static let subscripts = Dictionary(
        uniqueKeysWithValues: zip("0123456789+-()".unicodeScalars, "₀₁₂₃₄₅₆₇₈₉₊₋₍₎".unicodeScalars))

    /// A paragraph's lines.
    func paragraph(_ inner: [UInt8]) -> [UInt8] {
        let lines = inner.split(separator: 1).map { oneLine(Array($0)) }.filter { !$0.isEmpty }
        return Array(lines.joined(separator: Array("\\\n".utf8)))
    }

    /// White space as single blanks, line breaks too.
    func oneLine(_ inner: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in inner {
            if byte.isSpace || byte == 1 {
                if let last = out.last, last != 0x20 { out.append(0x20) }
            } else {
                out.append(byte)
            }
        }
        while out.last == 0x20 { out.removeLast() }
        return out
    }
}
