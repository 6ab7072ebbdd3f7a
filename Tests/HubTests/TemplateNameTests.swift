import Foundation
import SourceText
import Templating
import TestSupport
import Testing

@testable import Hub

/// What stands of a view in the reference page.
private struct Page {
    let title: String
    let purpose: String
    let shape: Shape
    let rows: [(slot: Slot, meaning: String)]

    init<Model>(_ title: String, _ purpose: String, _ view: View<Model>) {
        self.title = title
        self.purpose = purpose
        shape = view.shape
        rows = view.names.map { ($0.slot, $0.meaning) }
    }
}

private let views = Views(kinds: Kind.all, words: ["menu"], cardPartials: Kind.all.map { "partials/card-" + $0.name })

/// The name that every page's own content stands under is one row more than `plain` has.
private func contentRow(_ view: View<PageView>) -> String {
    "`\(view.names.last!.slot.name)`: \(view.names.last!.meaning)"
}

private let pages: [Page] = [
    Page("Page", "The root of every template in `pages/`, and what `layouts/page.html` sees.", views.pages.plain),
    Page("Entry", "`entry` of `pages/entry.html` and of a kind's own page.", views.entries[0]),
    Page("List", "`list` of `pages/list.html`.", views.list),
    Page("Home", "`home` of `pages/home.html`.", views.home),
    Page("HomeSection", "A kind's part of the home page.", views.homeSection),
    Page("Refuges", "`refuges` of `pages/refuges.html`: shelters and Points of Invincibility.", views.refuges),
    Page("Phones", "`phones` of `pages/phones.html`: the sheet of telephones.", views.phones),
    Page("Search", "`search` of `pages/search.html`.", SearchView.view),
    Page("Card", "An entry in a list: the root of `partials/card-KIND.html`.", views.card),
    Page("Video", "The root of `partials/video.html`.", VideoView.view),
    Page("Site", "`site`: the town.", SiteView.view),
    Page("Time", "A moment.", TimeView.view),
    Page("When", "When an event takes place.", WhenView.view),
    Page("State", "A state that must be seen.", StateView.view),
    Page("Runs", "From when until when something is on.", RunsView.view),
    Page("Link", "A name and where it leads.", LinkView.view),
    Page("Picture", "A picture of an entry.", PictureView.view),
    Page("ContentsLine", "A heading of a text.", ContentsLineView.view),
    Page("Fact", "A short field.", FactView.view),
    Page("Section", "A long field.", SectionView.view),
    Page("Question", "A question and its answer.", QuestionView.view),
    Page("Attachment", "A file to download.", AttachmentView.view),
    Page("Action", "A button.", ActionView.view),
    Page("Queue", "A queue of an outage.", QueueView.view),
    Page("QueueChanges", "How a schedule differs from the one before it.", QueueChangesView.view),
    Page("Now", "What is off at this moment.", NowView.view),
    Page("Utility", "Light, water, heat or gas.", UtilityView.view),
    Page("UtilityOutage", "An outage of it.", UtilityOutageView.view),
    Page("Banner", "An alert that holds.", BannerView.view),
    Page("Map", "Where a place is.", MapView.view),
    Page("Day", "Events of a day.", views.day),
    Page("Facet", "A way to narrow a list.", FacetView.view),
    Page("FacetValue", "A page of the list that is narrowed so.", FacetValueView.view),
    Page("Group", "Cards under a heading.", views.group),
    Page("Collected", "What is published of a unit.", views.collected),
    Page("Shown", "A field of a kind.", ShownView.view),
    Page("Pagination", "The way through a list of many pages.", PaginationView.view),
    Page("PageNumber", "A number of them.", PageNumberView.view),
    Page("Year", "A year of an archive.", YearView.view),
    Page("Month", "A month of it.", MonthView.view),
    Page("Term", "A word by which entries are collected.", TermView.view),
    Page("MenuItem", "A line of a menu.", MenuItemView.view),
    Page("Crumb", "A step of the way from the home page.", CrumbView.view),
    Page("Alternate", "The page in a language, for machines.", AlternateView.view),
    Page("Language", "A language of the site, for readers.", LanguageView.view),
    Page("LocaleAlternate", "The locale of a translation.", LocaleAlternateView.view),
    Page("FeedLink", "A feed.", FeedView.view),
    Page("Notice", "What must be said above a text.", NoticeView.view),
    Page("ShareImage", "The page's share card.", ShareImageView.view),
    Page("Icon", "A file of the site's icon.", IconView.view),
    Page("Hotline", "Whom to call.", HotlineView.view),
    Page("Subscriptions", "`subscriptions` of `pages/feeds.html`.", SubscriptionsView.view),
    Page("SubscriptionGroup", "Feeds under a heading.", SubscriptionGroupView.view),
    Page("Subscription", "A feed or a calendar.", SubscriptionView.view),
    Page(
        "Sheet", "The root of `pages/lite.html`, `pages/handout.html` and `pages/poster.html`.",
        views.sheet),
    Page("SheetSection", "Entries under a heading.", SheetSectionView.view),
    Page("SheetEntry", "An entry without pictures, cards and players.", SheetEntryView.view),
]

