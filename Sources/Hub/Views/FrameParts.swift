internal import Templating

/// A part of the page's menu.
struct MenuItemView: Viewed {
    let title: String
    let url: String
    let isCurrent: Bool
    let language: String?

    static let view = View<MenuItemView>(
        "MenuItem",
        [
            .text("title", "its words") { $0.title },
            .text("url", "where it leads") { $0.url },
            .flag("is_current", "the page is that one or below it") { $0.isCurrent },
            .text("lang", "the language of its words and its page, where it is not this page's") { $0.language },
        ])
}

/// A step of the way from the home page.
struct CrumbView: Viewed {
    let title: String
    let url: String
    let isLast: Bool

    static let view = View<CrumbView>(
        "Crumb",
        [
            .text("title", "the page's name") { $0.title },
            .text("url", "its address") { $0.url },
            .flag("is_last", "it is the page itself") { $0.isLast },
        ])
}

/// The same page in a language, for machines.
struct AlternateView: Viewed {
    let lang: String
    let url: String
    let path: String
    let name: String
    let isCurrent: Bool
    let isDefault: Bool

    static let view = View<AlternateView>(
        "Alternate",
        [
            .text("lang", "the language's tag: `uk`") { $0.lang },
            .text("url", "the page's address with the host") { $0.url },
            .text("path", "the same from the host's root") { $0.path },
            .text("name", "the language's name in itself") { $0.name },
            .flag("is_current", "it is this page") { $0.isCurrent },
            .flag("is_default", "it is the site's first language") { $0.isDefault },
        ])
}

/// A language of the site, for readers.
struct LanguageView: Viewed {
    let lang: String
    let name: String
    let path: String
    let isCurrent: Bool

    static let view = View<LanguageView>(
        "Language",
        [
            .text("lang", "the language's tag: `uk`") { $0.lang },
            .text("name", "its name in itself") { $0.name },
            .text("path", "this page in it, or its home page where this one is not translated") { $0.path },
            .flag("is_current", "it is the page's own") { $0.isCurrent },
        ])
}

struct FeedView: Viewed {
    let title: String
    let url: String
    let type: String

    static let view = View<FeedView>(
        "FeedLink",
        [
            .text("title", "the feed's name") { $0.title },
            .text("url", "its address") { $0.url },
            .text("type", "its media type") { $0.type },
        ])
}

/// The locale of the page in another language.
struct LocaleAlternateView: Viewed {
    let locale: String

    static let view = View<LocaleAlternateView>(
        "LocaleAlternate", [.text("locale", "as Open Graph writes it: `en_GB`") { $0.locale }])
}

/// What must be said above a page's text: that it is old, replaced, or lags behind its original.
struct NoticeView: Viewed {
    let level: String
    let html: [UInt8]

    static let view = View<NoticeView>(
        "Notice",
        [
            .text("level", "`info` or `warning`") { $0.level },
            .html("html", "what is said") { $0.html },
        ])
}

/// The page's share card.
struct ShareImageView: Viewed {
    let url: String
    let width: Int
    let height: Int
    let alt: String
    let type: String

    static let view = View<ShareImageView>(
        "ShareImage",
        [
            .text("url", "its address with the host") { $0.url },
            .text("width", "in pixels") { String($0.width) },
            .text("height", "in pixels") { String($0.height) },
            .text("alt", "what it shows, in words") { $0.alt },
            .text("type", "its media type") { $0.type },
        ])
}

/// A file that serves as the site's icon.
struct IconView: Viewed {
    let href: String
    let sizes: String?
    let type: String
    let rel: String

    static let view = View<IconView>(
        "Icon",
        [
            .text("href", "the file's address") { $0.href },
            .text("sizes", "`32x32`, or `any` of a drawing") { $0.sizes },
            .text("type", "its media type") { $0.type },
            .text("rel", "`icon` or `apple-touch-icon`") { $0.rel },
        ])
}

/// Whom to call.
struct HotlineView: Viewed {
    let name: String
    let phone: String

    static let view = View<HotlineView>(
        "Hotline",
        [
            .text("name", "who answers") { $0.name },
            .text("phone", "the number as it is read") { $0.phone },
            .text("phone_url", "the same as a `tel:` address") { FieldMarkup.phoneURL($0.phone) },
        ])
}
