internal import SourceText
internal import Templating

/// A share card for every entry and every list; the output holds the current ones only.
enum ShareCardFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        guard let cards = context.shareCards else { return [] }
        var seen: Set<String> = []
        return context.shareContents.compactMap { content in
            let (url, digest) = cards.file(content)
            guard seen.insert(url).inserted else { return nil }
            return Job(
                String(url.dropFirst(bytes: 1)), "cards",
                .bytes(digest: { digest }) { try $0.write(cards.bytes(content, digest)) })
        }
    }
}

extension OutputContext {
    /// Everything that has a card: entries, lists, home pages.
    fileprivate var shareContents: [ShareCards.Content] {
        guard let cards = shareCards else { return [] }
        let entries = Array(site.entries.indices).mapConcurrently { cards.content(of: $0) }
        let listings = site.collections.listings.compactMap { listing -> ShareCards.Content? in
            // What a unit collects stands on the unit's own page.
            if case .collected = listing.subject { return nil }
            // It bears its kind's.
            if case .facet = listing.subject { return nil }
            return .heading(lists.heading(listing), listing.language)
        }
        let pages = site.settings.languages.indices.flatMap { language in
            let strings = site.strings[language]
            let indexes = Taxonomy.allCases.map { strings.phrase($0.rawValue + "_heading") }
            return ([site.settings.name[language], strings["page.search_heading"] ?? ""] + indexes).map {
                ShareCards.Content.heading($0, language)
            }
        }
        return entries + listings + pages
    }
}
