import SourceText
import TestSupport

@testable import Hub

/// A value for any row of a kind or of the settings, as YAML on one line: mostly one that is accepted, with hostile
/// text wherever text may stand.
struct FieldValues {
    /// Slugs by kind's name.
    var slugs: [String: [String]] = [:]
    var files = ["a'&.pdf", "б\"$;.pdf"]
    var pictures = ["a'&.png", "б {}.png"]
    var settlements = ["Містечко", "Село"]
    var audiences = ["Ветерани"]
    /// Where any text may be a map by language.
    var languages: [String] = []

    func line(of field: Field, _ dice: inout Dice) -> String {
        // Now and then something else than the row wants.
        let type = dice.chance(2) ? FieldValues.others[dice.below(FieldValues.others.count)] : field.type
        return field.name + ": " + (field.name == "title" ? title(&dice) : yaml(type, &dice))
    }

    private static let others: [FieldType] = [
        .text, .number, .flag, .instant(), .list(.text), .picture, .path, .url, .recurrence,
    ]

    private func title(_ dice: inout Dice) -> String { HostileText.quotedLine(&dice, beginsWithLetter: true) }

    func yaml(_ type: FieldType, _ dice: inout Dice) -> String {
        switch type {
        case .text: return text(&dice)
        case .markdown: return HostileText.quoted(MarkdownText.inline(&dice))
        case .hours: return dice.chance(50) ? dice.pick(FieldValues.hours) : HostileText.quotedLine(&dice)
        case .daySpan: return HostileText.quoted(dice.pick(["08:30–12:00", "8-12", "з 20.00 до 24", "00:00-24:00"]))
        case .money: return dice.chance(60) ? dice.pick(FieldValues.money) : HostileText.quotedLine(&dice)
        case .phone: return HostileText.quoted(HostileText.line(&dice) + " 112")
        case .number: return dice.pick(["3", "0", "-1", "12,5", "50.4501", "1e9", "999999999999", "0.1", "180"])
        case .flag: return dice.pick(["true", "false", "так"])
        case .day, .instant: return dice.pick(dice.chance(70) ? FieldValues.usualDates : FieldValues.oddDates)
        case .url: return HostileText.quoted(dice.pick(FieldValues.addresses))
        case .email: return HostileText.quoted(dice.pick(["a'&@example.org", "ї@example.org", "a+b=$x@example.org"]))
        case .file: return HostileText.quoted(dice.pick(files))
        case .picture: return picture(&dice)
        case .choice(let words): return dice.pick(words)
        case .list(let item):
            return "[" + (0..<dice.number(1...3)).map { _ in yaml(item, &dice) }.joined(separator: ", ") + "]"
        case .map(let rows): return map(rows, &dice)
        case .either(let plain, let rows): return dice.chance(50) ? yaml(plain, &dice) : map(rows, &dice)
        case .reference(let kind, let orText):
            let known = kind.map { slugs[$0] ?? [] } ?? slugs.keys.sorted().flatMap { slugs[$0] ?? [] }
            return orText && dice.chance(50) || known.isEmpty ? title(&dice) : dice.pick(known)
        case .term(let taxonomy):
            switch taxonomy {
            case .tags: return title(&dice)
            case .settlements: return dice.pick(settlements)
            case .audiences: return dice.pick(audiences)
            }
        case .path: return HostileText.quoted(address(&dice))
        case .recurrence: return dice.pick(FieldValues.rules)
        }
    }

    private func text(_ dice: inout Dice) -> String {
        guard !languages.isEmpty, dice.chance(40) else { return HostileText.quotedLine(&dice) }
        return "{" + languages.map { "\($0): " + HostileText.quotedLine(&dice) }.joined(separator: ", ") + "}"
    }

    private func map(_ rows: [Field], _ dice: inout Dice) -> String {
        let chosen = rows.filter { $0.isRequired || dice.chance(60) }
        let items = (chosen.isEmpty ? [rows[0]] : chosen).map { $0.name + ": " + yaml($0.type, &dice) }
        return "{" + items.joined(separator: ", ") + "}"
    }

