internal import Calendars
internal import SourceText

/// The words that templates and code ask a strings file for: each by its key, or by any of several that may stand for it.
struct RequiredWords {
    private(set) var keys: [[String]] = RequiredWords.fixed.map { [$0] }

    init(_ kinds: [Kind]) {
        for kind in kinds {
            addNames(of: kind)
            for field in kind.fields { add(field, of: kind) }
        }
    }

    private mutating func addNames(of kind: Kind) {
        keys += ["one", "other", "empty"].map { ["kinds.\(kind.name).\($0)"] }
        switch kind.home {
        case .latest, .coming, .chosen: keys += ["home", "all"].map { ["kinds.\(kind.name).\($0)"] }
        case .banner, nil: break
        }
    }

    private mutating func add(_ field: Field, of kind: Kind) {
        let isShown = if case .byTemplate = field.shown { false } else { true }
        func options(_ group: String, _ key: String) -> [String] {
            ["\(group).\(kind.name).\(key)", "\(group).common.\(key)"]
        }
        if isShown {
            keys.append(options("fields", field.name))
            for part in field.type.parts {
                keys.append(options("fields", field.name + "." + part.name) + options("fields", part.name))
            }
            if field.showsBack, field.type.isReference { keys.append(options("backrefs", field.name)) }
        }
        if isShown || field.card != nil || field.cap != nil || field.name == FieldName.type.key {
            for word in field.type.choices { keys.append(options("choices", field.name + "." + word)) }
        }
        if case .status? = field.calendar, case .state(let levels)? = field.card {
            for word in levels.keys.sorted() { keys.append(["phrases.\(word)_event"]) }
        }
    }

    /// What is asked for whatever the kinds are.
    private static let fixed: [String] =
        [
            "alphabet", "language.name", "language.locale", "language.plural",
        ]
        + [
            "home", "alerts", "watch", "archive", "credit", "no_hours", "not_found_heading", "not_found_text",
            "search_heading",
            "search_hint",
        ]
        .map { "page." + $0 }
        + phrases.map { "phrases." + $0 }
        + ["day", "week", "month", "year", "interval", "workday", "last_day", "month_day"].map { "recurrence." + $0 }
        + ["every", "on", "gender", "days"].flatMap { group in
            ["mo", "tu", "we", "th", "fr", "sa", "su"].map { "recurrence.\(group).\($0)" }
        }
        + ["note", "tip", "important", "warning", "caution", "footnotes", "back"].map { "callouts." + $0 }
        + (0..<4).map { "units.bytes.\($0)" } + ["units.decimal"]
        + ["long", "long_time", "day_month", "month_year", "year", "short", "time"].map { "dates." + $0 }
        + searchWords.map { "search." + $0 }

    /// The words of the search's script.
    static let searchWords = [
        "found", "none", "instead", "more", "offline", "failed", "all", "kind", "year", "tags", "units", "settlements",
    ]

    private static let phrases = [
        "and", "archive_of", "archive_year", "atom_of", "audience", "audience_description", "audiences_heading",
        "calendar_of", "collected", "continues_on", "download", "draft", "except", "exercise", "exercise_note",
        "exercise_short",
        "expired", "expired_at", "feed_all", "feed_of", "feed_opened", "feeds_heading", "feeds_intro",
        "feeds_kinds", "feeds_units", "free", "handout", "from_to", "join_online", "json_feed_of", "list_description",
        "kept", "kept_alert", "list_page", "lite", "no", "on_now", "over", "overdue", "page_title", "past",
        "replaced_by",
        "settlement", "settlement_description",
        "and_more", "register", "take_part", "watch_live", "other_group", "phones_description", "phones_heading",
        "queue_outage", "reading_description",
        "reading_heading", "search_files", "refuges_description", "refuges_heading", "daily", "round_the_clock",
        "whole_community",
        "whole_day",
        "settlements_heading", "share_card_alt", "stale", "start_online", "tag", "tag_description", "tags_heading",
        "to",
        "until", "until_date", "was_planned", "yes",
    ]

    /// Counted things: each has a form for every category of the language's plural rule that whole numbers take.
    static let counted = [
        "capacity", "days", "working_days", "queues", "minutes", "days_span", "weeks_span", "months_span", "years_span",
    ]
}

extension Strings {
    /// Whether the file speaks of a kind at all.
    func knows(_ kind: Kind) -> Bool {
        ["one", "other", "empty", "home", "all"].contains { self["kinds.\(kind.name).\($0)"] != nil }
    }

    /// Says which words are missing: those of `RequiredWords`, and those that pages have in another language.
    func check(_ kinds: [Kind], pageWords: [String], into diagnostics: inout Diagnostics) {
        var missing: [String] = []
        for options in RequiredWords(kinds).keys where options.allSatisfy({ self[$0] == nil }) {
            missing.append(options[0])
        }
        for key in pageWords where self["page." + key] == nil { missing.append("page." + key) }
        for thing in RequiredWords.counted {
            for category in plural.wholeCategories where self["counts.\(thing).\(category.rawValue)"] == nil {
                missing.append("counts.\(thing).\(category.rawValue)")
            }
        }
        for gender in Set(["mo", "tu", "we", "th", "fr", "sa", "su"].compactMap { self["recurrence.gender." + $0] })
            .sorted()
        {
            for place in ["1", "2", "3", "4", "5", "last"] where self["recurrence.nth." + place + gender] == nil {
                missing.append("recurrence.nth." + place + gender)
            }
        }
        var said: Set<String> = []
        for key in missing where said.insert(key).inserted {
            diagnostics.append(.missingWord, at: Place(path), key)
        }
    }
}

extension FieldType {
    fileprivate var innermost: FieldType {
        switch self {
        case .list(let item): item.innermost
        case .either(let plain, _): plain.innermost
        default: self
        }
    }

    /// The rows of a map, and of what may be one.
    fileprivate var parts: [Field] {
        switch self {
        case .list(let item): item.parts
        case .map(let rows), .either(_, let rows): rows
        default: []
        }
    }

    fileprivate var choices: [String] { if case .choice(let words) = innermost { words } else { [] } }

    fileprivate var isReference: Bool { if case .reference = innermost { true } else { false } }
}

extension Message {
    static let missingWord = Message(
        "strings.missing",
        Wording(uk: "немає слова «{0}»", en: "the word “{0}” is missing"),
        hint: Wording(
            uk: "додайте цей ключ із його словами, як в іншій мові шаблону",
            en: "add this key with its words, as another language of the template has it"))
    static let pluralRule = Message(
        "strings.plural",
        Wording(
            uk: "правила множини «{0}» у CLDR немає", en: "CLDR has no plural rule “{0}”"),
        hint: Wording(
            uk: "назвіть мову з тими самими формами, наприклад uk, pl або en",
            en: "name a language with the same forms, such as uk, pl or en"))
}
