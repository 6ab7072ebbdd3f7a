internal import Calendars
internal import SourceText
internal import Templating

/// What is on and off now: each utility with what is known of it. «Відключень немає» is said too, since silence could
/// mean that nobody looked.
struct NowView: Viewed {
    let asOf: Record?
    let utilities: [Record]
    let url: String?

    static let view = View<NowView>(
        "Now",
        [
            .record("as_of", TimeView.shape, "the newest change of what is shown; absent where nothing is off") {
                $0.asOf
            },
            .list("utilities", UtilityView.shape, "light, water, heat, gas, and what else is off") { $0.utilities },
            .text("url", "the list of outages") { $0.url },
        ])
}

struct UtilityView: Viewed {
    let name: String
    let outages: [Record]

    static let view = View<UtilityView>(
        "Utility",
        [
            .text("name", "light, water …") { $0.name },
            .list("outages", UtilityOutageView.shape, "those that hold or are planned; empty where all is well") {
                $0.outages
            },
        ])
}

struct UtilityOutageView: Viewed {
    let url: String
    let level: String
    let label: String
    let text: String?
    let runs: Record?
    let isByQueues: Bool

    static let view = View<UtilityOutageView>(
        "UtilityOutage",
        [
            .text("url", "the outage's page") { $0.url },
            .text("level", "as a state's: `warning` while it lasts, `info` while it is planned") { $0.level },
            .text("label", "the state in words") { $0.label },
            .flag("is_by_queues", "it is a schedule by queues: the reader's own can be pointed at") { $0.isByQueues },
            .text("text", "where and when, in words") { $0.text },
            .record("runs", RunsView.shape, "from when until when it is on, for the page's script") { $0.runs },
        ])
}

/// Makes the panel from the kinds that tell of utilities.
struct NowViews {
    let site: Site
    let cards: CardMaker
    let language: Int

    private var strings: Strings { site.strings[language] }

    /// Of more, the list tells.
    private static let most = 3
    /// The utilities that are named even where all is well: those that houses live by.
    private static let always = 4

    /// nil where the site tells of no outages at all.
    func record() -> Record? {
        guard let index = site.kinds.firstIndex(where: { $0.field(.utility) != nil }),
            let field = site.kinds[index].field(.utility), case .choice(let words) = field.type,
            site.entries.contains(where: { $0.kind == index })
        else { return nil }
        let kind = site.kinds[index]
        // An outage concerns everyone, in whatever language it is written.
        let members = site.collections.listing(.kind(index), 0)?.members ?? []
        var shown: [EntryID] = []
        let utilities = words.enumerated().compactMap { place, word -> Record? in
            let own = sorted(members.filter { site.text($0, .utility) == word })
            guard place < NowViews.always || !own.isEmpty else { return nil }
            shown += own.prefix(NowViews.most)
            return UtilityView(
                name: strings.choice(word, field.name, of: kind.name), outages: own.prefix(NowViews.most).map(outage)
            ).record
        }
        let list = site.collections.listing(.kind(index), language) ?? site.collections.listing(.kind(index), 0)
        return NowView(
            asOf: TimeViews(site, strings).newest(of: shown, site), utilities: utilities,
            url: list.map { site.href($0.url) }
        ).record
    }

    /// What lasts before what is planned, then by when it begins.
    private func sorted(_ ids: [EntryID]) -> [EntryID] {
        func key(_ id: EntryID) -> (Int, Int64) {
            (
                StateWords(of: id, site)?.level == .warning ? 0 : 1,
                site.moment(id, .start)?.instant(in: site.settings.zone).seconds ?? .max
            )
        }
        return ids.sorted { key($0) < key($1) }
    }

    /// One street by its name, of more the settlements; a schedule by how many queues it has. The words of another
    /// language's entry are told by its fields alone.
    private func place(_ id: EntryID) -> String? {
        let queues = site.queues(id)
        if !queues.isEmpty { return strings.count("queues", queues.count) }
        if site.entries[id].language == language, case .list(let streets)? = site.value(id, .streets)?.value,
            streets.count == 1, case .text(let street) = streets[0]
        {
            return street
        }
        return cards.settlements(id, in: language)
    }

    private func outage(_ id: EntryID) -> Record {
        let state = StateWords(of: id, in: language, site)
        let shown = site.inLanguage(id, language)
        let when = WhenWords(near: site, strings: strings)
        let isOngoing = state?.level == .warning
        let until = site.moment(shown, .until).map {
            strings.phrase("to", strings.written($0, in: site.settings.zone, near: when.year))
        }
        let place = place(shown)
        return UtilityOutageView(
            url: site.href(site.linked[shown].url), level: state?.level.rawValue ?? "info",
            label: state?.word ?? strings.phrase("past"),
            text: [
                place, isOngoing && site.queues(shown).isEmpty ? until ?? when.text(of: shown) : when.text(of: shown),
            ].compactMap { $0 }.joined(separator: " · ").keptTogether,
            runs: Runs(of: id, site).map { RunsView(runs: $0).record },
            isByQueues: !site.queues(shown).isEmpty
        ).record
    }
}
