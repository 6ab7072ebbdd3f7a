internal import FileTree
private import Synchronization

/// Where bodies wait between parsing and rendering: one file, appended to by slices, read by pieces.
final class BodyStore: Sendable {
    /// A run of bytes in the store.
    struct Piece: Sendable, Hashable {
        let offset: Int
        let count: Int

        static let empty = Piece(offset: 0, count: 0)
    }

    private let file: OpenFile
    private let end: Mutex<Int>

    /// Bytes from `used` on are free for new bodies. nil where another build holds the file.
    init?(path: String, used: Int) throws(FileError) {
        file = try OpenFile(path, .readAndAppend)
        guard file.lock() else { return nil }
        try file.truncate(to: used)
        end = Mutex(used)
    }

    /// A store that is gone with the process.
    init(temporary: Void) throws(FileError) {
        file = try OpenFile(temporary: ())
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

    func read(_ piece: Piece, into bytes: inout [UInt8]) throws(FileError) {
        guard piece.count > 0 else { return }
        try file.read(piece.count, at: piece.offset, into: &bytes)
    }

    func bytes(of piece: Piece) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(piece.count)
        try read(piece, into: &bytes)
        return bytes
    }
}
