/// A rendered Markdown text whose links to other files are still open.
public struct MarkdownBody: Sendable, Equatable {
    /// HTML without raw HTML of the author; at each open link something is still missing.
    public internal(set) var html: [UInt8] = []
    /// In the order of their offsets; a card or a video stands before the link it contains.
    public internal(set) var openLinks: [OpenLink] = []
    public internal(set) var headings: [Heading] = []
    /// Plain UTF-8 text, a line for each block; without comments, footnote numbers and descriptions of pictures.
    public internal(set) var text: [UInt8] = []
    /// The plain text of the first paragraph that is more than a picture, a card, a video or a
    /// greeting; empty where there is none.
    public internal(set) var firstParagraph = ""
    /// The target of the first picture of the site itself, as written.
    public internal(set) var firstPicture: String?

    public init() {}

    /// A body that was rendered before and kept.
    public init(
        html: [UInt8], openLinks: [OpenLink], headings: [Heading], text: [UInt8], firstParagraph: String,
        firstPicture: String?
    ) {
        self.html = html
        self.openLinks = openLinks
        self.headings = headings
        self.text = text
        self.firstParagraph = firstParagraph
        self.firstPicture = firstPicture
    }
}

public struct Heading: Sendable, Equatable {
    /// From 2 to 6: the page's own title is the only heading of level 1.
    public let level: Int
    /// Unique in its body.
    public let id: String
    public let text: String
    /// Where its line begins in `MarkdownBody.text`.
    public let textOffset: Int

    public init(level: Int, id: String, text: String, textOffset: Int) {
        self.level = level
        self.id = id
        self.text = text
        self.textOffset = textOffset
    }
}

/// A place in the HTML that only someone who knows the other files can fill.
public struct OpenLink: Sendable, Equatable {
    public enum Role: Sendable, Equatable {
        /// Inside `href=""`: the address is inserted, escaped for an attribute.
        case href
        /// A whole picture element is inserted.
        case picture(Placing)
        /// A paragraph that holds only a link to another file; it may be replaced by that entry's card.
        case card
        /// A paragraph that holds only the address of a film; it may be replaced by a player.
        case video
    }

    public enum Placing: Sendable, Equatable {
        case inText
        /// It takes the place of a paragraph.
        case alone
        /// In a paragraph of several pictures, counted from 0.
        case gallery(Int)
    }

    public let role: Role
    /// Into `MarkdownBody.html`.
    public let offset: Int
    /// How many bytes of HTML from the offset may be replaced; 0 where something is only inserted.
    public internal(set) var length: Int
    /// Decoded, as the author wrote it: no character is escaped for HTML.
    public let target: String
    /// The text of the link or the description of the picture, decoded.
    public let label: String
    public let title: String
    /// Where the target stands in the file; the lines of its block where it can't be found.
    public internal(set) var range: Range<Int>

    public init(
        role: Role, offset: Int, length: Int, target: String, label: String, title: String, range: Range<Int>
    ) {
        self.role = role
        self.offset = offset
        self.length = length
        self.target = target
        self.label = label
        self.title = title
        self.range = range
    }
}

/// The words that a rendered text needs besides the author's.
public struct MarkdownLabels: Sendable, Hashable {
    public let note, tip, important, warning, caution: String
    /// What the section of footnotes is called for a screen reader.
    public let footnotes: String
    /// What the arrow behind a footnote is called for a screen reader.
    public let backToText: String

    public init(
        note: String = "Note", tip: String = "Tip", important: String = "Important", warning: String = "Warning",
        caution: String = "Caution", footnotes: String = "Footnotes", backToText: String = "Back to the text"
    ) {
        self.note = note
        self.tip = tip
        self.important = important
        self.warning = warning
        self.caution = caution
        self.footnotes = footnotes
        self.backToText = backToText
    }
}
