internal import SourceText

/// What is known of a language's words: data, not code. The index carries it to the browser, so that both sides agree.
///
/// Lists of words are separated by blanks; lists of pairs of letters are written without any (`ґг` is ґ → г).
public struct SearchLanguage: Sendable {
    /// The code of the language, `uk`.
    public let code: String
    /// The single-byte coding of keys and blocks, or `utf-8`.
    let codePage: CodePage
    /// Endings: groups separated by `;`, each `themes|tails`, every theme with every tail; `-` is nothing.
    let endings: String
    /// Taken off before the ending.
    let reflexive: String
    /// Letters that a stem does not end with.
    let soft: String
    let vowels: String
    /// Pairs of what a stem ends with and what is written for it.
    let finals: String
    /// Pairs of letters: the second stands for the first everywhere.
    let folds: String
    /// Letters left out everywhere.
    let drops: String
    /// Letters of the other script, each followed by the one of this that looks the same.
    let lookAlikes: String
    /// Keys of the Latin layout and, in the same order, what the language's own layout gives for them.
    let latinKeys: String
    let ownKeys: String
    /// Pairs of Latin and own letters, the longest first.
    let romanised: String
    /// Pairs of consonants: a stem before «і» in the first may have the second elsewhere (дорозі, дорога).
    let shifts: String
    /// Vowels that come and go before the last consonant (садок, садка).
    let fleeting: String
    /// Groups: a vowel of closed syllables, then those of open ones (шкіл, школа; Київ, Києва).
    let closed: String
    /// Pairs of letters that are often taken for one another; either way, half a mistake.
    let near: String
    /// For each letter, what may follow it: tells a reading of a query from gibberish.
    let neighbours: String
    /// Words that are never joined to others.
    let loners: String
    /// Words that a query of several leaves out: every page has them.
    let stops: String

    /// Ukrainian, English, or for any other code a pack that knows no endings.
    public init(code: String) {
        switch code {
        case "uk": self = .ukrainian
        case "en": self = .english
        default: self = .neutral(code)
        }
    }

    init(
        code: String, codePage: CodePage, endings: String = "", reflexive: String = "", soft: String = "",
        vowels: String = "", finals: String = "", folds: String = "", drops: String = "", lookAlikes: String = "",
        latinKeys: String = "", ownKeys: String = "", romanised: String = "", shifts: String = "",
        fleeting: String = "", closed: String = "", near: String = "", neighbours: String = "", loners: String = "",
        stops: String = ""
    ) {
        self.code = code
        self.codePage = codePage
        self.endings = endings
        self.reflexive = reflexive
        self.soft = soft
        self.vowels = vowels
        self.finals = finals
        self.folds = folds
        self.drops = drops
        self.lookAlikes = lookAlikes
        self.latinKeys = latinKeys
        self.ownKeys = ownKeys
        self.romanised = romanised
        self.shifts = shifts
        self.fleeting = fleeting
        self.closed = closed
        self.near = near
        self.neighbours = neighbours
        self.loners = loners
        self.stops = stops
    }

    /// The members of the JSON object that the browser reads, without braces.
    func write(to out: inout ByteWriter) {
        let members: [(StaticString, String)] = [
            ("ends", endings), ("refl", reflexive), ("soft", soft), ("vow", vowels), ("last", finals),
            ("fold", folds), ("drop", drops), ("look", lookAlikes), ("keysL", latinKeys), ("keysN", ownKeys),
            ("rom", romanised), ("shift", shifts), ("flee", fleeting), ("close", closed), ("near", near),
            ("next", neighbours), ("stop", stops),
        ]
        out.write("\"cp\":\"")
        out.write(codePage.name)
        out.write("\"")
        for (name, value) in members where !value.isEmpty {
            out.write(",\"")
            out.write(name)
            out.write("\":\"")
            out.write(escapingJSON: value)
            out.write("\"")
        }
    }
}
