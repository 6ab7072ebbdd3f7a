internal import SourceText

/// The lines of fields that YAML could not read, looked at one by one: what people write in them that is nearly right,
/// each with how it must read, and the whole text as it would then be.
struct FieldLines {
    private(set) var mistakes: [Diagnostic] = []
    private let bytes: [UInt8]
    private let offset: Int
    private let path: String
    private let isField: (String) -> Bool
    private var edits: [Mend.Edit] = []

    // What is known of the lines before.
    private var previous: Previous?
    private var itemIndent: Int?
    private var blockIndent: Int?
    private var isInsideQuote: UInt8?
    private var lastLine: Range<Int>?
    private var margin = 0

    private struct Previous {
        let indent: Int
        /// Something stood behind the colon.
        let hasValue: Bool
        let isPlain: Bool
        let line: Range<Int>
    }

    /// - Parameter isField: whether a word is the name of a field that may stand here.
    init(_ text: ArraySlice<UInt8>, at offset: Int, path: String, isField: @escaping (String) -> Bool) {
        bytes = Array(text)
        self.offset = offset
        self.path = path
        self.isField = isField
        margin = leastIndent()
        var start = 0
        while start < bytes.count {
            let end = lineEnd(from: start)
            look(at: start..<end)
            start = end + 1
        }
    }

