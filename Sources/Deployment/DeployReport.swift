public import FileTree

/// What a deployment did, or with `isTrial` would do.
public struct DeployReport: Sendable {
    public struct Change: Sendable, Hashable {
        public let path: String
        /// In bytes; nil for a file that goes.
        public let size: Int?
    }

    /// In the order in which they go, the manifest last.
    public internal(set) var changes: [Change] = []
    public internal(set) var unchanged = 0
    /// Files that the site no longer names and that stay for a while.
    public internal(set) var kept = 0
    public internal(set) var isTrial = false
    /// Nothing of ours lay there before.
    public internal(set) var isFirst = false
    /// An earlier run had been cut off; this one went on from there.
    public internal(set) var isResumed = false
    /// The instant that the site shows which lies there now.
    public internal(set) var generated = ""
    /// The one that lay there before; nil for none.
    public internal(set) var before: String?

    /// Why the site, which is there, was not remembered to go back to.
    public internal(set) var forgotten: FileError?

    public var sent: Int { changes.count { $0.size != nil } }
    public var removed: Int { changes.count { $0.size == nil } }
    public var bytes: Int { changes.reduce(0) { $0 + ($1.size ?? 0) } }
}
