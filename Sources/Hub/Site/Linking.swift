internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import SourceText

/// Hop 3: what needs more than one file. Serial but for the closing of each entry's own links.
struct Linker {
    let settings: Settings
    let kinds: [Kind]
    let strings: [Strings]
    let clock: BuildClock
    let showsDrafts: Bool
    let assets: Assets

    func link(
        _ parsed: [Entry], unread: [EntryParser.Unread], bodies: BodyStore, digest: Digest, faceDigest: Digest,
        into diagnostics: inout Diagnostics
    ) -> Site {
        let groups = translationGroups(parsed, unread, into: &diagnostics)
        let year = Schedule.year(at: clock.start, in: settings.zone)
        var watch = InstantWatch(at: clock.start, until: Schedule.start(ofYear: year + 2, in: settings.zone))
        let publication = Publication(kinds: kinds, zone: settings.zone, watch: watch, showsDrafts: showsDrafts)
        let (entries, originals, times, held) = published(parsed, groups, publication)
        let hidden = held.map(\.entry).filter { $0.language == 0 }
        var linked = placed(entries, originals, times)
        let unlinked = linked
        let (names, addresses) = concurrently {
            EntryNames(entries, kinds: kinds)
        } _: {
            Addresses(entries: entries, linked: unlinked, hidden: hidden, kinds: kinds, settings: settings)
        }
        let hiddenNames = EntryNames(hidden, kinds: kinds)
        let resolver = TargetResolver(
            entries: entries, linked: linked, kinds: kinds, names: names, hidden: hiddenNames, addresses: addresses,
            unread: UnreadEntryNames(unread, kinds: kinds), assets: assets, settings: settings,
            headings: HeadingIDs(entries))
        let ids = Array(entries.indices)
        let resolved = ids.mapConcurrently { resolver.resolve($0) }
        var suggestions = Suggestions(resolver)
        for (id, result) in resolved.enumerated() {
            linked[id].references = result.references
            linked[id].links = result.links
            for one in result.diagnostics { diagnostics.append(suggestions.suggesting(one)) }
        }
        let backReferences = backReferences(entries, resolved, linked)
        placeOccurrences(entries, publication, &linked)
        endReplaced(entries, &linked)
        checkChains(entries, linked, into: &diagnostics)
        checkRepealed(entries, resolved, linked, into: &diagnostics)
        let placed = linked
        let (related, collections) = concurrently {
            RelatedEntries(
                entries: entries, linked: placed, kinds: kinds, zone: settings.zone, count: settings.related
            ).all()
        } _: {
            Collections(
                entries: entries, linked: placed, kinds: kinds, settings: settings, strings: strings)
        }
        // The year at the foot of each page.
        _ = watch.hasCome(Schedule.start(ofYear: year + 1, in: settings.zone))
        let noted = linked.map(\.times) + held.map(\.times)
        let schedule = Schedule(
            watch.ahead + noted.flatMap(\.turns), until: noted.map(\.knownUntil).reduce(watch.until, min))
        clock.notice(schedule.next ?? schedule.until)
        return Site(
            settings: resolver.checkedSettings(&suggestions, into: &diagnostics), kinds: kinds, strings: strings,
            clock: clock, year: year, schedule: schedule,
            parts: Site.Parts(entries: entries, linked: linked, related: related, backReferences: backReferences),
            assets: assets, collections: collections, bodies: bodies, digest: digest, faceDigest: faceDigest)
    }

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
            // Names that only case or normalisation tells apart have been said.
            if let other, NameCollisions(of: [entry.path, entries[other].path]).pairs.isEmpty {
                diagnostics.append(.sameAddress, at: Place("content/" + entry.path), "content/" + entries[other].path)
            }
            if entry.language == 0 { originals[key] = index }
        }
        let unreadKeys = Set(unread.compactMap { $0.identity.map { GroupKey(kind: $0.kind, slug: $0.slug) } })
        for entry in entries where entry.language != 0 && originals[GroupKey(kind: entry.kind, slug: entry.slug)] == nil
        {
            let suffix = "." + settings.languages[entry.language] + ".md"
            if unreadKeys.contains(GroupKey(kind: entry.kind, slug: entry.slug)) { continue }
            let original =
                entry.path.hasSuffix(bytes: suffix)
                ? entry.path.dropLast(bytes: suffix.utf8.count) + ".md" : entry.path[...]
            diagnostics.append(.orphanTranslation, at: Place("content/" + entry.path), "content/" + original)
        }
        return originals
    }

    private struct Hidden {
        let entry: Entry
        let times: EntryTimes
    }

    /// The entries that exist now, each with its original's position among them, and those that do not yet.
    private func published(
        _ parsed: [Entry], _ groups: [GroupKey: Int], _ publication: Publication
    ) -> (entries: [Entry], originals: [Int], times: [EntryTimes], hidden: [Hidden]) {
        let all = Array(parsed.indices).mapConcurrently { index -> (original: Int, times: EntryTimes)? in
            let entry = parsed[index]
            guard let original = groups[GroupKey(kind: entry.kind, slug: entry.slug)] else { return nil }
            return (original, publication.times(entry, original: parsed[original]))
        }
        var entries: [Entry] = []
        var times: [EntryTimes] = []
        var hidden: [Hidden] = []
        var originalPaths: [Int] = []
        var newPosition: [Int: Int] = [:]
        entries.reserveCapacity(parsed.count)
        for (index, entry) in parsed.enumerated() {
            guard let one = all[index] else { continue }
            guard one.times.isPublished else {
                hidden.append(Hidden(entry: entry, times: one.times))
                continue
            }
            newPosition[index] = entries.count
            entries.append(entry)
            times.append(one.times)
            originalPaths.append(one.original)
        }
        return (entries, originalPaths.map { newPosition[$0] ?? 0 }, times, hidden)
    }

    private func placed(_ entries: [Entry], _ originals: [Int], _ times: [EntryTimes]) -> [LinkedEntry] {
        var translations: [Int: [EntryID?]] = [:]
        for (id, entry) in entries.enumerated() {
            translations[originals[id], default: Array(repeating: nil, count: settings.languages.count)][
                entry.language] = id
        }
        let groups = translations
        return Array(entries.indices).mapConcurrently { id in
            let entry = entries[id]
            let url = kinds[entry.kind].url(of: entry.slug, in: settings.languages, entry.language)
            return LinkedEntry(
                url: url, translations: groups[originals[id]] ?? [], original: originals[id], times: times[id])
        }
    }

    private struct FieldTarget: Hashable {
        let field: Int
        let target: EntryID
    }

    private func backReferences(
        _ entries: [Entry], _ resolved: [TargetResolver.Resolved], _ linked: [LinkedEntry]
    ) -> [[LinkedEntry.BackReference]] {
        var references = [[LinkedEntry.BackReference]](repeating: [], count: entries.count)
        for (id, result) in resolved.enumerated() where entries[id].language == 0 && linked[id].isListed {
            var known: Set<FieldTarget> = []
            for (field, target) in result.fieldTargets where kinds[entries[id].kind].fields[field].showsBack {
                guard target != id, known.insert(FieldTarget(field: field, target: target)).inserted else { continue }
                references[target].append(LinkedEntry.BackReference(source: id, kind: entries[id].kind, field: field))
            }
        }
        return references
    }

    /// The entry that a reference in this field leads to, with the reference's place.
    private func target(
        of id: EntryID, _ field: Int?, _ entries: [Entry], _ linked: [LinkedEntry]
    ) -> (id: EntryID, place: Range<Int>)? {
        guard case .reference(let reference)? = entries[id].value(at: field),
            case .entry(let target, _)? = linked[id].target(at: reference.range)
        else { return nil }
        return (linked[target].original, reference.range)
    }

    /// An entry that names a series as its own, and stands on or was moved from one of its starts, takes that start's place.
    private func placeOccurrences(_ entries: [Entry], _ publication: Publication, _ linked: inout [LinkedEntry]) {
        var changed: Set<EntryID> = []
        var startsOf: [EntryID: RecurrenceStarts] = [:]
        for (id, entry) in entries.enumerated() where entry.language == 0 {
            let kind = kinds[entry.kind]
            guard kind.hasCalendar, let (series, _) = target(of: id, kind.index(calendar: .series), entries, linked),
                series != id,
                linked[series].occurrences != nil, let timing = publication.timing(entry), timing.recurrence == nil
            else { continue }
            if startsOf[series] == nil, let recurrence = publication.timing(entries[series])?.recurrence {
                startsOf[series] = RecurrenceStarts(recurrence, in: settings.zone)
            }
            var start = timing.start
            if case .moment(let previous)? = entry.value(at: kind.index(calendar: .previousStart)) { start = previous }
            let from = start.instant(in: settings.zone)
            let until = start.hasTime ? from.adding(seconds: 1) : start.end(in: settings.zone)
            guard let found = startsOf[series]?.first(from: from, until: until) else { continue }
            linked[id].standsFor = (series, found)
            linked[series].heldOtherwise.append(id)
            changed.insert(series)
        }
        for series in changed {
            let held = linked[series].heldOtherwise.compactMap { linked[$0].standsFor?.start }
            for case let id? in linked[series].translations {
                linked[id].times = publication.times(entries[id], original: entries[series], excluding: held)
            }
        }
    }

    /// What another entry replaces is over.
    private func endReplaced(_ entries: [Entry], _ linked: inout [LinkedEntry]) {
        for (id, entry) in entries.enumerated() where entry.language == 0 && linked[id].stage != .gone {
            guard let (replaced, _) = target(of: id, kinds[entry.kind].index(cap: .replaces), entries, linked),
                replaced != id,
                linked[replaced].stage == .current
            else { continue }
            for case let id? in linked[replaced].translations { linked[id].times.stage = .past }
        }
    }

    /// Further fields that lead from one entry to the next.
    private static let chains = ["replaced_by", "follows", "part_of", "became"]

    static func isChain(_ field: Field) -> Bool {
        chains.contains(field.name) || field.name == FieldName.parent.key || field.cap == .replaces
    }

    /// A document that is repealed and says that it is in force.
    private func checkRepealed(
        _ entries: [Entry], _ resolved: [TargetResolver.Resolved], _ linked: [LinkedEntry],
        into diagnostics: inout Diagnostics
    ) {
        for (id, entry) in entries.enumerated() where entry.language == 0 {
            guard let field = kinds[entry.kind].index(of: "repeals"), entry.value(at: field) != nil,
                ["", "adopted", "in_force"].contains(entry.text(.status) ?? "")
            else { continue }
            if let from = entry.moment(.validFrom), !clock.hasPassed(from.instant(in: settings.zone)) { continue }
            for (named, target) in resolved[id].fieldTargets where named == field && target != id {
                guard ["in_force", "resumed"].contains(entries[target].text(.status) ?? "") else { continue }
                let other = entries[target]
                diagnostics.append(
                    .repealedInForce, at: Place("content/" + entry.path), other.text(.title) ?? other.slug,
                    "content/" + other.path, mend: Mend(lines: "status: repealed"))
            }
        }
    }

    /// No entry may lie, by its `parent` fields, within itself, nor replace itself.
    private func checkChains(_ entries: [Entry], _ linked: [LinkedEntry], into diagnostics: inout Diagnostics) {
        var chains: [String: [Int32]] = [:]
        var links: [(id: EntryID, name: String, place: Range<Int>)] = []
        for id in entries.indices where entries[id].language == 0 {
            let kind = kinds[entries[id].kind]
            let fields =
                [kind.index(of: .parent), kind.index(cap: .replaces)] + Linker.chains.map { kind.index(of: $0) }
            for case let field? in fields {
                guard let target = target(of: id, field, entries, linked) else { continue }
                let name = kind.fields[field].name
                chains[name, default: Array(repeating: -1, count: entries.count)][id] = Int32(target.id)
                links.append((id, name, target.place))
            }
        }
        let circles = chains.mapValues(membersOfCircles)
        for one in links where circles[one.name]?[one.id] == true {
            diagnostics.append(
                .circularChain, at: Place("content/" + entries[one.id].path, one.place), entries[one.id].slug, one.name)
        }
    }
}

/// Which elements lie on a circle, where each leads to one other (-1: to none); each is walked over once.
private func membersOfCircles(_ next: [Int32]) -> [Bool] {
    var walkOf = [Int32](repeating: -1, count: next.count)
    var isMember = [Bool](repeating: false, count: next.count)
    for start in next.indices where walkOf[start] < 0 && next[start] >= 0 {
        var at = start
        while walkOf[at] < 0 {
            walkOf[at] = Int32(start)
            guard next[at] >= 0 else { break }
            at = Int(next[at])
        }
        // Ended on its own way: what follows from here on is the circle, unless the way just ended.
        guard walkOf[at] == Int32(start), next[at] >= 0 else { continue }
        while !isMember[at] {
            isMember[at] = true
            at = Int(next[at])
        }
    }
    return isMember
}

extension Kind {
    /// The address of an entry's page, from its slug and the position of its language.
    func url(of slug: String, in languages: [String], _ language: Int) -> String {
        (language == 0 ? "/" : "/" + languages[language] + "/") + (isAtRoot ? "" : folder + "/") + slug + "/"
    }
}
