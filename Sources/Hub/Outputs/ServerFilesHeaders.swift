internal import SourceText

/// Response headers, the same on every server.
enum ServerHeaders {
    /// The pages carry their Content-Security-Policy in `<meta>`; the header says only what meta cannot.
    static func security(isSecure: Bool) -> [(name: String, value: String)] {
        var headers = [
            ("Content-Security-Policy", "frame-ancestors 'self'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=(), usb=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        // Without includeSubDomains: a town's other sites are not ours to judge.
        if isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000")) }
        return headers
    }

    /// How long a copy may be kept, by the end of the path; the last that fits holds. Pages and what warns of danger
    /// are asked for anew; a file named after its bytes never changes. Of the search index, the root says which build the
    /// others are of: shards are named after their bytes, blocks and facets asked for with the build's id.
    static let caching: [(pattern: String, value: String)] = [
        (#"(?:/[^/.]*|\.html?)$"#, "no-cache"),
        (#"\.(?:xml|json|jsonld|ics|csv|txt|webmanifest)$"#, "max-age=300"),
        (#"(?:^|/)(?:alerts\.json|outages\.json|schedule\.json|sw\.js)$"#, "no-cache"),
        (#"[-.][0-9a-f]{16,64}\.[a-z0-9]+$"#, "max-age=31536000, immutable"),
        (#"(?:^|/)root\.bin$"#, "no-cache"),
        (#"(?:^|/)(?:d[0-9]+|f-[a-z]+)\.bin$"#, "max-age=31536000"),
        (#"(?:^|/)[rt]-[0-9a-f]{6}\.bin$"#, "max-age=31536000, immutable"),
    ]
    static let otherCaching = "max-age=3600"

    /// Types of the files that a site has, by their endings: those that are made, then those that are published as they
    /// are. Feeds are plain XML, so that browsers show them styled.
    static let types: [(type: String, endings: String)] =
        madeTypes + FileType.all.map { ($0.mediaType, $0.endings.joined(separator: " ")) }

    private static let madeTypes: [(type: String, endings: String)] = [
        ("text/html", "html htm"), ("text/css", "css"), ("text/javascript", "js mjs"), ("text/plain", "md"),
        ("application/xml", "xml rss atom"), ("application/xslt+xml", "xsl xslt"), ("application/json", "map"),
        ("application/ld+json", "jsonld"), ("application/manifest+json", "webmanifest"),
        ("application/octet-stream", "csx bin"), ("application/wasm", "wasm"), ("application/gzip", "gz"),
        ("image/x-icon", "ico"), ("font/woff2", "woff2"), ("font/woff", "woff"),
    ]

    /// Endings of text in UTF-8 whose type does not say so itself.
    static let textEndings = "html htm css js mjs txt md csv ics vtt xml rss atom"

    /// Types that grow smaller on their way.
    static let compressed = [
        "text/html", "text/css", "text/javascript", "text/plain", "text/csv", "text/calendar", "text/vtt",
        "application/xml", "application/xslt+xml", "application/json", "application/geo+json", "application/ld+json",
        "application/manifest+json", "image/svg+xml",
    ]

    /// The `_headers` file that Netlify and Cloudflare Pages read. They look for changes at each request of their own
    /// accord, and join what two rules say of one header: so there is one rule.
    static func writeLines(_ rules: ServerRules, into out: inout ByteWriter) {
        out.write(rules.base)
        out.write("/*\n")
        for (name, value) in security(isSecure: rules.isSecure) {
            out.write("  ")
            out.write(name)
            out.write(": ")
            out.write(value)
            out.write("\n")
        }
    }
}
