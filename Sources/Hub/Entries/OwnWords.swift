internal import SourceText

/// What people call fields and choices when they do not know ours: Ukrainian words, and the English ones of other
/// programs. They are understood as the rows they stand for; `visnyk fix` writes the standard form.
enum OwnWords {
    /// The row that a written key stands for, by position; nil where none is called so.
    ///
    /// The first row of `keyWords` that is among those given wins, so that a word of two meanings has the one of its kind.
    static func position(of written: String, in rows: [Field]) -> Int? {
        guard let names = keys[folded(written)] else { return nil }
        for name in names {
            if let position = rows.firstIndex(where: { $0.name == name }) { return position }
        }
        return nil
    }

    /// The row whose own word is nearest to a mistyped key.
    static func near(_ written: String, in rows: [Field]) -> Int? {
        let folded = folded(written)
        let names = Set(rows.map(\.name))
        let words = keys.filter { word in word.value.contains { names.contains($0) } }.map(\.key).sorted()
        guard folded.utf8.count >= 8, let word = nearest(to: folded, among: words) else { return nil }
        return position(of: word, in: rows)
    }

    /// The choice that a written word stands for among those of a field.
    static func choice(_ written: String, among words: [String]) -> String? {
        let folded = folded(written)
        if let same = words.first(where: { OwnWords.folded($0) == folded }) { return same }
        return choices[folded]?.first { words.contains($0) }
    }

    /// What Ukrainians call a choice, for messages; nil where we know no word.
    static func name(ofChoice word: String) -> String? {
        choiceNames[word].map { $0.replacing(bytes: "_", with: " ") }
    }

    /// What people call the kinds' folders.
    static let folders: [String: String] = [
        "новини": "news", "новина": "news", "оголошення": "news", "події": "events", "подія": "events",
        "анонси": "events", "документи": "documents", "рішення": "documents", "послуги": "services",
        "послуга": "services", "сторінки": "pages", "сторінка": "pages", "люди": "people", "депутати": "people",
        "місця": "places", "укриття": "places", "підрозділи": "units", "відділи": "units", "відключення": "outages",
        "оповіщення": "alerts", "тривоги": "alerts", "консультації": "consultations", "обговорення": "consultations",
        "кампанії": "campaigns", "posts": "news", "blog": "news", "articles": "news", "docs": "documents",
    ]

