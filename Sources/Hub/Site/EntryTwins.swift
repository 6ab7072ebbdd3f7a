internal import SourceText

/// Texts that are on the site twice: a copy that a program or a person left beside the original, and a translation whose
/// name does not say its language.
struct EntryTwins {
    private let entries: [Entry]
    private let languages: [String]

    init(_ entries: [Entry], languages: [String]) {
        self.entries = entries
        self.languages = languages
    }

    func say(into diagnostics: inout Diagnostics) {
        var bySlug: [String: Entry] = [:]
        for entry in entries where entry.language == 0 { bySlug[entry.declaration.name + "/" + entry.slug] = entry }
        for entry in entries where entry.language == 0 {
            guard let (original, rest) = original(of: entry, bySlug) else { continue }
            let place = Place("content/" + entry.path)
            if let code = EntryTwins.language(rest).flatMap({ languages.contains($0) ? $0 : nil }) {
                let name = original.path.replacing(bytes: ".md", with: "." + code + ".md")
                if code != languages[0] { diagnostics.append(.languageInSlug, at: place, code, "content/" + name) }
            } else if EntryTwins.isCopy(rest), isSame(entry, original) {
                diagnostics.append(.copyOfText, at: place, "content/" + original.path)
            }
        }
    }

    /// The entry whose name this one's continues, and how it goes on.
    private func original(of entry: Entry, _ bySlug: [String: Entry]) -> (Entry, rest: String)? {
        var words = entry.slug.split(byte: "-").map(String.init)
        var rest: [String] = []
        while words.count > 1, rest.count < 8, let last = words.popLast() {
            rest.insert(last, at: 0)
            let stem = entry.declaration.name + "/" + words.joined(separator: "-")
            if let original = bySlug[stem] { return (original, rest.joined(separator: "-")) }
        }
        return nil
    }

    private static func language(_ rest: String) -> String? {
        switch rest {
        case "eng", "english", "angl", "anhl": "en"
        case "ukr", "ua": "uk"
        default: rest.utf8.count == 2 ? rest : nil
        }
    }

    /// `remont - Copy`, `remont — копія`, `remont (1)`, `remont (conflicted copy …)`.
    private static func isCopy(_ rest: String) -> Bool {
        let words = rest.split(byte: "-")
        return Int(rest) != nil && rest.utf8.count == 1
            || words.contains { ["copy", "kopiia", "kopyia", "conflicted", "backup"].contains(String($0)) }
    }

    private func isSame(_ one: Entry, _ other: Entry) -> Bool {
        one.text(.title) == other.text(.title) && one.moment(.date)?.typed == other.moment(.date)?.typed
            && one.moment(.start)?.typed == other.moment(.start)?.typed
    }
}

extension Message {
    static let copyOfText = Message(
        "entry.copy", .warning,
        Wording(
            uk: "схоже на копію файлу {0}: назва й дата ті самі, і текст був би на сайті двічі",
            en: "this looks like a copy of {0}: title and date are the same, and the text would be on the site twice"),
        hint: Wording(uk: "видаліть зайвий із двох файлів", en: "delete one of the two files"))
    static let languageInSlug = Message(
        "entry.languageInName", .warning,
        Wording(
            uk: "схоже на переклад ({0}), але назва файлу цього не каже: він буде окремою сторінкою основною мовою",
            en:
                "this looks like a translation ({0}), but the file's name does not say so: it becomes a page of its own in the main language"
        ),
        hint: Wording(uk: "перейменуйте файл на {1}", en: "rename the file {1}"))
}
