internal import Calendars
internal import SourceText

/// A calendar for each queue of the schedules: a resident subscribes to the own one, and the phone warns before the light
/// goes. It keeps its address while schedules come and go.
enum QueueCalendars {
    static func jobs(_ context: OutputContext) -> [Job] {
        calendars(context.site).map { calendar in
            Job(
                String(calendar.url.dropFirst(bytes: 1)), "calendars",
                .bytes(digest: { calendar.digest(context.site) }) { $0.write(calendar.bytes(context.site)) })
        }
    }

    /// Of every queue that any schedule of the site has.
    private static func calendars(_ site: Site) -> [QueueCalendar] {
        var found: [String: QueueCalendar] = [:]
        for id in site.entries.indices where site.linked[id].isListed && site.kind(of: id).field(.queues) != nil {
            for queue in site.queues(id) where !queue.slug.isEmpty {
                guard let url = site.calendarURL(of: queue, of: id) else { continue }
                let calendar =
                    found[url] ?? QueueCalendar(url: url, name: queue.name, language: site.entries[id].language)
                found[url] = calendar.adding(id, queue, isCurrent: site.linked[id].stage == .current)
            }
        }
        return found.values.sorted { $0.url < $1.url }
    }
}

/// The calendar of one queue: the hours of the schedules that hold.
private struct QueueCalendar: Sendable {
    let url: String
    let name: String
    let language: Int
    var members: [(id: EntryID, queue: Queue)] = []
    /// A schedule of the queue, for the utility's name.
    var example: EntryID = 0

    func adding(_ id: EntryID, _ queue: Queue, isCurrent: Bool) -> QueueCalendar {
        var calendar = self
        calendar.example = id
        if isCurrent { calendar.members.append((id, queue)) }
        return calendar
    }

    func digest(_ site: Site) -> Digest {
        var hash = SHA256()
        hash.update(site.settings.digest)
        hash.update(site.strings[language].digest)
        hash.update(site.entries[example].digest)
        for member in members { hash.update(site.entries[member.id].digest) }
        return hash.digest()
    }

    func bytes(_ site: Site) -> [UInt8] {
        let strings = site.strings[language]
        let kind = site.kind(of: example)
        let utility = strings.choice(site.text(example, .utility) ?? "", FieldName.utility.key, of: kind.name)
        let title = strings.phrase("queue_outage", utility, name)
        var calendar = Calendar(
            name: strings.phrase("calendar_of", title), url: site.absolute(site.prefix(language) + kind.folder + "/"),
            refreshHours: 1, product: "-//Visnyk//Visnyk//" + site.settings.languages[language].uppercasedASCII,
            zone: site.settings.zone, events: [])
        calendar.events = members.flatMap { events($0.id, $0.queue, title, site) }
        return calendar.bytes()
    }

    /// More days than a schedule has are a slip of its dates.
    private static let mostDays = 14

    private func events(_ id: EntryID, _ queue: Queue, _ title: String, _ site: Site) -> [CalendarEvent] {
        let zone = site.settings.zone
        guard let start = site.moment(id, .start), let until = site.moment(id, .until) else { return [] }
        let stamp = (site.moment(id, .updated) ?? site.moment(id, .date) ?? start).instant(in: zone)
        let last = until.instant(in: zone)
        var events: [CalendarEvent] = []
        for offset in 0..<QueueCalendar.mostDays {
            let day = start.civil(in: zone).day.adding(days: offset)
            for (index, span) in queue.spans.enumerated() {
                let from = Moment(day: day, secondsOfDay: span.lowerBound * 60)
                guard from.instant(in: zone) < last else { continue }
                let to =
                    span.upperBound == 24 * 60
                    ? Moment(day: day.adding(days: 1), secondsOfDay: 0)
                    : Moment(day: day, secondsOfDay: span.upperBound * 60)
                let uid = [site.entries[id].slug, queue.slug, String(offset), String(index)].joined(separator: "-")
                var event = CalendarEvent(
                    uid: uid + "@" + site.settings.host, stamp: stamp, start: from, end: to, summary: title)
                event.url = site.absolute(site.linked[id].url) + "#" + queue.anchor
                events.append(event)
            }
        }
        return events
    }
}
