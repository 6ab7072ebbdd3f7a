internal import Hub
internal import SourceText

/// What a WordPress export (WXR 1.0 to 1.2: RSS with the elements of wordpress.org/export) holds.
struct WordPressExport {
    /// Title, link and so on of the channel, by the element's name.
    var channel: [String: String] = [:]
    /// Names shown, by login.
    var authors: [String: String] = [:]
    /// Descriptions of categories and tags, by their names.
    var descriptions: [(name: String, text: String)] = []
    var items: [Item] = []
    /// Places that the reader had to mend.
    var repaired = 0

    struct Term: Equatable {
        let taxonomy: String
        let slug: String
        let name: String
    }

    /// A post, a page, a file, a menu's line: WordPress keeps them all alike.
    struct Item {
        /// Texts of elements by their names, with `wp:`, `content:`, `excerpt:`, `dc:` before those of WordPress.
        var fields: [String: String] = [:]
        var terms: [Term] = []
        var meta: [(key: String, value: String)] = []
        var comments = 0
        /// Elements of plug-ins.
        var others: [(name: String, text: String)] = []
    }

    /// The old site's address without a slash at its end.
    var base: String {
        let address =
            ["wp:base_blog_url", "link", "wp:base_site_url"].lazy.compactMap { channel[$0]?.trimmed }
            .first { $0.contains(bytes: "://") } ?? ""
        return address.hasSuffix(bytes: "/") ? address.dropping(lastBytes: 1) : address
    }
}

extension WordPressExport.Item {
    private func word(_ name: String) -> String { fields[name]?.trimmed ?? "" }

    var title: String { WordPressWords.plain(word("title")) }
    var link: String { word("link") }
    var id: String { word("wp:post_id") }
    var type: String { word("wp:post_type").isEmpty ? "post" : word("wp:post_type") }
    var status: String { word("wp:status") }
    /// The last part of the address, percent-decoded.
    var name: String { word("wp:post_name").percentDecoded }
    var parent: String { word("wp:post_parent") }
    var content: String { fields["content:encoded"] ?? "" }
    var excerpt: String { fields["excerpt:encoded"] ?? "" }
    var author: String { word("dc:creator") }
    var hasPassword: Bool { !word("wp:post_password").isEmpty }
    var isSticky: Bool { word("wp:is_sticky") == "1" }
    var file: String { word("wp:attachment_url") }
    var order: Int { Int(word("wp:menu_order")) ?? 0 }

    func meta(_ key: String) -> String? { meta.first { $0.key == key }?.value.trimmed }

    /// Local time without a zone, as WordPress shows it; else in UTC; else that of the feed. Zeros mean that there is none.
    var date: String? {
        for (name, zone) in [("wp:post_date", ""), ("wp:post_date_gmt", "Z"), ("pubDate", "")] {
            let text = word(name)
            if text.isEmpty || text.hasPrefix(bytes: "0000") { continue }
            let written = zone.isEmpty ? text : text.replacing(bytes: " ", with: "T") + zone
            if let moment = FieldMapping.moment(written, imprecise: false) { return moment }
        }
        return nil
    }

    var modified: String? {
        let text = word("wp:post_modified")
        return text.hasPrefix(bytes: "0000") ? nil : FieldMapping.moment(text, imprecise: false)
    }

    /// How the report calls it.
    var path: String {
        let slug = slug(name.isEmpty ? title : name)
        return type + "/" + (id.isEmpty ? "?" : id) + (slug.isEmpty ? "" : "-" + slug)
    }
}

/// Short texts of an export, which WordPress keeps as HTML.
enum WordPressWords {
    /// The words alone, references and tags resolved.
    static func plain(_ html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return html.inSingleBlanks
        }
        return escaping(html, tags: false).withoutMarkup
    }

    /// With its signs escaped, so that a reader of Markdown takes the words for words.
    static func escaping(_ text: String, tags: Bool = true, brackets: Bool = true) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            let isSign =
                "\\*_`".utf8.contains(byte) || brackets && "[]".utf8.contains(byte)
                || tags && byte == UInt8(ascii: "<")
            if isSign { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}
