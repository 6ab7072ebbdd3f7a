internal import Calendars
internal import SourceText

/// The newest dated entries of a list, ready to be written in any format.
struct Feed: Sendable {
    /// The folder it lies in, with language and both slashes.
    let url: String
    let language: Int
    let title: String
    let description: String
    /// The page that shows the same.
    let home: String
    let entries: [EntryID]
}

/// Which feeds there are, and what each shows: the 20 newest dated entries of a list.
enum Feeds {
    static let length = 20

    static func jobs(_ context: OutputContext) -> [Job] {
        let items = FeedItems(context)
        var jobs: [Job] = []
        func add(
            _ feed: Feed, _ name: String,
            _ write: @escaping @Sendable (Feed, FeedItems, inout ByteWriter) throws -> Void
        ) {
            jobs.append(
                Job(
                    String(feed.url.dropFirst(bytes: 1)) + name, "feeds",
                    .bytes(digest: { items.digest(feed) }) { out in try write(feed, items, &out) }))
        }
        for feed in main(context) {
            add(feed, RSS.fileName, RSS.write)
            add(feed, Atom.fileName, Atom.write)
            add(feed, JSONFeed.fileName, JSONFeed.write)
        }
        for feed in terms(context) + units(context) { add(feed, RSS.fileName, RSS.write) }
        return jobs
    }

    /// Those of the site and of each kind, in each language, empty or not.
    private static func main(_ context: OutputContext) -> [Feed] {
        let site = context.site
        var feeds: [Feed] = []
        for language in site.settings.languages.indices {
            let strings = site.strings[language]
            let name = site.settings.name[language]
            let prefix = site.prefix(language)
            let dated = site.collections.dated[language]
            var byKind = Array(repeating: [EntryID](), count: site.kinds.count)
            for id in dated where byKind[site.entries[id].kind].count < length {
                byKind[site.entries[id].kind].append(id)
            }
            let description = site.settings.description[language]
            feeds.append(
                Feed(
                    url: prefix, language: language, title: name, description: description.isEmpty ? name : description,
                    home: prefix, entries: Array(dated.prefix(length))))
            for (index, kind) in site.kinds.enumerated() where kind.hasFeeds {
                let heading = strings.kindMany(kind)
                feeds.append(
                    Feed(
                        url: prefix + kind.folder + "/", language: language, title: title(heading, site, language),
                        description: strings.phrase("list_description", heading, name),
                        home: site.collections.listing(.kind(index), language)?.url ?? prefix, entries: byKind[index]))
            }
        }
        return feeds
    }

    /// Those of tags, and of every settlement that the town names: someone may follow it before the first news of it.
    private static func terms(_ context: OutputContext) -> [Feed] {
        let site = context.site
        var feeds: [Feed] = []
        var made: Set<String> = []
        func add(
            _ taxonomy: Taxonomy, _ word: String, _ url: String, _ home: String, _ members: [EntryID], _ language: Int
        ) {
            guard made.insert(url).inserted else { return }
            let strings = site.strings[language]
            let heading = strings.phrase(taxonomy.isOpen ? "tag" : "settlement", word)
            feeds.append(
                Feed(
                    url: url, language: language, title: title(heading, site, language),
                    description: strings.phrase(taxonomy.isOpen ? "tag_description" : "settlement_description", word),
                    home: home, entries: members))
        }
        for listing in site.collections.listings {
            guard case .term(let taxonomy, _) = listing.subject, taxonomy.hasFeed else { continue }
            let members = listing.members.lazy.filter { site.kind(of: $0).hasFeeds && site.moment($0, .date) != nil }
            add(taxonomy, listing.name, listing.url, listing.url, Array(members.prefix(length)), listing.language)
        }
        for language in site.settings.languages.indices {
            let prefix = site.prefix(language)
            for term in site.settings.settlements {
                let slug = SourceText.slug(term.key)
                guard !slug.isEmpty else { continue }
                let url = prefix + Taxonomy.settlements.folder + "/" + slug + "/"
                add(.settlements, term.name[language], url, prefix, [], language)
            }
        }
        return feeds
    }

    /// Those of the entries that collect others; they lie beside their pages.
    private static func units(_ context: OutputContext) -> [Feed] {
        let site = context.site
        return site.entries.indices.compactMap { id in
            guard site.kind(of: id).collects != nil else { return nil }
            let place = site.linked[id]
            let language = site.entries[id].language
            let listing = site.collections.listing(.collected(place.original), language)
            guard listing != nil || place.isListed else { return nil }
            let heading = site.title(id)
            return Feed(
                url: place.url, language: language, title: title(heading, site, language),
                description: site.strings[language].phrase("list_description", heading, site.settings.name[language]),
                home: place.url, entries: Array(listing?.members.prefix(length) ?? []))
        }
    }

    private static func title(_ heading: String, _ site: Site, _ language: Int) -> String {
        site.strings[language].phrase("page_title", heading, site.settings.shortName[language])
    }
}
