internal import Calendars
internal import SourceText

/// iCalendar files (RFC 5545): of the site, of each category and unit, and of each entry that has a day.
enum CalendarFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let lists = context.calendars
        var jobs: [Job] = []
        for id in site.entries.indices where lists.hasOwnFile(id, site) {
            let language = site.entries[id].language
            jobs.append(
                job(site.calendarURL(of: id), "content/" + site.entries[id].path, [id], language, name: nil, site))
        }
        for (index, kind) in site.kinds.enumerated() where kind.hasCalendar {
            for language in site.settings.languages.indices {
                let members = lists[index, language, .all]
                // In the first language pages lead to it even while it is empty.
                guard language == 0 || site.collections.listing(.kind(index), language) != nil else { continue }
                let name = site.strings[language].phrase("calendar_of", site.settings.shortName[language])
                jobs.append(job(CalendarLists.url(kind, language, site), "", members, language, name: name, site))
            }
        }
        for (key, members) in lists.parts {
            let kind = site.kinds[key.kind]
            let strings = site.strings[key.language]
            switch key.subject {
            case .all: continue
            case .category(let word):
                let field = kind.index(calendar: .category).map { kind.fields[$0].name } ?? ""
                let name = strings.phrase("calendar_of", strings.choice(word, field, of: kind.name))
                let path =
                    site.prefix(key.language) + kind.folder + "/" + word.replacing(bytes: "_", with: "-") + ".ics"
                jobs.append(job(path, "", members, key.language, name: name, site))
            case .unit(let unit):
                guard let path = lists.url(ofUnit: unit, key.language, site) else { continue }
                let title = site.title(site.inLanguage(unit, key.language))
                jobs.append(job(path, "", members, key.language, name: strings.phrase("calendar_of", title), site))
            }
        }
        return jobs
    }

    private static func job(
        _ url: String, _ origin: String, _ members: [EntryID], _ language: Int, name: String?, _ site: Site
    ) -> Job {
        let events = withOccurrencesHeldOtherwise(members, language, site)
        return Job(
            String(url.dropFirst(bytes: 1)), "calendars", origin: origin,
            .bytes(digest: { digest(of: events, language, site) }) { out in
                let maker = EventMaker(site: site, language: language)
                var calendar = Calendar(
                    name: name, url: name == nil ? nil : site.absolute(site.prefix(language)),
                    refreshHours: name == nil ? nil : 6,
                    product: "-//Visnyk//Visnyk//" + site.settings.languages[language].uppercasedASCII,
                    zone: site.settings.zone, events: [])
                calendar.events = events.compactMap { maker.event($0) }
                out.write(calendar.bytes())
            })
    }

    /// A series goes nowhere without the occurrences that were moved or cancelled.
    private static func withOccurrencesHeldOtherwise(_ members: [EntryID], _ language: Int, _ site: Site) -> [EntryID] {
        var all = members
        var seen = Set(members)
        for id in members {
            for other in site.linked[site.linked[id].original].heldOtherwise {
                let shown = site.inLanguage(other, language)
                if site.linked[shown].isListed, seen.insert(shown).inserted { all.append(shown) }
            }
        }
        return all
    }

    /// Of the entries, of what they inherit from and of all that they name.
    private static func digest(of events: [EntryID], _ language: Int, _ site: Site) -> Digest {
        var hash = SHA256()
        hash.update(site.settings.digest)
        hash.update(site.strings[language].digest)
        for id in events {
            let original = site.linked[id].original
            hash.update(site.entries[id].digest)
            hash.update(site.entries[original].digest)
            for (_, target) in site.linked[original].references.sorted(by: { $0.key < $1.key }) {
                guard case .entry(let named, _) = target else { continue }
                hash.update(site.entries[named].digest)
                hash.update(site.entries[site.inLanguage(named, language)].digest)
            }
            hash.update(site.linked[id].standsFor?.start.typed ?? "")
        }
        return hash.digest()
    }
}

/// Makes an entry's event by the rows that have a calendar's roles.
struct EventMaker {
    let site: Site
    let language: Int

    private var zone: Zone { site.settings.zone }

    /// nil where the day is not known.
    func event(_ id: EntryID) -> CalendarEvent? {
        let kind = site.kind(of: id)
        let entry = site.entries[id]
        let original = site.entries[site.linked[id].original]
        guard let timing = Timing(kind, in: zone, value: { original.value(at: $0) }), timing.start.precision >= .day
        else {
            return nil
        }
        let published = site.moment(id, .date)?.instant(in: zone)
        let updated = [original, entry].compactMap { $0.moment(.updated)?.instant(in: zone) }.max()
        var event = CalendarEvent(
            uid: uid(id), stamp: updated ?? published ?? timing.start.instant(in: zone), start: timing.start,
            end: timing.end, summary: site.title(id))
        event.sequence = EventMaker.sequence(updated)
        event.created = published
        event.lastModified = updated
        if let recurrence = timing.recurrence {
            event.rule = recurrence.rule
            event.exceptions = recurrence.excluded
        }
        if let (series, start) = site.linked[site.linked[id].original].standsFor {
            event.uid = uid(site.inLanguage(series, language))
            event.recurrenceID = start
        }
        event.url = site.absolute(site.url(of: id))
        let word = text(id, kind, .status)
        event.status = word.flatMap { EventMaker.statuses[$0] } ?? .confirmed
        event.description = description(id, kind, status: word)
        (event.location, event.position) = location(id, kind)
        (event.organizer, event.contact) = organizer(id, kind)
        event.categories = categories(id, kind)
        return event
    }

