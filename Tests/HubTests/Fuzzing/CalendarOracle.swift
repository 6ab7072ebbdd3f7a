/// Lines and components of an .ics file by RFC 5545's grammar.
enum CalendarOracle {
    private static let texts: Set<String> = [
        "SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "UID", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "PRODID",
    ]
    private static let known: Set<String> = texts.union([
        "BEGIN", "END", "VERSION", "CALSCALE", "METHOD", "URL", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
        "X-WR-TIMEZONE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "EXDATE", "RDATE", "GEO",
        "ORGANIZER", "CATEGORIES", "STATUS", "SEQUENCE", "CREATED", "LAST-MODIFIED", "IMAGE", "ATTACH", "TZID",
        "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "CONFERENCE", "TRANSP", "CLASS", "COLOR", "RELATED-TO", "TZURL",
        "X-ALT-DESC", "X-LIC-LOCATION",
    ])

    static func faults(_ bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        var lines: [[UInt8]] = []
        var start = 0
        for end in bytes.indices where bytes[end] == 0x0A {
            var line = bytes[start..<end]
            if line.last == 0x0D { line.removeLast() } else { faults.append("a line end without CR") }
            if line.contains(0x0D) { faults.append("a CR in a line") }
            if line.count > 75 { faults.append("a line of \(line.count) octets") }
            if String(validating: line, as: UTF8.self) == nil { faults.append("a character cut in two") }
            if line.first == 0x20, !lines.isEmpty {
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(Array(line))
            }
            start = end + 1
        }
        if start != bytes.count { faults.append("no line end at the end") }
        var open: [String] = []
        var names: [String: Int] = [:]
        for line in lines {
            let text = String(decoding: line, as: UTF8.self)
            guard let (name, value) = parts(line) else {
                faults.append("not a content line: \(text.prefix(80))")
                continue
            }
            if !known.contains(name) { faults.append("the property \(name): \(text.prefix(80))") }
            if value.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
                faults.append("a control in \(text.prefix(80))")
            }
            if texts.contains(name), let fault = textFault(value) { faults.append("\(fault): \(text.prefix(120))") }
            switch name {
            case "BEGIN":
                open.append(String(decoding: value, as: UTF8.self))
                names = [:]
            case "END":
                let component = String(decoding: value, as: UTF8.self)
                if open.popLast() != component { faults.append("END:\(component)") }
                if component == "VEVENT" {
                    for one in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] where names[one] != 1 {
                        faults.append("\(one) \(names[one] ?? 0) times in an event")
                    }
                }
            default: names[name, default: 0] += 1
            }
        }
        if !open.isEmpty { faults.append("\(open) not closed") }
        return Array(faults.prefix(6))
    }

    /// The name and the value; nil for what is no content line. Parameters may be quoted.
    private static func parts(_ line: [UInt8]) -> (name: String, value: ArraySlice<UInt8>)? {
        var index = 0
        while index < line.count, (0x41...0x5A) ~= line[index] || (0x30...0x39) ~= line[index] || line[index] == 0x2D {
            index += 1
        }
        let name = String(decoding: line[..<index], as: UTF8.self)
        guard !name.isEmpty, index < line.count else { return nil }
        if line[index] == UInt8(ascii: ";") {
            var isQuoted = false
            while index < line.count, isQuoted || line[index] != UInt8(ascii: ":") {
                if line[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
                index += 1
            }
            if isQuoted { return nil }
        }
        guard index < line.count, line[index] == UInt8(ascii: ":") else { return nil }
        return (name, line[(index + 1)...])
    }

    private static func textFault(_ value: ArraySlice<UInt8>) -> String? {
        var isEscaped = false
        for byte in value {
            if isEscaped {
                guard [0x5C, 0x3B, 0x2C, 0x6E, 0x4E].contains(byte) else { return "an escape of nothing" }
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x3B || byte == 0x2C {
                return "a bare separator"
            }
        }
        return isEscaped ? "an open escape" : nil
    }
}
