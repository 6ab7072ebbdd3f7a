internal import SourceText

/// Telephone numbers within words and finished HTML, as links that a phone dials: in an outage the telephone is the channel
/// that works.
///
/// A number is ten digits with a leading nought (`(04000) 2-14-55`, `0 800 000 101`) or one with a country's code
/// (`+380 44 …`); digits that stand in a row without any mark may be a code or an account, and are left alone.
struct PhoneLinks {
    /// Within `<…>`: bodies are written in runs, and a run may end there.
    private var isInTag = false
    /// Within how many elements whose text is no place for a link.
    private var muted = 0

    /// Writes text, escaped, with its numbers as links.
    static func write(words: String, into out: inout ByteWriter) {
        let bytes = Array(words.utf8)[...]
        var rest = bytes
        while let (range, number) = next(in: rest, of: bytes) {
            out.write(escaping: Array(rest[rest.startIndex..<range.lowerBound]))
            open(number, &out)
            out.write(escaping: Array(rest[range]))
            out.write("</a>")
            rest = rest[range.upperBound...]
        }
        out.write(escaping: Array(rest))
    }

    /// Writes a run of HTML as it is, with the numbers in its text as links.
    mutating func write(html run: ArraySlice<UInt8>, into out: inout ByteWriter) {
        var rest = run
        while !rest.isEmpty {
            if isInTag {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return out.write(rest) }
                isInTag = false
                out.write(rest[...end])
                rest = rest[(end + 1)...]
                continue
            }
            let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
            writeText(rest[..<end], &out)
            rest = rest[end...]
            guard !rest.isEmpty else { return }
            isInTag = true
            meet(tag: rest.dropFirst())
        }
    }

    private static let mutedElements = ["a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"].map { Array($0.utf8) }

    private mutating func meet(tag: ArraySlice<UInt8>) {
        let isEnd = tag.first == UInt8(ascii: "/")
        let name = tag.dropFirst(isEnd ? 1 : 0).prefix { PhoneLinks.isDigit($0) || (0x61...0x7A) ~= $0 }
        guard PhoneLinks.mutedElements.contains(where: { $0.elementsEqual(name) }) else { return }
        muted = max(0, muted + (isEnd ? -1 : 1))
    }

    private func writeText(_ text: ArraySlice<UInt8>, _ out: inout ByteWriter) {
        var rest = text
        while muted == 0, let (range, number) = PhoneLinks.next(in: rest, of: text) {
            out.write(rest[..<range.lowerBound])
            PhoneLinks.open(number, &out)
            out.write(rest[range])
            out.write("</a>")
            rest = rest[range.upperBound...]
        }
        out.write(rest)
    }

    private static func open(_ number: [UInt8], _ out: inout ByteWriter) {
        out.write("<a href=\"tel:")
        out.write(number)
        out.write("\">")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39) ~= byte }

    /// The first number in `rest`, and what is dialled; what stands before it in `text` tells whether it begins there.
    private static func next(in rest: ArraySlice<UInt8>, of text: ArraySlice<UInt8>) -> (Range<Int>, [UInt8])? {
        var start = rest.startIndex
        while start < rest.endIndex {
            let byte = rest[start]
            if byte == UInt8(ascii: "0") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "+"),
                isFree(text[..<start]), let found = number(rest[start...])
            {
                return (start..<found.end, found.dialled)
            }
            start += 1
        }
        return nil
    }

    /// Whether a number may begin behind this: not within a word, a longer row of digits, a date or an address.
    private static func isFree(_ before: ArraySlice<UInt8>) -> Bool {
        guard let last = before.last else { return true }
        if last == 0x20 { return before.dropLast().last.map { !isDigit($0) } ?? true }
        if last < 0x80 { return [0x09, 0x0A, 0x28, 0x2C, 0x3A, 0x3B, 0x22, 0x27, 0x3E].contains(last) }
        // A space that does not break, a dash or a quotation mark; any other is a letter.
        let two = Array(before.suffix(2))
        return two == [0xC2, 0xA0] || two == [0xC2, 0xAB]
            || (before.suffix(3).starts(with: [0xE2, 0x80]) && [0x93, 0x94, 0x9C, 0x9E].contains(last))
    }

    private static func number(_ text: ArraySlice<UInt8>) -> (end: Int, dialled: [UInt8])? {
        let hasCode = text.first == UInt8(ascii: "+")
        var dialled: [UInt8] = hasCode ? [0x2B] : []
        var digits = 0
        var marks = 0
        var index = text.startIndex + (hasCode ? 1 : 0)
        var end = index
        var isSpaced = false
        while index < text.endIndex, digits < (hasCode ? 15 : 10), marks < 3 {
            let byte = text[index]
            if isDigit(byte) {
                if digits == 0, !hasCode, byte != UInt8(ascii: "0") { return nil }
                dialled.append(byte)
                digits += 1
                if digits > 1, marks > 0 { isSpaced = true }
                marks = 0
                end = index + 1
            } else if byte == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xA0 {
                marks += 1
                index += 1
            } else if [0x20, 0x28, 0x29, 0x2D].contains(byte) {
                marks += 1
            } else {
                break
            }
            index += 1
        }
        let isWhole = hasCode ? (10...15).contains(digits) : digits == 10
        guard isWhole, isSpaced || hasCode || dialled.starts(with: Array("0800".utf8)), isEnd(text[end...]) else {
            return nil
        }
        return (end, dialled)
    }

    /// Whether a number may end before this: no digit, letter or hour follows.
    private static func isEnd(_ after: ArraySlice<UInt8>) -> Bool {
        guard let next = after.first else { return true }
        let second = after.dropFirst().first ?? 0
        switch next {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2F, 0x5F: return false
        case 0x20, 0x2D, 0x2E, 0x3A: return !isDigit(second)
        default: return true
        }
    }
}
