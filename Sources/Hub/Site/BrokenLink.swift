internal import MarkdownHTML
internal import SourceText

/// What is said of a link that leads nowhere: what its author most likely meant by it.
enum BrokenLink {
    static func diagnostic(_ link: OpenLink, at place: Place, suggestion: String?) -> Diagnostic {
        let target = link.target
        func line(_ address: String) -> Mend { Mend(lines: "[" + link.label + "](" + address + ")") }
        if FieldReader.isEmail(target) {
            return Diagnostic(.mailLink, at: place, [target], mend: line("mailto:" + target))
        }
        if isPhone(target) {
            let digits = String(
                String.UnicodeScalarView(target.unicodeScalars.filter { !" ()-\u{a0}".unicodeScalars.contains($0) }))
            return Diagnostic(.phoneLink, at: place, [target], mend: line("tel:" + digits))
        }
        let host = target.prefix(beforeBytes: "/?#")
        if WrittenAddress.isHost(host), let address = WrittenAddress.mended(target) {
            return Diagnostic(.linkWithoutScheme, at: place, [target], mend: line(address))
        }
        if let address = WrittenAddress.mended(target), address.contains(bytes: "://") {
            return Diagnostic(.misspeltLink, at: place, [target], mend: line(address))
        }
        return Diagnostic(.brokenLink, at: place, [target], suggestion: suggestion)
    }

    private static func isPhone(_ text: String) -> Bool {
        let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
        return digits >= 5
            && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || "+ ()-\u{a0}".unicodeScalars.contains($0) }
    }
}

/// The entries whose file is called nearly as a link has it.
struct NearEntries {
    private let names: KnownWords
    private let paths: [String: String]

    init(_ all: [String]) {
        paths = Dictionary(
            all.map { (NearEntries.name($0), $0) }, uniquingKeysWith: { first, second in min(first, second) })
        names = KnownWords(paths.keys.sorted())
    }

    /// The path from the content's root, beginning with a slash; nil where none is near or it is what was written.
    func path(like target: String) -> String? {
        let name = NearEntries.name(String(target.prefix(beforeBytes: "#?")))
        guard !name.isEmpty, let near = names.nearest(to: name), let path = paths[near] else { return nil }
        let suggestion = "/" + path
        return suggestion == target ? nil : suggestion
    }

    /// The file's name without its ending; that of its folder where it is the folder's own page.
    private static func name(_ path: String) -> String {
        var name = String(path.split(byte: "/").last ?? "")
        if name.hasSuffix(bytes: ".md") { name = String(name.dropLast(bytes: 3)) }
        return name
    }
}

extension Message {
    static let misspeltLink = Message(
        "link.misspelt",
        Wording(
            uk: "адресу «{0}» записано з помилкою, тож вона не відкриється",
            en: "the address “{0}” is misspelt, so that it does not open"),
        hint: Wording(uk: "можливо, так:", en: "perhaps so:"))
    static let mailLink = Message(
        "link.mail",
        Wording(uk: "«{0}» – електронна пошта, а не сторінка", en: "“{0}” is an e-mail address, not a page"),
        hint: Wording(uk: "допишіть mailto:", en: "put mailto: before it:"))
    static let phoneLink = Message(
        "link.phone",
        Wording(uk: "«{0}» – номер телефону, а не сторінка", en: "“{0}” is a telephone number, not a page"),
        hint: Wording(uk: "допишіть tel:", en: "put tel: before it:"))
    static let linkWithoutScheme = Message(
        "link.noScheme",
        Wording(
            uk: "«{0}» – адреса іншого сайту без https://, тож її шукають серед своїх сторінок",
            en:
                "“{0}” is the address of another site without https://, so that it is looked for among the site's own pages"
        ),
        hint: Wording(uk: "допишіть https://", en: "put https:// before it:"))
}
