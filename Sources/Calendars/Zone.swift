/// A time zone: its offsets from UTC as a TZif file gives them, and the rule that holds after the last of them.
public struct Zone: Sendable {
    public let name: String
    let initial: LocalType
    let transitions: [Transition]
    let rule: ZoneRule?

    struct LocalType: Hashable, Sendable {
        var offset: Offset
        var isDaylight: Bool
        var abbreviation: String
    }

    struct Transition: Hashable, Sendable {
        var at: Int64
        var type: LocalType
    }

    public static let utc = Zone(
        name: "UTC", initial: LocalType(offset: .utc, isDaylight: false, abbreviation: "UTC"), transitions: [],
        rule: nil)

    public func offset(at instant: Instant) -> Offset { type(at: instant.seconds).offset }

    public func local(_ instant: Instant) -> CivilTime { CivilTime(instant, at: offset(at: instant)) }

    /// The instant at which this zone's clocks show the day and the seconds since its midnight.
    ///
    /// A time that the clocks skip moves forward by the gap, one that they show twice is the first (RFC 5545, 3.3.5).
    public func instant(of day: Day, secondsOfDay: Int = 0) -> Instant {
        let wall = Int64(day.daysSince1970) * 86_400 + Int64(min(max(secondsOfDay, 0), 86_400))
        let before = Int64(type(at: wall - 86_400).offset.seconds)
        if offsetHolds(before, at: wall) { return Instant(wall - before) }
        let between = Int64(type(at: wall).offset.seconds)
        if offsetHolds(between, at: wall) { return Instant(wall - between) }
        let after = Int64(type(at: wall + 86_400).offset.seconds)
        if offsetHolds(after, at: wall) { return Instant(wall - after) }
        return Instant(wall - before)
    }

    private func offsetHolds(_ offset: Int64, at wall: Int64) -> Bool {
        Int64(type(at: wall - offset).offset.seconds) == offset
    }

    func type(at seconds: Int64) -> LocalType {
        guard let last = transitions.last else { return rule?.type(at: seconds) ?? initial }
        if seconds >= last.at { return rule?.type(at: seconds) ?? last.type }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].at <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initial : transitions[low - 1].type
    }

    /// The names under which a host may have this zone's file, the given one first; none for what can't be a zone's name.
    ///
    /// tzdata renamed Europe/Kiev to Europe/Kyiv in 2022b and folded the two western ones into it.
    public static func names(for name: String) -> [String] {
        guard isName(name) else { return [] }
        return switch name {
        case "Europe/Kyiv": ["Europe/Kyiv", "Europe/Kiev"]
        case "Europe/Kiev": ["Europe/Kiev", "Europe/Kyiv"]
        case "Europe/Uzhgorod", "Europe/Zaporozhye": [name, "Europe/Kyiv", "Europe/Kiev"]
        default: [name]
        }
    }

    /// Whether a text is of the shape `Area/Place`, and so safe to look for below a folder.
    private static func isName(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 64 else { return false }
        for part in name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let first = part.first, first != UInt8(ascii: "-") else { return false }
            for byte in part {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
                    continue
                default: return false
                }
            }
        }
        return true
    }
}
