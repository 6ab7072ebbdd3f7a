internal import SourceText

extension Calendar {
    /// The bytes of the .ics file; equal calendars give equal bytes.
    public func bytes() -> [UInt8] {
        var lines = ContentLines(capacity: 1024 + events.count * 600)
        lines.write("BEGIN:VCALENDAR")
        lines.write("VERSION:2.0")
        lines.write(text: "PRODID:", product)
        lines.write("CALSCALE:GREGORIAN")
        // PUBLISH wants an organizer of every event (RFC 5546, 3.2.1).
        if events.allSatisfy(\.hasOrganizer) { lines.write("METHOD:PUBLISH") }
        if let name, !name.isEmpty {
            lines.write(text: "NAME:", name)
            lines.write(text: "X-WR-CALNAME:", name)
        }
        if let description, !description.isEmpty {
            lines.write(text: "DESCRIPTION:", description)
            lines.write(text: "X-WR-CALDESC:", description)
        }
        if let url, !url.isEmpty { lines.write(uri: "URL:", url) }
        if let refreshHours, refreshHours > 0 {
            lines.line.write("REFRESH-INTERVAL;VALUE=DURATION:PT")
            lines.line.write(refreshHours)
            lines.line.write("H")
            lines.end()
            lines.line.write("X-PUBLISHED-TTL:PT")
            lines.line.write(refreshHours)
            lines.line.write("H")
            lines.end()
        }
        let zoneName = zone.calendarName
        if zoneName != "UTC" { lines.write(text: "X-WR-TIMEZONE:", zoneName) }
        let timed = events.filter { $0.start.hasTime }
        if zoneName != "UTC", !timed.isEmpty {
            var years: Set<Int> = []
            for event in timed {
                years.insert(event.start.civil(in: zone).day.year)
                if let id = event.recurrenceID { years.insert(id.civil(in: zone).day.year) }
            }
            zone.writeDefinition(since: years.min() ?? 1970, into: &lines)
        }
        for event in events { event.write(in: zone, named: zoneName, into: &lines) }
        lines.write("END:VCALENDAR")
        return lines.take()
    }
}

extension CalendarEvent {
    fileprivate func write(in zone: Zone, named zoneName: String, into lines: inout ContentLines) {
        lines.write("BEGIN:VEVENT")
        lines.write(text: "UID:", uid)
        lines.write("DTSTAMP:", stamp)
        if let recurrenceID {
            write("RECURRENCE-ID", recurrenceID, isAllDay: !recurrenceID.hasTime, zone, zoneName, into: &lines)
        }
        write("DTSTART", start, isAllDay: !start.hasTime, zone, zoneName, into: &lines)
        writeEnd(zone, zoneName, into: &lines)
        if let rule, recurrenceID == nil {
            lines.line.write("RRULE:")
            rule.write(isAllDay: !start.hasTime, in: zone, into: &lines.line)
            lines.end()
            for exception in exceptions {
                write("EXDATE", exceptionStart(exception, zone), isAllDay: !start.hasTime, zone, zoneName, into: &lines)
            }
        }
        lines.write(text: "SUMMARY:", summary)
        if let description, !description.isEmpty { lines.write(text: "DESCRIPTION:", description) }
        if let location, !location.isEmpty { lines.write(text: "LOCATION:", location) }
        if let position { write(position, into: &lines) }
        if let url, !url.isEmpty { lines.write(uri: "URL:", url) }
        if let organizer { write(organizer, into: &lines) }
        if let contact, !contact.isEmpty { lines.write(text: "CONTACT:", contact) }
        if !categories.isEmpty {
            for (index, category) in categories.enumerated() {
                lines.line.write(index == 0 ? "CATEGORIES:" : ",")
                lines.line.write(escapingCalendarText: category)
            }
            lines.end()
        }
        lines.line.write("STATUS:")
        lines.line.write(status.rawValue)
        lines.end()
        lines.line.write("SEQUENCE:")
        lines.line.write(max(0, sequence))
        lines.end()
        if let created { lines.write("CREATED:", created) }
        if let lastModified { lines.write("LAST-MODIFIED:", lastModified) }
        if let image { write("IMAGE;VALUE=URI;DISPLAY=FULLSIZE", image, into: &lines) }
        for attachment in attachments { write("ATTACH", attachment, into: &lines) }
        lines.write("END:VEVENT")
    }

