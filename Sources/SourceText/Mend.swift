/// How a text may read so that a mistake is gone.
public struct Mend: Sendable, Hashable {
    /// One change: bytes of the file as it was read, and what stands in their place.
    public struct Edit: Sendable, Hashable {
        public let range: Range<Int>
        public let text: String

        public init(_ range: Range<Int>, _ text: String) {
            self.range = range
            self.text = text
        }
    }

    /// Lines as they should read, to be copied.
    public let lines: String
    /// What changes in the file, where there is nothing to decide; empty where a person must choose.
    public let edits: [Edit]

    /// A proposal that only its author can judge.
    public init(lines: String) {
        self.lines = lines
        edits = []
    }

    /// A change that is sure: nothing else can have been meant.
    public init(lines: String, edits: [Edit]) {
        self.lines = lines
        self.edits = edits
    }
}
