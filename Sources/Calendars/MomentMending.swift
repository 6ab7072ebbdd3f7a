internal import SourceText

/// What a text that is no date was most likely meant for.
public struct MendedMoment: Sendable, Equatable {
    public let moment: Moment
    /// Nothing else can have been meant.
    public let isSure: Bool

    /// nil where nothing near is a date.
    public init?(_ text: String) {
        let letters = MendedMoment.plain(MendedMoment.withoutExtras(text))
        for (candidate, isSure) in MendedMoment.candidates(letters) {
            guard let moment = try? Moment(candidate), moment.precision >= .day else { continue }
            self.moment = moment
            self.isSure = isSure
            return
        }
        return nil
    }

    /// Without signs at its end, words in brackets and a time zone's hours; Roman months as numbers.
    private static func withoutExtras(_ text: String) -> String {
        var result = text
        if let open = result.lastIndex(ofByte: "("), result.hasSuffix(bytes: ")") {
            result = String(result[..<open].trimmingBlanks)
        }
        while let last = result.utf8.last, "\"';,.".utf8.contains(last) { result = String(result.dropLast(bytes: 1)) }
        for word in ["до ", "від ", "з ", "на "] where result.lowercased().hasPrefix(bytes: word) {
            result = String(result.dropFirst(bytes: word.utf8.count))
        }
        if let sign = result.lastIndex(ofByte: "+"), result.utf8.distance(from: sign, to: result.endIndex) == 3 {
            result = String(result[..<sign])
        }
        let months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
        let parts = result.split(byte: ".")
        if parts.count >= 3, let month = months.firstIndex(of: String(parts[1])) {
            let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
            result = "\(parts[0]).\(number)." + parts[2...].joined(separator: ".")
        }
        return result
    }

    /// Hyphens for dashes, digits for the letters that look like them, no signs that are seen by nobody.
    private static func plain(_ text: String) -> String {
        let dashed = plainDashes(text)
        var result = ""
        let scalars = Array(dashed.unicodeScalars)
        func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xAD: continue
            default: break
            }
            let isAmongDigits = isDigit(index - 1) || isDigit(index + 1)
            switch scalar {
            case _ where isAmongDigits && "ОоOo".unicodeScalars.contains(scalar): result += "0"
            case _ where isAmongDigits && "Зз".unicodeScalars.contains(scalar): result += "3"
            case _ where isAmongDigits && "ІіlI".unicodeScalars.contains(scalar): result += "1"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return String(Substring(result).trimmingBlanks)
    }

    private static func candidates(_ text: String) -> [(String, isSure: Bool)] {
        var all: [(String, isSure: Bool)] = [(text, true)]
        let (day, time) = parts(text)
        let clock = mendedClock(time)
        let tail = clock.map { $0.isEmpty ? "" : " " + $0 } ?? (time.isEmpty ? "" : " " + time)
        if clock != nil, !time.isEmpty { all.append((day + tail, true)) }
        let numbers = day.split { !("0"..."9").contains($0.unicodeScalars.first ?? " ") }
        let digits = numbers.map { $0.utf8.count }
        if digits == [4, 2, 2] || digits == [4, 1, 2] || digits == [4, 2, 1] || digits == [4, 1, 1] {
            all.append((numbers.joined(separator: "-") + tail, true))
        }
        if digits == [2, 2, 4] || digits == [1, 2, 4] || digits == [2, 1, 4] {
            all.append((numbers.joined(separator: ".") + tail, true))
            // Month first, as Americans write it.
            all.append(("\(numbers[1]).\(numbers[0]).\(numbers[2])" + tail, false))
        }
        if digits == [2, 2, 2] { all.append(("\(numbers[0]).\(numbers[1]).20\(numbers[2])" + tail, false)) }
        if digits == [8], let number = numbers.first {
            let year = number.prefix(4)
            all.append(("\(year)-\(number.dropFirst(4).prefix(2))-\(number.dropFirst(6))" + tail, true))
        }
        if let words = nearMonth(day) { all.append((words + tail, false)) }
        return all
    }

    /// The day and what stands behind it as its time.
    private static func parts(_ text: String) -> (day: String, time: String) {
        for mark in [" о ", " об ", ", о ", " в ", " at ", "T"] {
            if let range = text.firstRange(ofBytes: mark) {
                return (
                    String(text[..<range.lowerBound].trimmingBlanks), String(text[range.upperBound...].trimmingBlanks)
                )
            }
        }
        // `10:00 год.`, `7 вечора`: a word behind the hour.
        let words = text.split(byte: " ")
        if words.count >= 3, let first = words[words.count - 2].unicodeScalars.first, ("0"..."9").contains(first),
            hourWords[words[words.count - 1].lowercased()] != nil
        {
            let tail = words.suffix(2).joined(separator: " ")
            return (words.dropLast(2).joined(separator: " "), tail)
        }
        guard let blank = text.lastIndex(ofByte: " ") else { return (text, "") }
        let last = String(text[blank...].trimmingBlanks)
        let first = last.unicodeScalars.first ?? " "
        let isTime = ("0"..."9").contains(first) && last.utf8.count <= 5
        return isTime ? (String(text[..<blank].trimmingBlanks), last) : (text, "")
    }

    /// `18:30` of `18.30`, `18-30`, `18 год`, `1830`; nil where it is none of them.
    private static func mendedClock(_ text: String) -> String? {
        var words = text.lowercased()
        if let last = words.split(byte: " ").last, let shift = hourWords[String(last)], words.contains(bytes: " ") {
            let clock = mendedClock(String(words.dropLast(bytes: last.utf8.count + 1)))
            guard let clock, let hour = Int(clock.prefix(beforeBytes: ":")) else { return nil }
            let shifted = hour < 12 ? hour + shift : hour
            return "\(shifted)" + clock.dropFirst(bytes: clock.prefix(beforeBytes: ":").utf8.count)
        }
        for ending in ["годині", "години", "годин", "година", "год.", "год", "hours", "h"]
        where words.hasSuffix(bytes: ending) {
            words = String(words.dropLast(bytes: ending.utf8.count).trimmingBlanks)
        }
        let numbers = words.split { !("0"..."9").contains($0.unicodeScalars.first ?? " ") }.map(String.init)
        switch numbers.count {
        case 1 where numbers[0].utf8.count <= 2 && words == numbers[0]: return numbers[0] + ":00"
        case 1 where numbers[0].utf8.count == 4 && words == numbers[0]:
            return String(numbers[0].dropLast(bytes: 2)) + ":" + numbers[0].suffix(2)
        case 2 where numbers[0].utf8.count <= 2 && numbers[1].utf8.count == 2: return numbers[0] + ":" + numbers[1]
        default: return nil
        }
    }

    /// Words behind an hour, and what they add to one of the first twelve.
    private static let hourWords: [String: Int] = [
        "год": 0, "год.": 0, "годин": 0, "година": 0, "години": 0, "ранку": 0, "ночі": 0, "дня": 12, "вечора": 12,
    ]

    /// The text with a misspelt month as it is written.
    private static func nearMonth(_ text: String) -> String? {
        let words = text.split(byte: " ")
        for (index, word) in words.enumerated() {
            let isWord = word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic } && word.utf8.count >= 6
            guard isWord, let month = nearest(to: word.lowercased(), among: DateWords.months.keys.sorted()) else {
                continue
            }
            var result = words.map(String.init)
            result[index] = month
            return result.joined(separator: " ")
        }
        return nil
    }
}
