internal import SourceText

/// Brackets that were meant for a link and made none.
extension MarkdownSlips {
    mutating func lookForLinks(_ visible: Visible, _ node: CmarkNode) {
        let text = visible.bytes
        var index = 0
        while index + 1 < text.count, !isFull {
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
        let close = visible.next(UInt8(ascii: ")"), from: index + 2)
        if let close, close < visible.lineEnd(from: index) {
            guard let blank = visible.next(0x20, from: index + 2), blank < close else { return }
            let target = visible.text(index + 2..<close)
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
        guard let close = visible.next(UInt8(ascii: "]"), from: index + 2), close + 1 < visible.lineEnd(from: index),
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
        let line = visible.lineEnd(from: index)
        for other in index + 1..<line {
            switch visible.bytes[other] {
            case UInt8(ascii: "]"), UInt8(ascii: "["): return
            case UInt8(ascii: "("):
                guard other > index + 1, other + 1 < line, visible.bytes[other + 1] == Visible.link,
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
}
