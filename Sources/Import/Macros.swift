internal import Hub
internal import SourceText
internal import Translations

/// The macros of MDN and its translations: references to the parts of the web platform become code and links, what
/// only draws a live part is left out.
enum Macros {
    /// nil for what is no macro.
    static func piece(_ call: Shortcode, _ context: OldContext) -> ShortcodePass.Piece? {
        let words = call.arguments.filter { $0.isQuoted }.map(\.value)
        guard call.source.hasSuffix(bytes: ")") || call.arguments.isEmpty else { return nil }
        if let word = marks[call.name] { return .inline("(" + context.words.text(word) + ")") }
        if call.name == "glossary", let term = words.first {
            return .inline(
                link((words.count > 1 ? words[1] : term).bracketed, "glossary/" + term.replacing(bytes: " ", with: "_"))
            )
        }
        if call.name == "rfc", let number = call.arguments.first?.value, number.utf8.allSatisfy(\.isDigit) {
            let title = words.first.map { ": " + $0 } ?? ""
            return .inline("[RFC \(number)\(title.bracketed)](https://www.rfc-editor.org/rfc/rfc\(number))")
        }
        if let folder = references[call.name], let name = words.first {
            let shown = words.count > 1 && !words[1].isEmpty ? words[1] : name
            let isElement = call.name == "htmlelement" || call.name == "svgelement" || call.name == "mathmlelement"
            let code = isElement && shown == name ? "<" + shown + ">" : shown.decodingReferences()
            let path = name.replacing(bytes: "()", with: "").replacing(bytes: ".", with: "/").decodingReferences()
            return .inline(
                link(span(code), folder + (call.name == "cssxref" ? name.replacing(bytes: "()", with: "") : path)))
        }
        if dropped.contains(call.name) { return .nothing }
        return nil
    }

    /// What a reference shows, without its code signs; nil for what is no reference.
    static func words(_ call: Shortcode) -> String? {
        guard call.notation == .braces, call.name == "glossary" || references[call.name] != nil else { return nil }
        let words = call.arguments.filter { $0.isQuoted }.map(\.value)
        return words.count > 1 && !words[1].isEmpty ? words[1] : words.first
    }

    /// A span of code: its signs are one more than any run of them in it.
    static func span(_ code: String) -> String {
        let longest = longestRun(code)
        if longest == 0 { return "`" + code + "`" }
        let sign = String(repeating: "`", count: longest + 1)
        return sign + " " + code + " " + sign
    }

    /// The line that fences a block of code.
    static func fence(around code: String) -> String { String(repeating: "`", count: max(3, longestRun(code) + 1)) }

    private static func longestRun(_ code: String) -> Int {
        var longest = 0
        var run = 0
        for byte in code.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private static func link(_ words: String, _ path: String) -> String {
        "[" + words + "](" + OldContext.reference("?" + path) + ")"
    }

    private static let references: [String: String] = [
        "cssxref": "web/css/", "jsxref": "web/javascript/reference/global_objects/", "htmlelement": "web/html/element/",
        "domxref": "web/api/", "svgelement": "web/svg/element/", "svgattr": "web/svg/attribute/",
        "httpheader": "web/http/headers/",
        "httpmethod": "web/http/methods/", "httpstatus": "web/http/status/",
        "htmlattrxref": "web/html/global_attributes/",
        "mathmlelement": "web/mathml/element/", "csp": "web/http/headers/content-security-policy/",
    ]

    private static let marks: [String: Wording] = [
        "deprecated_inline": Wording(uk: "застаріле", en: "deprecated"),
        "optional_inline": Wording(uk: "необов'язкове", en: "optional"),
        "experimental_inline": Wording(uk: "експериментальне", en: "experimental"),
        "non-standard_inline": Wording(uk: "нестандартне", en: "non-standard"),
        "readonlyinline": Wording(uk: "лише для читання", en: "read-only"),
        "obsolete_inline": Wording(uk: "застаріле", en: "obsolete"),
    ]

    private static let dropped: Set<String> = [
        "embedlivesample", "embedghlivesample", "embedinteractiveexample", "interactiveexample", "specifications",
        "compat", "cssref", "css_ref", "jsref",
        "htmlsidebar", "jssidebar", "glossarysidebar", "csssyntax", "cssinfo", "previousnext", "previous", "next",
        "svgref", "seecompattable",
        "deprecated_header", "non-standard_header", "experimental_header", "listsubpages", "apiref",
        "defaultapisidebar", "httpsidebar",
        "quicklinkswithsubpages", "availableinworkers", "securecontext_header", "mdnsidebar", "learnsidebar",
        "csssidebar", "embedyoutube",
    ]
}
