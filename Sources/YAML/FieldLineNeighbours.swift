internal import SourceText

/// Lines that say something only together with those before them.
extension FieldLines {
    mutating func continuation(_ rest: Range<Int>, line: Range<Int>) {
        let first = bytes[rest.lowerBound]
        let isWord = first >= 0x80 || first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || 0x30...0x39 ~= first
        if isTextOfPage(rest, line: line) { return sayFieldsNotClosed(rest, line: line) }
        if isWord, itemIndent != nil, let itemLine { return join(rest, to: itemLine, line) }
        guard isWord, let previous, previous.hasValue, previous.isPlain, itemIndent == nil else { return }
        join(rest, to: previous.line, line)
        self.previous = Previous(indent: previous.indent, hasValue: true, isPlain: true, line: line)
    }

    private mutating func join(_ rest: Range<Int>, to before: Range<Int>, _ line: Range<Int>) {
        let joined =
            String(decoding: bytes[before], as: UTF8.self).trimmedBlanks + " "
            + String(decoding: bytes[rest], as: UTF8.self)
        edits.append(.init(offset + before.upperBound..<offset + rest.lowerBound, " "))
        mistakes.append(
            Diagnostic(
                .slipContinuation, at: Place(path, offset + rest.lowerBound..<offset + rest.upperBound), [],
                mend: Mend(lines: joined)))
        if itemIndent != nil { itemLine = line }
    }

    /// Whether a line at the margin cannot go on with the field before it and no field follows: the page's text has begun.
    private func isTextOfPage(_ rest: Range<Int>, line: Range<Int>) -> Bool {
        guard rest.lowerBound == line.lowerBound, margin == 0, let previous else { return false }
        let goesOn = previous.name.map { shape($0) ?? .words == .words } ?? true
        // An item may go on with a small letter.
        let isItem = itemIndent != nil
        let first = String(decoding: bytes[rest], as: UTF8.self).unicodeScalars.first
        // A text begins with a letter or a quotation; other signs are YAML's.
        guard let first, first.properties.isAlphabetic || "«„“\"".unicodeScalars.contains(first) else { return false }
        guard isItem ? !first.properties.isLowercase : !goesOn else { return false }
        var start = line.upperBound + 1
        while start < bytes.count {
            let end = lineEnd(from: start)
            if let field = properField(in: start..<end), isField(field.name) { return false }
            start = end + 1
        }
        return true
    }

    private mutating func sayFieldsNotClosed(_ rest: Range<Int>, line: Range<Int>) {
        isPastFields = true
        edits.append(.init(offset + line.lowerBound..<offset + bytes.count, ""))
        let text = String(decoding: bytes[rest], as: UTF8.self)
        mistakes.append(
            Diagnostic(
                .slipFieldsNotClosed, at: Place(path, offset + rest.lowerBound..<offset + rest.upperBound), [],
                mend: Mend(lines: "---\n" + text)))
    }

    /// Where an item's sign lies: a hyphen, or what people put for one below a field without a value.
    func itemSign(_ rest: Range<Int>) -> Range<Int>? {
        let start = rest.lowerBound
        if bytes[start] == UInt8(ascii: "-") {
            let next = start + 1 < rest.upperBound ? bytes[start + 1] : 0x20
            if next == 0x20 || next == 0x09 { return start..<start + 1 }
            return isListExpected && next != UInt8(ascii: "-") ? start..<start + 1 : nil
        }
        guard isListExpected else { return nil }
        for sign in ["•", "–", "—", "−", "‣", "·", "▪", "●", "◦"] where bytes[rest].starts(with: sign.utf8) {
            return start..<start + sign.utf8.count
        }
        // Markdown's other two; without the blank behind they belong to what follows.
        let isMark = bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "+")
        return isMark && start + 1 < rest.upperBound && bytes[start + 1] == 0x20 ? start..<start + 1 : nil
    }

    var isListExpected: Bool { itemIndent != nil || previous?.hasValue == false }

    func isConflict(_ line: Range<Int>) -> Bool {
        bytes[line].starts(with: "<<<<<<<".utf8) || bytes[line].starts(with: ">>>>>>>".utf8)
            || bytes[line].starts(with: "|||||||".utf8) || bytes[line].elementsEqual("=======".utf8)
    }

    /// Keeps the first of the two versions, so that what else is wrong is found too.
    mutating func skipConflict(_ line: Range<Int>) {
        let end = min(bytes.count, lineEnd(from: line.lowerBound) + 1)
        switch bytes[line.lowerBound] {
        case UInt8(ascii: "<"):
            mistakes.append(
                Diagnostic(.slipConflict, at: Place(path, offset + line.lowerBound..<offset + line.upperBound)))
            edits.append(.init(offset + line.lowerBound..<offset + end, ""))
        case UInt8(ascii: "="):
            // The other version goes with its marks.
            var last = end
            while last < bytes.count {
                let next = lineEnd(from: last)
                let isEnd = bytes[last..<next].starts(with: ">>>>>>>".utf8)
                last = min(bytes.count, next + 1)
                if isEnd { break }
            }
            edits.append(.init(offset + line.lowerBound..<offset + last, ""))
            theirs = line.lowerBound..<last
        default:
            if let theirs, theirs.contains(line.lowerBound) { return }
            edits.append(.init(offset + line.lowerBound..<offset + end, ""))
        }
    }
}
