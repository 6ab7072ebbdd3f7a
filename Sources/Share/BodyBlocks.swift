internal import Hub
internal import MarkdownHTML
internal import SourceText

/// A paragraph, a heading or an item of a list of an entry's text, as plain words.
struct TextBlock: Sendable, Equatable {
    enum Kind: Sendable, Equatable { case paragraph, heading, item }

    let kind: Kind
    let text: String
}

/// The blocks of a body that can stand in a post: tables, code, footnotes and what only the page shows (cards, films) are
/// left to the page.
struct BodyBlocks {
    private let html: [UInt8]
    private let left: [Range<Int>]
    private var blocks: [TextBlock] = []
    private var text: [UInt8] = []
    private var kind = TextBlock.Kind.paragraph
    /// Elements within which nothing is taken.
    private var muted = 0

    private static let silent: Set<String> = ["table", "pre", "section", "sup"]

    /// `html` as the Markdown renderer writes it: well-formed, without markup of the author.
    init(_ html: [UInt8], _ links: [OpenLink]) {
        self.html = html
        left = links.compactMap { link in
            switch link.role {
            case .card, .video: link.offset..<(link.offset + link.length)
            case .href, .picture: nil
            }
        }
    }

    mutating func all() -> [TextBlock] {
        var index = 0
        var nextLeft = 0
        while index < html.count {
            if nextLeft < left.count, left[nextLeft].lowerBound <= index {
                leaveOut()
                index = max(index, left[nextLeft].upperBound)
                nextLeft += 1
                continue
            }
            let end = nextLeft < left.count ? left[nextLeft].lowerBound : html.count
            if html[index] == UInt8(ascii: "<") {
                index = readTag(at: index)
            } else {
                let run = html[index..<end].prefix { $0 != UInt8(ascii: "<") }
                if muted == 0 { text += run }
                index = run.endIndex
            }
        }
        leaveOut()
        return blocks.enumerated().filter { index, block in
            // A heading of nothing.
            block.kind != .heading || (index + 1 < blocks.count && blocks[index + 1].kind != .heading)
        }.map(\.element)
    }

    /// The position behind the tag.
    private mutating func readTag(at start: Int) -> Int {
        let end = html[start...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
        let isClosing = html[start + 1] == UInt8(ascii: "/")
        let rest = html[(start + (isClosing ? 2 : 1))..<end]
        let name = String(decoding: rest.prefix { $0 != 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
        if BodyBlocks.silent.contains(name) {
            // A footnote's number stands within a sentence.
            if name != "sup" { leaveOut() }
            muted = max(0, muted + (isClosing ? -1 : 1))
        } else {
            meet(name, isClosing: isClosing, rest)
        }
        return end + 1
    }

    private mutating func meet(_ name: String, isClosing: Bool, _ tag: ArraySlice<UInt8>) {
        switch name {
        case "h2", "h3", "h4", "h5", "h6":
            flush()
            kind = isClosing ? .paragraph : .heading
        case "li":
            flush()
            kind = isClosing ? .paragraph : .item
        case "p", "ul", "ol", "blockquote", "div", "hr":
            flush()
            if !isClosing, String(decoding: tag, as: UTF8.self).contains(bytes: "callout-title") { kind = .heading }
        case "br": if muted == 0 { text.append(UInt8(ascii: " ")) }
        default: break
        }
    }

    /// Here stands what a post cannot show, or the text ends: whatever announced it goes too.
    private mutating func leaveOut() {
        flush()
        guard let last = blocks.last, last.kind == .paragraph, last.text.hasSuffix(bytes: ":") else { return }
        blocks.removeLast()
        let kept = sentences(of: last.text).dropLast().joined(separator: " ")
        if !kept.isEmpty { blocks.append(TextBlock(kind: .paragraph, text: kept)) }
    }

    private mutating func flush() {
        let words = String(decoding: text, as: UTF8.self).decodingReferences().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        text.removeAll(keepingCapacity: true)
        guard !words.isEmpty else { return }
        blocks.append(TextBlock(kind: kind, text: words))
        // A second paragraph of an item is one of its own.
        kind = .paragraph
    }
}
