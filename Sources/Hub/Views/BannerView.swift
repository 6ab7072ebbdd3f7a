internal import Templating

/// An alert as the banner of every page says it, in the page's language.
struct BannerView: Sendable {
    let site: Site
    let id: EntryID
    /// The page's language.
    let language: Int

    private var strings: Strings { site.strings[language] }
    private var isForeign: Bool { site.entries[id].language != language }
    private var kind: Kind { site.kind(of: id) }

    static let view = View<BannerView>(
        "Banner",
        [
            .text("level", "how grave it is: `info`, `warning`, `emergency`") {
                $0.site.text($0.id, .level) ?? "warning"
            },
            .text("label", "the same in words, or that it is an exercise") { $0.label },
            .text("title", "what it says; of an alert that is not translated, what its fields tell of it") {
                $0.title
            },
            .text("url", "its page") { $0.site.href($0.site.linked[$0.id].url) },
            .text("when", "until when it holds") { $0.when },
            .record("runs", RunsView.shape, "until when it holds, for the page's script") {
                Runs(of: $0.id, $0.site).map { RunsView(runs: $0).record }
            },
            .text("hreflang", "the language of its page, where it is not this one's") { $0.hreflang },
            .text("in_language", "the same in words") { $0.inLanguage },
        ])

    var record: Record { BannerView.view.record(self) }

    var title: String { isForeign ? told : site.title(id) }
    var label: String? { StateWords(of: id, in: language, site)?.word }
    var when: String? { WhenWords(near: site, strings: strings).text(of: id) }
    var hreflang: String? { isForeign ? site.settings.languages[site.entries[id].language] : nil }
    var inLanguage: String? { isForeign ? site.strings[site.entries[id].language].name : nil }

    /// What threatens and where, from the fields: «Water pipe accident: Soloviin».
    private var told: String {
        let texts = FieldText(site: site, language: language)
        let threat =
            ["preset", "category"].lazy.compactMap { texts.text(id, at: kind.index(of: $0)) }.first
            ?? strings.kindOne(kind)
        let own = site.entries[id].terms(.settlements)
        let places = own.map { texts.name(of: $0, .settlements) }.joined(separator: ", ")
        return places.isEmpty ? threat : threat + ": " + places
    }
}
