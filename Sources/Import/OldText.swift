internal import Hub
internal import SourceText
internal import YAML

/// A file of an old tree taken apart: its fields and its text in UTF-8 with line feeds.
struct OldText: Sendable {
    let fields: OldValue
    let body: [UInt8]
    /// Whether there was front matter at all, be it empty.
    let hasFields: Bool
}

extension OldText {
    /// Decodes and takes apart a file; whatever was not as it should be is among the remarks.
    init?(_ bytes: [UInt8], path: String, remarks: inout Diagnostics) {
        guard let text = OldText.decoded(bytes, path: path, &remarks) else { return nil }
        var start = 0
        while start < text.count, text[start] <= 0x20 { start += 1 }
        var lineStart = start
        while lineStart > 0, text[lineStart - 1] != 0x0A { lineStart -= 1 }
        guard start < text.count else {
            self.init(fields: .map([]), body: [], hasFields: false)
            return
        }
        if text[start] == UInt8(ascii: "{"), !text.has("{{", at: start), !text.has("{%", at: start) {
            var reader = JSONReader(text, from: start)
            if let fields = try? reader.value(), case .map = fields {
                self.init(fields: fields, body: Array(text[reader.at...]), hasFields: true)
                return
            }
        }
        for (fence, isTOML) in [("---", false), ("+++", true)] where text.has(fence, at: start) {
            guard let (block, rest) = OldText.block(text, from: lineStart, fence: Array(fence.utf8)) else { continue }
            self.init(
                fields: isTOML ? OldText.toml(block, path, &remarks) : OldText.yaml(block, path, &remarks),
                body: rest, hasFields: true)
            return
        }
        self.init(fields: .map([]), body: text, hasFields: false)
    }

    /// What stands between two lines of a fence, and what follows.
    private static func block(_ text: [UInt8], from start: Int, fence: [UInt8]) -> ([UInt8], [UInt8])? {
        var line = text.lineEnd(from: start)
        let first = text[start..<line]
        guard first.drop(while: { $0 == 0x20 }).dropFirst(3).allSatisfy({ $0 <= 0x20 }) else { return nil }
        let blockStart = min(text.count, line + 1)
        line = blockStart
        while line < text.count {
            let end = text.lineEnd(from: line)
            if end - line >= 3, text[line..<(line + 3)].elementsEqual(fence),
                text[(line + 3)..<end].allSatisfy({ $0 <= 0x20 })
            {
                return (Array(text[blockStart..<line]), Array(text[min(text.count, end + 1)...]))
            }
            line = end + 1
        }
        return nil
    }

    private static func yaml(_ block: [UInt8], _ path: String, _ remarks: inout Diagnostics) -> OldValue {
        var mistakes = Diagnostics()
        let node = parseYAML(block[...], path: path, into: &mistakes)
        if mistakes.isEmpty {
            guard let node else { return .map([]) }
            let value = OldValue(node)
            if case .map = value { return value }
            if value.isEmpty { return .map([]) }
        }
        if mistakes.all.allSatisfy({ $0.id == "yaml.duplicateKey" }), !mistakes.isEmpty,
            let mended = withoutRepeatedKeys(block)
        {
            var others = Diagnostics()
            if let node = parseYAML(mended[...], path: path, into: &others) {
                remarks.append(.importRepeatedKey, at: Place(path), mistakes.all[0].arguments.first ?? "")
                return OldValue(node)
            }
        }
        remarks.append(.importLooseFields, at: Place(path))
        return looseFields(block)
    }

