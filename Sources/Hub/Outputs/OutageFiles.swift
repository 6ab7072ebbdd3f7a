internal import Calendars
internal import SourceText

/// What is current or coming of a kind, as small JSON for phones and bots: `/outages.json`, by the rows that the kind names.
enum CurrentData {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        return site.kinds.indices.filter { !site.kinds[$0].currentData.isEmpty }.map { index in
            let kind = site.kinds[index]
            let members = site.collections.listing(.kind(index), 0)?.members ?? []
            return Job(
                kind.folder + ".json", "current data",
                .bytes(digest: { digest(of: members, site) }) { $0.write(list(members, kind, site)) })
        }
    }

    private static func digest(of ids: [EntryID], _ site: Site) -> Digest {
        var hash = SHA256()
        hash.update(site.settings.digest)
        hash.update(site.strings[0].digest)
        for id in ids {
            hash.update(site.entries[id].digest)
            for (_, target) in site.places[id].references.sorted(by: { $0.key < $1.key }) {
                if case .entry(let named, _) = target { hash.update(site.entries[named].digest) }
            }
        }
        return hash.digest()
    }

    private static func list(_ members: [EntryID], _ kind: Kind, _ site: Site) -> [UInt8] {
        let writer = FieldData(site: site)
        var json = JSONWriter()
        json.object {
            $0.key(kind.folder)
            $0.array { items in
                for id in members {
                    items.object { item in
                        item.member("url", site.absolute(site.places[id].url))
                        item.member("title", site.title(id))
                        item.member("published", site.moment(id, .date).map { $0.iso(in: site.settings.zone) })
                        item.member("updated", site.moment(id, .updated).map { $0.iso(in: site.settings.zone) })
                        for name in kind.currentData {
                            guard let index = kind.index(of: name), let (value, owner) = site.value(id, index) else {
                                continue
                            }
                            item.key(name)
                            writer.write(
                                value, as: kind.fields[index].type, field: name, kind: kind, owner: owner, into: &item)
                        }
                    }
                }
            }
        }
        return json.bytes
    }
}

/// A field's value as JSON: times in RFC 3339, choices as their words, settlements with their codes.
struct FieldData {
    let site: Site

    func write(
        _ value: FieldValue, as type: FieldType, field: String, kind: Kind, owner: EntryID, into json: inout JSONWriter
    ) {
        switch (value, type) {
        case (.list(let items), .list(let item)):
            json.array { array in
                for one in items { write(one, as: item, field: field, kind: kind, owner: owner, into: &array) }
            }
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            json.object { object in
                for item in items {
                    let row = rows[item.index]
                    object.key(row.name)
                    write(item.value, as: row.type, field: row.name, kind: kind, owner: owner, into: &object)
                }
            }
        case (_, .either(_, let rows)):
            // The one most telling field alone.
            json.object { object in
                guard let row = rows.first else { return }
                object.key(row.name)
                write(value, as: row.type, field: row.name, kind: kind, owner: owner, into: &object)
            }
        case (.moment(let moment), _): json.value(moment.iso(in: site.settings.zone))
        case (.flag(let flag), _): json.value(flag)
        case (.number(let number), _): json.value(raw: FieldText.plain(number))
        case (.text(let text), _): json.value(text)
        case (.term(let word), .term(.settlements)):
            let term = site.settings.settlements[word]
            json.object {
                $0.member("name", word)
                $0.member("code", term?.code)
            }
        default:
            let words = FieldText(site: site, language: 0)
            json.value(words.text(of: value, as: type, field: field, kind: kind.name, owner: owner))
        }
    }
}
