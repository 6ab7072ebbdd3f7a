internal import Calendars
internal import SourceText

/// RSS 2.0 with the whole text in `content:encoded`.
enum RSS {
    static let fileName = "feed.xml"

    static func write(_ feed: Feed, _ items: FeedItems, into out: inout ByteWriter) throws {
        let site = items.site
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        out.write(feedStyle: items.styles[feed.language])
        out.write("<rss version=\"2.0\"")
        out.attribute("xmlns:atom", "http://www.w3.org/2005/Atom")
        out.attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
        out.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        out.attribute("xmlns:media", "http://search.yahoo.com/mrss/")
        out.write(">\n<channel>\n")
        out.element("title", feed.title)
        out.element("link", site.absolute(feed.home))
        out.element("description", feed.description)
        out.element("language", site.settings.languages[feed.language])
        out.write("<atom:link")
        out.attribute("href", site.absolute(feed.url + fileName))
        out.write(" rel=\"self\" type=\"application/rss+xml\"/>\n")
        if let changed = items.changed(feed) { out.element("lastBuildDate") { $0.write(rfc822: changed) } }
        if !site.settings.licence.isEmpty { out.element("copyright", site.settings.licence[feed.language]) }
        // RSS knows no other formats for a channel's picture.
        if let crest = site.logoURL, ["png", "jpg", "jpeg", "gif"].contains(crest.fileExtension) {
            out.element("image") { out in
                out.element("url", site.absolute(crest))
                out.element("title", feed.title)
                out.element("link", site.absolute(feed.home))
            }
        }
        for id in feed.entries { try write(id, items, &out) }
        out.write("</channel>\n</rss>\n")
    }

    private static func write(_ id: EntryID, _ items: FeedItems, _ out: inout ByteWriter) throws {
        let url = items.url(id)
        out.write("<item>\n")
        out.element("title", items.site.title(id))
        out.element("link", url)
        out.write("<guid isPermaLink=\"true\">")
        out.write(xml: url)
        out.write("</guid>\n")
        if let date = items.published(id) { out.element("pubDate") { $0.write(rfc822: date) } }
        for author in items.authors(id) { out.element("dc:creator", author) }
        for tag in items.tags(id) { out.element("category", tag) }
        // A description is HTML in a text: what the author wrote as words must be escaped for both.
        out.element("description") { $0.write(xml: items.site.summary(id).asHTML) }
        let html = try items.html(id)
        out.element("content:encoded") { $0.write(xml: html) }
        if let picture = items.picture(id) { write(picture, &out) }
        out.write("</item>\n")
    }

    /// An enclosure needs its length in bytes; a picture of which only width and height are known goes into Media RSS.
    private static func write(_ picture: FeedItems.FeedPicture, _ out: inout ByteWriter) {
        if let bytes = picture.bytes {
            out.write("<enclosure")
            out.attribute("url", picture.url)
            out.attribute("length", String(bytes))
            out.attribute("type", picture.type)
        } else {
            out.write("<media:content")
            out.attribute("url", picture.url)
            out.attribute("type", picture.type)
            out.write(" medium=\"image\"")
            out.attribute("width", String(picture.width))
            out.attribute("height", String(picture.height))
        }
        out.write("/>\n")
    }
}
