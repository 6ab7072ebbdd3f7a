extension KindHelp {
    static let consultation = KindHelp(
        uk: "Обговорення чи опитування зі строком: генплан, бюджет участі, тариф.",
        en: "A consultation or a poll with a term: the master plan, a participatory budget, a tariff.",
        title: "Якою має бути площа Соборна", titleEN: "What should Soborna Square be like",
        usual: ["summary", "stages", "documents", "units", "tags"],
        fields: [
            "date": FieldHelp("2026-11-21", uk: "Коли оголошено.", en: "When it was announced."),
            "opens": FieldHelp(
                "2026-11-23", uk: "Перший день, коли можна долучитися.", en: "The first day to take part."),
            "closes": FieldHelp("2026-12-23", uk: "Останній день.", en: "The last day."),
            "how": FieldHelp(
                "- Заповніть форму на сайті.\n- Приходьте на слухання 5 грудня.",
                "- Fill in the form.\n- Come to the hearing on 5 December.",
                uk: "Як долучитися: по пункту на спосіб.", en: "How to take part: a line for each way."),
            "stages": FieldHelp(
                "- {title: Збір пропозицій, opens: 2026-11-23, closes: 2026-12-07}",
                "- {title: Proposals, opens: 2026-11-23, closes: 2026-12-07}",
                uk: "Етапи з датами.", en: "Stages with dates."),
            "documents": FieldHelp(
                "[proiekt-henplan]", uk: "Що обговорюють: назви файлів із documents/ або назви.",
                en: "What is discussed: names of files in documents/, or names."),
            "responses": FieldHelp("214", uk: "Скільки відповідей отримано.", en: "How many answers came."),
            "results": FieldHelp(
                "- {option: Більше дерев, votes: 120}", "- {option: More trees, votes: 120}",
                uk: "Як розділилися голоси.", en: "How the votes fell."),
            "said_did": FieldHelp(
                "- {said: Мало лавок, did: Поставимо двадцять}",
                "- {said: Too few benches, did: We will put up twenty}",
                uk: "Що сказали люди і що зроблено.", en: "What people said and what was done."),
            "outcome": FieldHelp(
                "Рада врахувала 14 із 20 пропозицій.", "The council took up 14 of 20 proposals.",
                uk: "Чим закінчилося.", en: "What came of it."),
            "decision": FieldHelp(
                "rishennia-2026-101", uk: "Ухвалене рішення: назва файлу з documents/.",
                en: "The decision: the name of a file in documents/."),
        ])
}
