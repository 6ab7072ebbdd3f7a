internal import Calendars
internal import QRCodes
internal import SourceText
internal import Templating

/// An entry as its own page shows it.
struct EntryView: Sendable {
    let views: EntryViews
    let id: EntryID
    let entry: Entry
    let kindIndex: Int
    let strings: Strings
    let markup: FieldMarkup
    let answers: [Record]
    let facts: [Record]
    let sections: [Record]
    let collected: Record?

    private var site: Site { views.site }
    private var kind: Kind { views.site.kinds[kindIndex] }
    private var language: Int { entry.language }
    private var url: String { views.site.url(of: id) }
    private var times: TimeViews { TimeViews(site, strings) }

    static func view(of kind: Kind, fields: Shape, card: Shape, group: Shape, collected: Shape) -> View<EntryView> {
        View(
            "Entry of " + kind.name,
            head + content(group: group, collected: collected, card: card) + [
                .record("fields", fields, "each field of the kind by its key, but facts and sections") {
                    $0.views.fields($0.id, $0.kindIndex, $0.markup)
                }
            ])
    }

    private static let head: [ViewName<EntryView>] = [
        .text("title", "the entry's title") { $0.site.title($0.id).keptTogether },
        .text("summary", "what it says in short, as the author wrote it") { $0.entry.text(.summary) },
        .text("url", "its address") { $0.site.href($0.url) },
        .text("kind", "the kind's name: `news`, `event` …") { $0.kind.name },
        .text("kind_label", "the kind in words") { $0.strings.kindOne($0.kind) },
        .text("kind_url", "the list of the kind; absent of pages at the site's root") {
            $0.kind.isAtRoot ? nil : $0.site.href($0.site.prefix($0.language) + $0.kind.folder + "/")
        },
        .text("type_label", "the entry's type in words; absent where its title begins with it") { entry in
            entry.site.text(entry.id, .type).map { entry.strings.choice($0, "type", of: entry.kind.name) }
                .flatMap { entry.site.title(entry.id).begins(with: $0) ? nil : $0 }
        },
        .record("date", TimeView.shape, "when it was published") { entry in
            entry.site.moment(entry.id, .date).map { entry.times.record($0) }
        },
        .record("updated", TimeView.shape, "when it was last changed") { entry in
            entry.entry.moment(.updated).map { entry.times.record($0) }
        },
        .text("change_note", "what was changed then") { $0.entry.text(.changeNote) },
        .deferred("body", "the text") { $0.views.bodies.deferred($0.id) },
        .list("toc", ContentsLineView.shape, "the headings of a text with three or more") {
            $0.views.contents($0.entry)
        },
        .text("reading_time", "how long reading takes, from two minutes on") {
            $0.views.readingTime($0.entry, $0.strings)
        },
        .record("image", PictureView.shape, "the entry's picture") { $0.views.image($0.id) },
        .list("gallery", PictureView.shape, "the pictures of a gallery") { $0.views.gallery($0.id) },
        .record("video", VideoView.shape, "the entry's film") { $0.views.video($0.id, $0.language) },
        .record("state", StateView.shape, "what must be seen before all else: cancelled, closed") {
            StateViews(site: $0.site).state(of: $0.id)
        },
        .deferred("code", "the page's address as a QR code, in SVG: for paper") { entry in
            let address = entry.site.absolute(entry.url)
            return Deferred(digest: Digest(of: Array(address.utf8))) { out in
                if let code = QRCode(address)?.svg(label: address) { out.write(code) }
            }
        },
        .record("runs", RunsView.shape, "from when until when it is on, for the page's script") {
            Runs(of: $0.id, $0.site).map { RunsView(runs: $0).record }
        },
        .record("when", WhenView.shape, "of an event: when it takes place") {
            WhenViews(site: $0.site, strings: $0.strings).record(of: $0.id)
        },
        .text("period", "of what is no event: from when to when it holds, in words") {
            $0.kind.hasCalendar ? nil : WhenWords(near: $0.site, strings: $0.strings).text(of: $0.id)?.keptTogether
        },
        .flag("is_past", "it is over") { $0.site.linked[$0.id].stage == .past },
        .list("answers", FactView.shape, "the few facts that most came for: cost, hours, address") { $0.answers },
        .list("calls", HotlineView.shape, "whom to call about it") { $0.views.calls($0.id, $0.strings) },
        .record("action", ActionView.shape, "the one thing that a reader came to do here") {
            $0.views.action($0.id, $0.strings)
        },
        .list("facts", FactView.shape, "short fields, by name and value") { $0.facts },
        .list("sections", SectionView.shape, "long fields, each under a heading") { $0.sections },
        .list("faq", QuestionView.shape, "questions and answers") { $0.views.questions($0.id, $0.markup) },
        .list("attachments", AttachmentView.shape, "files to download") { $0.views.attachments($0.id, $0.strings) },
        .list("tags", LinkView.shape, "the entry's tags") { $0.views.terms($0.id, .tags, $0.language) },
        .list("settlements", LinkView.shape, "the settlements it concerns") {
            $0.views.terms($0.id, .settlements, $0.language)
        },
        .list("audiences", LinkView.shape, "whom it is for") { $0.views.terms($0.id, .audiences, $0.language) },
        .list("units", LinkView.shape, "the units that answer for it, but those that a fact names") {
            $0.views.units($0.id, $0.kind, $0.language)
        },
        .list("authors", LinkView.shape, "who wrote it") { $0.views.names($0.id, .authors, $0.language) },
        .text("signature", "the signature under the text") { $0.views.signature($0.id, $0.kind, $0.language) },
        .text("correction", "what was wrong before") { $0.entry.text(.correction) },
        .record("changes", QueueChangesView.shape, "of a schedule by queues: how it differs from the one before") {
            QueueChangesView.record(of: $0.id, $0.site)
        },
        .list("queues", QueueView.shape, "of an outage: who is cut off and when") { $0.views.queues($0.id) },
        .record("map", MapView.shape, "where the place is") { $0.views.map($0.id) },
    ]

    private static func content(group: Shape, collected: Shape, card: Shape) -> [ViewName<EntryView>] {
        [
            .list("groups", group, "entries that this one names and that name it, by the field") {
                $0.views.groups($0.id, $0.kind, $0.language, $0.strings)
            },
            .record("collected", collected, "of a unit: what is published of it") { $0.collected },
            .list("related", card, "entries much like this one, but those that the page shows already") {
                $0.views.related($0.id, $0.kind, $0.language, $0.strings)
            },
            .text("role", "of a person: the post") { $0.site.text($0.id, .role) },
            .text("slogan", "of a campaign") { $0.site.text($0.id, .slogan) },
            .text("feed_url", "the feed of what is collected here") {
                $0.collected == nil ? nil : $0.site.href($0.url + "feed.xml")
            },
            .text("calendar_url", "the event's own calendar file") {
                $0.views.calendars.hasOwnFile($0.id, $0.site) ? $0.site.href($0.site.calendarURL(of: $0.id)) : nil
            },
            .text("poster_url", "the entry as a poster on one A4, where it has one") {
                $0.views.hasPosters && $0.site.hasPoster($0.id) ? $0.site.href($0.url + "poster.html") : nil
            },
            .text("cap_url", "the alert for machines, CAP 1.2") {
                $0.kind.hasAlerts ? $0.site.href($0.site.alertURL(of: $0.id)) : nil
            },
        ]
    }
}
