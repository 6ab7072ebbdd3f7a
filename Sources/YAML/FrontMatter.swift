/// Where the front matter and the body of a Markdown file lie; both are byte ranges.
public struct FrontMatter: Sendable {
    public let yaml: Range<Int>
    public let body: Range<Int>

    public enum Mistake: Error {
        /// The file does not begin with `---`.
        case missing
        /// The closing `---` is not there; the offset is that of the opening line.
        case notClosed(at: Int)
    }

    /// Finds the block between two lines of `---`; blank lines before it and blanks after the dashes are allowed.
    public init(of bytes: [UInt8]) throws(Mistake) {
        var line = 0
        while line < bytes.count, FrontMatter.isBlank(bytes, FrontMatter.lineRange(bytes, line)) {
            line = FrontMatter.lineRange(bytes, line).upperBound
        }
        let opening = FrontMatter.lineRange(bytes, line)
        guard FrontMatter.isFence(bytes, opening) else { throw .missing }
        let start = opening.upperBound
        var next = start
        while next < bytes.count {
            let range = FrontMatter.lineRange(bytes, next)
            if FrontMatter.isFence(bytes, range) {
                yaml = start..<next
                body = range.upperBound..<bytes.count
                return
            }
            next = range.upperBound
        }
        throw .notClosed(at: line)
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
