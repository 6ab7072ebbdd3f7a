/// Long runs of bytes, eight looked at together.
extension Span where Element == UInt8 {
    /// The first place from `start` on that holds the byte; `count` where there is none.
    package func next(_ byte: UInt8, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let run = unsafe bytes
        var at = start
        while at + 8 <= count {
            let eight = unsafe UInt64(littleEndian: run.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            let differences = eight ^ (ones &* UInt64(byte))
            // The lowest mark is that of the first nought; those above it may be of its borrow.
            let marks = (differences &- ones) & ~differences & (ones << 7)
            if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < count, self[at] != byte { at += 1 }
        return at
    }
}
