internal import SourceText

/// Ukrainian accounts (IBAN, ISO 13616) as they stand in a text: `UA`, two check digits and 25 digits more.
public struct AccountNumber: Sendable, Equatable {
    public enum Fault: Sendable, Equatable {
        /// Cyrillic letters for `UA`.
        case letters
        /// Not 27 digits.
        case length(Int)
        /// The check digits do not agree with the others.
        case check
    }

    /// As it was written.
    public let text: String
    public let fault: Fault
    /// The account in its standard form, where that is known.
    public let mended: String?

    /// The accounts of a text that no bank would take.
    public static func wrong(in text: String) -> [AccountNumber] {
        guard text.utf8.count >= 20 else { return [] }
        let scalars = Array(text.unicodeScalars)
        var found: [AccountNumber] = []
        var index = 0
        while index + 20 < scalars.count {
            guard isU(scalars[index]), isA(scalars[index + 1]),
                index == 0 || !scalars[index - 1].properties.isAlphabetic
            else {
                index += 1
                continue
            }
            var end = index + 2
            var last = end
            var digits: [Int] = []
            while end < scalars.count {
                if ("0"..."9").contains(scalars[end]) {
                    digits.append(Int(scalars[end].value) - 0x30)
                    last = end + 1
                } else if !" \u{a0}".unicodeScalars.contains(scalars[end]) {
                    break
                }
                end += 1
            }
            // Fewer are the code of a settlement, a tender or a project.
            if digits.count >= 20 {
                let written = String(String.UnicodeScalarView(scalars[index..<last]))
                let isLatin = scalars[index] == "U" && scalars[index + 1] == "A"
                if let one = AccountNumber(written, digits, isLatin: isLatin) { found.append(one) }
            }
            index = last
        }
        return found
    }

    private init?(_ text: String, _ digits: [Int], isLatin: Bool) {
        self.text = text
        guard digits.count == 27 else {
            (fault, mended) = (.length(digits.count), nil)
            return
        }
        // The country's letters count as 30 and 10, and stand with the check digits behind the rest (ISO 7064).
        let order = Array(digits[2...]) + [3, 0, 1, 0] + digits[..<2]
        let isRight = order.reduce(0) { ($0 * 10 + $1) % 97 } == 1
        guard isRight else {
            (fault, mended) = (.check, nil)
            return
        }
        guard !isLatin else { return nil }
        (fault, mended) = (.letters, "UA" + digits.map(String.init).joined())
    }

    private static func isU(_ scalar: Unicode.Scalar) -> Bool { scalar == "U" || scalar == "У" }

    private static func isA(_ scalar: Unicode.Scalar) -> Bool { scalar == "A" || scalar == "А" }
}
