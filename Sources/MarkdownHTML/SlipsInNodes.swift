internal import SourceText

/// What Markdown made something of that nobody meant.
extension MarkdownSlips {
    mutating func look(atCode node: CmarkNode) {
        let lines = sourceLines(of: node)
        if let fence = openFence(lines) { return say(.fenceOpen, lines[0], [fence]) }
        guard let first = lines.first, let start = bytes[first].first, start == 0x20 || start == 0x09,
            !bytes[first].contains(UInt8(ascii: "`")), !bytes[first].contains(UInt8(ascii: "~"))
        else { return }
        let text = String(decoding: bytes[first], as: UTF8.self).trimmedBlanks
        let letters = text.unicodeScalars.count { (0x400...0x52F).contains($0.value) }
        // Prose in Ukrainian: words with blanks between them, hardly any signs.
        guard letters * 10 >= text.unicodeScalars.count * 6, text.contains(bytes: " ") else { return }
        say(.indentedText, first, mend: Mend(lines: text))
    }

    /// The fence that nothing closes: all the rest of the text is code.
    private func openFence(_ lines: [Range<Int>]) -> String? {
        guard let first = lines.first else { return nil }
        let start = bytes[first].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
        guard let mark = start.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let length = start.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        let isClosed = lines.dropFirst().last.map { line in
            let end = bytes[line].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") || $0 == 0x09 }
            return end.prefix { $0 == mark }.count >= length
        }
        return isClosed == true ? nil : String(repeating: String(UnicodeScalar(mark)), count: length)
    }

    /// `п`ятниця … сім`я`: two accents typed for apostrophes make code of what lies between.
    mutating func look(atInlineCode node: CmarkNode) {
        guard let before = node.previous, before.kind == .text,
            let last = unsafe String(decoding: before.literal.suffix(2), as: UTF8.self).unicodeScalars.last,
            let first = unsafe String(decoding: node.literal.prefix(2), as: UTF8.self).unicodeScalars.first,
            (0x400...0x52F).contains(last.value), (0x400...0x52F).contains(first.value)
        else { return }
        let head = unsafe String(decoding: before.literal, as: UTF8.self).split(byte: " ").last.map(String.init) ?? ""
        let inner = unsafe String(decoding: node.literal, as: UTF8.self)
        let tail = inner.split(byte: " ").first.map(String.init) ?? ""
        let range = positions.range(of: Array("`\(inner)`".utf8), in: node)
        found.append(
            Diagnostic(.accentAsApostrophe, at: Place(path, range), [], mend: Mend(lines: head + "’" + tail)))
    }

