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
            return FieldText.ordered(items, rows).map {
                part($0, of: items, rows, kind: kind, owner: owner)
            }
            .filter { !$0.isEmpty }.joined(separator: ", ")
        case (_, .either(let plain, _)): return text(of: value, as: plain, field: field, kind: kind, owner: owner)
        case (.text(let text), .choice): return strings.choice(text, field, of: kind)
        case (.text(let text), .hours):
            return HoursText(strings: strings, isOwn: site.entries[owner].language == language).text(text)
        case (.text(let text), _):
            // Words that a town may write freely and that have usual ones, such as a place's type.
            if text.replacing(bytes: "_", with: "-").isSlugShaped { return strings.choice(text, field, of: kind) }
            return Int(text).flatMap { counted($0, field) } ?? text
        case (.flag(let flag), _): return strings.phrase(flag ? "yes" : "no")
        case (.number(let number), _):
            return Int(exactly: number).flatMap { counted($0, field) } ?? FieldText.plain(number)
        case (.money(let money), _): return money.hundredths == 0 ? strings.phrase("free") : money.text(in: strings)
        case (.moment(let moment), _): return strings.written(moment, in: site.settings.zone)
        case (.reference(let reference), _):
            return site.entry(reference, of: owner, in: language).map(site.title) ?? reference.text
        case (.file(let file), _): return file.path
        case (.picture(let picture), _): return picture.alt
        case (.term(let word), .term(let taxonomy)): return name(of: word, taxonomy)
        case (.term(let word), _): return word
        case (.markdown(let body), _): return String(decoding: body.text, as: UTF8.self).trimmed
        // An address is no words; of the rest none is made from the type it would stand beside.
        case (.path, _), (.localized, _), (.list, _), (.map, _): return ""
        }
    }

    /// A number with what it counts, where the strings count what the field is called: «30 днів», «120 місць».
    private func counted(_ number: Int, _ thing: String) -> String? {
        strings["counts.\(thing).other"] == nil ? nil : strings.count(thing, number)
    }

    /// A part of a map. A flag beside a number may say what is counted: `days` that are `working`.
    func part(
        _ item: FieldValue.MapItem, of items: [FieldValue.MapItem], _ rows: [Field], kind: String, owner: EntryID
    ) -> String {
        let row = rows[item.index]
        if case .number(let number) = item.value, let number = Int(exactly: number),
            let flag = items.first(where: { if case .flag(true) = $0.value { true } else { false } })
        {
            let thing = rows[flag.index].name + "_" + row.name
            if strings["counts.\(thing).other"] != nil { return strings.count(thing, number) }
        }
        return text(of: item.value, as: row.type, field: row.name, kind: kind, owner: owner)
    }

    /// Whether a flag is said by what another row of the map counts.
    func isCounted(_ flag: Field, among rows: [Field]) -> Bool {
        guard case .flag = flag.type else { return false }
        return rows.contains { strings["counts.\(flag.name)_\($0.name).other"] != nil }
    }

    /// As they are said: of an address the street first, the post code last.
    private static func ordered(_ items: [FieldValue.MapItem], _ rows: [Field]) -> [FieldValue.MapItem] {
        guard isAddress(rows) else { return items }
        let order = ["street", "building", "settlement", "post_code"]
        return order.compactMap { name in items.first { rows[$0.index].name == name } }
    }

    static func isAddress(_ rows: [Field]) -> Bool { rows.contains { $0.name == "street" } }

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
