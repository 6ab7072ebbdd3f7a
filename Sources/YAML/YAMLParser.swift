private import CYAML
public import SourceText

/// Parses one YAML 1.1 document of valid UTF-8 by libyaml's events; nil with diagnostics where it is broken.
///
/// `offset` is added to every range. Depth, nodes and what aliases expand to are bounded, so that a hostile text
/// costs no more than an honest one.
public func parseYAML(
    _ text: ArraySlice<UInt8>, at offset: Int = 0, path: String, into diagnostics: inout Diagnostics
) -> YAMLNode? {
    var reader = EventReader(text, offset: offset, path: path)
    let node = reader.document()
    diagnostics.append(contentsOf: reader.mistakes)
    return reader.mistakes.contains { $0.severity == .error } ? nil : node
}

private enum Limit {
    static let depth = 24
    static let nodes = 20_000
}

/// The one owner of a libyaml parser and of the text it reads.
@safe private struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private let offset: Int
    private let path: String
    private var characters = 0
    private var bytes = 0
    private var nodes = 0
    private var anchors: [String: (node: YAMLNode, weight: Int)] = [:]
    private(set) var mistakes: [Diagnostic] = []

    init(_ text: ArraySlice<UInt8>, offset: Int, path: String) {
        unsafe parser = .allocate(capacity: 1)
        unsafe buffer = .allocate(capacity: max(1, text.count))
        _ = unsafe buffer.initialize(from: text)
        self.offset = offset
        self.path = path
        unsafe yaml_parser_initialize(parser)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, text.count)
        count = text.count
    }

    private let count: Int

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe buffer.deallocate()
    }

    private enum Event {
        case alias(String, Range<Int>)
        case scalar(YAMLScalar, anchor: String?)
        case sequenceStart(Int, anchor: String?)
        case mappingStart(Int, anchor: String?)
        case end(Int)
        case documentStart(Int)
        case other
        case streamEnd
    }

    mutating func document() -> YAMLNode? {
        var result: YAMLNode?
        while mistakes.isEmpty {
            switch next() {
            case .streamEnd?, nil: return result
            case .documentStart(let at)?:
                guard result == nil else {
                    fail(.yamlSecondDocument, at..<at)
                    return nil
                }
                guard let event = next() else { return nil }
                result = node(event, depth: 0)
            case .some: continue
            }
        }
        return nil
    }

    private mutating func node(_ event: Event, depth: Int) -> YAMLNode? {
        nodes += 1
        guard depth < Limit.depth, nodes < Limit.nodes else {
            fail(.yamlTooMuch, place..<place)
            return nil
        }
        let weightBefore = nodes
        switch event {
        case .scalar(let scalar, let anchor):
            return named(anchor, .scalar(scalar), 1)
        case .alias(let name, let range):
            guard let known = anchors[name] else {
                fail(.yamlUnknownAlias, range, name)
                return nil
            }
            nodes += known.weight
            guard nodes < Limit.nodes else {
                fail(.yamlTooMuch, range)
                return nil
            }
            return known.node
        case .sequenceStart(let start, let anchor):
            guard let (items, end) = sequence(depth: depth) else { return nil }
            return named(anchor, .sequence(items, start..<max(start, end)), nodes - weightBefore + 1)
        case .mappingStart(let start, let anchor):
            guard let (pairs, end) = mapping(depth: depth) else { return nil }
            return named(anchor, .mapping(pairs, start..<max(start, end)), nodes - weightBefore + 1)
        case .end, .documentStart, .other, .streamEnd:
            fail(.yamlSyntax, place..<place)
            return nil
        }
    }

    private mutating func named(_ anchor: String?, _ node: YAMLNode, _ weight: Int) -> YAMLNode {
        if let anchor { anchors[anchor] = (node, weight) }
        return node
    }

    private mutating func sequence(depth: Int) -> ([YAMLNode], end: Int)? {
        var items: [YAMLNode] = []
        while let event = next() {
            if case .end(let end) = event { return (items, end) }
            guard let item = node(event, depth: depth + 1) else { return nil }
            items.append(item)
        }
        return nil
    }

    private mutating func mapping(depth: Int) -> ([YAMLPair], end: Int)? {
        var pairs: [YAMLPair] = []
        var seen: Set<String> = []
        while let event = next() {
            if case .end(let end) = event { return (pairs, end) }
            guard let key = node(event, depth: depth + 1) else { return nil }
            guard case .scalar(let name) = key else {
                fail(.yamlKeyNotText, key.range)
                return nil
            }
            guard let valueEvent = next(), let value = node(valueEvent, depth: depth + 1) else { return nil }
            // A second key would silently win over the first.
            if !seen.insert(name.text).inserted { note(.yamlDuplicateKey, name.range, name.text) }
            pairs.append(YAMLPair(key: name, value: value, hasColon: hasColon(name, value)))
        }
        return nil
    }

    /// Whether a colon stands behind a key; a key in front of a value has one.
    private func hasColon(_ key: YAMLScalar, _ value: YAMLNode) -> Bool {
        guard case .scalar(let scalar) = value, scalar.isPlain, scalar.text.isEmpty else { return true }
        var index = key.range.upperBound - offset
        while index < count, unsafe buffer[index] <= 0x20 { index += 1 }
        return unsafe index < count && buffer[index] == UInt8(ascii: ":")
    }

    private var place: Int { offset + bytes }

    private mutating func note(_ message: Message, _ range: Range<Int>, _ arguments: String...) {
        mistakes.append(Diagnostic(message, at: Place(path, range), arguments))
    }

    private mutating func fail(_ message: Message, _ range: Range<Int>, _ arguments: String...) {
        mistakes.append(Diagnostic(message, at: Place(path, range), arguments))
    }

    private mutating func next() -> Event? {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) != 0 else {
            describeProblem()
            return nil
        }
        defer { unsafe yaml_event_delete(&event) }
        let start = byteOffset(unsafe event.start_mark.index)
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            var text = unsafe String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            let plain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
            let anchor = unsafe scalar.anchor.map { unsafe String(cString: $0) }
            let end = byteOffset(unsafe event.end_mark.index)
            if !plain, text.unicodeScalars.contains(where: { isForbiddenInMarkup($0.value) }) {
                text = EventReader.withoutControls(text)
            }
            var result = YAMLScalar(text: text, range: start..<max(start, end), isPlain: plain)
            result.column = unsafe Int(event.start_mark.column)
            result.isFolded = unsafe plain && event.end_mark.line > event.start_mark.line
            if result.isFolded { result.foldedLines = lines(of: start..<max(start, end)) }
            if plain, let comment = comment(behind: max(start, end)) {
                result.comment = comment
                result.commentText = unsafe String(
                    decoding: buffer[comment.lowerBound - offset..<comment.upperBound - offset], as: UTF8.self)
            }
            if let sign = unsafe ownTag(scalar.tag, at: start) {
                fail(.yamlStartCharacter, sign, "!")
                return nil
            }
            return .scalar(result, anchor: anchor)
        case YAML_ALIAS_EVENT:
            let name = unsafe String(cString: event.data.alias.anchor)
            return .alias(name, start..<max(start, byteOffset(unsafe event.end_mark.index)))
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(
                start, anchor: unsafe event.data.sequence_start.anchor.map { unsafe String(cString: $0) })
        case YAML_MAPPING_START_EVENT:
            return .mappingStart(
                start, anchor: unsafe event.data.mapping_start.anchor.map { unsafe String(cString: $0) })
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            // Behind the closing bracket; a block ends where the next thing begins.
            return .end(max(start, byteOffset(unsafe event.end_mark.index)))
        case YAML_DOCUMENT_START_EVENT: return .documentStart(start)
        case YAML_STREAM_END_EVENT: return .streamEnd
        default: return .other
        }
    }

    /// ` #` and what follows it on the line, behind a text that ends at a place of the file.
    private func comment(behind end: Int) -> Range<Int>? {
        var index = end - offset
        while index < count, unsafe buffer[index] == 0x20 || buffer[index] == 0x09 { index += 1 }
        guard index < count, unsafe buffer[index] == UInt8(ascii: "#"), index > end - offset else { return nil }
        var last = index
        while last < count, unsafe buffer[last] != 0x0A && buffer[last] != 0x0D { last += 1 }
        return offset + index..<offset + last
    }

    /// The lines of a scalar without the blanks around them; empty ones are left out.
    private func lines(of range: Range<Int>) -> [String] {
        let bytes = unsafe buffer[range.lowerBound - offset..<range.upperBound - offset]
        return unsafe bytes.split { $0 == 0x0A || $0 == 0x0D }.map { line in
            let text = unsafe line.drop { $0 == 0x20 || $0 == 0x09 }
            return unsafe String(decoding: text, as: UTF8.self)
        }.filter { !$0.isEmpty }
    }

    /// Where a tag of one's own begins: `!Увага` is text to everybody but YAML.
    private func ownTag(_ tag: UnsafeMutablePointer<UInt8>?, at start: Int) -> Range<Int>? {
        guard let tag = unsafe tag, unsafe !String(cString: tag).hasPrefix(bytes: "tag:yaml.org") else { return nil }
        return start..<start + 1
    }

    /// libyaml counts characters; we want bytes. Marks move little from event to event, so the cursor walks.
    private mutating func byteOffset(_ index: Int) -> Int {
        while characters < index, bytes < count {
            bytes += 1
            while bytes < count, unsafe buffer[bytes] & 0xC0 == 0x80 { bytes += 1 }
            characters += 1
        }
        while characters > index, bytes > 0 {
            bytes -= 1
            while bytes > 0, unsafe buffer[bytes] & 0xC0 == 0x80 { bytes -= 1 }
            characters -= 1
        }
        return offset + bytes
    }

    private mutating func describeProblem() {
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
        let at = byteOffset(unsafe parser.pointee.problem_mark.index)
        let range = at..<min(at + 1, offset + count)
        // The words are libyaml's own; what we say of them is ours.
        if problem.contains(bytes: "mapping values are not allowed") {
            fail(.yamlColon, range)
        } else if problem.contains(bytes: "could not find expected ':'") {
            // libyaml sees it only in the next line; the key without a colon is where the mark of the context lies.
            let key = byteOffset(unsafe parser.pointee.context_mark.index)
            fail(.yamlMissingColon, key..<(key + 1))
        } else if problem.contains(bytes: "cannot start any token") {
            let byte = unsafe at - offset < count ? buffer[at - offset] : 0
            fail(byte == 0x09 ? .yamlTab : .yamlStartCharacter, range, String(UnicodeScalar(byte)))
        } else if problem.contains(bytes: "unexpected end of stream") {
            let context = byteOffset(unsafe parser.pointee.context_mark.index)
            fail(.yamlUnclosedQuote, context..<(context + 1))
        } else if problem.contains(bytes: "expected ',' or") {
            // What follows on a later line was never meant to stand within the bracket.
            let isLater = unsafe parser.pointee.problem_mark.line > parser.pointee.context_mark.line
            let context = byteOffset(unsafe parser.pointee.context_mark.index)
            if isLater { fail(.yamlUnclosedQuote, context..<(context + 1)) } else { fail(.yamlMissingComma, range) }
        } else if problem.contains(bytes: "did not find expected alphabetic or numeric character") {
            let context = byteOffset(unsafe parser.pointee.context_mark.index)
            let byte = unsafe context - offset < count ? buffer[context - offset] : 0
            fail(.yamlStartCharacter, context..<(context + 1), String(UnicodeScalar(byte)))
        } else if problem.contains(bytes: "control characters") {
            let control = firstControl() ?? at
            fail(.yamlControlCharacter, control..<(control + 1))
        } else if problem.contains(bytes: "escape") {
            fail(.yamlEscape, range)
        } else if problem.contains(bytes: "did not find expected key")
            || problem.contains(bytes: "block") || problem.contains(bytes: "expected '-'")
        {
            fail(.yamlIndentation, range.isEmpty ? at..<at : range)
        } else {
            fail(.yamlSyntax, range.isEmpty ? at..<at : range)
        }
    }

    /// Escapes such as "\u0001" write what no page or feed may hold, and what nobody would see. Those of one letter were
    /// meant for the letter: a path such as `C:\files` in double quotes.
    private static func withoutControls(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x07: result.append(contentsOf: "\\a".unicodeScalars)
            case 0x08: result.append(contentsOf: "\\b".unicodeScalars)
            case 0x0B: result.append(contentsOf: "\\v".unicodeScalars)
            case 0x0C: result.append(contentsOf: "\\f".unicodeScalars)
            case 0x1B: result.append(contentsOf: "\\e".unicodeScalars)
            default: if !isForbiddenInMarkup(scalar.value) { result.append(scalar) }
            }
        }
        return String(result)
    }

    private func firstControl() -> Int? {
        for index in unsafe buffer.indices where index < count {
            let byte = unsafe buffer[index]
            if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F { return offset + index }
        }
        return nil
    }
}
