/// A strict reader of JSON (RFC 8259): no name twice in an object, no lone surrogate, nothing after the value.
struct JSONOracle {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0
    private var faults: [String] = []

    static func faults(_ bytes: [UInt8]) -> [String] {
        var oracle = JSONOracle(bytes: bytes)
        do {
            try oracle.value(named: "")
            oracle.blank()
            if oracle.at < bytes.count { throw Fault("something after the value") }
        } catch let fault as Fault {
            let around = bytes[max(0, oracle.at - 40)..<min(bytes.count, oracle.at + 40)]
            oracle.faults.append("JSON: " + fault.what + " near “" + String(decoding: around, as: UTF8.self) + "”")
        } catch {}
        return oracle.faults
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private struct Fault: Error {
        let what: String
        init(_ what: String) { self.what = what }
    }

    /// Names whose values are followed.
    private static let addresses: Set<String> = [
        "url", "href", "contentUrl", "external_url", "home_page_url", "feed_url", "image", "@id", "sameAs", "logo",
        "thumbnailUrl", "embedUrl", "serviceUrl", "downloadURL", "accessURL", "icon", "favicon",
    ]

    private mutating func blank() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }

    private mutating func value(named name: String) throws {
        blank()
        guard at < bytes.count else { throw Fault("no value") }
        switch bytes[at] {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array(named: name)
        case UInt8(ascii: "\""):
            let text = try string()
            if JSONOracle.addresses.contains(name), !Address.isSafe(text) { faults.append("JSON: \(name): \(text)") }
            if name == "content_html" {
                faults += MarkupOracle.faults(Array(text.utf8), isPage: false).map { "content_html: " + $0 }
            }
        case UInt8(ascii: "-"), 0x30...0x39: try number()
        default:
            guard let word = ["true", "false", "null"].first(where: { bytes[at...].starts(with: $0.utf8) }) else {
                throw Fault("no value")
            }
            at += word.utf8.count
        }
    }

    private mutating func object() throws {
        try enter()
        var names: Set<[UInt8]> = []
        while true {
            blank()
            if names.isEmpty, take("}") { break }
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw Fault("no name") }
            let name = try string()
            if !names.insert(Array(name.utf8)).inserted { throw Fault("the name “\(name)” twice") }
            blank()
            guard take(":") else { throw Fault("no colon") }
            try value(named: name)
            blank()
            if take("}") { break }
            guard take(",") else { throw Fault("no comma") }
        }
        depth -= 1
    }

    private mutating func array(named name: String) throws {
        try enter()
        blank()
        if !take("]") {
            repeat {
                try value(named: name)
                blank()
            } while take(",")
            guard take("]") else { throw Fault("an open array") }
        }
        depth -= 1
    }

    private mutating func enter() throws {
        at += 1
        depth += 1
        if depth > 100 { throw Fault("too deep") }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func number() throws {
        let start = at
        while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard text.wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/) != nil else {
            throw Fault("the number \(text)")
        }
    }

    private mutating func string() throws -> String {
        at += 1
        var units: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: units, as: UTF8.self) else { throw Fault("no UTF-8") }
                return text
            case 0..<0x20: throw Fault("a control character")
            case UInt8(ascii: "\\"): units += try escape()
            default: units.append(byte)
            }
        }
        throw Fault("an open string")
    }

    private mutating func escape() throws -> [UInt8] {
        guard at < bytes.count else { throw Fault("an open escape") }
        let byte = bytes[at]
        at += 1
        if let index = Array("\"\\/bfnrt".utf8).firstIndex(of: byte) {
            return [Array("\"\\/\u{8}\u{C}\n\r\t".utf8)[index]]
        }
        guard byte == UInt8(ascii: "u"), var value = unit() else { throw Fault("an escape") }
        if (0xD800..<0xDC00).contains(value) {
            guard take("\\"), take("u"), let low = unit(), (0xDC00..<0xE000).contains(low) else {
                throw Fault("half a surrogate pair")
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw Fault("a lone surrogate") }
        return Array(String(scalar).utf8)
    }

    private mutating func unit() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        defer { at += 4 }
        return UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    }
}
