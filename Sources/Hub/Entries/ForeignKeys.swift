internal import SourceText

/// Fields of other programs that have another place here.
enum ForeignKeys {
    static func message(for key: String, value: String, among keys: [String]) -> Message? {
        switch key.lowercased() {
        case "url" where value.contains(bytes: "."): nil
        case "permalink", "slug", "url": .addressKey
        case "lang", "language", "locale", "мова": .languageKey
        case "categories", "category", "рубрики", "рубрика": keys.contains("tags") ? .categoryKey : nil
        case "layout", "template": .layoutKey
        case "pinned", "sticky", "weight", "закріпити": keys.contains("pinned_until") ? .pinnedKey : nil
        default: nil
        }
    }
}

extension Message {
    static let addressKey = Message(
        "field.unknown", .warning,
        Wording(
            uk: "поля «{0}» немає: адресу сторінки дає назва файлу",
            en: "there is no “{0}”: a page's address is its file's name"),
        hint: Wording(
            uk: "перейменуйте файл, а стару адресу, якщо вона була, впишіть у aliases",
            en: "rename the file, and write its old address, if it had one, into aliases"))
    static let languageKey = Message(
        "field.unknown", .warning,
        Wording(
            uk: "поля «{0}» немає: мову каже назва файлу", en: "there is no “{0}”: the file's name says its language"),
        hint: Wording(
            uk: "переклад лежить поруч з оригіналом: remont.md і remont.en.md",
            en: "a translation lies beside its original: remont.md and remont.en.md"))
    static let categoryKey = Message(
        "field.unknown", .warning,
        Wording(uk: "поля «{0}» тут немає", en: "there is no “{0}” here"),
        hint: Wording(uk: "теми пишуть у tags: [вода, дороги]", en: "write topics into tags: [water, roads]"))
    static let layoutKey = Message(
        "field.unknown", .warning,
        Wording(
            uk: "поля «{0}» немає: вигляд дає тека, у якій лежить файл",
            en: "there is no “{0}”: the folder of a file says how it looks"),
        hint: Wording(uk: "приберіть рядок", en: "remove the line"))
    static let pinnedKey = Message(
        "field.unknown", .warning,
        Wording(
            uk: "поля «{0}» немає: новину закріплюють до певного дня",
            en: "there is no “{0}”: news is pinned until a day"),
        hint: Wording(uk: "напишіть pinned_until: і дату", en: "write pinned_until: and a date"))
}
