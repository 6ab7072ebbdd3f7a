internal import Calendars
internal import SourceText

/// What is new, for engines that show news (Google's news sitemaps 0.9): at most 1000 articles of the last two days. The
/// site's own sitemap says the same of them, so that it is found without being told of.
enum SitemapsNews {
    static let path = "sitemap-news.xml"
    static let namespace = "http://www.google.com/schemas/sitemap-news/0.9"
    private static let limit = 1000

    static func jobs(_ site: Site) -> [Job] {
        guard site.entries.contains(where: { site.kinds[$0.kind].isNews }) else { return [] }
        let articles = articles(site)
        return [
            Job(
                path, "sitemaps",
                .bytes(
                    digest: {
                        var hash = SHA256()
                        hash.update(site.settings.digest)
                        hash.update(site.absolute("/"))
                        for id in articles { update(&hash, id, site) }
                        return hash.digest()
                    }
                ) { out in
                    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset")
                    out.attribute("xmlns", Sitemaps.namespace)
                    out.attribute("xmlns:news", namespace)
                    out.write(">\n")
                    for id in articles {
                        out.write("<url><loc>")
                        out.write(xml: site.absolute(site.url(of: id)))
                        out.write("</loc>\n")
                        write(id, site, &out)
                        out.write("</url>\n")
                    }
                    out.write("</urlset>\n")
                })
        ]
    }

    /// Newest first, the languages after one another.
    static func articles(_ site: Site) -> [EntryID] {
        Array(site.collections.dated.lazy.joined().filter { site.linked[$0].times.isNew }.prefix(limit))
    }

    static func update(_ hash: inout SHA256, _ id: EntryID, _ site: Site) {
        hash.update(site.url(of: id))
        hash.update(site.entries[id].digest)
        hash.update(site.entries[site.linked[id].original].digest)
    }

    static func write(_ id: EntryID, _ site: Site, _ out: inout ByteWriter) {
        guard let date = site.moment(id, .date) else { return }
        let language = site.entries[id].language
        out.element("news:news") { out in
            out.element("news:publication") { out in
                out.element("news:name", site.settings.name[language])
                out.element("news:language", site.settings.languages[language])
            }
            out.element("news:publication_date", date.iso(in: site.settings.zone))
            out.element("news:title", site.title(id))
        }
    }
}