private func type(_ slot: Slot) -> String {
    func link(_ shape: Shape) -> String {
        if shape === views.strings { return "[words](#words)" }
        guard let page = pages.first(where: { $0.shape === shape }) else { return "[fields](#fields)" }
        return "[\(page.title)](#\(page.title.lowercased()))"
    }
    return switch slot.type {
    case .text: "text"
    case .html: "HTML"
    case .flag: "yes or no"
    case .texts: "texts"
    case .record(let shape): link(shape)
    case .list(let shape): "list of " + link(shape)
    case .partial: "partial"
    }
}

private func reference() throws -> String {
    var lines = [
        "# What templates may name", "",
        "Every name that a template in `site-template/` may use. A name that is not here does not load, and the message "
            + "says the nearest one. This page is written by a test from the declarations in `Sources/Hub/Views/`; "
            + "`VISNYK_WRITE_DOCS=1 swift test --filter templateNamesAreWrittenDown` writes it anew.", "",
        "- **text** is escaped where it is written: `{{title}}`. **HTML** is written as it is, in three braces: "
            + "`{{{body}}}`.",
        "- **yes or no** opens a section or not: `{{#is_past}}…{{/is_past}}`, `{{^is_past}}…{{/is_past}}`.",
        "- A section over a record shows its names: `{{#date}}{{text}}{{/date}}`, or in one `{{date.text}}`. A section "
            + "over a list is repeated. What is absent or empty leaves its section out.",
        "- For every list `x` there is `has_x`: `{{#has_tags}}<ul>{{#tags}}…{{/tags}}</ul>{{/has_tags}}`.",
        "- Names of the outer records are seen within the inner ones.", "",
    ]
    let roots = [
        ("pages/home.html", views.pages.home), ("pages/list.html", views.pages.list),
        ("pages/search.html", views.pages.search), ("pages/refuges.html", views.pages.residents[.refuges]!),
        ("pages/phones.html", views.pages.residents[.phones]!),
        ("pages/KIND.html, pages/entry.html", views.pages.entries[0]),
    ]
    for page in pages {
        lines += ["## " + page.title, "", page.purpose, ""]
        if page.title == "Page" {
            for (file, view) in roots { lines.append("- `\(file)` has besides \(contentRow(view))") }
            lines.append("")
        }
        lines += ["| name | is | means |", "|---|---|---|"]
        for row in page.rows { lines.append("| `\(row.slot.name)` | \(type(row.slot)) | \(row.meaning) |") }
        lines.append("")
    }
    lines += ["## Fields", "", "`entry.fields` of each kind; each is [Shown](#shown).", ""]
    for kind in Kind.all {
        lines.append("- **\(kind.name)**: " + kind.fields.map { "`\($0.name)`" }.joined(separator: ", "))
    }
    let words = try ["uk", "en"].map { try pageWords($0) }
    lines += ["", "## Words", "", "`t`: the words under `page` in `strings/*.yml`.", ""]
    lines += ["| name | uk | en |", "|---|---|---|"]
    for (key, text) in words[0].sorted(by: { $0.key < $1.key }) {
        lines.append("| `t.\(key)` | \(text) | \(words[1][key] ?? "") |")
    }
    return lines.joined(separator: "\n") + "\n"
}

private func pageWords(_ language: String) throws -> [String: String] {
    let url = projectFolder.appending(path: "site-template/strings/\(language).yml")
    var diagnostics = Diagnostics()
    let source = Source(path: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    let strings = try #require(Strings(source, language: language, kinds: Kind.all, into: &diagnostics))
    return Dictionary(uniqueKeysWithValues: strings.page.map { ($0.key, $0.text) })
}

@Test func templateNamesAreWrittenDown() throws {
    let url = projectFolder.appending(path: "docs/template-names.md")
    let text = try reference()
    if ProcessInfo.processInfo.environment["VISNYK_WRITE_DOCS"] != nil {
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: url, encoding: .utf8)
    #expect(
        written == text,
        "run VISNYK_WRITE_DOCS=1 swift test --filter templateNamesAreWrittenDown and look through the page")
}

/// The page leaves out no view that a template can reach.
@Test func everyReachableViewIsWrittenDown() {
    let roots = [
        views.pages.list, views.pages.home, views.pages.search, views.pages.plain, views.pages.subscriptions,
    ]
    var waiting = (views.pages.entries + roots + views.pages.residents.values).map(\.shape) + [views.sheet.shape]
    let pageRoots = Set(waiting.map(ObjectIdentifier.init))
    var seen: Set<ObjectIdentifier> = []
    let known = Set(pages.map(\.shape.name))
    while let shape = waiting.popLast() {
        guard seen.insert(ObjectIdentifier(shape)).inserted else { continue }
        let isOfKind = shape.name.hasPrefix("Entry of ") || shape.name.hasPrefix("Fields of ")
        let isRoot = pageRoots.contains(ObjectIdentifier(shape))
        #expect(known.contains(shape.name) || isOfKind || isRoot || shape.name == "Strings", "\(shape.name)")
        for slot in shape.slots {
            switch slot.type {
            case .record(let inner), .list(let inner): waiting.append(inner)
            default: break
            }
        }
    }
    #expect(seen.count > 40)
}

@Test func everyNameHasAMeaning() {
    for page in pages {
        for row in page.rows { #expect(!row.meaning.isEmpty, "\(page.title).\(row.slot.name)") }
        #expect(Set(page.rows.map(\.slot.name)).count == page.rows.count, "\(page.title)")
    }
}
