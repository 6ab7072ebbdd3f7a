internal import Calendars

/// Which entries each calendar of the site holds: those to come and those of the last year, by language.
struct CalendarLists: Sendable {
    struct Key: Sendable, Hashable {
        let kind: Int
        let language: Int
        let subject: Subject

        enum Subject: Sendable, Hashable {
            case all
            case category(String)
            /// A unit that organizes, or is named as concerned.
            case unit(EntryID)
        }
    }

    private var members: [Key: [EntryID]] = [:]

    init(_ site: Site) {
        let calendarKinds = site.kinds.indices.filter { site.kinds[$0].hasCalendar }
        guard !calendarKinds.isEmpty else { return }
        let sorter = Sorter(
            entries: site.entries, linked: site.linked, kinds: site.kinds, strings: site.strings,
            zone: site.settings.zone)
        for id in site.entries.indices {
            let entry = site.entries[id]
            let kind = site.kinds[entry.kind]
            guard kind.hasCalendar, site.linked[id].isListed, CalendarLists.isRecent(id, site) else { continue }
            func add(_ subject: Key.Subject) {
                members[Key(kind: entry.kind, language: entry.language, subject: subject), default: []].append(id)
            }
            add(.all)
            if let index = kind.index(calendar: .category), case .text(let word)? = site.value(id, index)?.value {
                add(.category(word))
            }
            for unit in CalendarLists.units(of: id, kind, sorter) { add(.unit(unit)) }
        }
    }

    private static func isRecent(_ id: EntryID, _ site: Site) -> Bool {
        guard let timing = site.timing(of: id), timing.start.precision >= .day else { return false }
        let place = site.linked[id]
        return place.stage == .current || !place.times.hasLeftCalendars
    }

    private static func units(of id: EntryID, _ kind: Kind, _ sorter: Sorter) -> [EntryID] {
        var units: [EntryID] = []
        var known: Set<EntryID> = []
        let organizer = kind.index(calendar: .organizer)
        for (index, unitKind) in sorter.kinds.enumerated() {
            guard let collects = unitKind.collects else { continue }
            for field in [organizer, kind.index(of: collects)] {
                for unit in sorter.references(id, at: field)
                where sorter.entries[unit].kind == index && known.insert(unit).inserted {
                    units.append(unit)
                }
            }
        }
        return units
    }

    subscript(kind: Int, language: Int, subject: Key.Subject) -> [EntryID] {
        members[Key(kind: kind, language: language, subject: subject)] ?? []
    }

    /// Every calendar but those of whole kinds, in an order that does not depend on chance.
    var parts: [(key: Key, members: [EntryID])] {
        members.filter { $0.key.subject != .all }.map { ($0.key, $0.value) }.sorted { a, b in
            (a.key.kind, a.key.language, a.key.subject.order.0, a.key.subject.order.1)
                < (b.key.kind, b.key.language, b.key.subject.order.0, b.key.subject.order.1)
        }
    }

    /// Whether an entry has a calendar file of its own: where the day is known.
    func hasOwnFile(_ id: EntryID, _ site: Site) -> Bool {
        guard site.kind(of: id).hasCalendar, let timing = site.timing(of: id) else { return false }
        return timing.start.precision >= .day
    }

    /// `/events.ics`, or `/en/events.ics`.
    static func url(_ kind: Kind, _ language: Int, _ site: Site) -> String {
        site.prefix(language) + kind.folder + ".ics"
    }

    /// The calendar of all events in a language, or in the first one where it has none; nil without events.
    static func url(ofAll language: Int, _ site: Site) -> String? {
        for index in Set(site.entries.map(\.kind)).sorted() where site.kinds[index].hasCalendar {
            let isThere = site.collections.listing(.kind(index), language) != nil
            return url(site.kinds[index], isThere ? language : 0, site)
        }
        return nil
    }

    /// The address of a unit's calendar, nil where it would be empty or the unit has no page in the language.
    func url(ofUnit unit: EntryID, _ language: Int, _ site: Site) -> String? {
        Reads.note(.unitCalendar(unit, language: language))
        guard let page = site.linked[unit].translations[language] else { return nil }
        for (index, kind) in site.kinds.enumerated()
        where kind.hasCalendar && members[Key(kind: index, language: language, subject: .unit(unit))] != nil {
            return site.url(of: page) + kind.folder + ".ics"
        }
        return nil
    }
}

extension CalendarLists.Key.Subject {
    fileprivate var order: (Int, String) {
        switch self {
        case .all: (-2, "")
        case .category(let word): (-1, word)
        case .unit(let id): (id, "")
        }
    }
}
