internal import Templating

/// The views that depend on the site's kinds, on the partials that show their cards, and on the words of its strings.
/// Shapes are told apart by identity, so one set serves a whole build.
final class Views: Sendable {
    /// By kind.
    let cardPartials: [String]
    let card: View<CardView>
    let group: View<GroupView>
    let collected: View<CollectedView>
    /// By kind: a name for each field, so that a template that names a field which the kind lacks does not load.
    let fields: [View<FieldsView>]
    let entries: [View<EntryView>]
    let day: View<DayView>
    let list: View<ListView>
    let homeSection: View<HomeSectionView>
    let home: View<HomeView>
    let refuges: View<RefugesView>
    let phones: View<PhonesView>
    let strings: Shape
    let sheet: View<SheetView>
    /// The roots of pages.
    let pages: Pages

    struct Pages: Sendable {
        /// By kind.
        let entries: [View<PageView>]
        let list: View<PageView>
        let home: View<PageView>
        let search: View<PageView>
        let plain: View<PageView>
        let subscriptions: View<PageView>
        let residents: [ResidentPages.Kind: View<PageView>]
    }

    init(kinds: [Kind], words: [String], cardPartials: [String]) {
        self.cardPartials = cardPartials
        card = CardView.view(partials: Set(cardPartials).sorted())
        group = GroupView.view(card: card.shape)
        collected = CollectedView.view(card: card.shape)
        day = DayView.view(card: card.shape)
        list = ListView.view(card: card.shape, group: group.shape, day: day.shape)
        homeSection = HomeSectionView.view(card: card.shape)
        home = HomeView.view(card: card.shape, section: homeSection.shape)
        refuges = RefugesView.view(group: group.shape)
        phones = PhonesView.view(card: card.shape)
        strings = Shape("Strings", words.map { Slot($0, .text) })
        sheet = SheetView.view(strings: strings)
        let fields = kinds.map(FieldsView.view)
        let entries = zip(kinds, fields).map { [card, group, collected] kind, fields in
            EntryView.view(
                of: kind, fields: fields.shape, card: card.shape, group: group.shape, collected: collected.shape)
        }
        self.fields = fields
        self.entries = entries
        let page = { [card, strings] (name: String, content: (name: String, shape: Shape, meaning: String)?) in
            PageView.view(name, card: card.shape, strings: strings, content: content)
        }
        pages = Pages(
            entries: zip(kinds, entries).map { kind, entry in
                page("Page of " + entry.shape.name, ("entry", entry.shape, "what the page is about"))
            },
            list: page("Page of a list", ("list", list.shape, "the list")),
            home: page("Home page", ("home", home.shape, "the home page's own")),
            search: page("Search page", ("search", SearchView.shape, "the search page's own")),
            plain: page("Page", nil),
            subscriptions: page(
                "Page of feeds", ("subscriptions", SubscriptionsView.shape, "what can be subscribed to")),
            residents: [
                .refuges: page("Shelters and Points", ("refuges", refuges.shape, "the places")),
                .phones: page("Telephones", ("phones", phones.shape, "whom to call")),
                .reading: page("Reading settings", nil),
            ])
    }
}

/// An entry's fields by their keys.
struct FieldsView: Sendable {
    /// By position in the kind; nil of those that are empty or shown elsewhere.
    let records: [Record?]

    static func view(of kind: Kind) -> View<FieldsView> {
        View(
            "Fields of " + kind.name,
            kind.fields.enumerated().map { index, field in
                .record(field.name, ShownView.shape, "the field `\(field.name)`") { $0.records[index] }
            })
    }
}