    /// The text without the mistakes, and where each of its bytes stood before.
    func mended() -> (text: [UInt8], place: (Int) -> Int) {
        var result: [UInt8] = []
        var anchors: [(new: Int, old: Int)] = [(0, 0)]
        var from = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let range = edit.range.lowerBound - offset..<edit.range.upperBound - offset
            guard range.lowerBound >= from else { continue }
            result += bytes[from..<range.lowerBound]
            anchors.append((result.count, range.lowerBound))
            result += Array(edit.text.utf8)
            from = range.upperBound
            anchors.append((result.count, from))
        }
        result += bytes[from...]
        let last = bytes.count
        let shift = offset
        return (
            result,
            { place in
                var low = 0
                var high = anchors.count
                while high - low > 1 {
                    let middle = (low + high) / 2
                    if anchors[middle].new <= place { low = middle } else { high = middle }
                }
                let old = anchors[low].old + place - anchors[low].new
                let limit = low + 1 < anchors.count ? anchors[low + 1].old : last
                return shift + min(old, limit)
            }
        )
    }

    // MARK: One line

    private mutating func look(at line: Range<Int>) {
        var content = line
        while let last = bytes[content].last, last == 0x0D || last == 0x20 || last == 0x09 {
            content = content.lowerBound..<content.upperBound - 1
        }
        guard !content.isEmpty else { return }
        if let quote = isInsideQuote {
            if closes(quote, in: content) { isInsideQuote = nil }
            return
        }
        if isConflict(content) { return skipConflict(content) }
        var indent = 0
        var start = content.lowerBound
        while start < content.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        let blanks = content.lowerBound..<start
        indent = blanks.count
        if let block = blockIndent {
            if indent > block { return }
            if previous?.line.upperBound == lastLine?.upperBound, properField(in: start..<content.upperBound) == nil {
                lastLine = content
                previous = previous.map { Previous(indent: $0.indent, hasValue: true, isPlain: false, line: content) }
                say(
                    .slipBlockIndent, start..<content.upperBound, [],
                    [(blanks, String(repeating: " ", count: block + 2))], line: content)
                return
            }
            blockIndent = nil
        }
        lastLine = content
        if bytes[blanks].contains(0x09), isStrayField(start..<content.upperBound) {
            // The tab and the shift are one slip.
            indent = margin + 2
        } else if bytes[blanks].contains(0x09) {
            let spaces = bytes[blanks].map { $0 == 0x09 ? "  " : " " }.joined()
            say(.yamlTab, blanks.lowerBound..<blanks.lowerBound + 1, [], [(blanks, spaces)], line: content)
            indent = spaces.utf8.count
        }
        if let invisible = invisible(at: start) {
            say(.slipInvisible, invisible, [], [(invisible, "")], line: content)
            start = invisible.upperBound
        }
        guard start < content.upperBound, bytes[start] != UInt8(ascii: "#") else { return }
        let rest = start..<content.upperBound
        if let sign = itemSign(rest) { return look(atItem: rest, sign: sign, indent: indent, line: content) }
        look(atField: rest, indent: indent, line: content)
    }

    /// A field of the file that stands away from the margin though nothing is open that it could belong to.
    private func isStrayField(_ rest: Range<Int>) -> Bool {
        guard let field = properField(in: rest), isField(field.name) else { return false }
        return previous.map { $0.hasValue && $0.indent == margin } ?? true
    }

    private mutating func look(atField rest: Range<Int>, indent: Int, line: Range<Int>) {
        if let field = decorated(rest) {
            let value = String(decoding: bytes[field.value], as: UTF8.self)
            say(.slipDecorated, rest, [field.name], [(rest, field.name + ": " + value)], line: line)
            itemIndent = nil
            previous = Previous(indent: indent, hasValue: true, isPlain: true, line: line)
            return
        }
        guard let field = field(in: rest, line: line) else {
            return continuation(rest, line: line)
        }
        if indent > margin, let previous, previous.hasValue, previous.indent == margin, isField(field.name) {
            say(
                .slipIndented, rest.lowerBound..<rest.lowerBound + field.name.utf8.count, [field.name],
                [(line.lowerBound..<rest.lowerBound, String(repeating: " ", count: margin))], line: line)
        } else if indent > margin, previous == nil, isField(field.name) {
            say(
                .slipIndented, rest.lowerBound..<rest.lowerBound + field.name.utf8.count, [field.name],
                [(line.lowerBound..<rest.lowerBound, String(repeating: " ", count: margin))], line: line)
        }
        itemIndent = nil
        let isPlain = look(atValue: field.value, indent: indent, line: line)
        previous = Previous(
            indent: min(indent, max(margin, indent)), hasValue: !field.value.isEmpty, isPlain: isPlain, line: line)
    }

    private mutating func look(atItem rest: Range<Int>, sign: Range<Int>, indent: Int, line: Range<Int>) {
        let isHyphen = sign.count == 1 && bytes[sign.lowerBound] == UInt8(ascii: "-")
        var value = sign.upperBound..<rest.upperBound
        let hasBlank = value.isEmpty || bytes[value.lowerBound] == 0x20 || bytes[value.lowerBound] == 0x09
        while !value.isEmpty, bytes[value.lowerBound] == 0x20 || bytes[value.lowerBound] == 0x09 {
            value = value.lowerBound + 1..<value.upperBound
        }
        if !isHyphen || !hasBlank {
            let written = String(decoding: bytes[sign], as: UTF8.self)
            say(.slipItemSign, sign, [written], [(sign.lowerBound..<value.lowerBound, "- ")], line: line)
        }
        if let other = itemIndent, other != indent, let previous, previous.indent < indent {
            say(
                .slipItemIndent, rest.lowerBound..<rest.lowerBound + 1, [],
                [(line.lowerBound..<rest.lowerBound, String(repeating: " ", count: other))], line: line)
        } else {
            itemIndent = indent
        }
        // `- title: …` begins a map of its own.
        if let field = properField(in: value) {
            if isField(field.name) { _ = look(atValue: field.value, indent: indent, line: line) }
            itemIndent = nil
            return
        }
        _ = look(atValue: value, indent: indent, line: line, inItem: true)
    }

    // MARK: Names

    private struct FoundField {
        let name: String
        let value: Range<Int>
    }

    /// `name: value` as YAML has it.
    private func properField(in rest: Range<Int>) -> FoundField? {
        guard let first = rest.first, bytes[first] != UInt8(ascii: "\""), bytes[first] != UInt8(ascii: "'") else {
            return nil
        }
        for index in rest where bytes[index] == UInt8(ascii: ":") {
            guard index + 1 == rest.upperBound || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09 else { continue }
            let name = String(decoding: bytes[rest.lowerBound..<index], as: UTF8.self).trimmingBlanks
            guard !name.isEmpty else { return nil }
            return FoundField(name: name, value: trimmed(index + 1..<rest.upperBound))
        }
        return nil
    }

    private mutating func field(in rest: Range<Int>, line: Range<Int>) -> FoundField? {
        let word = firstWord(of: rest)
        let name = String(decoding: bytes[word], as: UTF8.self)
        let behind = word.upperBound..<rest.upperBound
        let isKnown = isField(name)
        if isKnown, bytes[behind].starts(with: [UInt8(ascii: ":")]) {
            let value = word.upperBound + 1..<rest.upperBound
            guard let next = value.first, bytes[next] != 0x20, bytes[next] != 0x09 else {
                return FoundField(name: name, value: trimmed(value))
            }
            if let odd = oddBlank(at: next) {
                let whole = next..<skipBlanks(from: odd.upperBound, to: rest.upperBound)
                say(.slipOddSpace, odd, [name], [(whole, " ")], line: line)
                return FoundField(name: name, value: whole.upperBound..<rest.upperBound)
            }
            say(.slipSpaceAfterColon, word.upperBound..<next, [name], [(next..<next, " ")], line: line)
            return FoundField(name: name, value: value)
        }
        if isKnown, !behind.isEmpty || !isOnlyWord(rest) {
            if let colon = likeColon(at: word.upperBound) {
                let whole = colon.lowerBound..<skipBlanks(from: colon.upperBound, to: rest.upperBound)
                say(.slipFullWidthColon, colon, [name], [(whole, ": ")], line: line)
                return FoundField(name: name, value: whole.upperBound..<rest.upperBound)
            }
            let blank = skipBlanks(from: word.upperBound, to: rest.upperBound)
            if let sign = wrongSign(at: blank) {
                let end = skipBlanks(from: sign.upperBound, to: rest.upperBound)
                say(
                    .slipWrongSign, sign, [name, String(decoding: bytes[sign], as: UTF8.self)],
                    [(word.upperBound..<end, ": ")], line: line)
                return FoundField(name: name, value: end..<rest.upperBound)
            }
            if properField(in: rest) == nil, blank > word.upperBound {
                say(.yamlMissingColon, word, [name], [(word.upperBound..<blank, ": ")], line: line)
                return FoundField(name: name, value: blank..<rest.upperBound)
            }
        }
        if let proper = properField(in: rest) { return proper }
        if isKnown, behind.isEmpty {
            edits.append(.init(offset + word.upperBound..<offset + word.upperBound, ":"))
            mistakes.append(
                Diagnostic(
                    .yamlMissingColon, at: Place(path, offset + word.lowerBound..<offset + word.upperBound), [name]))
            return FoundField(name: name, value: behind)
        }
        return nil
    }

    /// `**title:** …` and a whole line in quotes: the field in it.
    private func decorated(_ rest: Range<Int>) -> FoundField? {
        let signs = Set("*_\"'".utf8)
        guard let first = rest.first, signs.contains(bytes[first]) else { return nil }
        let start = rest.first { !signs.contains(bytes[$0]) } ?? rest.upperBound
        let word = firstWord(of: start..<rest.upperBound)
        let name = String(decoding: bytes[word], as: UTF8.self).trimmingMarks
        guard isField(name) else { return nil }
        var colon = word.upperBound
        while colon < rest.upperBound, signs.contains(bytes[colon]) { colon += 1 }
        guard colon < rest.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
        // `"title": …` is a key in quotes, which YAML reads.
        guard colon == word.upperBound || bytes[first] == UInt8(ascii: "*") || bytes[first] == UInt8(ascii: "_") else {
            return nil
        }
        var value = colon + 1..<rest.upperBound
        while let next = value.first, signs.contains(bytes[next]) || bytes[next] == 0x20 {
            value = next + 1..<value.upperBound
        }
        let isWhole = bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
        if isWhole, let last = value.last, bytes[last] == bytes[first] { value = value.lowerBound..<last }
        return value.isEmpty ? nil : FoundField(name: name, value: value)
    }

    private func isOnlyWord(_ rest: Range<Int>) -> Bool { firstWord(of: rest) == rest }

    /// Letters, digits, `_` and `-`.
    private func firstWord(of rest: Range<Int>) -> Range<Int> {
        var end = rest.lowerBound
        while end < rest.upperBound, FieldLines.isWordByte(bytes[end]) || bytes[end] >= 0x80 && !isSpecial(at: end) {
            end += 1
        }
        return rest.lowerBound..<end
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || 0x30...0x39 ~= byte || byte == 0x5F || byte == 0x2D
    }

    /// Signs of other alphabets' punctuation and blanks, which are no letters.
    private func isSpecial(at index: Int) -> Bool {
        oddBlank(at: index) != nil || likeColon(at: index) != nil || bytes[index] == 0xE2
    }

    private func oddBlank(at index: Int) -> Range<Int>? {
        for sign in ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{2003}", "\u{2002}", "\u{3000}", "\u{200B}"]
        where bytes[index...].starts(with: sign.utf8) {
            return index..<index + sign.utf8.count
        }
        return nil
    }

    private func likeColon(at index: Int) -> Range<Int>? {
        for sign in ["\u{FF1A}", "\u{A789}", "\u{2236}", "\u{02D0}", "\u{0589}"]
        where bytes[index...].starts(with: sign.utf8) {
            return index..<index + sign.utf8.count
        }
        return nil
    }

    private func wrongSign(at index: Int) -> Range<Int>? {
        for sign in [";", "=", "—", "–", "- "] where bytes[index...].starts(with: sign.utf8) {
            return index..<index + (sign == "- " ? 1 : sign.utf8.count)
        }
        return nil
    }

    private func invisible(at index: Int) -> Range<Int>? {
        var end = index
        scan: while end < bytes.count {
            for sign in ["\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{FEFF}", "\u{2060}", "\u{A0}"]
            where bytes[end...].starts(with: sign.utf8) {
                end += sign.utf8.count
                continue scan
            }
            break
        }
        return end > index ? index..<end : nil
    }

    // MARK: Values

    /// Says what is wrong with a value; whether it is a plain text that may go on in the next line.
    private mutating func look(
        atValue range: Range<Int>, indent: Int, line: Range<Int>, inItem: Bool = false
    ) -> Bool {
        guard let first = range.first else { return false }
        switch bytes[first] {
        case UInt8(ascii: "#"): return false
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            let header = bytes[range].dropFirst().prefix { $0 != 0x20 }
            let isHeader = header.allSatisfy { $0 == 0x2B || $0 == 0x2D || 0x30...0x39 ~= $0 }
            let behind = skipBlanks(from: first + 1 + header.count, to: range.upperBound)
            if isHeader, behind == range.upperBound || bytes[behind] == UInt8(ascii: "#") {
                blockIndent = indent
                return false
            }
            quote(.yamlStartCharacter, first..<first + 1, range, line)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): look(atQuoted: range, line: line)
        case UInt8(ascii: "["), UInt8(ascii: "{"): look(atBracket: range, line: line)
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "!"):
            quote(.yamlStartCharacter, first..<first + 1, range, line)
        case UInt8(ascii: "*"), UInt8(ascii: "&"):
            let name = bytes[range].dropFirst()
            if name.isEmpty || !name.allSatisfy(FieldLines.isWordByte) {
                quote(.yamlStartCharacter, first..<first + 1, range, line)
            }
        case UInt8(ascii: "-") where first + 1 < range.upperBound && bytes[first + 1] == 0x20:
            quote(.yamlStartCharacter, first..<first + 1, range, line)
        default:
            if first + 1 < range.upperBound, bytes[first] == UInt8(ascii: "?"), bytes[first + 1] == 0x20 {
                quote(.yamlStartCharacter, first..<first + 1, range, line)
                return false
            }
            if !inItem, let colon = colon(in: range) {
                if let word = fieldBefore(colon, in: range) {
                    let name = String(decoding: bytes[word], as: UTF8.self)
                    var blank = word.lowerBound
                    while blank > range.lowerBound, bytes[blank - 1] == 0x20 { blank -= 1 }
                    say(
                        .slipTwoFields, word, [name],
                        [(blank..<word.lowerBound, "\n" + String(repeating: " ", count: indent))], line: line)
                } else {
                    quote(.yamlColon, colon..<colon + 1, range, line)
                }
            }
            return true
        }
        return false
    }

    /// The field whose name stands right before a colon within a value, behind a blank.
    private func fieldBefore(_ colon: Int, in range: Range<Int>) -> Range<Int>? {
        var start = colon
        while start > range.lowerBound, bytes[start - 1] > 0x20 { start -= 1 }
        let word = start..<colon
        let isLatin = bytes[word].allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") }
        guard start > range.lowerBound, word.count >= 4, isLatin else { return nil }
        return isField(String(decoding: bytes[word], as: UTF8.self)) ? word : nil
    }

    /// A colon that parts a name from a value.
    private func colon(in range: Range<Int>) -> Int? {
        for index in range where bytes[index] == UInt8(ascii: ":") {
            if index + 1 == range.upperBound || bytes[index + 1] == 0x20 { return index }
            if bytes[index + 1] == UInt8(ascii: "#") { return nil }
        }
        return nil
    }

    private mutating func look(atQuoted range: Range<Int>, line: Range<Int>) {
        let sign = bytes[range.lowerBound]
        var index = range.lowerBound + 1
        var badEscape: Int?
        while index < range.upperBound, bytes[index] != sign || isDoubled(sign, at: index, in: range) {
            if bytes[index] == UInt8(ascii: "\\"), sign == UInt8(ascii: "\"") {
                let known = "0abtnvfre \"/\\N_LPxuU".utf8
                if index + 1 < range.upperBound, !known.contains(bytes[index + 1]) || isHexEscapeBroken(at: index) {
                    badEscape = badEscape ?? index
                }
                index += 1
            } else if bytes[index] == sign {
                index += 1
            }
            index += 1
        }
        guard index < range.upperBound else {
            if isFieldNext(after: range.upperBound) {
                say(
                    .yamlUnclosedQuote, range.lowerBound..<range.lowerBound + 1, [],
                    [(range.upperBound..<range.upperBound, String(UnicodeScalar(sign)))], line: line)
            } else {
                isInsideQuote = sign
            }
            return
        }
        let behind = skipBlanks(from: index + 1, to: range.upperBound)
        if behind == range.upperBound || bytes[behind] == UInt8(ascii: "#") {
            if let badEscape {
                requote(.yamlEscape, badEscape..<badEscape + 1, range.lowerBound + 1..<index, range, line)
            }
            return
        }
        let isWrapped = bytes[range.upperBound - 1] == sign
        let text = isWrapped ? range.lowerBound + 1..<range.upperBound - 1 : range
        requote(.slipInnerQuotes, index..<index + 1, text, range, line)
    }

    /// `''` within single quotes.
    private func isDoubled(_ sign: UInt8, at index: Int, in range: Range<Int>) -> Bool {
        sign == UInt8(ascii: "'") && index + 1 < range.upperBound && bytes[index + 1] == sign
    }

    private func isHexEscapeBroken(at index: Int) -> Bool {
        guard index + 2 < bytes.count,
            bytes[index + 1] | 0x20 == UInt8(ascii: "u") || bytes[index + 1] == UInt8(ascii: "x")
        else { return false }
        let next = bytes[index + 2] | 0x20
        return !(0x30...0x39 ~= bytes[index + 2] || 0x61...0x66 ~= next)
    }

    private mutating func look(atBracket range: Range<Int>, line: Range<Int>) {
        let open = bytes[range.lowerBound]
        let close = open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
        var depth = 0
        var quoted: UInt8?
        for index in range {
            let byte = bytes[index]
            if let sign = quoted {
                if byte == sign { quoted = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quoted = byte
            } else if byte == open {
                depth += 1
            } else if byte == close {
                depth -= 1
                guard depth == 0 else { continue }
                let behind = skipBlanks(from: index + 1, to: range.upperBound)
                if behind < range.upperBound, bytes[behind] != UInt8(ascii: "#") {
                    quote(.yamlStartCharacter, range.lowerBound..<range.lowerBound + 1, range, line)
                }
                return
            }
        }
        if isFieldNext(after: range.upperBound) {
            say(
                .yamlUnclosedQuote, range.lowerBound..<range.lowerBound + 1, [],
                [(range.upperBound..<range.upperBound, String(UnicodeScalar(close)))], line: line)
        } else {
            isInsideQuote = close
        }
    }

    /// The value put in quotes as it stands.
    private mutating func quote(_ message: Message, _ place: Range<Int>, _ range: Range<Int>, _ line: Range<Int>) {
        var text = range
        // Quotes that a word processor curled are none to YAML.
        let curled = [("“", "”"), ("„", "“"), ("„", "”"), ("‟", "”")]
        for (open, close) in curled
        where range.count > open.utf8.count + close.utf8.count && bytes[range].starts(with: open.utf8)
            && bytes[range].reversed().starts(with: close.utf8.reversed())
        {
            text = range.lowerBound + open.utf8.count..<range.upperBound - close.utf8.count
        }
        requote(message, place, text, range, line)
    }

    private mutating func requote(
        _ message: Message, _ place: Range<Int>, _ text: Range<Int>, _ whole: Range<Int>, _ line: Range<Int>
    ) {
        let quoted = quotedYAML(String(decoding: bytes[text], as: UTF8.self))
        let sign = String(decoding: bytes[place], as: UTF8.self)
        say(message, place, [sign], [(whole, quoted)], line: line)
    }

    // MARK: Lines among others

    private mutating func continuation(_ rest: Range<Int>, line: Range<Int>) {
        let first = bytes[rest.lowerBound]
        let isWord = first >= 0x80 || first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || 0x30...0x39 ~= first
        guard isWord, let previous, previous.hasValue, previous.isPlain, itemIndent == nil else { return }
        let joined =
            String(decoding: bytes[previous.line], as: UTF8.self).trimmingBlanks + " "
            + String(decoding: bytes[rest], as: UTF8.self)
        edits.append(.init(offset + previous.line.upperBound..<offset + rest.lowerBound, " "))
        mistakes.append(
            Diagnostic(
                .slipContinuation, at: Place(path, offset + rest.lowerBound..<offset + rest.upperBound), [],
                mend: Mend(lines: joined)))
        self.previous = Previous(indent: previous.indent, hasValue: true, isPlain: true, line: line)
    }

    /// Where an item's sign lies: a hyphen, or what people put for one below a field without a value.
    private func itemSign(_ rest: Range<Int>) -> Range<Int>? {
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

    private var isListExpected: Bool { itemIndent != nil || previous?.hasValue == false }

    private func isConflict(_ line: Range<Int>) -> Bool {
        bytes[line].starts(with: "<<<<<<<".utf8) || bytes[line].starts(with: ">>>>>>>".utf8)
            || bytes[line].starts(with: "|||||||".utf8) || bytes[line].elementsEqual("=======".utf8)
    }

    /// Keeps the first of the two versions, so that what else is wrong is found too.
    private mutating func skipConflict(_ line: Range<Int>) {
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

    private var theirs: Range<Int>?

    // MARK: Bytes

    private mutating func say(
        _ message: Message, _ place: Range<Int>, _ arguments: [String], _ changes: [(Range<Int>, String)],
        line: Range<Int>
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
                mend: Mend(lines: String(decoding: text, as: UTF8.self), edits: edits)))
    }

    private func lineEnd(from start: Int) -> Int {
        bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        skipBlanks(from: range.lowerBound, to: range.upperBound)..<range.upperBound
    }

    private func skipBlanks(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index
    }

    private func closes(_ sign: UInt8, in line: Range<Int>) -> Bool { bytes[line].contains(sign) }

    /// Whether what follows is another field or the end, so that a quote cannot go on there.
    private func isFieldNext(after end: Int) -> Bool {
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
    private func leastIndent() -> Int {
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

extension String {
    /// Without `*` and `_` at its end.
    fileprivate var trimmingMarks: String {
        var rest = self[...].utf8
        while let last = rest.last, last == UInt8(ascii: "*") || last == UInt8(ascii: "_") { rest.removeLast() }
        return String(Substring(rest))
    }

    fileprivate var trimmingBlanks: String {
        var rest = self[...].utf8
        while let last = rest.last, last == 0x20 || last == 0x09 || last == 0x0D { rest.removeLast() }
        while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        return String(Substring(rest))
    }
}
