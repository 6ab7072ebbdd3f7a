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
    private mutating func tell(_ message: Message, _ element: String) {
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

    private mutating func element(_ tag: HTMLTag, _ children: [HTMLNode], into out: inout MarkdownFlow, isRoot: Bool) {
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
        case "blockquote": out.block(Array(String(decoding: flowBytes(children), as: UTF8.self).trimmedLines.quoted.utf8))
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

    private mutating func container(_ children: [HTMLNode], _ out: inout MarkdownFlow) { out.block(flowBytes(children)) }

    private mutating func flowBytes(_ children: [HTMLNode]) -> [UInt8] {
        var inner = MarkdownFlow()
        flow(children, into: &inner, isRoot: false)
        return inner.finished()
    }

    private func isBlock(_ node: HTMLNode) -> Bool {
        guard case .element(let tag, let children) = node else { return false }
        return HTMLElement.block.contains(tag.name) && tag.name != "math" || tag.name != "a" && children.contains { isBlock($0) }
    }

    private func commonIndent(_ nodes: [HTMLNode]) -> Int {
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

    private func dedented(_ range: Range<Int>, _ indent: Int) -> [UInt8] {
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

    private mutating func list(_ children: [HTMLNode], start: Int?) -> [UInt8] {
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

    private mutating func definitions(_ children: [HTMLNode]) -> [UInt8] {
        var result: [UInt8] = []
        for child in children {
            guard case .element(let tag, let inner) = child else { continue }
            switch tag.name {
            case "dt":
                let words = oneLine(inline(inner))
                if !words.isEmpty { result += Array("\n- **".utf8) + words.withoutStars + Array("**\n".utf8) }
            case "dd": result += Array("\n  ".utf8) + Array(String(decoding: flowBytes(inner), as: UTF8.self).trimmed.utf8).indented(by: 2) + [0x0A]
            default: result += definitions(inner)
            }
        }
        return result
    }

    private mutating func preformatted(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        var code = ""
        var language = HTMLPass.language(tag)
        for case .raw(_, let range) in children {
            let inner = Array(text[range])
            var scan = inner[...]
            // The tags of a highlighter are dropped; the class of the `code` inside tells the language.
            var plain: [UInt8] = []
            while let byte = scan.first {
                if byte == UInt8(ascii: "<"), scan.count > 1, scan[scan.startIndex + 1].isLetter || scan[scan.startIndex + 1] == 0x2F,
                    let end = scan.firstIndex(of: UInt8(ascii: ">"))
                {
                    let written = String(decoding: scan[scan.startIndex...end], as: UTF8.self)
                    if language.isEmpty, written.hasPrefix("<code"), let mark = written.firstRange(of: "language-") {
                        language = String(written[mark.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" })
                    }
                    if written.lowercased().hasPrefix("<br") { plain.append(0x0A) }
                    scan = scan[(end + 1)...]
                } else {
                    plain.append(byte)
                    scan = scan.dropFirst()
                }
            }
            code += String(decoding: plain, as: UTF8.self).decodingReferences()
        }
        if children.isEmpty { return [] }
        let sign = code.contains("```") ? "~~~~" : "```"
        return Array((sign + language + "\n" + code.trimmedLines + "\n" + sign).utf8)
    }

    private static func language(_ tag: HTMLTag) -> String {
        let words = (tag["class"] ?? "").replacing(";", with: " ").split(separator: " ").map(String.init)
        for (index, word) in words.enumerated() {
            if word.hasPrefix("language-") { return String(word.dropFirst(9)) }
            if word == "brush:", index + 1 < words.count { return words[index + 1] }
        }
        return ""
    }

    private mutating func figure(_ children: [HTMLNode], _ out: inout MarkdownFlow) {
        var caption: [UInt8] = []
        for case .element(let tag, let inner) in children where tag.name == "figcaption" { caption = oneLine(inline(inner)) }
        let rest = children.filter { $0.name != "figcaption" }
        let body = Array(String(decoding: flowBytes(rest), as: UTF8.self).trimmed.utf8)
        let words = String(decoding: caption, as: UTF8.self).withoutMarkup
        // A single picture takes its caption with it.
        if body.starts(with: Array("![".utf8)), body.last == UInt8(ascii: ")"), !body.contains(0x0A), !body.contains(0x22), !words.isEmpty,
            !body.dropFirst(2).contains(UInt8(ascii: "!"))
        {
            out.block(body.dropLast() + Array((" \"" + words.replacing("\"", with: "'") + "\")").utf8))
        } else {
            out.block(body)
            out.block(caption)
        }
    }

    private mutating func media(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        var source = tag["src"] ?? tag["data"] ?? tag["data-src"] ?? ""
        for case .element(let inner, _) in children where source.isEmpty && (inner.name == "source" || inner.name == "embed") { source = inner["src"] ?? "" }
        source = source.decodingReferences().trimmed
        guard !source.isEmpty else {
            tell(.importDropped, tag.name)
            return oneLine(inline(children))
        }
        if source.hasPrefix("//") { source = "https:" + source }
        if let film = HTMLPass.film(source) { return Array(film.utf8) }
        tell(.importMedia, tag.name)
        let words = (tag["title"] ?? "").decodingReferences().trimmed
        let name = source.split(separator: "?").first.map(String.init) ?? source
        let shown = words.isEmpty ? String(name.split(separator: "/").last ?? "") : words
        return Array(("[" + (shown.isEmpty ? source : shown).bracketed + "](" + source.asTarget + ")").utf8)
    }

    /// The page of a film, from the address of its player.
    static func film(_ source: String) -> String? {
        let parts = source.split { $0 == "/" || $0 == "?" || $0 == "&" }.map(String.init)
        guard parts.count > 2 else { return nil }
        let host = parts[1].lowercased()
        if host.hasSuffix("youtube.com") || host.hasSuffix("youtube-nocookie.com"), parts[2] == "embed" || parts[2] == "v", parts.count > 3 {
            return "https://www.youtube.com/watch?v=" + parts[3]
        }
        if host == "player.vimeo.com", let last = parts.dropFirst(3).first { return "https://vimeo.com/" + last }
        return nil
    }

    private func math(_ children: [HTMLNode]) -> [UInt8] {
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
                case .text(let range), .code(let range): text.text(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
                case .element(let tag, let inner) where tag.name != "annotation": words(inner)
                default: ""
                }
            }.joined()
        }
        let formula = (annotation(children) ?? words(children)).decodingReferences().trimmed
        return formula.isEmpty ? [] : Array(Macros.span(formula).utf8)
    }

    // MARK: In a line

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
            let words = String(decoding: preformatted(tag, children), as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
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
        case "p", "div", "section", "article", "blockquote", "li", "dd", "figure", "figcaption", "details", "summary", "address", "center":
            return [1] + inline(children) + [1]
        default:
            if !HTMLElement.known.contains(tag.name) { tell(.importUnwrapped, tag.name) }
            return inline(children)
        }
    }

    private mutating func marked(_ children: [HTMLNode], _ sign: String) -> [UInt8] {
        let inner = inline(children)
        let start = inner.prefix { $0.isSpace || $0 == 1 }
        let rest = inner[start.endIndex...]
        let end = rest.reversed().prefix { $0.isSpace || $0 == 1 }.count
        let words = rest.dropLast(end)
        guard !words.isEmpty, !Array(words).hasBlankLine, !words.starts(with: Array(sign.utf8)), words.last != UInt8(ascii: "*") || sign == "~~" else { return inner }
        return Array(start) + Array(sign.utf8) + Array(words) + Array(sign.utf8) + Array(rest.suffix(end))
    }

    private mutating func code(_ children: [HTMLNode]) -> [UInt8] {
        var out: [UInt8] = []
        var plain = ""
        func flush() {
            let words = plain.decodingReferences().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !words.isEmpty { out.add(Macros.span(words)) }
            plain = ""
        }
        for child in children {
            switch child {
            case .text(let range): plain += text.text(range).unescapedMarkdown
            case .code(let range): plain += text.text(range).replacing("`", with: "")
            case .element(let tag, let inner) where tag.name == "a" && !(tag["href"] ?? "").isEmpty:
                let isSpaced = plain.last == " "
                flush()
                if isSpaced { out.add(" ") }
                let words = code(inner)
                if !words.isEmpty { out += [UInt8(ascii: "[")] + words + Array(("](" + (tag["href"] ?? "").asTarget + ")").utf8) }
            case .element(_, let inner):
                let words = String(decoding: code(inner), as: UTF8.self)
                plain += words.hasPrefix("`") ? words.replacing("`", with: "") : words
            default: break
            }
        }
        flush()
        return out
    }

    private mutating func link(_ tag: HTMLTag, _ children: [HTMLNode]) -> [UInt8] {
        let inner = inline(children)
        let words = oneLine(inner)
        guard let href = tag["href"]?.trimmed, !href.isEmpty, href != "#" else { return inner }
        guard !words.isEmpty else { return [] }
        // Links do not nest; a text that is one already stays as it is.
        if words.contains(UInt8(ascii: "]")), String(decoding: words, as: UTF8.self).contains("]("), words.first != UInt8(ascii: "!") { return inner }
        let title = tag["title"].map { $0.decodingReferences().trimmed } ?? ""
        let shownTitle = title.isEmpty || title == String(decoding: words, as: UTF8.self) ? "" : " \"" + title.replacing("\"", with: "'") + "\""
        let lead = inner.first.map { $0.isSpace } == true ? [UInt8(0x20)] : []
        let tail = inner.last.map { $0.isSpace } == true ? [UInt8(0x20)] : []
        return lead + [UInt8(ascii: "[")] + words + Array(("](" + href.asTarget + shownTitle + ")").utf8) + tail
    }

    private mutating func picture(_ tag: HTMLTag) -> [UInt8] {
        let source = (tag["src"] ?? tag["data-src"] ?? "").trimmed
        let alt = (tag["alt"] ?? "").trimmed
        guard !source.isEmpty, !source.hasPrefix("data:") else {
            tell(.importDropped, "img")
            return Array(alt.utf8)
        }
        let title = (tag["title"] ?? "").trimmed
        return Array(("![" + alt.bracketed + "](" + source.asTarget + (title.isEmpty ? "" : " \"" + title.replacing("\"", with: "'") + "\"") + ")").utf8)
    }

    private mutating func raised(_ children: [HTMLNode], _ signs: [Character: Character]) -> [UInt8] {
        let inner = inline(children)
        let words = String(decoding: inner, as: UTF8.self).trimmed
        let raised = words.map { signs[$0] }
        if !words.isEmpty, raised.allSatisfy({ $0 != nil }) { return Array(String(raised.compactMap { $0 }).utf8) }
        return inner
    }

    private static let superscripts = Dictionary(uniqueKeysWithValues: zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ"))
    private static let subscripts = Dictionary(uniqueKeysWithValues: zip("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"))

    /// A paragraph's lines.
    private func paragraph(_ inner: [UInt8]) -> [UInt8] {
        let lines = inner.split(separator: 1).map { oneLine(Array($0)) }.filter { !$0.isEmpty }
        return Array(lines.joined(separator: Array("\\\n".utf8)))
    }

    /// White space as single blanks, line breaks too.
    private func oneLine(_ inner: [UInt8]) -> [UInt8] {
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

    // MARK: Tables

    private mutating func table(_ children: [HTMLNode]) -> [UInt8] {
        var out = MarkdownFlow()
        for case .element(let tag, let inner) in children where tag.name == "caption" {
            let words = oneLine(inline(inner))
            if !words.isEmpty { out.block(Array("**".utf8) + words.withoutStars + Array("**".utf8)) }
        }
        let rows = HTMLTable.rows(children)
        let grid = HTMLTable.grid(rows)
        let columns = grid.map(\.count).max() ?? 0
        guard columns > 0 else { return out.finished() }
        if grid.hasSpans { tell(.importTable, "colspan, rowspan") }
        let hasHeader = rows[0].isHead || rows[0].cells.allSatisfy(\.isHeader) && rows.count > 1
        let isKeyed = columns == 2 && !hasHeader && grid.allSatisfy { row in row.first.map { $0?.isHeader == true || isStrong($0) } ?? false }
        if isKeyed {
            var items: [UInt8] = []
            for row in rows {
                guard let key = row.cells.first else { continue }
                items += Array("- **".utf8) + oneLine(inline(key.children)).withoutStars + Array("**".utf8)
                for cell in row.cells.dropFirst() {
                    let value = Array(String(decoding: flowBytes(cell.children), as: UTF8.self).trimmed.utf8)
                    if !value.isEmpty { items += Array((startsBlock(value) ? ":\n\n  " : ": ").utf8) + value.indented(by: 2) }
                }
                items.append(0x0A)
            }
            out.block(items)
            return out.finished()
        }
        let isLayout = columns == 1 || !hasHeader && grid.allSatisfy { $0.allSatisfy { cell in cell.map { isPictureOnly($0.children) } ?? true } }
        if isLayout || columns > 40 || columns * grid.count > 20_000 {
            for row in rows { for cell in row.cells { out.block(flowBytes(cell.children)) } }
            return out.finished()
        }
        var table: [UInt8] = []
        for (index, row) in grid.enumerated() {
            table.add("|")
            for column in 0..<columns {
                let cell = column < row.count ? row[column] : nil
                var words = cell.map { oneLine(inline($0.children)) } ?? []
                if index > 0, cell?.isHeader == true, !words.isEmpty { words = Array("**".utf8) + words.withoutStars + Array("**".utf8) }
                table.add(" ")
                table += words.cellEscaped
                table.add(words.isEmpty ? "|" : " |")
            }
            table.add("\n")
            if index == 0 { table.add("|" + String(repeating: " --- |", count: columns) + "\n") }
        }
        out.block(table)
        return out.finished()
    }

    private func startsBlock(_ value: [UInt8]) -> Bool {
        guard let first = value.first else { return false }
        return value.has("- ", at: 0) || value.has("```", at: 0) || first == UInt8(ascii: "|") || first == UInt8(ascii: "#") || value.has("1. ", at: 0)
            || first == UInt8(ascii: ">")
    }

    private func isStrong(_ cell: HTMLTable.Cell?) -> Bool {
        guard let cell else { return false }
        let said = cell.children.filter { node in
            if case .text(let range) = node { return !text[range].allSatisfy(\.isSpace) }
            return true
        }
        return said.count == 1 && ["strong", "b"].contains(said[0].name)
    }

    private func isPictureOnly(_ nodes: [HTMLNode]) -> Bool {
        nodes.allSatisfy { node in
            switch node {
            case .text(let range): text[range].allSatisfy(\.isSpace) || text.has("![", at: range.lowerBound)
            case .element(let tag, let inner): tag.name == "img" || tag.name == "br" || isPictureOnly(inner) && !inner.isEmpty
            case .comment: true
            default: false
            }
        }
    }
}

/// The rows and cells of a table, however its rows are grouped.
enum HTMLTable {
    struct Cell {
        let children: [HTMLNode]
        let isHeader: Bool
        let columns: Int
        let rows: Int
    }

    struct Row {
        let cells: [Cell]
        let isHead: Bool
    }

    static func rows(_ nodes: [HTMLNode], inHead: Bool = false) -> [Row] {
        var rows: [Row] = []
        for case .element(let tag, let inner) in nodes {
            switch tag.name {
            case "tr":
                var cells: [Cell] = []
                for case .element(let cell, let content) in inner where cell.name == "td" || cell.name == "th" {
                    cells.append(
                        Cell(
                            children: content, isHeader: cell.name == "th", columns: min(max(Int(cell["colspan"] ?? "") ?? 1, 1), 40),
                            rows: min(max(Int(cell["rowspan"] ?? "") ?? 1, 1), 200)))
                }
                if !cells.isEmpty { rows.append(Row(cells: cells, isHead: inHead)) }
            case "caption", "colgroup": break
            default: rows += HTMLTable.rows(inner, inHead: tag.name == "thead")
            }
        }
        return rows
    }

    struct Grid {
        var rows: [[Cell?]]
        var hasSpans: Bool
    }

    /// Cells by place; what a span covers is empty.
    static func grid(_ rows: [Row]) -> Grid {
        var grid: [[Cell?]] = []
        var covered: [Int: Int] = [:]
        var hasSpans = false
        for row in rows {
            var line: [Cell?] = []
            for cell in row.cells {
                while let left = covered[line.count], left > 0 {
                    covered[line.count] = left - 1
                    line.append(nil)
                }
                if cell.columns > 1 || cell.rows > 1 { hasSpans = true }
                for column in 0..<cell.columns {
                    if cell.rows > 1 { covered[line.count] = cell.rows - 1 }
                    line.append(column == 0 ? cell : nil)
                }
            }
            while let left = covered[line.count], left > 0 {
                covered[line.count] = left - 1
                line.append(nil)
            }
            grid.append(line)
        }
        return Grid(rows: grid, hasSpans: hasSpans)
    }
}

extension HTMLTable.Grid: RandomAccessCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { rows.count }
    subscript(index: Int) -> [HTMLTable.Cell?] { rows[index] }
}
