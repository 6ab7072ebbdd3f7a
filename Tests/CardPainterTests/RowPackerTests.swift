import Deflate
import Testing

@testable import CardPainter

@Suite struct RowPacking {
    private func starts(_ rows: [UInt8]) -> [Int32] {
        rows.indices.filter { $0 == 0 || rows[$0] != rows[$0 - 1] }.map { Int32($0) }
    }

    private func check(_ rows: [UInt8], stride: Int) throws {
        var packer = RowPacker()
        let packed = packer.packed(rows, starts: starts(rows), stride: stride)
        #expect(try zlibDecompressed(packed[...], limit: rows.count + 1) == rows)
        // The tables are used again: nothing of the last picture may be left in them.
        #expect(packer.packed(rows, starts: starts(rows), stride: stride) == packed)
    }

    @Test func whatIsPackedComesOutAgain() throws {
        var random = Steps(state: 3)
        try check([7], stride: 4)
        try check([1, 2, 3], stride: 2)
        try check([UInt8](repeating: 0, count: 200_000), stride: 1201)
        try check((0..<70_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }, stride: 300)
        try check((0..<50_000).map { _ in UInt8.random(in: 0...255, using: &random) }, stride: 100)
        // Runs of all lengths over few colours, rows that repeat others far back.
        for colours in [2, 3, 17, 200] {
            var rows: [UInt8] = []
            while rows.count < 120_000 {
                if rows.count > 40_000, Int.random(in: 0..<4, using: &random) == 0 {
                    let start = rows.count - Int.random(in: 1...40_000, using: &random)
                    rows += Array(rows[start..<min(rows.count, start + Int.random(in: 1...700, using: &random))])
                } else {
                    let colour = UInt8(Int.random(in: 0..<colours, using: &random))
                    rows += [UInt8](repeating: colour, count: 1 << Int.random(in: 0...10, using: &random))
                }
            }
            try check(rows, stride: 1201)
        }
    }

    /// Fibonacci's frequencies make the longest codes that Huffman's method knows.
    @Test func codesStayWithinFifteenBits() throws {
        var rows: [UInt8] = []
        var (a, b) = (1, 1)
        for symbol in 0..<22 {
            for _ in 0..<a { rows.append(UInt8(symbol)) }
            (a, b) = (b, a + b)
        }
        var random = Steps(state: 9)
        rows.shuffle(using: &random)
        try check(rows, stride: 500)
    }
}

private struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 31
    }
}
