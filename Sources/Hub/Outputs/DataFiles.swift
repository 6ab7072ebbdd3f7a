internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// Open data: every listed entry of a kind, in every language, as `/data/<kind>.json` and `/data/<kind>.csv`.
enum DataFiles {
    static func path(_ kind: Kind, _ ending: String) -> String { "data/" + kind.name + "." + ending }

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let digest = digest(site)
        var jobs: [Job] = []
        for (index, ids) in listed(site).enumerated() {
            let kind = site.kinds[index]
            jobs.append(
                Job(path(kind, "json"), "data", .bytes(digest: { digest }) { out in writeJSON(kind, ids, site, &out) }))
            jobs.append(
                Job(
                    path(kind, "csv"), "data",
                    .bytes(digest: { digest }) { out in DataTable(kind, site).write(ids, into: &out) }))
        }
        return jobs
    }

    /// The listed entries of each kind, in the order of their paths.
    static func listed(_ site: Site) -> [[EntryID]] {
        var listed = Array(repeating: [EntryID](), count: site.kinds.count)
        for (id, entry) in site.entries.enumerated() where site.linked[id].isListed { listed[entry.kind].append(id) }
        return listed
    }

    /// Of all that any of these files reads: the sources but for bodies, the address, and what is published now.
    static func digest(_ site: Site) -> Digest {
        var hash = SHA256()
        hash.update(site.faceDigest)
        hash.update(site.settings.origin + site.settings.base)
        for place in site.linked {
            hash.update(place.url)
            hash.update(place.isListed ? "+" : "-")
        }
        return hash.digest()
    }

    private static func writeJSON(_ kind: Kind, _ ids: [EntryID], _ site: Site, _ out: inout ByteWriter) {
        var json = JSONWriter(continuing: &out)
        let settings = site.settings
        json.object { json in
            json.member("kind", kind.name)
            json.member("title", site.strings[0].kindMany(kind))
            json.key("publisher")
            json.object {
                $0.member("name", settings.name[0])
                $0.member("url", site.absolute("/"))
                $0.member("edrpou", settings.edrpou.isEmpty ? nil : settings.edrpou)
                $0.member("katottg", settings.code.isEmpty ? nil : settings.code)
            }
            json.member("licence", settings.licence.isEmpty ? nil : settings.licence[0])
            json.key("entries")
            json.array { json in for id in ids { DataEntry(id, site).write(into: &json) } }
        }
        json.finish(into: &out)
        out.write("\n")
    }
}

extension Site {
    /// Every value that an entry has or inherits, in the order of its kind's rows.
    func values(of id: EntryID) -> [(index: Int, value: FieldValue, owner: EntryID)] {
        let entry = entries[id]
        guard linked[id].original != id else { return entry.values.map { ($0.index, $0.value, id) } }
        return kinds[entry.kind].fields.indices.compactMap { index in
            value(id, index).map { (index, $0.value, $0.owner) }
        }
    }
}

/// One entry's values as typed JSON, under the names that the front matter has.
struct DataEntry {
    let site: Site
    let id: EntryID
    let kind: Kind
    let language: Int

    init(_ id: EntryID, _ site: Site) {
        self.site = site
        self.id = id
        kind = site.kind(of: id)
        language = site.entries[id].language
    }

