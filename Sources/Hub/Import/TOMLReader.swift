/// Reads TOML (1.0) as it stands in front matter and settings: tables, arrays of tables, dotted keys, all four kinds of
/// strings, arrays, inline tables; numbers, dates and flags stay the words they are.
struct TOMLReader {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    struct Mistake: Error { let line: Int }

    static func read(_ bytes: [UInt8]) throws(Mistake) -> OldValue {
        var reader = TOMLReader(bytes: bytes)
        return try reader.document()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private final class Table {
        var keys: [String] = []
        var values: [String: Item] = [:]

        func set(_ key: String, _ item: Item) {
            if values.updateValue(item, forKey: key) == nil { keys.append(key) }
        }

        var value: OldValue { .map(keys.map { OldValue.Pair(key: $0, value: values[$0]?.value ?? .nothing) }) }
    }

    private enum Item {
        case value(OldValue)
        case table(Table)
        case tables([Table])

        var value: OldValue {
            switch self {
            case .value(let value): value
            case .table(let table): table.value
            case .tables(let tables): .list(tables.map(\.value))
            }
        }
    }

    private mutating func document() throws(Mistake) -> OldValue {
        let root = Table()
        var current = root
        while true {
            skipBlankLines()
            guard let byte = peek else { return root.value }
            if byte == UInt8(ascii: "[") {
                at += 1
                let isArray = peek == UInt8(ascii: "[")
                if isArray { at += 1 }
                let path = try keyPath()
                try expect("]")
                if isArray { try expect("]") }
                current = try table(at: path, from: root, isArray: isArray)
            } else {
                try pair(into: current)
            }
            try endOfLine()
        }
    }

    private func table(at path: [String], from root: Table, isArray: Bool) throws(Mistake) -> Table {
        var table = root
        for (index, key) in path.enumerated() {
            let isLast = index == path.count - 1
            switch table.values[key] {
            case .table(let next)? where !(isLast && isArray): table = next
            case .tables(var list)?:
                if isLast && isArray {
                    let next = Table()
                    list.append(next)
                    table.set(key, .tables(list))
                    table = next
                } else if let last = list.last {
                    table = last
                }
            case nil:
                let next = Table()
                table.set(key, isLast && isArray ? .tables([next]) : .table(next))
                table = next
            default: throw mistake
            }
        }
        return table
    }

    private mutating func pair(into table: Table) throws(Mistake) {
        let path = try keyPath()
        try expect("=")
        let value = try value()
        guard let last = path.last else { throw mistake }
        let owner = try self.table(at: Array(path.dropLast()), from: table, isArray: false)
        owner.set(last, .value(value))
    }

    private mutating func keyPath() throws(Mistake) -> [String] {
        var path: [String] = []
        while true {
            skipSpaces()
            if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                path.append(try string())
            } else {
                let start = at
                while let byte = peek, TOMLReader.isBare(byte) { at += 1 }
                guard at > start else { throw mistake }
                path.append(String(decoding: bytes[start..<at], as: UTF8.self))
            }
            guard path.count < 24 else { throw mistake }
            skipSpaces()
            guard peek == UInt8(ascii: ".") else { return path }
            at += 1
        }
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        (0x61...0x7A) ~= byte | 0x20 || (0x30...0x39) ~= byte || byte == 0x2D || byte == 0x5F || byte >= 0x80
    }

    private mutating func value() throws(Mistake) -> OldValue {
        skipSpaces()
        guard let byte = peek, depth < 24 else { throw mistake }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string())
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "{"): return try inlineTable()
        default:
            let start = at
            while let byte = peek, byte != 0x2C, byte != 0x5D, byte != 0x7D, byte != 0x23, byte != 0x0A, byte != 0x0D {
                at += 1
            }
            let word = String(decoding: bytes[start..<at], as: UTF8.self).trimmed
            guard !word.isEmpty else { throw mistake }
            return .text(word)
        }
    }

    private mutating func array() throws(Mistake) -> OldValue {
        at += 1
        depth += 1
        defer { depth -= 1 }
        var items: [OldValue] = []
        while true {
            skipBlankLines()
            if peek == UInt8(ascii: "]") {
                at += 1
                return .list(items)
            }
            items.append(try value())
            skipBlankLines()
            if peek == UInt8(ascii: ",") { at += 1 } else if peek != UInt8(ascii: "]") { throw mistake }
        }
    }

    private mutating func inlineTable() throws(Mistake) -> OldValue {
        at += 1
        depth += 1
        defer { depth -= 1 }
        let table = Table()
        while true {
            skipBlankLines()
            if peek == UInt8(ascii: "}") {
                at += 1
                return table.value
            }
            try pair(into: table)
            skipBlankLines()
            if peek == UInt8(ascii: ",") { at += 1 } else if peek != UInt8(ascii: "}") { throw mistake }
        }
    }

    private mutating func string() throws(Mistake) -> String {
        let quote = bytes[at]
        let isLong = at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
        at += isLong ? 3 : 1
        if isLong, peek == 0x0D { at += 1 }
        if isLong, peek == 0x0A { at += 1 }
        var text: [UInt8] = []
        while let byte = peek {
            if byte == quote {
                if !isLong {
                    at += 1
                    return String(decoding: text, as: UTF8.self)
                }
                if at + 2 < bytes.count, bytes[at + 1] == quote, bytes[at + 2] == quote {
                    at += 3
                    while peek == quote {
                        text.append(quote)
                        at += 1
                    }
                    return String(decoding: text, as: UTF8.self)
                }
            }
            if byte == 0x0A, !isLong { throw mistake }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                at += 1
                try escape(into: &text)
            } else {
                text.append(byte)
                at += 1
            }
        }
        throw mistake
    }

    private mutating func escape(into text: inout [UInt8]) throws(Mistake) {
        guard let byte = peek else { throw mistake }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "e"): text.append(0x20)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = byte == UInt8(ascii: "u") ? 4 : 8
            guard at + count <= bytes.count,
                let value = UInt32(String(decoding: bytes[at..<(at + count)], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { throw mistake }
            at += count
            text += Array(String(scalar).utf8)
        case 0x20, 0x09, 0x0A, 0x0D:
            while let blank = peek, blank == 0x20 || blank == 0x09 || blank == 0x0A || blank == 0x0D { at += 1 }
        default: text.append(byte)
        }
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private var mistake: Mistake { Mistake(line: bytes[..<min(at, bytes.count)].count { $0 == 0x0A } + 1) }

    private mutating func skipSpaces() {
        while let byte = peek, byte == 0x20 || byte == 0x09 { at += 1 }
    }

    private mutating func skipBlankLines() {
        while let byte = peek {
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                at += 1
            } else if byte == UInt8(ascii: "#") {
                while let byte = peek, byte != 0x0A { at += 1 }
            } else {
                return
            }
        }
    }

    private mutating func endOfLine() throws(Mistake) {
        skipSpaces()
        if peek == UInt8(ascii: "#") { while let byte = peek, byte != 0x0A { at += 1 } }
        if peek == 0x0D { at += 1 }
        guard peek == nil || peek == 0x0A else { throw mistake }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Mistake) {
        skipSpaces()
        guard peek == UInt8(ascii: character) else { throw mistake }
        at += 1
    }
}
