internal import Hub
internal import SourceText

/// A value as it is written into front matter.
indirect enum YAMLText: Sendable, Equatable {
    case word(String)
    case list([YAMLText])
    case map([(key: String, value: YAMLText)])

    static func == (a: YAMLText, b: YAMLText) -> Bool { a.lines(0) == b.lines(0) }

    /// `key: value` with what belongs below it.
    static func write(_ key: String, _ value: YAMLText, into out: inout [UInt8]) {
        out.add(key + ":")
        out.add(value.behindKey(0))
    }

    private func behindKey(_ depth: Int) -> String {
        switch self {
        case .word(let word): " " + YAMLText.quoted(word) + "\n"
        case .list(let items): items.isEmpty ? " []\n" : "\n" + lines(depth + 1)
        case .map: "\n" + lines(depth + 1)
        }
    }

    func lines(_ depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth)
        switch self {
        case .word(let word): return indent + YAMLText.quoted(word) + "\n"
        case .list(let items):
            return items.map { item in
                switch item {
                case .word(let word): return indent + "- " + YAMLText.quoted(word) + "\n"
                default:
                    return indent + "- "
                        + String(decoding: item.lines(depth + 1).utf8.drop { $0 == 0x20 }, as: UTF8.self)
                }
            }.joined()
        case .map(let pairs):
            return pairs.map { indent + $0.key + ":" + $0.value.behindKey(depth) }.joined()
        }
    }

    /// Plain where every reader takes it for these words, in double quotes elsewhere.
    static func quoted(_ word: String) -> String {
        let word = word.withSignsOfControls
        let scalars = word.unicodeScalars
        let special: Set<Unicode.Scalar> = Set("-?:,[]{}#&*!|>'\"%@`~=< ".unicodeScalars)
        let isPlain =
            !word.isEmpty && !special.contains(scalars.first!) && scalars.last != ":" && scalars.last != " "
            && scalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value) && $0.value < 0xFE00
                    && $0.value != 0x2028 && $0.value != 0x2029 && $0 != "\"" && $0 != "\\"
            }
            && !word.contains(bytes: ": ") && !word.contains(bytes: " #") && !["null", "Null", "NULL"].contains(word)
        if isPlain { return word }
        var text = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in scalars {
            switch scalar {
            case "\"": text.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": text.append(contentsOf: "\\n".unicodeScalars)
            case "\t": text.append(contentsOf: "\\t".unicodeScalars)
            case "\u{2028}": text.append(contentsOf: "\\L".unicodeScalars)
            case "\u{2029}": text.append(contentsOf: "\\P".unicodeScalars)
            default:
                // What YAML does not take as it is (1.2, 5.1) shows nothing and is left out.
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF
                    || scalar.value & 0xFFFE == 0xFFFE
                {
                    continue
                }
                text.append(scalar)
            }
        }
        text.append("\"")
        return String(text)
    }
}
