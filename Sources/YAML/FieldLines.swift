internal import SourceText

/// The lines of fields that YAML could not read, looked at one by one: what people write in them that is nearly right,
/// each with how it must read, and the whole text as it would then be.
struct FieldLines {
    var mistakes: [Diagnostic] = []
    let bytes: [UInt8]
    let offset: Int
    let path: String
    let isField: (String) -> Bool
    let shape: (String) -> FieldShape?
    var edits: [Mend.Edit] = []

    // What is known of the lines before.
    var previous: Previous?
    var itemIndent: Int?
    /// The last item of the list, where it is a plain text.
    var itemLine: Range<Int>?
    var blockIndent: Int?
    var isInsideQuote: UInt8?
    var lastLine: Range<Int>?
    var margin = 0
    /// The page's text has begun: the line that closes the fields was forgotten.
    var isPastFields = false
    /// The other version of a conflict, which goes with its marks.
    var theirs: Range<Int>?

    struct Previous {
        let indent: Int
        /// Something stood behind the colon.
        let hasValue: Bool
        let isPlain: Bool
        let line: Range<Int>
        /// The field's, where the line is one.
        var name: String?
    }

    /// - Parameters:
    ///   - isField: whether a word is the name of a field that may stand here.
    ///   - shape: what the field of a name takes.
    init(
        _ text: ArraySlice<UInt8>, at offset: Int, path: String, isField: @escaping (String) -> Bool,
        shape: @escaping (String) -> FieldShape? = { _ in nil }
    ) {
        bytes = Array(text)
        self.offset = offset
        self.path = path
        self.isField = isField
        self.shape = shape
        margin = leastIndent()
        var start = 0
        while start < bytes.count, !isPastFields {
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

    mutating func look(at line: Range<Int>) {
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
    func isStrayField(_ rest: Range<Int>) -> Bool {
        guard let field = properField(in: rest), isField(field.name) else { return false }
        return previous.map { $0.hasValue && $0.indent == margin } ?? true
    }

    mutating func look(atField rest: Range<Int>, indent: Int, line: Range<Int>) {
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
        let isPlain = look(atValue: field.value, of: field.name, indent: indent, line: line)
        previous = Previous(
            indent: min(indent, max(margin, indent)), hasValue: !field.value.isEmpty, isPlain: isPlain, line: line,
            name: field.name)
    }

    mutating func look(atItem rest: Range<Int>, sign: Range<Int>, indent: Int, line: Range<Int>) {
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
        let isFlow = value.first.map { bytes[$0] == UInt8(ascii: "{") || bytes[$0] == UInt8(ascii: "[") } ?? false
        if !isFlow, let field = properField(in: value) {
            if isField(field.name) { _ = look(atValue: field.value, indent: indent, line: line) }
            itemIndent = nil
            return
        }
        itemLine = look(atValue: value, indent: indent, line: line, inItem: true) ? line : nil
    }
}
