internal import Hub

/// The language in which authors are spoken to, with the words that the site has for kinds and fields.
package struct AuthorLanguage: Sendable {
    package enum Code: String, Sendable, CaseIterable { case uk, en }

    package let code: Code
    let words: KindWords

    /// The program carries the words of both.
    package init(_ code: Code) {
        self.code = code
        guard let words = KindWords(language: code.rawValue) else {
            preconditionFailure("the program has no words for \(code)")
        }
        self.words = words
    }

    func callAsFunction(uk: String, en: String) -> String { code == .uk ? uk : en }

    func example(_ help: FieldHelp) -> String { code == .uk ? help.example : help.exampleEN }
    func text(_ help: FieldHelp) -> String { code == .uk ? help.uk : help.en }
    func text(_ help: KindHelp) -> String { code == .uk ? help.uk : help.en }
    func title(_ help: KindHelp) -> String { code == .uk ? help.title : help.titleEN }
}
