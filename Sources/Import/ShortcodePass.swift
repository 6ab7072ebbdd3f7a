internal import Hub
internal import SourceText

/// Turns the calls of an old generator into Markdown where they have its shape; of the others the words stay.
struct ShortcodePass {
    let context: OldContext
    var remarks = Diagnostics()
    private var text: [UInt8] = []
    private var calls: [Shortcode] = []
    /// Of each call the position of the one that closes it.
    private var closers: [Int?] = []
    /// Macros in a span of code: there they are words alone.
    private var inCode: Set<Int> = []

    init(_ context: OldContext) { self.context = context }

    mutating func converted(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "{")) else { return text }
        self.text = text
        find()
        guard !calls.isEmpty else { return text }
        return emit(0..<calls.count, in: 0..<text.count, depth: 0)
    }

    private mutating func find() {
        calls = []
        inCode = []
        let code = CodeRanges(text)
        var cursor = CodeCursor(code.ranges)
        var blocks = CodeCursor(code.blocks)
        var ends = CallEnds()
        var at = 0
        while at < text.count {
            guard text[at] == UInt8(ascii: "{"), at + 1 < text.count,
                text[at + 1] == UInt8(ascii: "{") || text[at + 1] == UInt8(ascii: "%")
            else {
                at += 1
                continue
            }
            let isHugo = text.has("{{<", at: at) || text.has("{{%", at: at)
            // Hugo looks into code too; what others write there is an example.
            if !isHugo, cursor.code(at: at) != nil {
                let call = Shortcode(text, at: at, &ends)
                if let call,
                    call.name == "raw" && call.notation == .liquidTag
                        || Macros.words(call) != nil && blocks.code(at: at) == nil
                {
                    inCode.insert(calls.count)
                    calls.append(call)
                    at = call.range.upperBound
                } else {
                    at += 1
                }
                continue
            }
            if at > 0, text[at - 1] == UInt8(ascii: "\\") {
                at += 2
                continue
            }
            guard let call = Shortcode(text, at: at, &ends) else {
                at += 2
                continue
            }
            calls.append(call)
            at = call.range.upperBound
        }
        match()
    }

    /// Pairs each closing call with the nearest open one of its name.
    private mutating func match() {
        closers = Array(repeating: nil, count: calls.count)
        var open: [(name: String, index: Int)] = []
        var counts: [String: Int] = [:]
        for (index, call) in calls.enumerated() where call.notation != .braces {
            if call.isClosing {
                guard counts[call.name, default: 0] > 0 else { continue }
                while let last = open.popLast() {
                    counts[last.name, default: 0] -= 1
                    if last.name == call.name {
                        closers[last.index] = index
                        break
                    }
                }
            } else if !call.isSelfClosing {
                open.append((call.name, index))
                counts[call.name, default: 0] += 1
            }
        }
    }

    private mutating func emit(_ part: Range<Int>, in range: Range<Int>, depth: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var at = range.lowerBound
        var index = part.lowerBound
        while index < part.upperBound {
            let call = calls[index]
            out += text[at..<max(at, call.range.lowerBound)]
            at = max(at, call.range.upperBound)
            if let closer = closers[index], depth < 40 {
                let end = calls[closer].range.lowerBound
                let inner =
                    call.name == "raw" || call.name == "highlight"
                    ? Array(text[at..<end]) : emit((index + 1)..<closer, in: at..<end, depth: depth + 1)
                let made = piece(call, inner: inner)
                put(made, of: call, into: &out)
                at = behind(made, calls[closer].range.upperBound)
                index = closer + 1
            } else {
                if inCode.contains(index), let words = Macros.words(call) {
                    out.add(words)
                } else if !call.isClosing {
                    let made = piece(call, inner: nil)
                    put(made, of: call, into: &out)
                    at = behind(made, at)
                }
                index += 1
            }
        }
        out += text[at..<max(at, range.upperBound)]
        return out
    }

    enum Piece {
        case inline(String)
        /// Paragraphs of their own.
        case block(String)
        case bytes([UInt8])
        case nothing
    }

    private func put(_ piece: Piece, of call: Shortcode, into out: inout [UInt8]) {
        switch piece {
        case .inline(let words): out.add(words)
        case .bytes(let bytes): out += bytes
        case .nothing: break
        case .block(let block):
            // The lines go where the call stood: as far in, in the same quotation.
            let lineStart = out.lineStart(at: out.count)
            let before = out[lineStart...]
            // Deeper than any page is, the depth would be written once for every line.
            let lead = before.prefix(200).prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
            let isAlone = lead.count == before.count
            let prefix = String(decoding: lead, as: UTF8.self)
            if isAlone { out.removeLast(out.count - lineStart) }
            out.add(isAlone ? "" : "\n")
            if !out.isEmpty { out.add(prefix.trimmed + "\n") }
            for line in block.trimmedLines.split(byte: "\n", omittingEmptySubsequences: false) {
                out.add(line.isEmpty ? prefix.trimmed : prefix + line)
                out.add("\n")
            }
            out.add(prefix.trimmed + "\n" + prefix)
        }
    }

    /// Blanks after a block would only indent the paragraph that follows.
    private func behind(_ piece: Piece, _ at: Int) -> Int {
        guard case .block = piece else { return at }
        var at = at
        while at < text.count, text[at].isBlank { at += 1 }
        return at
    }

    private mutating func remark(_ call: Shortcode) {
        remarks.append(.importShortcode, at: Place(context.path), call.source.cut(at: 100))
    }

    // MARK: What becomes of each

    private mutating func piece(_ call: Shortcode, inner: [UInt8]?) -> Piece {
        switch call.notation {
        case .braces: braces(call)
        case .liquidTag: liquid(call, inner: inner)
        case .hugo: hugo(call, inner: inner)
        }
    }

    private mutating func hugo(_ call: Shortcode, inner: [UInt8]?) -> Piece {
        let words = inner.map { String(decoding: $0, as: UTF8.self) }
        if call.source.hasPrefix(bytes: "/*") {
            return .inline("{{<" + String(decoding: call.source.utf8.dropFirst(2).dropLast(2), as: UTF8.self) + ">}}")
        }
        switch call.name {
        case "ref", "relref", "link", "url", "rellink":
            return .inline(reference(call[("path")] ?? call.positional.first ?? ""))
        case "figure", "img", "image", "legacy-img", "img-right", "legacy-img-right", "img-flexible", "imgproc",
            "picture", "bundle-image":
            return figure(call, inner: words)
        case "youtube", "youtubelite", "yt": return video("https://www.youtube.com/watch?v=", call)
        case "vimeo": return video("https://vimeo.com/", call)
        case "highlight", "code", "codeblock":
            guard let words else { break }
            return .block(fence(words, language: call["lang", "language"] ?? call.positional.first ?? ""))
        case "note", "info", "tip", "important", "warning", "caution", "danger", "box", "alert", "callout", "hint",
            "notice",
            "admonition", "pageinfo", "attention", "success", "error":
            guard let words else { break }
            return .block(notice(call, words))
        case "tweet", "x", "twitter":
            if let user = call["user"], let id = call["id"] {
                return .block("<https://twitter.com/\(user)/status/\(id)>")
            }
            if let id = call["id"] ?? call.positional.last, id.utf8.allSatisfy(\.isDigit), !id.isEmpty {
                return .block("<https://twitter.com/i/status/\(id)>")
            }
        case "instagram":
            if let id = call["id"] ?? call.positional.first { return .block("<https://www.instagram.com/p/\(id)/>") }
        case "gist":
            if call.positional.count > 1 {
                return .block("<https://gist.github.com/\(call.positional[0])/\(call.positional[1])>")
            }
        case "asset-static", "asset", "attachment", "download", "button", "btn", "kat-button", "card", "linkcard":
            if inner == nil || call["href", "url", "link", "file", "src"] != nil, let piece = link(call, words) {
                return piece
            }
        case "quote-block", "quote", "blockquote", "pullquote":
            let quote = words.map { $0.trimmed.isEmpty ? nil : $0 } ?? call["text", "quote"]
            guard let quote else { break }
            let credit = [call["cite", "author", "attribution", "source"], call["speaker-agency", "title"]].compactMap {
                $0
            }
            return .block(
                quote.trimmedLines.quoted + (credit.isEmpty ? "" : "\n>\n> — " + credit.joined(separator: ", ")))
        case "glossary_tooltip", "tooltip", "abbr":
            let shown = call["text"] ?? call["term_id"] ?? call.positional.first ?? ""
            if let id = call["term_id"] { return .inline("[\(shown)](\(OldContext.reference("glossary/" + id)))") }
            return .inline(shown)
        case "param", "_param":
            if let key = call.positional.first, let value = context.parameter(key) {
                return .inline(value.filled(with: Array(call.positional.dropFirst())))
            }
        case "heading":
            if let name = call.positional.first {
                return .inline(name.replacing(bytes: "_", with: " ").capitalizedFirst)
            }
        case "capture", "tabs", "tabpane", "row", "col", "column", "columns", "section", "div", "span", "center",
            "ring", "cardpane",
            "blocks/section", "blocks/cover", "blocks/lead", "table", "do-dont-table", "checklist", "steps", "grid",
            "container", "md",
            "markdown", "rawhtml", "lead", "do-row", "dont-row", "checkbox", "comment-box", "tbl":
            guard let inner, !call.name.isEmpty else { break }
            return framed(call, inner)
        case "comment":
            if inner != nil { return .nothing }
        case "br", "newline": return .inline("\\\n")
        case "mermaid", "katex", "math", "chem", "plantuml":
            guard let words else { break }
            return .block(fence(words, language: call.name))
        case "details", "accordion", "expand", "spoiler", "collapse", "tab", "header":
            guard let inner else { break }
            return framed(call, inner)
        case "toc", "table-of-contents": break
        default: break
        }
        remark(call)
        return remains(call, inner)
    }

    /// A paired call that only arranges: its words under its title.
    private func framed(_ call: Shortcode, _ inner: [UInt8]) -> Piece {
        let title =
            call["title", "header", "name", "summary", "kicker", "label"]
            ?? (["tab", "details", "accordion", "expand"].contains(call.name) ? call.positional.first : nil)
        guard let title, !title.trimmed.isEmpty else { return .bytes(inner) }
        return .block(
            "**" + title.trimmed.replacing(bytes: "*", with: "\\*") + "**\n\n" + String(decoding: inner, as: UTF8.self))
    }

    /// What of an unknown call is words: its title and its inner text.
    private func remains(_ call: Shortcode, _ inner: [UInt8]?) -> Piece {
        let words = [
            "title", "name", "heading", "text", "label", "caption", "alt", "description", "content", "summary",
        ].compactMap { call[$0] }
            .filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }
        var title = words.first ?? ""
        if let url = call["url", "href", "link"], !title.isEmpty { title = "[\(title)](\(url))" }
        guard let inner, !inner.allSatisfy(\.isSpace) else {
            guard !words.isEmpty else { return inner == nil ? .nothing : .bytes(inner ?? []) }
            return .inline(title + words.dropFirst().filter { $0 != words[0] }.map { " — " + $0 }.joined())
        }
        guard !title.isEmpty else { return .bytes(inner) }
        return .block("**" + title + "**\n\n" + String(decoding: inner, as: UTF8.self))
    }

    private func reference(_ path: String) -> String { OldContext.reference(path) }

    private mutating func figure(_ call: Shortcode, inner: String?) -> Piece {
        let source = call["src", "image", "url", "file"] ?? call.positional.first ?? ""
        let caption = (call["caption"] ?? call["title"] ?? inner?.trimmed ?? "").withoutMarkup
        let alt = (call["alt"] ?? (caption.isEmpty ? "" : caption)).withoutMarkup
        guard !source.isEmpty else {
            remark(call)
            return .inline(caption.isEmpty ? alt : caption)
        }
        let target = source.contains(bytes: " ") ? "<\(source)>" : source
        let title = caption.isEmpty ? "" : " \"" + caption.inTitle + "\""
        let picture = "![" + alt.bracketed + "](" + target + title + ")"
        return .block(picture)
    }

    private mutating func video(_ base: String, _ call: Shortcode) -> Piece {
        let id = call["id"] ?? call.positional.first ?? ""
        guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x3E && $0 != 0x22 }) else {
            remark(call)
            return .nothing
        }
        return .block(id.contains(bytes: "://") ? id : base + id)
    }

    private mutating func link(_ call: Shortcode, _ inner: String?) -> Piece? {
        guard let target = call["href", "url", "link", "file", "src", "path"] ?? call.positional.first else {
            return nil
        }
        let words =
            call["text", "label", "title", "name"] ?? inner?.trimmed
            ?? (call.positional.count > 1 ? call.positional[1] : target)
        let address = call.name == "asset-static" ? "/files/" + target : target
        return .inline(
            "[" + (words.isEmpty ? target : words).bracketed + "]("
                + (address.contains(bytes: " ") ? "<\(address)>" : address)
                + ")")
    }

    private mutating func liquid(_ call: Shortcode, inner: [UInt8]?) -> Piece {
        switch call.name {
        case "raw", "verbatim": return inner.map { .bytes($0) } ?? .nothing
        case "comment": return .nothing
        case "highlight":
            guard let inner else { break }
            return .block(fence(String(decoding: inner, as: UTF8.self), language: call.positional.first ?? ""))
        case "link", "post_url": return .inline(reference(call.positional.first ?? ""))
        case "youtube", "youtube_embed": return video("https://www.youtube.com/watch?v=", call)
        case "vimeo": return video("https://vimeo.com/", call)
        case "figure", "image", "img", "picture":
            return figure(call, inner: inner.map { String(decoding: $0, as: UTF8.self) })
        case "note", "info", "tip", "important", "warning", "caution", "danger", "alert", "callout", "hint":
            guard let inner else { break }
            return .block(notice(call, String(decoding: inner, as: UTF8.self)))
        case "include", "include_relative", "render":
            let file = (call.positional.first ?? "").lowercased()
            if let source = call["src", "url", "image_path", "file", "image"],
                ["figure", "image", "img", "picture"].contains(where: { file.contains(bytes: $0) })
            {
                _ = source
                return figure(call, inner: nil)
            }
            if file.contains(bytes: "youtube"), let id = call["id", "video_id", "video"] {
                return .block("https://www.youtube.com/watch?v=" + id)
            }
        default: break
        }
        remark(call)
        return remains(call, inner)
    }

    private mutating func braces(_ call: Shortcode) -> Piece {
        if let piece = Macros.piece(call, context) {
            if case .nothing = piece { remark(call) }
            return piece
        }
        // A Liquid value: a field of the page or the site, a file's address.
        let parts = call.source.split(byte: "|").map { String($0).trimmed }
        guard let first = parts.first else { return .nothing }
        if let quote = first.utf8.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), first.utf8.count > 1
        {
            return .inline(String(decoding: first.utf8.dropFirst().dropLast(), as: UTF8.self))
        }
        let path = first.split(byte: ".").map(String.init)
        if path.count > 1, ["page", "site", "title", "this"].contains(path[0]) {
            if path[1] == "baseurl" || path[1] == "url" { return .nothing }
            if let value = context.parameter(path.dropFirst().joined(separator: "."), ofSite: path[0] == "site") {
                return .inline(value)
            }
        } else if path.count == 1, let value = context.parameter(path[0]) {
            return .inline(value)
        }
        remark(call)
        let words = call.arguments.filter { $0.isQuoted && $0.value.contains(bytes: " ") }.map(\.value)
        return words.isEmpty ? .nothing : .inline(words.joined(separator: " "))
    }
}
