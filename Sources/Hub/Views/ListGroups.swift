internal import Calendars
internal import SourceText
internal import Templating

/// The parts of a list: by a field's values, by days, by what narrows it.
extension ListViews {
    func kindName(_ listing: EntryList) -> String? {
        switch listing.subject {
        case .kind(let kind), .archive(let kind), .year(let kind, _), .month(let kind, _, _), .facet(let kind, _, _):
            site.kinds[kind].name
        case .term, .collected: nil
        }
    }

    func cardHeading(_ listing: EntryList, _ heading: String, _ strings: Strings) -> String {
        if case .facet(let kind, _, _) = listing.subject { return strings.kindMany(site.kinds[kind]) }
        return heading
    }

    // MARK: Groups

    func groups(_ listing: EntryList, _ strings: Strings) -> [Record] {
        let standing = standing(listing)
        if !standing.isEmpty {
            return standing.enumerated().map { place, part in
                group(place, strings.kindMany(site.kinds[part.kind]), part.ids, listing)
            }
        }
        guard isGrouped(listing), case .kind(let kind) = listing.subject else { return [] }
        guard let field = site.kinds[kind].grouping else { return letters(listing) }
        return byValue(field, kind, listing, strings).enumerated().map { group($0, $1.name, $1.ids, listing) }
    }

    private func group(_ place: Int, _ label: String, _ ids: [EntryID], _ listing: EntryList) -> Record {
        cards.views.group.record(
            GroupView(id: "l\(place + 1)", label: label, items: cards.cards(ids, in: listing.language)))
    }

    /// What the town puts first, then the values: choices in their own order, words by the alphabet; what has none last.
    private func byValue(
        _ name: FieldName, _ kindIndex: Int, _ listing: EntryList, _ strings: Strings
    ) -> [(name: String, ids: [EntryID])] {
        let kind = site.kinds[kindIndex]
        var found: [String: [EntryID]] = [:]
        for id in listing.members { found[site.text(id, name) ?? "", default: []].append(id) }
        var words = found.keys.filter { !$0.isEmpty }
        if case .choice(let order)? = kind.field(name)?.type {
            words = order.filter { found[$0] != nil }
        } else {
            let names = words.map { (strings.alphabet.key(strings.choice($0, name.key, of: kind.name)), $0) }
            words = names.sorted { $0.0 != $1.0 ? $0.0.lexicographicallyPrecedes($1.0) : $0.1 < $1.1 }.map(\.1)
        }
        var parts = words.map { (name: strings.choice($0, name.key, of: kind.name), ids: found[$0] ?? []) }
        if let rest = found[""] { parts.append((strings.phrase("other_group"), rest)) }
        let first = listing.members.filter { site.entries[site.linked[$0].original].number(.weight) != nil }
        if !first.isEmpty, first.count < listing.members.count, case .chosen? = kind.home {
            parts.insert((strings["kinds.\(kind.name).home"] ?? strings.kindMany(kind), Array(first.prefix(6))), at: 0)
        }
        return parts
    }

    /// Under letters only where there are enough of them to look for.
    private func letters(_ listing: EntryList) -> [Record] {
        guard listing.members.count > ListViews.lettersFrom else {
            return listing.members.isEmpty ? [] : [group(0, "", listing.members, listing)]
        }
        var groups: [(letter: String, ids: [EntryID])] = []
        for id in listing.members {
            let first = site.title(id).first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "…"
            if groups.last?.letter == first {
                groups[groups.count - 1].ids.append(id)
            } else {
                groups.append((first, [id]))
            }
        }
        return groups.enumerated().map { group($0, $1.letter, $1.ids, listing) }
    }

    /// Of a list that is grouped by a field: all by the alphabet.
    func alphabet(_ listing: EntryList, _ strings: Strings) -> [Record] {
        guard isGrouped(listing), case .kind(let kind) = listing.subject, site.kinds[kind].grouping != nil,
            listing.members.count > 12
        else { return [] }
        return listing.members.map { (strings.alphabet.key(site.title($0)), $0) }
            .sorted { $0.0 != $1.0 ? $0.0.lexicographicallyPrecedes($1.0) : $0.1 < $1.1 }
            .map { LinkView(name: site.title($0.1), url: site.href(site.linked[$0.1].url)).record }
    }

    private static let lettersFrom = 30

    // MARK: Days

    func hasDays(_ listing: EntryList) -> Bool {
        guard case .kind(let kind) = listing.subject else { return false }
        return site.kinds[kind].hasCalendar
    }

    /// Each day said once, with all that begins on it; what has no day comes last, under what is known of it.
    func days(_ ids: [EntryID], _ listing: EntryList, _ strings: Strings) -> [Record] {
        var dated: [(day: Day, ids: [EntryID])] = []
        var undated: [(label: String, ids: [EntryID])] = []
        for id in ids {
            guard let moment = site.nextOccurrence(of: id) ?? site.timing(of: id)?.start else { continue }
            if moment.precision < .day {
                let label = strings.written(moment, in: site.settings.zone)
                if let place = undated.firstIndex(where: { $0.label == label }) {
                    undated[place].ids.append(id)
                } else {
                    undated.append((label, [id]))
                }
                continue
            }
            let day = moment.civil(in: site.settings.zone).day
            if let place = dated.firstIndex(where: { $0.day == day }) {
                dated[place].ids.append(id)
            } else {
                dated.append((day, [id]))
            }
        }
        let days = dated.sorted { $0.day < $1.day }.map { part in
            let civil = CivilTime(day: part.day, offset: .utc)
            let date = part.day.year == site.year ? strings.dayMonth(civil) : strings.long(civil)
            var iso = ByteWriter(capacity: 10)
            iso.write(iso: part.day)
            return DayView(
                label: strings.weekday(civil) + ", " + date, iso: String(decoding: iso.bytes, as: UTF8.self),
                items: cards.cards(part.ids, in: listing.language))
        }
        let rest = undated.map {
            DayView(label: $0.label, iso: "", items: cards.cards($0.ids, in: listing.language))
        }
        return (days + rest).map(cards.views.day.record)
    }

    // MARK: Facets

    func facets(_ listing: EntryList, _ strings: Strings) -> [Record] {
        let kind: Int
        switch listing.subject {
        case .kind(let index), .facet(let index, _, _), .year(let index, _), .month(let index, _, _): kind = index
        default: return []
        }
        return site.kinds[kind].facets.compactMap { field in
            let values = site.collections.facets(kind, field, listing.language)
            guard !values.isEmpty, let row = site.kinds[kind].index(of: field) else { return nil }
            return FacetView(
                label: strings.label(row, of: site.kinds[kind]),
                values: values.map {
                    FacetValueView(
                        name: $0.name, url: site.href($0.url), count: $0.members.count, isCurrent: $0.url == listing.url
                    ).record
                }
            ).record
        }
    }
}
