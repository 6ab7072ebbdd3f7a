internal import Calendars
internal import SourceText

/// Which feeds there are, and what each shows: the 20 newest dated entries of a list.
enum Feeds {
    static let length = 20

    static func has(_ listing: EntryList, _ site: Site) -> Bool {
        switch listing.subject {
        case .kind(let kind): site.kinds[kind].hasFeeds
        case .term(let taxonomy, _): taxonomy.hasFeed
        case .collected: true
        case .archive, .year, .month: false
        }
    }

    static func jobs(_ context: OutputContext) -> [Job] { [] }
}
