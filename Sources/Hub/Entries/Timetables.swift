internal import SourceText
internal import YAML

/// Lists whose items are a name with hours of one day, such as the queues of an outage. An item without hours is shown as
/// one that is spared, the opposite of what most mean by naming it, so hours must be said, be it as `[]`.
extension FieldReader {
    /// The rows of such an item: the name's and the hours'; nil for other lists.
    private static func timetableRows(_ rows: [Field]) -> (name: Field, hours: Field)? {
        guard let name = rows.first(where: \.isDistinct),
            let hours = rows.first(where: { if case .list(.daySpan) = $0.type { true } else { false } })
        else { return nil }
        return (name, hours)
    }

    /// The items that say their hours, or none on purpose; what is wrong with the others is said.
    mutating func timetable(_ node: YAMLNode, of item: FieldType, field: String) -> YAMLNode {
        let rows = item.rowsOfItem
        guard let (name, hours) = FieldReader.timetableRows(rows) else { return node }
        var nodes = [node]
        var isList = false
        if case .sequence(let items, _) = node { (nodes, isList) = (items, true) }
        let kept = nodes.filter { one in
            switch one {
            case .scalar(let scalar):
                guard !scalar.isNull else { return true }
                sayRows(
                    [TimetableText(scalar.text)], at: scalar.range, isItem: isList, isOneValue: true, name, hours, field
                )
                return false
            case .mapping(let pairs, let range):
                return hasHours(pairs, range, rows, name, hours, isItem: isList, field)
            case .sequence: return true
            }
        }
        return isList ? .sequence(kept, node.range) : kept.first ?? .sequence([], node.range)
    }

    private mutating func hasHours(
        _ pairs: [YAMLPair], _ range: Range<Int>, _ rows: [Field], _ name: Field, _ hours: Field, isItem: Bool,
        _ field: String
    ) -> Bool {
        func row(_ pair: YAMLPair) -> String? {
            let key = pair.key.text
            if rows.contains(where: { $0.name == key }) { return key }
            return OwnWords.position(of: key, in: rows).map { rows[$0].name }
        }
        // `1.1: [08:30–12:00]`, line by line.
        if pairs.allSatisfy({ row($0) == nil }) {
            let texts = pairs.map { TimetableText($0.key.text + " " + $0.value.texts.joined(separator: ", ")) }
            sayRows(texts, at: range, isItem: isItem, isOneValue: false, name, hours, field)
            return false
        }
        let named = pairs.first { row($0) == name.name }?.value
        var spans: [String] = []
        for pair in pairs where row(pair) != name.name && !pair.value.isEmpty {
            if row(pair) == hours.name {
                sayNames(named, name, hours, field, spans: pair.value.texts)
                return true
            }
            // `time: …`
            let read = TimetableText("? " + pair.value.texts.joined(separator: ", "))
            if !read.spans.isEmpty { spans = read.spans }
        }
        if let list = pairs.first(where: { row($0) == hours.name })?.value, case .sequence = list {
            sayNames(named, name, hours, field, spans: [])
            return true
        }
        var text = TimetableText(named?.texts.first ?? "…")
        if text.spans.isEmpty { text.spans = spans }
        sayRows([text], at: range, isItem: isItem, isOneValue: false, name, hours, field)
        return false
    }

    /// Says that hours are missing or stand in the name, with the rows to copy. A map may go on to the lines below it, so
    /// it is mended by hand.
    private mutating func sayRows(
        _ texts: [TimetableText], at range: Range<Int>, isItem: Bool, isOneValue: Bool, _ name: Field, _ hours: Field,
        _ field: String
    ) {
        let rows = texts.flatMap { text in text.names.map { FieldReader.row(name, $0, hours, text.spans) } }
        let indent = isItem ? "- " : "  - "
        let lines = (isItem ? "" : field + ":\n") + rows.map { indent + $0 }.joined(separator: "\n")
        let hasAll = texts.allSatisfy { !$0.spans.isEmpty }
        let mend =
            hasAll && isItem && isOneValue && rows.count == 1
            ? Mend(lines: lines, edits: [.init(range, rows[0])]) : Mend(lines: lines)
        diagnostics.append(
            hasAll ? .hoursInName : .rowWithoutHours, at: Place(path, range),
            texts.flatMap(\.names).joined(separator: ", "), field, mend: mend)
    }

    /// `{queue: "1.1", hours: ["08:30–12:00"]}`, with hours to be changed where none are known.
    private static func row(_ name: Field, _ text: String, _ hours: Field, _ spans: [String]) -> String {
        let shown = (spans.isEmpty ? ["08:30–12:00"] : spans).map { "\"" + $0 + "\"" }
        return "{\(name.name): \"\(text)\", \(hours.name): [\(shown.joined(separator: ", "))]}"
    }

