internal import Calendars
internal import SourceText

/// An event's programme as a list: the hour, what happens, where, and who speaks. A day is named where it is another than
/// the line's before.
struct ProgrammeMarkup {
    let fields: FieldMarkup

    private var site: Site { fields.site }
    private var strings: Strings { fields.site.strings[fields.language] }

    func write(
        _ items: [FieldValue], _ rows: [Field], _ field: String, _ kind: String, _ owner: EntryID,
        into out: inout ByteWriter
    ) {
        var day = site.moment(owner, .start)?.civil(in: site.settings.zone).day
        var isOpen = false
        for case .map(let parts) in items {
            func value(_ name: String) -> FieldValue? { parts.first { rows[$0.index].name == name }?.value }
            func text(_ name: String) -> String? { if case .text(let text)? = value(name) { text } else { nil } }
            let start = text("start").map(hour)
            if let started = start?.day, started != day {
                day = started
                out.write(isOpen ? "</ol><h3>" : "<h3>")
                isOpen = false
                out.write(escaping: strings.dayMonth(CivilTime(day: started, offset: .utc)))
                out.write("</h3>")
            }
            if !isOpen { out.write("<ol class=\"programme\">") }
            isOpen = true
            out.write("<li>")
            writeHours(start, text("end").map(hour), &out)
            out.write("<div>")
            if let title = text("title") { FieldMarkup.writeLines(title, &out) }
            if let place = text("place") {
                out.write("<p class=\"meta\">")
                out.write(escaping: place)
                out.write("</p>")
            }
            if case .list(let speakers)? = value("speakers"),
                case .list(let type)? = rows.first(where: { $0.name == "speakers" })?.type
            {
                out.write("<p class=\"meta\">")
                for (index, speaker) in speakers.enumerated() {
                    if index > 0 { out.write(", ") }
                    fields.write(speaker, as: type, field: "speakers", kind: kind, owner: owner, into: &out)
                }
                out.write("</p>")
            }
            out.write("</div></li>")
        }
        if isOpen { out.write("</ol>") }
    }

    private struct Hour {
        /// As it is read: `09:30`, or the author's words.
        let text: String
        let day: Day?
        let iso: String?
    }

    private func hour(_ text: String) -> Hour {
        guard let moment = try? Moment(text), moment.hasTime else { return Hour(text: text, day: nil, iso: nil) }
        let civil = moment.civil(in: site.settings.zone)
        return Hour(
            text: strings.time(civil), day: civil.day, iso: moment.iso(in: site.settings.zone))
    }

    private func writeHours(_ start: Hour?, _ end: Hour?, _ out: inout ByteWriter) {
        guard let start else { return }
        if let iso = start.iso {
            out.write("<time datetime=\"")
            out.write(iso)
            out.write("\">")
        } else {
            out.write("<b>")
        }
        out.write(escaping: start.text)
        if let end {
            out.write("–")
            out.write(escaping: end.text)
        }
        out.write(start.iso == nil ? "</b>" : "</time>")
    }
}
