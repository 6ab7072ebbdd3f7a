internal import SourceText

/// Writes content lines of RFC 5545, 3.1: CRLF at their ends, folded after 75 octets but never inside a character.
struct ContentLines {
    private(set) var out: ByteWriter
    /// The line being written, unfolded.
    var line: ByteWriter

    init(capacity: Int) {
        out = ByteWriter(capacity: capacity)
        line = ByteWriter(capacity: 512)
    }

    mutating func take() -> [UInt8] { out.take() }

    /// A line that is known to be short and clean.
    mutating func write(_ text: StaticString) {
        out.write(text)
        out.write("\r\n")
    }

    mutating func write(text name: StaticString, _ value: String) {
        line.write(name)
        line.write(escapingCalendarText: value)
        end()
    }

    mutating func write(uri name: StaticString, _ value: String) {
        line.write(name)
        line.write(calendarURI: value)
        end()
    }

    mutating func write(_ name: StaticString, _ instant: Instant) {
        line.write(name)
        line.write(iCalendar: instant)
        end()
    }

    /// Ends the line and folds it: 75 octets at first, then a space and 74.
    mutating func end() {
        var start = 0
        var room = 75
        let bytes = line.bytes
        while bytes.count - start > room {
            var cut = start + room
            while cut > start + 1, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
            out.write(bytes[start..<cut])
            out.write("\r\n ")
            start = cut
            room = 74
        }
        out.write(bytes[start...])
        out.write("\r\n")
        line.removeAll()
    }
}

extension ByteWriter {
    /// A TEXT value (RFC 5545, 3.3.11): `\`, `;`, `,` and line ends escaped, other control characters left out.
    mutating func write(escapingCalendarText text: String) {
        var text = text
        text.withUTF8 { run in
            var start = 0
            for index in run.indices {
                let byte = unsafe run[index]
                guard byte < 0x20 && byte != 0x09 || byte == 0x7F || byte == 0x5C || byte == 0x3B || byte == 0x2C else {
                    continue
                }
                unsafe write(UnsafeBufferPointer(rebasing: run[start..<index]).span)
                start = index + 1
                switch byte {
                case 0x5C: write("\\\\")
                case 0x3B: write("\\;")
                case 0x2C: write("\\,")
                case 0x0A: write("\\n")
                case 0x0D where unsafe index + 1 == run.count || run[index + 1] != 0x0A: write("\\n")
                default: break
                }
            }
            unsafe write(UnsafeBufferPointer(rebasing: run[start...]).span)
        }
    }

    /// A URI as a property's value: nothing that could end the line or be no URI.
    mutating func write(calendarURI text: String) {
        for byte in text.utf8 {
            if byte == 0x20 {
                write("%20")
            } else if byte > 0x20, byte != 0x7F {
                write(byte: byte)
            }
        }
    }

    /// A parameter's value, always quoted; `"`, `^` and line ends as RFC 6868 has them.
    mutating func write(calendarParameter text: String) {
        write("\"")
        for byte in text.utf8 {
            switch byte {
            case 0x22: write("^'")
            case 0x5E: write("^^")
            case 0x0A: write("^n")
            case 0..<0x20, 0x7F: break
            default: write(byte: byte)
            }
        }
        write("\"")
    }
}
