/// Addresses, from the site's root, of the files that outputs make beside a page: views name them too.
extension Site {
    /// An entry's own calendar file; `CalendarLists.hasOwnFile` says whether there is one.
    func calendarURL(of id: EntryID) -> String { linked[id].url + "event.ics" }

    /// An alert's CAP file, one for all languages.
    func alertURL(of id: EntryID) -> String { linked[linked[id].original].url + "cap.xml" }

    /// Whether a feed lies beside the list.
    func hasFeed(_ listing: EntryList) -> Bool {
        switch listing.subject {
        case .kind(let kind): kinds[kind].hasFeeds
        case .term(let taxonomy, _): taxonomy.hasFeed
        case .collected: true
        case .archive, .year, .month, .facet: false
        }
    }
}