    private func picture(_ dice: inout Dice) -> String {
        var parts = ["src: " + HostileText.quoted(dice.pick(pictures)), "alt: " + title(&dice)]
        if dice.chance(50) { parts.append("caption: " + HostileText.quotedLine(&dice)) }
        if dice.chance(50) { parts.append("credit: " + HostileText.quotedLine(&dice)) }
        if dice.chance(30) { parts.append("focus: " + dice.pick(["50 50", "0% 100%", "33.3 12"])) }
        if dice.chance(20) { parts.append("press_original: true") }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// An old address, with what servers take for more than a letter.
    private func address(_ dice: inout Dice) -> String {
        let number = dice.below(1_000_000)
        var path = dice.pick(["/old", "/стара", "/и\u{306}", "/a b", "/index.php", "/%D0%BD", "/"]) + "\(number)"
        if dice.chance(70) { path += dice.pick(FieldValues.specials) + dice.pick(["x", "й", "9"]) }
        path += dice.pick(["", "/", ".html", "/index.html"])
        if dice.chance(30) { path += "?p=\(number)" + dice.pick(["", "&l=en", "&q=a%20b", "&x='", "&$x={}", "=;"]) }
        return path
    }

    static let specials = [
        ";", "{", "}", "\"", "'", "$", "\\", "${HOSTNAME}", "%{ENV:x}", "*", ":splat", "(", ")", "[", "]", "^", "|",
        "+", "~", "!", "@", "&", "=", ",", "%20", "%0a", "%22", "%3B", "//", "..", "/.", " ", "\u{300}", "\u{202E}",
        "\u{200D}", "\u{FE0F}", "<zq7x>", "#", "\u{1F600}", "\u{600}", "\u{34F}", "\u{A0}", "\u{2028}",
    ]
    static let usualDates = [
        "2026-11-20", "2026-11-21 18:30", "2026-11-25 10:00", "2026-12-01", "2026-11-21T18:30:00+02:00", "2025-06-01",
    ]
    static let oddDates = [
        "0001-01-01", "9999-12-31", "2024-02-29", "2026-03-29 03:30", "2026-10-25 03:30", "1900-01-01 00:00",
        "1970-01-01", "2015-01-07 9:15:44 -0400", "2026-11-21 23:59:59", "2026-02-30", "2038-01-19 03:14:08", "2026-11",
        "9999-12-31 23:59", "0001-01-01 00:00", "2026-11-21T00:00:00+14:00", "2026-11-21T00:00:00-12:00",
    ]
    static let addresses = [
        "https://example.org/?a=1&b='", "https://example.org/$x;{}", "http://example.org", "/news/", "/;'&",
        "tel:+380", "mailto:a@example.org?subject='&x=1", "https://приклад.укр/ї?q=й#и\u{306}",
        "https://example.org/%0A",
        "HTTPS://example.org/](x", "https://example.org:8080/a,b", "https://example.org/`*_~", "https://[::1]/",
    ]
    static let rules = [
        "FREQ=WEEKLY;BYDAY=SA", "FREQ=DAILY;COUNT=3", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=400", "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=99;UNTIL=20271231", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=DAILY;COUNT=0", "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=WEEKLY;BYDAY=MO,TU,WE;WKST=SU;COUNT=9",
    ]
    static let hours = [
        "Пн–Чт 08:00–17:00; Пт 08:00–15:45; перерва 12:00–12:45", "Пн–Нд 00:00–24:00", "цілодобово", "Пн 22:00–06:00",
        "Сб 10:00–09:00", "Пн–Пн 08:00–08:00", "Mon-Fri 9-17",
    ]
    static let money = [
        "безоплатно", "100 грн", "\"12,50 грн\"", "0", "\"1 000 000 000,99 грн\"", "99999999999999999999 грн", "5 %",
        "\"-1 грн\"", "€ 10", "від 10 до 20 грн", "0,1 НМДГ",
    ]
}
