internal import SourceText

/// What the server answers.
struct SiteAnswer: Sendable, Equatable {
    var status: Int
    var headers: [Header]
    var body: [UInt8]

    struct Header: Sendable, Equatable {
        let name: String
        let value: String
    }

    /// Nothing is kept by the browser: the next look may be at another state.
    init(_ status: Int, _ type: String, _ body: [UInt8], _ more: [Header] = []) {
        self.status = status
        self.body = body
        headers =
            [
                Header(name: "Content-Type", value: type), Header(name: "Cache-Control", value: "no-store"),
                Header(name: "X-Content-Type-Options", value: "nosniff"),
                Header(name: "Referrer-Policy", value: "no-referrer"),
            ] + more
    }

    static func text(_ status: Int, _ text: String) -> SiteAnswer {
        SiteAnswer(status, "text/plain; charset=utf-8", Array((text + "\n").utf8))
    }

    static func redirect(to address: String) -> SiteAnswer {
        SiteAnswer(302, "text/plain; charset=utf-8", [], [Header(name: "Location", value: address)])
    }
}

/// Who may ask: a page of another site that had its name lead here would otherwise read the drafts (DNS rebinding).
struct HostNames: Sendable {
    private let names: Set<String>

    /// `addresses`: those of this machine that were told to other machines.
    init(port: Int, addresses: [String] = []) {
        let hosts = ["127.0.0.1", "localhost", "[::1]"] + addresses
        names = Set(hosts.map { "\($0):\(port)" } + (port == 80 ? hosts : []))
    }

    func contains(_ host: String?) -> Bool { host.map { names.contains($0.lowercasedASCII) } ?? false }
}

/// The address of a request as a path below the output's root.
enum RequestPath {
    /// nil for what is no path of a site: another form of target, a broken escape, a name that leads elsewhere.
    static func below(_ base: String, of target: String) -> String? {
        let path = String(target.prefix(beforeBytes: "?#"))
        guard path.hasPrefix(bytes: "/"), let whole = decoded(path) else { return nil }
        guard base.isEmpty || whole == base || whole.hasPrefix(bytes: base + "/") else { return nil }
        let rest = whole.dropFirst(bytes: base.utf8.count)
        let names = rest.split(byte: "/").map(String.init)
        guard !names.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
        let joined = names.joined(separator: "/")
        return rest.hasSuffix(bytes: "/") || rest.isEmpty ? (joined.isEmpty ? "" : joined + "/") : joined
    }

    /// nil for a broken escape, and where the bytes are no text or hold a control character or a backslash.
    private static func decoded(_ path: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let high = digit(rest.removeFirst()), let low = digit(rest.removeFirst()) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
