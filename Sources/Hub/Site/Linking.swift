internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import SourceText

/// Hop 3: what needs more than one file. Serial but for the closing of each entry's own links.
struct Linker {
    let settings: Settings
    let kinds: [Kind]
    let strings: [Strings]
    let now: Instant
    let showsDrafts: Bool
    let assets: Assets

    func link(_ parsed: [Entry], bodies: BodyStore, digest: Digest, into diagnostics: inout Diagnostics) -> Site {
        let groups = translationGroups(parsed, into: &diagnostics)
        let publication = Publication(kinds: kinds, zone: settings.zone, now: now, showsDrafts: showsDrafts)
        let (entries, originals, hidden) = published(parsed, groups, publication)
        var places = placed(entries, originals, publication)
        let names = Names(entries, kinds: kinds)
        let hiddenNames = Names(hidden, kinds: kinds)
        let addresses = Addresses(entries: entries, places: places, hidden: hidden, kinds: kinds, settings: settings)
        let resolver = TargetResolver(
            entries: entries, places: places, kinds: kinds, names: names, hidden: hiddenNames, addresses: addresses,
            assets: assets, settings: settings)
        let ids = Array(entries.indices)
        let resolved = ids.mapConcurrently { resolver.resolve($0) }
        for (id, result) in resolved.enumerated() {
            places[id].references = result.references
            places[id].links = result.links
            diagnostics.append(contentsOf: result.diagnostics)
        }
        addBackReferences(entries, resolved, &places)
        checkParents(entries, places, into: &diagnostics)
        let collections = Collections(
            entries: entries, places: places, kinds: kinds, settings: settings, strings: strings, now: now)
        let related = RelatedEntries(
            entries: entries, places: places, kinds: kinds, zone: settings.zone, count: settings.related
        ).all()
        resolver.checkMenu(collections, into: &diagnostics)
        return Site(
            settings: settings, kinds: kinds, strings: strings, now: now, entries: entries, places: places,
            assets: assets, collections: collections, related: related, bodies: bodies, digest: digest)
    }

    private struct GroupKey: Hashable {
        let kind: Int
        let slug: String
    }

    /// The original of every entry, by position; entries of one language that share an address are said.
    private func translationGroups(_ entries: [Entry], into diagnostics: inout Diagnostics) -> [GroupKey: Int] {
        var originals: [GroupKey: Int] = [:]
        for (index, entry) in entries.enumerated() where entry.language == 0 {
            let key = GroupKey(kind: entry.kind, slug: entry.slug)
            if let other = originals[key] {
                diagnostics.append(.sameAddress, at: Place("content/" + entry.path), "content/" + entries[other].path)
            } else {
                originals[key] = index
            }
        }
        for entry in entries where entry.language != 0 && originals[GroupKey(kind: entry.kind, slug: entry.slug)] == nil {
            let suffix = "." + settings.languages[entry.language] + ".md"
            let original = entry.path.hasSuffix(suffix) ? entry.path.dropLast(suffix.count) + ".md" : entry.path[...]
            diagnostics.append(.orphanTranslation, at: Place("content/" + entry.path), "content/" + original)
        }
        return originals
    }

    /// The entries that exist now, each with its original's position among them, and the originals that do not yet.
    private func published(
        _ parsed: [Entry], _ groups: [GroupKey: Int], _ publication: Publication
    ) -> (entries: [Entry], originals: [Int], hidden: [Entry]) {
        var entries: [Entry] = []
        var hidden: [Entry] = []
        var originalPaths: [Int] = []
        var newPosition: [Int: Int] = [:]
        entries.reserveCapacity(parsed.count)
        for (index, entry) in parsed.enumerated() {
            guard let original = groups[GroupKey(kind: entry.kind, slug: entry.slug)] else { continue }
            guard publication.exists(entry, original: parsed[original]) else {
                if entry.language == 0 { hidden.append(entry) }
                continue
            }
            newPosition[index] = entries.count
            entries.append(entry)
            originalPaths.append(original)
        }
        return (entries, originalPaths.map { newPosition[$0] ?? 0 }, hidden)
    }

    private func placed(_ entries: [Entry], _ originals: [Int], _ publication: Publication) -> [Placed] {
        var translations: [Int: [EntryID?]] = [:]
        for (id, entry) in entries.enumerated() {
            translations[originals[id], default: Array(repeating: nil, count: settings.languages.count)][entry.language] = id
        }
        return entries.indices.map { id in
            let entry = entries[id]
            let kind = kinds[entry.kind]
            let prefix = entry.language == 0 ? "/" : "/" + settings.languages[entry.language] + "/"
            let url = prefix + (kind.isAtRoot ? "" : kind.folder + "/") + entry.slug + "/"
            return Placed(
                url: url, translations: translations[originals[id]] ?? [], stage: publication.stage(entries[originals[id]]),
                original: originals[id])
        }
    }

    private func addBackReferences(_ entries: [Entry], _ resolved: [TargetResolver.Resolved], _ places: inout [Placed]) {
        for (id, result) in resolved.enumerated() where entries[id].language == 0 && places[id].isListed {
            for (field, target) in result.fieldTargets where kinds[entries[id].kind].fields[field].showsBack {
                let back = Placed.BackReference(source: id, kind: entries[id].kind, field: field)
                if target != id, !places[target].backReferences.contains(back) { places[target].backReferences.append(back) }
            }
        }
    }

    /// No entry may lie, by its `parent` fields, within itself.
    private func checkParents(_ entries: [Entry], _ places: [Placed], into diagnostics: inout Diagnostics) {
        func parent(_ id: EntryID) -> (id: EntryID, place: Range<Int>)? {
            guard case .reference(let reference)? = entries[id].value("parent"),
                case .entry(let target, _)? = places[id].references[reference.range.lowerBound]
            else { return nil }
            return (target, reference.range)
        }
        for id in entries.indices where entries[id].language == 0 {
            var seen: Set<EntryID> = [id]
            var next = parent(id)
            while let (above, _) = next {
                if above == id {
                    let place = Place("content/" + entries[id].path, parent(id)?.place)
                    diagnostics.append(.circularParents, at: place, entries[id].slug)
                    break
                }
                guard seen.insert(above).inserted else { break }
                next = parent(above)
            }
        }
    }
}
