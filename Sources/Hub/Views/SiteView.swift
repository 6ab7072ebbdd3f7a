internal import Calendars
internal import Templating

/// The town as templates see it, in a language.
struct SiteView: Viewed {
    let site: Site
    let language: Int
    let icons: [Record]
    /// From the site's root; nil without events.
    let calendarURL: String?
    let search: SearchLinks
    let editions: Editions

    private var settings: Settings { site.settings }
    private var contacts: Settings.Contacts { site.settings.contacts }
    private var press: Settings.Press { site.settings.press }

    static let view = View<SiteView>(
        "Site",
        [
            .text("name", "the site's name") { $0.settings.name[$0.language] },
            .text("short_name", "the same in short") { $0.settings.shortName[$0.language] },
            .text("description", "what the site is") { $0.settings.description[$0.language] },
            .text("home", "the home page of the language") { $0.site.href($0.site.prefix($0.language)) },
            .text("base_url", "the site's address with the host, without a slash at its end") {
                $0.settings.origin + $0.settings.base
            },
            .text("crest", "the crest's file") { view in view.site.crestURL.map(view.site.href) },
            .text("crest_alt", "the crest in words") { $0.settings.crestAlt[$0.language] },
            .list("icons", IconView.shape, "the crest as icons of tabs and phones") { $0.icons },
            .text("manifest", "the web app manifest") { $0.site.href("/manifest.webmanifest") },
            .text("theme_colour", "the site's colour: `#0a5`") { $0.settings.colour },
            .text("address", "where the council is") { $0.contacts.address[$0.language] },
            .text("phone", "the council's phone as it is read") { $0.contacts.phone },
            .text("phone_url", "the same as a `tel:` address") { phoneURL($0.contacts.phone) },
            .text("email", "the council's e-mail") { $0.contacts.email },
            .text("hours", "when the council is open") { $0.contacts.hours[$0.language] },
            .text("press_phone", "the press service's phone as it is read") { $0.press.phone },
            .text("press_phone_url", "the same as a `tel:` address") { phoneURL($0.press.phone) },
            .text("press_email", "the press service's e-mail") { $0.press.email },
            .list("hotlines", HotlineView.shape, "whom to call") { view in
                view.settings.hotlines.map { HotlineView(name: $0.name[view.language], phone: $0.phone).record }
            },
            .list("social", LinkView.shape, "the town's pages elsewhere") { view in
                view.settings.social.map { LinkView(name: $0.name[view.language], url: $0.url).record }
            },
            .text("region", "the oblast") { $0.settings.region[$0.language] },
            .text("community", "the territorial community") { $0.settings.community[$0.language] },
            .text("edrpou", "the council's code in the state register") { $0.settings.edrpou },
            .text("licence", "the licence of the site's materials") { $0.settings.licence[$0.language] },
            .text("search_url", "the search page") { $0.site.href($0.site.prefix($0.language) + "search/") },
            .text("feed_url", "the RSS feed of all news") { $0.site.href($0.site.prefix($0.language) + "feed.xml") },
            .text("calendar_url", "the calendar of all events; absent without events") { view in
                view.calendarURL.map(view.site.href)
            },
            .text("search_script", "the search's script; absent without an index") { view in
                view.search.script.map(view.site.href)
            },
            .text("search_root", "the folder of the language's index") { view in
                view.search.roots.indices.contains(view.language)
                    ? view.search.roots[view.language].map(view.site.href) : nil
            },
            .text("search_start", "the script that loads the search when it is asked for") { view in
                view.search.start.map(view.site.href)
            },
            .text("search_inflate", "the script that unpacks the index where the browser cannot") { view in
                view.search.inflate.map(view.site.href)
            },
            .html("search_strings", "the words of the search's script, as JSON") {
                $0.search.start == nil ? nil : searchStrings($0.site.strings[$0.language])
            },
            .text("lite", "the home page of the edition without pictures; absent without one") { view in
                view.editions.hasLite ? view.site.href(view.site.prefix(view.language) + "lite/") : nil
            },
            .text("handout", "what is needed in one file; absent without one") { view in
                view.editions.hasHandout ? view.site.href(view.site.prefix(view.language) + "town.html") : nil
            },
            .text("feeds_url", "the page of all feeds; absent without one") { view in
                view.editions.hasSubscriptions ? view.site.href(view.site.prefix(view.language) + "feeds/") : nil
            },
            .text("year", "the year of the build") { String($0.site.year) },
        ])

    private static func phoneURL(_ phone: String) -> String? { phone.isEmpty ? nil : FieldMarkup.phoneURL(phone) }

    private static func searchStrings(_ strings: Strings) -> [UInt8] {
        var json = JSONWriter()
        json.object { object in
            for key in RequiredWords.searchWords { object.member(key, strings["search." + key] ?? key) }
            object.member("short", strings["dates.short"] ?? "y-MM-dd")
        }
        return json.bytes
    }
}

/// Which pages besides those of entries and lists the template makes.
struct Editions: Sendable {
    let hasLite: Bool
    let hasHandout: Bool
    let hasSubscriptions: Bool

    init(_ templates: Templates) {
        hasLite = templates.sheet(.lite) != nil
        hasHandout = templates.sheet(.handout) != nil
        hasSubscriptions = templates.hasSubscriptions
    }
}

/// The addresses of the search's client and of its indexes, from the site's root; all nil without an index.
struct SearchLinks: Sendable {
    /// The index's folder, by language.
    var roots: [String?] = []
    var script: String?
    var start: String?
    var inflate: String?
}
