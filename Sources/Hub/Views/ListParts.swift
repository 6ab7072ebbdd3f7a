internal import Templating

/// A number of a list's pages, or the gap between two.
struct PageNumberView: Viewed {
    var number: Int?
    var url: String?
    var isCurrent = false

    static let view = View<PageNumberView>(
        "PageNumber",
        [
            .text("number", "the page's number; absent of a gap") { $0.number.map { String($0) } },
            .text("url", "its address; absent of a gap") { $0.url },
            .flag("is_current", "it is this page") { $0.isCurrent },
            .flag("is_gap", "pages are left out here") { $0.number == nil },
        ])
}

/// The way through a list of many pages.
struct PaginationView: Viewed {
    let current: Int
    let total: Int
    let previous: String?
    let next: String?
    let first: String
    let last: String
    let numbers: [Record]

    static let view = View<PaginationView>(
        "Pagination",
        [
            .text("current", "this page's number") { String($0.current) },
            .text("total", "how many there are") { String($0.total) },
            .text("previous", "the address of the one before; absent on the first") { $0.previous },
            .text("next", "the address of the one after; absent on the last") { $0.next },
            .text("first", "the first one's address") { $0.first },
            .text("last", "the last one's address") { $0.last },
            .list("numbers", PageNumberView.shape, "the numbers to show") { $0.numbers },
        ])
}

/// A month of an archive.
struct MonthView: Viewed {
    let name: String
    let url: String
    let isCurrent: Bool

    static let view = View<MonthView>(
        "Month",
        [
            .text("name", "the month alone") { $0.name },
            .text("url", "its page") { $0.url },
            .flag("is_current", "it is this page") { $0.isCurrent },
        ])
}

/// A year of an archive.
struct YearView: Viewed {
    let name: String
    let url: String
    let isCurrent: Bool
    let months: [Record]

    static let view = View<YearView>(
        "Year",
        [
            .text("name", "the year's number") { $0.name },
            .text("url", "its page") { $0.url },
            .flag("is_current", "it is this page") { $0.isCurrent },
            .list("months", MonthView.shape, "its months with entries, the latest first; of the year shown alone") {
                $0.months
            },
        ])
}

/// A word by which entries are collected.
struct TermView: Viewed {
    let name: String
    let url: String
    let count: Int

    static let view = View<TermView>(
        "Term",
        [
            .text("name", "the word") { $0.name },
            .text("url", "the list of its entries") { $0.url },
            .text("count", "how many there are") { String($0.count) },
        ])
}

/// Cards under a heading.
struct GroupView: Sendable {
    let id: String
    let label: String
    let items: [Record]

    static func view(card: Shape) -> View<GroupView> {
        View(
            "Group",
            [
                .text("id", "the anchor") { $0.id },
                .text("label", "the heading") { $0.label },
                .list("items", card, "the cards") { $0.items },
            ])
    }
}

/// What other entries name this one as their unit.
struct CollectedView: Sendable {
    let label: String
    let items: [Record]
    let url: String
    let feedURL: String
    let calendarURL: String?

    static func view(card: Shape) -> View<CollectedView> {
        View(
            "Collected",
            [
                .text("label", "the heading") { $0.label },
                .list("items", card, "the newest ones' cards") { $0.items },
                .text("url", "the page of all") { $0.url },
                .text("feed_url", "the RSS feed of them") { $0.feedURL },
                .text("calendar_url", "the calendar of those that take place") { $0.calendarURL },
            ])
    }
}

/// A day and what takes place on it.
struct DayView: Sendable {
    let label: String
    let iso: String
    let items: [Record]

    static func view(card: Shape) -> View<DayView> {
        View(
            "Day",
            [
                .text("label", "the day in words: `вівторок, 24 листопада`") { $0.label },
                .text("iso", "the same for machines; absent where no day is known") { $0.iso },
                .list("items", card, "the cards") { $0.items },
            ])
    }
}

/// A field by whose values a list can be narrowed.
struct FacetView: Viewed {
    let label: String
    let values: [Record]

    static let view = View<FacetView>(
        "Facet",
        [
            .text("label", "the field in words") { $0.label },
            .list("values", FacetValueView.shape, "its values, each with a page") { $0.values },
        ])
}

