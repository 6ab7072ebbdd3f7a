internal import Hub
internal import SourceText

/// What a text's conversion may know of the rest of the export.
protocol HTMLSurroundings {
    /// The address of a page or file by the one that the text uses; nil leaves it as it is.
    func address(of target: String) -> String?
    /// Pictures of a gallery: those named by their ids, else those that belong to the text.
    func gallery(_ ids: [String]?, without: [String]) -> [GalleryPicture]
    /// The description of a picture that the text gives none.
    func description(of picture: String) -> String?
    /// The text of a reusable block.
    func block(_ id: String) -> [UInt8]?
}

struct GalleryPicture {
    let address: String
    let description: String
    let caption: String
}

/// Makes of a text as WordPress and calendars keep it HTML that stands for itself: paragraphs of blank lines and breaks of
/// single ones (`wpautop`), shortcodes, comments of blocks; letters that Markdown would take for signs are escaped.
struct LooseHTML {
    let surroundings: any HTMLSurroundings
    let path: String
    var remarks = Diagnostics()
    private var told: Set<String> = []
    var scan: MarkupScan
    var writer = PlainMarkdown()
    /// Blocks within one another; outside of them the old rules for line ends hold.
    private var depth = 0
    private let hasBlocks: Bool
    private let inclusions: Int
    /// Whether brackets may be calls of WordPress.
    private let hasCalls: Bool
    private var linkDepth = 0
    private var codeDepth = 0
    /// Links to pictures that were left out because the picture itself stands in them.
    private var openLinks: [Bool] = []
    /// White space not yet written, by its line ends; nil where there is none.
    private var gap: Int?
    /// A block's tag, or nothing, stands before.
    private var isAtBlock = true
    var caption: OpenCaption?
    var unclosed: [String: Int] = [:]

    struct OpenCaption {
        let end: Int
        let words: String
        var isBegun = false
    }

    init(
        _ text: [UInt8], _ surroundings: any HTMLSurroundings, path: String, hasCalls: Bool = true, inclusions: Int = 0
    ) {
        scan = MarkupScan(text)
        self.surroundings = surroundings
        self.path = path
        self.inclusions = inclusions
        self.hasCalls = hasCalls
        hasBlocks = text.first("<!-- wp:", in: 0..<text.count) != nil
    }

    private var isClassic: Bool { !hasBlocks || depth == 0 }

