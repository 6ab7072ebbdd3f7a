import SourceText
import TestSupport
import Testing

@testable import Calendars
@testable import Hub
@testable import SourceText

/// What joins its neighbour so that Swift's own operations miss the byte beside it: marks, joiners, a sign that takes
/// what follows it, and CRLF, which is one character.
private let joiners = ["", "\u{300}", "\u{FE0F}", "\u{200D}", "\u{600}", "\u{34F}", "\r\n", "а\u{301}", "\u{338}"]

/// One escaping function of a foreign format, and the bytes that it must never let through bare.
private struct Escaping: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let special: String
    let escape: @Sendable (String) -> [UInt8]

    init(_ name: String, _ special: String, _ escape: @escaping @Sendable (String) -> String) {
        testDescription = name
        self.special = special
        self.escape = { Array(escape($0).utf8) }
    }
}

private func written(_ write: (inout ByteWriter) -> Void) -> String {
    var out = ByteWriter()
    write(&out)
    return String(decoding: out.bytes, as: UTF8.self)
}

private let escapings: [Escaping] = [
    Escaping("HTML", "&<>\"'") { text in written { $0.write(escaping: text) } },
    Escaping("HTML from bytes", "&<>\"'") { text in written { $0.write(escaping: Array(text.utf8)) } },
    Escaping("HTML between tags", "&<>") { $0.asHTML },
    Escaping("XML", "&<>\"\u{1}\u{B}\u{1B}\u{FFFE}\u{FFFF}") { text in written { $0.write(xml: text) } },
    Escaping("JSON", "\"\\<\u{8}\n\u{1B}\u{2028}\u{2029}") { text in written { $0.write(escapingJSON: text) } },
    Escaping("iCalendar's text", "\\;,\u{1B}\u{7F}") { text in written { $0.write(escapingCalendarText: text) } },
    Escaping("iCalendar's address", " \u{1B}\u{7F}") { text in written { $0.write(calendarURI: text) } },
    Escaping("a path's segment", "/?#%&;:'\"<>\\ \n") { $0.percentEncoded },
    Escaping("nginx", "\"\\") { $0.nginxQuoted },
    Escaping("Apache", "\"\\$%^.*+?()[]{}|# \n") { $0.apachePattern },
    Escaping("a query for servers", "\"\\$^.*+?()[]{}|#&= \n") { $0.queryPattern },
    Escaping("a command's words", "%\r\n") { WorkflowCommand.escaped($0, inProperty: false) },
    Escaping("a command's property", "%\r\n:,") { WorkflowCommand.escaped($0, inProperty: true) },
    Escaping("a terminal", "\u{1B}\u{7}\r\n\u{7F}\u{9B}\u{202E}\u{2066}\u{FEFF}\u{200B}") { $0.shownInTerminal },
]

/// What a byte becomes does not depend on what stands beside it.
@Test(arguments: escapings.indices) func neighboursChangeNothing(_ index: Int) {
    let escaping = escapings[index]
    for sign in escaping.special.unicodeScalars.map(String.init) {
        let alone = escaping.escape(sign)
        #expect(alone != Array(sign.utf8), "\(escaping.testDescription): \(sign.debugDescription)")
        for before in joiners {
            for after in joiners where !(before + sign + after).utf8.elementsEqual("\r\n\r\n".utf8) {
                // A line end in two bytes is one line end, whichever of the two the sign is.
                if sign == "\n" && before.hasSuffix("\r\n") || sign == "\r" && after.hasPrefix("\r\n") { continue }
                let whole = escaping.escape(before + sign + after)
                let parts = escaping.escape(before) + alone + escaping.escape(after)
                #expect(
                    whole == parts,
                    "\(escaping.testDescription): \((before + sign + after).debugDescription)")
            }
        }
    }
}

