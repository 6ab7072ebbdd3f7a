internal import Provenance
internal import SourceText

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
        guard address.utf8.allSatisfy({ (0x21...0x7E) ~= $0 }), !address.contains(bytes: "?"),
            !address.contains(bytes: "#")
        else {
            return nil
        }
        let lower = address.lowercasedASCII
        guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix(bytes: $0) }) else { return nil }
        let rest = address.dropFirst(bytes: scheme.utf8.count)
        let host = rest.prefix(beforeBytes: "/")
        // A name and a password would be sent to whoever answers.
        guard !host.isEmpty, !host.contains(bytes: "@") else { return nil }
        origin = scheme + String(host).lowercasedASCII
        let path = rest[host.endIndex...]
        base = path.isEmpty ? "/" : path.hasSuffix(bytes: "/") ? String(path) : path + "/"
        text = scheme + host + base
    }

    /// Where servers have the file: a folder's page under the folder.
    func url(of path: String) -> String {
        var path = path[...]
        if path == "index.html" || path.hasSuffix(bytes: "/index.html") {
            path = path.dropLast(bytes: "index.html".utf8.count)
        }
        return text + SiteAddress.encoded(path)
    }

    /// The path below the root that a link means, a slash at its end where it means a folder; nil for what leads
    /// elsewhere. `page`: the path of the page that has the link.
    func path(of link: String, on page: String, of site: SiteAddress?) -> String? {
        var bytes = link.prefix(beforeBytes: "#?").utf8
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        let link = Substring(bytes)
        let lower = String(link).lowercasedASCII
        guard !link.isEmpty, link.utf8.count < 4096 else { return nil }
        let here = [self, site].compactMap { $0 }
        if link.hasPrefix(bytes: "//") {
            guard let own = here.first(where: { lower.dropFirst(bytes: 2).hasPrefix(bytes: $0.host + "/") }) else {
                return nil
            }
            return own.below(link.dropFirst(bytes: 2 + own.host.utf8.count))
        }
        if let own = here.first(where: { lower.hasPrefix(bytes: $0.origin + "/") }) {
            return own.below(link.dropFirst(bytes: own.origin.utf8.count))
        }
        if link.hasPrefix(bytes: "/") { return here.lazy.compactMap { $0.below(link) }.first }
        // `mailto:`, `tel:`, another host.
        if let colon = link.firstIndex(ofByte: ":"), !link[..<colon].contains(bytes: "/") { return nil }
        let folder = page.lastIndex(ofByte: "/").map { page[...$0] } ?? ""
        return SiteAddress.plain(folder + (SiteAddress.decoded(link) ?? ""))
    }

    private var host: Substring { origin.firstRange(ofBytes: "//").map { origin[$0.upperBound...] } ?? "" }

    private func below(_ path: Substring) -> String? {
        guard path.hasPrefix(bytes: base), let decoded = SiteAddress.decoded(path.dropFirst(bytes: base.utf8.count))
        else {
            return nil
        }
        return SiteAddress.plain(decoded)
    }

    /// Without `.` and `..`; nil for what leads out of the site or cannot be a file's name.
    private static func plain(_ path: String) -> String? {
        var names: [Substring] = []
        let parts = path.split(byte: "/", omittingEmptySubsequences: false)
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
        let file = result.hasSuffix(bytes: "/") ? String(result.dropLast(bytes: 1)) : result
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
