internal import SourceText

extension ByteWriter {
    /// A cell of CSV (RFC 4180, section 2): quoted where it must be, and with an apostrophe before what a spreadsheet
    /// would run as a formula (OWASP, CSV injection).
    mutating func write(csv text: String) {
        let needsQuotes =
            text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        if needsQuotes { write("\"") }
        if CSVCell.isFormula(text) { write("'") }
        write(text.replacing(bytes: "\"", with: "\"\""))
        if needsQuotes { write("\"") }
    }
}

enum CSVCell {
    /// Whether a spreadsheet would run the text: it begins as a formula does, what nobody sees left out of account, and
    /// is neither number nor phone. A tab and a line end before anything else are dropped by some programs.
    static func isFormula(_ text: String) -> Bool {
        if let first = text.utf8.first, first == 0x09 || first == 0x0A || first == 0x0D { return true }
        let seen = text.unicodeScalars.drop(while: isUnseen)
        switch seen.first {
        case "=", "@", "＝", "＠", "＋", "－": return true
        case "+", "-":
            return !seen.dropFirst().allSatisfy { ("0"..."9").contains($0) || " ().-".unicodeScalars.contains($0) }
        default: return false
        }
    }

    /// Blanks, controls, marks and joiners.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark,
            .spacingMark:
            return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
