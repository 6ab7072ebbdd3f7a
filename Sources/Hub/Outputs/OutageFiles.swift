internal import Calendars
internal import SourceText

/// What is current or coming of a kind, as small JSON for phones and bots: `/outages.json`, by the rows that the kind names.
/// Values are written as in `/data/`.
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
            for (_, target) in site.linked[id].references.sorted(by: { $0.key < $1.key }) {
                if case .entry(let named, _) = target { hash.update(site.entries[named].digest) }
            }
        }
        return hash.digest()
    }

    private static func list(_ members: [EntryID], _ kind: Kind, _ site: Site) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.key(kind.folder)
            $0.array { items in
                for id in members {
                    let entry = DataEntry(id, site)
                    items.object { item in
                        item.member("url", site.absolute(site.url(of: id)))
                        item.member("title", site.title(id))
                        item.member("published", site.moment(id, .date).map { $0.iso(in: site.settings.zone) })
                        item.member("updated", site.moment(id, .updated).map { $0.iso(in: site.settings.zone) })
                        for name in kind.currentData {
                            guard let index = kind.index(of: name), let (value, owner) = site.value(id, index) else {
                                continue
                            }
                            item.key(name)
                            entry.write(value, kind.fields[index].type, owner, into: &item)
                        }
                    }
                }
            }
        }
        return json.bytes
    }
}
