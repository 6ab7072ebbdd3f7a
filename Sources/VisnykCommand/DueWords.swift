internal import Hub
internal import SourceText

/// What waits, unit by unit, for people.
struct DueWords {
    let language: MessageLanguage

    func text(_ report: DueReport) -> String {
        guard !report.units.isEmpty else {
            return language == .uk ? "Нічого не чекає.\n" : "Nothing waits.\n"
        }
        var text = ""
        for unit in report.units {
            let none = language == .uk ? "Без підрозділу" : "Without a unit"
            text += (unit.name.isEmpty ? none : unit.name).shownInTerminal + "\n"
            for item in unit.items {
                text += "    \(item.path): \(item.title) – \(words(item.reason))".shownInTerminal + "\n"
            }
        }
        return text
    }

    private func words(_ reason: DueReport.Item.Reason) -> String {
        switch (reason, language) {
        case (.unchecked(let day), .uk): "востаннє перевірено \(day)"
        case (.unchecked(let day), .en): "last checked on \(day)"
        case (.translationOld(let day), .uk): "переклад старший за оригінал, оновлений \(day)"
        case (.translationOld(let day), .en): "the translation is older than its original of \(day)"
        case (.aftermath(let day), .uk): "подія минула \(day), підсумків немає"
        case (.aftermath(let day), .en): "the event was on \(day), without an aftermath"
        case (.review(let day), .uk): "треба було переглянути \(day)"
        case (.review(let day), .en): "was to be reviewed on \(day)"
        case (.draft(let day, let left), .uk): "проєкт оприлюднено \(day), лишилося робочих днів: \(left)"
        case (.draft(let day, let left), .en): "draft made public on \(day), working days left: \(left)"
        }
    }
}
