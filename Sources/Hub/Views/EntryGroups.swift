internal import SourceText

/// The entries that an entry names, and those that name it, by the field; each stands in the first group that has it.
struct EntryGroups {
    let site: Site
    let sorter: Sorter

    struct Group {
        let id: String
        let label: String
        let members: [EntryID]
    }

    /// Of more, the lists tell.
    private static let most = 12

    func all(_ id: EntryID, _ kind: Kind, _ language: Int, _ strings: Strings) -> [Group] {
        var seen: Set<EntryID> = []
        return (named(id, kind, language, strings) + naming(id, language, strings)).compactMap { group in
            let members = group.members.filter { seen.insert($0).inserted }
            return members.isEmpty ? nil : Group(id: group.id, label: group.label, members: members)
        }
    }

    private func named(_ id: EntryID, _ kind: Kind, _ language: Int, _ strings: Strings) -> [Group] {
        kind.fields.enumerated().compactMap { index, field in
            guard field.shown == .cards, let (value, owner) = site.value(id, index) else { return nil }
            let items: [FieldValue] = if case .list(let list) = value { list } else { [value] }
            let members = items.compactMap { item -> EntryID? in
                guard case .reference(let reference) = item else { return nil }
                return site.entry(reference, of: owner, in: language)
            }
            return Group(
                id: "to-" + field.name.replacing(bytes: "_", with: "-"), label: strings.label(index, of: kind),
                members: members)
        }
    }

    private func naming(_ id: EntryID, _ language: Int, _ strings: Strings) -> [Group] {
        var byField: [(key: LinkedEntry.BackReference, ids: [EntryID])] = []
        for back in site.backReferences[site.linked[id].original] {
            let key = LinkedEntry.BackReference(source: 0, kind: back.kind, field: back.field)
            if let index = byField.firstIndex(where: { $0.key == key }) {
                byField[index].ids.append(back.source)
            } else {
                byField.append((key, [back.source]))
            }
        }
        return byField.sorted { ($0.key.kind, $0.key.field) < ($1.key.kind, $1.key.field) }.map { key, ids in
            let kind = site.kinds[key.kind]
            let name = kind.name + "." + kind.fields[key.field].name
            let label =
                strings["backrefs." + name] ?? strings["backrefs.common." + kind.fields[key.field].name]
                ?? strings.kindMany(kind)
            let newest = sorter.latestFirst(ids, kind).prefix(EntryGroups.most).map { site.inLanguage($0, language) }
            return Group(
                id: "from-" + name.replacing(bytes: ".", with: "-").replacing(bytes: "_", with: "-"), label: label,
                members: newest)
        }
    }
}
