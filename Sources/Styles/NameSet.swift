/// Which of a sheet's names occur in a page.
public struct NameSet: Hashable, Sendable {
    private var bits: [UInt64]

    init(capacity: Int) { bits = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

    mutating func insert(_ name: Int) { bits[name >> 6] |= 1 << UInt64(name & 63) }

    func contains(_ name: Int) -> Bool { bits[name >> 6] & 1 << UInt64(name & 63) != 0 }

    public mutating func formUnion(_ other: NameSet) {
        for index in bits.indices { bits[index] |= other.bits[index] }
    }
}

/// The names that a sheet's selectors ask for: elements, classes, ids and attributes, not told apart, with a number each.
///
/// A name is known by a hash of 64 bits without regard to case: two that met in one would cost bytes, never a rule.
struct NameTable: Sendable {
    private var numbers: [UInt64: Int] = [:]
    /// `numbers` as a table that is probed, for the reading of pages: a hash, or nought, and its number.
    private var slots: [(hash: UInt64, number: Int)] = []

    var count: Int { numbers.count }

    mutating func number(of name: ArraySlice<UInt8>) -> Int {
        let hash = NameTable.hash(name)
        if let known = numbers[hash] { return known }
        numbers[hash] = numbers.count
        return numbers.count - 1
    }

    /// To be called once, when all names are in.
    mutating func close() {
        var size = 64
        while size < numbers.count * 4 { size *= 2 }
        slots = Array(repeating: (0, 0), count: size)
        for (hash, number) in numbers {
            var at = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[at].hash != 0 { at = (at + 1) & (size - 1) }
            slots[at] = (hash, number)
        }
    }

    func find(_ hash: UInt64) -> Int? {
        var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[at].hash != 0 {
            if slots[at].hash == hash { return slots[at].number }
            at = (at + 1) & (slots.count - 1)
        }
        return nil
    }

    /// FNV-1a over the name in lower case; never nought.
    static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        for byte in name { mix(byte, into: &hash) }
        return finished(hash)
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    static func mix(_ byte: UInt8, into hash: inout UInt64) {
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }

    static func finished(_ hash: UInt64) -> UInt64 { (hash ^ hash >> 29) | 1 << 63 }
}
