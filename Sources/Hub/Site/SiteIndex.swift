internal import SourceText

/// A page that a menu shows by its own front matter.
struct MenuPage: Sendable {
    let id: EntryID
    let place: String
    let weight: Double
}

extension Site {
    /// Where the crest lies for pages: small and square where pictures are prepared, else as it is.
    var crestURL: String? { crest.map { assets.url(of: $0) } }

    static func addressed(_ places: [Placed]) -> [String: EntryID] {
        Dictionary(places.enumerated().map { ($1.url, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func menuPages(_ entries: [Entry], _ places: [Placed]) -> [MenuPage] {
        entries.indices.compactMap { id in
            guard entries[id].language == 0, places[id].isListed, let place = entries[id].text("menu"), place != "none" else {
                return nil
            }
            return MenuPage(id: id, place: place, weight: entries[id].number("weight") ?? 1000)
        }.sorted { $0.weight != $1.weight ? $0.weight < $1.weight : $0.id < $1.id }
    }
}
