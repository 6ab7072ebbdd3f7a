/// Where the front matter and the body of a Markdown file lie; both are byte ranges.
public struct FrontMatter: Sendable {
    public let yaml: Range<Int>
    public let body: Range<Int>
    /// Lines that were meant for `---` and are other signs, as `———` or `--`; their bytes without the line's end.
    public let lookAlikes: [Range<Int>]

    public enum Mistake: Error {
        /// The file does not begin with `---`.
        case missing
        /// The closing `---` is not there; the offset is that of the opening line.
        ///
        /// `nearly` is a line that was most likely meant for the closing one.
        case notClosed(at: Int, nearly: Range<Int>?)
    }

    /// Finds the block between two lines of `---`; blank lines before it and blanks after the dashes are allowed.
    public init(of bytes: [UInt8]) throws(Mistake) {
        var line = 0
        while line < bytes.count, FrontMatter.isBlank(bytes, FrontMatter.lineRange(bytes, line)) {
            line = FrontMatter.lineRange(bytes, line).upperBound
        }
        let opening = FrontMatter.lineRange(bytes, line)
        var others: [Range<Int>] = []
        if !FrontMatter.isFence(bytes, opening) {
            guard let other = FrontMatter.lookAlike(bytes, opening) else { throw .missing }
            others.append(other)
        }
        let start = opening.upperBound
        var next = start
        while next < bytes.count {
            let range = FrontMatter.lineRange(bytes, next)
            let other = FrontMatter.lookAlike(bytes, range)
            if FrontMatter.isFence(bytes, range) || other != nil {
                yaml = start..<next
                body = range.upperBound..<bytes.count
                lookAlikes = others + (other.map { [$0] } ?? [])
                return
            }
            next = range.upperBound
        }
        throw .notClosed(at: line, nearly: FrontMatter.nearlyClosing(bytes, from: start))
    }

    /// ` ---` behind blanks, `...`, or `---` with the text glued to it.
    private static func nearlyClosing(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        var next = start
        while next < bytes.count {
            let range = lineRange(bytes, next)
            next = range.upperBound
            var line = range
            while let last = bytes[line].last, last <= 0x20 { line = line.lowerBound..<line.upperBound - 1 }
            let words = bytes[line].drop { $0 == 0x20 || $0 == 0x09 }
            let isFence = words.starts(with: "---".utf8) && (words.count == 3 || words.startIndex == line.lowerBound)
            if isFence || words.elementsEqual("...".utf8) { return line }
        }
        return nil
    }

    /// A line at the margin of nothing but hyphens and dashes that is no fence.
    private static func lookAlike(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        guard !isFence(bytes, line), let first = bytes[line].first, first == 0x2D || first == 0xE2 else { return nil }
        var end = line.lowerBound
        var signs = 0
        scan: while end < line.upperBound {
            for dash in [
                "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{2500}",
            ]
            where bytes[end..<line.upperBound].starts(with: dash.utf8) {
                end += dash.utf8.count
                signs += 1
                continue scan
            }
            break
        }
        let isLong = bytes[line.lowerBound..<end].contains(0xE2)
        guard signs >= 2 || isLong && signs >= 1, isBlank(bytes, end..<line.upperBound) else { return nil }
        return line.lowerBound..<end
    }

    /// The line that begins at `start`, its line feed included.
    private static func lineRange(_ bytes: [UInt8], _ start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return start..<min(bytes.count, end + 1)
    }

    private static func isFence(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        guard line.count >= 3, bytes[line.lowerBound..<(line.lowerBound + 3)].allSatisfy({ $0 == 0x2D }) else {
            return false
        }
        return isBlank(bytes, (line.lowerBound + 3)..<line.upperBound)
    }

    private static func isBlank(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    }
}
