internal import Calendars
internal import Hub
internal import SourceText
internal import Translations

/// Reads one VEVENT into the fields of an event; what they cannot say becomes a remark.
struct CalendarEventReader {
    let event: CalendarComponent
    let path: String
    var times: CalendarTimes
    private(set) var pairs: [OldValue.Pair] = []
    private(set) var remarks: [Diagnostic] = []
    private(set) var body = ""
    private(set) var isHTML = false
    private(set) var title = ""
    /// The day it begins, for the file's name.
    private(set) var day: String?

    init(_ event: CalendarComponent, path: String, times: CalendarTimes) {
        self.event = event
        self.path = path
        self.times = times
    }

    private mutating func say(_ message: Message, _ words: String...) {
        remarks.append(Diagnostic(message, at: Place(path), words.map { $0.unbroken.cut(at: 4000) }))
    }

    private mutating func put(_ key: String, _ text: String?) {
        if let text = text?.trimmed, !text.isEmpty { pairs.append(.init(key: key, value: .text(text))) }
    }

    /// `replaced` are the occurrences that stand as events of their own.
    mutating func read(without replaced: [CalendarProperty]) {
        title = event.property("SUMMARY")?.text.inSingleBlanks ?? ""
        put("title", WordPressWords.escaping(title))
        readTime(without: replaced)
        readPlace()
        readBody()
        let categories = event.properties("CATEGORIES").flatMap { CalendarEventReader.list($0.value) }
        if !categories.isEmpty {
            pairs.append(
                .init(key: "tags", value: .list(categories.map { .text(WordPressWords.escaping($0)) })))
        }
        readState()
        if let organizer = event.property("ORGANIZER") {
            let address =
                organizer.value.lowercased().hasPrefix(bytes: "mailto:")
                ? organizer.value.dropping(bytes: 7) : organizer.value
            put("organizers", WordPressWords.escaping(organizer.parameters["CN"] ?? address))
        }
        let attendees = event.properties("ATTENDEE").count
        if attendees > 0 { say(.importAttendees, String(attendees)) }
    }

    // MARK: Time

    private mutating func readTime(without replaced: [CalendarProperty]) {
        let rules = event.properties("RRULE")
        let hasRule = readRule(rules)
        for extra in rules.dropFirst() { say(.importUnknownKey, "RRULE", extra.value) }
        guard let start = event.property("DTSTART"), let begin = times.moment(start, inSeries: hasRule) else {
            if let start = event.property("DTSTART") { say(.importBadValue, "DTSTART", "start", start.value) }
            put("draft", "true")
            say(.importNoStart)
            return
        }
        day = String(Moment(day: begin.day).standardForm.prefix(10))
        put("start", begin.standardForm)
        if hasRule, times.isForeign(start) { say(.importSeriesZone, start.zoneName ?? "UTC") }
        if let end = end(begin, hasRule) { put("end", end.standardForm) }
        readExceptions(hasRule, replaced)
        for extra in event.properties("RDATE") { say(.importExtraDates, extra.value) }
        for zone in times.unknown.sorted() where event.properties.contains(where: { $0.zoneName == zone }) {
            say(.importZone, zone)
        }
    }

    private mutating func readRule(_ rules: [CalendarProperty]) -> Bool {
        guard let rule = rules.first else { return false }
        guard event.property("RECURRENCE-ID") == nil else { return false }
        do throws(RecurrenceError) {
            _ = try RecurrenceRule(rule.value)
            put("recurrence", rule.value)
            return true
        } catch {
            say(
                .importRule, rule.value, MessageLanguage.uk.text(error.wording, [error.part]),
                MessageLanguage.en.text(error.wording, [error.part]))
            return false
        }
    }

    /// nil where the event ends as it begins, or nobody knows.
    private mutating func end(_ begin: Moment, _ hasRule: Bool) -> Moment? {
        if let property = event.property("DTEND") {
            guard let end = times.moment(property, inSeries: hasRule) else {
                say(.importBadValue, "DTEND", "end", property.value)
                return nil
            }
            guard !end.hasTime else { return end }
            // A whole day's end is the day after it.
            let last = Moment(day: end.day.adding(days: -1))
            return last.day > begin.day ? last : nil
        }
        guard let property = event.property("DURATION") else { return nil }
        guard let seconds = CalendarTimes.seconds(of: property.value), seconds >= 0 else {
            say(.importBadValue, "DURATION", "end", property.value)
            return nil
        }
        if !begin.hasTime {
            let days = (seconds + 86_399) / 86_400
            return days > 1 ? Moment(day: begin.day.adding(days: days - 1)) : nil
        }
        guard seconds > 0 else { return nil }
        let total = begin.secondsOfDay + seconds
        return Moment(
            day: begin.day.adding(days: total / 86_400), secondsOfDay: total % 86_400, offset: begin.offset)
    }

