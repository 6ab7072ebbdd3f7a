internal import SourceText

/// Sees whether cmark can parse the text in reasonable time and memory.
///
/// It can't be interrupted and aborts the process when memory ends, so what costs it more than about half a second is
/// found before. Each limit bounds one product that was measured with Debian's 0.29.0.gfm.6 on texts of 512 KB.
///
/// Nil where it can't; else what of it decides how it is walked through.
func weigh(
    _ bytes: ArraySlice<UInt8>, at offset: Int, path: String, into diagnostics: inout Diagnostics
) -> Weight? {
    guard bytes.count <= Weighing.mostBytes else {
        diagnostics.append(
            .tooLarge, at: Place(path, offset..<offset + 1), String((bytes.count + 1023) / 1024),
            String(Weighing.mostBytes / 1024))
        return nil
    }
    var weighing = Weighing()
    let excess = unsafe bytes.withUnsafeBufferPointer { unsafe weighing.firstExcess(in: $0) }
    guard let excess else { return Weight(hasComments: weighing.hasComments) }
    let place = Place(path, offset + excess.place.lowerBound..<offset + excess.place.upperBound)
    diagnostics.append(Diagnostic(excess.message, at: place, excess.sign.map { [$0] } ?? []))
    return nil
}

struct Weight {
    /// `<!--` stands somewhere.
    let hasComments: Bool
}

private struct Weighing {
    static let mostBytes = 512 * 1024

    struct Excess {
        let message: Message
        let sign: String?
        let place: Range<Int>
    }

    // In the whole text.
    private(set) var hasComments = false
    private var pictures = 0
    private var instructions = 0
    private var mails = 0
    private var footnotes = 0
    private var brackets = 0
    private var definitions = WeighedDefinitions()
    private var cells = 0
    private var delimiterRowCost = 0

    // Between two empty lines.
    private var blockStart = 0
    private var columns = 0
    private var emphases = 0

    // In a line.
    private var definitionColon: Int?

    // Between two blanks.
    private var parentheses = 0
    private var addresses = 0

    private var excess: Excess?

