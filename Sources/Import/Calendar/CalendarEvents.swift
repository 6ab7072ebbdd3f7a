internal import Calendars
internal import Hub
internal import SourceText

/// What each component of a calendar file becomes: an event's draft, or a line of the report.
struct CalendarEvents {
    struct Found {
        let text: OldTree.Text
        let fields: OldValue
        let html: [UInt8]
        let remarks: [Diagnostic]
    }

    private(set) var found: [Found] = []
    private(set) var left: [OldTree.Left] = []
    private var times: CalendarTimes
    private var paths: Set<String> = []
    /// Occurrences of series that stand as events of their own, by the series' UID.
    private var replaced: [String: [CalendarProperty]] = [:]

    init(_ components: [CalendarComponent], zone: Zone) {
        times = CalendarTimes(zone: zone)
        let calendars = components.filter { $0.name == "VCALENDAR" }
        let loose = components.filter { $0.name != "VCALENDAR" }
        let all = calendars.flatMap(\.components) + loose
        for event in all where event.name == "VEVENT" {
            guard let uid = event.property("UID")?.text, let instance = event.property("RECURRENCE-ID") else {
                continue
            }
            replaced[uid, default: []].append(instance)
        }
        for component in all {
            switch component.name {
            case "VEVENT": take(component)
            case "VTIMEZONE": continue
            default: leave(component)
            }
        }
    }

    private static func uid(_ component: CalendarComponent) -> String {
        component.property("UID")?.text.trimmed ?? ""
    }

    private mutating func path(of component: CalendarComponent) -> String {
        let uid = CalendarEvents.uid(component)
        let instance = component.property("RECURRENCE-ID").map { "/" + $0.value } ?? ""
        let wished = (uid.isEmpty ? component.name : uid) + instance
        var path = wished
        var number = paths.count + 1
        while !paths.insert(path).inserted {
            path = wished + "#" + String(number)
            number += 1
        }
        return path
    }

    // MARK: What is no event

    private mutating func leave(_ component: CalendarComponent) {
        let path = path(of: component)
        let words = ["SUMMARY", "DESCRIPTION", "COMMENT"].flatMap { component.properties($0).map(\.text) }
        left.append(
            .init(
                path: path,
                reason: Diagnostic(
                    .leftComponent, at: Place(path),
                    [component.name, words.joined(separator: ": ").unbroken.cut(at: 4000)]),
                remarks: CalendarEvents.faults(of: component, path)))
        for inner in component.components where inner.name != "VALARM" { leave(inner) }
    }

    private static func faults(of component: CalendarComponent, _ path: String) -> [Diagnostic] {
        component.faults.map { Diagnostic(.importCalendarLine, at: Place(path), [$0.unbroken.cut(at: 400)]) }
    }

    // MARK: Events

    /// Properties that say nothing a page could, or that are looked for by name.
    private static let known: Set<String> = [
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "SUMMARY", "DESCRIPTION", "LOCATION",
        "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "STATUS", "CATEGORIES", "URL", "ORGANIZER",
        "ATTENDEE", "CONFERENCE", "ATTACH", "CLASS", "RECURRENCE-ID", "X-ALT-DESC",
    ]

    private mutating func take(_ event: CalendarComponent) {
        let path = path(of: event)
        if event.property("SUMMARY") == nil, event.property("DTSTART") == nil, event.property("DESCRIPTION") == nil {
            let words = event.properties.filter { $0.name != "UID" }.map { $0.name + ": " + $0.text }
            left.append(
                .init(
                    path: path,
                    reason: Diagnostic(
                        .leftEmptyEvent, at: Place(path), [words.joined(separator: "; ").unbroken.cut(at: 4000)]),
                    remarks: CalendarEvents.faults(of: event, path)))
            return
        }
        var reader = CalendarEventReader(event, path: path, times: times)
        reader.read(without: replaced[CalendarEvents.uid(event)] ?? [])
        times = reader.times
        var remarks = reader.remarks + CalendarEvents.faults(of: event, path)
        for property in event.properties where !CalendarEvents.known.contains(property.name) {
            remarks.append(
                Diagnostic(.importUnknownKey, at: Place(path), [property.name, property.text.unbroken.cut(at: 400)]))
        }
        let alarms = event.components.count { $0.name == "VALARM" }
        if alarms > 0 { remarks.append(Diagnostic(.importAlarms, at: Place(path), [String(alarms)])) }
        for inner in event.components where inner.name != "VALARM" {
            let words = inner.properties.map { $0.name + ": " + $0.text }.joined(separator: "; ")
            remarks.append(
                Diagnostic(.importUnknownKey, at: Place(path), [inner.name, words.unbroken.cut(at: 4000)]))
        }
        let name = slug(reader.title)
        found.append(
            Found(
                text: OldTree.Text(
                    path: path, folders: [],
                    stem: (reader.day.map { $0 + "-" } ?? "") + (name.isEmpty ? "event" : name), language: nil,
                    kind: "event"),
                fields: .map(reader.pairs), html: reader.html, remarks: remarks))
    }
}
