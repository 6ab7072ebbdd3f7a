internal import SourceText

/// What authors write that is nearly Markdown: it would be on the page as it was typed, or not at all.
///
/// Only what a reader would see is looked at: what stands in code or behind a backslash is meant.
struct MarkdownSlips {
    private let path: String
    private let bytes: ArraySlice<UInt8>
    private let offset: Int
    private var positions: Positions
    private(set) var found: [Diagnostic] = []

    static let most = 50

    init(_ bytes: ArraySlice<UInt8>, at offset: Int, path: String) {
        self.bytes = bytes
        self.offset = offset
        self.path = path
        positions = Positions(bytes, at: offset)
    }

    /// Looks at every block of a parsed text, and at the lines themselves.
    mutating func look(through root: CmarkNode) {
        lookForConflicts()
        guard let iteration = CmarkIteration(from: root) else { return }
        while let (node, isEntry) = iteration.next(), found.count < MarkdownSlips.most {
            guard isEntry else { continue }
            switch node.kind {
            case .paragraph: look(at: Visible(node), lines: sourceLines(of: node), node)
            case .heading, .cell: look(atInlines: Visible(node), node)
            case .codeBlock: look(atCode: node)
            case .list: look(atList: node)
            case .row: look(atRow: node)
            case .emphasis: look(atEmphasis: node)
            case .link: look(atLink: node)
            default: break
            }
        }
    }

    // MARK: Lines

    private mutating func lookForConflicts() {
        guard let first = firstLine(beginning: "<<<<<<< "), firstLine(beginning: ">>>>>>> ") != nil else { return }
        found.append(Diagnostic(.conflict, at: Place(path, inFile(first))))
    }

