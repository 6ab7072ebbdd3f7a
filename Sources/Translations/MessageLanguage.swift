private import Calendars
public import SourceText
private import Synchronization

/// The language in which the tool speaks to who runs it.
///
/// Ukrainian and English stand side by side in the code. Any other language is a file of rows (`messages/<code>.yml`),
/// from the English text to the text in that language; what has no row is said in English.
public struct MessageLanguage: Sendable {
    public let code: String
    private let voice: Voice

    private enum Voice: Sendable {
        case ukrainian
        case english
        case rows([String: String])
    }

    public static let uk = MessageLanguage(code: "uk", voice: .ukrainian)
    public static let en = MessageLanguage(code: "en", voice: .english)

    /// Of all languages that the program carries.
    public static var codes: [String] { [uk.code, en.code] + MessageRows.codes }

    /// nil for a language that the program does not carry. Rows are read once, when they are first asked for.
    public init?(_ code: String) {
        switch code {
        case MessageLanguage.uk.code: self = .uk
        case MessageLanguage.en.code: self = .en
        default:
            guard let language = MessageLanguage.read(code) else { return nil }
            self = language
        }
    }

    /// The language of a site or a text; English where the program does not carry it.
    public init(nearest code: String) { self = MessageLanguage(code) ?? .en }

    /// With rows of one's own.
    init(code: String, rows: [String: String]) { self.init(code: code, voice: .rows(rows)) }

    private init(code: String, voice: Voice) {
        self.code = code
        self.voice = voice
    }

    private static let read = Mutex<[String: MessageLanguage]>([:])

    private static func read(_ code: String) -> MessageLanguage? {
        read.withLock { known in
            if let language = known[code] { return language }
            known[code] = MessageRows.of(code).map { MessageLanguage(code: code, rows: $0) }
            return known[code]
        }
    }

    // MARK: Saying

    /// What the code says in both of its languages.
    public func callAsFunction(_ uk: Phrase, _ en: Phrase) -> String {
        switch voice {
        case .ukrainian: uk.text
        case .english: en.text
        case .rows(let rows): rows[en.template].map { filled($0, en.arguments) { $0 } } ?? en.text
        }
    }

    /// A text without arguments, or with the places of its arguments left as they are.
    public func text(_ wording: Wording) -> String {
        switch voice {
        case .ukrainian: wording.uk
        case .english: wording.en
        case .rows(let rows): rows[wording.en] ?? wording.en
        }
    }

    /// `shown`: how an argument may be written where the text goes.
    public func text(_ wording: Wording, _ arguments: [String], shown: (String) -> String = { $0 }) -> String {
        filled(text(wording), arguments, shown)
    }

    /// The template with its arguments put in, each once: `{1}` in an argument is no place for another.
    ///
    /// `{0}` is an argument, `{0:plik|pliki|plików}` the word that goes with the number which it is, by CLDR's rule. A
    /// brace that is neither stays.
    private func filled(_ template: String, _ arguments: [String], _ shown: (String) -> String) -> String {
        let parts = template.split(byte: "{", omittingEmptySubsequences: false)
        var text = String(parts[0])
        for part in parts.dropFirst() {
            guard let (place, after) = part.halves(atByte: "}"), let value = filling(place, arguments, shown) else {
                text += "{" + part
                continue
            }
            text += value + after
        }
        return text
    }

    private func filling(_ place: Substring, _ arguments: [String], _ shown: (String) -> String) -> String? {
        if let index = Int(place) { return arguments.indices.contains(index) ? shown(arguments[index]) : nil }
        guard let (number, forms) = place.halves(atByte: ":"), let index = Int(number),
            arguments.indices.contains(index)
        else { return nil }
        return form(of: forms.split(byte: "|").map(String.init), arguments[index])
    }

    /// Forms stand in CLDR's order of the categories that the language has for whole numbers. What is no number takes
    /// the last.
    private func form(of forms: [String], _ number: String) -> String? {
        let rule = PluralRule(language: code)
        let category = rule.category(ofDecimal: number)
        let index = rule.wholeCategories.firstIndex { $0 == category } ?? forms.count - 1
        return forms.indices.contains(index) ? forms[index] : forms.last
    }

    /// How many forms a counted thing has in this language.
    var formCount: Int { PluralRule(language: code).wholeCategories.count }
}
