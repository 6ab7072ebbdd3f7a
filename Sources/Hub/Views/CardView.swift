internal import Calendars
internal import SourceText
internal import Templating

/// An entry as a card shows it, in a page's language.
struct CardView: Sendable {
    let maker: CardMaker
    let id: EntryID
    let entry: Entry
    let kind: Kind
    let strings: Strings
    /// The page's language.
    let language: Int
    /// The partial that shows cards of this kind.
    let partial: String
    /// The moment of the date block.
    let dated: Moment?
    let file: (format: String, size: String)?

    private var site: Site { maker.site }
    private var times: TimeViews { TimeViews(site, strings) }

    /// `partials` are those that may show a card.
    static func view(partials: [String]) -> View<CardView> {
        View(
            "Card",
            [
                .text("url", "the entry's address") { $0.site.href($0.site.url(of: $0.id)) },
                .text("title", "its title") { $0.site.title($0.id).keptTogether },
                .text("summary", "what it says in short, at most 160 letters") { card in
                    let summary = card.site.summary(card.id)
                    // What is to follow does not.
                    return summary.hasSuffix(bytes: ":") ? nil : summary.cut(at: 160)
                },
                .text("kind", "the kind's name: `news`, `event` …") { $0.kind.name },
                .text("kind_label", "the kind in words") { $0.strings.kindOne($0.kind) },
                .partial("layout", partials, "the partial that shows cards of the kind: `{{>*layout}}`") { $0.partial },
                .text("kicker", "the line above the title: the type in words; absent where the title begins with it") {
                    card in
                    card.maker.typeLabel(card.id, card.kind, card.strings)
                        .flatMap { card.site.title(card.id).begins(with: $0) ? nil : $0 }
                },
                .record("date", TimeView.shape, "when it was published") { card in
                    card.site.moment(card.id, .date).map { card.times.record($0) }
                },
                .record("until", TimeView.shape, "until when it holds") { card in
                    card.kind.over.last.flatMap { card.site.moment(card.id, $0) }.map { card.times.record($0) }
                },
                .text("when", "when it takes place, in words") {
                    WhenWords(near: $0.site, strings: $0.strings).text(of: $0.id)?.keptTogether
                },
                .text("hours_of_day", "from when until when it takes place on the day of the date block") {
                    WhenWords(near: $0.site, strings: $0.strings).hours(of: $0.id)?.keptTogether
                },
                .text("day", "the day of the date block: `5`") { card in
                    card.dated.map { String(card.site.civil($0).day.day) }
                },
                .text("month", "the month of the date block, short") { card in
                    card.dated.map { card.strings.monthShort(card.site.civil($0)) }
                },
                .text("place", "where it takes place, or the place's address") {
                    $0.maker.place($0.id)?.keptTogether
                },
                .text("street", "of a place: its address within the settlement") {
                    $0.maker.street($0.id)?.keptTogether
                },
                .record("state", StateView.shape, "what must be seen before all else: cancelled, closed") {
                    StateViews(site: $0.site).state(of: $0.id)
                },
                .record("runs", RunsView.shape, "from when until when it is on, for the page's script") {
                    Runs(of: $0.id, $0.site).map { RunsView(runs: $0).record }
                },
                .html("image", "a small `<picture>`") { $0.maker.pictures.thumbnail(of: $0.id) },
                .text("format", "of the first file: PDF, DOCX …") { $0.file?.format },
                .text("size", "of the first file, with the unit") { $0.file?.size },
                .text("start_url", "where the service is got on line") { $0.site.text($0.id, .onlineURL) },
                .text("start_label", "on whose site that goes on, or the words of a button") {
                    $0.site.text($0.id, .onlineName) ?? $0.strings.phrase("start_online")
                },
                .text("fee", "what the service costs") { $0.maker.words($0.id, .fee) },
                .text("hours", "when the place or the unit is open") {
                    StateWords.isShut($0.id, $0.site) ? nil : $0.maker.words($0.id, .hours)?.keptTogether
                },
                .text("hours_blackout", "when the place is open while there is no light") {
                    StateWords.isShut($0.id, $0.site) ? nil : $0.maker.words($0.id, .hoursBlackout)?.keptTogether
                },
                .text("capacity", "how many it holds") { $0.maker.words($0.id, .capacity) },
                .text("accessibility", "how to get in without steps") { $0.maker.words($0.id, .accessibility) },
                .text("equipment", "what is there") { $0.maker.words($0.id, .equipment) },
                .record("checked", TimeView.shape, "when somebody looked last") { card in
                    card.site.moment(card.id, .checked).map { card.times.record($0) }
                },
                .text("time", "the hour at which it begins; absent where none is known") { card in
                    card.dated.flatMap { $0.hasTime ? card.strings.time(card.site.civil($0)) : nil }
                },
                .text("phone", "whom to call") { $0.site.text($0.id, .phone) },
                .text("phone_url", "the same as a `tel:` address") { card in
                    card.site.text(card.id, .phone).map(FieldMarkup.phoneURL)
                },
                .text("number", "of a document") { $0.site.text($0.id, .number) },
                .text("streets", "of an outage: the streets, or which queues it has") {
                    $0.maker.streets($0.id)?.keptTogether
                },
                .text("settlements", "the settlements it concerns; one phrase for all of them") {
                    $0.maker.settlements($0.id)
                },
                .record("updated", TimeView.shape, "when it was last changed") { card in
                    (card.site.moment(card.id, .updated) ?? card.site.moment(card.id, .date))
                        .map { card.times.record($0) }
                },
                .text("status_note", "what explains the state") { $0.site.text($0.id, .statusNote) },
                .text("lang", "the entry's language, where it is not the page's") {
                    $0.entry.language == $0.language ? nil : $0.site.settings.languages[$0.entry.language]
                },
                .text("level", "of an alert: `info`, `warning`, `emergency`") {
                    $0.site.text($0.id, .level) ?? ($0.kind.hasAlerts ? "warning" : nil)
                },
                .flag("is_past", "it is over") { $0.site.linked[$0.id].stage == .past },
                .text("unit", "the first unit that answers for it") { $0.maker.firstUnit($0.id) },
                .text("slogan", "of a campaign") { $0.site.text($0.id, .slogan) },
                .text("role", "of a person: the post") { $0.site.text($0.id, .role) },
            ])
    }
}
