extension Field {
    /// A line of front matter with this field, as somebody would write it.
    func exampleLine(in kind: String? = nil) -> String { name + ": " + example(in: kind) }

    /// A value that could stand there, as it is written.
    func example(in kind: String? = nil) -> String {
        if let kind, let own = Field.examplesOfKinds[kind + "." + name] { return own }
        // One word names several fields: `for` is what a fee is for, and a count of votes.
        if let own = Field.examples[name], !isNumber || Double(own) != nil { return own }
        return Field.example(of: type)
    }

    private var isNumber: Bool { if case .number = type { true } else { false } }

    private static func example(of type: FieldType) -> String {
        switch type {
        case .text, .markdown: "Текст"
        case .instant: "2026-11-26 10:00"
        case .day: "2026-11-26"
        case .flag: "true"
        case .number: "1"
        case .url: "https://example.org/"
        case .email: "rada@misto.gov.ua"
        case .phone: "(04000) 2-14-55"
        case .money: "150 грн"
        case .hours: "Пн–Пт 08:00–17:00"
        case .daySpan: "08:30–12:00"
        case .file: "rishennia.pdf"
        case .picture: "foto.jpg"
        case .choice(let words): words[0]
        case .reference: "nazva-failu"
        case .list(let item): "[" + example(of: item) + "]"
        case .map: "…"
        case .term: "Містечко"
        case .path: "/stara-adresa/"
        case .recurrence: "FREQ=WEEKLY;BYDAY=TU"
        case .either(let plain, _): example(of: plain)
        }
    }

    private static let examplesOfKinds = [
        "alert.title": "Штормове попередження", "alert.preset": "storm", "event.title": "Концерт у парку",
        "event.place": "Будинок культури", "outage.title": "Немає води на Шкільній", "outage.utility": "water",
        "document.title": "Про бюджет громади", "document.type": "decision", "place.title": "Бібліотека",
        "service.title": "Субсидія", "person.title": "Ім'я та прізвище", "unit.title": "Відділ освіти",
        "social.name": "Telegram", "social.url": "https://t.me/misto", "menu.title": "Новини", "menu.url": "/news/",
        "hotlines.name": "Водоканал", "audiences.name": "Ветерани", "programme.title": "Відкриття",
        "attachments.title": "Додаток 1", "documents.title": "Паспорт", "laws.title": "Про адміністративні послуги",
        "consultation.title": "Яким бути парку", "campaign.title": "Грамота без поспіху",
    ]

    private static let examples = [
        "title": "Ремонт дороги на Шкільній", "date": "2026-11-21", "start": "2026-11-26 10:00",
        "until": "2026-11-26 18:00", "end": "2026-11-26 18:00", "opens": "2026-11-26", "closes": "2026-12-26",
        "area": "Уся громада", "settlements": "[Містечко]", "address": "вул. Шкільна, 1", "role": "Міський голова",
        "goal": "Навчити двісті людей користуватися Дією", "how": "Напишіть на rada@misto.gov.ua",
        "name": "Містечко", "url": "https://misto.gov.ua/", "time_zone": "Europe/Kyiv", "languages": "[uk]",
        "place": "Будинок культури", "online_url": "https://example.org/efir", "tags": "[вода, тарифи]",
        "review_at": "2026-11-26 18:00", "latitude": "50.4501", "longitude": "30.5234", "src": "foto.jpg",
        "replaces": "nazva-failu-opovishchennia", "file": "rishennia.pdf", "question": "Коли запрацює ліфт?",
        "answer": "До кінця місяця.", "option": "За", "said": "Бракує лавок", "did": "Додали десять лавок",
        "for": "за годину", "amount": "150 грн", "days": "10", "votes": "12", "urgency": "Expected",
        "severity": "Moderate", "certainty": "Likely", "category": "Met",
    ]
}
