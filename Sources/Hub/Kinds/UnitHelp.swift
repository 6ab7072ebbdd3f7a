extension KindHelp {
    static let unit = KindHelp(
        uk: "Підрозділ: рада, відділ, комунальне підприємство, старостинський округ.",
        en: "A unit: the council, a department, a municipal enterprise, a starosta district.",
        title: "Відділ освіти", titleEN: "Department of education",
        usual: ["type", "summary", "head", "tasks", "address", "phone", "email", "hours", "parent"],
        fields: [
            "type": FieldHelp("department", uk: "Вид підрозділу.", en: "The sort of unit."),
            "head": FieldHelp(
                "Оксана Дзвін", "Oksana Dzvin", uk: "Керівник: назва файлу з people/ або ім'я.",
                en: "The head: the name of a file in people/, or a name."),
            "parent": FieldHelp(
                "vykonkom", uk: "Кому підпорядкований: назва файлу з units/.",
                en: "Whom it answers to: the name of a file in units/."),
            "tasks": FieldHelp(
                "- Школи й дитячі садки\n- Підвезення учнів", "- Schools and kindergartens\n- School buses",
                uk: "Чим займається.", en: "What it does."),
            "address": FieldHelp(
                "вул. Соборна, 1, кабінет 12", "1 Soborna Street, room 12", uk: "Де сидить.", en: "Where it sits."),
            "office": FieldHelp(
                "ratusha", uk: "Будівля: назва файлу з places/ або назва словами.",
                en: "The building: the name of a file in places/, or a name in words."),
            "people": FieldHelp(
                "[dzvin-oksana]", uk: "Хто тут працює: назви файлів із people/.",
                en: "Who works here: names of files in people/."),
        ])
}
