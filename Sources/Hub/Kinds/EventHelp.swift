extension KindHelp {
    static let event = KindHelp(
        uk: "Подія з початком і місцем: засідання, навчання, концерт, толока. Потрапляє в календар.",
        en: "An event with a beginning and a place: a session, a course, a concert. It goes into the calendar.",
        title: "Толока в міському парку", titleEN: "Clean-up in the city park",
        usual: [
            "summary", "end", "type", "organizers", "price", "registration_url", "accessibility", "image", "image_alt",
            "tags",
        ],
        fields: [
            "date": FieldHelp(
                "2026-11-21", uk: "Коли оголошено; без неї події немає в стрічках.",
                en: "When it was announced; without it the event is in no feed."),
            "start": FieldHelp(
                "2026-12-05 18:30", uk: "Початок за місцевим часом; сама дата – подія на весь день.",
                en: "The beginning in local time; a date alone is a whole day."),
            "end": FieldHelp("2026-12-05 20:00", uk: "Кінець: дата й година.", en: "The end: date and time."),
            "when_text": FieldHelp(
                "Щосуботи о 10:00", "Saturdays at 10:00", uk: "Коли, своїми словами, замість дат.",
                en: "When, in your own words, instead of dates."),
            "all_day": FieldHelp("true", uk: "Увесь день, без годин.", en: "All day, without hours."),
            "type": FieldHelp("culture", uk: "Формат події.", en: "The sort of event."),
            "recurrence": FieldHelp(
                "FREQ=WEEKLY;BYDAY=SA;COUNT=6", uk: "Як повторюється, за правилом iCalendar.",
                en: "How it repeats, by iCalendar's rule."),
            "exceptions": FieldHelp(
                "[2026-12-19 18:30]", uk: "Коли події з повторення не буде.",
                en: "When an event of the series does not take place."),
            "place": FieldHelp(
                "biblioteka", uk: "Де: назва файлу з places/ або адреса словами. Для події онлайн досить online_url.",
                en:
                    "Where: the name of a file in places/, or an address in words. An on-line event needs online_url alone."
            ),
            "online_url": FieldHelp(
                "https://zustrich.example/toloka", uk: "Посилання, за яким приєднатися онлайн.",
                en: "The link to join on-line."),
            "part_of": FieldHelp(
                "den-mista-2026", uk: "Більша подія, частиною якої є ця.",
                en: "The larger event that this one is part of."),
            "programme": FieldHelp(
                "- {start: \"18:30\", title: Відкриття}\n- {start: \"19:00\", title: Концерт, place: Мала зала}",
                "- {start: \"18:30\", title: Opening}\n- {start: \"19:00\", title: Concert, place: Small hall}",
                uk: "Програма за годинами.", en: "The programme by hours."),
            "organizers": FieldHelp(
                "[viddil-osvity]", uk: "Хто проводить: назви файлів з units/ або назви словами.",
                en: "Who holds it: names of files in units/, or names in words."),
            "supported_by": FieldHelp(
                "[Фонд «Разом»]", "[The Razom fund]", uk: "Хто підтримав.", en: "Who supports it."),
            "registration_url": FieldHelp(
                "https://forma.example/toloka", uk: "Де записатися.", en: "Where to register."),
            "registration_until": FieldHelp(
                "2026-12-03 18:00", uk: "До якого часу запис.", en: "Until when one can register."),
            "live_url": FieldHelp("https://video.example/efir", uk: "Пряма трансляція.", en: "The live stream."),
            "recording_url": FieldHelp("https://video.example/zapys", uk: "Запис події.", en: "The recording."),
            "materials": FieldHelp(
                "- {file: files/prezentatsiia.pdf, title: Презентація}", "- {file: files/slides.pdf, title: Slides}",
                uk: "Файли події.", en: "Files of the event."),
            "price": FieldHelp("Вхід вільний", "Free entry", uk: "Скільки коштує вхід.", en: "What entry costs."),
            "audience": FieldHelp("Усі охочі", "Everybody", uk: "Для кого подія.", en: "Whom the event is for."),
            "agenda": FieldHelp(
                "- proiekt-biudzhet-2027\n- Різне", "- proiekt-biudzhet-2027\n- Other matters",
                uk: "Порядок денний: назви файлів із documents/ або слова.",
                en: "The agenda: names of files in documents/, or words."),
            "protocol": FieldHelp(
                "protokol-sesii-2026-10", uk: "Протокол: назва файлу з documents/.",
                en: "The minutes: the name of a file in documents/."),
            "status": FieldHelp("scheduled", uk: "Чи відбудеться.", en: "Whether it takes place."),
            "previous_start": FieldHelp(
                "2026-12-04 18:30", uk: "Коли мала початися, якщо її перенесли.",
                en: "When it was to begin, where it was moved."),
            "aftermath": FieldHelp(
                "toloka-pidsumky", uk: "Новина про те, як це було: назва файлу з news/.",
                en: "The news of how it went: the name of a file in news/."),
        ])
}
