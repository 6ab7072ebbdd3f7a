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
        lookForLoneCallout(lines, node)
        lookForDamage(lines)
        look(atInlines: visible, node)
        let shown = visible.lines
        guard shown.count == lines.count else { return }
        if visible.has(UInt8(ascii: "#")) {
            lookForHeading(shown, lines, isInItem: node.parent?.kind == .item)
            lookForHeadingMarks(shown, lines)
        }
        lookForFields(shown, lines, isBelowRule: node.previous?.kind == .thematicBreak)
        lookForTable(lines, isBelowTable: node.previous?.kind == .table)
        lookForTabs(lines)
        guard found.count == before else { return }
        lookForItems(shown, lines)
    }

    private mutating func lookForHeading(
        _ shown: [ArraySlice<UInt8>], _ lines: [Range<Int>], isInItem: Bool
    ) {
        for (line, range) in zip(shown, lines) {
            let signs = line.prefix { $0 == UInt8(ascii: "#") }.count
            guard !isFull else { return }
            guard (1...6).contains(signs), line.count > signs, !isEscaped(range) else { continue }
            let rest = line.dropFirst(signs)
            guard let next = rest.first, next != 0x20, next >= 0x80 || next | 0x20 >= 0x61 && next | 0x20 <= 0x7A else {
                continue
            }
            // A line of hashtags has several, and begins with a small letter or has one word.
            let words = String(decoding: rest, as: UTF8.self).withoutLeadingSpaces
            let first = words.split(byte: " ").first.map(String.init) ?? ""
            let isTag =
                signs == 1
                && (lines.count > 1 || isInItem || words.contains(bytes: "#") || !words.beginsWithCapital
                    || first.unicodeScalars.dropFirst().contains(where: \.properties.isUppercase)
                        && first.unicodeScalars.contains(where: \.properties.isLowercase))
            if isTag { continue }
            let mended = String(repeating: "#", count: signs) + " " + words
            say(.headingBlank, range, mend: Mend(lines: signs == 1 ? "## " + words : mended))
        }
    }

    /// `Words ##`, `Words. ## Heading` and seven signs or more: they stay on the page as they are.
    private mutating func lookForHeadingMarks(_ shown: [ArraySlice<UInt8>], _ lines: [Range<Int>]) {
        for (line, range) in zip(shown, lines) where !isFull {
            let text = String(decoding: line, as: UTF8.self)
            let words = text.split(byte: " ").map(String.init)
            guard let place = words.firstIndex(where: { $0.utf8.count >= 2 && $0.utf8.allSatisfy { $0 == 0x23 } }),
                words.count > 1, place > 0 || words[0].utf8.count > 6
            else { continue }
            let before = words[..<place].joined(separator: " ")
            let behind = words[(place + 1)...].joined(separator: " ")
            let heading = "## " + (behind.isEmpty ? before : behind)
            say(
                .headingMarks, range, [words[place]],
                mend: Mend(lines: behind.isEmpty || before.isEmpty ? heading : before + "\n\n" + heading))
        }
    }

    /// `image: photo.jpg` below the fields is text.
    private mutating func lookForFields(
        _ shown: [ArraySlice<UInt8>], _ lines: [Range<Int>], isBelowRule: Bool
    ) {
        guard lines.count >= 2 || isBelowRule, shown.allSatisfy(MarkdownSlips.isField) else { return }
        say(.fieldsInBody, lines[0])
    }

    /// A Latin word in small letters, a colon and a value.
    static func isField(_ line: ArraySlice<UInt8>) -> Bool {
        let key = line.prefix { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") }
        let rest = line[key.endIndex...]
        return (3...24).contains(key.count) && rest.starts(with: ": ".utf8) && rest.count > 2
    }

    private mutating func lookForTable(_ lines: [Range<Int>], isBelowTable: Bool) {
        guard lines.contains(where: { bytes[$0].contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "+") } })
        else {
            return
        }
        let cells = lines.map { Cells(bytes[$0]) }
        if isBelowTable, cells.allSatisfy({ $0.pipes >= 2 && !$0.isRule }) { return say(.tableParted, lines[0]) }
        let isEven = cells.allSatisfy { $0.pipes == cells[0].pipes } && cells[0].pipes >= 1
        guard lines.count >= 2, isEven || cells.allSatisfy({ $0.pipes >= 2 || $0.isRule || $0.isRuleOfOtherSigns })
        else { return }
        if let rule = cells.firstIndex(where: \.isRuleOfOtherSigns) {
            let wanted = cells.first { !$0.isRuleOfOtherSigns && !$0.isRule }?.count ?? 1
            let row = "|" + String(repeating: " --- |", count: wanted)
            say(.tableRuleSigns, lines[rule], mend: Mend(lines: row))
        } else if let rule = cells.firstIndex(where: \.isRule) {
            guard rule > 0 else {
                let head = "|" + String(repeating: " … |", count: cells[0].count)
                return say(
                    .tableHeadMissing, lines[0],
                    mend: Mend(lines: head + "\n" + String(decoding: bytes[lines[0]], as: UTF8.self).trimmedBlanks))
            }
            let wanted = cells[rule - 1].count
            let row = "|" + String(repeating: " --- |", count: wanted)
            say(.tableRule, lines[rule], [String(cells[rule].count), String(wanted)], mend: Mend(lines: row))
        } else {
            let row = "|" + String(repeating: " --- |", count: cells[0].count)
            let first = String(decoding: bytes[lines[0]], as: UTF8.self).trimmedBlanks
            let isFramed = first.hasPrefix(bytes: "|")
            say(
                .tableWithoutRule, lines[0],
                mend: Mend(lines: (isFramed ? first : "| " + first + " |") + "\n" + row))
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
            guard let item = MarkdownSlips.item(line) else { continue }
            // Links and code as they are written.
            let written = bytes[range].drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
            let source = MarkdownSlips.item(written).flatMap { $0.sign == item.sign ? $0 : nil }
            items.append((range, item.sign, source?.mended ?? item.mended))
        }
        guard let first = items.first else { return }
        let isBullet = ["•", "●", "▪", "‣", "◦", "·", "✓", "✔"].contains(first.sign)
        guard items.count >= 2 || isBullet && lines.count >= 1 else { return }
        if !isBullet, first.sign.unicodeScalars.first?.properties.generalCategory == .otherSymbol,
            items.contains(where: { $0.sign != first.sign })
        {
            return
        }
        let isDash = first.sign == "–" || first.sign == "—"
        say(
            isDash ? .dashItems : .itemMarks, first.0, [first.sign],
            mend: Mend(lines: items.map(\.mended).joined(separator: "\n")))
    }

    private static func item(_ line: ArraySlice<UInt8>) -> (sign: String, mended: String)? {
        // Nearly every line begins with a Cyrillic letter (U+0400 to U+047F).
        if let first = line.first, first == 0xD0 || first == 0xD1 { return nil }
        let text = String(decoding: line, as: UTF8.self)
        for sign in ["•", "●", "▪", "‣", "◦", "·", "✓", "✔"] where text.hasPrefix(bytes: sign) {
            let rest = String(text.dropFirst(bytes: sign.utf8.count)).replacing(bytes: "\u{FE0F}", with: "")
            return (sign, "- " + rest.trimmedBlanks)
        }
        for sign in ["– ", "— "] where text.hasPrefix(bytes: sign) {
            return (String(sign.unicodeScalars.first!), "- " + text.dropFirst(bytes: sign.utf8.count))
        }
        for sign in ["-- ", "[ ] ", "[x] ", "[х] ", "o "] where text.hasPrefix(bytes: sign) {
            let task = sign.hasPrefix(bytes: "[") ? "- " + sign : "- "
            return (sign.trimmedBlanks, task + text.dropFirst(bytes: sign.utf8.count))
        }
        if let first = text.unicodeScalars.first, first.properties.generalCategory == .otherSymbol || isOfWord(first),
            !"№©®°".unicodeScalars.contains(first)
        {
            let sign = String(first)
            let rest = String(text.dropFirst(bytes: sign.utf8.count)).replacing(bytes: "\u{FE0F}", with: "")
            return (isOfWord(first) ? "•" : sign, "- " + rest.trimmedBlanks)
        }
        for sign in ["*", "+"] where text.hasPrefix(bytes: sign) {
            if let next = text.unicodeScalars.dropFirst().first, next.properties.isAlphabetic {
                return (sign, "- " + text.dropFirst(bytes: 1))
            }
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

    /// Bullets of Word's Symbol font come as signs of private use.
    private static func isOfWord(_ sign: Unicode.Scalar) -> Bool { (0xF000...0xF0FF).contains(sign.value) }

    private func isEscaped(_ line: Range<Int>) -> Bool {
        bytes[line].drop { $0 == 0x20 }.first == UInt8(ascii: "\\")
    }
}
