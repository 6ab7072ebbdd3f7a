/// Why a zone could not be made of a file's bytes.
public enum ZoneError: Error, Hashable, Sendable {
    /// The bytes don't begin as a TZif file does.
    case notTZif
    /// The file ends early or its numbers contradict each other; the offset of the byte in question.
    case damaged(at: Int)
}

extension Zone {
    /// Reads the bytes of a TZif file of any version (RFC 8536), such as `/usr/share/zoneinfo/Europe/Kyiv`.
    public init(name: String, tzif bytes: [UInt8]) throws(ZoneError) {
        guard bytes.count >= 44, bytes.starts(with: "TZif".utf8) else { throw .notTZif }
        var block = ZoneBlock(bytes, from: 0, wide: false)
        let version = bytes[4]
        if version != 0 {
            block = ZoneBlock(bytes, from: block.end, wide: true)
            guard block.start + 44 <= bytes.count, bytes[block.start...].starts(with: "TZif".utf8) else {
                throw .damaged(at: min(block.start, bytes.count))
            }
        }
        guard block.end <= bytes.count, block.types > 0, block.types <= 256 else {
            throw .damaged(at: min(block.start, bytes.count))
        }
        let types = try block.localTypes(bytes)
        let transitions = try block.transitions(bytes, types)
        var rule: ZoneRule?
        if version != 0, block.end < bytes.count, bytes[block.end] == 0x0A {
            let rest = bytes[(block.end + 1)...]
            let footer = rest.prefix { $0 != 0x0A }
            if !footer.isEmpty {
                rule = ZoneRule(posix: footer)
                guard rule != nil else { throw .damaged(at: footer.startIndex) }
            }
        }
        self.init(name: name, initial: types[0], transitions: transitions, rule: rule)
    }
}

/// One data block of a TZif file: where it starts and how many of each thing its header counts.
private struct ZoneBlock {
    let start: Int
    let end: Int
    let times: Int
    let types: Int
    let letters: Int
    let width: Int

    init(_ bytes: [UInt8], from start: Int, wide: Bool) {
        func count(_ place: Int) -> Int {
            start + place + 4 <= bytes.count ? Int(ZoneBlock.number(bytes, start + place, width: 4) & 0xFFFF_FFFF) : 0
        }
        self.start = start
        width = wide ? 8 : 4
        times = count(32)
        types = count(36)
        letters = count(40)
        end =
            start + 44 + times * (width + 1) + types * 6 + letters + count(28) * (width + 4) + count(24) + count(20)
    }

    static func number(_ bytes: [UInt8], _ place: Int, width: Int) -> Int64 {
        var value: Int64 = bytes[place] >= 0x80 ? -1 : 0
        for index in place..<place + width { value = value << 8 | Int64(bytes[index]) }
        return value
    }

    func localTypes(_ bytes: [UInt8]) throws(ZoneError) -> [Zone.LocalType] {
        let first = start + 44 + times * (width + 1)
        let names = bytes[(first + types * 6)..<(first + types * 6 + letters)]
        var result: [Zone.LocalType] = []
        for place in stride(from: first, to: first + types * 6, by: 6) {
            let name = Int(bytes[place + 5])
            guard name < letters else { throw .damaged(at: place + 5) }
            result.append(
                Zone.LocalType(
                    offset: Offset(seconds: Int(ZoneBlock.number(bytes, place, width: 4))),
                    isDaylight: bytes[place + 4] != 0,
                    abbreviation: String(decoding: names.dropFirst(name).prefix { $0 != 0 }, as: UTF8.self)))
        }
        return result
    }

    func transitions(_ bytes: [UInt8], _ types: [Zone.LocalType]) throws(ZoneError) -> [Zone.Transition] {
        var result: [Zone.Transition] = []
        result.reserveCapacity(times)
        for index in 0..<times {
            let place = start + 44 + index * width
            let at = ZoneBlock.number(bytes, place, width: width)
            let type = Int(bytes[start + 44 + times * width + index])
            guard type < types.count, at > result.last?.at ?? .min else { throw .damaged(at: place) }
            result.append(Zone.Transition(at: at, type: types[type]))
        }
        return result
    }
}
