internal import Calendars
internal import ContentLint
internal import MarkdownHTML
internal import SourceText

/// Days in the words of an entry that no calendar has, or that its fields contradict.
struct DayLint {
    let entry: Entry
    let fields: FieldLint
    let strings: Strings
    let zone: Zone
    let path: String

    private let mentions: DayMentions
    /// A day named without its year is one near these.
    private let near: [Day]

    /// So far from the entry's own days a day without a year may be one of another year.
    private static let farthest = 150

    private struct Words {
        let text: String
        let place: Place
        let isTitle: Bool
    }

    init(_ entry: Entry, _ fields: FieldLint, _ strings: Strings, zone: Zone, path: String) {
        self.entry = entry
        self.fields = fields
        self.strings = strings
        self.zone = zone
        self.path = path
        mentions = DayMentions(strings.dates.names)
        let moments = [FieldName.start, .date, .updated, .until, .closes].compactMap { entry.moment($0) }
        near = moments.filter { $0.precision >= .day }.map { $0.civil(in: zone).day }
    }

    func findings(_ outline: MarkdownOutline?) -> [TextLint.Finding] {
        var all: [TextLint.Finding] = []
        var words: [Words] = []
        for name in [FieldName.title, .summary] {
            guard let text = entry.text(name) else { continue }
            words.append(Words(text: text, place: fields.place(of: name.key), isTitle: name == .title))
        }
        for heading in outline?.headings ?? [] {
            words.append(Words(text: heading.text, place: Place(path, heading.range), isTitle: false))
        }
        for paragraph in outline?.paragraphs ?? [] {
            words.append(Words(text: paragraph.prose, place: Place(path, paragraph.range), isTitle: false))
        }
        var hasRelative = false
        for one in words {
            let found = mentions.all(in: one.text)
            for mention in found {
                lookAtDay(mention, one, &all)
                if one.isTitle { lookAtTitle(mention, one, &all) }
                lookAtEnd(mention, one, &all)
            }
            lookAtHours(one, &all)
            if !hasRelative, found.isEmpty { hasRelative = lookAtRelative(one, &all) }
        }
        return all
    }

    private func say(
        _ rule: LintRule, _ words: Words, _ arguments: [String], mend: String? = nil, _ all: inout [TextLint.Finding]
    ) {
        all.append(
            TextLint.Finding(
                rule: rule,
                diagnostic: Diagnostic(rule.message, at: words.place, arguments, mend: mend.map { Mend(lines: $0) })))
    }

    // MARK: Days that there are not

    private func lookAtDay(_ mention: DayMention, _ words: Words, _ all: inout [TextLint.Finding]) {
        // 2024 has a 29 February.
        let last = Day.count(ofMonth: mention.month, year: mention.year ?? 2024)
        if mention.days.contains(where: { !(1...last).contains($0) }) {
            let year = mention.year.map { " " + String($0) } ?? ""
            return say(.impossibleDay, words, [mention.dayText + year], &all)
        }
        guard let weekday = mention.weekday, let number = mention.days.last else { return }
        let days = possible(number, mention)
        guard let day = days.first, !days.contains(where: { $0.weekday == weekday }) else { return }
        let right = name(of: day.weekday)
        let beside = (-3...3).map { day.adding(days: $0) }.first { $0.weekday == weekday } ?? day
        say(
            .weekday, words,
            [written(day, withYear: true), right, mention.weekdayText + ", " + mention.dayText, written(beside)],
            mend: mended(mention, right), &all)
    }

    /// «у неділю» for «у суботу».
    private func mended(_ mention: DayMention, _ name: String) -> String {
        let parts = mention.weekdayText.split(byte: " ").map(String.init)
        guard parts.count == 2 else { return name + ", " + mention.dayText }
        // Behind «у» names on -а and -я take another ending.
        let isAccusative = ["у", "в"].contains(parts[0].lowercased())
        var inCase = name
        for (ending, other) in [("а", "у"), ("я", "ю")] where isAccusative && name.hasSuffix(bytes: ending) {
            inCase = String(name.dropLast(bytes: ending.utf8.count)) + other
        }
        return parts[0] + " " + inCase + ", " + mention.dayText
    }

