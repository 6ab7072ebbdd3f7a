/// A file as it was read: its path from the project's root and its bytes, valid UTF-8 without a byte order mark.
public struct Source: Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// A place in a source: the file, and where it matters the bytes meant (half-open offsets into the file as read).
public struct Place: Hashable, Sendable {
    public let path: String
    public let range: Range<Int>?

    public init(_ path: String, _ range: Range<Int>? = nil) {
        self.path = path
        self.range = range
    }
}
