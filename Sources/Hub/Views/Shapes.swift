internal import Templating

/// What templates may name, record by record. A view's values stand in the order of its shape's slots.
enum Shapes {
    static let time = ViewShape(
        "Time",
        [
            Slot("text", .text), Slot("iso", .text), Slot("time", .text), Slot("full", .text), Slot("day", .text),
            Slot("month_short", .text), Slot("year", .text), Slot("weekday", .text),
        ])

    static let state = ViewShape("State", [Slot("level", .text), Slot("label", .text), Slot("note", .text)])

    static let link = ViewShape("Link", [Slot("name", .text), Slot("url", .text)])

    /// The partials that show an entry within a list, a kind's own each.
    static let cardPartials = Kind.all.map { "partials/card-" + $0.name }

    static let card = ViewShape(
        "Card",
        [
            Slot("url", .text), Slot("title", .text), Slot("summary", .text), Slot("kind", .text),
            Slot("kind_label", .text), Slot("layout", .partial(cardPartials)), Slot("kicker", .text),
            Slot("date", .record(time.shape)), Slot("until", .record(time.shape)), Slot("when", .text),
            Slot("day", .text), Slot("month", .text), Slot("place", .text), Slot("state", .record(state.shape)),
            Slot("image", .html), Slot("format", .text), Slot("size", .text), Slot("start_url", .text),
            Slot("start_label", .text), Slot("status_note", .text), Slot("lang", .text), Slot("level", .text),
            Slot("is_past", .flag), Slot("unit", .text), Slot("role", .text), Slot("is_external", .flag),
        ])

    static let video = ViewShape(
        "Video",
        [
            Slot("url", .text), Slot("title", .text), Slot("poster", .html), Slot("host", .text),
            Slot("duration", .text),
            Slot("transcript", .text), Slot("label", .text),
        ])

    static let picture = ViewShape("Picture", [Slot("html", .html), Slot("caption", .text), Slot("credit", .text)])
    static let tableLine = ViewShape(
        "ContentsLine",
        [
            Slot("id", .text), Slot("text", .text), Slot("level", .text), Slot("is_sub", .flag),
        ])
    static let fact = ViewShape("Fact", [Slot("label", .text), Slot("html", .html)])
    static let section = ViewShape("Section", [Slot("id", .text), Slot("label", .text), Slot("html", .html)])
    static let question = ViewShape("Question", [Slot("question", .text), Slot("answer", .html)])
    static let attachment = ViewShape(
        "Attachment",
        [
            Slot("title", .text), Slot("url", .text), Slot("format", .text), Slot("size", .text), Slot("note", .text),
            Slot("sample_url", .text),
        ])
    static let group = ViewShape("Group", [Slot("id", .text), Slot("label", .text), Slot("items", .list(card.shape))])
    static let collected = ViewShape(
        "Collected",
        [
            Slot("label", .text), Slot("items", .list(card.shape)), Slot("url", .text), Slot("feed_url", .text),
            Slot("calendar_url", .text),
        ])
    static let action = ViewShape("Action", [Slot("url", .text), Slot("label", .text), Slot("note", .text)])
    static let queue = ViewShape("Queue", [Slot("name", .text), Slot("hours", .text)])
    static let map = ViewShape("Map", [Slot("latitude", .text), Slot("longitude", .text), Slot("url", .text)])
    static let when = ViewShape(
        "When",
        [
            Slot("text", .text), Slot("start_iso", .text), Slot("end_iso", .text), Slot("previous_text", .text),
            Slot("calendar_url", .text), Slot("is_all_day", .flag), Slot("is_past", .flag),
            Slot("next", .list(time.shape)),
            Slot("day", .text), Slot("month", .text), Slot("repeats", .text),
        ])

    static let shownItem = ViewShape(
        "ShownItem",
        [Slot("text", .text), Slot("html", .html), Slot("url", .text), Slot("note", .text), Slot("label", .text)])
    /// A field as any template may show it.
    static let shown = ViewShape(
        "Shown",
        [
            Slot("label", .text), Slot("text", .text), Slot("html", .html), Slot("url", .text),
            Slot("items", .list(shownItem.shape)),
        ])

