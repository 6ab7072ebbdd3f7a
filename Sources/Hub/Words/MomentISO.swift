internal import Calendars
internal import SourceText

extension Moment {
    /// As `<time datetime>` and JSON-LD want it: as precise as the moment.
    func iso(in zone: Zone) -> String {
        var out = ByteWriter(capacity: 26)
        let civil = civil(in: zone)
        if hasTime { out.write(rfc3339: civil) } else { out.write(iso: civil.day) }
        var text = String(decoding: out.bytes, as: UTF8.self)
        if precision == .month { text = String(text.dropLast(bytes: 3)) }
        if precision == .year { text = String(text.prefix(4)) }
        return text
    }
}
