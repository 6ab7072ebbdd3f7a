internal import SourceText
internal import Templating

/// The town's crest as the icons of pages and phones.
enum Icons {
    static func links(_ site: Site) -> [Record] {
        guard let crest = site.crest else { return [] }
        let url = site.href(site.assets.url(of: crest))
        let type = crest.hasSuffix(".svg") ? "image/svg+xml" : "image/png"
        return [Shapes.icon.record([.text(url), .absent, .text(type), .text("icon")])]
    }

    static func jobs(_ context: OutputContext) -> [Job] { [] }
}
