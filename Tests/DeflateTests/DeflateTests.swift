import Deflate
import Foundation
import Testing

struct DeflateTests {
    @Test func checksAreThoseOfTheStandards() {
        #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    }

    @Test(arguments: [0, 1, 6, 12]) func anyLevelGivesAStream(_ level: Int) {
        #expect(!deflated([], level: level).isEmpty)
        #expect(zlibCompressed(Array("текст".utf8), level: level).first == 0x78)
        if level > 0 { #expect(deflated([UInt8](repeating: 7, count: 70_000), level: level).count < 400) }
    }

    private static let texts: [[UInt8]] = [
        [], [0], Array("Рада повідомляє. ".utf8), [UInt8](repeating: 0, count: 100_000),
        (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) },
    ]

    @Test(arguments: [0, 1, 6, 12]) func whatIsPackedComesBackWhole(_ level: Int) throws {
        for text in DeflateTests.texts {
            let packed = zlibCompressed(text, level: level)
            #expect(try zlibDecompressed(packed[...], limit: text.count + 1) == text)
        }
    }

    @Test func noMoreIsUnpackedThanIsAllowed() {
        let packed = zlibCompressed([UInt8](repeating: 7, count: 1_000_000), level: 6)
        #expect(throws: InflateError.tooLarge) { try zlibDecompressed(packed[...], limit: 999_999) }
        #expect(throws: Never.self) { try zlibDecompressed(packed[...], limit: 1_000_000) }
    }

    @Test func aCutOrChangedStreamIsRefused() {
        let whole = Array(String(repeating: "вода ", count: 200).utf8)
        let packed = zlibCompressed(whole, level: 6)
        for count in 0..<packed.count {
            #expect(throws: InflateError.damaged) { try zlibDecompressed(packed[..<count], limit: 10_000) }
        }
        for index in packed.indices.dropFirst(2) {
            var other = packed
            other[index] ^= 0x10
            let text = try? zlibDecompressed(other[...], limit: 10_000)
            // The last bits before the checksum fill a byte and mean nothing.
            #expect(text == nil || text == whole, "byte \(index)")
        }
    }

    @Test func aStreamWithinAnotherRunIsReadFromItsOwnStart() throws {
        let packed = [1, 2, 3] + zlibCompressed(Array("лист".utf8), level: 6)
        #expect(try zlibDecompressed(packed[3...], limit: 100) == Array("лист".utf8))
    }
}
