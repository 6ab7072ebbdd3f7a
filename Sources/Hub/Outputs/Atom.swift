internal import Calendars
internal import SourceText

/// Atom (RFC 4287).
enum Atom {
    static let fileName = "atom.xml"

    static func write(_ feed: Feed, _ items: FeedItems, into out: inout ByteWriter) throws {
        let site = items.site
        let address = site.absolute(feed.url + fileName)
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        out.write(feedStyle: items.styles[feed.language])
        out.write("<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        out.attribute("xml:lang", site.settings.languages[feed.language])
        out.write(">\n")
        words("title", feed.title, &out)
        words("subtitle", feed.description, &out)
        out.element("id", address)
        link("self", "application/atom+xml", address, &out)
        link("alternate", "text/html", site.absolute(feed.home), &out)
        out.element("updated") { out in
            // An empty feed must have a time too, and no build may change it.
            if let changed = items.changed(feed) {
                out.write(rfc3339: changed)
            } else {
                out.write("2000-01-01T00:00:00Z")
            }
        }
        person(site.settings.name[feed.language], &out)
        if !site.settings.licence.isEmpty { words("rights", site.settings.licence[feed.language], &out) }
        if let crest = site.logoURL {
            out.element("icon", site.absolute(crest))
            out.element("logo", site.absolute(crest))
        }
        for id in feed.entries { try write(id, items, &out) }
        out.write("</feed>\n")
    }

    private static func write(_ id: EntryID, _ items: FeedItems, _ out: inout ByteWriter) throws {
        let url = items.url(id)
        out.write("<entry>\n")
        words("title", items.site.title(id), &out)
        out.element("id", url)
        link("alternate", "text/html", url, &out)
        if let date = items.published(id) { out.element("published") { $0.write(rfc3339: date) } }
        if let date = items.modified(id) { out.element("updated") { $0.write(rfc3339: date) } }
        for author in items.authors(id) { person(author, &out) }
        for tag in items.tags(id) {
            out.write("<category")
            out.attribute("term", tag)
            out.write("/>\n")
        }
        words("summary", items.site.summary(id), &out)
        out.write("<content type=\"html\">")
        out.write(xml: try items.html(id))
        out.write("</content>\n")
        if let picture = items.picture(id) {
            out.write("<link rel=\"enclosure\"")
            out.attribute("href", picture.url)
            out.attribute("type", picture.type)
            if let bytes = picture.bytes { out.attribute("length", String(bytes)) }
            out.write("/>\n")
        }
        out.write("</entry>\n")
    }

    /// A text construct (3.1): said to be HTML where it has what readers might take for it.
    private static func words(_ name: StaticString, _ text: String, _ out: inout ByteWriter) {
        let html = text.asHTML
        out.write("<")
        out.write(name)
        out.write(html == text ? ">" : " type=\"html\">")
        out.write(xml: html)
        out.write("</")
        out.write(name)
        out.write(">\n")
    }

    private static func link(_ relation: String, _ type: String, _ url: String, _ out: inout ByteWriter) {
        out.write("<link")
        out.attribute("rel", relation)
        out.attribute("type", type)
        out.attribute("href", url)
        out.write("/>\n")
    }

    private static func person(_ name: String, _ out: inout ByteWriter) {
        out.element("author") { $0.element("name", name) }
    }
}
