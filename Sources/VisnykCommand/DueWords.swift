internal import Hub
internal import SourceText
internal import Translations

/// What waits, unit by unit, for people.
struct DueWords {
    let language: MessageLanguage

    func text(_ report: DueReport) -> String {
        guard !report.units.isEmpty else {
            return language("Нічого не чекає.\n", "Nothing waits.\n")
        }
        var text = ""
        for unit in report.units {
            let none = language("Без підрозділу", "Without a unit")
            text += (unit.name.isEmpty ? none : unit.name).shownInTerminal + "\n"
            for item in unit.items {
                text += "    \(item.path): \(item.title) – \(words(item.reason))".shownInTerminal + "\n"
            }
        }
        return text
    }

    private func words(_ reason: DueReport.Item.Reason) -> String {
        switch reason {
        case .unchecked(let day): language("востаннє перевірено \(day)", "last checked on \(day)")
        case .translationOld(let day):
            language(
                "переклад старший за оригінал, оновлений \(day)", "the translation is older than its original of \(day)"
            )
        case .aftermath(let day):
            language("подія минула \(day), підсумків немає", "the event was on \(day), without an aftermath")
        case .review(let day): language("треба було переглянути \(day)", "was to be reviewed on \(day)")
        case .draft(let day, let left):
            language(
                "проєкт оприлюднено \(day), лишилося робочих днів: \(left)",
                "draft made public on \(day), working days left: \(left)")
        }
    }
}