    private func write(
        _ name: StaticString, _ moment: Moment, isAllDay: Bool, _ zone: Zone, _ zoneName: String,
        into lines: inout ContentLines
    ) {
        lines.line.write(name)
        if isAllDay {
            lines.line.write(";VALUE=DATE:")
            lines.line.write(iCalendar: moment.civil(in: zone).day)
        } else if zoneName == "UTC" {
            lines.line.write(":")
            lines.line.write(iCalendar: moment.instant(in: zone))
        } else {
            lines.line.write(";TZID=")
            lines.line.write(zoneName)
            lines.line.write(":")
            lines.line.write(iCalendarLocal: moment.civil(in: zone))
        }
        lines.end()
    }

    /// Always for whole days, and there the day after; for times only where it is later than the start (RFC 5545, 3.8.2.2).
    private func writeEnd(_ zone: Zone, _ zoneName: String, into lines: inout ContentLines) {
        if start.hasTime {
            guard let end, end.end(in: zone) > start.instant(in: zone) else { return }
            let time = Moment(zone.local(end.end(in: zone)))
            write("DTEND", time, isAllDay: false, zone, zoneName, into: &lines)
        } else {
            let last = end.map { $0.hasTime ? $0.civil(in: zone).day : $0.lastDay } ?? start.lastDay
            let after = Moment(day: max(last, start.day).adding(days: 1))
            write("DTEND", after, isAllDay: true, zone, zoneName, into: &lines)
        }
    }

    /// An exception that names only the day means the series' time on it.
    private func exceptionStart(_ exception: Moment, _ zone: Zone) -> Moment {
        guard start.hasTime, !exception.hasTime else { return exception }
        return Moment(day: exception.day, secondsOfDay: start.civil(in: zone).secondsOfDay)
    }

    fileprivate var hasOrganizer: Bool { organizer?.email?.isEmpty == false }

    /// An organizer needs an address; without one the name is a contact.
    private func write(_ organizer: Organizer, into lines: inout ContentLines) {
        guard let email = organizer.email, !email.isEmpty else {
            if !organizer.name.isEmpty { lines.write(text: "CONTACT:", organizer.name) }
            return
        }
        lines.line.write("ORGANIZER")
        if !organizer.name.isEmpty {
            lines.line.write(";CN=")
            lines.line.write(calendarParameter: organizer.name)
        }
        lines.line.write(":mailto:")
        lines.line.write(calendarURI: email)
        lines.end()
    }

    private func write(_ name: StaticString, _ link: Link, into lines: inout ContentLines) {
        lines.line.write(name)
        if let type = link.mediaType, !type.isEmpty {
            lines.line.write(";FMTTYPE=")
            // A media type is of ASCII letters, digits and few signs: what isn't, can't stand unquoted.
            lines.line.write(type.utf8.filter(ByteWriter.isMediaTypeByte))
        }
        lines.line.write(":")
        lines.line.write(calendarURI: link.url)
        lines.end()
    }

    private func write(_ position: Position, into lines: inout ContentLines) {
        guard abs(position.latitude) <= 90, abs(position.longitude) <= 180 else { return }
        lines.line.write("GEO:")
        lines.line.write(degrees: position.latitude)
        lines.line.write(";")
        lines.line.write(degrees: position.longitude)
        lines.end()
    }
}

extension ByteWriter {
    fileprivate static func isMediaTypeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2B, 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }

    /// Six digits behind the point, as RFC 5545, 3.8.1.6, asks for: some 11 cm.
    fileprivate mutating func write(degrees: Double) {
        let millionths = Int((degrees * 1_000_000).rounded())
        if millionths < 0 { write("-") }
        write(abs(millionths) / 1_000_000)
        write(".")
        write(Array(String(1_000_000 + abs(millionths) % 1_000_000).utf8.dropFirst()))
    }
}
