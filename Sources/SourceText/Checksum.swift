/// Tells damage, not malice: FNV-1a's mixing over words of eight bytes, the length among them.
package func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ word: UInt64) {
            sum = (sum ^ word) &* 0x0000_0100_0000_01b3
            // The product carries upwards only: bring the high bits down.
            sum ^= sum >> 29
        }
        var offset = 0
        while bytes.count - offset >= 8 {
            unsafe mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        while offset < bytes.count {
            unsafe mix(UInt64(bytes[offset]))
            offset += 1
        }
        mix(UInt64(bytes.count))
        return sum
    }
}

package func checksum(_ bytes: [UInt8]) -> UInt64 { checksum(bytes[...]) }
