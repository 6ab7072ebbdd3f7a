internal import Hub
internal import SourceText
internal import Translations

/// What the conversion of a text may know besides the text.
struct OldContext: Sendable {
    let path: String
    let fields: OldValue
    let settings: OldValue
    let language: String

    /// In which words are put into the text.
    var words: MessageLanguage { MessageLanguage(nearest: language) }

    /// A parameter of the page or of the old site, by the name a template calls it.
    func parameter(_ name: String, ofSite: Bool = false) -> String? {
        let owners =
            ofSite ? [settings, settings["params"]] : [fields, fields["params"], settings, settings["params"]]
        for owner in owners {
            var value = owner
            for part in name.split(byte: ".") { value = value?[String(part)] }
            if let text = value?.text, !text.isEmpty { return text }
        }
        return nil
    }

    private static let scheme = "x-ref:"

    /// A name of another file as a link's target, until every file is known.
    static func reference(_ name: String) -> String {
        var result = scheme
        for byte in name.utf8 {
            if byte.isLetter || byte.isDigit || "-_./#?~".utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// The name in such a target.
    static func name(in target: String) -> String? {
        target.hasPrefix(bytes: scheme) ? String(target.dropFirst(scheme.utf8.count)).percentDecoded : nil
    }
}
