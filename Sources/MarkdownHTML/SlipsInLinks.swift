internal import SourceText

/// Brackets that were meant for a link and made none.
extension MarkdownSlips {
    mutating func lookForLinks(_ visible: Visible, _ node: CmarkNode) {
        guard "[](".utf8.contains(where: visible.has) else { return }
        let text = visible.bytes
        var index = 0
        while index + 1 < text.count, !isFull {
            defer { index += 1 }
            switch (text[index], text[index + 1]) {
            case (UInt8(ascii: "]"), UInt8(ascii: "(")): broken(visible, at: index, node)
            case (UInt8(ascii: ")"), UInt8(ascii: "[")): reversed(visible, at: index, node)
            case (UInt8(ascii: "]"), 0x20), (UInt8(ascii: "]"), 0x0A), (UInt8(ascii: "]"), UInt8(ascii: "]")):
                guard index + 2 < text.count else { break }
                if text[index + 2] == UInt8(ascii: "(") {
                    apart(visible, at: index, skipping: 3, until: UInt8(ascii: ")"), node)
                } else {
                    bare(visible, at: index, skipping: 2, node)
                }
            case (UInt8(ascii: "]"), UInt8(ascii: ":")): bare(visible, at: index, skipping: 2, node)
            case (UInt8(ascii: "]"), UInt8(ascii: "[")): twice(visible, at: index, opening: UInt8(ascii: "["), node)
            case (UInt8(ascii: "}"), UInt8(ascii: "(")): twice(visible, at: index, opening: UInt8(ascii: "{"), node)
            case (UInt8(ascii: ")"), UInt8(ascii: "(")): twice(visible, at: index, opening: UInt8(ascii: "("), node)
            case (UInt8(ascii: "]"), UInt8(ascii: "!")): exclaimed(visible, at: index, node)
            case (UInt8(ascii: "]"), UInt8(ascii: "{")):
                apart(visible, at: index, skipping: 2, until: UInt8(ascii: "}"), node)
            case (UInt8(ascii: "["), UInt8(ascii: "[")): wiki(visible, at: index, node)
            case (UInt8(ascii: "["), UInt8(ascii: "^")): note(visible, at: index, node)
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
        if let close = closing(visible, from: index + 2) {
            let target = visible.text(index + 2..<close).trimmedBlanks
            guard target.contains(bytes: " ") else {
                guard target.hasPrefix(bytes: "<"), !target.contains(bytes: ">") else { return }
                let address = target.dropFirst(bytes: 1)
                return say(
                    .linkOpen, visible, words.start..<index + 2, node, [words.text],
                    mend: Mend(lines: sign + "[" + words.text + "](" + address + ")"))
            }
            let address = String(target.prefix(beforeBytes: " "))
            let isTitled = target.contains(bytes: " \"") && !address.isEmpty
            let written = ProgramAddress.mended(target) ?? (isTitled ? address : "<" + target + ">")
            let isProgram = !written.hasPrefix(bytes: "<")
            say(
                isPicture ? .pictureBlanks : isProgram ? .programBlanks : .linkBlanks, visible,
                words.start..<close + 1, node, [isProgram ? written : target],
                mend: Mend(lines: sign + "[" + words.text + "](" + written + ")"))
        } else {
            let target = visible.address(from: index + 2)
            say(
                .linkOpen, visible, words.start..<index + 2, node, [words.text],
                mend: Mend(lines: sign + "[" + words.text + "](" + target + ")"))
        }
    }

    /// The bracket that ends an address on its line; one that the address itself opens and closes belongs to it.
    private func closing(_ visible: Visible, from start: Int) -> Int? {
        let line = visible.lineEnd(from: start)
        guard var close = visible.next(UInt8(ascii: ")"), from: start), close < line else { return nil }
        var opened = visible.bytes[start..<close].prefix(Visible.longestAddress).count { $0 == UInt8(ascii: "(") }
        while opened > 0, let next = visible.next(UInt8(ascii: ")"), from: close + 1), next < line {
            close = next
            opened -= 1
        }
        return close
    }

    /// `[words] https://…` and `[words]: https://…`; a number in brackets names a source.
    private mutating func bare(_ visible: Visible, at index: Int, skipping count: Int, _ node: CmarkNode) {
        var start = index + count
        if start < visible.bytes.count, visible.bytes[start] == 0x20 { start += 1 }
        guard let words = visible.before(index, opening: UInt8(ascii: "[")),
            words.text.unicodeScalars.count(where: \.properties.isAlphabetic) >= 3,
            let target = visible.webAddress(from: start)
        else { return }
        say(
            .linkApart, visible, words.start..<index + 1, node, [words.text],
            mend: Mend(lines: "[" + words.text + "](" + target + ")"))
    }

    /// `{words}(https://…)`, `(words)(https://…)` and `[words][https://…]`.
    private mutating func twice(_ visible: Visible, at index: Int, opening: UInt8, _ node: CmarkNode) {
        guard let words = visible.before(index, opening: opening), let target = visible.webAddress(from: index + 2)
        else { return }
        say(
            .linkReversed, visible, words.start..<index + 2, node, [words.text],
            mend: Mend(lines: "[" + words.text + "](" + target + ")"))
    }

    /// `[words]!(picture)`.
    private mutating func exclaimed(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard index + 2 < visible.bytes.count, visible.bytes[index + 2] == UInt8(ascii: "("),
            let words = visible.before(index, opening: UInt8(ascii: "[")),
            let target = visible.address(from: index + 3, until: UInt8(ascii: ")"))
        else { return }
        say(
            .pictureSign, visible, words.start..<index + 3, node, [target],
            mend: Mend(lines: "![" + words.text + "](" + target + ")"))
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

    /// `[words] (address)` and `[words]{address}`, whose address begins so many bytes behind the square bracket.
    private mutating func apart(
        _ visible: Visible, at index: Int, skipping: Int, until close: UInt8, _ node: CmarkNode
    ) {
        guard let words = visible.before(index, opening: UInt8(ascii: "[")),
            let target = visible.address(from: index + skipping, until: close)
        else { return }
        say(
            .linkApart, visible, words.start..<index + skipping, node, [words.text],
            mend: Mend(lines: "[" + words.text + "](" + target + ")"))
    }

    /// `[[page]]`, as note programs link.
    private mutating func wiki(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard let close = visible.next(UInt8(ascii: "]"), from: index + 2), close + 1 < visible.lineEnd(from: index),
            visible.bytes[close + 1] == UInt8(ascii: "]")
        else { return }
        let isPicture = index > 0 && visible.bytes[index - 1] == UInt8(ascii: "!")
        let name = visible.text(index + 2..<close)
        let mended = MarkdownSlips.link(ofNote: name, isPicture: isPicture)
        say(.linkOfNotes, visible, index..<close + 2, node, [name], mend: mended.map { Mend(lines: $0) })
    }

    /// `name`, `name#part|words` and `photo.jpg|300` as a link or a picture of Markdown.
    private static func link(ofNote written: String, isPicture: Bool) -> String? {
        let halves = written.halves(atByte: "|")
        let page = String(halves?.before ?? written[...]).trimmedBlanks
        let words = halves.map { String($0.after).trimmedBlanks } ?? ""
        guard !page.isEmpty else { return nil }
        func bracketed(_ path: String) -> String { path.contains(bytes: " ") ? "<" + path + ">" : path }
        if isPicture {
            // A number behind the bar is a width.
            let isSize = words.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "x") }
            return "![" + (isSize ? "опис" : words) + "](" + bracketed(page) + ")"
        }
        let parts = page.halves(atByte: "#")
        let file = String(parts?.before ?? page[...])
        let part = parts.map { "#" + $0.after } ?? ""
        let isWhole = file.isEmpty || file.contains(bytes: "://") || file.hasSuffix(bytes: ".md")
        let path = isWhole ? page : file + ".md" + part
        return "[" + (words.isEmpty ? "текст" : words) + "](" + bracketed(path) + ")"
    }

    /// `[^1]` without its note.
    private mutating func note(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        guard let close = visible.next(UInt8(ascii: "]"), from: index), (3...22).contains(close - index),
            !visible.bytes[index..<close].contains(0x20)
        else { return }
        let label = visible.text(index..<close + 1)
        say(.noteMissing, visible, index..<close + 1, node, [label], mend: Mend(lines: label + ": …"))
    }

    /// `[words(address)`: the bracket between them is missing.
    private mutating func openBracket(_ visible: Visible, at index: Int, _ node: CmarkNode) {
        let line = visible.lineEnd(from: index)
        for other in index + 1..<line {
            switch visible.bytes[other] {
            case UInt8(ascii: "]"), UInt8(ascii: "["): return
            case UInt8(ascii: "("):
                let isPicture = index > 0 && visible.bytes[index - 1] == UInt8(ascii: "!")
                guard other > index + 1, other + 1 < line,
                    isPicture || visible.webAddress(from: other + 1) != nil,
                    let target = visible.address(from: other + 1, until: UInt8(ascii: ")"))
                else { return }
                let words = visible.text(index + 1..<other)
                say(
                    .linkOpen, visible, index..<other + 1, node, [words],
                    mend: Mend(lines: (isPicture ? "![" : "[") + words + "](" + target + ")"))
                return
            default: continue
            }
        }
    }
}
