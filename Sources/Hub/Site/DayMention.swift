internal import Calendars
internal import SourceText

/// A day that a text names in words: «у суботу, 29 листопада 2026 року».
struct DayMention {
    /// In the order of the text: `21, 22 та 23 листопада` names three.
    let days: [Int]
    let month: Int
    let year: Int?
    /// Beside a single day.
    let weekday: Weekday?
    /// The weekday and the word before it, as they are written: «у суботу».
    let weekdayText: String
    /// The last day and the month as they are written.
    let dayText: String
    /// The words before all of it, in small letters, the nearest first.
    let before: [String]
    /// Nothing but a year stands behind it.
    let isLast: Bool
}

/// Finds the days that a text names in one language.
struct DayMentions {
    private let months: [String: Int]
    private let weekdays: [(stem: String, weekday: Weekday)]
    private let shortWeekdays: [String: Weekday]

    private struct Word {
        let text: String
        let small: String
        /// Since the word before.
        let gap: String
        var number: Int? { text.utf8.count <= 4 ? Int(text) : nil }
    }

    init(_ names: CalendarNames) {
        var months: [String: Int] = [:]
        for (index, name) in names.dayMonths.enumerated() { months[name] = index + 1 }
        self.months = months
        weekdays = zip(names.weekdayNames, Weekday.allCases).map { (DayMentions.stem($0.lowercased()), $1) }
        shortWeekdays = Dictionary(
            zip(names.shortWeekdayNames.map { $0.lowercased() }, Weekday.allCases),
            uniquingKeysWith: { first, _ in first })
    }

    /// What the cases of a name have in common: `субот` of `субота`, `вівтор` of `вівторок`.
    private static func stem(_ name: String) -> String {
        let letters = Array(name.unicodeScalars)
        guard let last = letters.last else { return name }
        let isFleeting = ["ок", "ek"].contains { name.hasSuffix(bytes: $0) }
        let isVowel = "аяaе".unicodeScalars.contains(last)
        return String(String.UnicodeScalarView(letters.dropLast(isFleeting ? 2 : isVowel ? 1 : 0)))
    }

    func all(in text: String) -> [DayMention] {
        guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return [] }
        let words = DayMentions.words(of: text)
        return words.indices.compactMap { mention(at: $0, words) }
    }

    /// A month at a place, and the days before it (in English behind it too).
    private func mention(at index: Int, _ words: [Word]) -> DayMention? {
        guard let month = months[words[index].text] ?? months[words[index].small] else { return nil }
        if index > 0, let day = words[index - 1].number, words[index - 1].text.utf8.count <= 2,
            isBlank(words[index].gap)
        {
            return mention(month, days(before: index, words, last: day), from: 1, upTo: index + 1, at: index, words)
        }
        // `November 29`
        guard index + 1 < words.count, let day = words[index + 1].number, words[index + 1].text.utf8.count <= 2,
            words[index + 1].gap == " "
        else { return nil }
        return mention(month, [day], from: 0, upTo: index + 2, at: index, words)
    }

    private func mention(
        _ month: Int, _ days: [Int], from count: Int, upTo end: Int, at index: Int, _ words: [Word]
    ) -> DayMention? {
        var next = end
        var year: Int?
        if next < words.count, words[next].text.utf8.count == 4, let number = words[next].number,
            [" ", "\u{a0}", ", "].contains(words[next].gap)
        {
            year = number
            next += 1
            if next < words.count, ["року", "р", "рік", "року"].contains(words[next].small) { next += 1 }
        }
        let first = index - (count == 0 ? 0 : days.count)
        var weekday: Weekday?
        var text = ""
        var start = first
        if days.count == 1, first > 0, let found = self.weekday(words[first - 1]),
            [" ", ", ", " (", " – ", "\u{a0}", "., ", ". "].contains(words[first].gap)
        {
            weekday = found
            start = first - 1
            text = words[start].text
            if start > 0, ["у", "в", "on"].contains(words[start - 1].small), isBlank(words[start].gap) {
                start -= 1
                text = words[start].text + " " + text
            }
        } else if days.count == 1, next < words.count, words[next].gap.hasSuffix(bytes: "("),
            let found = self.weekday(words[next])
        {
            weekday = found
            text = words[next].text
        }
        let dayText = words[first..<end].dropFirst(max(0, days.count - 1)).map(\.text).joined(separator: " ")
        let before = words[max(0, start - 6)..<start].reversed().map(\.small)
        return DayMention(
            days: days, month: month, year: year, weekday: weekday, weekdayText: text, dayText: dayText,
            before: before, isLast: next == words.count)
    }

    /// `21`, `22` and `23` of «21, 22 та 23 листопада»; of «21–23» both ends. At most ten.
    private func days(before index: Int, _ words: [Word], last: Int) -> [Int] {
        var result = [last]
        var place = index - 1
        while place > 0, result.count < 10, let number = words[place - 1].number, words[place - 1].text.utf8.count <= 2,
            ["–", "-", "—", " – ", " — ", ", "].contains(words[place].gap)
        {
            result.insert(number, at: 0)
            place -= 1
        }
        return result
    }

    private func weekday(_ word: Word) -> Weekday? {
        if let short = shortWeekdays[word.small] { return short }
        let small = word.small
        return weekdays.first { name in
            small.hasPrefix(bytes: name.stem) && small.unicodeScalars.count <= name.stem.unicodeScalars.count + 3
        }?.weekday
    }

    private func isBlank(_ gap: String) -> Bool { gap == " " || gap == "\u{a0}" || gap == "\u{202f}" }

    /// Runs of letters, and runs of digits.
    private static func words(of text: String) -> [Word] {
        var result: [Word] = []
        var gap = String.UnicodeScalarView()
        var word = String.UnicodeScalarView()
        var isNumber = false
        func end() {
            guard !word.isEmpty else { return }
            let whole = String(word)
            result.append(Word(text: whole, small: whole.lowercased(), gap: String(gap)))
            word = String.UnicodeScalarView()
            gap = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            // One sign for all apostrophes: `п’ятниця` and `п'ятниця`.
            let isApostrophe = "'’ʼ`".unicodeScalars.contains(scalar)
            guard isDigit || isApostrophe || scalar.properties.isAlphabetic else {
                end()
                gap.append(scalar)
                continue
            }
            if isDigit != isNumber { end() }
            isNumber = isDigit
            word.append(isApostrophe ? "'" : scalar)
        }
        end()
        return result
    }
}