    /// The days that a mention may mean: of its year, or near the entry's own days.
    private func possible(_ number: Int, _ mention: DayMention) -> [Day] {
        if let year = mention.year { return Day(year: year, month: mention.month, day: number).map { [$0] } ?? [] }
        return near.compactMap { own in
            (own.year - 1...own.year + 1).compactMap { Day(year: $0, month: mention.month, day: number) }
                .min { abs($0.daysSince1970 - own.daysSince1970) < abs($1.daysSince1970 - own.daysSince1970) }
                .flatMap { abs($0.daysSince1970 - own.daysSince1970) <= DayLint.farthest ? $0 : nil }
        }
    }

    private func name(of weekday: Weekday) -> String { strings.dates.names.weekdayNames[weekday.rawValue] }

    private func written(_ day: Day, withYear: Bool = false) -> String {
        let time = CivilTime(day: day, offset: .utc)
        return withYear ? strings.long(time) : strings.dayMonth(time)
    }

    // MARK: Days of the fields

    private static let isPeriod: Set<String> = [
        "до", "з", "із", "зі", "від", "по", "після", "перед", "since", "until", "till", "by", "before", "after", "from",
    ]

    /// «на 22 листопада» over an outage of the 21st.
    private func lookAtTitle(_ mention: DayMention, _ words: Words, _ all: inout [TextLint.Finding]) {
        let kind = entry.declaration
        guard kind.hasCalendar || kind.field(.utility) != nil, let start = entry.moment(.start),
            start.precision >= .day, !["postponed", "moved", "cancelled"].contains(entry.text(.status) ?? "")
        else { return }
        let before = mention.before.first ?? ""
        let isOwn = before == "на" || before == "for" || mention.weekday != nil || mention.isLast
        guard isOwn, !DayLint.isPeriod.contains(before) else { return }
        let timing = Timing(entry.declaration, in: zone, value: { entry.value(at: $0) })
        guard timing?.recurrence == nil else { return }
        let first = start.civil(in: zone).day
        let ending = timing?.end ?? entry.moment(.until)
        let last = ending.map { $0.hasTime ? $0.civil(in: zone).day : $0.lastDay } ?? start.lastDay
        let named = mention.days.flatMap { number in
            mention.year.map { [Day(year: $0, month: mention.month, day: number)].compactMap { $0 } }
                ?? nearest(number, mention.month, to: first)
        }
        guard let meant = named.last else { return }
        // Of «21–23» the days between are named too.
        guard named.allSatisfy({ $0 < first }) || named.allSatisfy({ $0 > max(first, last) }) else { return }
        sayField(mention, words, FieldName.start.key, start, meant, &all)
    }

    private func nearest(_ number: Int, _ month: Int, to own: Day) -> [Day] {
        let day = (own.year - 1...own.year + 1).compactMap { Day(year: $0, month: month, day: number) }
            .min { abs($0.daysSince1970 - own.daysSince1970) < abs($1.daysSince1970 - own.daysSince1970) }
        guard let day, abs(day.daysSince1970 - own.daysSince1970) <= DayLint.farthest else { return [] }
        return [day]
    }

    private static let lasts: Set<String> = [
        "діє", "діють", "діятиме", "діятимуть", "триває", "тривають", "триватиме", "триватимуть", "чинне", "чинний",
        "приймаємо", "приймають", "приймаються", "надсилайте", "оголошено", "тривалістю", "обмежено",
    ]

