internal import SourceText

/// A page that a menu shows by its own front matter.
struct MenuPage: Sendable {
    let id: EntryID
    let place: String
    let weight: Double
}

extension Site {
    /// The crest for a page's header: small and square, or the drawing itself.
    var crestURL: String? { Icons.all(self).count > 1 ? "/" + Icons.path(96) : Icons.all(self).first?.url }

    /// The crest for readers of data: large.
    var logoURL: String? { Icons.all(self).last?.url }

    static func addressed(_ linked: [LinkedEntry]) -> [String: EntryID] {
        Dictionary(linked.enumerated().map { ($1.url, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func menuPages(_ entries: [Entry], _ linked: [LinkedEntry]) -> [MenuPage] {
        entries.indices.compactMap { id in
            guard entries[id].language == 0, linked[id].isListed, let place = entries[id].text(.menu), place != "none"
            else {
                return nil
            }
            return MenuPage(id: id, place: place, weight: entries[id].number(.weight) ?? 1000)
        }.sorted { $0.weight != $1.weight ? $0.weight < $1.weight : $0.id < $1.id }
    }
}
