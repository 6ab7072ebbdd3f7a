internal import Calendars
internal import SourceText
internal import YAML

/// What the fields of one entry say together: which are missing, which contradict one another.
struct EntryChecks {
    let kind: Kind
    let values: [FieldValue.MapItem]
    let front: YAMLNode
    let path: String
    let zone: Zone

    func value(_ name: String) -> FieldValue? {
        guard let index = kind.index(of: name) else { return nil }
        return values.first { $0.index == index }?.value
    }

    func moment(_ name: String) -> Moment? {
        if case .moment(let moment)? = value(name) { return moment }
        return nil
    }

    /// Where a field's value stands, whichever spelling its key has.
    func place(of name: String) -> Place {
        guard case .mapping(let pairs, _) = front, let index = kind.index(of: name) else { return Place(path) }
        let pair = pairs.first {
            (kind.index(of: $0.key.text) ?? OwnWords.position(of: $0.key.text, in: kind.fields)) == index
        }
        return Place(path, pair?.value.range ?? front.range)
    }

    // MARK: Missing

    private struct Lack {
        let message: Message
        let arguments: [String]
        let names: [String]
    }

    /// All that is missing in one message, with lines to copy.
    func sayMissing(_ reader: FieldReader, isOriginal: Bool, into diagnostics: inout Diagnostics) {
        func has(_ name: String) -> Bool { kind.index(of: name).map { reader.written.contains($0) } ?? false }
        var lacks = reader.missing.map {
            Lack(message: .missingField, arguments: [$0.name, kind.name], names: [$0.name])
        }
        if isOriginal {
            for group in kind.eitherOf where !group.contains(where: has) {
                lacks.append(
                    Lack(
                        message: .missingEither, arguments: [group.joined(separator: ", "), kind.name],
                        names: [group[0]]))
            }
            for requirement in kind.requirements {
                let missing = requirement.fields.filter { !has($0) }
                guard !missing.isEmpty else { continue }
                switch requirement.condition {
                case .without(let other):
                    if has(other) { continue }
                    // Who wrote none of the words is helped by the field that fills them.
                    let names = missing.count == requirement.fields.count ? [other] : missing
                    let lack = missing.joined(separator: ", ")
                    lacks.append(Lack(message: requirement.message, arguments: [lack], names: names))
                case .with(let other, let words):
                    guard case .text(let word)? = value(other), words.contains(word) else { continue }
                    lacks += missing.map { Lack(message: requirement.message, arguments: [$0], names: [$0]) }
                }
            }
        }
        guard let first = lacks.first else { return }
        let start = front.range.lowerBound
        let place = Place(path, start..<start)
        let names = lacks.flatMap(\.names)
        let mend = Mend(lines: names.map(exampleLine).joined(separator: "\n"))
        if lacks.count == 1 {
            diagnostics.append(Diagnostic(first.message, at: place, first.arguments, mend: mend))
        } else {
            diagnostics.append(.missingSeveral, at: place, names.joined(separator: ", "), kind.name, mend: mend)
        }
    }

    private func exampleLine(_ name: String) -> String {
        // Who says when in the field that says when it was published means this day.
        if let start = kind.index(calendar: .start), kind.fields[start].name == name, let date = moment("date") {
            return name + ": " + date.standardForm
        }
        return kind.field(name)?.exampleLine(in: kind.name) ?? name + ": …"
    }

    // MARK: Order

    /// Fields that cannot be earlier than another, and those that hardly can: (later, earlier, whether it is sure).
    private static let pairs: [(later: String, earlier: String, isSure: Bool)] = [
        ("until", "date", true), ("expires", "date", false), ("expires", "publish_at", false),
        ("updated", "date", false), ("pinned_until", "date", false), ("valid_until", "accepted", false),
        ("discussion_until", "date", false), ("end", "date", false),
    ]

    func checkOrder(into diagnostics: inout Diagnostics) {
        for item in values {
            let row = kind.fields[item.index]
            if let earlier = row.notBefore, moment(earlier.key) != nil {
                say(row.name, before: earlier.key, .endsBeforeStart, into: &diagnostics)
                continue
            }
            for pair in EntryChecks.pairs where pair.later == row.name {
                if pair.earlier == FieldName.date.key, row.notBefore != nil, row.name != "until" { continue }
                say(row.name, before: pair.earlier, pair.isSure ? .endsBeforeStart : .hardlyBefore, into: &diagnostics)
            }
        }
        sayOverBeforeWritten(into: &diagnostics)
        if let until = moment("registration_until"), let start = moment("start"),
            until.instant(in: zone) > (moment("end") ?? start).end(in: zone)
        {
            diagnostics.append(
                .registrationLate, at: place(of: "registration_until"), until.standardForm, start.standardForm)
        }
        checkParts(of: front, into: &diagnostics)
    }

    func say(
        _ later: String, before earlier: String, _ message: Message, into diagnostics: inout Diagnostics
    ) {
        guard let end = moment(later), let start = moment(earlier),
            end.end(in: zone) <= start.instant(in: zone), end.instant(in: zone) < start.instant(in: zone)
        else { return }
        diagnostics.append(message, at: place(of: later), later, earlier, end.standardForm, start.standardForm)
    }

    /// An event that was over on the day it was published has most likely the wrong year or month.
    private func sayOverBeforeWritten(into diagnostics: inout Diagnostics) {
        guard kind.hasCalendar, let row = kind.index(calendar: .start).map({ kind.fields[$0].name }),
            let start = moment(row), let date = moment("date"), value("recurrence") == nil,
            (moment("end") ?? start).end(in: zone) <= Moment(day: date.day).instant(in: zone)
        else { return }
        diagnostics.append(.overBeforeWritten, at: place(of: row), start.standardForm, date.standardForm)
    }

