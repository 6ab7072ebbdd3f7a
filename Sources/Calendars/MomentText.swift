extension Moment {
    /// Reads the spellings that occur in front matter and in feeds: ISO 8601 and RFC 3339 with their relaxed forms, RFC 822,
    /// `21.11.2026`, `21 листопада 2026 р. 18:30`, `Nov 21, 2026`, `2026-11`, `2026`. Parts of a second are dropped.
    public init(_ text: String) throws(DateError) {
        var reader = MomentReader(text)
        self = try reader.moment()
    }
}

/// Walks over a text's bytes; each step leaves `at` behind what it took.
private struct MomentReader {
    private var bytes: [UInt8]
    private var at = 0
    /// `10:00-12:00` is a stretch of time to whoever writes it: an offset stands behind seconds, behind a half of the day
    /// or in a time that `T` begins; elsewhere only as four digits apart from the time, ` -0400`.
    private var mayTakeOffset = false

    init(_ text: String) {
        bytes = Array(text.utf8)
        lowerLetters()
    }

    /// ASCII and the Ukrainian alphabet, whose small letters take as many bytes as their capitals: offsets stay.
    private mutating func lowerLetters() {
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[index] |= 0x20
            case 0xD0 where index + 1 < bytes.count:
                switch bytes[index + 1] {
                case 0x90...0x9F: bytes[index + 1] += 0x20
                case 0xA0...0xAF: (bytes[index], bytes[index + 1]) = (0xD1, bytes[index + 1] - 0x20)
                case 0x84, 0x86, 0x87: (bytes[index], bytes[index + 1]) = (0xD1, bytes[index + 1] + 0x10)
                default: break
                }
            default: break
            }
        }
    }

    mutating func moment() throws(DateError) -> Moment {
        skipSpaces()
        let start = at
        guard let byte = peek else { throw .notADate(at: at) }
        let moment: Moment
        if isDigit(byte) {
            let (value, digits) = try number()
            switch peek {
            case UInt8(ascii: ":") where digits <= 2:
                at = start
                moment = try timeBeforeDay()
            case UInt8(ascii: ".") where digits <= 2,
                UInt8(ascii: "/") where digits <= 2:
                moment = try dotted(day: value, from: start)
            case UInt8(ascii: "-") where digits == 4,
                UInt8(ascii: "/") where digits == 4:
                moment = try yearFirst(value, from: start)
            default:
                if digits == 4 {
                    guard value >= 1 else { throw .outOfRange(at: start) }
                    skipYearWord()
                    moment = Moment(year: Day(unchecked: value, 1, 1))
                } else {
                    guard digits <= 2 else { throw .notADate(at: start) }
                    moment = try dayFirst(value, from: start)
                }
            }
        } else {
            moment = try wordFirst()
        }
        skipSpaces()
        guard at == bytes.count else { throw .notADate(at: at) }
        return moment
    }

    // MARK: shapes

    /// `2026-11`, `2026-11-21`, `2026/11/21`, each day with a time or without.
    private mutating func yearFirst(_ year: Int, from start: Int) throws(DateError) -> Moment {
        let separator = peek
        at += 1
        let monthStart = at
        let month = try number(upTo: 2)
        guard year >= 1 else { throw .outOfRange(at: start) }
        guard 1...12 ~= month else { throw .outOfRange(at: monthStart) }
        guard peek == separator else { return Moment(month: Day(unchecked: year, month, 1)) }
        at += 1
        let dayStart = at
        return try timed(day(year, month, try number(upTo: 2), at: dayStart))
    }

    /// `21.11.2026`, `21/11/2026`.
    private mutating func dotted(day number: Int, from start: Int) throws(DateError) -> Moment {
        let separator = peek
        at += 1
        let monthStart = at
        let month = try self.number(upTo: 2)
        guard peek == separator else { throw .notADate(at: at) }
        at += 1
        let year = try self.year()
        guard 1...12 ~= month else { throw .outOfRange(at: monthStart) }
        skipYearWord()
        return try timed(day(year, month, number, at: start))
    }

    /// `21 листопада 2026 р.`, `21 Nov 2026`.
    private mutating func dayFirst(_ number: Int, from start: Int) throws(DateError) -> Moment {
        try timed(namedDay(number, from: start))
    }

    private mutating func namedDay(_ number: Int, from start: Int) throws(DateError) -> Day {
        skipSpaces()
        if peek == UInt8(ascii: "-") { at += 1 }
        let wordStart = at
        guard let month = monthWord() else { throw .notADate(at: wordStart) }
        skipSpaces()
        if let byte = peek, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-") { at += 1 }
        skipSpaces()
        let year = try year()
        skipYearWord()
        return try day(year, month, number, at: start)
    }

    /// `18:30 21 листопада 2026`, `18:30, 21.11.2026`.
    private mutating func timeBeforeDay() throws(DateError) -> Moment {
        let time = try timeOfDay()
        skipSpaces()
        if peek == UInt8(ascii: ",") { at += 1 }
        skipSpaces()
        let start = at
        let (first, digits) = try number()
        let day: Day
        if digits == 4, let separator = peek, separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") {
            let moment = try yearFirst(first, from: start)
            guard moment.precision == .day else { throw .notADate(at: start) }
            day = moment.day
        } else if digits <= 2, peek == UInt8(ascii: ".") {
            let moment = try dotted(day: first, from: start)
            guard moment.precision == .day else { throw .notADate(at: start) }
            day = moment.day
        } else {
            guard digits <= 2 else { throw .notADate(at: start) }
            day = try namedDay(first, from: start)
        }
        return try combined(day, time, nil, at: start)
    }

    /// `Sat, 21 Nov 2026 18:30:00 +0200`, `Nov 21, 2026`, `листопад 2026`.
    private mutating func wordFirst() throws(DateError) -> Moment {
        let start = at
        if isWeekday(word()) {
            if peek == UInt8(ascii: ".") { at += 1 }
            if peek == UInt8(ascii: ",") { at += 1 }
            skipSpaces()
            let numberStart = at
            guard let byte = peek else { throw .notADate(at: start) }
            if isDigit(byte) {
                let (number, digits) = try number()
                if digits == 4, peek == UInt8(ascii: "-") { return try yearFirst(number, from: numberStart) }
                guard digits <= 2 else { throw .notADate(at: numberStart) }
                if peek == UInt8(ascii: ".") { return try dotted(day: number, from: numberStart) }
                return try dayFirst(number, from: numberStart)
            }
        } else {
            at = start
        }
        guard let month = monthWord() else { throw .notADate(at: start) }
        skipSpaces()
        let numberStart = at
        let (number, digits) = try number()
        if digits == 4 {
            guard number >= 1 else { throw .outOfRange(at: numberStart) }
            skipYearWord()
            return Moment(month: Day(unchecked: number, month, 1))
        }
        guard digits <= 2 else { throw .notADate(at: numberStart) }
        if let suffix = peek, suffix | 0x20 >= 0x61 { _ = word() }
        if peek == UInt8(ascii: ",") { at += 1 }
        skipSpaces()
        return try timed(day(try year(), month, number, at: numberStart))
    }

    // MARK: the time behind a day

    private mutating func timed(_ day: Day) throws(DateError) -> Moment {
        let dayEnd = at
        if let byte = peek, byte | 0x20 == UInt8(ascii: "t") {
            at += 1
            mayTakeOffset = true
        } else {
            if peek == UInt8(ascii: ",") { at += 1 }
            skipSpaces()
            let wordStart = at
            if let byte = peek, !isDigit(byte) {
                switch word() {
                case "о", "об", "at": skipSpaces()
                default: at = wordStart
                }
            }
        }
        guard at < bytes.count else {
            at = dayEnd
            return Moment(day: day)
        }
        let start = at
        return try combined(day, timeOfDay(), offset(), at: start)
    }

    private func combined(_ day: Day, _ seconds: Int, _ offset: Offset?, at start: Int) throws(DateError) -> Moment {
        guard seconds == 86_400 else { return Moment(day: day, secondsOfDay: seconds, offset: offset) }
        guard day < .last else { throw .outOfRange(at: start) }
        return Moment(day: day.adding(days: 1), secondsOfDay: 0, offset: offset)
    }

    /// 0 to 86,400: the end of a day may be written 24:00 (ISO 8601) and is the next midnight.
    private mutating func timeOfDay() throws(DateError) -> Int {
        let start = at
        var hour = try number(upTo: 2)
        guard peek == UInt8(ascii: ":") else { throw .notADate(at: at) }
        at += 1
        let minuteStart = at
        let minute = try number(exactly: 2)
        guard minute < 60 else { throw .outOfRange(at: minuteStart) }
        var second = 0
        if peek == UInt8(ascii: ":") {
            at += 1
            let secondStart = at
            second = try number(exactly: 2)
            mayTakeOffset = true
            guard second < 60 else { throw .outOfRange(at: secondStart) }
            if let byte = peek, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), at + 1 < bytes.count,
                isDigit(bytes[at + 1])
            {
                at += 1
                while let byte = peek, isDigit(byte) { at += 1 }
            }
        }
        if let afternoon = dayHalf() {
            guard 1...12 ~= hour else { throw .outOfRange(at: start) }
            hour = hour % 12 + (afternoon ? 12 : 0)
            mayTakeOffset = true
        }
        guard hour < 24 || hour == 24 && minute == 0 && second == 0 else { throw .outOfRange(at: start) }
        return hour * 3600 + minute * 60 + second
    }

    /// `AM`, `p.m.`; true for the afternoon.
    private mutating func dayHalf() -> Bool? {
        let start = at
        skipSpaces()
        if let byte = peek, byte | 0x20 == UInt8(ascii: "a") || byte | 0x20 == UInt8(ascii: "p") {
            at += 1
            if peek == UInt8(ascii: ".") { at += 1 }
            if let next = peek, next | 0x20 == UInt8(ascii: "m") {
                at += 1
                if peek == UInt8(ascii: ".") { at += 1 }
                return byte | 0x20 == UInt8(ascii: "p")
            }
        }
        at = start
        return nil
    }

    /// `Z`, `+02:00`, `+0200`, `+02`, ` -0400`, ` GMT`; a second one or an abbreviation behind it is of no account.
    private mutating func offset() throws(DateError) -> Offset? {
        let start = at
        skipSpaces()
        guard let byte = peek else {
            at = start
            return nil
        }
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
            let isApart = at > start && at + 5 <= bytes.count && bytes[(at + 1)..<(at + 5)].allSatisfy { isDigit($0) }
            guard mayTakeOffset || isApart else { throw .notADate(at: start) }
            let offset = try signedOffset()
            let end = at
            skipSpaces()
            if let next = peek, end < at {
                if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") {
                    let second = try signedOffset()
                    guard second == offset else { throw .notADate(at: end) }
                    return offset
                }
                if next == UInt8(ascii: "(") {
                    at += 1
                    _ = word()
                    if peek == UInt8(ascii: ")") { at += 1 }
                    return offset
                }
                if DateWords.zones[word()] != nil { return offset }
            }
            at = end
            return offset
        }
        guard let hours = DateWords.zones[word()] else { throw .notADate(at: start) }
        return Offset(seconds: hours * 3600)
    }

    private mutating func signedOffset() throws(DateError) -> Offset {
        let start = at
        let sign = peek == UInt8(ascii: "-") ? -1 : 1
        at += 1
        let (value, digits) = try number()
        var (hours, minutes) = (value, 0)
        switch digits {
        case 4: (hours, minutes) = (value / 100, value % 100)
        case 1, 2:
            if peek == UInt8(ascii: ":") {
                at += 1
                minutes = try number(exactly: 2)
            }
        default: throw .notADate(at: start)
        }
        guard hours <= 23, minutes <= 59 else { throw .outOfRange(at: start) }
        return Offset(seconds: sign * (hours * 3600 + minutes * 60))
    }

    // MARK: words and numbers

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    /// Spaces, tabs and no-break spaces.
    private mutating func skipSpaces() {
        while at < bytes.count {
            if bytes[at] == 0x20 || bytes[at] == 0x09 {
                at += 1
            } else if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
                at += 2
            } else if bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0xAF {
                at += 3
            } else {
                return
            }
        }
    }

    /// At most nine digits.
    private mutating func number() throws(DateError) -> (value: Int, digits: Int) {
        let start = at
        var value = 0
        while at < bytes.count, isDigit(bytes[at]) {
            guard at - start < 9 else { throw .notADate(at: start) }
            value = value * 10 + Int(bytes[at] & 15)
            at += 1
        }
        guard at > start else { throw .notADate(at: start) }
        return (value, at - start)
    }

    private mutating func number(upTo most: Int) throws(DateError) -> Int {
        let start = at
        let (value, digits) = try number()
        guard digits <= most else { throw .notADate(at: start) }
        return value
    }

    private mutating func number(exactly count: Int) throws(DateError) -> Int {
        let start = at
        let (value, digits) = try number()
        guard digits == count else { throw .notADate(at: start) }
        return value
    }

    private mutating func year() throws(DateError) -> Int {
        let start = at
        let year = try number(exactly: 4)
        guard year >= 1 else { throw .outOfRange(at: start) }
        return year
    }

    private func day(_ year: Int, _ month: Int, _ day: Int, at start: Int) throws(DateError) -> Day {
        guard let day = Day(year: year, month: month, day: day) else { throw .outOfRange(at: start) }
        return day
    }

    /// The letters from here on; both apostrophes are letters, spaces and dashes of any kind are not.
    private mutating func word() -> String {
        let start = at
        while at < bytes.count,
            bytes[at] | 0x20 >= 0x61 && bytes[at] | 0x20 <= 0x7A || bytes[at] >= 0x80
                || bytes[at] == UInt8(ascii: "'")
        {
            if bytes[at] == 0xC2
                || bytes[at] == 0xE2 && at + 1 < bytes.count && bytes[at + 1] == 0x80
                    && !(at + 2 < bytes.count && bytes[at + 2] == 0x99)
            {
                break
            }
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// `р.`, `року`, `рік` behind a year.
    private mutating func skipYearWord() {
        let start = at
        skipSpaces()
        switch word() {
        case "р", "року", "рік", "році":
            if peek == UInt8(ascii: ".") { at += 1 }
        default: at = start
        }
    }

    private mutating func monthWord() -> Int? {
        let month = DateWords.months[word()]
        if month != nil, peek == UInt8(ascii: ".") { at += 1 }
        return month
    }

    private func isWeekday(_ word: String) -> Bool { DateWords.weekdays.contains(word) }
}