    private mutating func readExceptions(_ hasRule: Bool, _ replaced: [CalendarProperty]) {
        let written = event.properties("EXDATE").flatMap(\.values)
        guard hasRule else {
            if !written.isEmpty { say(.importUnknownKey, "EXDATE", written.map(\.value).joined(separator: ", ")) }
            return
        }
        var exceptions: [OldValue] = []
        for property in written + replaced {
            if let moment = times.moment(property, inSeries: true) {
                exceptions.append(.text(moment.standardForm))
            } else {
                say(.importBadValue, property.name, "exceptions", property.value)
            }
        }
        if !exceptions.isEmpty { pairs.append(.init(key: "exceptions", value: .list(exceptions))) }
    }

    // MARK: Place

    private mutating func readPlace() {
        let place = event.properties("LOCATION").map(\.text.inSingleBlanks).filter { !$0.isEmpty }.joined(
            separator: "; ")
        put("place", WordPressWords.escaping(place))
        var address: String?
        for conference in event.properties("CONFERENCE") {
            if address == nil, FieldReader.isWebAddress(conference.value), conference.value.contains(bytes: "://") {
                address = conference.value
            } else {
                say(
                    .importUnknownKey, "CONFERENCE",
                    (conference.parameters["LABEL"].map { $0 + ": " } ?? "") + conference.value)
            }
        }
        for url in event.properties("URL") {
            let text = url.text.trimmed
            if address == nil, place.isEmpty, text.contains(bytes: "://"), FieldReader.isWebAddress(text) {
                address = text
            } else {
                links.append((text, ""))
            }
        }
        put("online_url", address)
    }

    /// Addresses that stand below the text.
    private var links: [(address: String, words: String)] = []

    // MARK: Text

    private mutating func readBody() {
        var texts = event.properties("DESCRIPTION").map(\.text)
        let html = event.properties("X-ALT-DESC").map(\.text).filter { !$0.trimmed.isEmpty }
        if texts.allSatisfy({ $0.trimmed.isEmpty }), !html.isEmpty { texts = html }
        body = texts.joined(separator: "\n\n")
        isHTML = CalendarEventReader.isHTML(body)
        for file in event.properties("ATTACH") {
            if file.value.contains(bytes: "://"), FieldReader.isWebAddress(file.value) {
                links.append((file.value, file.parameters["FILENAME"] ?? ""))
            } else {
                say(
                    .importAttachment,
                    (file.parameters["FILENAME"].map { $0 + " " } ?? "") + String(file.value.utf8.count))
            }
        }
        for link in links {
            if link.address.contains(bytes: "://"), FieldReader.isWebAddress(link.address) {
                let words = link.words.isEmpty ? link.address : link.words
                below.append(
                    "<p><a href=\"" + LooseHTML.quoted(link.address) + "\">" + CalendarEventReader.escaped(words)
                        + "</a></p>")
            } else if !link.address.isEmpty {
                say(.importUnknownKey, "URL", link.address)
            }
        }
    }

    private var below: [String] = []

    /// The text as loose HTML with the links below it.
    var html: [UInt8] {
        let text = isHTML ? body : CalendarEventReader.escaped(body)
        return Array(([text] + below).filter { !$0.isEmpty }.joined(separator: "\n\n").utf8)
    }

    /// Programs write HTML into a field that is for plain text.
    private static func isHTML(_ text: String) -> Bool {
        let small = text.lowercased()
        return ["<br", "<p>", "<p ", "</a>", "</b>", "<ul>", "<ol>", "<html", "</div>", "</span>"].contains {
            small.contains(bytes: $0)
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing(bytes: "&", with: "&amp;").replacing(bytes: "<", with: "&lt;")
    }

    // MARK: State

    private mutating func readState() {
        switch event.property("STATUS")?.value.uppercasedASCII {
        case "CANCELLED": put("status", "cancelled")
        case nil, "CONFIRMED", "": break
        case let other?: say(.importUnknownKey, "STATUS", other)
        }
        if let kind = event.property("CLASS")?.value.uppercasedASCII, kind != "PUBLIC", !kind.isEmpty {
            put("draft", "true")
            say(.importStatus, kind)
        }
    }

    /// Values parted by commas that no backslash escapes, as text.
    private static func list(_ value: String) -> [String] {
        var items: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in value.utf8 {
            if byte == UInt8(ascii: ","), !isEscaped {
                items.append([])
            } else if isEscaped {
                items[items.count - 1].append(byte | 0x20 == 0x6E ? 0x20 : byte)
            } else if byte != UInt8(ascii: "\\") {
                items[items.count - 1].append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return items.map { String(decoding: $0, as: UTF8.self).inSingleBlanks }.filter { !$0.isEmpty }
    }
}
