/// Reads TOML (1.1, so 1.0 too) as it stands in front matter and settings. Times and flags stay the words they are, numbers lose
/// what only an eye needs; how each is to be understood is for the field that takes it to say.
struct TOMLReader {
    var bytes: [UInt8]
    var at = 0
    private var depth = 0

    struct Mistake: Error { let line: Int }

    static func read(_ bytes: [UInt8]) throws(Mistake) -> OldValue {
        var reader = TOMLReader(bytes: bytes)
        guard (try? UTF8Span(validating: bytes.span)) != nil else { throw Mistake(line: 1) }
        return try reader.document()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    private mutating func document() throws(Mistake) -> OldValue {
        let root = TOMLTable(.header)
        var current = root
        while true {
            try skipBlankLines()
            guard let byte = peek else { return root.value }
            if byte == UInt8(ascii: "[") {
                at += 1
                let isArray = peek == UInt8(ascii: "[")
                if isArray { at += 1 }
                let path = try keyPath()
                try expect("]")
                // The two brackets are one sign.
                if isArray {
                    guard peek == UInt8(ascii: "]") else { throw mistake }
                    at += 1
                }
                guard let table = isArray ? root.newElement(path) : root.header(path) else { throw mistake }
                current = table
            } else {
                try pair(into: current)
            }
            try endOfLine()
        }
    }

    private mutating func pair(into table: TOMLTable) throws(Mistake) {
        let path = try keyPath()
        try expect("=")
        guard table.set(path, try value()) else { throw mistake }
    }

    private mutating func keyPath() throws(Mistake) -> [String] {
        var path: [String] = []
        while true {
            skipSpaces()
            if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                guard !isLongString else { throw mistake }
                path.append(try string())
            } else {
                let start = at
                while let byte = peek, byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x5F { at += 1 }
                guard at > start else { throw mistake }
                path.append(bytes.text(start..<at))
            }
            guard path.count <= TOMLReader.deepest else { throw mistake }
            skipSpaces()
            guard peek == UInt8(ascii: ".") else { return path }
            at += 1
        }
    }

    /// Deeper than any site's settings; each level is one of the program's stack.
    private static let deepest = 64

    // MARK: Values

    private mutating func value() throws(Mistake) -> OldValue {
        skipSpaces()
        guard let byte = peek else { throw mistake }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string())
        case UInt8(ascii: "["):
            return try nested { reader throws(Mistake) in try reader.array() }
        case UInt8(ascii: "{"):
            return try nested { reader throws(Mistake) in try reader.inlineTable() }
        default:
            let start = at
            while let byte = peek, byte > 0x20 && !",]}#".utf8.contains(byte) || isBlankInTime(from: start) { at += 1 }
            guard let word = TOMLWord.plain(bytes[start..<at]) else { throw mistake }
            return .text(word)
        }
    }

    /// A blank may stand between a day and a time.
    private func isBlankInTime(from start: Int) -> Bool {
        at - start == 10 && bytes[at] == 0x20 && at + 1 < bytes.count && bytes[at + 1].isDigit
            && bytes[start + 4] == 0x2D
    }

    private mutating func nested(_ read: (inout TOMLReader) throws(Mistake) -> OldValue) throws(Mistake) -> OldValue {
        guard depth < TOMLReader.deepest else { throw mistake }
        depth += 1
        at += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func array() throws(Mistake) -> OldValue {
        var items: [OldValue] = []
        while true {
            try skipBlankLines()
            if peek == UInt8(ascii: "]") { break }
            items.append(try value())
            try skipBlankLines()
            guard peek == UInt8(ascii: ",") else { break }
            at += 1
        }
        try expect("]")
        return .list(items)
    }

    private mutating func inlineTable() throws(Mistake) -> OldValue {
        let table = TOMLTable(.header)
        while true {
            try skipBlankLines()
            if peek == UInt8(ascii: "}") { break }
            try pair(into: table)
            try skipBlankLines()
            guard peek == UInt8(ascii: ",") else { break }
            at += 1
        }
        try expect("}")
        return table.value
    }

    // MARK: Between them

    var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    var mistake: Mistake { Mistake(line: bytes[..<min(at, bytes.count)].count { $0 == 0x0A } + 1) }

    private mutating func skipSpaces() {
        while let byte = peek, byte.isBlank { at += 1 }
    }

    private mutating func skipBlankLines() throws(Mistake) {
        while let byte = peek {
            if byte.isBlank || byte == 0x0A {
                at += 1
            } else if byte == 0x0D || byte == UInt8(ascii: "#") {
                try endOfLine()
            } else {
                return
            }
        }
    }

    /// A comment and the line's end, or the text's.
    private mutating func endOfLine() throws(Mistake) {
        skipSpaces()
        if peek == UInt8(ascii: "#") {
            while let byte = peek, byte >= 0x20 && byte != 0x7F || byte == 0x09 { at += 1 }
        }
        guard peek != nil else { return }
        if peek == 0x0D { at += 1 }
        guard peek == 0x0A else { throw mistake }
        at += 1
    }

    private mutating func expect(_ sign: Unicode.Scalar) throws(Mistake) {
        skipSpaces()
        guard peek == UInt8(ascii: sign) else { throw mistake }
        at += 1
    }
}
