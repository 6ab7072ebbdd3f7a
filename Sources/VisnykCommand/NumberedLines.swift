/// A text whose lines and columns are asked for one place after another.
///
/// Thousands of mistakes may stand in one line of millions of letters: where a place follows the one asked for before on
/// its line, counting goes on from there, and only what is shown of the line is made a text.
struct NumberedLines {
    private let bytes: [UInt8]
    /// Where each line begins.
    private let starts: [Int]
    private var counted = (start: 0, offset: 0, letters: 0)

    /// What of the line stands before a place.
    struct Before {
        /// Counted in characters from 1.
        let column: Int
        /// The last 60 characters at most.
        let nearest: Substring
        let isCut: Bool
    }

    /// The line from a place on.
    struct After {
        let text: String
        /// The characters that are meant.
        let width: Int
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.lazy.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    /// nil for a place behind the text's end.
    mutating func parts(of range: Range<Int>) -> (line: Int, before: Before, after: After)? {
        guard range.lowerBound <= bytes.count else { return nil }
        let line = lineNumber(at: range.lowerBound)
        let start = starts[line - 1]
        // A character may have several scalars of up to four bytes; what is shown needs no more than these.
        let shown = 1600
        var end = range.lowerBound
        while end < bytes.count, end - range.lowerBound < shown, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        while end < bytes.count, end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var near = max(start, range.lowerBound - shown)
        while near > start, bytes[near] & 0xC0 == 0x80 { near -= 1 }
        let nearest = String(decoding: bytes[near..<range.lowerBound], as: UTF8.self).suffix(60)
        let column = column(of: range.lowerBound, from: start)
        return (
            line, Before(column: column, nearest: nearest, isCut: nearest.count < column - 1),
            After(
                text: String(decoding: bytes[range.lowerBound..<end], as: UTF8.self),
                width: String(
                    decoding: bytes[range.lowerBound..<max(range.lowerBound, min(range.upperBound, end))],
                    as: UTF8.self
                ).count)
        )
    }

    private func lineNumber(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func column(of offset: Int, from start: Int) -> Int {
        if counted.start != start || counted.offset > offset { counted = (start, start, 0) }
        counted.letters += String(decoding: bytes[counted.offset..<offset], as: UTF8.self).count
        counted.offset = offset
        return counted.letters + 1
    }
}
