/// When something is open, by weekday, read from words such as `Пн–Чт 08:00–17:00; Пт 08:00–15:45; перерва 12:00–12:45`.
struct OpeningHours: Sendable, Equatable {
    /// Minutes since midnight; one that ends no later than it begins ends on the next day.
    struct Span: Sendable, Equatable {
        let from: Int
        let to: Int

        static let wholeDay = Span(from: 0, to: 24 * 60)
    }

    /// Seven lists, Monday's first; an empty one is a day off.
    private(set) var days: [[Span]] = Array(repeating: [], count: 7)

    /// nil where a word isn't understood: hours half read would send people to a locked door.
    init?(_ text: String) {
        guard text.utf8.count <= 500, var reader = Reader(text) else { return nil }
        guard let days = reader.days(), days.contains(where: { !$0.isEmpty }) else { return nil }
        self.days = days
    }

    /// Days that share a span, in the order of the week.
    struct Group: Sendable, Equatable {
        var days: [Int]
        let span: Span
    }

    var groups: [Group] {
        var groups: [Group] = []
        for (day, spans) in days.enumerated() {
            for span in spans {
                // Only days with the same hours throughout go together, so that the breaks stay beside their days.
                if let index = groups.firstIndex(where: { $0.span == span && days[$0.days[0]] == spans }) {
                    groups[index].days.append(day)
                } else {
                    groups.append(Group(days: [day], span: span))
                }
            }
        }
        return groups
    }

    /// As schema.org's `openingHours` wants them: `Mo-Th 08:00-12:00`, `Tu,Th 09:00-16:00`; `Mo-Su` for round the clock.
    var schemaTexts: [String] {
        groups.map { group in
            let days = OpeningHours.dayText(group.days)
            return group.span == .wholeDay
                ? days : days + " " + OpeningHours.time(group.span.from) + "-" + OpeningHours.time(group.span.to)
        }
    }

    private static let shortDays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

