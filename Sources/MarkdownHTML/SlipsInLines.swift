internal import SourceText

/// Lines that were meant for a heading, a table or items, and run into a paragraph.
extension MarkdownSlips {
    mutating func lookForConflicts() {
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

    mutating func look(at visible: Visible, lines: [Range<Int>], _ node: CmarkNode) {
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
            guard !isFull else { return }
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
}