/// Where a spreadsheet begins to read a cell, no joiner hides the formula, and each quote is doubled.
@Test func cellsOfCSVBeginNoFormulaAndEndWhereTheyShould() {
    func cell(_ text: String) -> [UInt8] { Array(written { $0.write(csv: text) }.utf8) }
    for sign in ["=", "+cmd", "-cmd", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠"] {
        // A letter before the sign makes it a word's.
        for before in joiners where before.unicodeScalars.first != "а" {
            for after in joiners {
                let bytes = cell(before + sign + "1" + after)
                #expect(bytes.starts(with: [0x27]) || bytes.starts(with: [0x22, 0x27]), "\(before + sign + after)")
            }
        }
    }
    for before in joiners {
        for after in joiners {
            let bytes = cell("x" + before + "\"" + after)
            #expect(bytes.first == 0x22 && bytes.last == 0x22)
            #expect(bytes.count { $0 == 0x22 } == 4)
        }
    }
    #expect(cell("+380 44 123-45-67") == Array("+380 44 123-45-67".utf8))
}

/// A build server takes no line of ours for a command, wherever its words come from.
@Test func linesForALogAreNoCommands() {
    for joiner in joiners {
        for text in ["::add-mask::x", "  ::error::x", "\t::x", "\n::x", "a ##[error]x", "##vso[task.setvariable]x"] {
            let shown = (text + joiner).shownInTerminal
            #expect(!shown.utf8.contains(0x0A))
            #expect(!shown.trimmed.hasPrefix(bytes: "::"), "\(shown)")
            #expect(!shown.contains(bytes: "##[") && !shown.contains(bytes: "##vso["), "\(shown)")
        }
    }
    #expect("Ціна: 5 ## мати::код".shownInTerminal == "Ціна: 5 ## мати::код")
    #expect("а::б\n::в".linesShownInTerminal == "а::б\n\\u{3A}\\u{3A}в")
    var command = WorkflowCommand("error")
    command.property("file", "а:\u{300},б\r\n%")
    #expect(command.line("x\n::y") == "::error file=а%3A\u{300}%2Cб%0D%0A%25::x%0A::y\n")
}

/// The bytewise operations find what their neighbours hide.
@Test func bytesAreFoundWhateverJoinsThem() {
    let text = "\u{600}/\u{300}a\r\n\"\u{200D}b/"
    #expect(text.firstIndex(ofByte: "/") == text.utf8.index(text.startIndex, offsetBy: 2))
    #expect(text.contains(bytes: "\n") && text.contains(bytes: "\"") && !text.contains(bytes: "/b"))
    #expect(text.split(byte: "/").map(String.init) == ["\u{600}", "\u{300}a\r\n\"\u{200D}b"])
    #expect("a\r\nb".split(byte: "\n").map { Array($0.utf8) } == [[0x61, 0x0D], [0x62]])
    let marked = "x/\u{300}"
    #expect(marked.dropLast(bytes: 2).hasSuffix(bytes: "/") && "/\u{FE0F}/x".hasPrefix(bytes: "/"))
    #expect("//\u{FE0F}x".hasPrefix(bytes: "//"))
    #expect(Array("\"\u{300}\"".replacing(bytes: "\"", with: "''").utf8) == Array("''\u{300}''".utf8))
    #expect("aaa".replacing(bytes: "aa", with: "b") == "ba" && "a".replacing(bytes: "", with: "b") == "a")
    #expect("й".isSame(bytes: "й") && !"й".isSame(bytes: "и\u{306}") && "й" == "и\u{306}")
    #expect("a=\u{301}b".halves(atByte: "=").map { Array($0.after.utf8) } == Array("\u{301}b".utf8))
    #expect("a?b#c".prefix(beforeBytes: "#?") == "a" && "abc".prefix(beforeBytes: "#?") == "abc")
    #expect("\u{41A}\u{212A}JavaScript".lowercasedASCII.isSame(bytes: "\u{41A}\u{212A}javascript"))
    #expect("ab".uppercasedASCII == "AB" && "ab"[...].suffix(bytes: 1) == "b")
    #expect("/\u{300}a".dropFirst(bytes: 1).utf8.elementsEqual("\u{300}a".utf8))
}