    /// One slot for each row of the kind, so that a template that names a field which the kind lacks does not load.
    static let fields: [ViewShape] = Kind.all.map { kind in
        ViewShape("Fields of " + kind.name, kind.fields.map { Slot($0.name, .record(shown.shape)) })
    }

    private static let entrySlots: [Slot] = [
        Slot("title", .text), Slot("summary", .text), Slot("url", .text), Slot("kind", .text),
        Slot("kind_label", .text),
        Slot("kind_url", .text), Slot("type_label", .text), Slot("date", .record(time.shape)),
        Slot("updated", .record(time.shape)), Slot("change_note", .text), Slot("body", .html),
        Slot("toc", .list(tableLine.shape)), Slot("reading_time", .text), Slot("image", .record(picture.shape)),
        Slot("gallery", .list(picture.shape)), Slot("video", .record(video.shape)), Slot("state", .record(state.shape)),
        Slot("when", .record(when.shape)), Slot("action", .record(action.shape)), Slot("facts", .list(fact.shape)),
        Slot("sections", .list(section.shape)), Slot("faq", .list(question.shape)),
        Slot("attachments", .list(attachment.shape)), Slot("tags", .list(link.shape)),
        Slot("settlements", .list(link.shape)), Slot("audiences", .list(link.shape)), Slot("units", .list(link.shape)),
        Slot("authors", .list(link.shape)), Slot("signature", .text), Slot("correction", .text),
        Slot("queues", .list(queue.shape)), Slot("map", .record(map.shape)), Slot("groups", .list(group.shape)),
        Slot("collected", .record(collected.shape)), Slot("related", .list(card.shape)), Slot("role", .text),
        Slot("slogan", .text), Slot("feed_url", .text), Slot("calendar_url", .text), Slot("cap_url", .text),
    ]

    static let entries: [ViewShape] = Kind.all.indices.map { kind in
        ViewShape("Entry of " + Kind.all[kind].name, entrySlots + [Slot("fields", .record(fields[kind].shape))])
    }

    static let icon = ViewShape(
        "Icon", [Slot("href", .text), Slot("sizes", .text), Slot("type", .text), Slot("rel", .text)])
    static let hotline = ViewShape("Hotline", [Slot("name", .text), Slot("phone", .text), Slot("phone_url", .text)])
    static let site = ViewShape(
        "Site",
        [
            Slot("name", .text), Slot("short_name", .text), Slot("description", .text), Slot("home", .text),
            Slot("base_url", .text), Slot("crest", .text), Slot("crest_alt", .text), Slot("icons", .list(icon.shape)),
            Slot("manifest", .text), Slot("theme_colour", .text), Slot("address", .text), Slot("phone", .text),
            Slot("phone_url", .text), Slot("email", .text), Slot("hours", .text), Slot("press_phone", .text),
            Slot("press_phone_url", .text), Slot("press_email", .text), Slot("hotlines", .list(hotline.shape)),
            Slot("social", .list(link.shape)), Slot("region", .text), Slot("community", .text), Slot("edrpou", .text),
            Slot("licence", .text), Slot("search_url", .text), Slot("feed_url", .text), Slot("calendar_url", .text),
            Slot("search_script", .text), Slot("search_root", .text), Slot("search_start", .text),
            Slot("search_inflate", .text), Slot("search_strings", .html), Slot("year", .text),
        ])

    static let menuItem = ViewShape("MenuItem", [Slot("title", .text), Slot("url", .text), Slot("is_current", .flag)])
    static let crumb = ViewShape("Crumb", [Slot("title", .text), Slot("url", .text), Slot("is_last", .flag)])
    static let alternate = ViewShape(
        "Alternate",
        [
            Slot("lang", .text), Slot("url", .text), Slot("path", .text), Slot("name", .text),
            Slot("is_current", .flag),
            Slot("is_default", .flag),
        ])
    static let language = ViewShape(
        "Language", [Slot("lang", .text), Slot("name", .text), Slot("path", .text), Slot("is_current", .flag)])
    static let feed = ViewShape("FeedLink", [Slot("title", .text), Slot("url", .text), Slot("type", .text)])
    static let localeAlternate = ViewShape("LocaleAlternate", [Slot("locale", .text)])
    static let notice = ViewShape("Notice", [Slot("level", .text), Slot("html", .html)])
    static let shareImage = ViewShape(
        "ShareImage",
        [Slot("url", .text), Slot("width", .text), Slot("height", .text), Slot("alt", .text), Slot("type", .text)])

