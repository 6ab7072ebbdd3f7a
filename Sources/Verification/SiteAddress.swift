internal import Provenance

/// The address of a site's root, and the way from paths of its files to addresses and back.
struct SiteAddress: Sendable {
    /// `https://town.example/`, with a slash at its end.
    let text: String
    /// `https://town.example`, in lower case.
    private let origin: String
    /// `/` or `/folder/`.
    private let base: String

    /// nil for what is no address over HTTP.
    init?(_ address: String) {
        guard address.utf8.allSatisfy({ (0x21...0x7E) ~= $0 }), !address.contains("?"), !address.contains("#") else {
            return nil
        }
        let lower = address.lowercased()
        guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix($0) }) else { return nil }
        let rest = address.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        // A name and a password would be sent to whoever answers.
        guard !host.isEmpty, !host.contains("@") else { return nil }
        origin = scheme + host.lowercased()
        let path = rest.dropFirst(host.count)
        base = path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
        text = scheme + host + base
    }

    /// Where servers have the file: a folder's page under the folder.
    func url(of path: String) -> String {
        var path = path[...]
        if path == "index.html" || path.hasSuffix("/index.html") { path = path.dropLast("index.html".count) }
        return text + SiteAddress.encoded(path)
    }

    /// The path below the root that a link means, a slash at its end where it means a folder; nil for what leads
    /// elsewhere. `page`: the path of the page that has the link.
    func path(of link: String, on page: String, of site: SiteAddress?) -> String? {
        var link = link.prefix { $0 != "#" && $0 != "?" }
        while let first = link.first, first.isWhitespace { link.removeFirst() }
        while let last = link.last, last.isWhitespace { link.removeLast() }
        guard !link.isEmpty, link.utf8.count < 4096 else { return nil }
        let here = [self, site].compactMap { $0 }
        if link.hasPrefix("//") {
            guard let own = here.first(where: { link.dropFirst(2).lowercased().hasPrefix($0.host + "/") }) else {
                return nil
            }
            return own.below(link.dropFirst(2 + own.host.count))
        }
        if let own = here.first(where: { link.lowercased().hasPrefix($0.origin + "/") }) {
            return own.below(link.dropFirst(own.origin.utf8.count))
        }
        if link.hasPrefix("/") { return here.lazy.compactMap { $0.below(link) }.first }
        // `mailto:`, `tel:`, another host.
        if let colon = link.firstIndex(of: ":"), !link[..<colon].contains("/") { return nil }
        let folder = page.lastIndex(of: "/").map { page[...$0] } ?? ""
        return SiteAddress.plain(folder + (SiteAddress.decoded(link) ?? ""))
    }

    private var host: Substring { origin.drop { $0 != "/" }.dropFirst(2) }

    private func below(_ path: Substring) -> String? {
        guard path.hasPrefix(base), let decoded = SiteAddress.decoded(path.dropFirst(base.count)) else { return nil }
        return SiteAddress.plain(decoded)
    }

    /// Without `.` and `..`; nil for what leads out of the site or cannot be a file's name.
    private static func plain(_ path: String) -> String? {
        var names: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case "..":
                guard names.popLast() != nil else { return nil }
            case ".", "":
                break
            default:
                names.append(part)
                continue
            }
            if isLast { names.append("") }
        }
        let result = names.joined(separator: "/")
        let file = result.hasSuffix("/") ? String(result.dropLast()) : result
        return result.isEmpty || isPublishedPath(file) ? result : nil
    }

    private static func encoded(_ path: Substring) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            let isPlain =
                (0x61...0x7A) ~= byte | 0x20 && byte < 0x80 || (0x2D...0x39) ~= byte || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "~")
            if isPlain { bytes.append(byte) } else { bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// nil for bytes that are no text.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
