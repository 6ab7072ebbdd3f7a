internal import MarkdownHTML
internal import SourceText
internal import Templating

/// A field's value as HTML: words, links, lists, tables; by its type, never by its name.
struct FieldMarkup {
    let site: Site
    let language: Int
    let bodies: BodyViews

    private var words: FieldText { FieldText(site: site, language: language) }
    private var strings: Strings { site.strings[language] }

    func write(
        _ value: FieldValue, as type: FieldType, field: String, kind: String, owner: EntryID, into out: inout ByteWriter
    ) {
        switch (value, type) {
        case (.list(let items), .list(let item)): writeList(items, item, field, kind, owner, &out)
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            writeMap(items, rows, field, kind, owner, &out)
        case (_, .either(let plain, _)): write(value, as: plain, field: field, kind: kind, owner: owner, into: &out)
        case (.text(let url), .url): writeLink(site.href(url), FieldMarkup.shownAddress(url), &out)
        case (.text(let address), .email): writeLink("mailto:" + address, address, &out)
        case (.text(let phone), .phone): writePhone(phone, &out)
        case (.moment(let moment), _):
            out.write("<time datetime=\"")
            out.write(moment.iso(in: site.settings.zone))
            out.write("\">")
            out.write(escaping: strings.written(moment, in: site.settings.zone))
            out.write("</time>")
        case (.reference(let reference), _): writeReference(reference, owner, &out)
        case (.file(let file), _): writeFile(file, title: nil, owner, &out)
        case (.markdown(let body), _):
            let targets = body.openLinks.map { site.target(at: $0.range, of: owner) ?? .unpublished }
            bodies.close(body.html, body.openLinks, targets, in: owner, into: &out)
        case (.text, _), (.flag, _), (.number, _), (.money, _), (.path, _), (.picture, _), (.term, _), (.list, _),
            (.map, _), (.localized, _):
            let text = words.text(of: value, as: type, field: field, kind: kind, owner: owner)
            var lines = text
            // Each day's hours on a line of their own.
            if case .hours = type { lines = text.replacing(bytes: "; ", with: "\n") }
            FieldMarkup.writeLines(lines, &out)
        }
    }

    /// Addresses within a text that are written out become links where a list of ways holds them.
    static func writeLines(_ text: String, _ out: inout ByteWriter) {
        for (index, line) in text.split(byte: "\n", omittingEmptySubsequences: true).enumerated() {
            if index > 0 { out.write("<br>") }
            if line.hasPrefix(bytes: "https://"), !line.contains(bytes: " ") {
                out.write("<a href=\"")
                out.write(escaping: String(line))
                out.write("\">")
                out.write(escaping: shownAddress(String(line)))
                out.write("</a>")
            } else {
                PhoneLinks.write(words: String(line).keptTogether, into: &out)
            }
        }
    }

    /// One number as it is; of several each on its own.
    private func writePhone(_ phone: String, _ out: inout ByteWriter) {
        var linked = ByteWriter(capacity: 64)
        PhoneLinks.write(words: phone, into: &linked)
        if linked.bytes.contains(UInt8(ascii: "<")) {
            out.write(linked.bytes)
        } else {
            writeLink(FieldMarkup.phoneURL(phone), phone, &out)
        }
    }

    private func writeLink(_ url: String, _ text: String, _ out: inout ByteWriter) {
        out.write("<a href=\"")
        out.write(escaping: url)
        out.write("\">")
        out.write(escaping: text)
        out.write("</a>")
    }

    private func writeReference(_ reference: Reference, _ owner: EntryID, _ out: inout ByteWriter) {
        guard let id = site.entry(reference, of: owner, in: language) else {
            if site.target(at: reference.range, of: owner) != .unpublished {
                out.write(escaping: reference.text)
            }
            return
        }
        out.write("<a href=\"")
        out.write(escaping: site.href(site.url(of: id)))
        if site.entries[id].language != language {
            out.write("\" lang=\"")
            out.write(site.settings.languages[site.entries[id].language])
        }
        out.write("\">")
        out.write(escaping: site.title(id))
        out.write("</a>")
    }