    /// «діє до 25 листопада» in an alert that ends on the 30th.
    private func lookAtEnd(_ mention: DayMention, _ words: Words, _ all: inout [TextLint.Finding]) {
        guard !entry.declaration.hasCalendar, let name = entry.declaration.over.last, let end = entry.moment(name),
            end.precision >= .day,
            let before = mention.before.first, ["до", "по", "until", "till"].contains(before)
        else { return }
        let isOfEntry =
            words.isTitle || before == "until" || before == "till"
            || mention.before.contains { DayLint.lasts.contains($0) }
        let own = end.hasTime ? end.civil(in: zone).day : end.lastDay
        let number = mention.days.last ?? 1
        let named =
            mention.year.map { [Day(year: $0, month: mention.month, day: number)].compactMap { $0 } }
            ?? nearest(number, mention.month, to: own)
        guard isOfEntry, let meant = named.first, meant != own else { return }
        // The last hour of a day may be written as the first of the next.
        if end.hasTime, end.civil(in: zone).secondsOfDay == 0, meant == own.adding(days: -1) { return }
        sayField(mention, words, name.key, end, meant, &all)
    }

    private func sayField(
        _ mention: DayMention, _ words: Words, _ name: String, _ moment: Moment, _ meant: Day,
        _ all: inout [TextLint.Finding]
    ) {
        let clock = moment.standardForm.halves(atByte: " ").map { " " + $0.after } ?? ""
        let text = (mention.before.first.map { $0 + " " } ?? "") + mention.dayText
        say(
            .dayOfFields, words, [text, name, moment.standardForm],
            mend: name + ": " + Moment(day: meant).standardForm + clock, &all)
    }

    // MARK: Hours

    /// «о 25:00».
    private func lookAtHours(_ words: Words, _ all: inout [TextLint.Finding]) {
        let scalars = Array(words.text.unicodeScalars)
        func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
        for index in scalars.indices where scalars[index] == ":" && isDigit(index - 1) && isDigit(index + 1) {
            let start = isDigit(index - 2) ? index - 2 : index - 1
            guard isDigit(index + 2), !isDigit(index + 3), start >= 2, !isDigit(start - 1),
                scalars.indices.contains(index + 3) ? scalars[index + 3] != ":" : true
            else { continue }
            let hour = scalars[start..<index].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
            let minute = scalars[index + 1...index + 2].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
            guard hour > 24 || minute > 59 || hour == 24 && minute > 0 else { continue }
            let before = String(String.UnicodeScalarView(scalars[max(0, start - 4)..<start])).lowercased()
            guard before.hasSuffix(bytes: " "), ["о", "об", "at"].contains(before.split(byte: " ").last ?? "") else {
                continue
            }
            say(.impossibleDay, words, [String(String.UnicodeScalarView(scalars[start...index + 2]))], &all)
        }
    }

    // MARK: Days that pass

    private static let relative: [String: Int] = [
        "сьогодні": 0, "завтра": 1, "післязавтра": 2, "учора": -1, "вчора": -1, "today": 0, "tomorrow": 1,
        "yesterday": -1,
    ]

    /// «Завтра» in what residents read for days.
    private func lookAtRelative(_ words: Words, _ all: inout [TextLint.Finding]) -> Bool {
        guard entry.declaration.isCurrentState, let date = entry.moment(.date),
            date.precision >= .day, !hasWrittenDate(words.text)
        else { return false }
        let found = words.text.split { !($0.unicodeScalars.first?.properties.isAlphabetic ?? false) }
            .first { DayLint.relative[$0.lowercased()] != nil }
        guard let found, let shift = DayLint.relative[found.lowercased()] else { return false }
        let day = date.civil(in: zone).day.adding(days: shift)
        say(.relativeDay, words, [String(found)], mend: String(found) + ", " + written(day), &all)
        return true
    }

    /// `22.11` or `2026-11-22`.
    private func hasWrittenDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && 0x30...0x39 ~= bytes[index] }
        return bytes.indices.contains { index in
            (bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "-")) && isDigit(index - 1)
                && isDigit(index - 2)
                && isDigit(index + 1) && isDigit(index + 2)
        }
    }
}
