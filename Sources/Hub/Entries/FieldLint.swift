internal import Calendars
internal import ContentLint
internal import SourceText
internal import YAML

/// Rules of style for the fields of one entry, and for what of it has grown old.
struct FieldLint {
    let entry: Entry
    /// Of a translation.
    let original: Entry?
    let path: String
    let front: YAMLNode?
    let zone: Zone
    let now: Instant

    private static let day: Int64 = 86_400

    func findings() -> [TextLint.Finding] {
        var all: [TextLint.Finding] = []
        lookAtTitle(&all)
        lookAtDocuments(&all)
        lookAtAge(&all)
        return all
    }

    /// The rules that the entry turns off, and names that are none.
    static func rulesOff(of entry: Entry) -> (rules: Set<LintRule>, unknown: [String]) {
        guard case .list(let items)? = entry.value(at: entry.declaration.index(of: "lint_off")) else { return ([], []) }
        var rules: Set<LintRule> = []
        var unknown: [String] = []
        for case .text(let name) in items {
            if let rule = LintRule(rawValue: name) { rules.insert(rule) } else { unknown.append(name) }
        }
        return (rules, unknown)
    }

    func place(of name: String) -> Place {
        guard case .mapping(let pairs, _)? = front else { return Place(path) }
        let kind = entry.declaration
        let index = kind.index(of: name)
        let pair = pairs.first {
            (kind.index(of: $0.key.text) ?? OwnWords.position(of: $0.key.text, in: kind.fields)) == index
        }
        return Place(path, pair?.value.range)
    }

    private func say(
        _ rule: LintRule, _ name: String, _ arguments: [String] = [], lines: String? = nil,
        _ all: inout [TextLint.Finding]
    ) {
        all.append(
            TextLint.Finding(
                rule: rule,
                diagnostic: Diagnostic(
                    rule.message, at: place(of: name), arguments, mend: lines.map { Mend(lines: $0) })))
    }

    // MARK: Words

    private func lookAtTitle(_ all: inout [TextLint.Finding]) {
        guard let title = entry.text(.title) else { return }
        let name = FieldName.title.key
        let letters = title.unicodeScalars.filter(\.properties.isAlphabetic)
        if letters.count >= 10, letters.allSatisfy(\.properties.isUppercase), !FieldLint.isOfAbbreviations(title) {
            say(.titleCapitals, name, [], &all)
        }
        let length = title.unicodeScalars.count
        if length > 200 { say(.titleLong, name, [String(length)], &all) }
        let last = title.split(byte: " ").last ?? ""
        if last.hasSuffix(bytes: ",") || last.hasSuffix(bytes: ";") {
            say(.titleFullStop, name, [], &all)
        } else if last.hasSuffix(bytes: "."), !last.hasSuffix(bytes: ".."), last.unicodeScalars.count > 5,
            !last.dropLast(bytes: 1).contains(bytes: ".")
        {
            say(.titleFullStop, name, [], &all)
        }
        if let sign = FieldLint.unpaired(in: title) { say(.titleUnpaired, name, [sign], &all) }
    }

    /// `ЦНАП, ДСНС, ВПО, ОСББ`: short words with a comma, a slash or «та» between each and the next.
    private static func isOfAbbreviations(_ title: String) -> Bool {
        var plain = title
        for joint in [" ТА ", " І ", " Й ", " AND ", "/", ";", "+", " – ", " — "] {
            plain = plain.replacing(bytes: joint, with: ",")
        }
        let words = plain.split(byte: ",").map { String($0).trimmed }
        return words.count > 1 && words.allSatisfy { $0.unicodeScalars.count <= 6 && !$0.contains(bytes: " ") }
    }

    /// A quotation mark or an opening bracket whose partner is nowhere. Where quotations lie in one another, one mark may
    /// close both; `а)` numbers a point.
    private static func unpaired(in title: String) -> String? {
        let signs = Array(title.unicodeScalars)
        for (open, close) in [("«", "»"), ("(", ")")] as [(Unicode.Scalar, Unicode.Scalar)] {
            let first = signs.firstIndex(of: open)
            let last = signs.lastIndex(of: close)
            if let first, last ?? -1 < first { return String(open) }
            if close == "»", let last, first ?? .max > last { return String(close) }
        }
        return nil
    }

    /// Whoever comes with papers must know all of them.
    private func lookAtDocuments(_ all: inout [TextLint.Finding]) {
        guard let index = entry.declaration.index(of: "documents"),
            case .list(let items)? = entry.value(at: index), !entry.declaration.hasCalendar
        else { return }
        for item in items {
            let text: String
            switch item {
            case .text(let words): text = words
            case .map(let parts):
                text = parts.compactMap { if case .text(let words) = $0.value { words } else { nil } }.joined(
                    separator: " ")
            default: continue
            }
            let small = text.folded
            if ["тощо", "та інше", "та інші документи", "і т. д", "і т.д", "і т. ін", "etc."].contains(where: {
                small.contains(bytes: $0)
            }) {
                return say(.etc, "documents", [], &all)
            }
        }
    }

    // MARK: Age

    private func lookAtAge(_ all: inout [TextLint.Finding]) {
        if entry.language == 0, case .moment(let checked)? = entry.value(at: entry.declaration.index(of: "checked")),
            checked.instant(in: zone).adding(seconds: 365 * FieldLint.day) < now
        {
            say(.unchecked, "checked", [checked.standardForm], &all)
        }
        if let original, let changed = original.moment(.updated) {
            let own = entry.moment(.updated)
            if own.map({ $0.end(in: zone) < changed.instant(in: zone) }) ?? true {
                let name = own == nil ? FieldName.title.key : FieldName.updated.key
                say(.translationOld, name, [changed.standardForm, own?.standardForm ?? "?"], &all)
            }
        }
        lookAtEvent(&all)
    }

    /// Between three days and four months after it: later nobody will write of it.
    private func lookAtEvent(_ all: inout [TextLint.Finding]) {
        let kind = entry.declaration
        guard entry.language == 0, kind.hasCalendar, let row = kind.index(of: "aftermath"), entry.value(at: row) == nil,
            let timing = Timing(kind, in: zone, value: { entry.value(at: $0) }), timing.recurrence == nil,
            entry.value(at: kind.index(of: "recording_url")) == nil,
            !["cancelled", "postponed"].contains(entry.text(.status) ?? "")
        else { return }
        let end = (timing.end ?? timing.start).end(in: zone)
        guard end.adding(seconds: 3 * FieldLint.day) < now, now < end.adding(seconds: 120 * FieldLint.day) else {
            return
        }
        say(.aftermath, FieldName.start.key, [timing.start.standardForm], lines: "aftermath: nazva-novyny", &all)
    }
}
