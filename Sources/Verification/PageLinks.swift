internal import SourceText

/// The addresses that a page names: values of attributes that lead somewhere, and what sitemaps list.
enum PageLinks {
    /// As they stand there, at most `limit`; `&amp;` is the only escape that addresses of ours hold.
    static func addresses(in page: [UInt8], limit: Int = 20_000) -> [String] {
        var found: [String] = []
        var at = 0
        while at < page.count, found.count < limit {
            switch page[at] {
            case UInt8(ascii: "="):
                let name = name(before: at, in: page)
                if names.contains(name) {
                    found.append(text(page[value(after: at, in: page)]))
                } else if setNames.contains(name) {
                    // `a.webp 320w, b.webp 640w`
                    for part in page[value(after: at, in: page)].split(separator: UInt8(ascii: ",")) {
                        guard let address = part.split(separator: UInt8(ascii: " ")).first else { continue }
                        found.append(text(address))
                    }
                }
                // A value may itself hold a page; what stands in it is looked at too.
                at += 1
            case UInt8(ascii: "<") where page[at...].starts(with: loc):
                let end =
                    page[at...].dropFirst(loc.count).prefix(8192).firstIndex(of: UInt8(ascii: "<"))
                    ?? (at + loc.count)
                found.append(text(page[(at + loc.count)..<end]))
                at = end
            default: at += 1
            }
        }
        return found
    }

    private static let names: Set<String> = ["href", "src", "poster", "data", "action"]
    private static let setNames: Set<String> = ["srcset", "imagesrcset"]
    private static let loc = Array("<loc>".utf8)

    /// At most 12 letters, in lower case.
    private static func name(before sign: Int, in page: [UInt8]) -> String {
        var start = sign
        while start > 0, sign - start <= 12, (0x61...0x7A) ~= page[start - 1] | 0x20 { start -= 1 }
        return String(decoding: page[start..<sign].map { $0 | 0x20 }, as: UTF8.self)
    }

    private static func value(after sign: Int, in page: [UInt8]) -> Range<Int> {
        let start = sign + 1
        guard start < page.count else { return start..<start }
        let quote = page[start]
        // Longer than any address or set of pictures.
        let longest = min(page.count, start + 8192)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = page[(start + 1)..<max(start + 1, longest)].firstIndex(of: quote) ?? start + 1
            return (start + 1)..<end
        }
        let end = page[start..<longest].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? longest
        return start..<end
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(bytes: "&amp;", with: "&")
    }
}
