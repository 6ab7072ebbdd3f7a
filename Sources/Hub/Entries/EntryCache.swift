internal import FileTree
internal import SourceText

/// Parsed entries from earlier builds, found by the digest of their source, and the store of their bodies.
final class EntryCache: Sendable {
    let bodies: BodyStore

    init(_ folder: String?, settings: Settings, strings: [Strings]) throws(FileError) {
        bodies = try BodyStore(temporary: ())
    }

    func entry(_ digest: Digest) -> Entry? { nil }

    func save(_ entries: [Entry]) throws(FileError) {}
}
