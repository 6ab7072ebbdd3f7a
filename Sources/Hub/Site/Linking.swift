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

    func link(
        _ parsed: [Entry], unread: [EntryParser.Unread], bodies: BodyStore, digest: Digest,
        into diagnostics: inout Diagnostics
    ) -> Site {
        let groups = translationGroups(parsed, unread, into: &diagnostics)
        let publication = Publication(kinds: kinds, zone: settings.zone, now: now, showsDrafts: showsDrafts)
        let (entries, originals, hidden) = published(parsed, groups, publication)
        var places = placed(entries, originals, publication)
        let unlinked = places
        let (names, addresses) = concurrently {
            Names(entries, kinds: kinds)
        } _: {
            Addresses(entries: entries, places: unlinked, hidden: hidden, kinds: kinds, settings: settings)
        }
        let hiddenNames = Names(hidden, kinds: kinds)
        let resolver = TargetResolver(
            entries: entries, places: places, kinds: kinds, names: names, hidden: hiddenNames, addresses: addresses,
            unread: UnreadNames(unread, kinds: kinds), assets: assets, settings: settings)
        let ids = Array(entries.indices)
        let resolved = ids.mapConcurrently { resolver.resolve($0) }
        var suggestions = 0
        for (id, result) in resolved.enumerated() {
            places[id].references = result.references
            places[id].links = result.links
            for one in result.diagnostics {
                diagnostics.append(suggestions < Linker.suggestionLimit ? resolver.suggesting(one) : one)
                suggestions += 1
            }
        }
        addBackReferences(entries, resolved, &places)
        placeOccurrences(entries, publication, &places)
        endReplaced(entries, &places)
        checkChains(entries, places, into: &diagnostics)
        let placed = places
        let (related, collections) = concurrently {
            RelatedEntries(
                entries: entries, places: placed, kinds: kinds, zone: settings.zone, count: settings.related
            ).all()
        } _: {
            Collections(
                entries: entries, places: placed, kinds: kinds, settings: settings, strings: strings, now: now)
        }
        return Site(
            settings: resolver.checkedSettings(into: &diagnostics), kinds: kinds, strings: strings, now: now,
            entries: entries, places: places,
            assets: assets, collections: collections, related: related, bodies: bodies, digest: digest)
    }

    /// Each suggestion looks at every name there is: whoever has more mistakes than this mends the first ones first.
    static let suggestionLimit = 200

    private struct GroupKey: Hashable {
        let kind: Int
        let slug: String
    }

    private struct TranslationKey: Hashable {
        let group: GroupKey
        let language: Int
    }

    /// The original of every entry, by position; entries of one language that share an address are said.
    private func translationGroups(
        _ entries: [Entry], _ unread: [EntryParser.Unread], into diagnostics: inout Diagnostics
    ) -> [GroupKey: Int] {
        var originals: [GroupKey: Int] = [:]
        var translations: [TranslationKey: Int] = [:]
        for (index, entry) in entries.enumerated() {
            let key = GroupKey(kind: entry.kind, slug: entry.slug)
            let other = translations.updateValue(index, forKey: TranslationKey(group: key, language: entry.language))
            if let other {
                diagnostics.append(.sameAddress, at: Place("content/" + entry.path), "content/" + entries[other].path)
            }
            if entry.language == 0 { originals[key] = index }
        }
        for entry in entries where entry.language != 0 && originals[GroupKey(kind: entry.kind, slug: entry.slug)] == nil
        {
            let suffix = "." + settings.languages[entry.language] + ".md"
            if unread.contains(where: { $0.identity.map { $0.kind == entry.kind && $0.slug == entry.slug } ?? false }) {
                continue
            }
            let original =
                entry.path.hasSuffix(bytes: suffix)
                ? entry.path.dropLast(bytes: suffix.utf8.count) + ".md" : entry.path[...]
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
            translations[originals[id], default: Array(repeating: nil, count: settings.languages.count)][
                entry.language] = id
        }
        let groups = translations
        return Array(entries.indices).mapConcurrently { id in
            let entry = entries[id]
            let kind = kinds[entry.kind]
            let prefix = entry.language == 0 ? "/" : "/" + settings.languages[entry.language] + "/"
            let url = prefix + (kind.isAtRoot ? "" : kind.folder + "/") + entry.slug + "/"
            let original = entries[originals[id]]
            let timing = publication.timing(original)
            let occurrences = timing?.occurrences(in: settings.zone, at: now)
            return Placed(
                url: url, translations: groups[originals[id]] ?? [],
                stage: publication.stage(original, timing, occurrences), original: originals[id],
                occurrences: occurrences)
        }
    }

    private func addBackReferences(_ entries: [Entry], _ resolved: [TargetResolver.Resolved], _ places: inout [Placed])
    {
        for (id, result) in resolved.enumerated() where entries[id].language == 0 && places[id].isListed {
            for (field, target) in result.fieldTargets where kinds[entries[id].kind].fields[field].showsBack {
                let back = Placed.BackReference(source: id, kind: entries[id].kind, field: field)
                if target != id, !places[target].backReferences.contains(back) {
                    places[target].backReferences.append(back)
                }
            }
        }
    }

    /// The entry that a reference in this field leads to, with the reference's place.
    private func target(
        of id: EntryID, _ field: Int?, _ entries: [Entry], _ places: [Placed]
    ) -> (id: EntryID, place: Range<Int>)? {
        guard case .reference(let reference)? = entries[id].value(at: field),
            case .entry(let target, _)? = places[id].references[reference.range.lowerBound]
        else { return nil }
        return (places[target].original, reference.range)
    }

    /// An entry that names a series as its own, and stands on or was moved from one of its starts, takes that start's place.
    private func placeOccurrences(_ entries: [Entry], _ publication: Publication, _ places: inout [Placed]) {
        var changed: Set<EntryID> = []
        for (id, entry) in entries.enumerated() where entry.language == 0 {
            let kind = kinds[entry.kind]
            guard kind.hasCalendar, let (series, _) = target(of: id, kind.index(calendar: .series), entries, places),
                series != id,
                places[series].occurrences != nil, let timing = publication.timing(entry), timing.recurrence == nil,
                let rule = publication.timing(entries[series])?.recurrence
            else { continue }
            var start = timing.start
            if case .moment(let previous)? = entry.value(at: kind.index(calendar: .previousStart)) { start = previous }
            let from = start.instant(in: settings.zone)
            let until = start.hasTime ? from.adding(seconds: 1) : start.end(in: settings.zone)
            guard let found = rule.starts(in: settings.zone, from: from, until: until, limit: 1).first else { continue }
            places[id].standsFor = (series, found)
            places[series].heldOtherwise.append(id)
            changed.insert(series)
        }
        for series in changed {
            let held = places[series].heldOtherwise.compactMap { places[$0].standsFor?.start }
            let timing = publication.timing(entries[series], excluding: held)
            let occurrences = timing?.occurrences(in: settings.zone, at: now)
            let stage = publication.stage(entries[series], timing, occurrences)
            for case let id? in places[series].translations {
                places[id].occurrences = occurrences
                places[id].stage = stage
            }
        }
    }

    /// What another entry replaces is over.
    private func endReplaced(_ entries: [Entry], _ places: inout [Placed]) {
        for (id, entry) in entries.enumerated() where entry.language == 0 && places[id].stage != .gone {
            guard let (replaced, _) = target(of: id, kinds[entry.kind].index(cap: .replaces), entries, places),
                replaced != id,
                places[replaced].stage == .current
            else { continue }
            for case let id? in places[replaced].translations { places[id].stage = .past }
        }
    }

    /// No entry may lie, by its `parent` fields, within itself, nor replace itself.
    private func checkChains(_ entries: [Entry], _ places: [Placed], into diagnostics: inout Diagnostics) {
        for id in entries.indices where entries[id].language == 0 {
            let kind = kinds[entries[id].kind]
            for case let field? in [kind.index(of: .parent), kind.index(cap: .replaces)] {
                checkChain(from: id, kind.fields[field].name, entries, places, into: &diagnostics)
            }
        }
    }

    private func checkChain(
        from id: EntryID, _ field: String, _ entries: [Entry], _ places: [Placed], into diagnostics: inout Diagnostics
    ) {
        func next(_ id: EntryID) -> (id: EntryID, place: Range<Int>)? {
            target(of: id, kinds[entries[id].kind].index(of: field), entries, places)
        }
        var seen: Set<EntryID> = [id]
        guard let first = next(id) else { return }
        var above: EntryID? = first.id
        while let one = above {
            if one == id {
                diagnostics.append(
                    .circularChain, at: Place("content/" + entries[id].path, first.place), entries[id].slug, field)
                return
            }
            guard seen.insert(one).inserted else { return }
            above = next(one)?.id
        }
    }
}