    /// A name must be one, and written as residents know it: each is a timetable of its own.
    private mutating func sayNames(
        _ node: YAMLNode?, _ name: Field, _ hours: Field, _ field: String, spans: [String]
    ) {
        guard case .scalar(let scalar)? = node, !scalar.isNull else { return }
        let text = TimetableText(scalar.text)
        let place = Place(path, scalar.range)
        if text.names.count > 1 {
            let rows = text.names.map { "- " + FieldReader.row(name, $0, hours, spans) }
            diagnostics.append(
                .queuesTogether, at: place, scalar.text, field, mend: Mend(lines: rows.joined(separator: "\n")))
        } else if let one = text.names.first, !one.isSame(bytes: scalar.text.trimmed) {
            diagnostics.append(
                .nameForm, at: place, scalar.text, one,
                mend: Mend(lines: "\(name.name): \"\(one)\"", edits: [.init(scalar.range, "\"" + one + "\"")]))
        }
    }
}

/// What people write for a row of a timetable: `1.1 08:30–12:00, 17:00–20:30`, `Черга 1.1 – з 8:30 до 12:00`, `1.1, 2.2`.
private struct TimetableText {
    /// As the timetable names them; the whole text where they are no numbers.
    let names: [String]
    /// In their standard form; empty where none are said or one cannot be read.
    var spans: [String] = []

    init(_ text: String) {
        let hours = TimetableText.firstHour(in: text)
        names = TimetableText.names(hours.map { String(text[..<$0]) } ?? text)
        if let hours {
            let parts = String(text[hours...]).replacing(bytes: ")", with: "").replacing(bytes: ";", with: ",")
                .replacing(bytes: " та ", with: ",")
                .replacing(bytes: " і ", with: ",").split(byte: ",").map { String($0).trimmed }
            let read = parts.compactMap { DaySpan($0) }
            if read.count == parts.count { spans = read.map(\.standardForm) }
        }
    }

    /// Where the first `8:30` begins.
    private static func firstHour(in text: String) -> String.Index? {
        var start: String.Index?
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            if 0x30...0x39 ~= byte {
                if start == nil { start = index }
            } else if byte == UInt8(ascii: ":"), let found = start {
                return found
            } else {
                start = nil
            }
        }
        return nil
    }

    private static let words: Set<String> = [
        "черга", "черги", "черг", "чергу", "підчерга", "підчерги", "підчерг", "група", "групи", "підгрупа",
        "queue", "queues", "group", "groups", "№", "з", "із", "від", "from", "і", "й", "та", "and",
    ]

    private static func names(_ text: String) -> [String] {
        // A comma between two digits without a blank is a decimal one.
        var marked = ""
        let scalars = Array(text.unicodeScalars)
        func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
        for (index, scalar) in scalars.enumerated() {
            if scalar == ",", isDigit(index - 1), isDigit(index + 1) {
                marked += "."
            } else if ",;/:–—()".unicodeScalars.contains(scalar) {
                marked += " "
            } else {
                marked.unicodeScalars.append(scalar)
            }
        }
        var numbers: [String] = []
        for word in marked.split(byte: " ").map(String.init) where !words.contains(word.folded) {
            var number = word
            while number.hasSuffix(bytes: ".") { number = String(number.dropLast(bytes: 1)) }
            if number.isEmpty || number == "-" { continue }
            guard number.isNumberOfQueue else { return [text.trimmed] }
            numbers.append(number)
        }
        return numbers.isEmpty ? [text.trimmed] : numbers
    }
}

extension String {
    /// `1`, `2.1`.
    var isNumberOfQueue: Bool {
        let parts = split(byte: ".", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    }
}

extension YAMLNode {
    /// The texts that it holds itself or as a list.
    fileprivate var texts: [String] {
        switch self {
        case .scalar(let scalar): scalar.isNull ? [] : [scalar.text.trimmed]
        case .sequence(let items, _): items.flatMap(\.texts)
        case .mapping: []
        }
    }

    fileprivate var isEmpty: Bool { texts.isEmpty }
}

extension Message {
    static let rowWithoutHours = Message(
        "queue.noHours",
        Wording(
            uk: "«{0}» у полі «{1}» не має годин: на сторінці було б «не вимикають»",
            en: "“{0}” in “{1}” has no hours: the page would say that it is spared"),
        hint: Wording(
            uk: "допишіть години, змінивши приклад на свої; кого справді не вимикають, той має hours: []",
            en: "write its hours in place of the example; what is really spared has hours: []"))
    static let hoursInName = Message(
        "queue.hoursInName",
        Wording(
            uk: "години для «{0}» у полі «{1}» – лише слова: на сторінці було б «не вимикають»",
            en: "the hours for “{0}” in “{1}” are mere words: the page would say that it is spared"),
        hint: Wording(uk: "запишіть їх у полі hours:", en: "write them in hours:"))
    static let queuesTogether = Message(
        "queue.together",
        Wording(
            uk: "«{0}» у полі «{1}» – кілька черг в одному рядку: мешканці своєї не знайдуть",
            en: "“{0}” in “{1}” is several queues in one row: residents would not find theirs"),
        hint: Wording(uk: "кожній черзі свій рядок:", en: "a row for each:"))
    static let nameForm = Message(
        "queue.name", .warning,
        Wording(
            uk: "«{0}» стане окремою чергою, а не «{1}»", en: "“{0}” becomes a queue of its own, other than “{1}”"),
        hint: Wording(uk: "запишіть лише її номер, у лапках:", en: "write its number alone, in quotes:"))
}
