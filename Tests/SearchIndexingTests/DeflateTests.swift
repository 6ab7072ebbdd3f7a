import Deflate
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
}
