internal import Calendars
internal import SourceText
internal import YAML

/// Hours of one day, from and to, in minutes from its midnight: `17:00–20:30`.
package struct DaySpan {
    let from: Int
    /// At most 24 hours; before `from` where somebody meant the next day.
    let to: Int

    /// People write `8-12` and `з 8.30 до 12.00` too. Nil where it is no pair of times that a clock shows.
    package init?(_ text: String) {
        var plain = text
        for dash in ["–", "—", "‑", "‒", "−", " до "] { plain = plain.replacing(bytes: dash, with: "-") }
        for word in ["з ", "З ", "із ", "Із ", "від ", "Від "] where plain.hasPrefix(bytes: word) {
            plain = String(plain.dropFirst(bytes: word.utf8.count))
        }
        let times = plain.split(byte: "-").map { DaySpan.minutes(String($0).trimmed) }
        guard times.count == 2, let from = times[0], let to = times[1], from != to else { return nil }
        (self.from, self.to) = (from, to)
    }

    private static func minutes(_ time: String) -> Int? {
        let parts = time.replacing(bytes: ".", with: ":").split(byte: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
            parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }), let hours = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else { return hours <= 24 ? hours * 60 : nil }
        guard parts[1].utf8.count == 2, let minutes = Int(parts[1]), minutes < 60 else { return nil }
        let time = hours * 60 + minutes
        return time <= 24 * 60 ? time : nil
    }

    package var endsNextDay: Bool { to < from }

    package var standardForm: String { DaySpan.clock(from) + "–" + DaySpan.clock(to) }

    static func clock(_ minutes: Int) -> String { Moment.clock(minutes * 60) }
}

extension FieldReader {
    /// In its standard form; what crosses midnight belongs to two days, and a table of one would show it wrongly.
    mutating func daySpan(_ scalar: YAMLScalar, field: String) -> FieldValue? {
        let (text, place) = (scalar.text.trimmed, Place(path, scalar.range))
        guard let span = DaySpan(text) else {
            let parts = text.replacing(bytes: ";", with: ",").replacing(bytes: " та ", with: ",").split(byte: ",")
            let spans = parts.compactMap { DaySpan(String($0).trimmed) }
            let mended = spans.count == parts.count && !spans.isEmpty ? spans.map(\.standardForm) : ["08:30–12:00"]
            diagnostics.append(.notADaySpan, at: place, text, field, mend: list(mended, field))
            return nil
        }
        guard span.endsNextDay else { return .text(span.standardForm) }
        diagnostics.append(
            .spanOverMidnight, at: place, text, "00:00–" + DaySpan.clock(span.to),
            mend: list([DaySpan.clock(span.from) + "–24:00"], field))
        return nil
    }

    private func list(_ spans: [String], _ field: String) -> Mend {
        Mend(lines: field + ": [" + spans.map { "\"" + $0 + "\"" }.joined(separator: ", ") + "]")
    }

    /// Hours of a list that are said twice would count twice.
    mutating func sayOverlaps(_ values: [FieldValue], of nodes: [YAMLNode], field: String) {
        var earlier: [DaySpan] = []
        for (value, node) in zip(values, nodes) {
            guard case .text(let text) = value, let span = DaySpan(text) else { continue }
            if let other = earlier.first(where: { $0.from < span.to && span.from < $0.to }) {
                diagnostics.append(
                    .spansOverlap, at: Place(path, node.range), span.standardForm, other.standardForm, field)
            }
            earlier.append(span)
        }
    }

    /// Of two items of one name, such as a queue, readers would not know which holds.
    mutating func sayTwins(_ values: [FieldValue], of nodes: [YAMLNode], rows: [Field], field: String) {
        guard let row = rows.firstIndex(where: \.isDistinct) else { return }
        var seen: Set<String> = []
        for (value, node) in zip(values, nodes) {
            var name: FieldValue? = value
            if case .map(let parts) = value { name = parts.first { $0.index == row }?.value }
            guard case .text(let text)? = name, !seen.insert(text.slugOfNumber).inserted else { continue }
            diagnostics.append(.itemTwice, at: Place(path, node.range), text, field)
        }
    }
}

extension String {
    /// `2.1` is `2-1`: in addresses and anchors.
    var slugOfNumber: String { slug(replacing(bytes: ".", with: "-")) }
}

extension FieldType {
    /// The rows of what a list's items may be maps of.
    var rowsOfItem: [Field] {
        switch self {
        case .map(let rows), .either(_, let rows): rows
        default: []
        }
    }
}

extension Message {
    static let notADaySpan = Message(
        "value.notADaySpan",
        Wording(
            uk: "«{0}» у полі «{1}» – не години одного дня: від і до",
            en: "“{0}” in “{1}” is not hours of one day, from and to"),
        hint: Wording(uk: "кожен проміжок окремо, у лапках:", en: "each span of its own, in quotes:"))
    static let spanOverMidnight = Message(
        "value.spanOverMidnight",
        Wording(
            uk: "«{0}» переходить за північ, а графік – на один день",
            en: "“{0}” goes past midnight, and the timetable is of one day"),
        hint: Wording(
            uk: "тут – до 24:00, а {1} – у графіку наступного дня:",
            en: "here until 24:00, and {1} in the next day's timetable:"))
    static let spansOverlap = Message(
        "value.spansOverlap",
        Wording(
            uk: "«{0}» перетинається з «{1}» у полі «{2}»: спільні години лічилися б двічі",
            en: "“{0}” overlaps “{1}” in “{2}”: the hours they share would count twice"),
        hint: Wording(
            uk: "виправте час або запишіть одним проміжком", en: "correct the times, or write them as one span"))
    static let itemTwice = Message(
        "value.itemTwice",
        Wording(
            uk: "«{0}» у полі «{1}» названо двічі: не видно, що з двох правда",
            en: "“{0}” is named twice in “{1}”: nobody can see which of the two holds"),
        hint: Wording(uk: "лишіть один рядок", en: "keep one line"))
}
