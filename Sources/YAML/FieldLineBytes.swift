internal import SourceText

/// Places among the bytes, and what is said of them.
extension FieldLines {
    mutating func say(
        _ message: Message, _ place: Range<Int>, _ arguments: [String], _ changes: [(Range<Int>, String)],
        line: Range<Int>, isSure: Bool = true
    ) {
        if let theirs, theirs.contains(line.lowerBound) { return }
        let edits = changes.map { Mend.Edit(offset + $0.0.lowerBound..<offset + $0.0.upperBound, $0.1) }
        self.edits += edits
        var text: [UInt8] = []
        var from = line.lowerBound
        for (range, new) in changes {
            text += bytes[from..<max(from, range.lowerBound)]
            text += Array(new.utf8)
            from = range.upperBound
        }
        text += bytes[min(from, line.upperBound)..<line.upperBound]
        mistakes.append(
            Diagnostic(
                message, at: Place(path, offset + place.lowerBound..<offset + place.upperBound), arguments,
                mend: Mend(lines: String(decoding: text, as: UTF8.self), edits: isSure ? edits : [])))
    }

    func lineEnd(from start: Int) -> Int {
        bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        skipBlanks(from: range.lowerBound, to: range.upperBound)..<range.upperBound
    }

    func skipBlanks(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index
    }

    func closes(_ sign: UInt8, in line: Range<Int>) -> Bool { bytes[line].contains(sign) }

    /// Whether what follows is another field or the end, so that a quote cannot go on there.
    func isFieldNext(after end: Int) -> Bool {
        var start = lineEnd(from: min(end, bytes.count)) + 1
        while start < bytes.count {
            let lineEnd = lineEnd(from: start)
            let content = skipBlanks(from: start, to: lineEnd)..<lineEnd
            if content.isEmpty || bytes[content].elementsEqual([0x0D]) {
                start = lineEnd + 1
                continue
            }
            let word = firstWord(of: content)
            return !word.isEmpty && word.upperBound < lineEnd && bytes[word.upperBound] == UInt8(ascii: ":")
                && isField(String(decoding: bytes[word], as: UTF8.self))
        }
        return true
    }

    /// The indentation of the fields: that of the one that is least indented.
    func leastIndent() -> Int {
        var least: Int?
        var start = 0
        while start < bytes.count {
            let end = lineEnd(from: start)
            let content = skipBlanks(from: start, to: end)..<end
            if !content.isEmpty, bytes[content.lowerBound] != 0x0D, bytes[content.lowerBound] != UInt8(ascii: "#"),
                properField(in: content) != nil
            {
                least = min(least ?? .max, content.lowerBound - start)
            }
            start = end + 1
        }
        return least ?? 0
    }
}
