internal import SourceText

/// What a text consists of, with the places of its parts in the file; for rules of style.
public struct MarkdownOutline: Sendable {
    public struct Heading: Sendable {
        public let level: Int
        public let text: String
        public let range: Range<Int>
    }

    public struct Link: Sendable {
        /// The words of a link, the description of a picture.
        public let text: String
        public let target: String
        /// Of the target as it is written.
        public let range: Range<Int>
    }

    public struct Paragraph: Sendable {
        public let text: String
        /// The text without its code.
        public let prose: String
        public let range: Range<Int>
        /// All of it is bold.
        public let isBold: Bool
        /// It stands by itself, not in a list or a quotation.
        public let isOutside: Bool
        /// How many characters each of its lines has; none where its author parts them by hard breaks.
        public let lines: [Int]
        /// Another block follows.
        public let hasNext: Bool
    }

    public internal(set) var headings: [Heading] = []
    public internal(set) var links: [Link] = []
    public internal(set) var pictures: [Link] = []
    /// Of lists and quotations too; cells of tables as one paragraph each.
    public internal(set) var paragraphs: [Paragraph] = []
    /// Rows of tables with fewer cells than columns.
    public internal(set) var shortRows: [Range<Int>] = []
    /// Quotations that begin with a number of something, where «more than» may have been meant.
    public internal(set) var quotedNumbers: [Range<Int>] = []
    /// Lines without the sign of a quotation that belong to it all the same: the last of each.
    public internal(set) var quotedOn: [Range<Int>] = []
    /// Items of ordered lists whose numbers do not follow those before them: the first of each list.
    public internal(set) var numberJumps: [NumberJump] = []
    public internal(set) var isEmpty = true

    public struct NumberJump: Sendable {
        public let before: Int
        public let number: Int
        public let range: Range<Int>
    }
}

/// The outline of a Markdown text; nil where it is one that cannot be rendered.
public func outline(of bytes: ArraySlice<UInt8>, at offset: Int) -> MarkdownOutline? {
    var ignored = Diagnostics()
    guard !bytes.isEmpty, weigh(bytes, at: offset, path: "", into: &ignored) != nil else {
        return bytes.isEmpty ? MarkdownOutline() : nil
    }
    return unsafe bytes.withUnsafeBufferPointer { text in
        guard let document = unsafe CmarkDocument(text, extensions: nil),
            let iteration = CmarkIteration(from: document.root)
        else { return nil }
        var result = MarkdownOutline()
        var positions = Positions(bytes, at: offset)
        func words(_ node: CmarkNode) -> String { plainText(of: node, withPictures: false).string }
        while let (node, isEntry) = iteration.next() {
            guard isEntry else { continue }
            switch node.kind {
            case .heading:
                result.isEmpty = false
                result.headings.append(
                    .init(level: node.headingLevel, text: words(node), range: positions.lines(of: node)))
            case .link:
                result.links.append(
                    unsafe .init(
                        text: words(node), target: String(decoding: node.target, as: UTF8.self),
                        range: positions.range(of: Array(node.target), in: node)))
            case .image:
                result.isEmpty = false
                result.pictures.append(
                    unsafe .init(
                        text: words(node), target: String(decoding: node.target, as: UTF8.self),
                        range: positions.range(of: Array(node.target), in: node)))
            case .paragraph, .cell:
                let text = words(node)
                if !text.isEmpty { result.isEmpty = false }
                let range = positions.lines(of: node)
                let lines = lineLengths(of: node)
                result.paragraphs.append(
                    .init(
                        text: text, prose: plainText(of: node, withPictures: false, withCode: false).string,
                        range: range,
                        isBold: node.firstChild?.kind == .strong && node.firstChild == node.lastChild,
                        isOutside: node.kind == .paragraph && node.parent?.kind == .document, lines: lines,
                        hasNext: node.next != nil))
            case .row where !node.isHeaderRow && node.startLine > 0:
                let range = positions.lines(of: node)
                let shift = offset - bytes.startIndex
                let cells = Cells(bytes[range.lowerBound - shift..<range.upperBound - shift])
                if cells.count < node.parent?.alignments.count ?? 0 { result.shortRows.append(range) }
            case .list where node.isOrdered:
                if let jump = firstJump(in: node, &positions) { result.numberJumps.append(jump) }
            case .blockQuote where node.parent?.kind == .document:
                let range = positions.lines(of: node)
                let shift = offset - bytes.startIndex
                let written = bytes[range.lowerBound - shift..<range.upperBound - shift]
                let lines = written.split(separator: 0x0A)
                if QuotedNumber(lines)?.isTight == false { result.quotedNumbers.append(range) }
                func isQuoted(_ line: ArraySlice<UInt8>) -> Bool { line.drop { $0 == 0x20 }.first == UInt8(ascii: ">") }
                if let last = lines.last, !isQuoted(last), lines.count > 1 {
                    result.quotedOn.append(range.upperBound - last.count..<range.upperBound)
                }
            case .codeBlock, .htmlBlock, .thematicBreak: result.isEmpty = false
            default: break
            }
        }
        return result
    }
}

/// Where an author's numbers leave the row for the first time.
private func firstJump(in list: CmarkNode, _ positions: inout Positions) -> MarkdownOutline.NumberJump? {
    var numbers = ItemNumbers(list, &positions)
    var item = numbers.isKept ? list.firstChild : nil
    while let current = item {
        let before = numbers.next - 1
        // Chapters of years leave out some.
        if let number = numbers.take(current, &positions), number < 1000 {
            let range = positions.lines(of: current)
            return .init(before: before, number: number, range: range.lowerBound..<positions.firstLineEnd(of: current))
        }
        item = current.next
    }
    return nil
}

/// The lengths of a paragraph's lines as a reader sees them; code counts as the words around it do.
private func lineLengths(of node: CmarkNode) -> [Int] {
    var child = node.firstChild
    var hasCode = false
    while let inline = child {
        if inline.kind == .lineBreak { return [] }
        if inline.kind == .code || inline.kind == .link { hasCode = true }
        child = inline.next
    }
    guard !hasCode else {
        // What lies in code and links is not short for being one sign here.
        var lengths = [0]
        child = node.firstChild
        while let inline = child {
            if inline.kind == .softBreak {
                lengths.append(0)
            } else if inline.kind == .text || inline.kind == .code {
                lengths[lengths.count - 1] += unsafe String(decoding: inline.literal, as: UTF8.self).unicodeScalars
                    .count
            } else {
                lengths[lengths.count - 1] += plainText(of: inline, withPictures: false).string.unicodeScalars.count
            }
            child = inline.next
        }
        return lengths
    }
    return Visible(node).lines.map { String(decoding: $0, as: UTF8.self).unicodeScalars.count }
}
