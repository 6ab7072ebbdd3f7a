internal import Calendars
internal import SourceText

/// A part of the site that has no number: what a job can have read of it besides single entries.
enum Cell: Hashable, Sendable {
    /// All entries.
    case everything
    /// Whether there is such a list, and where.
    case list(Collections.Key)
    case members(Collections.Key)
    /// Whether a list has the address.
    case listAt(String)
    /// Which entry has the address.
    case entryAt(String)
    case terms(Taxonomy, language: Int)
    case dated(language: Int)
    /// The years of a kind's archives, or the values of a facet.
    case years(Collections.Key)
    case menuPages
    /// The calendar of a unit's events.
    case unitCalendar(EntryID, language: Int)
}

/// What stands for each cell in this build: equal digests, equal reads.
struct CellDigests: Sendable {
    private let site: Site
    private let calendars: CalendarLists
    private let entries: [Digest]
    private let everything: Digest

    init(_ site: Site, _ calendars: CalendarLists, workers: Int?) {
        self.site = site
        self.calendars = calendars
        let digests = Array(0..<site.count).mapConcurrently(workers: workers) { CellDigests.digest(of: $0, site) }
        entries = digests
        var hash = SHA256()
        for digest in digests { hash.update(digest) }
        everything = hash.digest()
    }

    /// An entry as it was written, and all that linking found of it.
    private static func digest(of id: EntryID, _ site: Site) -> Digest {
        let place = site.linked[id]
        var hash = SHA256()
        hash.update(site.entries[id].digest)
        hash.update(place.url)
        for other in place.translations { hash.update(other.map { site.entries[$0].path } ?? "") }
        hash.update(place.stage.number)
        let times = place.times
        for flag in [times.isHeldBack, times.isPinned, times.isNew, times.isChangeAhead, times.hasLeftCalendars] {
            hash.update(flag ? 1 : 0)
        }
        hash.update(site.entries[place.original].path)
        if let occurrences = place.occurrences {
            for moment in occurrences.next { update(&hash, moment) }
            hash.update(occurrences.next.count)
            for moment in occurrences.exceptions { update(&hash, moment) }
            hash.update(occurrences.exceptions.count)
            if let last = occurrences.last { update(&hash, last) }
        }
        if let (series, start) = place.standsFor {
            hash.update(site.entries[series].path)
            update(&hash, start)
        }
        hash.update(place.heldOtherwise.count)
        for other in place.heldOtherwise { hash.update(site.entries[other].path) }
        for (offset, target) in place.references.sorted(by: { $0.key < $1.key }) {
            hash.update(offset)
            update(&hash, target, site)
        }
        for target in place.links { update(&hash, target, site) }
        return hash.digest()
    }

    private static func update(_ hash: inout SHA256, _ moment: Moment) {
        hash.update(moment.precision.rawValue)
        hash.update(moment.day.daysSince1970)
        hash.update(moment.secondsOfDay)
        hash.update(moment.offset?.seconds ?? .min)
    }

    private static func update(_ hash: inout SHA256, _ target: Target, _ site: Site) {
        switch target {
        case .entry(let id, let fragment):
            hash.update(1)
            hash.update(site.entries[id].path)
            hash.update(fragment)
        case .asset(let path):
            hash.update(2)
            hash.update(path)
        case .address(let url):
            hash.update(3)
            hash.update(url)
        case .words(let words):
            hash.update(4)
            hash.update(words)
        case .unpublished: hash.update(5)
        }
    }

    /// Of a cell with a number.
    func update(_ hash: inout SHA256, _ number: Int) {
        let (sort, id) = number.quotientAndRemainder(dividingBy: max(1, entries.count))
        switch sort {
        case 0: hash.update(entries[id])
        case 1:
            let related = site.related[id]
            hash.update(related.count)
            for other in related { hash.update(site.entries[other].path) }
        default:
            let sources = site.backReferences[id]
            hash.update(sources.count)
            for source in sources {
                hash.update(site.entries[source.source].path)
                hash.update(source.kind)
                hash.update(source.field)
            }
        }
    }

    func digest(of cell: Cell) -> Digest {
        var hash = SHA256()
        switch cell {
        case .everything: return everything
        case .list(let key):
            let list = site.collections.listing(key.subject, key.language)
            hash.update(list?.url ?? "")
            hash.update(list?.name ?? "")
        case .members(let key):
            for id in site.collections.listing(key.subject, key.language)?.members ?? [] {
                hash.update(site.entries[id].path)
            }
        case .listAt(let url): hash.update(site.collections.hasList(at: url) ? 1 : 0)
        case .entryAt(let url): hash.update(site.entry(at: url).map { site.entries[$0].path } ?? "")
        case .terms(let taxonomy, let language):
            for list in site.collections.terms(taxonomy, language) {
                hash.update(list.url)
                hash.update(list.name)
            }
        case .dated(let language):
            for id in site.collections.dated[language] { hash.update(site.entries[id].path) }
        case .years(let key):
            if case .facet(let kind, let field, _) = key.subject {
                for list in site.collections.facets(kind, field, key.language) {
                    hash.update(list.url)
                    hash.update(list.name)
                    hash.update(list.members.count)
                }
            }
            for (year, months) in site.collections.years(key) {
                hash.update(year)
                for month in months { hash.update(month) }
            }
        case .menuPages:
            for page in site.menuPages {
                hash.update(site.entries[page.id].path)
                hash.update(page.place)
                hash.update(Int(bitPattern: UInt(page.weight.bitPattern)))
            }
        case .unitCalendar(let unit, let language): hash.update(calendars.url(ofUnit: unit, language, site) ?? "")
        }
        return hash.digest()
    }
}

extension LinkedEntry.Stage {
    fileprivate var number: Int {
        switch self {
        case .current: 0
        case .past: 1
        case .expired: 2
        case .gone: 3
        }
    }
}
