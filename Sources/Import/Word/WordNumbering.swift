internal import SourceText

/// The numbers of a document's lists and clauses, counted as Word counts them.
struct WordNumbering {
    struct Level {
        let format: String
        /// Such as `%1.%2.`
        let pattern: String
        let start: Int
    }

    enum Sign {
        case bullet
        /// A number that Markdown writes itself: the first of its list.
        case number(Int)
        /// Anything else, as text: `1.2.`, `а)`, `IV.`
        case label(String)
    }

    private var levels: [String: [Int: Level]] = [:]
    private var abstractOf: [String: String] = [:]
    /// Starts that a list of its own has in place of those of its pattern.
    private var starts: [String: [Int: Int]] = [:]
    private var counts: [String: [Int: Int]] = [:]
    /// Lists whose numbers name those above them.
    private var compound: Set<String> = []
    private var begun: Set<String> = []

    init(_ part: OfficeElement?) {
        for element in part?.children ?? [] {
            if element.name == "abstractNum", let id = element["abstractNumId"] {
                for level in element.children where level.name == "lvl" {
                    guard let number = Int(level["ilvl"] ?? ""), 0..<9 ~= number else { continue }
                    let pattern = level.value("lvlText") ?? ""
                    levels[id, default: [:]][number] = Level(
                        format: level.value("numFmt") ?? "decimal", pattern: pattern,
                        start: Int(level.value("start") ?? "") ?? 1)
                    let others = (1...9).filter { $0 != number + 1 }
                    if others.contains(where: { pattern.contains(bytes: "%\($0)") }) { compound.insert(id) }
                }
            } else if element.name == "num", let id = element["numId"] {
                abstractOf[id] = element.value("abstractNumId")
                for override in element.children where override.name == "lvlOverride" {
                    if let level = Int(override["ilvl"] ?? ""), let start = Int(override.value("startOverride") ?? "") {
                        starts[id, default: [:]][level] = start
                    }
                }
            }
        }
    }

    /// The sign before a paragraph; nil where the list is none. Counts on.
    mutating func next(_ list: String, level: Int) -> Sign? {
        guard list != "0", let abstract = abstractOf[list], let own = levels[abstract]?[level] else { return nil }
        if own.format == "bullet" { return .bullet }
        if own.format == "none" { return own.pattern.isEmpty ? nil : .label(own.pattern) }
        // A list that says where it starts begins anew; others of the same pattern count on together.
        if begun.insert(list).inserted, let restarts = starts[list] {
            for (level, _) in restarts { counts[abstract]?[level] = nil }
        }
        let first = starts[list]?[level] ?? own.start
        let number = counts[abstract]?[level].map { $0 &+ 1 } ?? first
        counts[abstract, default: [:]][level] = number
        for deeper in (level + 1)..<10 { counts[abstract]?[deeper] = nil }
        let isPlain =
            own.format == "decimal" && !compound.contains(abstract)
            && (own.pattern == "%\(level + 1)." || own.pattern == "%\(level + 1))") && (0..<1_000_000).contains(number)
        return isPlain ? .number(number) : .label(label(own, abstract, list))
    }

    private func label(_ own: Level, _ abstract: String, _ list: String) -> String {
        var text = own.pattern
        for level in 0..<9 where text.contains(bytes: "%\(level + 1)") {
            let format = levels[abstract]?[level]?.format ?? "decimal"
            let number = counts[abstract]?[level] ?? starts[list]?[level] ?? levels[abstract]?[level]?.start ?? 1
            text = text.replacing(bytes: "%\(level + 1)", with: WordNumbering.written(number, format))
        }
        return text
    }

    private static let ukrainian = Array("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя").map(String.init)
    private static let russian = Array("абвгдежзиклмнопрстуфхцчшщэюя").map(String.init)
    private static let latin = (0..<26).map { String(UnicodeScalar(UInt8(97 + $0))) }

    static func written(_ number: Int, _ format: String) -> String {
        func letter(_ letters: [String]) -> String {
            guard number > 0, number < 10_000 else { return String(number) }
            return String(repeating: letters[(number - 1) % letters.count], count: (number - 1) / letters.count + 1)
        }
        switch format {
        case "lowerLetter": return letter(latin)
        case "upperLetter": return letter(latin).uppercased()
        case "russianLower": return letter(russian)
        case "russianUpper": return letter(russian).uppercased()
        case "ukrainianLower": return letter(ukrainian)
        case "lowerRoman": return roman(number).lowercased()
        case "upperRoman": return roman(number)
        case "decimalZero": return number < 10 && number >= 0 ? "0\(number)" : String(number)
        default: return String(number)
        }
    }

    private static func roman(_ number: Int) -> String {
        guard 1..<4000 ~= number else { return String(number) }
        var rest = number
        var text = ""
        for (value, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