    private func writeFile(_ file: FileReference, title: String?, _ owner: EntryID, _ out: inout ByteWriter) {
        guard let facts = FileFacts(site: site, strings: strings).facts(file, owner) else { return }
        let details = [facts.format, facts.size].filter { !$0.isEmpty }.joined(separator: ", ")
        // What the file is called on a disk says nothing to a reader.
        writeLink(facts.url, title ?? (details.isEmpty ? facts.name : strings.phrase("download") + " " + details), &out)
        if title != nil, !details.isEmpty {
            out.write(" (")
            out.write(escaping: details)
            out.write(")")
        }
    }

    private func writeList(
        _ items: [FieldValue], _ item: FieldType, _ field: String, _ kind: String, _ owner: EntryID,
        _ out: inout ByteWriter
    ) {
        if case .map(let rows) = item, rows.contains(where: { $0.name == "speakers" }) {
            ProgrammeMarkup(fields: self).write(items, rows, field, kind, owner, into: &out)
            return
        }
        if case .map(let rows) = item, items.count > 1 || rows.count > 2 {
            writeTable(items, rows, field, kind, owner, &out)
            return
        }
        guard items.count > 1 else {
            if let only = items.first { write(only, as: item, field: field, kind: kind, owner: owner, into: &out) }
            return
        }
        if case .either(_, let rows) = item, rows.contains(where: { $0.name == "when" }) {
            out.write("<ul class=\"ticks\">")
            for value in items {
                out.write("<li>")
                write(value, as: item, field: field, kind: kind, owner: owner, into: &out)
            }
            out.write("</ul>")
            return
        }
        out.write(FieldMarkup.ordered.contains(field) ? "<ol>" : "<ul>")
        for value in items {
            out.write("<li>")
            write(value, as: item, field: field, kind: kind, owner: owner, into: &out)
        }
        out.write(FieldMarkup.ordered.contains(field) ? "</ol>" : "</ul>")
    }

    /// Lists whose order says something.
    private static let ordered: Set<String> = ["steps", "agenda", "documents"]

    /// The words of a map in one line; a title that has a file beside it becomes that file's link.
    private func writeMap(
        _ items: [FieldValue.MapItem], _ rows: [Field], _ field: String, _ kind: String, _ owner: EntryID,
        _ out: inout ByteWriter
    ) {
        if FieldText.isAddress(rows) {
            let text = words.text(of: .map(items), as: .map(rows), field: field, kind: kind, owner: owner)
            out.write(escaping: text.keptTogether)
            return
        }
        let isLinked = linked(items, rows) != nil
        let isTally = items.allSatisfy { if case .number = $0.value { true } else { false } }
        if !isLinked, !isTally, rows.count > 4 || items.count > 2 {
            writeDescriptions(items, rows, field, kind, owner, &out)
            return
        }
        var title: String?
        if let named = items.first(where: { ["title", "name"].contains(rows[$0.index].name) }),
            case .text(let text) = named.value
        {
            title = text
        }
        var isFirst = true
        var titleIsWritten = false
        for item in items {
            let row = rows[item.index]
            if ["title", "name"].contains(row.name), title != nil, isLinked { continue }
            if !isFirst {
                let isNumber = if case .number = item.value { true } else { false }
                out.write(isNumber ? " · " : row.name == "note" || titleIsWritten ? ", " : "; ")
            }
            isFirst = false
            switch item.value {
            case .file(let file):
                writeFile(
                    file,
                    title: titleIsWritten || title == nil ? strings.label(row.name, within: field, of: kind) : title,
                    owner, &out)
                titleIsWritten = true
            case .text(let url) where row.name == "url":
                writeLink(site.href(url), title ?? FieldMarkup.shownAddress(url), &out)
                titleIsWritten = true
            // What stands behind a link explains it, and needs no name: of a law who passed it.
            case .text(let text) where titleIsWritten && row.name != "language":
                FieldMarkup.writeLines(text, &out)
            default:
                if title == nil || row.name != "title", rows.count > 2, !["title", "name", "when"].contains(row.name) {
                    out.write(escaping: strings.label(row.name, within: field, of: kind))
                    out.write(": ")
                }
                write(item.value, as: row.type, field: row.name, kind: kind, owner: owner, into: &out)
            }
        }
    }

