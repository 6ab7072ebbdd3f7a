/// One mistake at its place: a message and the words that fill it.
public struct Diagnostic: Sendable, Hashable {
    public let message: Message
    public let place: Place
    public let arguments: [String]
    /// The nearest known word, shown as "did you mean …".
    public let suggestion: String?
    /// How the place may read instead; it is shown to be copied, and `visnyk fix` writes it where it is sure.
    public let mend: Mend?
    public let severity: Message.Severity

    public init(
        _ message: Message, at place: Place, _ arguments: [String] = [], suggestion: String? = nil,
        mend: Mend? = nil, severity: Message.Severity? = nil
    ) {
        self.message = message
        self.place = place
        self.arguments = arguments
        self.suggestion = suggestion
        self.mend = mend
        self.severity = severity ?? message.severity
    }

    public var id: String { message.id }
}

/// All mistakes of a run, in the order they were found.
public struct Diagnostics: Sendable {
    public private(set) var all: [Diagnostic] = []
    public private(set) var hasErrors = false

    public init() {}

    public var isEmpty: Bool { all.isEmpty }

    public mutating func append(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
        if diagnostic.severity == .error { hasErrors = true }
    }

    public mutating func append(
        _ message: Message, at place: Place, _ arguments: String..., suggestion: String? = nil, mend: Mend? = nil
    ) {
        append(Diagnostic(message, at: place, arguments, suggestion: suggestion, mend: mend))
    }

    public mutating func append(contentsOf others: [Diagnostic]) {
        for other in others { append(other) }
    }
}