    /// Small letters, one apostrophe, no blanks and hyphens, and Latin letters for the Cyrillic ones among them.
    static func folded(_ text: String) -> String {
        var result = ""
        for scalar in text.trimmed.folded.unicodeScalars {
            switch scalar {
            case " ", "-", "\u{a0}": result += "_"
            case "\u{200b}", "\u{feff}", "\"", "“", "”", "„", "«", "»", "*": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.mixesAlphabets ? result.withLatinLookAlikes : result
    }

    private static let keys: [String: [String]] = {
        var result: [String: [String]] = [:]
        for (name, words) in keyWords {
            for word in words.split(byte: " ") + [name[...]] { result[folded(String(word)), default: []].append(name) }
        }
        return result
    }()

    private static let choices: [String: [String]] = {
        var result: [String: [String]] = [:]
        for (name, words) in choiceWords {
            for word in words.split(byte: " ") { result[folded(String(word)), default: []].append(name) }
        }
        return result
    }()

    private static let choiceNames = Dictionary(
        choiceWords.map { ($0.0, String($0.1.prefix(beforeBytes: " "))) }, uniquingKeysWith: { first, _ in first })

    private static let keyWords: [(String, String)] = [
        ("title", "назва заголовок name headline"),
        ("name", "назва ім'я"),
        ("question", "питання запитання"),
        ("answer", "відповідь"),
        ("summary", "коротко анотація лід стислий_опис опис description excerpt"),
        ("description", "опис"),
        ("date", "дата дата_публікації опубліковано published pubdate"),
        ("updated", "оновлено дата_оновлення modified lastmod"),
        ("change_note", "що_змінено"),
        ("tags", "мітки мітка теги тег tag keywords"),
        ("audiences", "аудиторії для_кого"),
        ("settlements", "населені_пункти населений_пункт settlement"),
        ("unit", "підрозділ відділ"),
        ("units", "підрозділи підрозділ відділ відділи"),
        ("authors", "автори автор"),
        ("signature", "підпис"),
        ("photo", "фото світлина image foto"),
        ("image", "зображення картинка фото світлина photo picture foto cover thumbnail"),
        ("image_alt", "опис_зображення опис_фото опис_картинки alt"),
        ("alt", "опис"),
        ("caption", "підпис"),
        ("credit", "автор джерело"),
        ("src", "файл шлях file"),
        ("file", "файл шлях path"),
        ("documents", "документи перелік_документів document"),
        (
            "attachments",
            "вкладення вкладені_файли додатки додаток файли файл документи file files attachment document documents"
        ),
        ("related", "пов'язані схожі"),
        ("campaign", "кампанія"),
        ("follows", "продовження попередня_новина"),
        ("faq", "питання_й_відповіді питання_і_відповіді поширені_питання"),
        ("search_terms", "пошукові_слова слова_для_пошуку"),
        ("aliases", "старі_адреси стара_адреса alias redirect_from"),
        ("weight", "вага порядок"),
        ("draft", "чернетка"),
        ("publish_at", "опублікувати дата_виходу publishdate"),
        ("expires", "неактуально_з зняти_з_публікації expirydate"),
        ("replaced_by", "замінено_на"),
        ("gone", "вилучено видалено"),
        ("noindex", "не_індексувати"),
        ("type", "вид тип"),
        ("source", "джерело"),
        ("regions", "області область region"),
        ("communities", "громади громада community"),
        ("gallery", "галерея фотогалерея photos images"),
        ("video", "відео"),
        ("services", "послуги послуга"),
        ("events", "події подія"),
        ("place", "місце місце_проведення локація location venue"),
        ("places", "місця"),
        ("people", "люди особи учасники"),
        ("correction", "виправлення"),
        ("pinned_until", "закріплено_до"),
        ("start", "початок з коли_почнеться"),
        ("end", "кінець закінчення завершення until"),
        ("until", "до кінець закінчення завершення end"),
        ("opens", "початок відкриття start"),
        ("closes", "кінець завершення закриття end until"),
        ("when_text", "коли"),
        ("all_day", "весь_день увесь_день цілий_день"),
        ("recurrence", "повторення повторюється rrule"),
        ("exceptions", "винятки"),
        ("online_url", "онлайн online посилання посилання_на_трансляцію link"),
        ("url", "адреса посилання сайт link"),
        ("programme", "програма program"),
        ("organizers", "організатори організатор organiser organisers"),
        ("supported_by", "за_підтримки"),
        ("registration_url", "реєстрація посилання_на_реєстрацію"),
        ("registration_until", "реєстрація_до"),
        ("live_url", "трансляція"),
        ("recording_url", "запис"),
        ("materials", "матеріали"),
        ("price", "ціна вартість вхід"),
        ("audience", "для_кого аудиторія кому"),
        ("accessibility", "доступність"),
        ("agenda", "порядок_денний"),
        ("protocol", "протокол"),
        ("status", "статус стан"),
        ("status_note", "пояснення_стану примітка"),
        ("previous_start", "попередній_початок"),
        ("aftermath", "підсумки що_було"),
        ("preset", "загроза вид_загрози"),
        ("category", "категорія"),
        ("urgency", "терміновість"),
        ("severity", "серйозність"),
        ("certainty", "імовірність ймовірність"),
        ("area", "територія де зона"),
        ("review_at", "перегляд переглянути"),
        ("instruction", "що_робити інструкція поради"),
        ("message", "повідомлення"),
        ("replaces", "замінює"),
        ("level", "рівень"),
        ("exercise", "навчання навчальне"),
        ("utility", "послуга ресурс що_вимкнено"),
        ("planned", "планове планова заплановано"),
        ("queues", "черги черга queue"),
        ("streets", "вулиці вулиця street"),
        ("reason", "причина"),
        ("provider", "постачальник виконавець надавач"),
        ("phone", "телефон тел номер_телефону tel telephone"),
        ("email", "пошта електронна_пошта ел_пошта емейл e-mail mail"),
        ("hours", "години години_роботи графік графік_роботи розклад"),
        ("hours_blackout", "години_без_світла"),
        ("number", "номер"),
        ("accepted", "ухвалено прийнято дата_ухвалення"),
        ("valid_from", "чинний_з діє_з чинне_з"),
        ("valid_until", "чинний_до діє_до чинне_до"),
        ("body", "орган хто_ухвалив"),
        ("initiator", "ініціатор"),
        ("session", "сесія"),
        ("explanatory_note", "пояснювальна_записка"),
        ("comparison_table", "порівняльна_таблиця"),
        ("scan", "скан скан-копія"),
        ("amends", "змінює вносить_зміни_до"),
        ("repeals", "скасовує"),
        ("based_on", "на_підставі"),
        ("became", "став"),
        ("discussion_until", "обговорення_до"),
        ("votes", "голосування"),
        ("for", "за"),
        ("against", "проти"),
        ("abstained", "утрималися утримались утрималось утримався утрималась"),
        ("not_voting", "не_голосували не_голосувало"),
        ("absent", "відсутні відсутніх"),
        ("address", "адреса adress addres"),
        ("post_code", "індекс поштовий_індекс"),
        ("settlement", "населений_пункт"),
        ("street", "вулиця"),
        ("building", "будинок"),
        ("latitude", "широта lat"),
        ("longitude", "довгота lon lng long"),
        ("code", "код"),
        ("contacts", "контакти контакт contact"),
        ("capacity", "місткість"),
        ("equipment", "обладнання"),
        ("shelter", "укриття"),
        ("checked", "перевірено дата_перевірки"),
        ("role", "посада"),
        ("faction", "фракція"),
        ("commission", "комісія"),
        ("district", "округ"),
        ("reception", "прийом години_прийому"),
        ("head", "керівник голова начальник"),
        ("parent", "підпорядкування вищий"),
        ("tasks", "завдання"),
        ("office", "кабінет приміщення"),
        ("offices", "де_отримати офіси де_подати"),
        ("how", "як як_взяти_участь"),
        ("stages", "етапи"),
        ("responses", "відгуки"),
        ("results", "результати підсумки"),
        ("outcome", "підсумок"),
        ("decision", "рішення"),
        ("goal", "мета ціль"),
        ("slogan", "гасло"),
        ("partners", "партнери"),
        ("life_event", "життєва_подія"),
        ("grounds", "підстави підстава"),
        ("submit_ways", "способи_подання як_подати"),
        ("steps", "кроки порядок"),
        ("fee", "плата вартість ціна price cost"),
        ("payment_details", "реквізити"),
        ("term", "строк термін"),
        ("terms", "строки терміни"),
        ("result", "результат"),
        ("refusal", "відмова підстави_для_відмови"),
        ("appeal", "оскарження"),
        ("laws", "закони законодавство нормативні_акти"),
        ("identifier", "ідентифікатор"),
        ("menu", "меню"),
        ("layout", "макет"),
        ("time_zone", "часовий_пояс timezone tz"),
        ("languages", "мови мова language"),
        ("colour", "колір color"),
        ("crest", "герб логотип logo"),
        ("hotlines", "гарячі_лінії"),
        ("social", "соцмережі соціальні_мережі"),
        ("licence", "ліцензія license"),
        ("edrpou", "єдрпоу"),
    ]
}

extension OwnWords {
    /// The rule of RFC 5545 for `щовівторка`, `щопонеділка і щочетверга`, `щодня`; nil where another thing is said.
    static func recurrenceRule(_ text: String) -> String? {
        let words = folded(text).split(byte: "_").map { word in
            word.hasSuffix(bytes: ",") ? word.dropLast(bytes: 1) : word
        }.filter { !["і", "й", "та", "and", "кожного", "кожної", "кожен"].contains(String($0)) }
        guard !words.isEmpty else { return nil }
        if words.count == 1, let rule = rules[String(words[0])] { return rule }
        let days = words.compactMap { weekdays[String($0)] }
        return days.count == words.count ? "FREQ=WEEKLY;BYDAY=" + days.joined(separator: ",") : nil
    }

    private static let rules = [
        "щодня": "FREQ=DAILY", "щоденно": "FREQ=DAILY", "щотижня": "FREQ=WEEKLY", "щомісяця": "FREQ=MONTHLY",
        "щороку": "FREQ=YEARLY", "щобудня": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "daily": "FREQ=DAILY",
        "weekly": "FREQ=WEEKLY", "monthly": "FREQ=MONTHLY", "yearly": "FREQ=YEARLY",
    ]

    private static let weekdays: [String: String] = {
        var result: [String: String] = [:]
        let rows = [
            ("MO", "щопонеділка понеділка"), ("TU", "щовівторка вівторка"), ("WE", "щосереди середи"),
            ("TH", "щочетверга четверга"), ("FR", "щоп'ятниці п'ятниці"), ("SA", "щосуботи суботи"),
            ("SU", "щонеділі неділі"),
        ]
        for (day, words) in rows { for word in words.split(byte: " ") { result[String(word)] = day } }
        return result
    }()
}