    /// A line below a text makes a heading of all of it.
    mutating func look(atHeading node: CmarkNode) {
        var lines = sourceLines(of: node)
        guard let first = lines.first, bytes[first].first(where: { $0 != 0x20 }) != UInt8(ascii: "#") else { return }
        func isRule(_ line: Range<Int>) -> Bool {
            line.count > 0 && bytes[line].allSatisfy { $0 == 0x2D || $0 == 0x3D || $0 == 0x20 || $0 == 0x0D }
        }
        // Of the two versions of an unfinished merge it is said once.
        if found.contains(where: { $0.message == .conflict }) { return }
        // cmark ends such a heading where it ends the next block.
        guard let place = lines.dropFirst().firstIndex(where: isRule) else { return }
        let rule = lines[place]
        lines.removeSubrange(place...)
        if lines.allSatisfy({ MarkdownSlips.isField(bytes[$0]) }) { return say(.fieldsInBody, lines[0]) }
        let text = lines.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " ").trimmedBlanks
        let isProse = text.unicodeScalars.count > 80 || lines.count > 1 || ".;,".utf8.contains(text.utf8.last ?? 0)
        if isProse { say(.textAsHeading, rule, [String(decoding: bytes[rule], as: UTF8.self).trimmedBlanks]) }
    }

    /// Items that stand one or two blanks in are no items of the one above: they must begin below its words.
    private mutating func lookForDepth(_ node: CmarkNode) {
        func line(_ item: CmarkNode) -> Range<Int>? { sourceLines(of: item).first }
        func indent(_ line: Range<Int>) -> Int { bytes[line].prefix { $0 == 0x20 }.count }
        func text(_ line: Range<Int>) -> String { String(decoding: bytes[line], as: UTF8.self).trimmedBlanks }
        guard let first = node.firstChild, let top = line(first), node.parent?.kind == .document else { return }
        if !node.isOrdered, (1...2).contains(indent(top)), let before = node.previous, before.kind == .list,
            before.isOrdered, let last = before.lastChild, let parent = line(last), indent(parent) == 0
        {
            let lines = text(parent) + "\n   " + text(top)
            return say(.itemDepth, top, mend: Mend(lines: lines))
        }
        var previous = top
        var next = first.next
        while let item = next {
            guard let own = line(item) else { return }
            if indent(own) > indent(top) {
                let depth = node.isOrdered ? "   " : "  "
                return say(.itemDepth, own, mend: Mend(lines: text(previous) + "\n" + depth + text(own)))
            }
            previous = own
            next = item.next
        }
    }

    mutating func look(atList node: CmarkNode) {
        lookForDepth(node)
        guard node.isOrdered, node.listStart >= 1000, node.firstChild?.next == nil else { return }
        let range = positions.lines(of: node)
        let number = String(node.listStart)
        let start = range.lowerBound..<min(range.upperBound, range.lowerBound + number.utf8.count + 1)
        found.append(
            Diagnostic(.yearAsNumber, at: Place(path, start), [number], mend: Mend(lines: number + "\\. …")))
    }

    /// cmark drops the cells that the table's head has no column for.
    mutating func look(atRow node: CmarkNode) {
        guard let table = node.parent, node.startLine > 0, !node.isHeaderRow else { return }
        let columns = table.alignments.count
        let range = positions.lines(of: node)
        let row = Cells(bytes[inBody(range)])
        if row.pipes == 0 { return look(atWordsInTable: node, table, range) }
        guard row.count > columns else { return }
        found.append(Diagnostic(.cellsLost, at: Place(path, range), [String(row.count), String(columns)]))
    }

    /// Words right below a table become a row of it.
    private mutating func look(atWordsInTable row: CmarkNode, _ table: CmarkNode, _ range: Range<Int>) {
        let above = row.previous.map { inBody(positions.lines(of: $0)) }
        if let above, Cells(bytes[above]).pipes == 0 { return }
        guard isFramed(table) else { return }
        let words = String(decoding: bytes[inBody(range)], as: UTF8.self).trimmedBlanks
        let last = above.map { String(decoding: bytes[$0], as: UTF8.self).trimmedBlanks } ?? ""
        say(
            .wordsInTable, inBody(range), [String(words.unicodeScalars.prefix(60))],
            mend: Mend(lines: last + "\n\n" + words))
    }

    /// Whether the first line of a table has bars; it is read once.
    private mutating func isFramed(_ table: CmarkNode) -> Bool {
        if let last = lastTable, last.line == table.startLine { return last.isFramed }
        guard let head = table.firstChild else { return false }
        let isFramed = Cells(bytes[inBody(positions.lines(of: head))]).pipes > 0
        lastTable = (table.startLine, isFramed)
        return isFramed
    }

    /// `5*10*15` is a product, and its asterisks would vanish.
    mutating func look(atEmphasis node: CmarkNode) {
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

    mutating func look(atLink node: CmarkNode) {
        let target = unsafe Array(node.target)
        lookAtAddress(of: node, target)
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
            } else if String(host).isOfOwnNetwork {
                found.append(Diagnostic(.ownComputer, at: Place(path, range), [text]))
            }
        }
    }
}

extension String {
    /// `localhost`, 127.0.0.1, and the addresses of private networks (RFC 1918).
    fileprivate var isOfOwnNetwork: Bool {
        if isSame(bytes: "localhost") || hasSuffix(bytes: ".local") { return true }
        let parts = split(byte: ".").map { Int(String($0)) ?? -1 }
        guard parts.count == 4, parts.allSatisfy({ 0...255 ~= $0 }) else { return false }
        return parts[0] == 127 || parts[0] == 10 || parts[0] == 192 && parts[1] == 168
            || parts[0] == 172 && 16...31 ~= parts[1]
    }
}
