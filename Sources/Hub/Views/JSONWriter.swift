internal import SourceText

/// JSON (RFC 8259) written in order, without a tree.
struct JSONWriter {
    private var out = ByteWriter(capacity: 2048)
    private var needsComma = false

    init() {}

    /// Goes on after what stands in `out`, which is empty until `finish` gives it back.
    init(continuing out: inout ByteWriter) { swap(&self.out, &out) }

    /// Gives back all that was written.
    mutating func finish(into out: inout ByteWriter) { swap(&self.out, &out) }

    var bytes: [UInt8] { out.bytes }

    mutating func object(_ members: (inout JSONWriter) -> Void) { nest("{", "}", members) }
    mutating func array(_ items: (inout JSONWriter) -> Void) { nest("[", "]", items) }

    private mutating func nest(_ open: StaticString, _ close: StaticString, _ inside: (inout JSONWriter) -> Void) {
        separate()
        out.write(open)
        needsComma = false
        inside(&self)
        out.write(close)
        needsComma = true
    }

    mutating func key(_ name: String) {
        separate()
        out.write("\"")
        out.write(escapingJSON: name)
        out.write("\":")
        needsComma = false
    }

    mutating func value(_ text: String) {
        separate()
        out.write("\"")
        out.write(escapingJSON: text)
        out.write("\"")
    }

    mutating func value(_ number: Int) {
        separate()
        out.write(number)
    }

    /// A number already written as JSON wants it.
    mutating func value(raw text: String) {
        separate()
        out.write(text)
    }

    mutating func value(_ flag: Bool) {
        separate()
        out.write(flag ? "true" : "false")
    }

    mutating func member(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    mutating func member(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { member(name, text) }
    }

    mutating func member(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    private mutating func separate() {
        if needsComma { out.write(",") }
        needsComma = true
    }
}
