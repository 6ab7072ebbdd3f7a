internal import Hub
internal import SourceText

extension String {
    /// As a link's target: in angle brackets where it holds blanks or brackets.
    var asTarget: String {
        let plain = lines.map(\.trimmed).joined()
        guard plain.utf8.contains(where: { " ()<>".utf8.contains($0) }) else { return plain }
        return "<" + plain.replacing(bytes: "<", with: "%3C").replacing(bytes: ">", with: "%3E") + ">"
    }

    /// Backslashes before signs taken away.
    var unescapedMarkdown: String {
        guard contains(bytes: "\\") else { return self }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in utf8 {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
                continue
            }
            if isEscaped, !byte.isSign { result.append(UInt8(ascii: "\\")) }
            isEscaped = false
            result.append(byte)
        }
        if isEscaped { result.append(UInt8(ascii: "\\")) }
        return String(decoding: result, as: UTF8.self)
    }

    /// The words alone of a short text with Markdown or HTML in it: no tags, links as their words, no emphasis.
    var withoutMarkup: String {
        guard utf8.contains(where: { $0 < 0x20 || "<[*_`{&\\".utf8.contains($0) }) else { return trimmed }
        var reader = MarkupReader(Array(utf8))
        let plain = String(decoding: reader.words(), as: UTF8.self).decodingReferences()
        return plain.inSingleBlanks
    }

    /// Every run of white space as one blank.
    var inSingleBlanks: String {
        unicodeScalars.split { $0.properties.isWhitespace }.map(String.init).joined(separator: " ")
    }

    /// Parted at every sort of line's end, empty lines left out.
    var lines: [String] {
        unicodeScalars.split {
            (0x0A...0x0D).contains($0.value) || $0.value == 0x85 || $0.value == 0x2028 || $0.value == 0x2029
        }.map(String.init)
    }

    /// On one line.
    var unbroken: String { lines.joined(separator: " ") }
}

/// Reads the words out of a text with Markdown and HTML. Each byte is looked at a fixed number of times: where a sign
/// stands next is found once for the whole text.
private struct MarkupReader {
    private let bytes: [UInt8]
    private var out: [UInt8] = []
    /// Where brackets that may begin a link stand in `out`.
    private var brackets: [Int] = []
    private var dropped: Set<Int> = []
    private var lastAngle = -1
    private var lastParenthesis = -1
    /// Where each element is closed for the last time.
    private var lastClosing: [String: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for at in bytes.indices {
            switch bytes[at] {
            case UInt8(ascii: ">"): lastAngle = at
            case UInt8(ascii: ")"): lastParenthesis = at
            case UInt8(ascii: "<") where at + 2 < bytes.count && bytes[at + 1] == 0x2F && bytes[at + 2].isLetter:
                lastClosing[name(at: at + 2)] = at
            default: break
            }
        }
    }

    private func name(at start: Int) -> String {
        var end = start
        while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit, end - start < 40 { end += 1 }
        return bytes.text(start..<end).lowercasedASCII
    }

    mutating func words() -> [UInt8] {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
            switch byte {
            case UInt8(ascii: "<") where next.isLetter || next == 0x2F || next == 0x21:
                if let end = markup(at: at) { at = end } else { out.append(byte) }
            case UInt8(ascii: "!") where next == UInt8(ascii: "["): break
            case UInt8(ascii: "["):
                brackets.append(out.count)
                out.append(byte)
            case UInt8(ascii: "]") where next == UInt8(ascii: "(") && at < lastParenthesis && !brackets.isEmpty:
                dropped.insert(brackets.removeLast())
                while bytes[at] != UInt8(ascii: ")") { at += 1 }
            case UInt8(ascii: "*"), UInt8(ascii: "`"): break
            case UInt8(ascii: "_"):
                // Inside of a word it is a letter.
                if at > 0, bytes[at - 1].isOfWord, next.isOfWord { out.append(byte) }
            case UInt8(ascii: "\\") where next > 0x20 && next < 0x80 && !next.isLetter && !next.isDigit:
                at += 1
                out.append(next)
            default: out.append(byte)
            }
            at += 1
        }
        return dropped.isEmpty ? out : out.indices.filter { !dropped.contains($0) }.map { out[$0] }
    }

    /// The end of a tag or a comment; nil where the sign is a word's. A lone `<table>` is a word about HTML, a pair of
    /// tags is markup.
    private func markup(at start: Int) -> Int? {
        guard start < lastAngle else { return nil }
        let next = bytes[start + 1]
        let name = name(at: next == 0x2F ? start + 2 : start + 1)
        let isVoid = HTMLElement.void.contains(name) && name != "input" && name != "source"
        let isPair = next == 0x2F || isVoid || lastClosing[name].map { $0 > start } ?? false
        guard next == 0x21 || isPair && HTMLElement.known.contains(name) else { return nil }
        var end = start
        while bytes[end] != UInt8(ascii: ">") { end += 1 }
        return end
    }
}

extension UInt8 {

    /// What a backslash takes its meaning from (CommonMark 2.4).
    fileprivate var isSign: Bool {
        0x21...0x2F ~= self || 0x3A...0x40 ~= self || 0x5B...0x60 ~= self || 0x7B...0x7E ~= self
    }
}
