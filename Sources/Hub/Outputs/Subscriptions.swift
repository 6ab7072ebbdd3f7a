internal import SourceText
internal import Templating

/// `/feeds/`: every feed and calendar of the site on one page, in each language.
enum Subscriptions {
    static let folder = "feeds/"
    /// Of tags, those with the most entries.
    private static let mostTags = 40

    static func jobs(_ context: OutputContext) -> [Job] {
        guard context.templates.hasSubscriptions else { return [] }
        return context.site.settings.languages.indices.map { language in
            .page(
                at: context.site.prefix(language) + folder, "pages",
                template: context.pages.template(.subscriptions)
            ) { page(language, context) }
        }
    }

    private static func page(_ language: Int, _ context: OutputContext) -> Record {
        let site = context.site
        let strings = site.strings[language]
        let prefix = site.prefix(language)
        var frame = PageViews.Frame(
            url: prefix + folder, language: language, heading: strings.phrase("feeds_heading"),
            description: strings.phrase("feeds_intro"), kind: "feeds")
        frame.translations = site.settings.languages.indices.map { site.prefix($0) + folder }
        frame.card = .heading(site.settings.name[language], language)
        frame.jsonLD = context.pages.structuredData.list(frame, site)
        return context.pages.page(
            .subscriptions, frame,
            own: SubscriptionsView(groups: groups(language, context), calendars: calendars(language, context)).record)
    }

    private static func groups(_ language: Int, _ context: OutputContext) -> [Record] {
        let site = context.site
        let strings = site.strings[language]
        let prefix = site.prefix(language)
        func whole(_ name: String, _ url: String) -> Record {
            SubscriptionView(
                name: name, url: site.href(url + RSS.fileName), atom: site.href(url + Atom.fileName),
                json: site.href(url + JSONFeed.fileName)
            ).record
        }
        func plain(_ name: String, _ url: String) -> Record {
            SubscriptionView(name: name, url: site.href(url + RSS.fileName)).record
        }
        let kinds = site.kinds.filter(\.hasFeeds)
        let settlements = site.settings.settlements.compactMap { term -> Record? in
            let slug = SourceText.slug(term.key)
            return slug.isEmpty
                ? nil : plain(term.name[language], prefix + Taxonomy.settlements.folder + "/" + slug + "/")
        }
        let most = site.collections.terms(.tags, language).sorted { $0.members.count > $1.members.count }
        let tags = strings.alphabet.sorted(Array(most.prefix(mostTags)), by: \.name)
        let units = site.entries.indices.filter {
            site.kind(of: $0).collects != nil && site.entries[$0].language == language && site.linked[$0].isListed
        }
        let groups = [
            ("", [whole(strings.phrase("feed_all"), prefix)]),
            (strings.phrase("feeds_kinds"), kinds.map { whole(strings.kindMany($0), prefix + $0.folder + "/") }),
            (strings.phrase("settlements_heading"), settlements),
            (
                strings.phrase("feeds_units"),
                strings.alphabet.sorted(Array(units), by: { site.title($0) }).map {
                    plain(site.title($0), site.linked[$0].url)
                }
            ),
            (strings.phrase("tags_heading"), tags.map { plain($0.name, $0.url) }),
        ]
        return groups.filter { !$0.1.isEmpty }.map { SubscriptionGroupView(label: $0.0, feeds: $0.1).record }
    }

    private static func calendars(_ language: Int, _ context: OutputContext) -> [Record] {
        let site = context.site
        guard let url = CalendarLists.url(ofAll: language, site) else { return [] }
        let address = site.absolute(url)
        let scheme = address.hasPrefix(bytes: "https:") ? "https:" : "http:"
        return [
            SubscriptionView(
                name: site.strings[language].phrase("calendar_of", site.settings.shortName[language]),
                url: site.href(url), oneTap: "webcal:" + address.dropFirst(bytes: scheme.utf8.count)
            ).record
        ]
    }
}
