internal import SourceText

/// Signs of the author's that Markdown takes for its own, and signs of other programs that it does not know.
extension MarkdownSlips {
    // MARK: Quotations

    mutating func look(atQuote node: CmarkNode) {
        if let text = node.firstChild?.firstChild, text.kind == .text,
            let mark = unsafe CalloutMark(text.literal, labels: labels)
        {
            if mark.callout == nil, let line = sourceLines(of: node).first { say(mark, line) }
            return
        }
        guard node.parent?.kind == .document else { return }
        let lines = sourceLines(of: node)
        guard let line = lines.first, QuotedNumber(lines.map { bytes[$0] })?.isTight == true else { return }
        let text = String(decoding: bytes[line], as: UTF8.self).trimmedBlanks
        say(.moreAsQuote, line, [], mend: Mend(lines: "\\" + text))
    }

    private mutating func say(_ mark: CalloutMark, _ line: Range<Int>) {
        let meant = Callout.nearest(to: mark.name, labels: labels)
        guard let meant else {
            let names = Callout.allCases.map(\.mark).joined(separator: ", ")
            return say(.calloutUnknown, line, [mark.written, names])
        }
        say(.calloutMisspelt, line, [mark.written], mend: Mend(lines: "> " + meant.mark))
    }

    /// `[!NOTE]` that does not stand in a quotation.
    mutating func lookForLoneCallout(_ lines: [Range<Int>], _ node: CmarkNode) {
        guard node.parent?.kind == .document, let text = node.firstChild, text.kind == .text,
            let mark = unsafe CalloutMark(text.literal, labels: labels), mark.callout != nil
        else { return }
        var quoted = lines.map { "> " + String(decoding: bytes[$0], as: UTF8.self).trimmedBlanks }
        if quoted.count == 1, unsafe text.literal.count == mark.length, text.next == nil { quoted.append("> …") }
        say(.calloutAlone, lines[0], [mark.written], mend: Mend(lines: quoted.joined(separator: "\n")))
    }

    // MARK: Bullets

    /// `* з ПДВ` below a price with an asterisk, and `+ 380 67…`.
    mutating func look(atBullets list: CmarkNode) {
        guard !list.isOrdered, var item = list.firstChild, let sign = positions.sign(of: item) else { return }
        if sign == UInt8(ascii: "*"), hasStarBehindWord, item.next == nil, list.parent?.kind == .document,
            let line = sourceLines(of: item).first
        {
            let text = String(decoding: bytes[line], as: UTF8.self).trimmedBlanks
            return say(.starAsItem, line, [], mend: Mend(lines: "\\" + text))
        }
        guard sign == UInt8(ascii: "+") else { return }
        while true {
            if let line = sourceLines(of: item).first {
                let text = String(decoding: bytes[line].drop { $0 == 0x20 }.dropFirst(), as: UTF8.self).trimmedBlanks
                let digits = text.unicodeScalars.prefix(8).filter { ("0"..."9").contains($0) }
                if String(String.UnicodeScalarView(digits)).hasPrefix(bytes: "380"), text.hasPrefix(bytes: "38") {
                    return say(.plusAsItem, line, [], mend: Mend(lines: "+" + text))
                }
            }
            guard let next = item.next else { return }
            item = next
        }
    }

    /// An asterisk behind a word or a number that Markdown made nothing of.
    static func hasStarBehindWord(_ visible: Visible) -> Bool {
        visible.places(of: "*").contains { place in
            guard place > 0, visible.bytes[place - 1] > 0x20, visible.bytes[place - 1] != UInt8(ascii: "*") else {
                return false
            }
            guard place + 1 < visible.bytes.count else { return true }
            return " \n.,;:)".utf8.contains(visible.bytes[place + 1])
        }
    }

    // MARK: Marks of other programs

    /// `H~2~O`, `м^2`, `~слово~` and `==слово==`.
    mutating func lookForScripts(_ visible: Visible, _ node: CmarkNode) {
        lookForTildes(visible, node)
        lookForHighlight(visible, node)
        for place in visible.places(of: "^") where !isFull {
            let digits = MarkdownSlips.digits(visible, from: place + 1)
            guard (1...2).contains(digits.count), let start = MarkdownSlips.wordStart(visible, before: place) else {
                continue
            }
            // `м^2^` is closed in some programs.
            var end = place + 1 + digits.count
            if end < visible.bytes.count, visible.bytes[end] == UInt8(ascii: "^") { end += 1 }
            let mended = visible.text(start..<place) + MarkdownSlips.raised(digits)
            say(
                .scriptSigns, visible, start..<end, node, [visible.text(start..<end)], mend: Mend(lines: mended))
        }
    }

