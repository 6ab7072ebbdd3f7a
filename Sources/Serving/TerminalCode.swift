package import QRCodes

extension QRCode {
    /// The code in a terminal: two rows of modules in a line, light on dark, with the quiet zone that cameras need.
    package var inTerminal: String {
        let range = (-QRCode.quietZone)..<(size + QRCode.quietZone)
        var text = ""
        for row in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
            // Black on white, whatever the terminal's own colours are.
            text += "\u{1B}[30;47m"
            for column in range {
                switch (isDark(column: column, row: row), isDark(column: column, row: row + 1)) {
                case (true, true): text += "█"
                case (true, false): text += "▀"
                case (false, true): text += "▄"
                case (false, false): text += " "
                }
            }
            text += "\u{1B}[0m\n"
        }
        return text
    }
}
