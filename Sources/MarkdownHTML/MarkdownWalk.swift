internal import SourceText

/// The way through a parsed text that writes its HTML and its plain text.
struct MarkdownWalk {
    enum Step { case into, skip }

    /// What is written in a paragraph's place.
    enum Paragraph {
        case ordinary, tight, task, tightTask, picture, gallery
        case replaceable(openLink: Int)
        case nothing
    }

    enum Anchor {
        case none, closed
        case open(Int)
    }

    let labels: MarkdownLabels
    let shape: Shape
    let path: String
    let hasComments: Bool
    var positions: Positions
    var diagnostics: Diagnostics
    var body = MarkdownBody()
    var html: ByteWriter
    var text: ByteWriter

    /// The next text begins a line of its own.
    var textBreaks = false
    /// The text of a heading is written before its HTML.
    var isTextMuted = false
    let headingShift: Int
    var ids: Set<String> = []
    var anchors: [Anchor] = []
    var callouts: [Bool] = []
    var numbers: [ItemNumbers] = []
    var paragraphs: [Paragraph] = []
    var galleryCount = 0
    var paragraphStart = 0
    /// A paragraph in a list or a quotation, where there is none outside.
    var innerParagraph: String?
    var hasFirstParagraph = false
    var alignments: [UInt8] = []
    var column = 0
    var isInHeader = false
    var isTableOpen = false
    var footnoteCount = 0
    var footnoteReferences: [Int: Int] = [:]
    var fragments: [(id: String, written: String, node: CmarkNode)] = []
    var rawHTMLCount = 0
    var reportCount = 0
    var reportedElements: Set<String> = []

    init(
        _ root: CmarkNode, of bytes: ArraySlice<UInt8>, at offset: Int, path: String, labels: MarkdownLabels,
        shape: Shape, weight: Weight, diagnostics: Diagnostics
    ) {
        self.labels = labels
        self.shape = shape
        self.path = path
        hasComments = weight.hasComments
        self.diagnostics = diagnostics
        positions = Positions(bytes, at: offset)
        html = ByteWriter(capacity: bytes.count + bytes.count / 8 + 256)
        text = ByteWriter(capacity: bytes.count)
        var shift = 0
        var block = root.firstChild
        while let current = block {
            if current.kind == .heading, current.headingLevel == 1 { shift = 1 }
            block = current.next
        }
        headingShift = shape.isSite ? shift : 0
    }

    var isSite: Bool { shape.isSite }

    mutating func enter(_ node: CmarkNode) -> Step {
        switch node.kind {
        case .text: unsafe write(textOf: node)
        case .softBreak:
            html.write("\n")
            if !isTextMuted { text.write(" ") }
        case .lineBreak:
            html.write(isSite ? "<br>\n" : "<br />\n")
            if !isTextMuted { text.write(" ") }
        case .code:
            html.write("<code>")
            unsafe write(textOf: node)
            html.write("</code>")
        case .emphasis: html.write("<em>")
        case .strong: if node.parent?.kind != .strong { html.write("<strong>") }
        case .strikethrough: html.write("<del>")
        case .link: enterLink(node)
        case .image:
            writeImage(node)
            return .skip
        case .htmlInline: meetRawHTML(node)
        case .footnoteReference: writeFootnoteReference(node)
        case .paragraph: enterParagraph(node)
        case .heading: enterHeading(node)
        case .blockQuote: enterBlockQuote(node)
        case .list: enterList(node)
        case .item: enterItem(node)
        case .codeBlock: writeCodeBlock(node)
        case .htmlBlock: meetRawHTML(node)
        case .thematicBreak:
            startLine()
            html.write(isSite ? "<hr>\n" : "<hr />\n")
        case .footnoteDefinition: enterFootnote()
        case .table: enterTable(node)
        case .row: enterRow(node)
        case .cell: enterCell(node)
        case .document, .other: break
        }
        return .into
    }

