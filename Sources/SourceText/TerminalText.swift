extension String {
    /// One line of a file's words or a file's name, as a terminal and a build server's log may show it.
    ///
    /// What would move the cursor, change colours, end the line or turn the direction of writing is shown as `\u{1B}`.
    /// So is the sign that makes a line a command of a build server: `::` where a line begins (GitHub, blanks before it
    /// left out of account), `##[` and `##vso[` anywhere (Azure Pipelines, and GitHub still).
    public var shownInTerminal: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x23 || $0 == 0x3A || $0 >= 0x80 }) else {
            return self
        }
        var shown = String.UnicodeScalarView()
        let beginsCommand = Substring(utf8.drop { $0 <= 0x20 }).hasPrefix(bytes: "::")
        var isAtStart = beginsCommand
        var index = unicodeScalars.startIndex
        while index < unicodeScalars.endIndex {
            let scalar = unicodeScalars[index]
            let isCommand =
                isAtStart && scalar == ":"
                || scalar == "#"
                    && (self[index...].hasPrefix(bytes: "##[") || self[index...].hasPrefix(bytes: "##vso["))
            if isCommand || scalar.actsInTerminal {
                shown.append(contentsOf: scalar.escape.unicodeScalars)
            } else {
                shown.append(scalar)
            }
            if scalar.value > 0x20, scalar != ":" { isAtStart = false }
            index = unicodeScalars.index(after: index)
        }
        return String(shown)
    }

    /// Several lines, each as `shownInTerminal`.
    public var linesShownInTerminal: String {
        split(byte: "\n", omittingEmptySubsequences: false).map { String($0).shownInTerminal }.joined(separator: "\n")
    }
}

extension Unicode.Scalar {
    /// Controls of both sets, separators of lines, and signs that turn the direction of writing (UAX 9) or hide.
    fileprivate var actsInTerminal: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xE0000...0xE007F:
            true
        default: false
        }
    }

    fileprivate var escape: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "\\u{" + (digits.utf8.count < 2 ? "0" : "") + digits + "}"
    }
}
