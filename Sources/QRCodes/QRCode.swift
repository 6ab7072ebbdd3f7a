private import CQRencode

/// A QR code (ISO/IEC 18004) of a text, with error correction M: a seventh of it may be covered or torn.
public struct QRCode: Sendable, Hashable {
    /// Modules on each side, the quiet zone not counted: from 21 to 177.
    public let size: Int
    /// Whether each module is dark, row by row.
    private let modules: [Bool]

    /// The light modules that must stand free on each side, else cameras miss the code.
    public static let quietZone = 4

    /// nil for a text of more bytes than the largest code holds: 2,331.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        // Version 0: the smallest that holds it.
        let code = unsafe bytes.withUnsafeBufferPointer {
            unsafe QRcode_encodeData(Int32($0.count), $0.baseAddress, 0, QR_ECLEVEL_M)
        }
        guard let code = unsafe code else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = unsafe Int(code.pointee.width)
        size = width
        modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// False outside the code too, where the quiet zone is.
    public func isDark(column: Int, row: Int) -> Bool {
        guard (0..<size).contains(column), (0..<size).contains(row) else { return false }
        return modules[row * size + column]
    }

    /// The dark runs of each row, from the left.
    func runs(row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var column = 0
        while column < size {
            let start = column
            while isDark(column: column, row: row) { column += 1 }
            if column > start { runs.append(start..<column) }
            column += 1
        }
        return runs
    }
}
