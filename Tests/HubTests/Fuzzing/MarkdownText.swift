import Foundation
import TestSupport

/// Bodies by grammar: blocks in blocks, with every construct that the site's Markdown has.
enum MarkdownText {
    static func body(_ dice: inout Dice) -> String {
        (0..<dice.number(1...7)).map { _ in block(&dice, depth: 0) }.joined(separator: "\n\n") + "\n"
    }

    static func block(_ dice: inout Dice, depth: Int) -> String {
        switch dice.below(depth > 3 ? 5 : 13) {
        case 0, 1: return inline(&dice)
        case 2: return String(repeating: "#", count: dice.number(1...7)) + " " + inline(&dice)
        case 3:
            let fence = dice.pick(["```", "~~~", "````", "``"])
            return fence + dice.pick(["", "html", "\"><zq7x>", " a b"]) + "\n" + HostileText.line(&dice) + "\n"
                + (dice.chance(80) ? fence : "")
        case 4: return dice.pick(["***", "---", "___", "    " + HostileText.line(&dice), "<!-- x -->", "\\"])
        case 5, 6:
            let sign = dice.pick(["- ", "* ", "1. ", "999999999. ", "- [ ] ", "- [x] ", "0) "])
            return (0..<dice.number(1...4)).map { _ in
                sign + indented(block(&dice, depth: depth + 1), by: String(repeating: " ", count: sign.count))
            }.joined(separator: dice.pick(["\n", "\n\n"]))
        case 7: return "> " + indented(block(&dice, depth: depth + 1), by: "> ")
        case 8:
            let name = dice.pick(["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "note", "NOSUCH"])
            return "> [!\(name)]\n> " + indented(block(&dice, depth: depth + 1), by: "> ")
        case 9: return table(&dice)
        case 10: return "[^\(dice.below(3))]: " + indented(block(&dice, depth: depth + 1), by: "    ")
        case 11: return "[r\(dice.below(3))]: " + target(&dice) + dice.pick(["", " \"назва\"", " '\"'", " (x"])
        default: return block(&dice, depth: depth + 1) + "\n" + block(&dice, depth: depth + 1)
        }
    }

    static func inline(_ dice: inout Dice) -> String {
        (0..<dice.number(1...5)).map { _ in span(&dice) }.joined(separator: dice.pick([" ", "", "  \n", "\\\n", "\n"]))
    }

    private static func span(_ dice: inout Dice) -> String {
        let text = dice.chance(50) ? dice.pick(HostileText.words) : escaped(HostileText.line(&dice), &dice)
        switch dice.below(12) {
        case 0: return "**\(text)**"
        case 1: return "_\(text)_"
        case 2: return "`\(text)`"
        case 3: return "[\(text)](\(target(&dice)))"
        case 4: return "![\(text)](\(dice.pick(["a'&.png", "<б {}.png>", "a'&amp;.png"])))"
        case 5: return "[\(text)][r\(dice.below(3))]"
        case 6: return "\(text)[^\(dice.below(3))]"
        case 7: return "~~\(text)~~"
        case 8: return "<https://example.org/\(dice.pick(["", "'&", "%22", "[]"]))>"
        case 9:
            return dice.pick(["&amp;", "&#60;zq7x&#62;", "&lt;", "&#0;", "&copy", "&#x10FFFF;", "www.example.org/'"])
        default: return text
        }
    }

    /// Mostly with a sign before each of Markdown's, so that it is text and not a mistake.
    private static func escaped(_ text: String, _ dice: inout Dice) -> String {
        guard dice.chance(75) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.properties.generalCategory != .decimalNumber, !scalar.properties.isAlphabetic,
                scalar.value > 0x20
            {
                result += "\\"
            }
            result.unicodeScalars.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
        }
        return result
    }

    private static func target(_ dice: inout Dice) -> String {
        dice.pick([
            "https://example.org/?a=1&b='", "<https://example.org/a b>", "/news/", "#main", "mailto:a@example.org",
            "javascript:alert(1)", "JAVASCRIPT&#58;x", "data:text/html,x", "//host.example/", "tel:112", "page-0", "",
            "../pages/page-0.md", "page-0#nowhere", "a'&.pdf", "<б\"$;.pdf>", "?q=1", "https://example.org/%22%3E",
            "\\/news", "https://example.org/\u{202E}", "..", "/../../etc/passwd", "file:///etc/passwd",
            "HTTP://A.b/(x)",
        ])
    }

    private static func table(_ dice: inout Dice) -> String {
        let columns = dice.number(1...4)
        func row(_ cell: () -> String) -> String {
            "| " + (0..<columns).map { _ in cell() }.joined(separator: " | ") + " |"
        }
        var lines = [row { span(&dice).replacing("\n", with: " ") }]
        lines.append(row { dice.pick(["---", ":--", "--:", ":-:", "-"]) })
        for _ in 0..<dice.number(0...3) { lines.append(row { span(&dice).replacing("\n", with: " ") }) }
        return lines.joined(separator: "\n")
    }

    private static func indented(_ text: String, by indent: String) -> String {
        text.replacing("\n", with: "\n" + indent)
    }
}
