internal import Hub
internal import Translations

extension AuthorLanguage {
    /// What may stand as a value of the type, in a few words.
    func words(for type: FieldType) -> String {
        switch type {
        case .text: self(uk: "текст", en: "text")
        case .markdown: self(uk: "текст із посиланнями", en: "text with links")
        case .instant(let imprecise):
            imprecise
                ? self(uk: "дата й година; можна лише місяць", en: "date and time; a month will do")
                : self(uk: "дата, можна з годиною", en: "date, may have a time")
        case .day: self(uk: "дата", en: "date")
        case .flag: self(uk: "true або false", en: "true or false")
        case .number: self(uk: "число", en: "number")
        case .url: self(uk: "адреса з https://", en: "address with https://")
        case .email: self(uk: "електронна пошта", en: "e-mail address")
        case .phone: self(uk: "телефон", en: "telephone number")
        case .money: self(uk: "сума або слова", en: "amount, or words")
        case .hours: self(uk: "години за днями", en: "hours by days")
        case .daySpan: self(uk: "години одного дня, від і до", en: "hours of one day, from and to")
        case .file: self(uk: "файл поруч", en: "file beside the text")
        case .picture: self(uk: "знімок: файл або {src, alt, …}", en: "picture: a file, or {src, alt, …}")
        case .choice: self(uk: "одне слово з переліку", en: "one word of the list")
        case .reference(let kind, let orText): reference(kind, orText)
        case .list(let item): self(uk: "список: ", en: "list of: ") + words(for: item)
        case .map(let rows): "{" + names(rows) + "}"
        case .term(let taxonomy):
            taxonomy == .tags
                ? self(uk: "слова", en: "words") : self(uk: "слово з site.yml", en: "word of site.yml")
        case .path: self(uk: "адреса на сайті, з «/» на початку", en: "address on the site, beginning with “/”")
        case .recurrence: self(uk: "правило повторення", en: "recurrence rule")
        case .either(let plain, let rows): words(for: plain) + self(uk: " або {", en: " or {") + names(rows) + "}"
        }
    }

    private func reference(_ kind: String?, _ orText: Bool) -> String {
        let folder = Kind.all.first { $0.name == kind }?.folder
        let file = folder.map { self(uk: "файл із \($0)/", en: "a file of \($0)/") } ?? self(uk: "файл", en: "a file")
        return orText ? file + self(uk: " або слова", en: " or words") : file
    }

    private func names(_ rows: [Field]) -> String {
        rows.map { $0.name + ($0.isRequired ? "*" : "") }.joined(separator: ", ")
    }

    /// The words of a choice with what the site shows for each; nil for other types.
    func choices(_ field: Field, of kind: Kind?) -> [(word: String, shown: String)]? {
        guard case .choice(let choices) = field.type else { return nil }
        return choices.map { word in (word, kind.map { words.choice(word, field.name, of: $0) } ?? word) }
    }
}
