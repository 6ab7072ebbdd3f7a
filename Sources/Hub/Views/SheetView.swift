internal import SourceText
internal import Templating

/// A page that stands for itself, without the site's frame: the pages of `/lite/`, `town.html`, a poster.
struct SheetView: Sendable {
    let language: String
    /// For `<title>`.
    let title: String
    let heading: String
    let description: String
    /// The page of the whole site that says the same, with the host.
    let canonical: String
    let styles: PageStyles
    let site: Record
    let words: Record
    var intro: String?
    var asOf: Record?
    var entry: Record?
    var sections: [Record] = []
    var links: [Record] = []
    var code: [UInt8] = []

    static func view(strings: Shape) -> View<SheetView> {
        View(
            "Sheet",
            [
                .text("lang", "the page's language: `uk`") { $0.language },
                .text("title", "for `<title>`") { $0.title },
                .text("heading", "what the page is about") { $0.heading },
                .text("description", "the same in a sentence or two") { $0.description },
                .text("canonical", "the page of the whole site that says the same, with the host") { $0.canonical },
                .bytes("csp", "the content security policy") { $0.styles.policy },
                .deferred("css", "the style sheet `styles/sheet.css`") { $0.styles.css },
                .record("site", SiteView.shape, "the town") { $0.site },
                .record("t", strings, "the words of the strings files") { $0.words },
                .text("intro", "what the page is") { $0.intro },
                .record("as_of", TimeView.shape, "the newest date of what is shown") { $0.asOf },
                .record("entry", SheetEntryView.shape, "the one entry that the page is about") { $0.entry },
                .list("sections", SheetSectionView.shape, "what it shows, under headings") { $0.sections },
                .list("links", LinkView.shape, "where else to go") { $0.links },
                .html("code", "the address as a QR code, in SVG") { $0.code },
            ])
    }
}

/// Entries under a heading.
struct SheetSectionView: Viewed {
    let id: String
    let label: String
    let url: String?
    let entries: [Record]
    var empty: String?

    static let view = View<SheetSectionView>(
        "SheetSection",
        [
            .text("id", "the anchor") { $0.id },
            .text("label", "the heading") { $0.label },
            .text("url", "the list of all") { $0.url },
            .list("entries", SheetEntryView.shape, "the entries") { $0.entries },
            .text("empty", "what is said where there is nothing") { $0.empty },
        ])
}

/// An entry without pictures, cards and players.
struct SheetEntryView: Viewed {
    let id: String
    let url: String
    let title: String
    let kind: String
    let kindLabel: String
    var summary: String?
    var when: String?
    var place: String?
    var phone: String?
    var state: Record?
    var date: Record?
    var html: Deferred?
    var facts: [Record] = []
    var fields: [Record] = []
    var queues: [Record] = []
    var size: String?

    static let view = View<SheetEntryView>(
        "SheetEntry",
        [
            .text("id", "the anchor") { $0.id },
            .text("url", "the entry's page of the same edition") { $0.url },
            .text("title", "its title") { $0.title },
            .text("kind", "the kind's name") { $0.kind },
            .text("kind_label", "the kind in words") { $0.kindLabel },
            .text("summary", "what it says in short") { $0.summary },
            .text("when", "when it takes place or holds, in words") { $0.when },
            .text("place", "where it takes place, or the place's address") { $0.place },
            .text("phone", "the phone as it is read") { $0.phone },
            .text("phone_url", "the same as a `tel:` address") { $0.phone.map(FieldMarkup.phoneURL) },
            .record("state", StateView.shape, "what must be seen before all else: cancelled, closed") { $0.state },
            .record("date", TimeView.shape, "when it was last changed") { $0.date },
            .deferred("html", "all that its page says, without pictures") { $0.html },
            .list("facts", FactView.shape, "of a poster: short fields, by name and value") { $0.facts },
            .list("fields", SectionView.shape, "of a poster: long fields, each under a heading") { $0.fields },
            .list("queues", QueueView.shape, "of a poster: who is cut off and when") { $0.queues },
            .text("size", "of a poster: `short`, `long`, `longer` or `longest`, so that it stays on one sheet") {
                $0.size
            },
        ])
}
