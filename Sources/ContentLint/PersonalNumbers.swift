internal import SourceText

/// Numbers that belong to one person, told by their form, their check digits and the words before them.
enum PersonalNumbers {
    struct Found {
        let text: String
        let kind: String
    }

    static func all(in text: String) -> [Found] {
        guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return [] }
        let scalars = Array(text.unicodeScalars)
        var found: [Found] = []
        var index = 0
        while index < scalars.count {
            guard isDigit(scalars[index]), index == 0 || !isDigit(scalars[index - 1]) else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isDigit(scalars[end]) { end += 1 }
            let digits = scalars[index..<end].map { Int($0.value) - 0x30 }
            let before = String(String.UnicodeScalarView(scalars[max(0, index - 60)..<index])).lowercased()
            let isPartOfMore =
                index > 0
                && (scalars[index - 1] == "+" || scalars[index - 1] == "-"
                    || scalars[index - 1].properties.isAlphabetic)
                || end < scalars.count && scalars[end] == "-"
            if digits.count == 10, !isPartOfMore, isTaxNumber(digits, before) {
                found.append(Found(text: masked(digits), kind: "РНОКПП"))
            } else if digits.count == 6, isPassport(scalars, index, before) {
                found.append(Found(text: "******", kind: "номер паспорта"))
            } else if digits.count == 9, before.contains(bytes: "паспорт"), !isPartOfMore {
                found.append(Found(text: masked(digits), kind: "номер паспорта"))
            }
            if let (card, next) = card(scalars, at: index) {
                found.append(Found(text: masked(card), kind: "номер картки"))
                end = next
            }
            index = max(end, index + 1)
        }
        return found
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Shown so that its author knows it and nobody else does.
    private static func masked(_ digits: [Int]) -> String {
        digits.prefix(2).map(String.init).joined() + "…" + digits.suffix(2).map(String.init).joined()
    }

    /// Days since 1900 of the birth, four digits, and one that follows from the others.
    private static func isTaxNumber(_ digits: [Int], _ before: String) -> Bool {
        let weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
        guard ((sum % 11) + 11) % 11 % 10 == digits[9] else { return false }
        let isNamed = ["рнокпп", "іпн", "ідентифікаційн", "податк"].contains { before.contains(bytes: $0) }
        let isOther = ["тел", "факс", "єдрпоу", "рахун", "№", "id"].contains {
            before.hasSuffix(bytes: $0) || before.contains(bytes: $0 + ".")
        }
        return isNamed || (1...4).contains(digits[0]) && !isOther
    }

    /// Two letters and six digits behind the word.
    private static func isPassport(_ scalars: [Unicode.Scalar], _ index: Int, _ before: String) -> Bool {
        guard before.contains(bytes: "паспорт") else { return false }
        let near = scalars[max(0, index - 6)..<index].filter { $0.properties.isUppercase }
        return near.count >= 2
    }

    /// Sixteen digits in fours or in a row whose sum is that of a bank card (Luhn).
    private static func card(_ scalars: [Unicode.Scalar], at start: Int) -> (digits: [Int], next: Int)? {
        var digits: [Int] = []
        var index = start
        while index < scalars.count, digits.count < 17 {
            if isDigit(scalars[index]) {
                digits.append(Int(scalars[index].value) - 0x30)
            } else if !(digits.count % 4 == 0
                && (scalars[index] == " " || scalars[index] == "\u{a0}" || scalars[index] == "-")
                && index + 1 < scalars.count && isDigit(scalars[index + 1]))
            {
                break
            }
            index += 1
        }
        guard digits.count == 16, (3...6).contains(digits[0]) else { return nil }
        let isAfterLetter = start > 1 && scalars[start - 1].properties.isAlphabetic
        var sum = 0
        for (position, digit) in digits.enumerated() {
            let doubled = position % 2 == 0 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0 && !isAfterLetter ? (digits, index) : nil
    }
}
