internal import SourceText

/// Telephones as people write them.
extension FieldReader {
    /// Too few digits, letters among them, or not as many as a number of Ukraine has.
    mutating func sayPhone(_ text: String, at place: Place, field: String) {
        let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
        guard digits >= 3 else { return diagnostics.append(.notAPhone, at: place, text, field) }
        let first = text.prefix(beforeBytes: ",;/")
        var number = ""
        var hasLetter = false
        let scalars = Array(first.unicodeScalars)
        func isDigit(_ index: Int) -> Bool {
            scalars.indices.contains(index)
                && (("0"..."9").contains(scalars[index]) || "OoОоЗІl".unicodeScalars.contains(scalars[index]))
        }
        func isWord(_ index: Int) -> Bool {
            scalars.indices.contains(index) && scalars[index].properties.isAlphabetic && !isDigit(index)
        }
        scan: for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "0"..."9", "+": number.unicodeScalars.append(scalar)
            case "O", "o", "О", "о", "З", "І", "l":
                // Among digits; a word begins otherwise.
                guard isDigit(index - 1) || isDigit(index + 1), !isWord(index + 1), !isWord(index - 1) else {
                    break scan
                }
                hasLetter = true
                number += scalar == "З" ? "3" : scalar == "І" || scalar == "l" ? "1" : "0"
            case " ", "(", ")", "-", "–", ".", "\u{a0}": continue
            default: break scan
            }
        }
        let count = number.utf8.count
        if hasLetter {
            if FieldReader.isWholeNumber(number) {
                diagnostics.append(.letterInPhone, at: place, text, field, mend: line(field, "\"" + number + "\""))
            }
        } else if !FieldReader.isWholeNumber(number), count >= 7 {
            diagnostics.append(.phoneLength, at: place, text, field)
        }
    }

    /// Numbers of Ukraine have nine digits behind `+380` or `0`; others up to fifteen (E.164).
    private static func isWholeNumber(_ number: String) -> Bool {
        let count = number.utf8.count
        if number.hasPrefix(bytes: "+380") { return count == 13 }
        if number.hasPrefix(bytes: "380") { return count == 12 }
        if number.hasPrefix(bytes: "0") { return count == 10 || count < 7 }
        return count <= 16
    }
}
