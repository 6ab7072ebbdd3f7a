internal import Calendars
internal import SourceText

/// JSON Feed 1.1.
enum JSONFeed {
    static let fileName = "feed.json"

    static func write(_ feed: Feed, _ items: FeedItems, into out: inout ByteWriter) throws {
        let site = items.site
        let texts = try feed.entries.map { (id: $0, html: try items.html($0)) }
        var json = JSONWriter()
        json.object {
            $0.member("version", "https://jsonfeed.org/version/1.1")
            $0.member("title", feed.title)
            $0.member("home_page_url", site.absolute(feed.home))
            $0.member("feed_url", site.absolute(feed.url + fileName))
            $0.member("description", feed.description)
            if let crest = site.logoURL {
                $0.member("icon", site.absolute(crest))
                $0.member("favicon", site.absolute(crest))
            }
            authors([site.settings.name[feed.language]], &$0)
            $0.member("language", site.settings.languages[feed.language])
            $0.key("items")
            $0.array { list in for (id, html) in texts { write(id, html, items, &list) } }
        }
        out.write(json.bytes)
        out.write("\n")
    }

    private static func write(_ id: EntryID, _ html: [UInt8], _ items: FeedItems, _ json: inout JSONWriter) {
        let url = items.url(id)
        json.object {
            $0.member("id", url)
            $0.member("url", url)
            $0.member("title", items.site.title(id))
            $0.member("content_html", String(decoding: html, as: UTF8.self))
            let summary = items.site.summary(id)
            if !summary.isEmpty { $0.member("summary", summary) }
            let picture = items.picture(id)
            if let picture { $0.member("image", picture.url) }
            if let date = items.published(id) { $0.member("date_published", rfc3339(date)) }
            if let date = items.modified(id) { $0.member("date_modified", rfc3339(date)) }
            let names = items.authors(id)
            if !names.isEmpty { authors(names, &$0) }
            let tags = items.tags(id)
            if !tags.isEmpty {
                $0.key("tags")
                $0.array { list in for tag in tags { list.value(tag) } }
            }
            $0.member("language", items.site.settings.languages[items.site.entries[id].language])
        }
    }

    private static func authors(_ names: [String], _ json: inout JSONWriter) {
        json.key("authors")
        json.array { list in for name in names { list.object { $0.member("name", name) } } }
    }

    private static func rfc3339(_ time: CivilTime) -> String {
        var out = ByteWriter(capacity: 25)
        out.write(rfc3339: time)
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
