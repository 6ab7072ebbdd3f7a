extension KindHelp {
    static let person = KindHelp(
        uk: "Посадова особа чи депутат.", en: "An official or a councillor.",
        title: "Дзвін Оксана Петрівна", titleEN: "Oksana Dzvin",
        usual: ["photo", "units", "phone", "email", "reception", "faction"],
        fields: [
            "role": FieldHelp(
                "Староста Щаснівського округу", "Starosta of the Shchasne district", uk: "Посада.",
                en: "The office held."),
            "photo": FieldHelp(
                "{src: dzvin.jpg, alt: Оксана Дзвін}", "{src: dzvin.jpg, alt: Oksana Dzvin}",
                uk: "Портрет: файл поруч з описом.", en: "A portrait: a file beside the text, with its alt."),
            "units": FieldHelp(
                "[viddil-osvity]", uk: "Підрозділ: назва файлу з units/ або назва словами.",
                en: "The unit: the name of a file in units/, or a name in words."),
            "faction": FieldHelp(
                "Позафракційна", "Independent", uk: "Фракція депутата.", en: "A councillor's faction."),
            "commission": FieldHelp(
                "Бюджетна комісія", "Budget commission", uk: "Комісія депутата.", en: "A councillor's commission."),
            "district": FieldHelp("Округ № 3", "Ward 3", uk: "Виборчий округ.", en: "The ward."),
            "reception": FieldHelp(
                "Ср 10:00–12:00", "We 10:00–12:00", uk: "Коли приймає людей.", en: "When people are received."),
        ])
}