    static let pageNumber = ViewShape(
        "PageNumber", [Slot("number", .text), Slot("url", .text), Slot("is_current", .flag), Slot("is_gap", .flag)])
    static let pagination = ViewShape(
        "Pagination",
        [
            Slot("current", .text), Slot("total", .text), Slot("previous", .text), Slot("next", .text),
            Slot("first", .text), Slot("last", .text), Slot("numbers", .list(pageNumber.shape)),
        ])
    static let month = ViewShape("Month", [Slot("name", .text), Slot("url", .text), Slot("is_current", .flag)])
    static let year = ViewShape(
        "Year",
        [Slot("name", .text), Slot("url", .text), Slot("is_current", .flag), Slot("months", .list(month.shape))])
    static let termLink = ViewShape("Term", [Slot("name", .text), Slot("url", .text), Slot("count", .text)])
    static let list = ViewShape(
        "List",
        [
            Slot("heading", .text), Slot("intro", .html), Slot("items", .list(card.shape)), Slot("empty", .text),
            Slot("pages", .record(pagination.shape)), Slot("years", .list(year.shape)),
            Slot("groups", .list(group.shape)), Slot("feed_url", .text), Slot("calendar_url", .text),
            Slot("data", .list(link.shape)), Slot("terms", .list(termLink.shape)), Slot("archive_url", .text),
        ])

    static let homeSection = ViewShape(
        "HomeSection",
        [
            Slot("id", .text), Slot("label", .text), Slot("url", .text), Slot("layout", .text),
            Slot("items", .list(card.shape)), Slot("more_label", .text),
        ])
    static let home = ViewShape(
        "Home",
        [
            Slot("pinned", .list(card.shape)), Slot("sections", .list(homeSection.shape)),
            Slot("settlements", .list(link.shape)),
        ])
    static let search = ViewShape(
        "Search",
        [
            Slot("services", .list(link.shape)), Slot("sections", .list(link.shape)),
            Slot("help", .record(hotline.shape)),
        ])

    private static let pageSlots: [Slot] = [
        Slot("lang", .text), Slot("title", .text), Slot("heading", .text), Slot("description", .text),
        Slot("canonical", .text), Slot("robots", .text), Slot("og_type", .text), Slot("locale", .text),
        Slot("locale_alternates", .list(localeAlternate.shape)), Slot("image", .record(shareImage.shape)),
        Slot("published", .text), Slot("modified", .text), Slot("section", .text), Slot("kind", .text),
        Slot("css", .html), Slot("csp", .text), Slot("json_ld", .html), Slot("alternates", .list(alternate.shape)),
        Slot("x_default", .text), Slot("languages", .list(language.shape)), Slot("feeds", .list(feed.shape)),
        Slot("breadcrumbs", .list(crumb.shape)), Slot("menu", .list(menuItem.shape)),
        Slot("footer_menu", .list(menuItem.shape)), Slot("banner", .list(card.shape)),
        Slot("notices", .list(notice.shape)), Slot("site", .record(site.shape)),
    ]

    /// The root of a page's template. `strings` is the shape of the words, which the strings files decide.
    struct Roots: Sendable {
        let strings: Shape
        let entries: [ViewShape]
        let list: ViewShape
        let home: ViewShape
        let search: ViewShape
        let plain: ViewShape

        init(words: [String]) {
            let strings = Shape("Strings", words.map { Slot($0, .text) })
            self.strings = strings
            let common = Shapes.pageSlots + [Slot("t", .record(strings))]
            entries = Shapes.entries.map {
                ViewShape("Page of " + $0.shape.name, common + [Slot("entry", .record($0.shape))])
            }
            list = ViewShape("Page of a list", common + [Slot("list", .record(Shapes.list.shape))])
            home = ViewShape("Home page", common + [Slot("home", .record(Shapes.home.shape))])
            search = ViewShape("Search page", common + [Slot("search", .record(Shapes.search.shape))])
            plain = ViewShape("Page", common)
        }
    }
}
