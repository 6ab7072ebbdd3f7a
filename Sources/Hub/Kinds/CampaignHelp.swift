extension KindHelp {
    static let campaign = KindHelp(
        uk: "Кампанія, що збирає новини, послуги й події навколо однієї мети.",
        en: "A campaign that gathers news, services and events around one goal.",
        title: "Місто онлайн", titleEN: "City on-line",
        usual: ["start", "end", "slogan", "summary", "units", "services", "partners"],
        fields: [
            "start": FieldHelp("2026-09-01", uk: "Початок.", en: "The beginning."),
            "end": FieldHelp("2026-12-31", uk: "Кінець.", en: "The end."),
            "goal": FieldHelp(
                "Щоб кожен міг отримати послугу з дому", "Everybody can get a service from home",
                uk: "Мета, одним реченням.", en: "The goal, in one sentence."),
            "slogan": FieldHelp("Черга лишилася в минулому", "No more queues", uk: "Гасло.", en: "The slogan."),
            "units": FieldHelp(
                "[tsnap]", uk: "Хто проводить: назви файлів з units/ або назви словами.",
                en: "Who runs it: names of files in units/, or names in words."),
            "services": FieldHelp(
                "[subsydiia]", uk: "Послуги кампанії: назви файлів із services/.",
                en: "Its services: names of files in services/."),
            "events": FieldHelp(
                "[shkola-tsyfrovoi-hramotnosti]", uk: "Події кампанії: назви файлів з events/.",
                en: "Its events: names of files in events/."),
            "partners": FieldHelp("[Фонд «Разом»]", "[The Razom fund]", uk: "Партнери.", en: "Partners."),
            "materials": FieldHelp(
                "- {file: files/plakat.pdf, title: Плакат}", "- {file: files/poster.pdf, title: Poster}",
                uk: "Файли кампанії.", en: "Files of the campaign."),
            "results": FieldHelp(
                "За три місяці – 1240 заяв онлайн.", "1,240 applications on-line in three months.", uk: "Чого досягли.",
                en: "What was achieved."),
        ])
}
