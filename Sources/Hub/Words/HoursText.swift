internal import SourceText

/// Opening hours in words of a language: «цілодобово», «щодня 08:00–20:00»; else as the author wrote them, or with the
/// language's own weekdays where the author wrote in another one.
struct HoursText {
    let strings: Strings
    /// Whether the words are in the page's language.
    let isOwn: Bool

    func text(_ words: String) -> String {
        guard let hours = OpeningHours(words) else { return words }
        if let whole = ofWholeWeek(hours) { return whole }
        return isOwn ? words : written(hours)
    }

    private func ofWholeWeek(_ hours: OpeningHours) -> String? {
        guard let first = hours.days.first, first.count == 1, hours.days.allSatisfy({ $0 == first }) else { return nil }
        return first[0] == .wholeDay
            ? strings.phrase("round_the_clock") : strings.phrase("daily", span(first[0]))
    }

    private func written(_ hours: OpeningHours) -> String {
        var parts: [(days: [Int], text: String)] = []
        for group in hours.groups {
            if let index = parts.firstIndex(where: { $0.days == group.days }) {
                parts[index].text += ", " + span(group.span)
            } else {
                parts.append((group.days, span(group.span)))
            }
        }
        return parts.map { days($0.days) + " " + $0.text }.joined(separator: "; ")
    }

    private func span(_ span: OpeningHours.Span) -> String {
        if span == .wholeDay { return strings.phrase("round_the_clock") }
        let end = span.to == 24 * 60 ? "24:00" : OpeningHours.time(span.to)
        return OpeningHours.time(span.from) + "–" + end
    }

    /// `Mon–Thu, Sat`
    private func days(_ days: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for day in days {
            if let last = runs.last, last.upperBound + 1 == day {
                runs[runs.count - 1] = last.lowerBound...day
            } else {
                runs.append(day...day)
            }
        }
        func name(_ day: Int) -> String { strings["dates.weekdays_short.\(day)"] ?? "" }
        return runs.map { $0.count == 1 ? name($0.lowerBound) : name($0.lowerBound) + "–" + name($0.upperBound) }
            .joined(separator: ", ")
    }
}
