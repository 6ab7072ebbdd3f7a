import TestSupport

/// Texts that break out of whatever is written carelessly. Those that would open an element or an attribute name it
/// `zq7x`, so that one that did is known wherever it stands.
enum HostileText {
    static let mark = "zq7x"

    static let words = [
        "Вода", "Солов'їн", "з’явиться", "ремонт", "Ґанок", "їжак", "town", "the", "послуга", "2026", "№ 5", "щодня",
        "Ї", "об'єднання", "А", "straße", "İstanbul", "ﬁn", "Ǆ", "день",
    ]

    static let fragments = [
        // HTML, XML, scripts.
        "<zq7x>", "\"><zq7x zq7x=\"", "'><zq7x zq7x='", "\" zq7x=\"", "' zq7x='", "` zq7x=`", "</script><zq7x>",
        "</style><zq7x>", "</title><zq7x>", "</textarea><zq7x>", "<!--zq7x", "-->", "]]>", "<![CDATA[", "<?zq7x ?>",
        "&", "&amp;", "&lt;zq7x&gt;", "&#0;", "&#x1F;", "&#xFFFE;", "&nosuch;", "<", ">", "\"", "'", "</", "<zq7x/",
        "javascript:alert(1)", "data:text/html,<zq7x>", "vbscript:x", "//host.example/",
        "https://host.example/?a=1&b=2",
        // Markdown and templates.
        "**", "_", "`", "```", "[a](b)", "![a](b)", "[^1]", "|", "\\", "***", "~~", "{{title}}", "{{{title}}}", "{0}",
        "{1}", "{{", "}}", "{%x%}", "$1", "\\1", "[!NOTE]", "# ", "> ", "- ", "1. ",
        // Spreadsheets, calendars, servers, logs.
        "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", ";", ",", ":", "\\n", "\\,", "BEGIN:VEVENT",
        "END:VCALENDAR", "${HOSTNAME}", "$host", "%{ENV:x}", ";}", "{", "}", "%0a", "%0D%0A", "%", "%2e%2e%2f", "..",
        "../..", "/", "?", "#", "*", "::add-mask::", "::error::", "\\x41", "^", "(", ")", "[", "]", "+", "=", "@",
        // Characters that join, hide, turn or have no shape of their own.
        "\u{300}", "\u{301}", "\u{FE0F}", "\u{600}", "\u{200D}", "\u{34F}", "\u{200B}", "\u{FEFF}", "\u{AD}",
        "\u{202E}", "\u{202D}", "\u{2066}", "\u{2069}", "\u{200F}", "\u{61C}", "\u{2028}", "\u{2029}", "\u{85}",
        "\u{A0}", "\u{3000}", "\u{FFFD}", "\u{E000}", "\u{E0001}", "\u{10FFFD}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "\u{1F1FA}\u{1F1E6}", "\u{1F44D}\u{1F3FD}", "й", "и\u{306}", "ї", "і\u{308}", "e\u{301}", "é", "שלום", "مرحبا",
        "=\u{300}", "\"\u{301}", "<\u{FE0F}", "&\u{200D}", ",\u{300}", ";\u{34F}", "\\\u{300}", "\u{600}\"", "-\u{300}",
        "\u{FF1D}1", "\u{1F3F4}\u{E0067}\u{E007F}",
        // Long.
        String(repeating: "ж", count: 300), String(repeating: "\u{301}", count: 80), String(repeating: "&", count: 90),
    ]

    /// A line of words with a few of the fragments among them. It begins with a letter unless told otherwise.
    static func line(_ dice: inout Dice, beginsWithLetter: Bool = false) -> String {
        var text = beginsWithLetter || dice.chance(60) ? dice.pick(words) : ""
        for _ in 0..<dice.number(1...4) {
            text += dice.chance(60) ? " " : ""
            text += dice.chance(55) ? dice.pick(fragments) : dice.pick(words)
        }
        return text.isEmpty ? "Вода" : text
    }

    /// As YAML takes it between double quotes.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    static func quotedLine(_ dice: inout Dice, beginsWithLetter: Bool = false) -> String {
        quoted(line(&dice, beginsWithLetter: beginsWithLetter))
    }
}
