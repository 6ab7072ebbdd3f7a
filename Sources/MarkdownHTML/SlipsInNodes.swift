internal import SourceText

/// What Markdown made something of that nobody meant.
extension MarkdownSlips {
    mutating func look(atCode node: CmarkNode) {
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

    mutating func look(atList node: CmarkNode) {
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
        guard row.count > columns else { return }
        found.append(Diagnostic(.cellsLost, at: Place(path, range), [String(row.count), String(columns)]))
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
}