    /// Of fields that are written twice the last one.
    private static func withoutRepeatedKeys(_ block: [UInt8]) -> [UInt8]? {
        var parts: [(key: String, lines: [UInt8])] = []
        var line = 0
        while line < block.count {
            let end = block.lineEnd(from: line)
            let bytes = block[line..<min(block.count, end + 1)]
            let startsKey =
                bytes.first.map { !$0.isSpace && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "#") } ?? false
            if startsKey, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
                parts.append((block.text(line..<colon), Array(bytes)))
            } else if let last = parts.indices.last {
                parts[last].lines += bytes
            } else {
                parts.append(("", Array(bytes)))
            }
            line = end + 1
        }
        var lastOf: [String: Int] = [:]
        for (index, part) in parts.enumerated() { lastOf[part.key] = index }
        return parts.enumerated().filter { lastOf[$1.key] == $0 }.flatMap { $1.lines }
    }

    private static func toml(_ block: [UInt8], _ path: String, _ remarks: inout Diagnostics) -> OldValue {
        do {
            return try TOMLReader.read(block)
        } catch {
            remarks.append(.importLooseFields, at: Place(path))
            return looseFields(block)
        }
    }

    /// Fields of a block that no parser takes, line by line: `key: value` or `key = value`, and lists of dashes.
    static func looseFields(_ block: [UInt8]) -> OldValue {
        var pairs: [LoosePair] = []
        for line in String(decoding: block, as: UTF8.self).split(byte: "\n", omittingEmptySubsequences: false) {
            let isIndented = line.hasPrefix(bytes: " ") || line.hasPrefix(bytes: "\t")
            let words = String(line).trimmed
            if words.hasPrefix(bytes: "#") || words.isEmpty { continue }
            if words.hasPrefix(bytes: "- "), let last = pairs.indices.last {
                let item = unquoted(String(Substring(words.utf8.dropFirst(2))).trimmed)
                if pairs[last].text.isEmpty { pairs[last].items.append(.text(item)) }
                continue
            }
            let separator = words.utf8.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
            if !isIndented, let separator {
                let key = String(words[..<separator]).trimmed
                let isWord = !key.isEmpty && key.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x5B }
                if isWord {
                    let value = String(words[words.utf8.index(after: separator)...]).trimmed
                    pairs.append(LoosePair(key: key, text: unquoted(value)))
                    continue
                }
            }
            // The rest of a value that goes over several lines.
            guard let last = pairs.indices.last, pairs[last].items.isEmpty else { continue }
            if !pairs[last].text.isEmpty { pairs[last].text += " " }
            pairs[last].text += words
        }
        return .map(pairs.map { .init(key: $0.key, value: $0.items.isEmpty ? .text($0.text) : .list($0.items)) })
    }

    private struct LoosePair {
        let key: String
        var text: String
        var items: [OldValue] = []
    }

    private static func unquoted(_ text: String) -> String {
        for (open, close) in [("\"", "\""), ("'", "'"), ("[", "]")]
        where text.utf8.count > 1 && text.hasPrefix(bytes: open) && text.hasSuffix(bytes: close) {
            return String(decoding: text.utf8.dropFirst().dropLast(), as: UTF8.self)
        }
        return [">", "|", ">-", "|-"].contains(text) ? "" : text
    }

    // MARK: Encodings

    /// UTF-8 with line feeds alone, without a mark at its beginning and without control characters; nil for what is no text.
    static func decoded(_ raw: [UInt8], path: String, _ remarks: inout Diagnostics) -> [UInt8]? {
        var bytes = raw
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = utf16(bytes) else { return nil }
            remarks.append(.importEncoding, at: Place(path), "UTF-16")
            bytes = text
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if (try? UTF8Span(validating: bytes.span)) == nil {
            // Zeros and other controls: a picture or a program under a text's name.
            guard !bytes.contains(0) else { return nil }
            remarks.append(.importEncoding, at: Place(path), "windows-1251")
            bytes = Windows1251.decoded(bytes)
        }
        guard bytes.indices.contains(where: { isControl(bytes, at: $0) || bytes[$0] == 0x0D }) else { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        var controls = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0D {
                if index + 1 == bytes.count || bytes[index + 1] != 0x0A { clean.append(0x0A) }
            } else if isControl(bytes, at: index) {
                controls += 1
                if byte == 0xC2 {
                    index += 1
                    // A sign of windows-1252 that was taken for Latin-1.
                    if let sign = Unicode.Scalar(control: UInt32(bytes[index])) { clean += Array(String(sign).utf8) }
                }
            } else {
                clean.append(byte)
            }
            index += 1
        }
        if controls > 0 { remarks.append(.importControls, at: Place(path), String(controls)) }
        return clean
    }

    /// U+0000 to U+001F but tab and line ends, U+007F to U+009F.
    private static func isControl(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case 0x0A, 0x0D, 0x09: false
        case 0..<0x20, 0x7F: true
        case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
        default: false
        }
    }

    private static func utf16(_ bytes: [UInt8]) -> [UInt8]? {
        let isLittle = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? b << 8 | a : a << 8 | b)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

/// The encoding of Cyrillic texts before Unicode (RFC 1345, "windows-1251").
enum Windows1251 {
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            switch byte {
            case 0..<0x80: text.append(byte)
            case 0xC0...0xFF: append(UInt32(byte) - 0xC0 + 0x410, to: &text)
            default: append(table[Int(byte) - 0x80], to: &text)
            }
        }
        return text
    }

    private static func append(_ value: UInt32, to text: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return }
        text.append(contentsOf: String(scalar).utf8)
    }

    /// 0x80 to 0xBF.
    private static let table: [UInt32] = [
        0x402, 0x403, 0x201A, 0x453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x409, 0x2039, 0x40A, 0x40C, 0x40B,
        0x40F,
        0x452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x20, 0x2122, 0x459, 0x203A, 0x45A, 0x45C, 0x45B,
        0x45F,
        0xA0, 0x40E, 0x45E, 0x408, 0xA4, 0x490, 0xA6, 0xA7, 0x401, 0xA9, 0x404, 0xAB, 0xAC, 0xAD, 0xAE, 0x407,
        0xB0, 0xB1, 0x406, 0x456, 0x491, 0xB5, 0xB6, 0xB7, 0x451, 0x2116, 0x454, 0xBB, 0x458, 0x405, 0x455, 0x457,
    ]
}