struct FacetValueView: Viewed {
    let name: String
    let url: String
    let count: Int
    let isCurrent: Bool

    static let view = View<FacetValueView>(
        "FacetValue",
        [
            .text("name", "the value in words") { $0.name },
            .text("url", "the list of what has it") { $0.url },
            .text("count", "how many there are") { String($0.count) },
            .flag("is_current", "it is this page") { $0.isCurrent },
        ])
}

/// A list's page, and the page of a word list.
struct ListView: Sendable {
    /// Nil of lists of several kinds.
    var kind: String?
    let heading: String
    var items: [Record] = []
    var days: [Record] = []
    var facets: [Record] = []
    var alphabet: [Record] = []
    var empty: String?
    var pages: Record?
    var years: [Record] = []
    var groups: [Record] = []
    var feedURL: String?
    var calendarURL: String?
    var data: [Record] = []
    var terms: [Record] = []
    var archiveURL: String?
    var asOf: Record?

    static func view(card: Shape, group: Shape, day: Shape) -> View<ListView> {
        View(
            "List",
            [
                .text("kind", "the kind of what the list holds; absent where it holds several") { $0.kind },
                .text("heading", "the list's name, with the page's number from the second on") { $0.heading },
                .list("items", card, "the page's cards") { $0.items },
                .text("empty", "what is said where there is nothing") { $0.empty },
                .record("pages", PaginationView.shape, "the way through; absent of a single page") { $0.pages },
                .list("years", YearView.shape, "the archive's years, the latest first") { $0.years },
                .list("groups", group, "the parts of a list, before `items`: services by what happens in life") {
                    $0.groups
                },
                .list("days", day, "what takes place, day by day, in place of `items`") { $0.days },
                .list("facets", FacetView.shape, "what the list can be narrowed to: a page for each value") {
                    $0.facets
                },
                .list("alphabet", LinkView.shape, "of a grouped list: all by the alphabet") { $0.alphabet },
                .text("feed_url", "the list's RSS feed") { $0.feedURL },
                .text("calendar_url", "its calendar") { $0.calendarURL },
                .list("data", LinkView.shape, "its open data") { $0.data },
                .list("terms", TermView.shape, "the words, on the page of a word list") { $0.terms },
                .text("archive_url", "what is over") { $0.archiveURL },
                .record("as_of", TimeView.shape, "of what changes: the newest date of the entries listed") { $0.asOf },
            ])
    }
}

/// A kind's part of the home page.
struct HomeSectionView: Sendable {
    let kind: String
    let label: String
    let url: String
    let items: [Record]
    let moreLabel: String

    static func view(card: Shape) -> View<HomeSectionView> {
        View(
            "HomeSection",
            [
                .text("id", "the anchor: the kind's name") { $0.kind },
                .text("label", "the heading") { $0.label },
                .text("url", "the list of all") { $0.url },
                .text("layout", "the kind's name, for the style sheet") { $0.kind },
                .list("items", card, "the cards") { $0.items },
                .text("more_label", "the words of the link to all") { $0.moreLabel },
            ])
    }
}

struct HomeView: Sendable {
    let now: Record?
    let sections: [Record]
    let ways: [Record]
    let campaigns: [Record]
    let settlements: [Record]

    static func view(card: Shape, section: Shape) -> View<HomeView> {
        View(
            "Home",
            [
                .record("now", NowView.shape, "what is on and off now; absent of a site without outages") { $0.now },
                .list("ways", LinkView.shape, "shelters, telephones: what is looked for in an emergency") { $0.ways },
                .list("campaigns", card, "the campaigns that run") { $0.campaigns },
                .list("sections", section, "a section for each kind that asks for one; what is pinned stands first") {
                    $0.sections
                },
                .list("settlements", LinkView.shape, "the settlements with entries") { $0.settlements },
            ])
    }
}

/// What the search page shows without a script, and where nothing is found.
struct SearchView: Viewed {
    let services: [Record]
    let sections: [Record]
    let help: Record?

    static let view = View<SearchView>(
        "Search",
        [
            .list("services", LinkView.shape, "all services by the alphabet") { $0.services },
            .list("sections", LinkView.shape, "the lists of kinds") { $0.sections },
            .record("help", HotlineView.shape, "whom to call") { $0.help },
        ])
}
