internal import SourceText

extension Site {
    /// A queue's calendar, from the site's root: `/outages/power/1-1.ics`.
    func calendarURL(of queue: Queue, of id: EntryID) -> String? {
        guard let utility = text(id, .utility) else { return nil }
        return prefix(entries[id].language) + kind(of: id).folder + "/" + utility + "/" + queue.slug + ".ics"
    }
}
