internal import Calendars
internal import SourceText

/// Every list of the site, in each language.
package struct Collections: Sendable {
    private(set) var listings: [EntryList] = []
    private var datedOnes: [[EntryID]] = []
    private var byURL: [String: Int] = [:]
    /// The slug of every word that entries bear: romanised once, looked up on every page.
    private(set) var slugs: [String: String] = [:]
    private var bySubject: [Key: Int] = [:]
    /// By kind, field and language: the lists of the field's values.
    private var facetLists: [Key: [Int]] = [:]
    private var archives: [Key: [(year: Int, months: [Int])]] = [:]

    struct Key: Sendable, Hashable {
        let subject: EntryList.Subject
        let language: Int
    }

    init(
        entries: [Entry], linked: [LinkedEntry], kinds: [Kind], settings: Settings, strings: [Strings]
    ) {
        var sorter = Sorter(
            entries: Noted(entries), linked: Noted(linked), kinds: kinds, strings: strings, zone: settings.zone)
        sorter.rankAll()
        for language in settings.languages.indices {
            let prefix = language == 0 ? "/" : "/" + settings.languages[language] + "/"
            let listed = entries.indices.filter { entries[$0].language == language && linked[$0].isListed }
            datedOnes.append(sorter.newest(listed))
            addKinds(listed, prefix, language, sorter)
            addFacets(prefix, language, sorter, strings[language], settings)
            addTerms(listed, prefix, language, sorter, settings)
            addCollected(listed, language, sorter)
        }
    }

    /// All that a site's feeds may show in each language: dated, newest first.
    package var dated: [[EntryID]] {
        for language in datedOnes.indices { Reads.note(.dated(language: language)) }
        return datedOnes
    }

    /// The years and months of a kind's archives.
    func years(_ key: Key) -> [(year: Int, months: [Int])] {
        Reads.note(.years(key))
        return archives[key] ?? []
    }

    func hasList(at url: String) -> Bool {
        Reads.note(.listAt(url))
        return byURL[url] != nil || url == "/"
    }

    var listURLs: [String] { Array(byURL.keys) }

    func listing(_ subject: EntryList.Subject, _ language: Int) -> EntryList? {
        let key = Key(subject: subject, language: language)
        Reads.note(.list(key))
        return bySubject[key].map { listings[$0] }
    }

    func terms(_ taxonomy: Taxonomy, _ language: Int) -> [EntryList] {
        Reads.note(.terms(taxonomy, language: language))
        return listings.filter {
            if case .term(taxonomy, _) = $0.subject, $0.language == language { true } else { false }
        }
    }

    private mutating func add(
        _ subject: EntryList.Subject, _ language: Int, _ url: String, _ members: [EntryID], name: String = ""
    ) {
        byURL[url] = listings.count
        bySubject[Key(subject: subject, language: language)] = listings.count
        listings.append(EntryList(subject: subject, language: language, url: url, members: members, name: name))
    }

    private mutating func addKinds(_ listed: [EntryID], _ prefix: String, _ language: Int, _ sorter: Sorter) {
        var byKind = Array(repeating: [EntryID](), count: sorter.kinds.count)
        for id in listed { byKind[sorter.entries[id].kind].append(id) }
        for (index, kind) in sorter.kinds.enumerated() where !kind.isAtRoot {
            // A kind has its list in the first language even while it is empty: menus and feeds lead there.
            guard language == 0 || !byKind[index].isEmpty else { continue }
            let url = prefix + kind.folder + "/"
            let isTimed = !kind.over.isEmpty
            let members = byKind[index]
            add(
                .kind(index), language, url,
                sorter.sorted(isTimed ? members.filter { sorter.linked[$0].stage == .current } : members, kind))
            if isTimed {
                let past = members.filter { sorter.linked[$0].stage == .past }
                if !past.isEmpty { add(.archive(index), language, url + "archive/", sorter.latestFirst(past, kind)) }
            }
            addArchives(index, kind, members, url, language, sorter)
        }
    }

    private mutating func addArchives(
        _ index: Int, _ kind: Kind, _ members: [EntryID], _ url: String, _ language: Int, _ sorter: Sorter
    ) {
        guard let field = kind.archive else { return }
        var byMonth: [Int: [EntryID]] = [:]
        for id in sorter.latestFirst(members, kind) {
            guard let day = sorter.day(id, field) else { continue }
            byMonth[day.year * 12 + day.month - 1, default: []].append(id)
        }
        var years: [(year: Int, months: [Int])] = []
        for month in byMonth.keys.sorted(by: >) {
            if years.last?.year != month / 12 { years.append((month / 12, [])) }
            years[years.count - 1].months.append(month % 12 + 1)
        }
        for (year, months) in years {
            let yearURL = url + Collections.padded(year, 4) + "/"
            add(.year(index, year), language, yearURL, months.flatMap { byMonth[year * 12 + $0 - 1]! })
            for month in months {
                add(
                    .month(index, year, month), language, yearURL + Collections.padded(month, 2) + "/",
                    byMonth[year * 12 + month - 1]!)
            }
        }
        archives[Key(subject: .kind(index), language: language)] = years
    }

    /// A kind's list by the values of its facets, where a choice helps: from some entries and two values on.
    private mutating func addFacets(
        _ prefix: String, _ language: Int, _ sorter: Sorter, _ strings: Strings, _ settings: Settings
    ) {
        for (index, kind) in sorter.kinds.enumerated() {
            guard let listing = listing(.kind(index), language), listing.members.count >= Collections.facetsFrom else {
                continue
            }
            for field in kind.facets {
                var values: [(slug: String, name: String, ids: [EntryID])] = []
                var places: [String: Int] = [:]
                for id in listing.members {
                    for word in sorter.words(id, field) {
                        let slug = slug(of: word.replacing(bytes: "_", with: "-"))
                        guard !slug.isEmpty else { continue }
                        if let place = places[slug] {
                            values[place].ids.append(id)
                        } else {
                            places[slug] = values.count
                            let name =
                                field == .audiences
                                ? Collections.name(of: word, .audiences, language, settings)
                                : strings.choice(word, field.key, of: kind.name)
                            values.append((slug, name, [id]))
                        }
                    }
                }
                guard values.count > 1 else { continue }
                let folder = listing.url + field.key.replacing(bytes: "_", with: "-") + "/"
                for value in strings.alphabet.sorted(values.sorted(by: { $0.slug < $1.slug }), by: \.name) {
                    facetLists[Key(subject: .facet(index, field, ""), language: language), default: []]
                        .append(listings.count)
                    add(
                        .facet(index, field, value.slug), language, folder + value.slug + "/", value.ids,
                        name: value.name)
                }
            }
        }
    }

    /// Fewer entries are seen at a glance.
    private static let facetsFrom = 6

    /// Of a kind, by field: the lists of its facets' values.
    func facets(_ kind: Int, _ field: FieldName, _ language: Int) -> [EntryList] {
        let key = Key(subject: .facet(kind, field, ""), language: language)
        Reads.note(.years(key))
        return (facetLists[key] ?? []).map { listings[$0] }
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private mutating func addTerms(
        _ listed: [EntryID], _ prefix: String, _ language: Int, _ sorter: Sorter, _ settings: Settings
    ) {
        for taxonomy in Taxonomy.allCases {
            var members: [String: [EntryID]] = [:]
            var names: [String: String] = [:]
            for id in listed {
                var seen: Set<String> = []
                for word in sorter.terms(id, taxonomy) {
                    let slug = slug(of: word)
                    guard !slug.isEmpty, seen.insert(slug).inserted else { continue }
                    members[slug, default: []].append(id)
                    if let known = names[slug], known <= word { continue }
                    names[slug] = word
                }
            }
            for slug in members.keys.sorted() {
                let word = names[slug] ?? slug
                add(
                    .term(taxonomy, slug), language, prefix + taxonomy.folder + "/" + slug + "/",
                    sorter.byKindThenNewest(members[slug]!),
                    name: Collections.name(of: word, taxonomy, language, settings))
            }
        }
    }

    private mutating func slug(of word: String) -> String {
        if let known = slugs[word] { return known }
        let slug = SourceText.slug(word)
        slugs[word] = slug
        return slug
    }

    private static func name(of word: String, _ taxonomy: Taxonomy, _ language: Int, _ settings: Settings) -> String {
        let known = taxonomy == .settlements ? settings.settlements : taxonomy == .audiences ? settings.audiences : []
        return known[word]?.name[language] ?? word
    }

    private mutating func addCollected(_ listed: [EntryID], _ language: Int, _ sorter: Sorter) {
        for (index, kind) in sorter.kinds.enumerated() {
            guard let field = kind.collects else { continue }
            var members: [EntryID: [EntryID]] = [:]
            for id in listed {
                for target in Set(sorter.references(id, field)) where target != sorter.linked[id].original {
                    members[target, default: []].append(id)
                }
            }
            for (unit, ids) in members.sorted(by: { $0.key < $1.key }) where sorter.entries[unit].kind == index {
                let page = sorter.linked[unit].translations[language] ?? unit
                // Where the unit has no page in this language, its list has no address either.
                guard sorter.entries[page].language == language else { continue }
                let subject = EntryList.Subject.collected(unit)
                bySubject[Key(subject: subject, language: language)] = listings.count
                listings.append(
                    EntryList(
                        subject: subject, language: language, url: sorter.linked[page].url, members: sorter.newest(ids),
                        name: ""))
            }
        }
    }
}

/// The orders in which lists show entries; each is total, so that a list never depends on chance.
struct Sorter {
    let entries: Noted<Entry>
    let linked: Noted<LinkedEntry>
    let kinds: [Kind]
    let zone: Zone
    /// By language.
    let alphabets: [Alphabet]
    /// Each entry's place among all, newest first, those without a date last: sorted once, for many lists.
    private var ranks: [Int] = []

    init(entries: Noted<Entry>, linked: Noted<LinkedEntry>, kinds: [Kind], strings: [Strings], zone: Zone) {
        alphabets = strings.map(\.alphabet)
        self.entries = entries
        self.linked = linked
        self.kinds = kinds
        self.zone = zone
    }

    mutating func rankAll() {
        ranks = Array(repeating: 0, count: entries.count)
        for (rank, id) in byInstant(Array(entries.indices), .date, ascending: false).enumerated() { ranks[id] = rank }
    }

    func moment(_ id: EntryID, _ field: FieldName) -> Moment? {
        entries[id].moment(field) ?? entries[linked[id].original].moment(field)
    }

    func instant(_ id: EntryID, _ field: FieldName) -> Instant? { moment(id, field)?.instant(in: zone) }

    func day(_ id: EntryID, _ field: FieldName) -> Day? { moment(id, field)?.civil(in: zone).day }

    func terms(_ id: EntryID, _ taxonomy: Taxonomy) -> [String] {
        let own = entries[id].terms(taxonomy)
        return own.isEmpty ? entries[linked[id].original].terms(taxonomy) : own
    }

    /// The words of a field that may hold one or several.
    func words(_ id: EntryID, _ field: FieldName) -> [String] {
        switch entries[id].value(field) ?? entries[linked[id].original].value(field) {
        case .text(let word): [word]
        case .term(let word): [word]
        case .list(let items):
            items.compactMap { item in
                switch item {
                case .text(let word), .term(let word): word
                default: nil
                }
            }
        default: []
        }
    }

    func references(_ id: EntryID, _ field: FieldName) -> [EntryID] {
        references(id, at: kinds[entries[id].kind].index(of: field))
    }

    /// The entries that a list of references in a row names.
    func references(_ id: EntryID, at index: Int?) -> [EntryID] {
        let original = linked[id].original
        guard case .list(let items)? = entries[original].value(at: index) else { return [] }
        return items.compactMap { value in
            guard case .reference(let reference) = value,
                case .entry(let target, _)? = linked[original].target(at: reference.range)
            else { return nil }
            return linked[target].original
        }
    }

    private func byInstant(_ ids: [EntryID], _ field: FieldName, ascending: Bool) -> [EntryID] {
        let keyed = ids.map { (key: instant($0, field)?.seconds ?? (ascending ? .max : .min), id: $0) }
        return keyed.sorted {
            $0.key != $1.key ? (ascending ? $0.key < $1.key : $0.key > $1.key) : $0.id < $1.id
        }.map(\.id)
    }

    func newest(_ ids: [EntryID]) -> [EntryID] {
        let dated = ids.filter { moment($0, .date) != nil && kinds[entries[$0].kind].hasFeeds }
        return ranks.isEmpty ? byInstant(dated, .date, ascending: false) : dated.sorted { ranks[$0] < ranks[$1] }
    }

    func latestFirst(_ ids: [EntryID], _ kind: Kind) -> [EntryID] {
        switch kind.order {
        case .newest(let field), .soonest(let field): byInstant(ids, field, ascending: false)
        case .alphabetical: alphabetical(ids)
        }
    }

    func sorted(_ ids: [EntryID], _ kind: Kind) -> [EntryID] {
        switch kind.order {
        case .newest(let field): byInstant(ids, field, ascending: false)
        case .soonest(let field): soonest(ids, field)
        case .alphabetical: alphabetical(ids)
        }
    }

    /// By what is to come: a series stands where its next occurrence does.
    private func soonest(_ ids: [EntryID], _ field: FieldName) -> [EntryID] {
        let keyed = ids.map { id in
            (
                key: (linked[id].occurrences?.next.first?.instant(in: zone) ?? upcoming(id, field))?.seconds ?? .max,
                id: id
            )
        }
        return keyed.sorted { $0.key != $1.key ? $0.key < $1.key : $0.id < $1.id }.map(\.id)
    }

    /// What is known by its month alone stands behind the days of that month.
    private func upcoming(_ id: EntryID, _ field: FieldName) -> Instant? {
        guard let moment = moment(id, field), moment.precision < .day else { return instant(id, field) }
        return moment.end(in: zone)
    }

    func alphabetical(_ ids: [EntryID]) -> [EntryID] {
        let keyed = ids.map { id in
            let title = entries[id].text(.title) ?? ""
            return (
                weight: entries[linked[id].original].number(.weight) ?? 1_000_000,
                key: alphabets[entries[id].language].key(
                    kinds[entries[id].kind].isPerson ? PersonName(title).surnameFirst : title), id: id
            )
        }
        return keyed.sorted {
            if $0.weight != $1.weight { return $0.weight < $1.weight }
            if $0.key != $1.key { return $0.key.lexicographicallyPrecedes($1.key) }
            return $0.id < $1.id
        }.map(\.id)
    }

    /// For lists over all kinds: the newest first, services and what else has no date last.
    func byKindThenNewest(_ ids: [EntryID]) -> [EntryID] { ids.sorted { ranks[$0] < ranks[$1] } }
}
