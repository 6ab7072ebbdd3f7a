internal import SourceText

/// `robots.txt` (RFC 9309): everyone may read everything; pages that are not to be found say so themselves.
enum Robots {
    static let path = "robots.txt"

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        // A town's own file stands instead.
        guard !site.assets.has(path) else { return [] }
        // The sitemap alone: it holds what the news sitemap holds, and no page is told of twice.
        let text = "User-agent: *\nAllow: /\n\nSitemap: " + site.absolute("/sitemap.xml") + "\n"
        return [Job(path, "robots", .bytes(digest: { Digest(of: Array(text.utf8)) }) { $0.write(text) })]
    }
}
