internal import SourceText

/// `sitemap.xml` (sitemaps.org 0.9), the news sitemap, and `robots.txt`.
enum Sitemaps {
    static func jobs(_ context: OutputContext) -> [Job] { [] }
}
