internal import SourceText

/// A text as YAML takes it back for the same text: plain where every reader does, in double quotes elsewhere.
enum YAMLWord {
    /// `inList`: between brackets, where a comma parts values.
    static func written(_ text: String, inList: Bool = false) -> String {
        isPlain(text, inList: inList) ? text : quoted(text)
    }

    /// Words that YAML 1.1 or 1.2 readers take for something else than a text.
    private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    private static func isPlain(_ text: String, inList: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
            !reserved.contains(text.lowercasedASCII), text.unicodeScalars.last != ":", text.unicodeScalars.last != " "
        else { return false }
        let isHarmless = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " .'’ʼ«»–—()/+-_№!;:&%".unicodeScalars.contains(scalar)
                || !inList && (scalar == "," || scalar == "?")
        }
        return isHarmless && !text.contains(bytes: ": ")
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\u{2028}": result += "\\L"
            case "\u{2029}": result += "\\P"
            default:
                // What YAML does not take as it is (1.2, 5.1) shows nothing and is left out.
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                if !isControl, scalar.value != 0xFEFF, scalar.value & 0xFFFE != 0xFFFE {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