    private static func dayText(_ days: [Int]) -> String {
        var runs: [(first: Int, last: Int)] = []
        for day in days {
            if let last = runs.last, last.last + 1 == day {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        return runs.map { run in
            let first = shortDays[run.first]
            let last = shortDays[run.last]
            return run.first == run.last ? first : run.last == run.first + 1 ? first + "," + last : first + "-" + last
        }.joined(separator: ",")
    }

    /// `08:00`; the end of the day as 23:59, since no other reader knows 24:00.
    static func time(_ minutes: Int) -> String {
        guard minutes < 24 * 60 else { return "23:59" }
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return padded(minutes / 60) + ":" + padded(minutes % 60)
    }
}

extension OpeningHours {
    private enum Token: Equatable {
        case day(Int)
        case days([Int])
        case time(Int)
        case dash, comma, end
        case pause, without, closed, wholeDay
    }

    private struct Reader {
        private var tokens: ArraySlice<Token>

        init?(_ text: String) {
            guard let tokens = Reader.tokens(text.folded) else { return nil }
            self.tokens = tokens[...]
        }

        /// The hours by weekday; nil where the words make no sense.
        mutating func days() -> [[Span]]? {
            var result = Array(repeating: [Span](), count: 7)
            var breaks: [(days: [Int], span: Span)] = []
            var chosen: [Int] = []
            var said: Set<Int> = []
            // What has been read since the last semicolon: days, and hours or a word that stands for them.
            var (hasDays, hasTimes, isBreak) = (false, false, false)
            while let token = tokens.popFirst() {
                switch token {
                case .day, .days:
                    guard !isBreak || hasTimes, let range = range(from: token) else { return nil }
                    if hasTimes || !hasDays { chosen = [] }
                    (hasDays, hasTimes, isBreak) = (true, false, false)
                    chosen += range
                case .time(let from):
                    guard let span = span(from: from) else { return nil }
                    if isBreak {
                        // A break between semicolons of its own is everyone's.
                        breaks.append((hasDays ? chosen : Array(0..<7), span))
                    } else {
                        guard hasDays else { return nil }
                        Reader.open(chosen, span, isFirst: !hasTimes, &said, &result)
                    }
                    hasTimes = true
                case .wholeDay:
                    Reader.open(hasDays ? chosen : Array(0..<7), .wholeDay, isFirst: !hasTimes, &said, &result)
                    hasTimes = true
                case .closed:
                    guard hasDays else { return nil }
                    for day in chosen { result[day] = [] }
                    hasTimes = true
                case .without:
                    guard tokens.popFirst() == .pause else { return nil }
                case .pause: isBreak = true
                case .dash, .comma: continue
                case .end: (hasDays, hasTimes, isBreak) = (false, false, false)
                }
            }
            for pause in breaks {
                for day in pause.days { result[day] = result[day].flatMap { $0.without(pause.span) } }
            }
            return result
        }

        /// Hours said later about a day replace those said before.
        private static func open(
            _ days: [Int], _ span: Span, isFirst: Bool, _ said: inout Set<Int>, _ result: inout [[Span]]
        ) {
            for day in days {
                if isFirst, said.contains(day) { result[day] = [] }
                said.insert(day)
                result[day].append(span)
            }
        }

        /// `Пн`, or `Пн–Чт`, which may run over the week's end.
        private mutating func range(from token: Token) -> [Int]? {
            guard case .day(let first) = token else {
                if case .days(let days) = token { return days }
                return nil
            }
            guard tokens.first == .dash, case .day(let last)? = tokens.dropFirst().first else { return [first] }
            tokens = tokens.dropFirst(2)
            return (0..<7).map { (first + $0) % 7 }.prefix((last - first + 7) % 7 + 1).map { $0 }
        }

        private mutating func span(from: Int) -> Span? {
            guard tokens.popFirst() == .dash, case .time(let to)? = tokens.popFirst(), from != to else { return nil }
            return Span(from: from, to: to)
        }

        private static let words: [String: Token] = [
            "пн": .day(0), "вт": .day(1), "ср": .day(2), "чт": .day(3), "пт": .day(4), "сб": .day(5), "нд": .day(6),
            "понеділок": .day(0), "вівторок": .day(1), "середа": .day(2), "четвер": .day(3), "п'ятниця": .day(4),
            "субота": .day(5), "неділя": .day(6), "понеділка": .day(0), "вівторка": .day(1), "середу": .day(2),
            "середи": .day(2), "четверга": .day(3), "п'ятницю": .day(4), "п'ятниці": .day(4), "суботу": .day(5),
            "суботи": .day(5), "неділю": .day(6), "неділі": .day(6),
            "mon": .day(0), "tue": .day(1), "wed": .day(2), "thu": .day(3), "fri": .day(4), "sat": .day(5),
            "sun": .day(6),
            "monday": .day(0), "tuesday": .day(1), "wednesday": .day(2), "thursday": .day(3), "friday": .day(4),
            "saturday": .day(5), "sunday": .day(6),
            "щодня": .days(Array(0..<7)), "щоденно": .days(Array(0..<7)), "daily": .days(Array(0..<7)),
            "будні": .days(Array(0..<5)), "weekdays": .days(Array(0..<5)), "weekends": .days([5, 6]),
            "перерва": .pause, "перерви": .pause, "обід": .pause, "break": .pause, "lunch": .pause,
            "без": .without, "no": .without, "without": .without,
            "вихідний": .closed, "вихідні": .closed, "зачинено": .closed, "закрито": .closed, "closed": .closed,
            "цілодобово": .wholeDay, "24/7": .wholeDay,
            "і": .comma, "й": .comma, "та": .comma, "and": .comma, "до": .dash, "to": .dash,
        ]
        /// Said between the words that count.
        private static let silent: Set<String> = ["з", "із", "від", "у", "в", "from", "a"]

        private static func tokens(_ text: String) -> [Token]? {
            var tokens: [Token] = []
            var rest = Substring(text).unicodeScalars
            while let scalar = rest.first {
                switch scalar {
                case ";", "\n": tokens.append(.end)
                case ",": tokens.append(.comma)
                case "-", "–", "—", "−", "‑": tokens.append(.dash)
                case " ", "\u{a0}", ":", ".", "(", ")": break
                case "0"..."9":
                    guard let token = number(&rest) else { return nil }
                    tokens.append(token)
                    continue
                default:
                    let word = String(String.UnicodeScalarView(rest.prefix { $0.properties.isAlphabetic || $0 == "'" }))
                    rest.removeFirst(word.unicodeScalars.count)
                    if silent.contains(word) { continue }
                    guard let token = words[word] else { return nil }
                    tokens.append(token)
                    continue
                }
                rest.removeFirst()
            }
            return tokens
        }

        /// `8:00`, `08.00`, `9`, or `24/7`.
        private static func number(_ rest: inout Substring.UnicodeScalarView) -> Token? {
            if rest.starts(with: "24/7".unicodeScalars) {
                rest.removeFirst(4)
                return .wholeDay
            }
            func digits() -> Int? {
                let digits = rest.prefix { ("0"..."9").contains($0) }
                guard (1...2).contains(digits.count) else { return nil }
                rest.removeFirst(digits.count)
                return Int(String(String.UnicodeScalarView(digits)))
            }
            guard let hours = digits() else { return nil }
            var minutes = 0
            if let mark = rest.first, mark == ":" || mark == ".", let next = rest.dropFirst().first,
                ("0"..."9").contains(next)
            {
                rest.removeFirst()
                guard let read = digits() else { return nil }
                minutes = read
            }
            let time = hours * 60 + minutes
            return minutes < 60 && time <= 24 * 60 ? .time(time) : nil
        }
    }
}

extension OpeningHours.Span {
    /// What is left of it around a break; the whole where the break lies elsewhere.
    fileprivate func without(_ pause: Self) -> [Self] {
        guard from < to, pause.from < pause.to, pause.from > from, pause.to < to else { return [self] }
        return [Self(from: from, to: pause.from), Self(from: pause.to, to: to)]
    }
}
