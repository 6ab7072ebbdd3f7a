extension KindHelp {
    static let news = KindHelp(
        uk: "Новина, оголошення, заява, репортаж: те, що належить певному дню.",
        en: "News, a notice, a statement, a report: what belongs to a certain day.",
        title: "Школа цифрової грамотності запрошує на навчання",
        titleEN: "The digital skills school invites learners",
        usual: ["summary", "type", "tags", "image", "image_alt", "settlements", "services", "events", "attachments"],
        fields: [
            "type": FieldHelp(
                "announcement", uk: "Рубрика; без неї це звичайна новина.",
                en: "The sort of text; without it this is plain news."),
            "source": FieldHelp(
                "{name: Обласна адміністрація, url: \"https://oblast.example/novyna/\"}",
                "{name: Oblast administration, url: \"https://oblast.example/news/\"}",
                uk: "Звідки взято: назва, або назва з посиланням.",
                en: "Where it was taken from: a name, or a name with a link."),
            "regions": FieldHelp(
                "[Вишгайська область]", "[Vyshhai Oblast]", uk: "Області, про які йдеться.",
                en: "The oblasts concerned."),
            "communities": FieldHelp(
                "[Липовецька громада]", "[Lypovets community]", uk: "Інші громади, про які йдеться.",
                en: "The other communities concerned."),
            "gallery": FieldHelp(
                "- {src: images/shkola-1.jpg, alt: Перше заняття}",
                "- {src: images/shkola-1.jpg, alt: The first lesson}",
                uk: "Знімки під текстом; кожному потрібен alt.", en: "Pictures below the text; each wants an alt."),
            "video": FieldHelp(
                "https://video.example/shkola", uk: "Посилання на відео; плеєр з'явиться, коли його натиснуть.",
                en: "A link to a video; the player comes when it is clicked."),
            "services": FieldHelp(
                "[subsydiia]", uk: "Послуги, про які йдеться: назви файлів із services/.",
                en: "The services concerned: names of files in services/."),
            "events": FieldHelp(
                "[shkola-tsyfrovoi-hramotnosti]", uk: "Події, про які йдеться: назви файлів з events/.",
                en: "The events concerned: names of files in events/."),
            "places": FieldHelp(
                "[biblioteka]", uk: "Де це: назви файлів із places/ або назви словами.",
                en: "Where it is: names of files in places/, or names in words."),
            "people": FieldHelp(
                "[Оксана Дзвін]", "[Oksana Dzvin]", uk: "Про кого йдеться: назви файлів із people/ або імена.",
                en: "Whom it is about: names of files in people/, or names."),
            "correction": FieldHelp(
                "У першій версії помилково вказано 5 листопада.", "The first version wrongly said 5 November.",
                uk: "Що в тексті було неправильно й коли виправлено.",
                en: "What was wrong in the text and is now corrected."),
            "pinned_until": FieldHelp(
                "2026-12-05", uk: "Доки новина стоїть першою на головній.",
                en: "Until when it stays first on the home page."),
        ])
}