    mutating func leave(_ node: CmarkNode) {
        switch node.kind {
        case .emphasis: html.write("</em>")
        case .strong: if node.parent?.kind != .strong { html.write("</strong>") }
        case .strikethrough: html.write("</del>")
        case .link: leaveLink(node)
        case .paragraph: leaveParagraph(node)
        case .heading: leaveHeading(node)
        case .blockQuote: leaveBlockQuote()
        case .list:
            numbers.removeLast()
            html.write(node.isOrdered ? "</ol>\n" : "</ul>\n")
        case .item: html.write("</li>\n")
        case .footnoteDefinition: leaveFootnote(node)
        case .table: leaveTable()
        case .row: leaveRow()
        case .cell: leaveCell(node)
        default: break
        }
    }

    /// What can only be known when everything was seen.
    mutating func finish() {
        if footnoteCount > 0, isSite { html.write("</ol>\n</section>\n") }
        reportMissingAnchors()
        if rawHTMLCount > Self.mostRawHTML {
            diagnostics.append(.moreRawHTML, at: Place(path), String(rawHTMLCount - Self.mostRawHTML))
        }
        if !hasFirstParagraph, let innerParagraph { body.firstParagraph = innerParagraph }
        body.html = html.take()
        body.text = text.take()
    }

    // MARK: What all parts write with

    /// Begins a line of HTML, and of the text.
    mutating func startLine() {
        if let last = html.bytes.last, last != 0x0A { html.write("\n") }
        textBreaks = true
    }

    mutating func breakText() {
        guard textBreaks else { return }
        textBreaks = false
        if let last = text.bytes.last, last != 0x0A { text.write("\n") }
    }

    @unsafe mutating func write(textOf node: CmarkNode) {
        let literal = unsafe node.literal
        unsafe html.write(escapingText: literal)
        if hasComments, isSite { meetVisibleComment(node) }
        guard !isTextMuted else { return }
        breakText()
        unsafe text.write(literal)
    }

    /// An address in an attribute: what is no part of an address is percent-encoded.
    @unsafe mutating func write(address: UnsafeBufferPointer<UInt8>) {
        let digits: StaticString = "0123456789ABCDEF"
        var start = 0
        for index in address.indices {
            let byte = unsafe address[index]
            if isAddressByte(byte) { continue }
            if index > start { unsafe html.write(UnsafeBufferPointer(rebasing: address[start..<index])) }
            start = index + 1
            switch byte {
            case UInt8(ascii: "&"): html.write("&amp;")
            case UInt8(ascii: "'"): html.write("&#x27;")
            default:
                html.write(byte: UInt8(ascii: "%"))
                unsafe html.write(byte: digits.utf8Start[Int(byte >> 4)])
                unsafe html.write(byte: digits.utf8Start[Int(byte & 15)])
            }
        }
        if start < address.count { unsafe html.write(UnsafeBufferPointer(rebasing: address[start...])) }
    }

    private func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "?"),
            UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "$"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Whether one more mistake in a link is told: after a hundred in a file nobody reads on.
    mutating func countsReport() -> Bool {
        reportCount += 1
        return reportCount <= 100
    }

    mutating func report(_ message: Message, _ argument: String, target: [UInt8], in node: CmarkNode) {
        let range = positions.range(of: target, in: node)
        diagnostics.append(message, at: Place(path, range), argument)
    }

    /// An id that nothing else in this text has.
    mutating func uniqueID(_ wish: String) -> String {
        // Footnotes have theirs by number.
        let isTaken = wish.isEmpty || wish.hasPrefix(bytes: "fn-") || wish.hasPrefix(bytes: "fnref-")
        let base = isTaken ? (wish.isEmpty ? "section" : "section-\(wish)") : wish
        if ids.insert(base).inserted { return base }
        var number = (lastNumbers[base] ?? 1) + 1
        while !ids.insert("\(base)-\(number)").inserted { number += 1 }
        lastNumbers[base] = number
        return "\(base)-\(number)"
    }

    private var lastNumbers: [String: Int] = [:]
}
