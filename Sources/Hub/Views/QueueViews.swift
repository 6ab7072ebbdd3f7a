internal import Calendars
internal import SourceText
internal import Templating

/// A queue of an outage.
struct QueueView: Viewed {
    let queue: Queue
    /// From the site's root; nil where the queue has no calendar.
    let calendarURL: String?

    static let view = View<QueueView>(
        "Queue",
        [
            .text("id", "the anchor: `q-1-1`") { $0.queue.anchor },
            .text("name", "the queue") { $0.queue.name },
            .text("hours", "when it is cut off; absent where it is not") { $0.queue.hours.joined(separator: ", ") },
            .html("hours_html", "the same, each span in an element that is not broken") { $0.hoursMarkup },
            .html("bar", "the day as a bar; for eyes alone") { $0.bar },
            .text("calendar_url", "the queue's own calendar") { $0.calendarURL },
        ])

    private var hoursMarkup: [UInt8] {
        var out = ByteWriter(capacity: 128)
        for (index, hours) in queue.hours.enumerated() {
            if index > 0 { out.write(" ") }
            out.write("<span>")
            out.write(escaping: hours)
            out.write("</span>")
        }
        return out.take()
    }

    /// A day of 48 half hours, the ones without supply filled.
    private var bar: [UInt8]? {
        guard !queue.spans.isEmpty else { return nil }
        var path = ""
        for span in queue.spans {
            let width = QueueView.halfHours(span.upperBound - span.lowerBound)
            path += "M\(QueueView.halfHours(span.lowerBound)) 0h\(width)v1h-\(width)z"
        }
        var out = ByteWriter(capacity: 160)
        out.write(
            "<svg class=\"bar-day\" viewBox=\"0 0 48 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"")
        out.write(path)
        out.write("\"/></svg>")
        return out.take()
    }

    private static func halfHours(_ minutes: Int) -> String { FieldText.plain(Double(minutes) / 30) }
}

/// A queue of an outage, and its hours.
struct Queue: Sendable {
    let name: String
    /// As `DaySpan` writes them.
    let hours: [String]

    var anchor: String { "q-" + slug }
    var slug: String { name.slugOfNumber }

    /// In minutes of the day.
    var spans: [Range<Int>] {
        hours.compactMap { hours in DaySpan(hours).flatMap { $0.endsNextDay ? nil : $0.from..<$0.to } }
    }

    var minutes: Int { spans.reduce(0) { $0 + $1.count } }
}

extension Site {
    /// The queues of an outage, in the author's order.
    func queues(_ id: EntryID) -> [Queue] {
        guard case .list(let items)? = value(id, .queues)?.value else { return [] }
        return items.compactMap { item in
            switch item {
            case .text(let name): return Queue(name: name, hours: [])
            case .map(let parts):
                guard case .text(let name)? = parts.first?.value else { return nil }
                var hours: [String] = []
                if case .list(let ranges)? = parts.dropFirst().first?.value {
                    for case .text(let range) in ranges { hours.append(range) }
                }
                return Queue(name: name, hours: hours)
            default: return nil
            }
        }
    }
}

/// How a schedule by queues differs from the one before it.
struct QueueChangesView: Viewed {
    let since: Moment
    let longer: [String]
    let shorter: [String]
    let same: [String]
    let site: Site
    let strings: Strings

    static let view = View<QueueChangesView>(
        "QueueChanges",
        [
            .record("since", TimeView.shape, "the day of the schedule before") {
                TimeViews($0.site, $0.strings).record($0.since)
            },
            .text("longer", "queues that are cut off longer, each with how much") { $0.longer.joined(separator: ", ") },
            .text("shorter", "queues that are cut off shorter") { $0.shorter.joined(separator: ", ") },
            .text("same", "queues that are cut off as long as before") { $0.same.joined(separator: ", ") },
        ])

    /// nil for what has no schedule, or none before it.
    static func record(of id: EntryID, _ site: Site) -> Record? {
        let own = site.queues(id)
        guard !own.isEmpty, let start = site.moment(id, .start), let before = previous(id, start, site),
            let since = site.moment(before, .start)
        else { return nil }
        let earlier = Dictionary(site.queues(before).map { ($0.name, $0.minutes) }, uniquingKeysWith: { $1 })
        var (longer, shorter, same): ([String], [String], [String]) = ([], [], [])
        for queue in own {
            guard let minutes = earlier[queue.name] else { continue }
            let difference = queue.minutes - minutes
            let words = queue.name + (difference == 0 ? "" : " (" + time(difference) + ")")
            if difference > 0 {
                longer.append(words)
            } else if difference < 0 {
                shorter.append(words)
            } else {
                same.append(words)
            }
        }
        guard !(longer + shorter + same).isEmpty else { return nil }
        return QueueChangesView(
            since: Moment(day: since.civil(in: site.settings.zone).day), longer: longer, shorter: shorter, same: same,
            site: site, strings: site.strings[site.entries[id].language]
        ).record
    }

    /// The latest schedule of the same utility that began earlier.
    private static func previous(_ id: EntryID, _ start: Moment, _ site: Site) -> EntryID? {
        let zone = site.settings.zone
        let kind = site.entries[id].kind
        var best: (EntryID, Instant)?
        for subject in [EntryList.Subject.kind(kind), .archive(kind)] {
            for other in site.collections.listing(subject, site.entries[id].language)?.members ?? []
            where other != id && site.text(other, .utility) == site.text(id, .utility) {
                guard let begun = site.moment(other, .start)?.instant(in: zone), begun < start.instant(in: zone),
                    best.map({ begun > $0.1 }) ?? true, !site.queues(other).isEmpty
                else { continue }
                best = (other, begun)
            }
        }
        return best?.0
    }

    /// `+2:30`
    private static func time(_ minutes: Int) -> String {
        let size = abs(minutes)
        return (minutes < 0 ? "−" : "+") + "\(size / 60):" + (size % 60 < 10 ? "0" : "") + "\(size % 60)"
    }
}
