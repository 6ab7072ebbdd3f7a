internal import Hub
internal import SourceText

/// A post's text for one network, never longer than the network takes.
struct Caption: Sendable {
    let network: Network
    let text: String
    /// False where the address alone is longer than the network takes.
    let hasLink: Bool
    /// By the network's own count.
    var length: Int { network.count.length(of: text) }

    init(_ post: PostText, for network: Network) {
        self.network = network
        var draft = CaptionDraft(post, network)
        draft.leaveOutUntilItFits()
        draft.addText(post.blocks)
        text = draft.text
        hasLink = draft.hasLink
    }
}

/// A caption in the making. The link always stays; hashtags, start links, details and at last the title's end give way.
private struct CaptionDraft {
    let network: Network
    private var title: String
    private var details: [String]
    private var body = ""
    private var startLinks: [PostText.StartLink]
    private let url: String
    let hasLink: Bool
    private var hashtags: [String]
    private var isTerse: Bool

    init(_ post: PostText, _ network: Network) {
        self.network = network
        title = post.title
        details = post.details
        startLinks = network.isTerse ? Array(post.startLinks.prefix(1)) : post.startLinks
        hasLink = network.count.length(of: post.url) + CaptionDraft.leastRoom < network.aim
        url = hasLink ? post.url : ""
        hashtags = Array(post.hashtags.prefix(network.hashtags))
        isTerse = network.isTerse
    }

    var text: String {
        let links = startLinks.map(line) + (hasLink ? [url] : [])
        return [
            title, details.joined(separator: "\n"), body, links.joined(separator: "\n"),
            hashtags.joined(separator: " "),
        ]
        .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func line(_ link: PostText.StartLink) -> String {
        isTerse || link.name.isEmpty ? link.label + ": " + link.url : link.name + ". " + link.label + ": " + link.url
    }

    private var fits: Bool { network.count.length(of: text) <= network.aim }

    mutating func leaveOutUntilItFits() {
        while !fits, !hashtags.isEmpty { hashtags.removeLast() }
        if !fits { isTerse = true }
        while !fits, !startLinks.isEmpty { startLinks.removeLast() }
        while !fits, !details.isEmpty { details.removeLast() }
        if !fits { title = cutting(title) { $0.title = $1 } ?? cuttingWithinWord(title) }
    }

    // MARK: The text

    /// As many whole sentences from the start as fit; of a first one that is too long, as many words.
    mutating func addText(_ blocks: [TextBlock]) {
        let full = body
        var lines = CaptionLines()
        var taken = full
        for (index, block) in blocks.enumerated() {
            // Half a list would pass for the whole of it.
            let isInList = block.kind == .item && index + 1 < blocks.count && blocks[index + 1].kind == .item
            for piece in block.kind == .paragraph ? sentences(of: block.text) : [block.text] {
                lines.add(piece, of: block)
                body = lines.text
                guard fits else { return end(taken, block.kind == .heading ? nil : piece) }
                if lines.canEnd, !isInList { taken = body }
            }
            lines.endBlock()
        }
        body = taken
    }

    /// Less room than this holds no thought.
    private static let leastRoom = 40

    private mutating func end(_ taken: String, _ next: String?) {
        body = taken
        guard taken.isEmpty, let next else { return }
        guard let cut = cutting(next, put: { $0.body = $1 }), cut.count >= CaptionDraft.leastRoom else { return }
        body = cut
    }

    /// As many of a text's words as fit where `put` puts them, with an ellipsis; nil where none does.
    private func cutting(_ text: String, put: (inout CaptionDraft, String) -> Void) -> String? {
        var draft = self
        func fits(_ candidate: String) -> Bool {
            put(&draft, candidate)
            return draft.fits
        }
        let words = text.split(byte: " ")
        for count in stride(from: words.count - 1, through: 1, by: -1) {
            let candidate = words[..<count].joined(separator: " ").withoutEnd + "…"
            if fits(candidate) { return candidate }
        }
        return nil
    }

    /// Of one word that is longer than a post: there is nowhere else to cut.
    private func cuttingWithinWord(_ title: String) -> String {
        var draft = self
        for count in stride(from: title.count - 1, through: 0, by: -1) {
            draft.title = String(title.prefix(count)) + "…"
            if draft.fits { break }
        }
        return draft.title
    }
}

/// Pieces of text put together as they stood: sentences of a paragraph on, items of a list under each other.
private struct CaptionLines {
    private(set) var text = ""
    private var isInside = false
    private var last: TextBlock.Kind?
    /// A text may not stop at a heading, nor at what announces a list.
    private(set) var canEnd = false

    mutating func add(_ piece: String, of block: TextBlock) {
        if isInside {
            text += " "
        } else if !text.isEmpty {
            text += block.kind == .item && (last == .item || text.hasSuffix(bytes: ":")) ? "\n" : "\n\n"
        }
        text += block.kind == .item && !isInside ? "– " + piece : piece
        isInside = true
        last = block.kind
        canEnd = block.kind != .heading && !piece.hasSuffix(bytes: ":")
    }

    mutating func endBlock() { isInside = false }
}

extension String {
    /// Without the marks that must not stand before an ellipsis.
    fileprivate var withoutEnd: String {
        var text = self[...]
        while let last = text.last, " ,;:.–—-(«\"".contains(last) { text.removeLast() }
        return String(text)
    }
}
