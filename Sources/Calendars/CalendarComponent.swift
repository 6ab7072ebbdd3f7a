internal import SourceText

/// A part of a calendar file as it was read: VCALENDAR, VEVENT and the like, with what stands in them.
public struct CalendarComponent: Sendable, Hashable {
    /// In capitals.
    public let name: String
    public let properties: [CalendarProperty]
    public let components: [CalendarComponent]
    /// What libical could not read of it, in its words.
    public let faults: [String]

    public func property(_ name: String) -> CalendarProperty? { properties.first { $0.name == name } }

    public func properties(_ name: String) -> [CalendarProperty] { properties.filter { $0.name == name } }
}

/// A property of a calendar file: its name in capitals, its parameters and its value as it stands in the file, unfolded.
public struct CalendarProperty: Sendable, Hashable {
    public let name: String
    public let parameters: [String: String]
    public let value: String

    /// The value as text: `\n`, `\,`, `\;` and `\\` taken back (RFC 5545, 3.3.11).
    public var text: String {
        guard value.utf8.contains(0x5C) else { return value }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.utf8.count)
        var isEscaped = false
        for byte in value.utf8 {
            if isEscaped {
                bytes.append(byte | 0x20 == 0x6E ? 0x0A : byte)
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A UID as a line of a file writes it.
    public init(uid: String) {
        name = "UID"
        parameters = [:]
        value = uid
    }

    init(name: String, parameters: [String: String], value: String) {
        self.name = name
        self.parameters = parameters
        self.value = value
    }

    /// Each of the values that commas part, as a property of its own.
    public var values: [CalendarProperty] {
        value.split(byte: ",").map { CalendarProperty(name: name, parameters: parameters, value: String($0)) }
    }

    /// The value as a day or a time, in UTC or local; the zone of a local one is `zoneName`. Nil for what is neither.
    public var moment: Moment? { Moment(iCalendar: value) }

    /// The TZID as written, without the slash and the prefix that some programs put before the name.
    public var zoneName: String? {
        guard let name = parameters["TZID"] else { return nil }
        guard name.hasPrefix(bytes: "/") else { return name }
        return name.split(byte: "/").suffix(2).joined(separator: "/")
    }
}
