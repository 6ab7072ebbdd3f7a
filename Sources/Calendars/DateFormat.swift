public import SourceText

/// A date pattern of CLDR (UTS 35, part 4) such as `EEEE, d MMMM y 'р'.`, compiled with a language's names.
public struct DateFormat: Sendable {
    /// A letter that stands for nothing here, or too many of one; its byte offset in the pattern.
    public struct UnknownField: Error, Hashable, Sendable {
        public let field: String
        public let at: Int
    }

    private enum Piece: Sendable {
        case text([UInt8])
        case year
        case shortYear
        /// A number, with a nought before one digit if it is to have two.
        case month(padded: Bool)
        case day(padded: Bool)
        case hour(padded: Bool)
        case hour12(padded: Bool)
        case minute(padded: Bool)
        case second(padded: Bool)
        case monthName([[UInt8]])
        case weekdayName([[UInt8]])
        case dayHalf
        /// From here on the interval's end is meant.
        case end
    }

    private let pieces: [Piece]
    private let dayHalves: [[UInt8]]

    /// Knows y, M, L, d, E, c, H, h, m, s and a; text in single quotes and all that is no letter stand for themselves.
    ///
    /// A field that comes a second time means the second date of an interval, as in CLDR's `d–d MMMM y`.
    public init(pattern: String, names: CalendarNames) throws(UnknownField) {
        let bytes = Array(pattern.utf8)
        var pieces: [Piece] = []
        var text: [UInt8] = []
        var seen: Set<UInt8> = []
        var isEnd = false
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "'") {
                at = DateFormat.quoted(bytes, from: at, into: &text)
            } else if 0x61...0x7A ~= byte | 0x20, byte < 0x80 {
                var end = at
                while end < bytes.count, bytes[end] == byte { end += 1 }
                guard let piece = DateFormat.piece(byte, count: end - at, names) else {
                    throw UnknownField(field: String(decoding: bytes[at..<end], as: UTF8.self), at: at)
                }
                if !text.isEmpty { pieces.append(.text(text)) }
                text = []
                if !seen.insert(byte).inserted, !isEnd {
                    isEnd = true
                    pieces.append(.end)
                }
                pieces.append(piece)
                at = end
            } else {
                text.append(byte)
                at += 1
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        self.pieces = pieces
        dayHalves = names.dayHalves
    }

    /// Takes the text between quotes, or the one quote that two of them mean; returns where it ends.
    private static func quoted(_ bytes: [UInt8], from start: Int, into text: inout [UInt8]) -> Int {
        var at = start + 1
        if at < bytes.count, bytes[at] == UInt8(ascii: "'") {
            text.append(UInt8(ascii: "'"))
            return at + 1
        }
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "'") {
                guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "'") else { return at + 1 }
                at += 1
            }
            text.append(bytes[at])
            at += 1
        }
        return at
    }

    private static func piece(_ letter: UInt8, count: Int, _ names: CalendarNames) -> Piece? {
        switch (Character(UnicodeScalar(letter)), count) {
        case ("y", 1), ("y", 4): .year
        case ("y", 2): .shortYear
        case ("M", 1), ("L", 1): .month(padded: false)
        case ("M", 2), ("L", 2): .month(padded: true)
        case ("M", 3): .monthName(names.shortMonths)
        case ("M", 4): .monthName(names.months)
        case ("L", 3): .monthName(names.standaloneShortMonths)
        case ("L", 4): .monthName(names.standaloneMonths)
        case ("d", 1...2): .day(padded: count == 2)
        case ("E", 1...3), ("c", 3): .weekdayName(names.shortWeekdays)
        case ("E", 4), ("c", 4): .weekdayName(names.weekdays)
        case ("H", 1...2): .hour(padded: count == 2)
        case ("h", 1...2): .hour12(padded: count == 2)
        case ("m", 1...2): .minute(padded: count == 2)
        case ("s", 1...2): .second(padded: count == 2)
        case ("a", 1...3): .dayHalf
        default: nil
        }
    }

    public func write(_ day: Day, into out: inout ByteWriter) {
        write(CivilTime(day: day, offset: .utc), into: &out)
    }

    public func write(_ time: CivilTime, into out: inout ByteWriter) { write(time, to: time, into: &out) }

    func write(_ start: CivilTime, to end: CivilTime, into out: inout ByteWriter) {
        var time = start
        for piece in pieces {
            switch piece {
            case .text(let text): out.write(text)
            case .year: write(year: time.day.year, &out)
            case .shortYear: write(time.day.year % 100, true, &out)
            case .month(let padded): write(time.day.month, padded, &out)
            case .day(let padded): write(time.day.day, padded, &out)
            case .hour(let padded): write(time.hour, padded, &out)
            case .hour12(let padded): write((time.hour + 11) % 12 + 1, padded, &out)
            case .minute(let padded): write(time.minute, padded, &out)
            case .second(let padded): write(time.second, padded, &out)
            case .monthName(let names): out.write(names[time.day.month - 1])
            case .weekdayName(let names): out.write(names[time.day.weekday.rawValue])
            case .dayHalf: out.write(dayHalves[time.hour < 12 ? 0 : 1])
            case .end: time = end
            }
        }
    }

    private func write(year: Int, _ out: inout ByteWriter) {
        guard year >= 1000 else { return out.write(year) }
        let century = UInt8(truncatingIfNeeded: year / 100)
        let rest = UInt8(truncatingIfNeeded: year % 100)
        let digits: InlineArray<4, UInt8> = [
            0x30 + century / 10, 0x30 + century % 10, 0x30 + rest / 10, 0x30 + rest % 10,
        ]
        out.write(digits.span)
    }

    /// 0 to 99.
    private func write(_ number: Int, _ padded: Bool, _ out: inout ByteWriter) {
        if padded || number >= 10 { out.write(byte: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)) }
        out.write(byte: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
