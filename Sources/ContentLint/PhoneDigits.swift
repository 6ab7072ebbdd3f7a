internal import SourceText

/// Telephone numbers of Ukraine in a text with a digit too few or too many.
enum PhoneDigits {
    struct Found {
        let text: String
        let count: Int
        /// 12 behind `+`, else 10.
        let wanted: Int
    }

    static func wrong(in text: String) -> [Found] {
        guard text.utf8.contains(UInt8(ascii: "0")) else { return [] }
        let scalars = Array(text.unicodeScalars)
        var found: [Found] = []
        var index = 0
        while index < scalars.count {
            guard "+(0".unicodeScalars.contains(scalars[index]), index == 0 || isBefore(scalars[index - 1]),
                let number = Number(scalars, at: index)
            else {
                index += 1
                continue
            }
            if let wanted = number.wanted, !number.ends.contains(wanted) {
                found.append(Found(text: number.text, count: number.ends.last ?? 0, wanted: wanted))
            }
            index = max(number.end, index + 1)
        }
        return found
    }

    private static func isBefore(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || ":;,(«\"–—".unicodeScalars.contains(scalar)
    }

    /// Groups of digits with blanks, hyphens and brackets between them.
    private struct Number {
        let text: String
        let end: Int
        /// How many digits there are up to the end of each group: a number may end there and another begin.
        let ends: [Int]
        let wanted: Int?

        private static let most = 10

        init?(_ scalars: [Unicode.Scalar], at start: Int) {
            var groups: [Range<Int>] = []
            var separators: [String] = []
            var index = start
            var separator = ""
            scan: while index < scalars.count, groups.count < Number.most {
                switch scalars[index] {
                case "0"..."9":
                    let first = index
                    while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
                    groups.append(first..<index)
                    separators.append(separator)
                    separator = ""
                case " ", "(", ")", "-", "\u{a0}", "\u{2011}":
                    separator.unicodeScalars.append(scalars[index])
                    // Two blanks, or a bracket that opens behind a whole number, begin something else.
                    guard separator.unicodeScalars.count <= 2 else { break scan }
                    index += 1
                case "+" where index == start:
                    separator = "+"
                    index += 1
                default: break scan
                }
            }
            guard let last = groups.last, groups.count >= 2 || separators[0] == "+" else { return nil }
            end = last.upperBound
            text = String(String.UnicodeScalarView(scalars[start..<end]))
            var sum = 0
            ends = groups.map { group in
                sum += group.count
                return sum
            }
            let follows = end < scalars.count ? scalars[end] : " "
            let isMasked = follows.properties.isAlphabetic || "_*…".unicodeScalars.contains(follows)
            let groupTexts = groups.map { String(String.UnicodeScalarView(scalars[$0])) }
            wanted = isMasked || sum < 7 ? nil : Number.wanted(groupTexts, separators)
        }

        private static func wanted(_ groups: [String], _ separators: [String]) -> Int? {
            if separators[0] == "+" { return groups.joined().hasPrefix(bytes: "380") ? 12 : nil }
            let first = groups[0]
            guard first.hasPrefix(bytes: "0"), groups.count >= 2 else { return nil }
            // `(04000) 2-14-55`
            if separators[0] == "(", (3...6).contains(first.utf8.count), separators[1].hasPrefix(bytes: ")") {
                return 10
            }
            // `0 800 500 333`
            if first == "0", groups[1] == "800", groups.count >= 3 { return 10 }
            // `067-123-45-67`, `067 123-45-67`
            let hasHyphen = separators.dropFirst().contains { $0 == "-" || $0 == "\u{2011}" }
            let isMobile = first.utf8.count == 3 && groups[1].utf8.count == 3 && groups.count >= 3 && hasHyphen
            return isMobile ? 10 : nil
        }
    }
}
