/// A text of the tool in its two languages, side by side; `{0}`, `{1}` … stand for the arguments.
public struct Wording: Sendable, Hashable {
    public let uk: String
    public let en: String

    public init(uk: String, en: String) {
        self.uk = uk
        self.en = en
    }
}

/// What can be said about a mistake: a stable id, its weight, the words, and one likely fix.
///
/// Each target declares its messages as static values in its own `Messages.swift`.
public struct Message: Sendable, Hashable {
    public enum Severity: String, Sendable {
        case error
        case warning
        /// What was done that a person may want to know; nothing is to be mended, not even with `--strict`.
        case note
    }

    public let id: String
    public let severity: Severity
    public let text: Wording
    public let hint: Wording?
    /// What would come of the mistake, where that is not plain to see.
    public let why: Wording?

    public init(_ id: String, _ severity: Severity, _ text: Wording, hint: Wording? = nil, why: Wording? = nil) {
        self.id = id
        self.severity = severity
        self.text = text
        self.hint = hint
        self.why = why
    }

    /// An error.
    public init(_ id: String, _ text: Wording, hint: Wording? = nil, why: Wording? = nil) {
        self.init(id, .error, text, hint: hint, why: why)
    }
}