    private mutating func lookForTildes(_ visible: Visible, _ node: CmarkNode) {
        let places = visible.places(of: "~")
        var last = -1
        for (open, close) in zip(places, places.dropFirst())
        where open > last && close > open + 1 && close - open < 200 && !isFull {
            guard close < visible.lineEnd(from: open) else { continue }
            let digits = MarkdownSlips.digits(visible, from: open + 1)
            if open + 1 + digits.count == close, let start = MarkdownSlips.wordStart(visible, before: open) {
                var end = close + 1
                while end < visible.bytes.count, end - close < 12, isLetter(visible.bytes[end]) { end += 1 }
                let mended =
                    visible.text(start..<open) + MarkdownSlips.lowered(digits) + visible.text(close + 1..<end)
                last = close
                say(
                    .scriptSigns, visible, start..<end, node, [visible.text(start..<end)], mend: Mend(lines: mended))
                continue
            }
            let inside = visible.text(open + 1..<close)
            guard let first = inside.unicodeScalars.first, first.properties.isAlphabetic,
                let end = inside.unicodeScalars.last, end.properties.isAlphabetic,
                open == 0 || visible.bytes[open - 1] <= 0x20,
                close + 1 >= visible.bytes.count || " \n.,;:!?)".utf8.contains(visible.bytes[close + 1])
            else { continue }
            last = close
            say(
                .tildeSingle, visible, open..<close + 1, node, [inside], mend: Mend(lines: "~~" + inside + "~~"))
        }
    }

    private mutating func lookForHighlight(_ visible: Visible, _ node: CmarkNode) {
        let places = visible.places(of: "==")
        var last = -1
        for (open, close) in zip(places, places.dropFirst())
        where open > last && close > open + 2 && close - open < 400 && !isFull {
            guard close < visible.lineEnd(from: open),
                open == 0 || visible.bytes[open - 1] <= 0x20 || visible.bytes[open - 1] == UInt8(ascii: "(")
            else {
                continue
            }
            let inside = visible.text(open + 2..<close)
            guard let first = inside.unicodeScalars.first,
                first.properties.isAlphabetic || first.properties.numericType != nil,
                !inside.hasSuffix(bytes: " ")
            else { continue }
            last = close
            say(
                .highlight, visible, open..<close + 2, node, ["==" + inside + "=="],
                mend: Mend(lines: "**" + inside + "**"))
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 }

    /// Up to three.
    private static func digits(_ visible: Visible, from start: Int) -> [UInt8] {
        guard start < visible.bytes.count else { return [] }
        return Array(visible.bytes[start...].prefix(4).prefix { 0x30...0x39 ~= $0 })
    }

    /// Where the word or number begins that a sign touches; nil where it touches none.
    private static func wordStart(_ visible: Visible, before place: Int) -> Int? {
        var start = place
        while start > 0, place - start < 24 {
            let byte = visible.bytes[start - 1]
            guard byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte else { break }
            start -= 1
        }
        return start < place ? start : nil
    }

    private static func raised(_ digits: [UInt8]) -> String {
        digits.map { Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[Int($0 - 0x30)] }.reduce(into: "") { $0.append($1) }
    }

    private static func lowered(_ digits: [UInt8]) -> String {
        digits.map { Array("₀₁₂₃₄₅₆₇₈₉")[Int($0 - 0x30)] }.reduce(into: "") { $0.append($1) }
    }
}

/// A quotation of one line that begins with a number: `>50 %` was meant for «more than».
struct QuotedNumber {
    /// No blank stands between the sign and the number: nobody quotes so.
    let isTight: Bool

    /// The lines of the quotation as they are written. Nil where it is an ordinary one.
    init?(_ lines: [ArraySlice<UInt8>]) {
        guard let first = lines.first?.drop(while: { $0 == 0x20 }), first.first == UInt8(ascii: ">"),
            lines.dropFirst().allSatisfy({ $0.drop { $0 == 0x20 }.first != UInt8(ascii: ">") })
        else { return nil }
        let rest = first.dropFirst()
        let text = rest.drop { $0 == 0x20 }
        let number = text.prefix { 0x30...0x39 ~= $0 }
        guard (1...6).contains(number.count), text.startIndex - rest.startIndex <= 1 else { return nil }
        isTight = rest.first != 0x20
        if isTight { return }
        let unit = String(decoding: text[number.endIndex...].prefix(24), as: UTF8.self)
            .replacing(bytes: "\u{A0}", with: " ").trimmedBlanks.lowercased()
        guard QuotedNumber.units.contains(where: { unit.hasPrefix(bytes: $0) }) else { return nil }
    }

    /// What people count; dates and ordinals begin quotations too.
    private static let units = [
        "%", "°", "відсот", "рок", "осіб", "людей", "грн", "гривень", "тис", "млн", "км", "квт", "кг", "м²", "хв",
        "годин", "днів", "місяц", "разів", "years", "people", "percent", "days",
    ]
}
