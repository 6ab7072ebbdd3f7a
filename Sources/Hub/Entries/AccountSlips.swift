internal import ContentLint
internal import SourceText

extension FieldReader {
    /// An account whose digits do not agree: money sent to it comes back, if it is sent at all.
    mutating func sayAccounts(_ text: String, at place: Place, field: String) {
        for account in AccountNumber.wrong(in: text) {
            switch account.fault {
            case .letters:
                let mended = account.mended.map { text.replacing(bytes: account.text, with: $0) }
                diagnostics.append(
                    .accountLetters, at: place, account.text, field, mend: mended.map { line(field, $0) })
            case .length(let count): diagnostics.append(.accountLength, at: place, account.text, field, String(count))
            case .check: diagnostics.append(.accountCheck, at: place, account.text, field)
            }
        }
    }

    /// The host of an address that ends like no other, `.con`, though it may be one.
    mutating func saySlipOfHost(_ text: String, at place: Place, field: String) {
        guard let mended = WrittenAddress.withoutSlipOfHost(text) else { return }
        diagnostics.append(.slipOfHost, at: place, text, field, mend: line(field, mended))
    }
}

extension Message {
    static let accountLetters = Message(
        "value.account",
        Wording(
            uk: "у рахунку «{0}» поля «{1}» літери UA українські: банк його не прийме",
            en: "the letters UA of the account “{0}” in “{1}” are Cyrillic: no bank takes it"),
        hint: Wording(uk: "наберіть їх латиницею:", en: "type them in Latin letters:"))
    static let accountLength = Message(
        "value.account",
        Wording(
            uk: "у рахунку «{0}» поля «{1}» після UA {2} цифр, а має бути 27",
            en: "the account “{0}” in “{1}” has {2} digits behind UA; there must be 27"),
        hint: Wording(uk: "скопіюйте рахунок ще раз", en: "copy the account again"))
    static let accountCheck = Message(
        "value.account",
        Wording(
            uk: "рахунок «{0}» у полі «{1}» хибний: контрольні цифри не сходяться",
            en: "the account “{0}” in “{1}” is wrong: its check digits do not agree with the others"),
        hint: Wording(uk: "скопіюйте рахунок ще раз", en: "copy the account again"))
    static let slipOfHost = Message(
        "value.host", .warning,
        Wording(
            uk: "адреса «{0}» у полі «{1}» схожа на описку в назві сайту",
            en: "the address “{0}” in “{1}” looks like a slip in the site's name"),
        hint: Wording(uk: "можливо, так:", en: "perhaps so:"))
}
