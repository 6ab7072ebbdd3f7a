/// Words numbered in the order they came: bytes in one run, found by hash.
struct WordTable: Sendable {
    private(set) var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var hashes: [UInt32] = []
    /// Numbers plus one; 0 is an empty slot. Its count is a power of two.
    private var slots: [UInt32]

    init(expecting count: Int = 256) {
        var room = 256
        while room < count * 2 { room *= 2 }
        slots = [UInt32](repeating: 0, count: room)
    }

    var count: Int { ends.count }

    subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(of: number)] }

    /// Where a word's letters stand in `bytes`.
    func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number]) }

    func number(of word: [UInt8]) -> Int? { number(of: word.span) }

    func number(of word: Span<UInt8>) -> Int? {
        let slot = slot(of: word, WordTable.hash(word))
        return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
    }

    /// The word's number, a new one if it was not known.
    mutating func insert(_ word: Span<UInt8>) -> Int {
        let hash = WordTable.hash(word)
        let slot = slot(of: word, hash)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        unsafe word.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        hashes.append(hash)
        slots[slot] = UInt32(truncatingIfNeeded: ends.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    private func slot(of word: Span<UInt8>, _ hash: UInt32) -> Int {
        let (slots, hashes, ends, bytes) = (slots.span, hashes.span, ends.span, bytes.span)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash {
                let start = number == 0 ? 0 : Int(ends[number - 1])
                if equal(bytes.extracting(start..<Int(ends[number])), word) { break }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(truncatingIfNeeded: number + 1)
        }
    }

    mutating func insert(_ word: [UInt8]) -> Int { insert(word.span) }

    static func hash(_ word: [UInt8]) -> UInt32 { hash(word.span) }

    /// FNV-1a: the same on every machine, unlike `Hasher`.
    static func hash(_ word: Span<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for index in word.indices { hash = (hash ^ UInt32(word[index])) &* 0x0100_0193 }
        return hash ^ hash >> 15
    }
}

private func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for index in a.indices where a[index] != b[index] { return false }
    return true
}
