public import SourceText

/// What is wrong with the text of a recurrence rule, and the byte offset in it of the part that is meant.
public struct RecurrenceError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case frequencyMissing
        /// A name that is none of RFC 5545's.
        case unknownPart
        /// A name without a value, or one that says something else than the part may.
        case badValue
        case twice
        /// COUNT together with UNTIL.
        case countAndUntil
        /// A part that does not go with the rule's FREQ.
        case notWithFrequency
        /// BYSETPOS without another BY part.
        case nothingToChooseFrom
        /// A calendar other than the Gregorian, or what to do with its leap months (RFC 7529).
        case otherCalendar
    }

    public let reason: Reason
    /// The part as written, such as `BYDAY=XX`.
    public let part: String
    public let at: Int

    /// `{0}` stands for the part.
    public var wording: Wording {
        switch reason {
        case .frequencyMissing:
            Wording(uk: "у правилі повторення немає FREQ", en: "the recurrence rule has no FREQ")
        case .unknownPart:
            Wording(uk: "правило повторення не має частини «{0}»", en: "a recurrence rule has no part '{0}'")
        case .badValue:
            Wording(uk: "«{0}» у правилі повторення хибне", en: "'{0}' is not valid in a recurrence rule")
        case .twice:
            Wording(uk: "«{0}» у правилі повторення вдруге", en: "'{0}' comes twice in the recurrence rule")
        case .countAndUntil:
            Wording(
                uk: "правило повторення може мати COUNT або UNTIL, не обидва",
                en: "a recurrence rule has either COUNT or UNTIL, not both")
        case .notWithFrequency:
            Wording(uk: "«{0}» не поєднується з цим FREQ", en: "'{0}' does not go with this FREQ")
        case .nothingToChooseFrom:
            Wording(
                uk: "«{0}» потребує ще однієї частини BY…", en: "'{0}' needs another BY… part to choose from")
        case .otherCalendar:
            Wording(uk: "підтримується лише григоріанський календар", en: "only the Gregorian calendar is known")
        }
    }
}
