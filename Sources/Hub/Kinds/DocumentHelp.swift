extension KindHelp {
    static let document = KindHelp(
        uk: "Документ: рішення, розпорядження, проєкт, протокол, програма, звіт.",
        en: "A document: a decision, an order, a draft, minutes, a programme, a report.",
        title: "Про затвердження програми «Безпечна громада»", titleEN: "On the programme “Safe community”",
        usual: [
            "number", "accepted", "status", "body", "summary", "scan", "explanatory_note", "attachments", "amends",
            "tags",
        ],
        fields: [
            "type": FieldHelp("decision", uk: "Вид документа.", en: "The sort of document."),
            "number": FieldHelp("48/101", uk: "Номер, як на документі.", en: "The number as the document has it."),
            "date": FieldHelp("2026-11-21", uk: "Коли оприлюднено.", en: "When it was made public."),
            "accepted": FieldHelp("2026-11-20", uk: "Коли ухвалено.", en: "When it was adopted."),
            "valid_from": FieldHelp("2026-12-01", uk: "З якого дня чинний.", en: "The first day in force."),
            "valid_until": FieldHelp("2028-12-31", uk: "До якого дня чинний.", en: "The last day in force."),
            "status": FieldHelp("in_force", uk: "Чи чинний.", en: "Whether it is in force."),
            "body": FieldHelp(
                "Містечківська міська рада", "Mistechko city council", uk: "Хто ухвалив.", en: "Who adopted it."),
            "initiator": FieldHelp(
                "Відділ безпеки", "Department of safety", uk: "Хто подав проєкт.", en: "Who brought it in."),
            "session": FieldHelp(
                "sesiia-2026-11", uk: "Засідання, на якому ухвалено: назва файлу з events/.",
                en: "The session that adopted it: the name of a file in events/."),
            "explanatory_note": FieldHelp(
                "files/zapyska.pdf", uk: "Пояснювальна записка: файл поруч.",
                en: "The explanatory note: a file beside the text."),
            "comparison_table": FieldHelp(
                "files/tablytsia.pdf", uk: "Порівняльна таблиця: файл поруч.",
                en: "The comparison table: a file beside the text."),
            "impact_analysis": FieldHelp(
                "files/arv.pdf", uk: "Аналіз регуляторного впливу: файл поруч.",
                en: "The regulatory impact analysis: a file beside the text."),
            "scan": FieldHelp(
                "files/rishennia-101.pdf", uk: "Підписаний документ: файл поруч.",
                en: "The signed document: a file beside the text."),
            "amends": FieldHelp(
                "[rishennia-2025-77]", uk: "Які документи змінює: назви їхніх файлів.",
                en: "Which documents it amends: names of their files."),
            "repeals": FieldHelp(
                "[rishennia-2019-14]", uk: "Які документи скасовує.", en: "Which documents it repeals."),
            "based_on": FieldHelp("[prohrama-bezpeka]", uk: "На підставі чого ухвалено.", en: "What it is based on."),
            "became": FieldHelp(
                "rishennia-2026-101", uk: "Чим став цей проєкт: назва файлу ухваленого документа.",
                en: "What this draft became: the name of the adopted document's file."),
            "discussion_until": FieldHelp(
                "2026-12-20", uk: "До якого дня приймають зауваження до проєкту.",
                en: "Until when comments on the draft are taken."),
            "votes": FieldHelp(
                "{for: 24, against: 1, abstained: 0, not_voting: 0, absent: 1}", uk: "Як голосували.",
                en: "How the vote went."),
        ])
}
