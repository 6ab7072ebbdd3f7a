// Swift's own operations on texts work on characters as people see them: `"` with an accent behind it is not found as
// `"`, `\r\n` is one character, and what is equal may differ in its bytes. A browser, a server, a disk and a
// spreadsheet see bytes. So whatever is escaped, compared for safety or names a file goes through these.

extension String {
    /// Whether the text's bytes begin with those of another.
    public func hasPrefix(bytes start: String) -> Bool { utf8.starts(with: start.utf8) }

    /// Whether the text's bytes end with those of another.
    public func hasSuffix(bytes end: String) -> Bool { self[...].hasSuffix(bytes: end) }

    public func contains(bytes part: String) -> Bool { self[...].firstRange(ofBytes: part) != nil }

    /// The first place of an ASCII sign, whatever joins it to a neighbour.
    public func firstIndex(ofByte sign: Unicode.Scalar) -> Index? { utf8.firstIndex(of: UInt8(ascii: sign)) }

    public func lastIndex(ofByte sign: Unicode.Scalar) -> Index? { utf8.lastIndex(of: UInt8(ascii: sign)) }

    public func firstRange(ofBytes part: String) -> Range<Index>? { self[...].firstRange(ofBytes: part) }

    /// The parts between one ASCII sign and the next.
    public func split(
        byte separator: Unicode.Scalar, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [Substring] {
        self[...].split(
            byte: separator, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences)
    }

    /// Every occurrence of a run of bytes changed, from the left; none overlap.
    public func replacing(bytes part: String, with other: String) -> String {
        guard let first = self[...].firstRange(ofBytes: part), !part.isEmpty else { return self }
        var result = String(self[..<first.lowerBound])
        result += other
        var rest = self[first.upperBound...]
        while let next = rest.firstRange(ofBytes: part) {
            result += rest[..<next.lowerBound]
            result += other
            rest = rest[next.upperBound...]
        }
        return result + rest
    }

    /// Without the first bytes; `count` ends between two code points.
    public func dropFirst(bytes count: Int) -> Substring { self[...].dropFirst(bytes: count) }

    /// Without the last bytes; `count` ends between two code points.
    public func dropLast(bytes count: Int) -> Substring { self[...].dropLast(bytes: count) }

    /// What stands on either side of the first of an ASCII sign; nil where there is none.
    public func halves(atByte sign: Unicode.Scalar) -> (before: Substring, after: Substring)? {
        self[...].halves(atByte: sign)
    }

    /// Whether both are the same bytes.
    public func isSame(bytes other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// What stands before the first of some ASCII signs; the whole where there is none.
    public func prefix(beforeBytes signs: StaticString) -> Substring { self[...].prefix(beforeBytes: signs) }

    /// Small letters for `A` to `Z` alone: names of schemes, elements, file endings. Other bytes stay.
    public var lowercasedASCII: String {
        guard utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return self }
        return String(decoding: utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// Capital letters for `a` to `z` alone.
    public var uppercasedASCII: String {
        guard utf8.contains(where: { 0x61...0x7A ~= $0 }) else { return self }
        return String(decoding: utf8.map { 0x61...0x7A ~= $0 ? $0 & 0xDF : $0 }, as: UTF8.self)
    }
}

extension Substring {
    /// The last bytes; `count` begins between two code points.
    public func suffix(bytes count: Int) -> Substring { Substring(utf8.suffix(count)) }

    /// Whether the text's bytes begin with those of another.
    public func hasPrefix(bytes start: String) -> Bool { utf8.starts(with: start.utf8) }

    /// Whether the text's bytes end with those of another.
    public func hasSuffix(bytes end: String) -> Bool { utf8.suffix(end.utf8.count).elementsEqual(end.utf8) }

    public func contains(bytes part: String) -> Bool { firstRange(ofBytes: part) != nil }

    /// The first place of an ASCII sign, whatever joins it to a neighbour.
    public func firstIndex(ofByte sign: Unicode.Scalar) -> Index? { utf8.firstIndex(of: UInt8(ascii: sign)) }

    public func lastIndex(ofByte sign: Unicode.Scalar) -> Index? { utf8.lastIndex(of: UInt8(ascii: sign)) }

    /// The parts between one ASCII sign and the next.
    public func split(
        byte separator: Unicode.Scalar, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [Substring] {
        utf8.split(
            separator: UInt8(ascii: separator), maxSplits: maxSplits,
            omittingEmptySubsequences: omittingEmptySubsequences
        ).map { Substring($0) }
    }

    /// Without the first bytes; `count` ends between two code points.
    public func dropFirst(bytes count: Int) -> Substring { Substring(utf8.dropFirst(count)) }

    /// Without the last bytes; `count` ends between two code points.
    public func dropLast(bytes count: Int) -> Substring { Substring(utf8.dropLast(count)) }

    /// What stands on either side of the first of an ASCII sign; nil where there is none.
    public func halves(atByte sign: Unicode.Scalar) -> (before: Substring, after: Substring)? {
        guard let at = firstIndex(ofByte: sign) else { return nil }
        return (self[..<at], self[utf8.index(after: at)...])
    }

    /// What stands before the first of some ASCII signs; the whole where there is none.
    public func prefix(beforeBytes signs: StaticString) -> Substring {
        let end = utf8.firstIndex { byte in
            for index in 0..<signs.utf8CodeUnitCount where unsafe signs.utf8Start[index] == byte { return true }
            return false
        }
        return self[..<(end ?? endIndex)]
    }

    /// The first place of a run of bytes.
    public func firstRange(ofBytes part: String) -> Range<Index>? {
        let bytes = utf8
        guard let head = part.utf8.first else { return startIndex..<startIndex }
        let length = part.utf8.count
        var from = startIndex
        while let start = bytes[from...].firstIndex(of: head) {
            let candidate = bytes[start...]
            guard let end = candidate.index(start, offsetBy: length, limitedBy: endIndex) else { return nil }
            if candidate[..<end].elementsEqual(part.utf8) { return start..<end }
            from = bytes.index(after: start)
        }
        return nil
    }
}

extension String {
    /// Without blanks and tabs around it, and carriage returns behind it.
    public var trimmedBlanks: String {
        var rest = self[...].utf8
        while let last = rest.last, last == 0x20 || last == 0x09 || last == 0x0D { rest.removeLast() }
        while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        return String(Substring(rest))
    }
}
