extension KindHelp {
    static let service = KindHelp(
        uk: "Послуга: що отримає людина, які документи потрібні, куди йти, скільки коштує і як довго чекати.",
        en: "A service: what people get, which documents they need, where to go, what it costs and how long it takes.",
        title: "Житлова субсидія", titleEN: "Housing subsidy",
        usual: [
            "summary", "audience", "documents", "submit_ways", "steps", "fee", "term", "result", "online_url",
            "offices",
            "phone", "hours", "checked", "tags",
        ],
        fields: [
            "audience": FieldHelp(
                "Родини, у яких плата за житло перевищує норму", "Families whose housing costs exceed the norm",
                uk: "Хто може отримати послугу.", en: "Who can get the service."),
            "category": FieldHelp(
                "Соціальна підтримка", "Social support", uk: "Сфера, за якою послуги збирають у список.",
                en: "The field by which services are listed."),
            "life_event": FieldHelp(
                "Отримання пільг і допомоги", "Getting benefits", uk: "Життєва ситуація, у якій послуга потрібна.",
                en: "The situation in life in which it is needed."),
            "provider": FieldHelp(
                "tsnap", uk: "Хто надає: назва файлу з units/ або назва словами.",
                en: "Who provides it: the name of a file in units/, or a name in words."),
            "grounds": FieldHelp(
                "Плата за житло більша за обов'язкову частку", "Housing costs exceed the compulsory share",
                uk: "Що дає право звернутися.", en: "What gives the right to apply."),
            "documents": FieldHelp(
                "- Паспорт\n- {title: Договір оренди, when: якщо винаймаєте житло}",
                "- Passport\n- {title: Tenancy agreement, when: if you rent}",
                uk: "Що принести; за потреби – коли саме, бланк і зразок: {title, when, form, sample}.",
                en: "What to bring; where needed with when, a form and a sample: {title, when, form, sample}."),
            "submit_ways": FieldHelp(
                "[На порталі Дія, У ЦНАП, Поштою]", "[On the Diia portal, At the service centre, By post]",
                uk: "Якими способами подати.", en: "The ways to apply."),
            "steps": FieldHelp(
                "- Заповніть заяву.\n- Подайте її з документами.\n- Дочекайтеся рішення.",
                "- Fill in the form.\n- Hand it in with the documents.\n- Wait for the decision.",
                uk: "Порядок дій, крок за кроком.", en: "What to do, step by step."),
            "fee": FieldHelp(
                "Безоплатно", "Free", uk: "Вартість: сума в гривнях або слова.", en: "The cost: an amount, or words."),
            "fees": FieldHelp(
                "- {for: Терміново, amount: 340 грн}", "- {for: Urgent, amount: 340 UAH}",
                uk: "Вартість, якщо вона різна.", en: "The costs, where there are several."),
            "payment_details": FieldHelp(
                "\"Отримувач: Містечківська громада\"", "\"Payee: Mistechko community\"", uk: "Реквізити для оплати.",
                en: "Details for the payment."),
            "term": FieldHelp(
                "10 робочих днів", "10 working days", uk: "Скільки чекати, словами.", en: "How long it takes, in words."
            ),
            "terms": FieldHelp(
                "- {for: Призначення субсидії, days: 10, working: true}",
                "- {for: The decision, days: 10, working: true}",
                uk: "Строки числом, якщо їх кілька; working – робочі дні.",
                en: "Times as numbers, where there are several; working means working days."),
            "result": FieldHelp(
                "Рішення про призначення субсидії", "A decision on the subsidy", uk: "Що людина отримає.",
                en: "What people get."),
            "result_ways": FieldHelp(
                "[В електронному кабінеті, Листом]", "[On-line, By letter]", uk: "Як отримати результат.",
                en: "How the result comes."),
            "refusal": FieldHelp(
                "- Подано не всі документи", "- Documents are missing", uk: "Чому можуть відмовити.",
                en: "Why it may be refused."),
            "appeal": FieldHelp(
                "До виконавчого комітету або до суду.", "To the executive committee or to court.",
                uk: "Куди скаржитися на відмову.",
                en: "Where to appeal."),
            "laws": FieldHelp(
                "- {title: Закон про житлово-комунальні послуги, url: \"https://zakon.rada.gov.ua/laws/show/2189-19\"}",
                "- {title: Housing Services Act, url: \"https://zakon.rada.gov.ua/laws/show/2189-19\"}",
                uk: "Закони й акти, за якими надають послугу.", en: "The laws by which the service is given."),
            "approved_by": FieldHelp(
                "kartka-subsydii", uk: "Документ, яким затверджено картку: назва файлу з documents/.",
                en: "The document that approved the card: the name of a file in documents/."),
            "online_url": FieldHelp(
                "https://diia.gov.ua/services/zhitlova-subsidiya", uk: "Де подати онлайн.",
                en: "Where to apply on-line."),
            "online_name": FieldHelp(
                "Дія", "Diia", uk: "Назва порталу, на якому триває подання.",
                en: "The name of the portal it continues on."),
            "offices": FieldHelp(
                "[tsnap-ofis]", uk: "Куди звертатися: назви файлів із places/ або адреси словами.",
                en: "Where to go: names of files in places/, or addresses in words."),
            "status": FieldHelp("active", uk: "Чи надається зараз.", en: "Whether it is given now."),
            "identifier": FieldHelp(
                "00205", uk: "Код послуги в національному реєстрі.", en: "Its code in the national register."),
        ])
}
