public import SourceText

/// Why no card can be painted at all.
public enum CardError: Error, Sendable, Hashable {
    /// A font file that is not there, or not a font.
    case noFont(String)

    /// The message for editors, at the place that asks for cards.
    public func diagnostic(at place: Place) -> Diagnostic {
        switch self {
        case .noFont(let path): Diagnostic(.cardFont, at: place, [path])
        }
    }
}

extension CardDesignError {
    /// The message for webmasters, at the place of the key; the caller knows the file's lines.
    public func diagnostic(at place: Place) -> Diagnostic {
        let key = path.joined(separator: ".")
        return switch problem {
        case .missing: Diagnostic(.cardKeyMissing, at: place, [key])
        case .unknownKey(let nearest): Diagnostic(.cardKeyUnknown, at: place, [key], suggestion: nearest)
        case .notA(let expected): Diagnostic(.cardValue, at: place, [key, expected])
        case .outside: Diagnostic(.cardOutside, at: place, [key])
        }
    }
}

extension Message {
    static let cardFont = Message(
        "card.font", .error,
        Wording(uk: "немає шрифту для карток: {0}", en: "the cards' font is missing: {0}"),
        hint: Wording(
            uk:
                "встановіть пакунки fonts-inter, fonts-noto-core, fonts-noto-color-emoji і fonts-dejavu-core або збирайте з --no-cards",
            en:
                "install the packages fonts-inter, fonts-noto-core, fonts-noto-color-emoji and fonts-dejavu-core, or build with --no-cards"
        ))

    static let cardKeyMissing = Message(
        "card.design.missing", .error,
        Wording(uk: "у вигляді картки бракує «{0}»", en: "the card's design needs '{0}'"))

    static let cardKeyUnknown = Message(
        "card.design.unknown", .error,
        Wording(uk: "вигляд картки не знає «{0}»", en: "a card's design has no '{0}'"))

    static let cardValue = Message(
        "card.design.value", .error,
        Wording(uk: "«{0}» має бути: {1}", en: "'{0}' must be: {1}"))

    static let cardOutside = Message(
        "card.design.outside", .error,
        Wording(uk: "«{0}» виходить за край картки", en: "'{0}' reaches beyond the card's edge"),
        hint: Wording(
            uk: "широка картка — 1200 × 630 точок, квадратна — 1080 × 1080",
            en: "a wide card has 1200 × 630 pixels, a square one 1080 × 1080"))
}