    /// The page's address below the site's, so that it stays while the page does.
    private func uid(_ id: EntryID) -> String {
        let path = site.url(of: id).split(byte: "/").joined(separator: "/")
        return path + "@" + site.settings.host
    }

    /// Minutes since 2020 began: grows whenever an editor says that something changed.
    private static func sequence(_ updated: Instant?) -> Int {
        guard let updated else { return 0 }
        return Int(min(max((updated.seconds - 1_577_836_800) / 60, 0), Int64(Int32.max)))
    }

    private static let statuses: [String: CalendarEvent.Status] = ["cancelled": .cancelled, "postponed": .tentative]

    private func text(_ id: EntryID, _ kind: Kind, _ role: Field.CalendarRole) -> String? {
        guard case .text(let text)? = site.value(id, kind.index(calendar: role))?.value else { return nil }
        return text
    }

    private func description(_ id: EntryID, _ kind: Kind, status: String?) -> String {
        let strings = site.strings[language]
        var lines: [String] = []
        if let status, let phrase = strings["phrases.\(status)_event"] { lines.append(phrase) }
        if case .moment(let previous)? = site.value(id, kind.index(calendar: .previousStart))?.value {
            lines.append(strings.phrase("was_planned", strings.written(previous, in: zone)))
        }
        lines.append(site.summary(id))
        if let url = text(id, kind, .onlineURL) { lines.append(site.absolute(url)) }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// A place's title, address and position, words, or the address on the net.
    private func location(_ id: EntryID, _ kind: Kind) -> (String?, CalendarEvent.Position?) {
        if let words = text(id, kind, .location) { return (words, nil) }
        guard let (value, owner) = site.value(id, kind.index(calendar: .location)),
            case .reference(let reference) = value
        else {
            return (text(id, kind, .onlineURL).map(site.absolute), nil)
        }
        guard let place = site.entry(reference, of: owner, in: language) else {
            return (
                site.target(at: reference.range, of: owner) == .unpublished ? nil : reference.text, nil
            )
        }
        let rows = site.kind(of: place).fields
        var address: String?
        var latitude: Double?
        var longitude: Double?
        for (index, row) in rows.enumerated() {
            switch row.jsonLD {
            case .address?: address = FieldText(site: site, language: language).text(place, at: index)
            case .latitude?: if case .number(let number)? = site.value(place, index)?.value { latitude = number }
            case .longitude?: if case .number(let number)? = site.value(place, index)?.value { longitude = number }
            default: break
            }
        }
        var position: CalendarEvent.Position?
        if let latitude, let longitude { position = CalendarEvent.Position(latitude: latitude, longitude: longitude) }
        return ([site.title(place), address].compactMap { $0 }.joined(separator: ", "), position)
    }

    /// The first organizer that has an address, else the town; and the names of the others.
    private func organizer(_ id: EntryID, _ kind: Kind) -> (CalendarEvent.Organizer?, contact: String?) {
        let settings = site.settings
        var organizer: CalendarEvent.Organizer?
        var names: [String] = []
        if let (value, owner) = site.value(id, kind.index(calendar: .organizer)), case .list(let items) = value {
            for case .reference(let reference) in items {
                guard let unit = site.entry(reference, of: owner, in: language) else {
                    if site.target(at: reference.range, of: owner) != .unpublished {
                        names.append(reference.text)
                    }
                    continue
                }
                if organizer == nil, let email = email(unit) {
                    organizer = CalendarEvent.Organizer(name: site.title(unit), email: email)
                } else {
                    names.append(site.title(unit))
                }
            }
        }
        if organizer == nil, !settings.contacts.email.isEmpty {
            organizer = CalendarEvent.Organizer(name: settings.name[language], email: settings.contacts.email)
        }
        return (organizer, names.isEmpty ? nil : names.joined(separator: ", "))
    }

    private func email(_ id: EntryID) -> String? {
        site.kind(of: id).fields.enumerated().lazy.compactMap { index, row -> String? in
            if case .email = row.type { site.text(id, at: index) } else { nil }
        }.first
    }

    private func categories(_ id: EntryID, _ kind: Kind) -> [String] {
        var words: [String] = []
        if let index = kind.index(calendar: .category), let word = text(id, kind, .category) {
            words.append(site.strings[language].choice(word, kind.fields[index].name, of: kind.name))
        }
        return words + site.terms(of: id, .tags)
    }
}

extension Settings {
    /// `town.example`, with a port where there is one.
    package var host: String { origin.firstRange(ofBytes: "://").map { String(origin[$0.upperBound...]) } ?? origin }
}
