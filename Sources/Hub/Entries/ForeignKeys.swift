internal import SourceText
internal import YAML

/// Fields of other programs that have another place here.
enum ForeignKeys {
    static let draftWords: Set<String> = ["draft", "private", "pending", "auto-draft", "чернетка", "чорновик"]
    private static let publicWords: Set<String> = ["publish", "published", "public", "опубліковано"]

    /// What a key of another program says of a draft.
    struct Visibility {
        let isHidden: Bool
        /// Nothing else can have been meant.
        let isSure: Bool
    }

    /// `published: false`, `hidden: true`, `status: draft`; nil where the key says nothing of it.
    static func visibility(_ key: String, _ value: String) -> Visibility? {
        let text = value.trimmed.lowercased()
        let flag = FieldReader.flags[text] ?? ["1": true, "0": false][text]
        switch OwnWords.folded(key) {
        case "published", "publish", "is_published", "ispublished", "public", "visible", "is_public", "опубліковано",
            "опублікувати", "публікувати", "показувати", "видимо":
            return flag.map { Visibility(isHidden: !$0, isSure: true) }
        case "hidden", "private", "unlisted", "unpublished", "приховано", "приховати", "сховати":
            return flag == true ? Visibility(isHidden: true, isSure: false) : nil
        case "status", "state", "post_status", "статус", "стан", "visibility":
            if draftWords.contains(text) {
                return Visibility(isHidden: true, isSure: text == "draft" || text == "чернетка")
            }
            return publicWords.contains(text) ? Visibility(isHidden: false, isSure: true) : nil
        default: return nil
        }
    }

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

extension FieldReader {
    /// Whether a field of another program says that an entry is a draft, or is none: without our own word for it a draft
    /// would go out.
    mutating func sayDraft(_ pair: YAMLPair, beside pairs: [YAMLPair], keys: [String]) -> Bool {
        let draft = FieldName.draft.key
        guard keys.contains(draft), case .scalar(let scalar) = pair.value,
            let visibility = ForeignKeys.visibility(pair.key.text, scalar.text)
        else { return false }
        let range = pair.key.range.lowerBound..<max(pair.key.range.upperBound, scalar.range.upperBound)
        let own = pairs.first { other in
            if OwnWords.folded(other.key.text) == draft || other.key.text == "чернетка" { return true }
            guard other.key.range.lowerBound < range.lowerBound, case .scalar(let value) = other.value else {
                return false
            }
            return ForeignKeys.visibility(other.key.text, value.text)?.isHidden ?? false
        }
        let written = pair.key.text + ": " + scalar.text.trimmed
        if !visibility.isHidden {
            diagnostics.append(.publishedKey, at: Place(path, range), written)
        } else if own != nil {
            diagnostics.append(.draftBeside, at: Place(path, range), written)
        } else {
            let lines = draft + ": true"
            diagnostics.append(
                .draftKey, at: Place(path, range), written,
                mend: Mend(lines: lines, edits: visibility.isSure ? [.init(range, lines)] : []))
        }
        return true
    }
}

extension Message {
    static let draftKey = Message(
        "field.draft",
        Wording(
            uk: "«{0}» нічого не приховує: запис було б опубліковано",
            en: "“{0}” hides nothing: the entry would be published"),
        hint: Wording(uk: "чернетку позначають так:", en: "a draft is marked so:"))
    static let draftBeside = Message(
        "field.unknown", .warning,
        Wording(uk: "«{0}» зайве: чернетку вже позначає draft", en: "“{0}” is needless: draft says it already"),
        hint: Wording(uk: "приберіть рядок", en: "remove the line"))
    static let publishedKey = Message(
        "field.unknown", .warning,
        Wording(
            uk: "«{0}» зайве: запис публікується, якщо в ньому немає draft: true",
            en: "“{0}” is needless: an entry is published unless it has draft: true"),
        hint: Wording(uk: "приберіть рядок", en: "remove the line"))
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
