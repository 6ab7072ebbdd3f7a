extension FieldHelp {
    /// Of the rows that every kind has.
    static let common: [String: FieldHelp] = [
        "title": FieldHelp(
            "Школа цифрової грамотності запрошує на навчання", "The digital skills school invites learners",
            uk: "Заголовок сторінки, списків і картки: одне речення без крапки, до 90 знаків.",
            en:
                "The heading of the page, of lists and of the card: one sentence without a full stop, up to 90 characters."
        ),
        "summary": FieldHelp(
            "Шість безоплатних занять для людей старшого віку, з 5 грудня.",
            "Six free lessons for older people, from 5 December.",
            uk: "Головне одним чи двома реченнями; без нього береться перший абзац.",
            en: "The gist in one or two sentences; without it the first paragraph is taken."),
        "date": FieldHelp(
            "2026-11-21 10:00",
            uk: "Коли оприлюднено: дата, за потреби з годиною за місцевим часом.",
            en: "When it was made public: a date, with the local time where that matters."),
        "updated": FieldHelp(
            "2026-11-22 09:00",
            uk: "Коли зміст змінився; без нього сторінка показує лише дату публікації.",
            en: "When the content changed; without it the page shows the date of publication alone."),
        "change_note": FieldHelp(
            "Уточнено адресу.", "The address was corrected.",
            uk: "Що саме змінилося, одним реченням; стоїть поруч із updated.",
            en: "What changed, in one sentence; goes with updated."),
        "tags": FieldHelp(
            "[освіта, е-послуги]", "[education, e-services]",
            uk: "Теми, за якими збирають тексти; список у дужках через кому.",
            en: "Topics that collect texts; a list in brackets with commas."),
        "audiences": FieldHelp(
            "[Пенсіонери]", "[Pensioners]",
            uk: "Для кого це, словами з переліку audiences у site.yml.",
            en: "Whom it is for, in words of the list audiences in site.yml."),
        "settlements": FieldHelp(
            "[Містечко]", "[Mistechko]",
            uk: "Яких населених пунктів стосується, словами з переліку settlements у site.yml.",
            en: "Which settlements it concerns, in words of the list settlements in site.yml."),
        "units": FieldHelp(
            "[viddil-osvity]",
            uk: "Підрозділи, що відповідають: назви файлів із units/ або назви словами.",
            en: "The units responsible: names of files in units/, or names in words."),
        "authors": FieldHelp(
            "[Пресслужба міської ради]", "[Press office of the city council]",
            uk: "Хто написав: назви файлів із people/ або імена словами.",
            en: "Who wrote it: names of files in people/, or names in words."),
        "signature": FieldHelp(
            "Пресслужба Містечківської міської ради", "Press office of the Mistechko city council",
            uk: "Підпис під текстом, якщо він інший, ніж у site.yml.",
            en: "The signature below the text where it differs from the one in site.yml."),
        "image": FieldHelp(
            "images/shkola.jpg",
            uk:
                "Головний знімок: файл поруч із текстом. Поруч потрібен image_alt, або запишіть {src, alt, caption, credit}.",
            en:
                "The main picture: a file beside the text. It wants image_alt beside it, or write {src, alt, caption, credit}."
        ),
        "image_alt": FieldHelp(
            "Люди старшого віку за комп'ютерами в бібліотеці", "Older people at computers in the library",
            uk: "Що видно на головному знімку, для тих, хто його не бачить.",
            en: "What the main picture shows, for those who do not see it."),
        "attachments": FieldHelp(
            "- {file: files/rozklad.pdf, title: Розклад занять}", "- {file: files/rozklad.pdf, title: Timetable}",
            uk: "Файли для завантаження, що лежать поруч із текстом.",
            en: "Files to download that lie beside the text."),
        "related": FieldHelp(
            "[yarmarok, toloka-v-lystopadi]",
            uk: "Що ще прочитати: назви файлів інших текстів; без нього добирається само.",
            en: "What to read next: names of other texts' files; chosen automatically where it is missing."),
        "campaign": FieldHelp(
            "misto-onlain", uk: "Кампанія, частиною якої є текст: назва файлу з campaigns/.",
            en: "The campaign that the text is part of: the name of a file in campaigns/."),
        "follows": FieldHelp(
            "shkola-anons", uk: "Попередній текст тієї самої історії: назва його файлу.",
            en: "The earlier text of the same story: the name of its file."),
        "faq": FieldHelp(
            "- question: Чи треба мати свій комп'ютер?\n  answer: Ні, комп'ютери є в бібліотеці.",
            "- question: Do I need a computer of my own?\n  answer: No, the library has computers.",
            uk: "Питання й відповіді; відповідь може мати посилання.",
            en: "Questions and answers; an answer may hold links."),
        "ask": FieldHelp(
            "{question: Який день зручніший?, reply_email: rada@town.example, until: 2026-12-01}",
            "{question: Which day suits you?, reply_email: rada@town.example, until: 2026-12-01}",
            uk: "Питання до читачів, куди відповісти й до якого дня.",
            en: "A question to readers, where to reply and until when."),
        "search_terms": FieldHelp(
            "[комп'ютерні курси, інтернет для бабусі]", "[computer course, internet for grandma]",
            uk: "Слова, якими це шукають люди; на сторінці їх не видно.",
            en: "Words that people look for it by; never shown on the page."),
        "lint_off": FieldHelp(
            "[lint.heading]", uk: "Правила стилю, про які visnyk check у цьому тексті не згадує.",
            en: "Rules of style of which visnyk check says nothing in this text."),
        "aliases": FieldHelp(
            "[/stara-adresa/]", uk: "Колишні адреси сторінки: хто прийде за ними, потрапить сюди.",
            en: "Former addresses of the page: who comes by them is led here."),
        "weight": FieldHelp(
            "10", uk: "Порядок у списках за вибором: менше число стоїть вище.",
            en: "The order in chosen lists: a smaller number stands higher."),
        "draft": FieldHelp(
            "true", uk: "Чернетка: на сайт не потрапляє, її видно лише у visnyk serve.",
            en: "A draft: not on the site, seen in visnyk serve alone."),
        "publish_at": FieldHelp(
            "2026-12-01 09:00", uk: "Коли оприлюднити; доти тексту на сайті немає.",
            en: "When to publish; until then the text is not on the site."),
        "expires": FieldHelp(
            "2027-01-01", uk: "Коли текст стане неактуальним: він зникне зі списків, а сторінка лишиться з поміткою.",
            en: "When the text ceases to hold: it leaves the lists, and its page stays with a notice."),
        "replaced_by": FieldHelp(
            "nova-storinka", uk: "Чинна сторінка замість цієї: назва її файлу.",
            en: "The page that holds instead of this one: the name of its file."),
        "gone": FieldHelp(
            "true", uk: "Сторінку вилучено назавжди: сервер відповідає «410».",
            en: "The page was withdrawn for good: the server answers 410."),
        "noindex": FieldHelp(
            "true", uk: "Не для пошукових систем.", en: "Not for search engines."),
        "phone": FieldHelp(
            "(04000) 2-14-55", uk: "Телефон, як його пишуть у громаді; кілька пишіть через кому.",
            en: "A telephone number as the town writes it; several with commas."),
        "email": FieldHelp("rada@town.example", uk: "Електронна адреса.", en: "An e-mail address."),
        "hours": FieldHelp(
            "Пн–Чт 08:00–17:00; Пт 08:00–15:45; перерва 12:00–12:45",
            "Mo–Th 08:00–17:00; Fr 08:00–15:45; break 12:00–12:45",
            uk: "Години роботи за днями, через крапку з комою.", en: "Opening hours by days, with semicolons."),
        "checked": FieldHelp(
            "2026-11-01", uk: "Коли відомості востаннє перевірено; раз на рік про це нагадують.",
            en: "When the facts were last checked; a reminder comes once a year."),
        "status_note": FieldHelp(
            "До 1 грудня приймає інший кабінет.", "Until 1 December another room receives.",
            uk: "Пояснення до стану, одним реченням.", en: "What the state means, in one sentence."),
        "accessibility": FieldHelp(
            "Пандус, широкі двері, доступна вбиральня", "Ramp, wide doors, accessible toilet",
            uk: "Як потрапити людині на кріслі колісному, з візочком, незрячій.",
            en: "How a person in a wheelchair, with a pram or without sight gets in."),
    ]
}
