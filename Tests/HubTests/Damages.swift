import TestSupport

/// Ways in which a file can be damaged, drawn by dice.
enum Damage: CaseIterable {
    case flippedBit, cut, zeroedBlock, swappedBlocks, appended, emptied, otherVersion

    func of(_ whole: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = whole
        guard bytes.count > 64 else { return [] }
        func place(_ size: Int) -> Int { Int.random(in: 0...(bytes.count - size), using: &dice) }
        switch self {
        case .flippedBit: bytes[place(1)] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
        case .cut: bytes.removeLast(place(1))
        case .zeroedBlock:
            let size = min(512, bytes.count / 2)
            let start = place(size)
            bytes.replaceSubrange(start..<(start + size), with: repeatElement(0, count: size))
        case .swappedBlocks:
            let size = bytes.count / 4
            let (a, b) = (
                Int.random(in: 0...size, using: &dice), bytes.count / 2 + Int.random(in: 0...size, using: &dice)
            )
            let first = Array(bytes[a..<(a + size)])
            bytes.replaceSubrange(a..<(a + size), with: bytes[b..<(b + size)])
            bytes.replaceSubrange(b..<(b + size), with: first)
        case .appended: bytes += (0..<place(1)).map { _ in UInt8.random(in: 0...255, using: &dice) }
        case .emptied: bytes = []
        case .otherVersion: bytes.replaceSubrange(0..<8, with: "visnyk 0".utf8)
        }
        return bytes
    }
}
