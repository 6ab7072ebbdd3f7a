/// The plain text of a file, UTF-8, a line for each paragraph or line.
public struct DocumentText: Sendable {
    public let bytes: [UInt8]
    /// Whether the file says more than is read of one.
    public let isCut: Bool

    /// Of one file in bytes: some four hundred pages in Cyrillic.
    public static let limit = 2 << 20

    init(_ bytes: [UInt8]) {
        isCut = bytes.count >= DocumentText.limit
        self.bytes = isCut ? Array(bytes.prefix(DocumentText.limit)) : bytes
    }
}

/// Why a file gives no text.
public enum DocumentTextError: Error, Sendable, Equatable {
    /// Damaged, locked by a password, or of another format than its name says.
    case unreadable
    /// It takes more time or memory than any document may.
    case tooDear
}
