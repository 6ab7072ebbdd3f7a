internal import SourceText

/// Marks of Markdown, or of other programs, that stayed on the page as they were typed.
extension MarkdownSlips {
    /// Asterisks, underscores and tildes that stayed on the page.
    mutating func lookForMarks(_ visible: Visible, _ node: CmarkNode) {
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
                let written = visible.text(first + 2..<places[1])
                let inside = written.trimmedBlanks
                // `**Words—**next`: behind a sign of punctuation the mark closes before a blank alone.
                let isTight = inside.isSame(bytes: written)
                say(
                    isTight ? .markTight : .markBlanks, visible, first..<first + 2, node, [sign],
                    mend: inside.isEmpty ? nil : Mend(lines: sign + inside + sign + (isTight ? " …" : "")))
            } else {
                say(.markOpen, visible, first..<first + 2, node, [sign])
            }
        }
        // `_слово` without an end.
        for place in visible.places(of: "_") {
            let next = visible.text(place + 1..<min(place + 5, visible.bytes.count)).unicodeScalars.first
            let isStart = place == 0 || visible.bytes[place - 1] == 0x20 || visible.bytes[place - 1] == 0x0A
            guard isStart, let next, (0x400...0x52F).contains(next.value) else { continue }
            say(.markOpen, visible, place..<place + 1, node, ["_"])
            return
        }
        lookForLoneMark(visible, "*", node)
        lookForLoneMark(visible, "`", node)
    }

    /// `слова *слово` in the midst of a line. An asterisk behind a word, or before a line, is one of a note.
    private mutating func lookForLoneMark(_ visible: Visible, _ sign: String, _ node: CmarkNode) {
        let places = visible.places(of: sign)
        func isAfterWord(_ place: Int) -> Bool { place > 0 && visible.bytes[place - 1] > 0x20 }
        guard !places.contains(where: isAfterWord) else { return }
        for place in places where place > 0 && visible.bytes[place - 1] == 0x20 && place + 1 < visible.bytes.count {
            let next = visible.text(place + 1..<min(place + 5, visible.bytes.count)).unicodeScalars.first
            guard let next, next.properties.isAlphabetic || next.properties.numericType != nil else { continue }
            return say(.markOpen, visible, place..<place + 1, node, [sign])
        }
    }

    /// Marks of forums, WordPress and other generators.
    mutating func lookForForeignMarks(_ visible: Visible, _ node: CmarkNode) {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            guard let first = visible.places(of: open).first,
                let end = visible.places(of: close).first(where: { $0 > first })
            else { continue }
            say(.foreignMark, visible, first..<first + 2, node, [visible.text(first..<end + 2)])
            return
        }
        for place in visible.places(of: "[/") {
            guard let close = visible.next(UInt8(ascii: "]"), from: place), close - place < 20 else { continue }
            let name = visible.bytes[(place + 2)..<close]
            guard !name.isEmpty, name.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F }) else {
                continue
            }
            say(.foreignMark, visible, place..<close + 1, node, [visible.text(place..<close + 1)])
            return
        }
    }
}
