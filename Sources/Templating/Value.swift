public import SourceText

/// What stands in a slot.
public enum Value: Sendable {
    /// Nothing: renders nothing, and a section over it is left out.
    case absent
    case text(String)
    /// Plain text as UTF-8, escaped where it is written.
    case bytes([UInt8])
    /// Finished HTML, written as it is.
    case html([UInt8])
    /// Finished HTML that is written only when a page is.
    case deferred(Deferred)
    case flag(Bool)
    case record(Record)
    case list([Record])
    case texts([String])
    /// The name of a partial.
    case partial(String)
}

/// HTML written when a page that shows it is rendered; the digest stands for everything the writing depends on.
///
/// Writing throws what keeps it from being written whole: then the page may not be published.
public final class Deferred: Sendable {
    public let digest: Digest
    let write: @Sendable (inout ByteWriter) throws -> Void

    public init(digest: Digest, write: @escaping @Sendable (inout ByteWriter) throws -> Void) {
        self.digest = digest
        self.write = write
    }
}

extension Value {
    /// Whether a section over this value shows.
    var isTruthy: Bool {
        switch self {
        case .absent: false
        case .flag(let flag): flag
        case .text(let text), .partial(let text): !text.isEmpty
        case .bytes(let bytes), .html(let bytes): !bytes.isEmpty
        case .list(let records): !records.isEmpty
        case .texts(let texts): !texts.isEmpty
        case .record, .deferred: true
        }
    }

    /// Whether this value may stand in a slot of that type.
    func fits(_ type: SlotType) -> Bool {
        switch (self, type) {
        case (.absent, _), (.text, .text), (.bytes, .text), (.html, .html), (.deferred, .html), (.flag, .flag),
            (.texts, .texts):
            true
        case (.record(let record), .record(let shape)): record.shape === shape
        case (.list(let records), .list(let shape)): records.allSatisfy { $0.shape === shape }
        case (.partial(let name), .partial(let names)): names.contains(name)
        default: false
        }
    }

    func hash(into hash: inout SHA256) {
        switch self {
        case .absent: hash.update(0)
        case .text(let text):
            hash.update(1)
            hash.update(text)
        case .bytes(let bytes):
            // The same page as the same text: so the same digest.
            hash.update(1)
            hash.update(bytes.count)
            hash.update(bytes)
        case .html(let bytes):
            hash.update(2)
            hash.update(bytes.count)
            hash.update(bytes)
        case .deferred(let deferred):
            hash.update(3)
            hash.update(deferred.digest)
        case .flag(let flag): hash.update(flag ? 5 : 4)
        case .record(let record):
            hash.update(6)
            record.hash(into: &hash)
        case .list(let records):
            hash.update(7)
            hash.update(records.count)
            for record in records { record.hash(into: &hash) }
        case .texts(let texts):
            hash.update(8)
            hash.update(texts.count)
            for text in texts { hash.update(text) }
        case .partial(let name):
            hash.update(9)
            hash.update(name)
        }
    }
}