    mutating func firstExcess(in text: UnsafeBufferPointer<UInt8>) -> Excess? {
        var lineStart = 0
        while lineStart < text.count, excess == nil {
            var index = unsafe weighStart(of: text, at: lineStart)
            let isEmpty = unsafe index == text.count || text[index] == 0x0A || text[index] == 0x0D
            if isEmpty { endBlock(at: index) }
            var pipes = 0
            var isDelimiterRow = !isEmpty
            var hasHyphen = false
            parentheses = 0
            addresses = 0
            definitionColon = nil
            scan: while index < text.count {
                let byte = unsafe text[index]
                // Letters of all scripts, which most bytes are.
                if byte > UInt8(ascii: "~") || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
                    isDelimiterRow = false
                    index += 1
                    continue
                }
                switch byte {
                case 0x0A, 0x0D: break scan
                case 0x20, 0x09:
                    parentheses = 0
                    addresses = 0
                case UInt8(ascii: "|"): pipes += 1
                case UInt8(ascii: "-"): hasHyphen = true
                case 0x0B, 0x0C: break
                case UInt8(ascii: ":"):
                    if unsafe follows("//", in: text, at: index) { addresses += 1 }
                    if index > lineStart, definitionColon == nil, unsafe text[index - 1] == UInt8(ascii: "]") {
                        definitionColon = index
                    }
                default:
                    isDelimiterRow = false
                    unsafe weigh(byte, in: text, at: index)
                }
                index += 1
            }
            let line = lineStart..<max(lineStart + 1, index)
            if !isEmpty {
                unsafe endLine(line, of: text, pipes: pipes, isDelimiterRow: isDelimiterRow && hasHyphen)
            }
            lineStart = index + 1
            if index + 1 < text.count, unsafe text[index] == 0x0D, unsafe text[index + 1] == 0x0A { lineStart += 1 }
        }
        endBlock(at: text.count)
        if excess == nil, definitions.longest * brackets > 8_000_000 {
            // Each use of a definition copies it.
            exceed(.tooMany, "]", 0..<1)
        }
        return excess
    }

    /// Counts the containers that a line opens, and gives where its text begins.
    private mutating func weighStart(of text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var index = start
        var depth = 0
        var blanks = 0
        var signs: UInt8 = 0
        var isRule = true
        loop: while index < text.count {
            let byte = unsafe text[index]
            switch byte {
            case 0x20: blanks += 1
            case 0x09: blanks += 4
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                let isMarker =
                    unsafe byte == UInt8(ascii: ">") || index + 1 == text.count || text[index + 1] <= 0x20
                if !isMarker { break loop }
                depth += 1
                if signs != 0, signs != byte { isRule = false }
                signs = byte
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                var end = index
                while end < text.count, end - index < 10, unsafe 0x30...0x39 ~= text[end] { end += 1 }
                guard end + 1 < text.count, unsafe text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")"),
                    unsafe text[end + 1] <= 0x20
                else { break loop }
                depth += 1
                isRule = false
                index = end
            default: break loop
            }
            index += 1
        }
        let endsLine = unsafe index == text.count || text[index] == 0x0A || text[index] == 0x0D
        let isThematicBreak = endsLine && isRule && (signs == UInt8(ascii: "*") || signs == UInt8(ascii: "-"))
        if !isThematicBreak, depth > 30 || depth > 0 && blanks > 130 {
            exceed(.tooDeep, nil, start..<max(start + 1, index))
        }
        // Quotation marks alone are an empty line; other signs alone may be a row of hyphens, weighed from its beginning.
        return endsLine && depth > 0 && !(isRule && signs == UInt8(ascii: ">")) ? start : index
    }

    private mutating func weigh(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, at index: Int) {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            emphases += 1
            if emphases > 50_000 { exceed(.tooMany, String(Unicode.Scalar(byte)), index..<index + 1) }
        case UInt8(ascii: ")"):
            parentheses += 1
            if parentheses > 1_000 { exceed(.tooMany, ")", index..<index + 1) }
        case UInt8(ascii: "]"): brackets += 1
        case UInt8(ascii: "."):
            if index >= 3, unsafe text[index - 1] | 0x20 == 0x77, unsafe text[index - 2] | 0x20 == 0x77,
                unsafe text[index - 3] | 0x20 == 0x77
            {
                addresses += 1
            }
        case UInt8(ascii: "@"):
            mails += 1
            if mails > 5_000 { exceed(.tooMany, "@", index..<index + 1) }
        case UInt8(ascii: "<"):
            guard index + 1 < text.count else { return }
            let next = unsafe text[index + 1]
            let isComment = unsafe next == UInt8(ascii: "!") && follows("--", in: text, at: index + 1)
            if isComment { hasComments = true }
            guard next == UInt8(ascii: "?") || next == UInt8(ascii: "!") && !isComment else { return }
            instructions += 1
            if instructions > 500 { exceed(.tooMany, "<\(Unicode.Scalar(next))", index..<index + 2) }
        case UInt8(ascii: "["):
            if index > 0, unsafe text[index - 1] == UInt8(ascii: "!") {
                pictures += 1
                if pictures > 3_000 { exceed(.tooMany, "![", index - 1..<index + 1) }
            }
            if index + 1 < text.count, unsafe text[index + 1] == UInt8(ascii: "^") {
                footnotes += 1
                if footnotes > 5_000 { exceed(.tooMany, "[^", index..<index + 2) }
            }
        default: break
        }
        if addresses > 200 { exceed(.tooMany, "www., ://", index..<index + 1) }
    }

    private mutating func endLine(
        _ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>, pipes: Int, isDelimiterRow: Bool
    ) {
        if pipes > 1_000 { exceed(.tableTooLarge, nil, line) }
        if isDelimiterRow {
            // What stands before it is parsed once more, to see whether it is the head of a table.
            delimiterRowCost += line.lowerBound - blockStart
            if delimiterRowCost > 64_000_000 { exceed(.tooMany, "|-", line) }
            if pipes > 0 { columns += pipes + 1 }
        }
        // Each row is filled up to the width of the head.
        cells += columns
        if cells > 100_000 { exceed(.tableTooLarge, nil, line) }
        unsafe definitions.weigh(line, of: text, colon: definitionColon)
    }

    private mutating func endBlock(at index: Int) {
        definitions.end(at: index)
        blockStart = index
        columns = 0
        emphases = 0
    }

    private func follows(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        unsafe index + 2 < text.count && text[index + 1] == sign.utf8Start[0] && text[index + 2] == sign.utf8Start[1]
    }

    private mutating func exceed(_ message: Message, _ sign: String?, _ place: Range<Int>) {
        if excess == nil { excess = Excess(message: message, sign: sign, place: place) }
    }
}
