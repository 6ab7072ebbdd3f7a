internal import Calendars
internal import FileTree
internal import Hub
internal import SourceText

/// Times of a calendar file as fields write them: local to the new site where they can be, else with their offset.
struct CalendarTimes {
    let zone: Zone
    private var zones: [String: Zone?] = [:]
    /// Zones that nobody knows: their times are taken for local ones.
    private(set) var unknown: Set<String> = []

    init(zone: Zone) { self.zone = zone }

    /// Names that Windows has for the zones of Ukraine and its neighbours.
    private static let windowsNames = [
        "FLE Standard Time": "Europe/Kyiv", "GTB Standard Time": "Europe/Bucharest",
        "E. Europe Standard Time": "Europe/Chisinau", "Central European Standard Time": "Europe/Warsaw",
        "Central Europe Standard Time": "Europe/Budapest", "W. Europe Standard Time": "Europe/Berlin",
        "GMT Standard Time": "Europe/London", "Turkey Standard Time": "Europe/Istanbul",
    ]

    /// nil for what is no time. A moment of a series keeps its own offset, since the series goes by its zone.
    mutating func moment(_ property: CalendarProperty, inSeries: Bool = false) -> Moment? {
        guard let moment = property.moment else { return nil }
        guard moment.hasTime else { return moment }
        if moment.offset != nil { return inSeries ? moment : local(moment.instant(in: .utc)) }
        guard let name = property.zoneName, !isOwn(name) else { return moment }
        guard let other = known(name) else {
            unknown.insert(name)
            return moment
        }
        let instant = moment.instant(in: other)
        return inSeries ? Moment(other.local(instant)) : local(instant)
    }

    /// Whether a property's times go by a zone that the new site has not, so that a series may move against it.
    func isForeign(_ property: CalendarProperty) -> Bool {
        guard let moment = property.moment, moment.hasTime else { return false }
        if moment.offset != nil { return true }
        return property.zoneName.map { !isOwn($0) } ?? false
    }

    private func isOwn(_ name: String) -> Bool {
        let plain = CalendarTimes.windowsNames[name] ?? name
        return plain == zone.name || plain == "Europe/Kiev" && zone.name == "Europe/Kyiv"
    }

    private func local(_ instant: Instant) -> Moment {
        let civil = zone.local(instant)
        return Moment(day: civil.day, secondsOfDay: civil.secondsOfDay)
    }

    private mutating func known(_ name: String) -> Zone? {
        if let known = zones[name] { return known }
        let plain = CalendarTimes.windowsNames[name] ?? name
        let parts = plain.split(byte: "/")
        var found: Zone?
        if !parts.isEmpty, parts.count < 4, parts.allSatisfy({ $0 != ".." && $0 != "." }),
            plain.utf8.allSatisfy({ $0.isLetter || $0.isDigit || "/_+-".utf8.contains($0) }),
            kindOfPath("/usr/share/zoneinfo/" + plain) == .file,
            let bytes = try? readFile("/usr/share/zoneinfo/" + plain, limit: 1 << 20)
        {
            found = try? Zone(name: plain, tzif: bytes)
        }
        zones[name] = .some(found)
        return found
    }

    /// `P1DT2H30M`, `P2W`, `-PT15M` in seconds (RFC 5545, 3.3.6); nil for what is none or longer than a century.
    static func seconds(of duration: String) -> Int? {
        var bytes = Array(duration.trimmed.utf8)[...]
        var sign = 1
        if let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            bytes = bytes.dropFirst()
        }
        guard bytes.popFirst() == UInt8(ascii: "P") else { return nil }
        var total = 0
        var number: Int?
        for byte in bytes {
            if byte.isDigit {
                number = (number ?? 0) * 10 + Int(byte - 0x30)
                guard let number, number < 1_000_000_000 else { return nil }
                continue
            }
            if byte == UInt8(ascii: "T") { continue }
            let unit: Int
            switch byte {
            case UInt8(ascii: "W"): unit = 604_800
            case UInt8(ascii: "D"): unit = 86_400
            case UInt8(ascii: "H"): unit = 3600
            case UInt8(ascii: "M"): unit = 60
            case UInt8(ascii: "S"): unit = 1
            default: return nil
            }
            guard let count = number else { return nil }
            total += count * unit
            number = nil
            guard total < 100 * 366 * 86_400 else { return nil }
        }
        return number == nil ? sign * total : nil
    }
}
