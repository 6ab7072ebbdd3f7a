extension KindHelp {
    static let place = KindHelp(
        uk: "Місце з адресою: установа, укриття, Пункт Незламності, бібліотека, зала.",
        en: "A place with an address: an office, a shelter, a Point of Invincibility, a library, a hall.",
        title: "Міська бібліотека", titleEN: "City library",
        usual: [
            "type", "summary", "latitude", "longitude", "hours", "hours_blackout", "phone", "accessibility", "capacity",
            "equipment", "status", "checked",
        ],
        fields: [
            "address": FieldHelp(
                "вул. Соборна, 12, м. Містечко", "12 Soborna Street, Mistechko",
                uk: "Адреса рядком або {post_code, settlement, street, building}.",
                en: "The address in a line, or {post_code, settlement, street, building}."),
            "latitude": FieldHelp(
                "50.4501", uk: "Широта, перше число з карти; в Україні від 44 до 53.",
                en: "Latitude, the first number on a map; in Ukraine from 44 to 53."),
            "longitude": FieldHelp(
                "30.5234", uk: "Довгота, друге число з карти; в Україні від 22 до 41.",
                en: "Longitude, the second number on a map; in Ukraine from 22 to 41."),
            "type": FieldHelp("library", uk: "Що це за місце.", en: "What sort of place it is."),
            "code": FieldHelp(
                "UA99020130010058114", uk: "Код КАТОТТГ населеного пункту.", en: "The settlement's KATOTTH code."),
            "hours_blackout": FieldHelp(
                "Цілодобово", "Day and night", uk: "Години, коли немає світла.", en: "Hours while there is no power."),
            "contacts": FieldHelp(
                "- Черговий, 0 800 000 101", "- On duty, 0 800 000 101", uk: "До кого звертатися.", en: "Whom to ask."),
            "capacity": FieldHelp("120", uk: "Скільки людей вміщає.", en: "How many people it holds."),
            "equipment": FieldHelp("[generator, starlink, water, heating]", uk: "Що там є.", en: "What there is."),
            "status": FieldHelp("open", uk: "Чи працює.", en: "Whether it is open."),
            "shelter": FieldHelp(
                "{number: \"04102\", type: Найпростіше укриття, holder: Ліцей № 1}",
                "{number: \"04102\", type: Basic shelter, holder: Lyceum No. 1}",
                uk: "Відомості про укриття для відкритих даних.", en: "Facts about a shelter for open data."),
        ])
}
