internal import SourceText

extension Moment {
    /// As front matter writes it: `2026`, `2026-11`, `2026-11-21`, `2026-11-21 18:30`, or `2026-11-21T18:30:00+02:00`
    /// where an offset was given.
    public var standardForm: String {
        var out = ByteWriter()
        out.write(iso: day)
        let written = String(decoding: out.bytes, as: UTF8.self)
        switch precision {
        case .year: return String(written.dropLast(bytes: 6))
        case .month: return String(written.dropLast(bytes: 3))
        case .day: return written
        case .time: break
        }
        if let offset {
            out.removeAll()
            out.write(rfc3339: CivilTime(day: day, secondsOfDay: secondsOfDay, offset: offset))
            return String(decoding: out.bytes, as: UTF8.self)
        }
        let clock = Moment.clock(secondsOfDay)
        return written + " " + clock
    }

    /// `18:30`; with seconds where there are some.
    public static func clock(_ secondsOfDay: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let text = two(secondsOfDay / 3600) + ":" + two(secondsOfDay / 60 % 60)
        return secondsOfDay % 60 == 0 ? text : text + ":" + two(secondsOfDay % 60)
    }
}