    /// One and the same in every language of the entry and in every build.
    var identifier: String { kind.folder + "/" + site.entries[id].slug }

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("id", identifier)
            json.member("language", site.settings.languages[language])
            json.member("url", site.absolute(site.url(of: id)))
            json.member("title", site.title(id))
            json.member("summary", site.summary(id) as String?)
            for (index, value, owner) in site.values(of: id) {
                let field = kind.fields[index]
                guard field.isData, !DataEntry.told.contains(field.name) else { continue }
                json.key(field.name)
                write(value, field.type, owner, into: &json)
            }
        }
    }

    /// Told of every entry before its other fields.
    static let told: Set<String> = ["title", "summary"]

    func write(_ value: FieldValue, _ type: FieldType, _ owner: EntryID, into json: inout JSONWriter) {
        switch (value, type) {
        case (.list(let items), .list(let item)):
            json.array { json in for value in items { write(value, item, owner, into: &json) } }
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            json.object { json in
                for item in items {
                    json.key(rows[item.index].name)
                    write(item.value, rows[item.index].type, owner, into: &json)
                }
            }
        case (_, .either(let plain, let rows)):
            // The part that must be there, given alone: programs find it under its key either way.
            guard let row = rows.first(where: \.isRequired) else { return write(value, plain, owner, into: &json) }
            json.object { json in
                json.key(row.name)
                write(value, row.type, owner, into: &json)
            }
        case (.flag(let flag), _): json.value(flag)
        case (.number(let number), _): json.value(raw: FieldText.plain(number))
        case (.money(let money), _): write(money, into: &json)
        case (.reference(let reference), _): write(reference, owner, into: &json)
        case (.picture(let picture), _):
            json.object {
                $0.member("url", url(of: picture.source, owner))
                $0.member("alt", picture.alt as String?)
                $0.member("caption", picture.caption as String?)
                $0.member("credit", picture.credit as String?)
            }
        case (.term(let word), .term(let taxonomy)): write(word, taxonomy, into: &json)
        case (.text, _), (.markdown, _), (.moment, _), (.file, _), (.path, _), (.term, _), (.list, _), (.map, _),
            (.localized, _):
            json.value(words(value, type, owner))
        }
    }

    private func write(_ money: Money, into json: inout JSONWriter) {
        json.object { json in
            json.member("text", money.text)
            guard let hundredths = money.hundredths else { return }
            json.key("amount")
            json.value(raw: money.decimalText(hundredths))
            json.member("currency", money.currency)
        }
    }

    private func write(_ reference: Reference, _ owner: EntryID, into json: inout JSONWriter) {
        json.object { json in
            guard let target = site.entry(reference, of: owner, in: language) else {
                // What is not published yet has no name yet either.
                if !isUnpublished(reference, owner) { json.member("title", reference.text) }
                return
            }
            json.member("title", site.title(target))
            json.member("url", site.absolute(site.url(of: target)))
        }
    }

    private func write(_ word: String, _ taxonomy: Taxonomy, into json: inout JSONWriter) {
        let name = FieldText(site: site, language: language).name(of: word, taxonomy)
        guard case .settlements = taxonomy else { return json.value(name) }
        let code = site.settings.settlements[word]?.code
        json.object {
            $0.member("name", name)
            $0.member("code", code)
        }
    }

    private func isUnpublished(_ reference: Reference, _ owner: EntryID) -> Bool {
        site.target(at: reference.range, of: owner) == .unpublished
    }

    func url(of file: FileReference, _ owner: EntryID) -> String? {
        switch site.target(at: file.range, of: owner) {
        case .asset(let path)?: site.absolute(site.assets.url(of: path))
        case .address(let url)?: url
        default: nil
        }
    }

    /// A single value as plain text that a program can read again: choices as their words in the front matter, moments
    /// as in ISO 8601, numbers with a point.
    func words(_ value: FieldValue, _ type: FieldType, _ owner: EntryID) -> String {
        switch (value, type) {
        case (.list(let items), .list(let item)):
            return items.map { words($0, item, owner) }.filter { !$0.isEmpty }.joined(separator: "; ")
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            return items.map { words($0.value, rows[$0.index].type, owner) }.filter { !$0.isEmpty }.joined(
                separator: ", ")
        case (_, .either(let plain, _)): return words(value, plain, owner)
        case (.text(let text), _): return text
        case (.markdown(let body), _): return String(decoding: body.text, as: UTF8.self).trimmed
        case (.moment(let moment), _): return moment.iso(in: site.settings.zone)
        case (.flag(let flag), _): return flag ? "true" : "false"
        case (.number(let number), _): return FieldText.plain(number)
        case (.money(let money), _): return money.text
        case (.reference(let reference), _):
            if let target = site.entry(reference, of: owner, in: language) { return site.title(target) }
            return isUnpublished(reference, owner) ? "" : reference.text
        case (.file(let file), _): return url(of: file, owner) ?? ""
        case (.picture(let picture), _): return url(of: picture.source, owner) ?? ""
        case (.term(let word), .term(let taxonomy)):
            return FieldText(site: site, language: language).name(of: word, taxonomy)
        case (.term(let word), _): return word
        // Of these none is data, or none is made from the type it would stand beside.
        case (.path, _), (.localized, _), (.list, _), (.map, _): return ""
        }
    }
}