    /// The times of programmes and the days of stages.
    private func checkParts(of node: YAMLNode, into diagnostics: inout Diagnostics) {
        guard case .mapping(let pairs, _) = node else { return }
        for pair in pairs {
            guard case .sequence(let items, _) = pair.value else { continue }
            for item in items {
                for (first, last) in [("start", "end"), ("opens", "closes")] {
                    guard case .scalar(let from)? = item[first], case .scalar(let to)? = item[last],
                        let start = EntryChecks.order(from.text), let end = EntryChecks.order(to.text), end < start
                    else { continue }
                    diagnostics.append(
                        .endsBeforeStart, at: Place(path, to.range), last, first, to.text, from.text)
                }
            }
        }
    }

    /// A number by which clock times, or days, follow one another.
    private static func order(_ text: String) -> Int? {
        let parts = text.trimmed.split(byte: ":")
        if parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) { return hour * 60 + minute }
        guard let moment = try? Moment(text), moment.precision >= .day else { return nil }
        return Int(moment.instant(in: .utc).seconds / 60)
    }

    // MARK: Coordinates

    func checkCoordinates(into diagnostics: inout Diagnostics) {
        let names = [FieldName.latitude.key, FieldName.longitude.key]
        guard kind.index(of: names[0]) != nil else { return }
        func number(_ name: String) -> Double? { if case .number(let number)? = value(name) { number } else { nil } }
        switch (number(names[0]), number(names[1])) {
        case (nil, nil): return
        case (nil, _?): lone(names[1], names[0], into: &diagnostics)
        case (_?, nil): lone(names[0], names[1], into: &diagnostics)
        case (let latitude?, let longitude?):
            let bounds = Coordinates.ukraine
            let isInUkraine = zone.name == "Europe/Kyiv" || zone.name == "Europe/Kiev"
            if bounds.latitude.contains(longitude), bounds.longitude.contains(latitude),
                isInUkraine || !(-90...90).contains(latitude)
            {
                let (from, to) = (place(of: names[0]), place(of: names[1]))
                let texts = [latitude, longitude].map { "\($0)" }
                var edits: [Mend.Edit] = []
                if let first = from.range, let second = to.range {
                    edits = [.init(first, texts[1]), .init(second, texts[0])]
                }
                let lines = "\(names[0]): \(texts[1])\n\(names[1]): \(texts[0])"
                diagnostics.append(
                    .coordinatesSwapped, at: from, texts[0], texts[1], mend: Mend(lines: lines, edits: edits))
            } else if !(-90...90).contains(latitude) || !(-180...180).contains(longitude)
                || isInUkraine && !(bounds.latitude.contains(latitude) && bounds.longitude.contains(longitude))
            {
                diagnostics.append(.coordinatesOutside, at: place(of: names[0]), "\(latitude), \(longitude)")
            }
        }
    }

    private func lone(_ name: String, _ other: String, into diagnostics: inout Diagnostics) {
        // The other may be there and wrong.
        if case .mapping(let pairs, _) = front,
            pairs.contains(where: { OwnWords.position(of: $0.key.text, in: kind.fields) == kind.index(of: other) })
        {
            return
        }
        let example = kind.field(other)?.exampleLine() ?? other
        diagnostics.append(.coordinateAlone, at: place(of: name), name, other, mend: Mend(lines: example))
    }
}

extension Message {
    static let hardlyBefore = Message(
        "value.hardlyBefore", .warning,
        Wording(uk: "«{0}» ({2}) раніше, ніж «{1}» ({3})", en: "“{0}” ({2}) is earlier than “{1}” ({3})"),
        hint: Wording(uk: "перевірте рік і місяць обох дат", en: "check the year and the month of both dates"))
    static let overBeforeWritten = Message(
        "value.overBeforeWritten", .warning,
        Wording(
            uk: "подія ({0}) минула ще до того, як про неї написали ({1})",
            en: "the event ({0}) was over before it was published ({1})"),
        hint: Wording(uk: "перевірте рік і місяць початку", en: "check the year and the month of its beginning"))
    static let registrationLate = Message(
        "value.registrationLate", .warning,
        Wording(
            uk: "реєстрація триває до {0}, а подія вже {1}",
            en: "registration is open until {0}, but the event is on {1}"),
        hint: Wording(uk: "перевірте дату кінця реєстрації", en: "check when registration ends"))
    static let coordinatesSwapped = Message(
        "value.coordinatesSwapped",
        Wording(
            uk: "широту й довготу переплутано: {0} і {1} – це місце за межами України",
            en: "latitude and longitude are swapped: {0} and {1} lie outside Ukraine"),
        hint: Wording(uk: "поміняйте їх місцями:", en: "swap them:"))
    static let coordinatesOutside = Message(
        "value.coordinatesOutside",
        Wording(uk: "координати {0} лежать за межами України", en: "the coordinates {0} lie outside Ukraine"),
        hint: Wording(
            uk: "скопіюйте їх з карти ще раз: широта в Україні від 44 до 52, довгота від 22 до 40",
            en: "copy them from the map again: in Ukraine latitude is 44 to 52, longitude 22 to 40"))
    static let coordinateAlone = Message(
        "value.coordinateAlone",
        Wording(
            uk: "є «{0}», але немає «{1}»: на карті місця не буде",
            en: "there is “{0}” but no “{1}”: the map cannot show the place"),
        hint: Wording(uk: "додайте рядок, узявши число з карти:", en: "add a line with the number of the map:"))
}

extension Kind {
    /// Whether a word is the name of a field, in any spelling that is understood, of this kind or of a map in it.
    func isFieldName(_ word: String) -> Bool {
        index(of: word) != nil || OwnWords.position(of: word, in: fields) != nil
    }
}
