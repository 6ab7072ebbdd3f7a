internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// A field's value as plain words of a language: for facts, data, cards and descriptions.
package struct FieldText {
    let site: Site
    let language: Int

    package init(site: Site, language: Int) {
        self.site = site
        self.language = language
    }

    private var strings: Strings { site.strings[language] }

    /// A row of an entry; nil where it is empty.
    package func text(_ id: EntryID, at index: Int?) -> String? {
        let kind = site.kind(of: id)
        guard let index, let (value, owner) = site.value(id, index) else { return nil }
        let field = kind.fields[index]
        let text = text(of: value, as: field.type, field: field.name, kind: kind.name, owner: owner)
        return text.isEmpty ? nil : text
    }

    package func text(of value: FieldValue, as type: FieldType, field: String, kind: String, owner: EntryID) -> String {
        switch (value, type) {
        case (.list(let items), .list(let item)):
            return items.map { text(of: $0, as: item, field: field, kind: kind, owner: owner) }.joined(separator: ", ")
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            return items.map {
                text(of: $0.value, as: rows[$0.index].type, field: rows[$0.index].name, kind: kind, owner: owner)
            }
            .filter { !$0.isEmpty }.joined(separator: ", ")
        case (_, .either(let plain, _)): return text(of: value, as: plain, field: field, kind: kind, owner: owner)
        case (.text(let text), .choice): return strings.choice(text, field, of: kind)
        case (.text(let text), _):
            // Words that a town may write freely and that have usual ones, such as a place's type.
            return text.isSlugShaped ? strings.choice(text, field, of: kind) : text
        case (.flag(let flag), _): return strings.phrase(flag ? "yes" : "no")
        case (.number(let number), _): return FieldText.plain(number)
        case (.money(let money), _): return money.hundredths == 0 ? strings.phrase("free") : money.text(in: strings)
        case (.moment(let moment), _): return strings.written(moment, in: site.settings.zone)
        case (.reference(let reference), _):
            return site.entry(reference, of: owner, in: language).map(site.title) ?? reference.text
        case (.file(let file), _): return file.path
        case (.picture(let picture), _): return picture.alt
        case (.term(let word), .term(let taxonomy)): return name(of: word, taxonomy)
        case (.term(let word), _): return word
        case (.markdown(let body), _): return String(decoding: body.text, as: UTF8.self).trimmed
        default: return ""
        }
    }

    func name(of word: String, _ taxonomy: Taxonomy) -> String {
        let known =
            switch taxonomy {
            case .settlements: site.settings.settlements
            case .audiences: site.settings.audiences
            case .tags: Settings.Terms([])
            }
        return known[word]?.name[language] ?? word
    }

    /// Without a needless fraction.
    static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
}

extension Money {
    /// As written, with the currency where only a number was.
    func text(in strings: Strings) -> String {
        guard let last = text.utf8.last, 0x30...0x39 ~= last else { return text }
        return text + "\u{a0}" + (strings["units.currency." + currency] ?? currency)
    }
}
