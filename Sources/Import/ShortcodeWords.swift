internal import SourceText

extension Array where Element == UInt8 {
    /// Without empty lines at either end; the blanks of the first line that says something stay.
    var trimmedLines: [UInt8] {
        var start = 0
        var at = 0
        while let next = behindBlank(at) {
            if self[at] == 0x0A { start = next }
            at = next
        }
        guard at < count else { return [] }
        var end = count
        at = count
        while at > start {
            if self[at - 1].isSpace {
                at -= 1
                if self[at] == 0x0A { end = at }
            } else if at > 1, self[at - 1] == 0xA0, self[at - 2] == 0xC2 {
                at -= 2
            } else {
                break
            }
        }
        return Array(self[start..<end])
    }

    /// Behind the white space at a place: a no-break space is one, too.
    private func behindBlank(_ at: Int) -> Int? {
        guard at < count else { return nil }
        if self[at].isSpace { return at + 1 }
        return self[at] == 0xC2 && at + 1 < count && self[at + 1] == 0xA0 ? at + 2 : nil
    }

    /// Each line as a quotation's.
    var quoted: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + count / 8)
        for (index, line) in split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append(0x0A) }
            result.add(line.allSatisfy(\.isSpace) ? ">" : "> ")
            if !line.allSatisfy(\.isSpace) { result += line }
        }
        return result
    }
}

extension String {
    var trimmedLines: String { String(decoding: Array(utf8).trimmedLines, as: UTF8.self) }

    var quoted: String { String(decoding: Array(utf8).quoted, as: UTF8.self) }

    /// As the text of a link or a picture's description.
    var bracketed: String {
        var result: [UInt8] = []
        for byte in unbroken.utf8 {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// As a link's title.
    var inTitle: String { unbroken.replacing(bytes: "\"", with: "'") }

    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// `{1}` and `{2}` filled.
    func filled(with words: [String]) -> String {
        var result = self
        for (index, word) in words.prefix(9).enumerated() {
            result = result.replacing(bytes: "{\(index + 1)}", with: word)
        }
        return result
    }
}
