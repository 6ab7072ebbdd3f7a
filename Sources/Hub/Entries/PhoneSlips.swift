internal import SourceText

/// Telephones as people write them.
extension FieldReader {
    /// Too few digits, letters among them, or not as many as a number of Ukraine has; each of several is looked at.
    mutating func sayPhone(_ text: String, at place: Place, field: String) {
        guard let first = WrittenPhone.all(in: text).first else {
            return diagnostics.append(.notAPhone, at: place, text, field)
        }
        let isAlone = WrittenPhone.parts(of: text).count == 1
        // Behind the first, few digits are an extension or a room.
        for phone in WrittenPhone.all(in: text) where phone == first || phone.digits >= 5 {
            let mend = isAlone ? phone.mended.map { line(field, "\"" + $0 + "\"") } : nil
            if phone.hasLetter {
                if phone.isWhole, phone == first || isAlone {
                    diagnostics.append(
                        .letterInPhone, at: place, text, field, mend: line(field, "\"" + phone.dialled + "\""))
                }
            } else if !phone.isWhole {
                diagnostics.append(.phoneLength, at: place, phone.written, field, mend: mend)
            }
        }
    }
}

/// One number of a text with what stands around it.
package struct WrittenPhone: Equatable {
    /// The part of the text between the signs that part numbers.
    let written: String
    /// Its digits, and the plus before them.
    package private(set) var dialled = ""
    /// A letter stood in a digit's place.
    private(set) var hasLetter = false

    /// Numbers are parted by commas, semicolons, slashes and line ends.
    static func parts(of text: String) -> [String] {
        text.unicodeScalars.split { ",;/\n".unicodeScalars.contains($0) }
            .map { String(String.UnicodeScalarView($0)).trimmed }.filter { !$0.isEmpty }
    }

    /// The numbers of a text: parts with at least three digits in a row of them. Behind a slash the last digits alone
    /// may stand: `2-14-55/56`.
    package static func all(in text: String) -> [WrittenPhone] {
        parts(of: text).map(WrittenPhone.init).filter { $0.digits >= 3 }
    }

    fileprivate var digits: Int { dialled.utf8.count { $0 != UInt8(ascii: "+") } }

    private init(_ part: String) {
        written = part
        let scalars = Array(part.unicodeScalars)
        var start = 0
        // Words, a floor or the hours may stand before it.
        while digits < 3, let next = scalars[start...].firstIndex(where: { $0 == "+" || ("0"..."9").contains($0) }) {
            (dialled, hasLetter) = ("", false)
            start = max(next + 1, read(scalars, from: next))
        }
    }

    /// Takes the digits from there on; gives where something else begins.
    private mutating func read(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        func isDigit(_ index: Int) -> Bool {
            scalars.indices.contains(index)
                && (("0"..."9").contains(scalars[index]) || "OoОоЗІl".unicodeScalars.contains(scalars[index]))
        }
        func isWord(_ index: Int) -> Bool {
            scalars.indices.contains(index) && scalars[index].properties.isAlphabetic && !isDigit(index)
        }
        for index in start..<scalars.endIndex {
            let scalar = scalars[index]
            switch scalar {
            case "0"..."9": dialled.unicodeScalars.append(scalar)
            case "+":
                guard dialled.isEmpty else { return index }
                dialled = "+"
            case "O", "o", "О", "о", "З", "І", "l":
                // Among digits; a word begins otherwise.
                guard isDigit(index - 1) || isDigit(index + 1), !isWord(index + 1), !isWord(index - 1) else {
                    return index
                }
                hasLetter = true
                dialled += scalar == "З" ? "3" : scalar == "І" || scalar == "l" ? "1" : "0"
            case " ", "(", ")", "-", "–", "‑", ".", "\u{a0}", "\u{202f}": continue
            // Copied from messengers; nobody sees them.
            case "\u{200b}"..."\u{200f}", "\u{202a}"..."\u{202e}", "\u{2060}"..."\u{2069}", "\u{feff}": continue
            default: return index
            }
        }
        return scalars.endIndex
    }

    /// Numbers of Ukraine have nine digits behind `+380` or `0`, short ones begin with 1, local ones have five to seven
    /// digits; others have up to fifteen behind `+` (E.164).
    var isWhole: Bool {
        let count = dialled.utf8.count
        if dialled.hasPrefix(bytes: "+380") { return count == 13 }
        if dialled.hasPrefix(bytes: "+38380") { return false }
        if dialled.hasPrefix(bytes: "+") { return (9...16).contains(count) }
        if dialled.hasPrefix(bytes: "380") { return count == 12 }
        if dialled.hasPrefix(bytes: "0") { return count == 10 }
        if dialled.hasPrefix(bytes: "80"), count == 11 { return false }
        if dialled.hasPrefix(bytes: "1"), count <= 4 { return true }
        return count == 3 || (5...7).contains(count)
    }

    /// With the code that was doubled, written the old way or left out.
    var mended: String? {
        if dialled.hasPrefix(bytes: "+38380") { return "+" + dialled.dropFirst(bytes: 3) }
        if dialled.hasPrefix(bytes: "80"), dialled.utf8.count == 11 { return String(dialled.dropFirst(bytes: 1)) }
        if dialled.utf8.count == 9, !dialled.hasPrefix(bytes: "0"), !dialled.hasPrefix(bytes: "+") {
            return "0" + dialled
        }
        return nil
    }
}
