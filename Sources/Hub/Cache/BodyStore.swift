package import FileTree
internal import SourceText
private import Synchronization

/// Where bodies wait between parsing and rendering: one file, appended to by slices, read by pieces.
package final class BodyStore: Sendable {
    /// A run of bytes in the store, with its checksum.
    package struct Piece: Sendable, Hashable {
        let offset: Int
        let count: Int
        let checksum: UInt64

        static let empty = Piece(offset: 0, of: [])

        init(offset: Int, count: Int, checksum: UInt64) {
            self.offset = offset
            self.count = count
            self.checksum = checksum
        }

        /// Of bytes that lie, or will lie, at the offset.
        init(offset: Int, of bytes: [UInt8]) {
            self.init(offset: offset, count: bytes.count, checksum: SourceText.checksum(bytes))
        }
    }

    private let file: OpenFile
    private let isKept: Bool
    private let end: Mutex<Int>

    /// In a folder that this build holds. Bytes from `used` on are free for new bodies.
    init(path: String, used: Int) throws(FileError) {
        file = try OpenFile(path, .readAndAppend)
        isKept = true
        try file.truncate(to: used)
        end = Mutex(used)
    }

    /// A store that is gone with the process.
    init(temporary: Void) throws(FileError) {
        file = try OpenFile(temporary: ())
        isKept = false
        end = Mutex(0)
    }

    var size: Int { end.withLock { $0 } }

    func append(_ bytes: [UInt8]) throws(FileError) -> Int {
        let offset = end.withLock { end in
            defer { end += bytes.count }
            return end
        }
        try file.write(bytes, at: offset)
        return offset
    }

    /// Throws a `FileError` of damage where the bytes are not those that were written.
    package func read(_ piece: Piece, into bytes: inout [UInt8]) throws(FileError) {
        guard piece.count > 0 else { return }
        let start = bytes.count
        guard piece.count <= file.size else { throw FileError.damaged(file.path) }
        do {
            try file.read(piece.count, at: piece.offset, into: &bytes)
        } catch {
            // A block that a kept file has lost can be made anew like any other damage.
            throw isKept ? FileError.damaged(file.path) : error
        }
        guard bytes.count - start == piece.count, checksum(bytes[start...]) == piece.checksum else {
            throw FileError.damaged(file.path)
        }
    }

    func bytes(of piece: Piece) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(piece, into: &bytes)
        return bytes
    }

    func isWhole(_ piece: Piece) -> Bool { (try? bytes(of: piece)) != nil }
}
