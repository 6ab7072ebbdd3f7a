extension KindHelp {
    static let alert = KindHelp(
        uk: "Оповіщення, що стосується всіх зараз: стоїть угорі кожної сторінки, доки діє.",
        en: "A warning that concerns everybody now: it stands at the top of every page while it holds.",
        title: "Штормове попередження на ніч", titleEN: "Storm warning for the night",
        usual: ["level", "start", "instruction", "source", "exercise"],
        fields: [
            "date": FieldHelp("2026-11-21 17:45", uk: "Коли оголошено.", en: "When it was issued."),
            "preset": FieldHelp(
                "storm", uk: "Вид загрози: сам заповнює category, urgency, severity і certainty.",
                en: "The sort of danger: it fills category, urgency, severity and certainty."),
            "category": FieldHelp(
                "Met", uk: "Категорія CAP, якщо вона інша, ніж дає preset.",
                en: "The CAP category, where it differs from the preset's."),
            "urgency": FieldHelp("Expected", uk: "Терміновість за CAP.", en: "Urgency in CAP's terms."),
            "severity": FieldHelp("Severe", uk: "Небезпека за CAP.", en: "Severity in CAP's terms."),
            "certainty": FieldHelp("Likely", uk: "Імовірність за CAP.", en: "Certainty in CAP's terms."),
            "start": FieldHelp(
                "2026-11-21 18:00", uk: "Коли починає діяти; без нього – з date.",
                en: "When it begins to hold; without it from date."),
            "until": FieldHelp(
                "2026-11-22 09:00", uk: "До якого часу діє. Якщо невідомо, напишіть review_at.",
                en: "Until when it holds. Where nobody knows, write review_at."),
            "review_at": FieldHelp(
                "2026-11-22 09:00", uk: "Коли переглянете оповіщення, якщо кінець невідомий.",
                en: "When you will review it, where the end is unknown."),
            "area": FieldHelp(
                "Уся громада", "The whole community", uk: "Де діє, словами; замість нього можна settlements.",
                en: "Where it holds, in words; settlements can stand instead."),
            "settlements": FieldHelp(
                "[Містечко]", "[Mistechko]",
                uk: "Де діє, словами з переліку settlements у site.yml; замість нього можна area.",
                en: "Where it holds, in words of the list settlements in site.yml; area can stand instead."),
            "instruction": FieldHelp(
                "Не виходьте без потреби, приберіть речі з балконів.", "Stay indoors; clear your balconies.",
                uk: "Що робити людям, одним чи двома реченнями.", en: "What people are to do, in one or two sentences."),
            "message": FieldHelp(
                "alert", uk: "Нове оповіщення, оновлення чи відбій.", en: "A new alert, an update or the all-clear."),
            "replaces": FieldHelp(
                "shtorm-2026-11", uk: "Попереднє оповіщення: назва його файлу; для update і cancel.",
                en: "The earlier alert: the name of its file; for update and cancel."),
            "level": FieldHelp("warning", uk: "Як помітно показати.", en: "How strongly it is shown."),
            "exercise": FieldHelp(
                "true", uk: "Навчальна тривога: так і буде написано.", en: "An exercise: the page says so."),
            "source": FieldHelp(
                "Обласний гідрометцентр", "Oblast weather service", uk: "Хто повідомив.", en: "Who said so."),
        ])
}
