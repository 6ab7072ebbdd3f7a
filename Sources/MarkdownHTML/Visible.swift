internal import SourceText

/// The inlines of a block as a reader sees them, with a sign in the place of each link, picture and piece of code.
struct Visible {
    static let link: UInt8 = 0x02
    static let code: UInt8 = 0x01

    private(set) var bytes: [UInt8] = []
    /// What links lead to, by their place in `bytes`.
    private var targets: [Int: String] = [:]
    private var ends = EndSigns()
    /// The ASCII signs that there are: most texts hold none of those that are looked for.
    private var signs = ASCIISet()

    /// No address is longer (RFC 9110 asks of servers to take 8,000 bytes; browsers' bars show 2,000).
    static let longestAddress = 2_000

    init(_ root: CmarkNode) {
        read(root)
        ends = EndSigns(bytes)
        for byte in bytes { signs.insert(byte) }
    }

    private mutating func read(_ root: CmarkNode) {
        var next = root.firstChild
        while let node = next {
            var goesIn = false
            switch node.kind {
            case .text: bytes += unsafe Array(node.literal).map { $0 < 0x20 && $0 != 0x09 ? 0x20 : $0 }
            case .softBreak, .lineBreak: bytes.append(0x0A)
            case .link:
                targets[bytes.count] = unsafe String(decoding: node.target, as: UTF8.self)
                bytes.append(Visible.link)
            case .emphasis, .strong, .strikethrough: goesIn = true
            default: bytes.append(Visible.code)
            }
            if goesIn, let child = node.firstChild {
                next = child
                continue
            }
            var last = node
            next = nil
            while last != root {
                if let sibling = last.next {
                    next = sibling
                    break
                }
                guard let parent = last.parent else { break }
                last = parent
            }
        }
    }

    /// What the link at a place leads to; nil where none stands there.
    func target(at index: Int) -> String? { targets[index] }

    /// Whether an ASCII sign stands anywhere in it.
    func has(_ sign: UInt8) -> Bool { signs.contains(sign) }

    var lines: [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    }

    /// The next line feed, blank or closing bracket at a place or behind it.
    func next(_ sign: UInt8, from index: Int) -> Int? { ends.next(sign, from: index) }

    func lineEnd(from index: Int) -> Int { next(0x0A, from: index) ?? bytes.count }

    /// Words; what a link leads to in its place.
    func text(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        for index in range {
            if bytes[index] == Visible.link {
                result += Array((targets[index] ?? "").utf8)
            } else {
                result.append(bytes[index])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What stands between a closing bracket and the one that opens it, on the same line.
    func before(_ close: Int, opening open: UInt8) -> (text: String, start: Int)? {
        var index = close - 1
        while index >= 0, bytes[index] != 0x0A {
            if bytes[index] == open { return close > index + 1 ? (text(index + 1..<close), index) : nil }
            if bytes[index] == bytes[close] { return nil }
            index -= 1
        }
        return nil
    }

    /// An address from here on to a bracket; nil where what stands there is none.
    func address(from start: Int, until close: UInt8) -> String? {
        // A bare address takes the bracket behind it for a part of itself.
        if start < bytes.count, bytes[start] == Visible.link, let target = targets[start] {
            let sign = String(UnicodeScalar(close))
            return target.firstRange(ofBytes: sign).map { String(target[..<$0.lowerBound]) } ?? target
        }
        guard start < bytes.count, let end = next(close, from: start), end > start, end < lineEnd(from: start),
            end - start <= Visible.longestAddress
        else { return nil }
        let written = text(start..<end).trimmedBlanks
        guard !written.contains(bytes: " ") else { return nil }
        let isPath = written.contains(bytes: "/") || written.contains(bytes: ".") && !written.hasSuffix(bytes: ".")
        let isWord = written.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x2C || $0 == 0x2F }
        return isPath && !isWord ? written : nil
    }

    /// The address of another site from here on: a link that Markdown made of it, or the words `https://…`.
    func webAddress(from start: Int) -> String? {
        guard start < bytes.count else { return nil }
        if bytes[start] == Visible.link {
            return targets[start].flatMap { $0.hasPrefix(bytes: "http") ? Visible.withoutBrackets($0) : nil }
        }
        guard ["https://", "http://", "www."].contains(where: { bytes[start...].starts(with: $0.utf8) }) else {
            return nil
        }
        let end = min(next(0x20, from: start) ?? bytes.count, lineEnd(from: start), start + Visible.longestAddress)
        return Visible.withoutBrackets(text(start..<end))
    }

    /// A bare address takes brackets and full stops behind it for parts of itself.
    private static func withoutBrackets(_ address: String) -> String {
        var rest = address[...].utf8
        while let last = rest.last, ")]}.,;".utf8.contains(last) { rest.removeLast() }
        return String(Substring(rest))
    }

    /// An address from here on to the next blank.
    func address(from start: Int) -> String {
        text(start..<min(next(0x20, from: start) ?? bytes.count, lineEnd(from: start)))
    }

    /// Where an ASCII sign begins, none within another.
    func places(of sign: String) -> [Int] {
        let wanted = Array(sign.utf8)
        guard let first = wanted.first, has(first) else { return [] }
        var result: [Int] = []
        var index = 0
        while index + wanted.count <= bytes.count {
            if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
                result.append(index)
                index += wanted.count
            } else {
                index += 1
            }
        }
        return result
    }

    func isBetweenDigits(_ index: Int, length: Int) -> Bool {
        let end = index + length
        return index > 0 && end < bytes.count && 0x30...0x39 ~= bytes[index - 1] && 0x30...0x39 ~= bytes[end]
    }
}

/// Bytes below 0x80.
private struct ASCIISet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ byte: UInt8) {
        switch byte {
        case 0..<64: low |= 1 << UInt64(byte)
        case 64..<128: high |= 1 << UInt64(byte - 64)
        default: break
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low & 1 << UInt64(byte) != 0 : high & 1 << UInt64(byte - 64) != 0
    }
}