    /// Many named values, each in a row of its own.
    private func writeDescriptions(
        _ items: [FieldValue.MapItem], _ rows: [Field], _ field: String, _ kind: String, _ owner: EntryID,
        _ out: inout ByteWriter
    ) {
        out.write("<dl class=\"facts\">")
        for item in items {
            let row = rows[item.index]
            out.write("<div><dt>")
            out.write(escaping: strings.label(row.name, within: field, of: kind))
            out.write("</dt><dd>")
            write(item.value, as: row.type, field: row.name, kind: kind, owner: owner, into: &out)
            out.write("</dd></div>")
        }
        out.write("</dl>")
    }

    private func linked(_ items: [FieldValue.MapItem], _ rows: [Field]) -> FieldValue.MapItem? {
        items.first {
            if case .file = $0.value { return true }
            return rows[$0.index].name == "url"
        }
    }

    private func writeTable(
        _ items: [FieldValue], _ rows: [Field], _ field: String, _ kind: String, _ owner: EntryID,
        _ out: inout ByteWriter
    ) {
        let used = rows.indices.filter { index in
            !words.isCounted(rows[index], among: rows)
                && items.contains {
                    if case .map(let parts) = $0 { parts.contains { $0.index == index } } else { false }
                }
        }
        out.write("<div class=\"table\" tabindex=\"0\" role=\"group\"><table><thead><tr>")
        for index in used {
            out.write("<th scope=\"col\">")
            out.write(escaping: strings.label(rows[index].name, within: field, of: kind))
        }
        out.write("</tr></thead><tbody>")
        for item in items {
            guard case .map(let parts) = item else { continue }
            out.write("<tr>")
            for index in used {
                out.write("<td>")
                guard let part = parts.first(where: { $0.index == index }) else { continue }
                if case .number = part.value {
                    out.write(escaping: words.part(part, of: parts, rows, kind: kind, owner: owner))
                    if rows[index].name == "votes" { writeBar(part, among: items, &out) }
                    continue
                }
                write(part.value, as: rows[index].type, field: rows[index].name, kind: kind, owner: owner, into: &out)
            }
        }
        out.write("</tbody></table></div>")
    }

    /// How much of the greatest of its kind a number is; for eyes, since the number stands beside it.
    private func writeBar(_ part: FieldValue.MapItem, among items: [FieldValue], _ out: inout ByteWriter) {
        let numbers = items.compactMap { item -> Double? in
            guard case .map(let parts) = item,
                case .number(let number)? = parts.first(where: { $0.index == part.index })?.value
            else { return nil }
            return number
        }
        guard case .number(let number) = part.value, let most = numbers.max(), most > 0, number >= 0 else { return }
        out.write(" <progress aria-hidden=\"true\" max=\"")
        out.write(FieldText.plain(most))
        out.write("\" value=\"")
        out.write(FieldText.plain(number))
        out.write("\"></progress>")
    }

    /// Without the scheme and the slash at the end.
    static func shownAddress(_ url: String) -> String {
        guard let scheme = url.firstRange(ofBytes: "://") else { return url }
        let text = url[scheme.upperBound...]
        return String(text.hasSuffix(bytes: "/") ? text.dropLast(bytes: 1) : text)
    }

    /// `tel:` with digits alone; what stands behind the number is not dialled.
    static func phoneURL(_ phone: String) -> String {
        let number = phone.unicodeScalars.prefix { !$0.properties.isAlphabetic && $0 != ";" && $0 != "," }
        return "tel:" + String(String.UnicodeScalarView(number.filter { ("0"..."9").contains($0) || $0 == "+" }))
    }
}
