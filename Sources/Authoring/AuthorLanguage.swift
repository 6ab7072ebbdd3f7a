internal import Hub
internal import SourceText
package import Translations

/// The language in which authors are spoken to, with the words that the site has for kinds and fields.
package struct AuthorLanguage: Sendable {
    package let messages: MessageLanguage
    let words: KindWords

    /// Kinds and fields are called as a site in that language calls them; where the program has no such words, in
    /// English.
    package init(_ messages: MessageLanguage) {
        self.messages = messages
        guard let words = KindWords(language: messages.code) ?? KindWords(language: MessageLanguage.en.code) else {
            preconditionFailure("the program has no words in English")
        }
        self.words = words
    }

    func callAsFunction(uk: Phrase, en: Phrase) -> String { messages(uk, en) }

    func example(_ help: FieldHelp) -> String { messages.text(Wording(uk: help.example, en: help.exampleEN)) }
    func text(_ help: FieldHelp) -> String { messages.text(Wording(uk: help.uk, en: help.en)) }
    func text(_ help: KindHelp) -> String { messages.text(Wording(uk: help.uk, en: help.en)) }
    func title(_ help: KindHelp) -> String { messages.text(Wording(uk: help.title, en: help.titleEN)) }
}
