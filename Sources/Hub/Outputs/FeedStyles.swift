internal import SourceText

/// How a browser shows a feed that someone opens: readable, with a word on what it is. One style sheet for each language.
struct FeedStyles: Sendable {
    /// By language, from the site's root; nil without `styles/feed.css`.
    private(set) var urls: [String?]
    private var files: [(path: String, bytes: [UInt8])] = []

    init(_ site: Site, _ template: TemplateFiles, into diagnostics: inout Diagnostics) {
        urls = site.settings.languages.map { _ in nil }
        guard let source = template.source("styles/feed.css", into: &diagnostics) else { return }
        for (language, tag) in site.settings.languages.enumerated() {
            var out = ByteWriter(capacity: source.bytes.count + 400)
            out.write(":root{--accent:")
            out.write(site.settings.colour)
            out.write(";--words:\"")
            // Only these end or escape a string of CSS.
            out.write(
                site.strings[language].phrase("feed_opened").replacing(bytes: "\\", with: "'")
                    .replacing(bytes: "\"", with: "'").replacing(bytes: "\n", with: " "))
            out.write("\"}\n")
            out.write(source.bytes)
            let bytes = out.take()
            let path = "assets/feed-\(tag)-\(Digest(of: bytes).hexadecimal.prefix(16)).css"
            files.append((path, bytes))
            urls[language] = "/" + path
        }
    }

    static func jobs(_ context: OutputContext) -> [Job] {
        context.feedStyles.files.map { path, bytes in
            Job(path, "feeds", .bytes(digest: { Digest(of: bytes) }, write: { $0.write(bytes) }))
        }
    }
}

extension ByteWriter {
    /// The line before a feed's root that browsers read and feed readers pass over.
    mutating func write(feedStyle url: String?) {
        guard let url else { return }
        write("<?xml-stylesheet type=\"text/css\"")
        attribute("href", url)
        write("?>\n")
    }
}
