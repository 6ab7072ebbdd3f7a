internal import Deflate
internal import SourceText

/// Why an archive gives nothing.
public enum ZipError: Error, Equatable {
    case notAnArchive
    /// A member's bytes are not those that were packed.
    case damaged(String)
    /// Larger than allowed, alone or with those read before.
    case tooLarge(String)
    /// Encrypted, or packed in a way that no office program uses.
    case unsupported(String)
}

/// Reads members of a ZIP file (APPNOTE 6.3) from memory. Names are keys to ask by, never paths to write to.
public struct ZipArchive: Sendable {
    private struct Member: Sendable {
        let method: Int
        let flags: Int
        let checksum: UInt32
        let packed: Int
        let size: Int
        let offset: Int
    }

    private let bytes: [UInt8]
    private var members: [String: Member] = [:]
    /// Bytes that may still be unpacked: all members together are bounded, however well they pack.
    private var budget: Int

    private static let memberLimit = 10_000

    /// - Parameter budget: how many bytes may be unpacked in all.
    public init(_ bytes: [UInt8], budget: Int) throws(ZipError) {
        self.bytes = bytes
        self.budget = budget
        guard let end = ZipArchive.directoryEnd(bytes) else { throw .notAnArchive }
        let count = number(2, at: end + 10)
        var at = number(4, at: end + 16)
        guard count < ZipArchive.memberLimit, at < bytes.count else { throw .notAnArchive }
        for _ in 0..<count {
            guard at + 46 <= bytes.count, number(4, at: at) == 0x0201_4B50 else { throw .notAnArchive }
            let length = number(2, at: at + 28)
            guard at + 46 + length <= bytes.count else { throw .notAnArchive }
            let name = ZipArchive.key(String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self))
            let member = Member(
                method: number(2, at: at + 10), flags: number(2, at: at + 8),
                checksum: UInt32(truncatingIfNeeded: number(4, at: at + 16)), packed: number(4, at: at + 20),
                size: number(4, at: at + 24), offset: number(4, at: at + 42))
            if members[name] == nil { members[name] = member }
            at += 46 + length + number(2, at: at + 30) + number(2, at: at + 32)
        }
    }

    /// The record at the end, behind which a comment of up to 64 KB may stand.
    private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var at = bytes.count - 22
        while at >= max(0, bytes.count - 22 - 65_535) {
            if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6 { return at }
            at -= 1
        }
        return nil
    }

    /// A name as other names refer to it: no case, no slash before it.
    public static func key(_ name: String) -> String {
        name.replacing(bytes: "\\", with: "/").split(byte: "/").joined(separator: "/").lowercased()
    }

    /// A little-endian number; 0 behind the end.
    private func number(_ width: Int, at index: Int) -> Int {
        guard index >= 0, index + width <= bytes.count else { return 0 }
        return (0..<width).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }

    /// nil where there is no such member; `limit` is in bytes.
    public mutating func read(_ name: String, limit: Int) throws(ZipError) -> [UInt8]? {
        guard let member = members[ZipArchive.key(name)] else { return nil }
        guard member.flags & 1 == 0 else { throw .unsupported(name) }
        guard member.size <= limit, member.size <= budget else { throw .tooLarge(name) }
        let header = member.offset
        guard number(4, at: header) == 0x0403_4B50 else { throw .damaged(name) }
        let start = header + 30 + number(2, at: header + 26) + number(2, at: header + 28)
        guard start <= bytes.count, start + member.packed <= bytes.count else { throw .damaged(name) }
        let packed = bytes[start..<(start + member.packed)]
        let plain: [UInt8]
        switch member.method {
        case 0: plain = Array(packed)
        case 8:
            do throws(InflateError) {
                plain = try inflated(packed, limit: max(1, member.size))
            } catch {
                throw error == .tooLarge ? .tooLarge(name) : .damaged(name)
            }
        default: throw .unsupported(name)
        }
        guard plain.count == member.size, crc32(plain) == member.checksum else { throw .damaged(name) }
        budget -= plain.count
        return plain
    }
}
