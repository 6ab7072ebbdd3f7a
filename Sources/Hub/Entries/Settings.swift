package import Calendars
internal import Deployment
internal import SourceText
internal import YAML

/// `content/site.yml`, read: the town, its words, its looks.
package struct Settings: Sendable {
    package var name = Localized()
    var shortName = Localized()
    var description = Localized()
    /// Scheme and host without a slash at the end: `https://town.example`.
    package var origin = ""
    /// What stands before every path where the site does not lie at the host's root: empty, or `/town`.
    package var base = ""
    package var zone = Zone.utc
    /// Of the zone's file: its rules change from year to year.
    var zoneDigest = Digest(of: [])
    package var languages: [String] = ["uk"]
    var crest: FileReference?
    var crestAlt = Localized()
    package var colour = "#0b5cad"
    var contacts = Contacts()
    var press = Press()
    var hotlines: [(name: Localized, phone: String)] = []
    var social: [(name: Localized, url: String)] = []
    var menu: [(title: Localized, url: String, range: Range<Int>)] = []
    var region = Localized()
    var community = Localized()
    var code = ""
    var edrpou = ""
    var licence = Localized()
    var settlements: Terms = []
    var audiences: Terms = []
    var alertSender = ""
    package var tagServices: [(tag: String, service: Reference)] = []
    var cardDesign = ""
    var synonyms: [(from: String, to: String)] = []
    /// Paths below `content/` of files that are published as they are, whatever they hold.
    package var files: [FileReference] = []
    var hosting = "plain"
    var server = Server()
    /// The build leaves a packed file beside each text file.
    var isPacked = false
    var deploy: [DeployTarget] = []
    var perPage = 20
    var related = 3
    var isStrict = false
    var lint = LintLevels()
    /// Of the file's bytes and the address that the command gave.
    var digest = Digest(of: [])

    struct Term: Sendable {
        let name: Localized
        let code: String
        let type: String
        let district: String

        /// The word by which entries name it: the one in the first language.
        var key: String { name[0] }
    }

    /// Terms in the order of the file, found by key at once: entries may name many.
    struct Terms: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
        private let terms: [Term]
        private let positions: [String: Int]

        init(_ terms: [Term]) {
            self.terms = terms
            positions = Dictionary(terms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        }

        init(arrayLiteral terms: Term...) { self.init(terms) }

        var startIndex: Int { terms.startIndex }
        var endIndex: Int { terms.endIndex }
        subscript(position: Int) -> Term { terms[position] }
        subscript(key: String) -> Term? { positions[key].map { terms[$0] } }
    }

    struct Contacts: Sendable {
        var address = Localized()
        var phone = ""
        var email = ""
        var hours = Localized()
    }

    /// Rules for servers that only a town can want: not every host has a certificate, and both names.
    struct Server: Sendable {
        var https = false
        var www = false
        /// Where a host answers 500 to what it does not allow, there is none.
        var htaccess = true
    }

    struct Press: Sendable {
        var phone = ""
        var email = ""
        var signature = Localized()
    }

    package var vocabulary: FieldReader.Vocabulary {
        var vocabulary = FieldReader.Vocabulary()
        vocabulary.languages = languages
        vocabulary.knownSettlements = KnownWords(settlements.map(\.key))
        vocabulary.knownAudiences = KnownWords(audiences.map(\.key))
        for term in settlements { for word in term.name.all { vocabulary.settlements[word.folded] = term.key } }
        for term in audiences { for word in term.name.all { vocabulary.audiences[word.folded] = term.key } }
        return vocabulary
    }
}

/// A text that may differ by language; where one is missing, the first stands in.
package struct Localized: Sendable, Equatable {
    private var texts: [String?] = []

    init() {}

    init(_ text: String) { texts = [text] }

    init(_ value: FieldValue?, languages: Int) {
        switch value {
        case .text(let text)?: texts = [text]
        case .localized(let items)?:
            texts = Array(repeating: nil, count: languages)
            for item in items { if case .text(let text) = item.value { texts[item.index] = text } }
        default: break
        }
    }

    var all: [String] { texts.compactMap { $0 } }
    var isEmpty: Bool { all.allSatisfy(\.isEmpty) }

    package subscript(language: Int) -> String {
        if language < texts.count, let text = texts[language] { return text }
        return all.first ?? ""
    }
}