/// Where the signs stand that end words and addresses: a look ahead must not read all that lies between, for a text of
/// brackets alone would cost its square.
private struct EndSigns {
    private var lineFeeds: [Int] = []
    private var blanks: [Int] = []
    private var round: [Int] = []
    private var square: [Int] = []
    private var curly: [Int] = []

    init() {}

    init(_ bytes: [UInt8]) {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A: lineFeeds.append(index)
            case 0x20: blanks.append(index)
            case UInt8(ascii: ")"): round.append(index)
            case UInt8(ascii: "]"): square.append(index)
            case UInt8(ascii: "}"): curly.append(index)
            default: break
            }
        }
    }

    private func places(of sign: UInt8) -> [Int] {
        switch sign {
        case 0x0A: lineFeeds
        case 0x20: blanks
        case UInt8(ascii: ")"): round
        case UInt8(ascii: "]"): square
        case UInt8(ascii: "}"): curly
        default: []
        }
    }

    func next(_ sign: UInt8, from index: Int) -> Int? {
        let places = places(of: sign)
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < places.count ? places[low] : nil
    }
}

/// The cells of a line of a table, as its pipes part them.
struct Cells {
    let pipes: Int
    let count: Int
    /// Hyphens, colons and blanks alone.
    let isRule: Bool
    /// A rule of dashes, of `=` or framed by `+`, as it is drawn elsewhere.
    let isRuleOfOtherSigns: Bool

    init(_ line: ArraySlice<UInt8>) {
        var line = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
        while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 { line = line.dropLast() }
        var pipes = 0
        var isCode = false
        var previous: UInt8 = 0
        for byte in line {
            if byte == UInt8(ascii: "`") { isCode.toggle() }
            // GFM parts cells before it looks for code; only a backslash hides a pipe.
            if byte == UInt8(ascii: "|"), previous != UInt8(ascii: "\\") { pipes += 1 }
            previous = byte
        }
        self.pipes = pipes
        var cells = pipes + 1
        if line.first == UInt8(ascii: "|") { cells -= 1 }
        if line.count > 1, line.last == UInt8(ascii: "|"), line.dropLast().last != UInt8(ascii: "\\") { cells -= 1 }
        count = max(1, cells)
        isRule =
            line.contains(UInt8(ascii: "-"))
            && line.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x7C || $0 == 0x20 || $0 == 0x09 }
        isRuleOfOtherSigns =
            !isRule && line.count >= 5 && line.contains { $0 == 0x7C || $0 == 0x2B }
            && String(decoding: line, as: UTF8.self).unicodeScalars.allSatisfy {
                "|+-–—−=_: ".unicodeScalars.contains($0)
            }
    }
}

extension String {
    /// Blanks of every sort before it are gone.
    var withoutLeadingSpaces: String {
        String(String.UnicodeScalarView(unicodeScalars.drop { $0.properties.isWhitespace }))
    }

    /// Whether its first letter is a capital one.
    var beginsWithCapital: Bool { unicodeScalars.first?.properties.isUppercase ?? false }
}
