package import Calendars
internal import SourceText
internal import YAML

/// A language's words for the site's pages: `site-template/strings/<language>.yml`.
package final class Strings: Sendable {
    let language: String
    let name: String
    let locale: String
    /// Plain texts that templates name as `t.<key>`, in the order of their keys.
    let page: [(key: String, text: String)]
    private let texts: [String: String]
    /// What each kind and its rows, by position, are called.
    private let kinds: [String: (one: String, many: String, labels: [String])]
    let plural: PluralRule
    /// By which words are sorted.
    let alphabet: Alphabet
    /// Of the file, for messages.
    let path: String
    let dates: DateWording
    /// Of the file's bytes.
    let digest: Digest

    struct DateWording: Sendable {
        let long: DateFormat
        let longTime: DateFormat
        let dayMonth: DateFormat
        let dayMonthTime: DateFormat
        let monthYear: DateFormat
        let year: DateFormat
        let month: DateFormat
        let monthShort: DateFormat
        let weekday: DateFormat
        let time: DateFormat
        let interval: DateIntervalFormat
        /// Without the year.
        let nearInterval: DateIntervalFormat
        let names: CalendarNames
    }

    /// nil with diagnostics where the file cannot serve.
    init?(_ source: Source, language: String, kinds: [Kind], into diagnostics: inout Diagnostics) {
        guard let node = parseYAML(source.bytes[...], path: source.path, into: &diagnostics) else { return nil }
        self.language = language
        digest = Digest(of: source.bytes)
        path = source.path
        var texts: [String: String] = [:]
        Strings.flatten(node, prefix: "", into: &texts)
        self.texts = texts
        let rule = texts["language.plural"] ?? language
        if PluralRule(named: rule) == nil, texts["language.plural"] != nil {
            diagnostics.append(.pluralRule, at: Place(source.path, node["language"]?.range), rule)
        }
        plural = PluralRule(named: rule) ?? PluralRule(language: language)
        alphabet = Alphabet(texts["alphabet"] ?? "")
        self.kinds = Dictionary(
            uniqueKeysWithValues: kinds.map { kind in
                (
                    kind.name,
                    (
                        texts["kinds.\(kind.name).one"] ?? kind.name, texts["kinds.\(kind.name).other"] ?? kind.name,
                        kind.fields.map { Strings.label($0.name, of: kind.name, texts) }
                    )
                )
            })
        name = texts["language.name"] ?? language
        locale = texts["language.locale"] ?? language
        page = texts.filter { $0.key.hasPrefix(bytes: "page.") }.map { (String($0.key.dropFirst(bytes: 5)), $0.value) }
            .sorted { $0.0 < $1.0 }
        do {
            dates = try Strings.dates(node, texts, source.path, into: &diagnostics)
        } catch {
            diagnostics.append(.badDateWords, at: Place(source.path, node["dates"]?.range), error.what)
            return nil
        }
    }

    private struct BadDates: Error { let what: String }

    private static func dates(
        _ node: YAMLNode, _ texts: [String: String], _ path: String, into diagnostics: inout Diagnostics
    ) throws(BadDates) -> DateWording {
        func list(_ key: String) -> [String] {
            guard case .sequence(let items, _)? = node["dates"]?[key] else { return [] }
            return items.compactMap { if case .scalar(let scalar) = $0 { scalar.text } else { nil } }
        }
        guard
            let names = CalendarNames(
                months: list("months"), standaloneMonths: list("months_standalone"), shortMonths: list("months_short"),
                weekdays: list("weekdays"), shortWeekdays: list("weekdays_short"))
        else { throw BadDates(what: "months, months_standalone, months_short, weekdays, weekdays_short") }
        func format(_ key: String, _ usual: String) throws(BadDates) -> DateFormat {
            do {
                return try DateFormat(pattern: texts["dates." + key] ?? usual, names: names)
            } catch { throw BadDates(what: key) }
        }
        let long = texts["dates.long"] ?? "d MMMM y"
        let dayMonth = texts["dates.day_month"] ?? "d MMMM"
        let interval: DateIntervalFormat
        let nearInterval: DateIntervalFormat
        do {
            interval = try DateIntervalFormat(
                sameDay: long, sameMonth: texts["dates.interval_days"] ?? "d–" + long,
                sameYear: texts["dates.interval_months"] ?? "d MMMM – " + long,
                otherwise: texts["dates.interval_years"] ?? long + " – " + long, names: names)
            nearInterval = try DateIntervalFormat(
                sameDay: dayMonth, sameMonth: texts["dates.near_interval_days"] ?? "d–" + dayMonth,
                sameYear: texts["dates.near_interval_months"] ?? dayMonth + " – " + dayMonth,
                otherwise: long + " – " + long, names: names)
        } catch { throw BadDates(what: "interval") }
        return DateWording(
            long: try format("long", "d MMMM y"), longTime: try format("long_time", long + ", HH:mm"),
            dayMonth: try format("day_month", "d MMMM"),
            dayMonthTime: try format("day_month_time", dayMonth + ", HH:mm"),
            monthYear: try format("month_year", "LLLL y"),
            year: try format("year", "y"), month: try format("month", "LLLL"),
            monthShort: try format("month_short", "MMM"),
            weekday: try format("weekday", "EEEE"), time: try format("time", "HH:mm"), interval: interval,
            nearInterval: nearInterval, names: names)
    }

    private static func flatten(_ node: YAMLNode, prefix: String, into texts: inout [String: String]) {
        guard case .mapping(let pairs, _) = node else { return }
        for pair in pairs {
            let key = prefix.isEmpty ? pair.key.text : prefix + "." + pair.key.text
            switch pair.value {
            case .scalar(let scalar): texts[key] = scalar.text
            case .mapping: flatten(pair.value, prefix: key, into: &texts)
            case .sequence(let items, _):
                for (index, item) in items.enumerated() {
                    if case .scalar(let scalar) = item { texts["\(key).\(index)"] = scalar.text }
                }
            }
        }
    }

    var keys: [String] { texts.keys.sorted() }

    /// A text by its dotted key.
    package subscript(key: String) -> String? { texts[key] }

    /// A phrase with `{0}`, `{1}` … filled in; its key where it is missing.
    package func phrase(_ key: String, _ arguments: String...) -> String {
        (texts["phrases." + key] ?? key).filling(arguments)
    }

    /// `5 записів`: the form that CLDR's plural rule asks for.
    func count(_ key: String, _ number: Int) -> String {
        let category = plural.category(of: number).rawValue
        let form = texts["counts.\(key).\(category)"] ?? texts["counts.\(key).other"] ?? "{0}"
        return form.filling([String(number)])
    }

    /// The label of a row.
    package func label(_ index: Int, of kind: Kind) -> String {
        kinds[kind.name]?.labels[index] ?? kind.fields[index].name
    }

    private static func label(_ field: String, of kind: String, _ texts: [String: String]) -> String {
        texts["fields.\(kind).\(field)"] ?? texts["fields.common.\(field)"] ?? field
    }

    /// The label of a field within a field.
    func label(_ part: String, within field: String, of kind: String) -> String {
        let key = field + "." + part
        return texts["fields.\(kind).\(key)"] ?? texts["fields.common.\(key)"] ?? Strings.label(part, of: kind, texts)
    }

    /// The word shown for a choice's value.
    package func choice(_ word: String, _ field: String, of kind: String) -> String {
        texts["choices.\(kind).\(field).\(word)"] ?? texts["choices.common.\(field).\(word)"] ?? word
    }

    package func kindOne(_ kind: Kind) -> String { kinds[kind.name]?.one ?? kind.name }
    func kindMany(_ kind: Kind) -> String { kinds[kind.name]?.many ?? kind.name }

    func long(_ time: CivilTime) -> String { Strings.written(dates.long, time) }
    func longTime(_ time: CivilTime) -> String { Strings.written(dates.longTime, time) }
    func time(_ time: CivilTime) -> String { Strings.written(dates.time, time) }
    func monthShort(_ time: CivilTime) -> String { Strings.written(dates.monthShort, time) }
    func weekday(_ time: CivilTime) -> String { Strings.written(dates.weekday, time) }
    func month(_ time: CivilTime) -> String { Strings.written(dates.month, time) }
    func monthYear(_ time: CivilTime) -> String { Strings.written(dates.monthYear, time) }
    func dayMonth(_ time: CivilTime) -> String { Strings.written(dates.dayMonth, time) }

    /// Without the year where both days are of that one.
    func interval(_ from: Day, _ to: Day, near year: Int? = nil) -> String {
        var out = ByteWriter(capacity: 48)
        (from.year == year && to.year == year ? dates.nearInterval : dates.interval).write(
            from: from, to: to, into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static func written(_ format: DateFormat, _ time: CivilTime) -> String {
        var out = ByteWriter(capacity: 48)
        format.write(time, into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    /// As precise as the moment is: a month, a day, or day and hour; without the year where it is `year`.
    package func written(_ moment: Moment, in zone: Zone, near year: Int? = nil) -> String {
        let civil = moment.civil(in: zone)
        if civil.day.year == year, moment.precision >= .day {
            return Strings.written(moment.hasTime ? dates.dayMonthTime : dates.dayMonth, civil)
        }
        return switch moment.precision {
        case .year: Strings.written(dates.year, civil)
        case .month: monthYear(civil)
        case .day: long(civil)
        case .time: longTime(civil)
        }
    }
}

extension String {
    /// `{0}`, `{1}` … replaced.
    package func filling(_ arguments: [String]) -> String {
        guard utf8.contains(UInt8(ascii: "{")) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + 32)
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "{"), rest.count >= 2, rest[rest.startIndex + 1] == UInt8(ascii: "}"),
                case let number = Int(rest[rest.startIndex]) - 0x30, arguments.indices.contains(number)
            {
                result += arguments[number].utf8
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
