import TestSupport

/// A text or a file, spoilt here and there.
enum Mutation {
    /// Some changes that a slip of the hand, a merge or a hostile one would make. The text stays UTF-8.
    static func text(_ text: String, _ dice: inout Dice, times: Int? = nil, splicing others: [String] = []) -> String {
        var text = text
        for _ in 0..<(times ?? dice.number(1...4)) {
            if dice.chance(50) {
                text = lines(text, &dice, others)
            } else {
                text = characters(text, &dice)
            }
        }
        return text
    }

    private static func lines(_ text: String, _ dice: inout Dice, _ others: [String]) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let at = dice.below(lines.count)
        switch dice.below(9) {
        case 0: lines.remove(at: at)
        case 1: lines.insert(lines[at], at: at)
        case 2: lines.swapAt(at, dice.below(lines.count))
        case 3: lines.insert(contentsOf: Array(repeating: lines[at], count: dice.number(2...40)), at: at)
        case 4: lines[at] = String(repeating: " ", count: dice.number(1...9)) + lines[at]
        case 5: lines[at] = String(lines[at].drop { $0 == " " || $0 == "-" || $0 == "#" })
        case 6: lines[at] += dice.pick(HostileText.fragments)
        case 7: lines.insert(HostileText.line(&dice), at: at)
        default:
            if let other = others.isEmpty ? nil : dice.pick(others) {
                let theirs = other.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                let from = dice.below(theirs.count)
                lines.insert(contentsOf: theirs[from..<min(theirs.count, from + dice.number(1...6))], at: at)
            } else {
                lines.removeSubrange(at...)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func characters(_ text: String, _ dice: inout Dice) -> String {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return dice.pick(HostileText.fragments) }
        let at = dice.below(scalars.count)
        let end = min(scalars.count, at + dice.number(1...20))
        switch dice.below(6) {
        case 0: scalars.removeSubrange(at..<end)
        case 1: scalars.insert(contentsOf: dice.pick(HostileText.fragments).unicodeScalars, at: at)
        case 2: scalars.replaceSubrange(at..<end, with: dice.pick(HostileText.fragments).unicodeScalars)
        case 3: scalars.insert(contentsOf: Array(scalars[at..<end]), at: at)
        case 4:
            let numbers = [
                "0", "-1", "99999999999999999999", "1e308", "2147483648", "9223372036854775807", "0x7f", "٣",
            ]
            scalars.replaceSubrange(at..<min(scalars.count, at + 1), with: dice.pick(numbers).unicodeScalars)
        default: scalars[at] = dice.pick(Array("\"'\\<>&:-#|{}[]*,\n\t !%@`?~".unicodeScalars))
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Bytes flipped, cut, doubled or overwritten.
    static func bytes(_ bytes: [UInt8], _ dice: inout Dice, times: Int? = nil) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(times ?? dice.number(1...5)) where !bytes.isEmpty {
            let at = dice.below(bytes.count)
            let end = min(bytes.count, at + dice.number(1...64))
            switch dice.below(8) {
            case 0, 1: bytes[at] ^= 1 << UInt8(dice.below(8))
            case 2: bytes[at] = dice.pick([0, 1, 0x7F, 0x80, 0xFF])
            case 3: bytes.removeSubrange(at..<end)
            case 4: bytes.insert(contentsOf: Array(bytes[at..<end]), at: at)
            case 5: bytes.removeSubrange(at...)
            case 6: for index in at..<end { bytes[index] = UInt8(truncatingIfNeeded: dice.next()) }
            default:
                // A length or an offset, as large as it can be.
                for index in at..<min(bytes.count, at + dice.pick([2, 4, 8])) { bytes[index] = 0xFF }
            }
        }
        return bytes
    }
}
