internal import Calendars
internal import SourceText

/// What only all timetables of queues together show: a queue that no other one knows, and two that contradict each other.
struct QueueReview {
    /// Where an entry's queues stand.
    let place: (Entry) -> Place

    private struct Timetable {
        let entry: Entry
        let utility: String
        /// Hours by the queue's name.
        let hours: [String: [String]]
    }

    func review(_ entries: [Entry], into diagnostics: inout Diagnostics) {
        let all = entries.compactMap(QueueReview.timetable)
        var uses: [String: [String: Int]] = [:]
        for one in all { for name in one.hours.keys { uses[one.utility, default: [:]][name, default: 0] += 1 } }
        for one in all { sayUnknown(one, uses[one.utility] ?? [:], into: &diagnostics) }
        var byDay: [String: [Timetable]] = [:]
        for one in all where one.entry.text(.status) != "restored" && one.entry.value(.replacedBy) == nil {
            guard let start = one.entry.moment(.start) else { continue }
            byDay[one.utility + Moment(day: start.day).standardForm, default: []].append(one)
        }
        for (_, sameDay) in byDay.sorted(by: { $0.key < $1.key }) where sameDay.count > 1 {
            for (index, one) in sameDay.enumerated() {
                for other in sameDay[..<index] { sayContradiction(one, other, into: &diagnostics) }
            }
        }
    }

    private static func timetable(_ entry: Entry) -> Timetable? {
        guard entry.language == 0, !entry.flag(.draft), !entry.flag(.gone),
            let index = entry.declaration.index(of: .queues),
            case .list(let rows) = entry.declaration.fields[index].type
        else { return nil }
        var hours: [String: [String]] = [:]
        for case .map(let items) in entry.list(.queues) {
            var name: String?
            var spans: [String] = []
            for item in items {
                switch item.value {
                case .text(let text) where rows.rowsOfItem[item.index].isDistinct: name = text
                case .list(let list): spans = list.compactMap { if case .text(let span) = $0 { span } else { nil } }
                default: break
                }
            }
            if let name { hours[name] = spans }
        }
        return hours.isEmpty ? nil : Timetable(entry: entry, utility: entry.text(.utility) ?? "", hours: hours)
    }

    /// A name that no other timetable has, while the others share a set of them; or beyond the twelve queues of light.
    private func sayUnknown(_ one: Timetable, _ uses: [String: Int], into diagnostics: inout Diagnostics) {
        let others = uses.filter { $0.value > (one.hours[$0.key] == nil ? 0 : 1) }
        let unknown = one.hours.keys.filter { others[$0] == nil }.sorted()
        let isKnownSet = others.count >= 6 && unknown.count * 2 <= one.hours.count
        for name in unknown {
            if isKnownSet {
                diagnostics.append(.unknownQueue, at: place(one.entry), name)
            } else if one.utility == "power", QueueReview.isBeyond(name) {
                diagnostics.append(.noSuchQueue, at: place(one.entry), name)
            }
        }
    }

    /// Light is switched off by six queues of two halves each: 1.1 to 6.2.
    private static func isBeyond(_ name: String) -> Bool {
        let parts = name.split(byte: ".").compactMap { Int(String($0)) }
        return name.isNumberOfQueue && parts.count == 2 && !((1...6).contains(parts[0]) && (1...2).contains(parts[1]))
    }

    private func sayContradiction(_ one: Timetable, _ other: Timetable, into diagnostics: inout Diagnostics) {
        let (own, their) = (Set(one.entry.terms(.settlements)), Set(other.entry.terms(.settlements)))
        let isElsewhere = !own.isEmpty && !their.isEmpty && own.isDisjoint(with: their)
        let follows = [one, other].contains { $0.entry.value(at: $0.entry.declaration.index(of: "follows")) != nil }
        guard !isElsewhere, !follows,
            let name = one.hours.keys.sorted().first(where: {
                other.hours[$0] != nil && other.hours[$0] != one.hours[$0]
            })
        else { return }
        diagnostics.append(
            .queuesContradict, at: place(one.entry), name, "content/" + other.entry.path)
    }
}

extension Message {
    static let unknownQueue = Message(
        "queue.unknown", .warning,
        Wording(uk: "черги «{0}» в інших графіках немає", en: "no other timetable knows the queue “{0}”"),
        hint: Wording(uk: "перевірте її номер", en: "check its number"))
    static let noSuchQueue = Message(
        "queue.unknown", .warning,
        Wording(
            uk: "черги світла – від 1.1 до 6.2, а «{0}» серед них немає",
            en: "the queues of light are 1.1 to 6.2, and “{0}” is none of them"),
        hint: Wording(uk: "перевірте її номер", en: "check its number"))
    static let queuesContradict = Message(
        "queue.contradiction", .warning,
        Wording(
            uk: "черга «{0}» має інші години в графіку на той самий день: {1}",
            en: "the queue “{0}” has other hours in a timetable of the same day: {1}"),
        hint: Wording(
            uk: "виправте один із файлів; якщо цей замінює той, допишіть у тому replaced_by",
            en: "correct one of the files; if this one replaces the other, write replaced_by there"))
}
