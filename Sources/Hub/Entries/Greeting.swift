internal import SourceText

extension String {
    /// Without a greeting that stands first: «Дорогі солов'їнці!» says nothing of what follows. A text that is a greeting
    /// alone stays.
    var withoutGreeting: String {
        let letters = unicodeScalars
        guard let end = letters.prefix(80).firstIndex(where: { ".!?".unicodeScalars.contains($0) }), letters[end] == "!"
        else { return self }
        let first = String(letters[..<end]).lowercased()
        guard String.greetings.contains(where: { first.hasPrefix(bytes: $0) }) else { return self }
        let rest = String(letters[letters.index(after: end)...]).trimmed
        return rest.isEmpty ? self : rest
    }

    private static let greetings = [
        "дорогі", "шановн", "любі ", "друзі", "вітаю", "добрий день", "добрий вечір", "доброго дня", "доброго ранку",
        "земляки", "dear ", "hello", "friends", "good morning", "good day", "szanown", "drodzy",
    ]
}
