internal import SourceText

/// A stretch of time written where a single moment belongs: `2026-11-26 10:00-12:00`, `26–28.11.2026`,
/// `26 листопада 2026, з 10:00 до 12:00`.
public struct MomentRange: Sendable, Equatable {
    public let start: Moment
    public let end: Moment

    /// nil where the text is no such stretch.
    public init?(_ text: String) {
        let plain = plainDashes(text).replacing(bytes: " до ", with: " - ").replacing(bytes: " по ", with: " - ")
            .replacing(bytes: " / ", with: " - ").replacing(bytes: "…", with: "-").replacing(bytes: "...", with: "-")
        for index in plain.utf8.indices where plain.utf8[index] == UInt8(ascii: "-") {
            let left = MomentRange.start(plain[..<index])
            let right = String(plain[plain.utf8.index(after: index)...].trimmingBlanks)
            guard !left.isEmpty, !right.isEmpty else { continue }
            if let found = MomentRange.range(left, right) {
                self = found
                return
            }
        }
        return nil
    }

    private init(start: Moment, end: Moment) {
        self.start = start
        self.end = end
    }

    /// The first half without `з` or a comma at its end or before its time.
    private static func start(_ text: Substring) -> String {
        var result = String(text.trimmingBlanks).replacing(bytes: ", з ", with: " ").replacing(bytes: " з ", with: " ")
            .replacing(bytes: " із ", with: " ")
        for word in ["з ", "із ", "From ", "from "] where result.hasPrefix(bytes: word) {
            result = String(result.dropFirst(bytes: word.utf8.count))
        }
        return String(Substring(result).trimmingBlanks)
    }

    private static func range(_ left: String, _ right: String) -> MomentRange? {
        if let start = try? Moment(left), start.precision >= .day {
            if let seconds = clock(right) {
                guard start.hasTime else { return nil }
                let day = seconds <= start.secondsOfDay ? start.day.adding(days: 1) : start.day
                return MomentRange(start: start, end: Moment(day: day, secondsOfDay: seconds, offset: start.offset))
            }
            if let end = try? Moment(right), end.precision >= .day { return MomentRange(start: start, end: end) }
            return nil
        }
        // `26-28.11.2026`: the month and the year stand behind the last day alone.
        guard left.utf8.count <= 2, let number = Int(left), let end = try? Moment(right), end.precision >= .day,
            let day = Day(year: end.day.year, month: end.day.month, day: number), day < end.day
        else { return nil }
        return MomentRange(start: Moment(day: day), end: Moment(day: end.day))
    }

    /// Seconds of `12:00` or `12.00`.
    private static func clock(_ text: String) -> Int? {
        let parts = text.replacing(bytes: ".", with: ":").split(byte: ":")
        guard parts.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), 0...24 ~= hour, 0..<60 ~= minute, hour < 24 || minute == 0
        else { return nil }
        return min(hour * 3600 + minute * 60, 86_399)
    }
}

/// Dashes of all kinds as hyphens.
func plainDashes(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}": result += "-"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

extension Substring {
    var trimmingBlanks: Substring {
        var rest = self
        while let first = rest.unicodeScalars.first, first.properties.isWhitespace || first == "," {
            rest = rest.unicodeScalars.dropFirst().isEmpty ? "" : Substring(rest.unicodeScalars.dropFirst())
        }
        while let last = rest.unicodeScalars.last, last.properties.isWhitespace || last == "," {
            rest = Substring(rest.unicodeScalars.dropLast())
        }
        return rest
    }
}
