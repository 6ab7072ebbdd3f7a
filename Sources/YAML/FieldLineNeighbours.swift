internal import SourceText

/// Lines that say something only together with those before them.
extension FieldLines {
    mutating func continuation(_ rest: Range<Int>, line: Range<Int>) {
        let first = bytes[rest.lowerBound]
        let isWord = first >= 0x80 || first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || 0x30...0x39 ~= first
        guard isWord, let previous, previous.hasValue, previous.isPlain, itemIndent == nil else { return }
        let joined =
            String(decoding: bytes[previous.line], as: UTF8.self).trimmedBlanks + " "
            + String(decoding: bytes[rest], as: UTF8.self)
        edits.append(.init(offset + previous.line.upperBound..<offset + rest.lowerBound, " "))
        mistakes.append(
            Diagnostic(
                .slipContinuation, at: Place(path, offset + rest.lowerBound..<offset + rest.upperBound), [],
                mend: Mend(lines: joined)))
        self.previous = Previous(indent: previous.indent, hasValue: true, isPlain: true, line: line)
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
        return nil
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
