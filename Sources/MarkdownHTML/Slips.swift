internal import SourceText

/// What authors write that is nearly Markdown: it would be on the page as it was typed, or not at all.
///
/// Only what a reader would see is looked at: what stands in code or behind a backslash is meant.
struct MarkdownSlips {
    let path: String
    let bytes: ArraySlice<UInt8>
    let labels: MarkdownLabels
    /// Where the table begins that was looked at last.
    var lastTable: (line: Int, isFramed: Bool)?
    /// A price or a number before has an asterisk behind it, and a note to it may follow.
    var hasStarBehindWord = false
    private let offset: Int
    var positions: Positions
    var found: [Diagnostic] = []

    private static let most = 50
    /// Slips that were said already, or stand behind a backslash, count too: each costs a search for its place.
    private var tries = 0
    /// Enough is said of one text.
    var isFull: Bool { found.count >= MarkdownSlips.most || tries >= 8 * MarkdownSlips.most }

    init(_ bytes: ArraySlice<UInt8>, at offset: Int, path: String, labels: MarkdownLabels) {
        self.bytes = bytes
        self.offset = offset
        self.path = path
        self.labels = labels
        positions = Positions(bytes, at: offset)
    }

    /// Looks at every block of a parsed text, and at the lines themselves.
    mutating func look(through root: CmarkNode) {
        lookForConflicts()
        lookForDefinitions()
        guard let iteration = CmarkIteration(from: root) else { return }
        while let (node, isEntry) = iteration.next(), !isFull {
            guard isEntry else { continue }
            switch node.kind {
            case .paragraph: look(at: Visible(node), lines: sourceLines(of: node), node)
            case .heading:
                look(atInlines: Visible(node), node)
                look(atHeading: node)
            case .cell: look(atInlines: Visible(node), node)
            case .code: look(atInlineCode: node)
            case .codeBlock: look(atCode: node)
            case .blockQuote: look(atQuote: node)
            case .list:
                look(atList: node)
                look(atBullets: node)
            case .row: look(atRow: node)
            case .emphasis: look(atEmphasis: node)
            case .link: look(atLink: node)
            default: break
            }
        }
    }

    mutating func look(atInlines visible: Visible, _ node: CmarkNode) {
        lookForLinks(visible, node)
        lookForMarks(visible, node)
        lookForForeignMarks(visible, node)
        lookForScripts(visible, node)
        lookForMails(visible, node)
        if !hasStarBehindWord { hasStarBehindWord = MarkdownSlips.hasStarBehindWord(visible) }
    }

    func inFile(_ range: Range<Int>) -> Range<Int> {
        let shift = offset - bytes.startIndex
        return range.lowerBound + shift..<range.upperBound + shift
    }

    func inBody(_ range: Range<Int>) -> Range<Int> {
        let shift = offset - bytes.startIndex
        return range.lowerBound - shift..<range.upperBound - shift
    }

    /// The lines of a block as they were typed, with the marks of the blocks around it.
    mutating func sourceLines(of node: CmarkNode) -> [Range<Int>] {
        let range = inBody(positions.lines(of: node))
        var result: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let next = bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            result.append(start..<next)
            start = next + 1
        }
        return result
    }

    mutating func say(_ message: Message, _ line: Range<Int>, _ arguments: [String] = [], mend: Mend? = nil) {
        found.append(Diagnostic(message, at: Place(path, inFile(line)), arguments, mend: mend))
    }

    mutating func say(
        _ message: Message, _ visible: Visible, _ range: Range<Int>, _ node: CmarkNode, _ arguments: [String] = [],
        mend: Mend? = nil
    ) {
        tries += 1
        // As it stands in the source, up to what Markdown made something of.
        let written = Array(visible.bytes[range].prefix { $0 >= 0x20 })
        let place = positions.range(of: written, in: node)
        if positions.isEscaped(place.lowerBound) { return }
        guard !found.contains(where: { $0.place.range == place }) else { return }
        found.append(Diagnostic(message, at: Place(path, place), arguments, mend: mend))
    }
}