    /// At the margin and outside of fenced code.
    private func firstLine(beginning start: StaticString) -> Range<Int>? {
        var isInCode = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[index..<end]
            if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { isInCode.toggle() }
            if !isInCode, line.starts(with: String(describing: start).utf8) { return index..<end }
            index = end + 1
        }
        return nil
    }

    private func inFile(_ range: Range<Int>) -> Range<Int> {
        let shift = offset - bytes.startIndex
        return range.lowerBound + shift..<range.upperBound + shift
    }

    /// The lines of a block as they were typed, with the marks of the blocks around it.
    private mutating func sourceLines(of node: CmarkNode) -> [Range<Int>] {
        let range = positions.lines(of: node)
        let shift = offset - bytes.startIndex
        var result: [Range<Int>] = []
        var start = range.lowerBound - shift
        let end = range.upperBound - shift
        while start < end {
            let next = bytes[start..<end].firstIndex(of: 0x0A) ?? end
            result.append(start..<next)
            start = next + 1
        }
        return result
    }

    // MARK: Paragraphs

    private mutating func look(at visible: Visible, lines: [Range<Int>], _ node: CmarkNode) {
        let before = found.count
        look(atInlines: visible, node)
        let shown = visible.lines
        guard shown.count == lines.count else { return }
        lookForHeading(shown, lines)
        lookForTable(shown, lines)
        lookForTabs(lines)
        guard found.count == before else { return }
        lookForItems(shown, lines)
    }

    private mutating func lookForHeading(_ shown: [ArraySlice<UInt8>], _ lines: [Range<Int>]) {
        for (line, range) in zip(shown, lines) {
            let signs = line.prefix { $0 == UInt8(ascii: "#") }.count
            guard (1...6).contains(signs), line.count > signs, !isEscaped(range) else { continue }
            let rest = line.dropFirst(signs)
            guard let next = rest.first, next != 0x20, next >= 0x80 || next | 0x20 >= 0x61 && next | 0x20 <= 0x7A else {
                continue
            }
            // A line of hashtags has several, and begins with a small letter or has one word.
            let words = String(decoding: rest, as: UTF8.self)
            let isTag = signs == 1 && (lines.count > 1 || words.contains(bytes: "#") || !words.beginsWithCapital)
            if isTag { continue }
            let mended = String(repeating: "#", count: signs) + " " + words
            say(.headingBlank, range, mend: Mend(lines: signs == 1 ? "## " + words : mended))
        }
    }

    private mutating func lookForTable(_ shown: [ArraySlice<UInt8>], _ lines: [Range<Int>]) {
        let cells = lines.map { Cells(bytes[$0]) }
        guard lines.count >= 2, cells.allSatisfy({ $0.pipes >= 2 || $0.isRule }) else { return }
        if let rule = cells.firstIndex(where: \.isRule) {
            guard rule > 0 else { return }
            let wanted = cells[rule - 1].count
            let row = "|" + String(repeating: " --- |", count: wanted)
            say(.tableRule, lines[rule], [String(cells[rule].count), String(wanted)], mend: Mend(lines: row))
        } else {
            let row = "|" + String(repeating: " --- |", count: cells[0].count)
            let first = String(decoding: bytes[lines[0]], as: UTF8.self)
            say(.tableWithoutRule, lines[0], mend: Mend(lines: first + "\n" + row))
        }
    }

    /// Cells copied from a spreadsheet are parted by tabs.
    private mutating func lookForTabs(_ lines: [Range<Int>]) {
        func hasTab(_ range: Range<Int>) -> Bool {
            bytes[range].drop { $0 == 0x20 || $0 == 0x09 }.dropLast().contains(0x09)
        }
        guard lines.count >= 2, lines.prefix(3).allSatisfy(hasTab) else { return }
        let cells = bytes[lines[0]].split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
        let head = "| " + cells.joined(separator: " | ") + " |"
        say(
            .pastedCells, lines[0],
            mend: Mend(lines: head + "\n|" + String(repeating: " --- |", count: cells.count)))
    }

    /// Items that begin with another sign, or without a blank, run into one paragraph.
    private mutating func lookForItems(_ shown: [ArraySlice<UInt8>], _ lines: [Range<Int>]) {
        var items: [(Range<Int>, sign: String, mended: String)] = []
        for (line, range) in zip(shown, lines) where !isEscaped(range) {
            if let item = MarkdownSlips.item(line) { items.append((range, item.sign, item.mended)) }
        }
        guard let first = items.first else { return }
        let isBullet = ["•", "●", "▪", "‣", "◦", "·", "✓", "✔"].contains(first.sign)
        guard items.count >= 2 || isBullet && lines.count >= 1 else { return }
        let isDash = first.sign == "–" || first.sign == "—"
        say(
            isDash ? .dashItems : .itemMarks, first.0, [first.sign],
            mend: Mend(lines: items.map(\.mended).joined(separator: "\n")))
    }

    private static func item(_ line: ArraySlice<UInt8>) -> (sign: String, mended: String)? {
        let text = String(decoding: line, as: UTF8.self)
        for sign in ["•", "●", "▪", "‣", "◦", "·", "✓", "✔"] where text.hasPrefix(bytes: sign) {
            return (sign, "- " + String(text.dropFirst(bytes: sign.utf8.count)).trimmedBlanks)
        }
        for sign in ["– ", "— "] where text.hasPrefix(bytes: sign) {
            return (String(sign.unicodeScalars.first!), "- " + text.dropFirst(bytes: sign.utf8.count))
        }
        if text.hasPrefix(bytes: "-"), let next = text.unicodeScalars.dropFirst().first, next.properties.isAlphabetic {
            return ("-", "- " + text.dropFirst(bytes: 1))
        }
        let digits = text.utf8.prefix { 0x30...0x39 ~= $0 }
        let rest = text.utf8.dropFirst(digits.count)
        guard (1...2).contains(digits.count), let sign = rest.first, sign == 0x2E || sign == 0x29,
            let next = Substring(rest.dropFirst()).unicodeScalars.first, next.properties.isAlphabetic
        else { return nil }
        let number = String(Substring(digits))
        return (number + String(UnicodeScalar(sign)), number + ". " + String(Substring(rest.dropFirst())))
    }

    private func isEscaped(_ line: Range<Int>) -> Bool {
        bytes[line].drop { $0 == 0x20 }.first == UInt8(ascii: "\\")
    }

    // MARK: Inlines

    private mutating func look(atInlines visible: Visible, _ node: CmarkNode) {
        lookForLinks(visible, node)
        lookForMarks(visible, node)
        lookForForeignMarks(visible, node)
    }

    /// Brackets that were meant for a link and made none.
    private mutating func lookForLinks(_ visible: Visible, _ node: CmarkNode) {
        let text = visible.bytes
        var index = 0
        while index + 1 < text.count {
            defer { index += 1 }
            switch (text[index], text[index + 1]) {
            case (UInt8(ascii: "]"), UInt8(ascii: "(")): broken(visible, at: index, node)
            case (UInt8(ascii: ")"), UInt8(ascii: "[")): reversed(visible, at: index, node)
            case (UInt8(ascii: "]"), 0x20) where index + 2 < text.count && text[index + 2] == UInt8(ascii: "("):
                apart(visible, at: index, node)
            case (UInt8(ascii: "]"), UInt8(ascii: "{")): curly(visible, at: index, node)
            case (UInt8(ascii: "["), UInt8(ascii: "[")): wiki(visible, at: index, node)
            case (UInt8(ascii: "["), _): openBracket(visible, at: index, node)
            default: break
            }
        }
    }

    /// `[words](address` without an end, or with blanks in the address.
    private mutating func broken(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard let words = visible.before(index, opening: UInt8(ascii: "[")) else { return }
        let isPicture = words.start > 0 && visible.bytes[words.start - 1] == UInt8(ascii: "!")
        let sign = isPicture ? "!" : ""
        let line = visible.lineEnd(from: index)
        let close = visible.bytes[(index + 2)..<line].firstIndex(of: UInt8(ascii: ")"))
        if let close {
            let target = visible.text(index + 2..<close)
            guard target.contains(bytes: " ") else { return }
            let plain = target.trimmedBlanks
            let written = plain.contains(bytes: " ") ? "<" + plain + ">" : plain
            say(
                isPicture ? .pictureBlanks : .linkBlanks, visible, words.start..<close + 1, node, [plain],
                mend: Mend(lines: sign + "[" + words.text + "](" + written + ")"))
        } else {
            let target = visible.address(from: index + 2)
            say(
                .linkOpen, visible, words.start..<index + 2, node, [words.text],
                mend: Mend(lines: sign + "[" + words.text + "](" + target + ")"))
        }
    }

    private mutating func reversed(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard let words = visible.before(index, opening: UInt8(ascii: "(")),
            let target = visible.address(from: index + 2, until: UInt8(ascii: "]"))
        else { return }
        let sign = words.start > 0 && visible.bytes[words.start - 1] == UInt8(ascii: "!") ? "!" : ""
        say(
            .linkReversed, visible, words.start..<index + 2, node, [words.text],
            mend: Mend(lines: sign + "[" + words.text + "](" + target + ")"))
    }

    private mutating func apart(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard let words = visible.before(index, opening: UInt8(ascii: "[")),
            let target = visible.address(from: index + 3, until: UInt8(ascii: ")"))
        else { return }
        say(
            .linkApart, visible, words.start..<index + 3, node, [words.text],
            mend: Mend(lines: "[" + words.text + "](" + target + ")"))
    }

    private mutating func curly(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard let words = visible.before(index, opening: UInt8(ascii: "[")),
            let target = visible.address(from: index + 2, until: UInt8(ascii: "}"))
        else { return }
        say(
            .linkApart, visible, words.start..<index + 2, node, [words.text],
            mend: Mend(lines: "[" + words.text + "](" + target + ")"))
    }

    /// `[[page]]`, as note programs link.
    private mutating func wiki(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        let line = visible.lineEnd(from: index)
        guard let close = visible.bytes[(index + 2)..<line].firstIndex(of: UInt8(ascii: "]")), close + 1 < line,
            visible.bytes[close + 1] == UInt8(ascii: "]")
        else { return }
        let isPicture = index > 0 && visible.bytes[index - 1] == UInt8(ascii: "!")
        let target = visible.text(index + 2..<close)
        say(
            .linkOfNotes, visible, index..<close + 2, node, [target],
            mend: Mend(lines: isPicture ? "![опис](" + target + ")" : "[текст](" + target + ".md)"))
    }

    /// `[words(address)`: the bracket between them is missing.
    private mutating func openBracket(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        for other in index + 1..<visible.bytes.count {
            switch visible.bytes[other] {
            case UInt8(ascii: "]"), UInt8(ascii: "["), 0x0A: return
            case UInt8(ascii: "("):
                guard other > index + 1, other + 1 < visible.bytes.count, visible.bytes[other + 1] == Visible.link,
                    let target = visible.address(from: other + 1, until: UInt8(ascii: ")"))
                else { return }
                let words = visible.text(index + 1..<other)
                say(
                    .linkOpen, visible, index..<other + 1, node, [words],
                    mend: Mend(lines: "[" + words + "](" + target + ")"))
                return
            default: continue
            }
        }
    }

    /// Asterisks, underscores and tildes that stayed on the page.
    private mutating func lookForMarks(_ visible: Visible, _ node: CmarkNode) {
        for sign in ["**", "__", "~~"] {
            let places = visible.places(of: sign)
            guard let first = places.first else { continue }
            let mark = UInt8(ascii: sign.unicodeScalars.first!)
            func isAlone(_ at: Int) -> Bool {
                (at == 0 || visible.bytes[at - 1] != mark)
                    && (at + 2 >= visible.bytes.count || visible.bytes[at + 2] != mark)
            }
            // A row of underscores is a line to write on; `2**3` is a sum.
            guard isAlone(first), !visible.isBetweenDigits(first, length: 2) else { continue }
            if sign == "__" {
                // Names of files have them; words between them were meant to be bold.
                let next = visible.text(first + 2..<visible.lineEnd(from: first)).unicodeScalars.first
                guard let next, (0x400...0x52F).contains(next.value) else { continue }
                say(.markOpen, visible, first..<first + 2, node, [sign])
            } else if places.count >= 2 {
                let inside = visible.text(first + 2..<places[1]).trimmedBlanks
                say(.markBlanks, visible, first..<first + 2, node, [sign], mend: Mend(lines: sign + inside + sign))
            } else {
                say(.markOpen, visible, first..<first + 2, node, [sign])
            }
        }
        // `_слово` without an end.
        for place in visible.places(of: "_") {
            let isStart = place == 0 || visible.bytes[place - 1] == 0x20 || visible.bytes[place - 1] == 0x0A
            // A letter has four bytes at most.
            let next = visible.text(place + 1..<min(visible.bytes.count, place + 5)).unicodeScalars.first
            guard isStart, let next, (0x400...0x52F).contains(next.value) else { continue }
            say(.markOpen, visible, place..<place + 1, node, ["_"])
            return
        }
    }

    /// Marks of forums, WordPress and other generators.
    private mutating func lookForForeignMarks(_ visible: Visible, _ node: CmarkNode) {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            guard let first = visible.places(of: open).first,
                let end = visible.places(of: close).first(where: { $0 > first })
            else { continue }
            say(.foreignMark, visible, first..<first + 2, node, [visible.text(first..<end + 2)])
            return
        }
        for place in visible.places(of: "[/") {
            let stop = min(visible.bytes.count, place + 20)
            guard let close = visible.bytes[place..<stop].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == 0x0A }),
                visible.bytes[close] == UInt8(ascii: "]")
            else {
                continue
            }
            let name = visible.bytes[(place + 2)..<close]
            guard !name.isEmpty, name.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F }) else {
                continue
            }
            say(.foreignMark, visible, place..<close + 1, node, [visible.text(place..<close + 1)])
            return
        }
    }

    // MARK: Other nodes

    private mutating func look(atCode node: CmarkNode) {
        let lines = sourceLines(of: node)
        guard let first = lines.first, let start = bytes[first].first, start == 0x20 || start == 0x09,
            !bytes[first].contains(UInt8(ascii: "`")), !bytes[first].contains(UInt8(ascii: "~"))
        else { return }
        let text = String(decoding: bytes[first], as: UTF8.self).trimmedBlanks
        let letters = text.unicodeScalars.count { (0x400...0x52F).contains($0.value) }
        // Prose in Ukrainian: words with blanks between them, hardly any signs.
        guard letters * 10 >= text.unicodeScalars.count * 6, text.contains(bytes: " ") else { return }
        say(.indentedText, first, mend: Mend(lines: text))
    }

    private mutating func look(atList node: CmarkNode) {
        guard node.isOrdered, node.listStart >= 1000, node.firstChild?.next == nil else { return }
        let range = positions.lines(of: node)
        let number = String(node.listStart)
        let start = range.lowerBound..<min(range.upperBound, range.lowerBound + number.utf8.count + 1)
        found.append(
            Diagnostic(.yearAsNumber, at: Place(path, start), [number], mend: Mend(lines: number + "\\. …")))
    }

    /// cmark drops the cells that the table's head has no column for.
    private mutating func look(atRow node: CmarkNode) {
        guard let table = node.parent, node.startLine > 0, !node.isHeaderRow else { return }
        let columns = table.alignments.count
        var lines = positions
        let range = lines.lines(of: node)
        let shift = offset - bytes.startIndex
        let row = Cells(bytes[range.lowerBound - shift..<range.upperBound - shift])
        guard row.count > columns else { return }
        found.append(Diagnostic(.cellsLost, at: Place(path, range), [String(row.count), String(columns)]))
    }

    /// `5*10*15` is a product, and its asterisks would vanish.
    private mutating func look(atEmphasis node: CmarkNode) {
        guard let before = node.previous, before.kind == .text, let last = unsafe before.literal.last,
            0x30...0x39 ~= last, let inner = node.firstChild, inner.kind == .text,
            let first = unsafe inner.literal.first, 0x30...0x39 ~= first
        else { return }
        let words = unsafe String(decoding: inner.literal, as: UTF8.self)
        let head = unsafe String(decoding: before.literal.suffix(6), as: UTF8.self).split(byte: " ").last ?? ""
        var tail = ""
        if let next = node.next, next.kind == .text {
            tail = unsafe String(decoding: next.literal.prefix(6), as: UTF8.self).prefix(beforeBytes: " ").description
        }
        let range = positions.range(of: Array("*\(words)*".utf8), in: node)
        found.append(
            Diagnostic(.starsEaten, at: Place(path, range), [], mend: Mend(lines: "\(head)×\(words)×\(tail)")))
    }

    private mutating func look(atLink node: CmarkNode) {
        let target = unsafe Array(node.target)
        let text = String(decoding: target, as: UTF8.self)
        if text.contains(bytes: "\u{A0}") || text.contains(bytes: "%C2%A0") || text.contains(bytes: "%c2%a0") {
            let address = text.replacing(bytes: "%C2%A0", with: "\u{A0}").replacing(bytes: "%c2%a0", with: "\u{A0}")
            let end = address.firstRange(ofBytes: "\u{A0}")?.lowerBound ?? address.endIndex
            let written = String(address[..<end])
            let range = positions.range(of: Array(written.utf8), in: node)
            found.append(
                Diagnostic(.addressBlank, at: Place(path, range), [written], mend: Mend(lines: "<" + written + ">")))
        }
        for scheme in ["https://", "http://"] where text.hasPrefix(bytes: scheme) {
            let rest = text.dropFirst(bytes: scheme.utf8.count)
            let host = rest.prefix(beforeBytes: "/?#:")
            let range = positions.range(of: target, in: node)
            if host == "https" || host == "http" {
                let inner = rest.firstRange(ofBytes: "//").map { String(rest[$0.upperBound...]) } ?? ""
                found.append(
                    Diagnostic(.schemeTwice, at: Place(path, range), [text], mend: Mend(lines: "https://" + inner)))
            } else if host == "localhost" || host == "127.0.0.1" {
                found.append(Diagnostic(.ownComputer, at: Place(path, range), [text]))
            }
        }
    }

    // MARK: Saying

    private mutating func say(_ message: Message, _ line: Range<Int>, _ arguments: [String] = [], mend: Mend? = nil) {
        found.append(Diagnostic(message, at: Place(path, inFile(line)), arguments, mend: mend))
    }

    private mutating func say(
        _ message: Message, _ visible: Visible, _ range: Range<Int>, _ node: CmarkNode, _ arguments: [String] = [],
        mend: Mend? = nil
    ) {
        // As it stands in the source, up to what Markdown made something of.
        let written = Array(visible.bytes[range].prefix { $0 >= 0x20 })
        let place = positions.range(of: written, in: node)
        if positions.isEscaped(place.lowerBound) { return }
        guard !found.contains(where: { $0.place.range == place }) else { return }
        found.append(Diagnostic(message, at: Place(path, place), arguments, mend: mend))
    }
}
