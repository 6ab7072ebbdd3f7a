internal import Templating

/// A page: what stands around its own content, and that content.
struct PageView: Sendable {
    let views: PageViews
    let frame: PageViews.Frame
    /// The view of the page's own content; nil of page 404.
    let own: Record?

    private var site: Site { views.site }
    private var strings: Strings { views.site.strings[frame.language] }

    /// `content` is what the page is about: by its name in templates.
    static func view(
        _ name: String, card: Shape, strings: Shape, content: (name: String, shape: Shape, meaning: String)?
    ) -> View<PageView> {
        var names = head + frame(card: card)
        names.append(.record("t", strings, "the words of the strings files") { $0.views.words[$0.frame.language] })
        if let content { names.append(.record(content.name, content.shape, content.meaning) { $0.own }) }
        return View(name, names)
    }

    private static let head: [ViewName<PageView>] = [
        .text("lang", "the page's language: `uk`") { $0.site.settings.languages[$0.frame.language] },
        .text("title", "for `<title>`: the heading and the site's short name") { $0.views.title($0.frame) },
        .text("heading", "what the page is about") { $0.frame.heading },
        .text("description", "the same in a sentence or two") { $0.frame.description },
        .text("canonical", "the page's address with the host; absent of page 404") {
            $0.frame.hasAddress ? $0.site.absolute($0.frame.url) : nil
        },
        .text("robots", "`noindex` where search engines shall leave the page out") {
            $0.frame.isIndexed ? nil : "noindex"
        },
        .text("og_type", "`article` or `website`") { $0.frame.isArticle ? "article" : "website" },
        .text("locale", "as Open Graph writes it: `uk_UA`") { $0.strings.locale },
        .list("locale_alternates", LocaleAlternateView.shape, "the locales of the page's translations") {
            $0.views.locales($0.frame)
        },
        .record("image", ShareImageView.shape, "the page's share card") { $0.views.image($0.frame) },
        .text("published", "of news: when, as RFC 3339 writes it") { $0.frame.published },
        .text("modified", "of news: when it was last changed") { $0.frame.modified },
        .text("section", "of news: the kind in words") { $0.frame.section },
        .text("kind", "the kind's name, or `home`, `list`, `search`, `404`") { $0.frame.kind },
        .html("before_paint", "a script in the head: the page is shown as the reader wants to read it") {
            $0.views.scripts.file == nil ? nil : PageScripts.beforePaint
        },
        .text("script", "the small script of every page") { page in
            page.views.scripts.url.map(page.site.href)
        },
        .list("share", LinkView.shape, "where a reader can pass the page on; empty of pages without an address") {
            $0.frame.hasAddress ? ShareLinks.records(to: $0.site.absolute($0.frame.url)) : []
        },
        .text("reading_url", "the page on which the reader says how to read") { page in
            page.views.templates.has(.reading)
                ? page.site.href(ResidentPages.url(.reading, page.frame.language, page.site)) : nil
        },
        .text("phones_url", "the sheet of telephones") { page in
            page.views.templates.has(.phones)
                ? page.site.href(ResidentPages.url(.phones, page.frame.language, page.site)) : nil
        },
        .deferred("css", "the style sheet") { $0.views.styles.css },
        .bytes("csp", "the content security policy") { $0.views.styles.policy },
        .html("json_ld", "the page in schema.org's terms") { $0.frame.jsonLD },
    ]

    private static func frame(card: Shape) -> [ViewName<PageView>] {
        [
            .list("alternates", AlternateView.shape, "the page in each language it has, for machines") {
                $0.views.alternates($0.frame)
            },
            .text("x_default", "the page in the site's first language") { $0.views.defaultURL($0.frame) },
            .list("languages", LanguageView.shape, "the site's languages; empty where there is one") {
                $0.views.languages($0.frame)
            },
            .list("feeds", FeedView.shape, "the feeds of what the page shows") { $0.views.feeds($0.frame) },
            .list("breadcrumbs", CrumbView.shape, "the way from the home page; empty on it") {
                $0.views.crumbs($0.frame)
            },
            .list("menu", MenuItemView.shape, "the main menu") { $0.views.menu($0.frame.language, $0.frame.url) },
            .list("footer_menu", MenuItemView.shape, "the menu at the foot") {
                $0.views.footer($0.frame.language, $0.frame.url)
            },
            .list("banner", BannerView.view.shape, "the alerts that hold, but the page's own; the gravest first") {
                $0.views.banner($0.frame)
            },
            .list("notices", NoticeView.shape, "what must be said above the text") { $0.frame.notices },
            .record("site", SiteView.shape, "the town") { $0.views.siteRecords[$0.frame.language] },
        ]
    }
}
