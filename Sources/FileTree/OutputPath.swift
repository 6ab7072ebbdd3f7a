private import Glibc

/// A path below a folder, told from others by its bytes as the disk does: to a `String`, `й` in one code point and
/// `й` in two are the same.
public struct OutputPath: Sendable, Hashable, Comparable {
    public let text: String

    public init(_ text: String) { self.text = text }

    /// The folder part, nil where there is none.
    public var parent: OutputPath? {
        text.utf8.lastIndex(of: UInt8(ascii: "/")).map { OutputPath(String(text[..<$0])) }
    }

    /// The file that this one holds packed, or itself.
    public var unpacked: OutputPath {
        for ending in [".gz", ".br"] where text.utf8.suffix(3).elementsEqual(ending.utf8) {
            return OutputPath(String(text.utf8.dropLast(3)) ?? text)
        }
        return self
    }

    public static func == (a: OutputPath, b: OutputPath) -> Bool {
        a.text.utf8.count == b.text.utf8.count && order(a, b) == 0
    }

    /// What a folder holds comes after it.
    public static func < (a: OutputPath, b: OutputPath) -> Bool {
        let order = order(a, b)
        return order == 0 ? a.text.utf8.count < b.text.utf8.count : order < 0
    }

    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Of the bytes that both have.
    private static func order(_ a: OutputPath, _ b: OutputPath) -> Int32 {
        var a = a.text
        var b = b.text
        return a.withUTF8 { a in
            b.withUTF8 { b in
                let count = min(a.count, b.count)
                return count == 0 ? 0 : unsafe memcmp(a.baseAddress!, b.baseAddress!, count)
            }
        }
    }
}
