extension KindHelp {
    static let outage = KindHelp(
        uk: "Відключення світла, води, газу, тепла: графік або аварія.",
        en: "An outage of power, water, gas or heating: a timetable or a breakdown.",
        title: "Заміна водогону на Набережній", titleEN: "Water main works on Naberezhna Street",
        usual: ["planned", "status", "settlements", "streets", "reason", "provider", "phone"],
        fields: [
            "date": FieldHelp("2026-11-20 18:30", uk: "Коли оголошено.", en: "When it was announced."),
            "utility": FieldHelp("water", uk: "Що вимикають.", en: "What is switched off."),
            "start": FieldHelp(
                "2026-11-22 08:00", uk: "Початок за місцевим часом.", en: "The beginning in local time."),
            "until": FieldHelp(
                "2026-11-22 18:00", uk: "Коли відновлять; якщо невідомо, не пишіть.",
                en: "When it comes back; leave it out where nobody knows."),
            "planned": FieldHelp("true", uk: "Заплановане, не аварія.", en: "Planned, not a breakdown."),
            "queues": FieldHelp(
                "- {queue: \"1.1\", hours: [\"08:30–12:00\", \"17:00–20:30\"]}",
                uk: "Графік світла за чергами 1.1–6.2: години без послуги.",
                en: "The power timetable by queues 1.1–6.2: the hours without."),
            "streets": FieldHelp(
                "[вул. Набережна, \"вул. Ювілейна, 1–44\"]", "[Naberezhna Street, \"Yuvileina Street, 1–44\"]",
                uk: "Які вулиці; назву з комою беріть у лапки.", en: "Which streets; put a name with a comma in quotes."
            ),
            "reason": FieldHelp("Заміна труби", "Replacement of a pipe", uk: "Чому.", en: "Why."),
            "provider": FieldHelp(
                "vodokanal", uk: "Хто виконує роботи: назва файлу з units/ або назва словами.",
                en: "Who does the work: the name of a file in units/, or a name in words."),
            "status": FieldHelp(
                "planned", uk: "Заплановано, триває чи відновлено.", en: "Planned, ongoing or restored."),
        ])
}