    mutating func converted() -> [UInt8] {
        let text = scan.text
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte.isSpace {
                at = white(at)
            } else if byte == UInt8(ascii: "<"), let next = markup(at) {
                at = next
            } else if byte == UInt8(ascii: "["), codeDepth == 0, hasCalls, let next = shortcode(at) {
                at = next
            } else {
                at = run(at)
            }
        }
        closeCaption()
        return writer.out
    }

    /// One remark for each sort of thing.
    mutating func tell(_ message: Message, _ words: String) {
        if told.count < 200, told.insert(message.id + words).inserted {
            remarks.append(message, at: Place(path), words)
        }
    }

    // MARK: White space

    private mutating func white(_ start: Int) -> Int {
        var at = start
        var lines = 0
        while at < scan.text.count, scan.text[at].isSpace {
            if scan.text[at] == 0x0A { lines += 1 }
            at += 1
        }
        gap = (gap ?? 0) + lines
        return at
    }

    /// Writes what is due before words or a tag.
    private mutating func settle(beforeBlock: Bool) {
        guard let lines = gap else { return }
        gap = nil
        if isAtBlock || beforeBlock {
            if lines > 0 { writer.endLine() }
        } else if lines == 0 {
            if !writer.isLineStart || writer.out.last != 0x0A { writer.put(" ") }
        } else if !isClassic {
            writer.endLine()
        } else if lines > 1 {
            writer.endLine()
            writer.endLine()
        } else {
            writer.put("<br>")
            writer.endLine()
        }
    }

    // MARK: Words

    private mutating func run(_ start: Int) -> Int {
        settle(beforeBlock: false)
        isAtBlock = false
        let text = scan.text
        // An address alone stands for what it leads to.
        if linkDepth == 0, codeDepth == 0, text.has("http", at: start), let end = address(start) {
            writer.put("<")
            writer.put(text[start..<end])
            writer.put(">")
            writer.isLineStart = false
            return end
        }
        var end = start + 1
        while end < text.count, !text[end].isSpace, text[end] != UInt8(ascii: "<"), text[end] != UInt8(ascii: "[") {
            if text[end] == UInt8(ascii: "h"), !text[end - 1].isOfWord, text.has("http", at: end) { break }
            end += 1
        }
        // Blanks within a line go along.
        while end < text.count, text[end] == 0x20, end + 1 < text.count, !text[end + 1].isSpace,
            text[end + 1] != UInt8(ascii: "<"), text[end + 1] != UInt8(ascii: "["), !text.has("http", at: end + 1)
        {
            end += 1
            while end < text.count, !text[end].isSpace, text[end] != UInt8(ascii: "<"), text[end] != UInt8(ascii: "[") {
                if text[end] == UInt8(ascii: "h"), !text[end - 1].isOfWord, text.has("http", at: end) { break }
                end += 1
            }
        }
        writer.write(text[start..<end], inLink: linkDepth > 0)
        return end
    }

    /// Behind `http://host/…`; nil where no address stands.
    private func address(_ start: Int) -> Int? {
        let text = scan.text
        guard text.has("http://", at: start) || text.has("https://", at: start) else { return nil }
        var end = start
        while end < text.count, !text[end].isSpace, !"<>[]\"'`".utf8.contains(text[end]) { end += 1 }
        while end > start, ".,;:!?)".utf8.contains(text[end - 1]) {
            if text[end - 1] == UInt8(ascii: ")"), text[start..<end].contains(UInt8(ascii: "(")) { break }
            end -= 1
        }
        let host = OldSite.host(of: text.text(start..<end))
        return host.isEmpty ? nil : end
    }

    // MARK: Tags

    private mutating func markup(_ at: Int) -> Int? {
        if scan.text.has("<!--", at: at) {
            guard let end = scan.commentEnd(at: at) else {
                tell(.importOpenComment, "")
                return at + 4
            }
            comment(at..<end)
            return end
        }
        guard let found = scan.tag(at: at) else { return nil }
        let name = found.tag.name
        if !found.isClosing, ["pre", "script", "style", "svg", "template", "textarea"].contains(name) {
            return raw(name, at, found)
        }
        let isBlock = HTMLElement.block.contains(name) || ["td", "th", "colgroup", "br", "source"].contains(name)
        settle(beforeBlock: isBlock)
        isAtBlock = isBlock
        switch name {
        case "a": return link(found)
        case "img" where !found.isClosing: picture(found.tag)
        case "code", "kbd", "samp", "tt":
            codeDepth = max(0, codeDepth + (found.isClosing ? -1 : 1))
            writer.put(scan.text[at..<found.end])
        case "video", "audio", "source", "iframe", "embed", "object":
            media(found, scan.text[at..<found.end])
        default: writer.put(scan.text[at..<found.end])
        }
        if isBlock { writer.isLineStart = true }
        return found.end
    }

    /// An element whose content is no text, or text in which every letter counts.
    private mutating func raw(_ name: String, _ at: Int, _ found: ScannedTag) -> Int {
        let isText = name == "pre" || name == "textarea"
        if isText { settle(beforeBlock: true) }
        if isText { isAtBlock = true }
        let text = scan.text
        guard !found.tag.isSelfClosing, let end = scan.end(of: "<" + name, after: found.end) else {
            if name != "script", name != "style" { writer.put(text[at..<found.end]) }
            return found.end
        }
        let close = (text[end...].firstIndex(of: UInt8(ascii: ">")) ?? text.count - 1) + 1
        guard name == "pre" else {
            writer.put(text[at..<close])
            return close
        }
        writer.endLine()
        writer.put(text[at..<found.end])
        // Signs that a reader of Markdown would take for a block of code of its own.
        var isLineStart = false
        for byte in text[found.end..<end] {
            switch byte {
            case UInt8(ascii: "`"): writer.put("&#96;")
            case UInt8(ascii: "~"): writer.put("&#126;")
            case 0x20 where isLineStart: writer.put("&#32;")
            case 0x09 where isLineStart: writer.put("&#32;&#32;&#32;&#32;")
            default: writer.put(CollectionOfOne(byte))
            }
            isLineStart = byte == 0x0A
        }
        writer.put("</pre>")
        writer.endLine()
        return close
    }

    private mutating func link(_ found: ScannedTag) -> Int {
        if found.isClosing {
            linkDepth = max(0, linkDepth - 1)
            if openLinks.popLast() == true { writer.put("</a>") }
            if caption?.isBegun == false, caption != nil, isAfterPicture { beginCaption() }
            return found.end
        }
        linkDepth += 1
        let href = found.tag["href"] ?? ""
        let isShown = !isPictureAlone(href, from: found.end)
        openLinks.append(isShown)
        guard isShown else { return found.end }
        let target = surroundings.address(of: href.decodingReferences()) ?? href
        writer.put("<a href=\"" + LooseHTML.quoted(target) + "\">")
        return found.end
    }

    /// Whether a link leads to a picture's file and holds nothing but a picture: the new site shows it large anyway.
    private func isPictureAlone(_ href: String, from start: Int) -> Bool {
        guard LinkPass.isPicture(href) else { return false }
        var at = start
        while at < scan.text.count, scan.text[at].isSpace { at += 1 }
        guard scan.text.hasAnyCase("<img", at: at), let picture = scan.tag(at: at) else { return false }
        at = picture.end
        while at < scan.text.count, scan.text[at].isSpace { at += 1 }
        return scan.text.hasAnyCase("</a", at: at)
    }

    var isAfterPicture = false

    private mutating func picture(_ tag: HTMLTag) {
        let source = (tag["src"] ?? tag["data-src"] ?? "").trimmed
        let address = surroundings.address(of: source.decodingReferences()) ?? source
        var alt = (tag["alt"] ?? "").trimmed
        if alt.isEmpty { alt = surroundings.description(of: source.decodingReferences()) ?? "" }
        write(picture: address, alt: alt, title: caption == nil ? (tag["title"] ?? "").trimmed : "")
        isAfterPicture = true
        if caption?.isBegun == false, linkDepth == 0 { beginCaption() }
    }

    mutating func write(picture address: String, alt: String, title: String) {
        var tag = "<img src=\"" + LooseHTML.quoted(address) + "\" alt=\"" + LooseHTML.description(alt) + "\""
        if !title.isEmpty, title != alt { tag += " title=\"" + LooseHTML.quoted(title) + "\"" }
        writer.put(tag + ">")
        writer.isLineStart = false
    }

    /// A picture's description as an attribute: its brackets are escaped where it is written.
    static func description(_ text: String) -> String {
        quoted(WordPressWords.escaping(text.unbroken, tags: false, brackets: false))
    }

    private mutating func media(_ found: ScannedTag, _ written: ArraySlice<UInt8>) {
        let source = (found.tag["src"] ?? found.tag["data"] ?? "").decodingReferences().trimmed
        guard !found.isClosing, let address = surroundings.address(of: source) else { return writer.put(written) }
        let title = found.tag["title"].map { " title=\"" + LooseHTML.quoted($0) + "\"" } ?? ""
        writer.put("<" + found.tag.name + " src=\"" + LooseHTML.quoted(address) + "\"" + title + ">")
    }

    /// As an attribute's value.
    static func quoted(_ text: String) -> String {
        text.replacing(bytes: "\"", with: "&quot;").replacing(bytes: "<", with: "&lt;")
    }

    /// Markup of the converter's own, on lines of its own where it is a block.
    mutating func put(block markup: String) {
        settle(beforeBlock: true)
        writer.put(markup)
        writer.endLine()
        isAtBlock = true
    }

    /// Text of a file, as words.
    mutating func put(words: String) {
        settle(beforeBlock: false)
        isAtBlock = false
        writer.write(Array(words.unbroken.utf8)[...], inLink: linkDepth > 0)
    }

    // MARK: Captions

    mutating func beginCaption() {
        caption?.isBegun = true
        writer.put("<figcaption>")
        writer.isLineStart = true
        gap = nil
        isAtBlock = true
    }

    mutating func closeCaption() {
        guard let open = caption else { return }
        caption = nil
        gap = nil
        if !open.isBegun { writer.put("<figcaption>") }
        if !open.words.isEmpty {
            if open.isBegun, !isAtBlock { writer.put(" ") }
            writer.write(Array(open.words.unbroken.utf8)[...])
        }
        writer.put("</figcaption></figure>")
        writer.endLine()
        isAtBlock = true
    }

    // MARK: Comments of blocks

    private mutating func comment(_ range: Range<Int>) {
        let text = scan.text
        var at = range.lowerBound + 4
        let end = range.upperBound - 3
        while at < end, text[at].isSpace { at += 1 }
        let isClosing = at < end && text[at] == UInt8(ascii: "/")
        if isClosing { at += 1 }
        guard text.has("wp:", at: at), at < end else { return }
        at += 3
        let start = at
        while at < end, !text[at].isSpace, text[at] != UInt8(ascii: "{") { at += 1 }
        var name = text.text(start..<min(at, end))
        if name.hasSuffix(bytes: "/") { name = name.dropping(lastBytes: 1) }
        // A text of the old editor between blocks.
        if name == "freeform" { return }
        if isClosing {
            depth = max(0, depth - 1)
            return
        }
        let isEmpty = end > range.lowerBound && text[..<end].last { !$0.isSpace } == UInt8(ascii: "/")
        if !isEmpty { depth += 1 }
        guard isEmpty else { return }
        var reader = JSONReader(Array(text[at..<end]), from: 0)
        emptyBlock(name, (try? reader.value()) ?? .nothing, text.text(start..<end).trimmed)
    }

    /// A block without text of its own: WordPress makes it when the page is asked for.
    private mutating func emptyBlock(_ name: String, _ values: OldValue, _ written: String) {
        if name == "block", let id = values["ref"]?.text, inclusions < 3, let content = surroundings.block(id) {
            var inner = LooseHTML(content, surroundings, path: path, inclusions: inclusions + 1)
            put(block: "<div>")
            writer.put(inner.converted())
            put(block: "</div>")
            for remark in inner.remarks.all { remarks.append(contentsOf: [remark]) }
            return
        }
        let url = values["url"]?.text ?? ""
        if url.contains(bytes: "://") || url.hasPrefix(bytes: "mailto:") {
            let words = ["label", "title", "service"].lazy.compactMap { values[$0]?.text }.first { !$0.isEmpty }
            settle(beforeBlock: true)
            writer.put("<p><a href=\"" + LooseHTML.quoted(surroundings.address(of: url) ?? url) + "\">")
            writer.write(Array(WordPressWords.plain(words ?? url).utf8)[...], inLink: true)
            writer.put("</a></p>")
            writer.endLine()
            isAtBlock = true
            return
        }
        if ["more", "nextpage", "spacer", "separator", "site-logo"].contains(name) { return }
        tell(.importBlock, written.cut(at: 400))
    }
}
