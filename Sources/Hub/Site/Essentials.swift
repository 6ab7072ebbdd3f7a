extension Site {
    /// The kinds that are needed first in a blackout: alerts, then places, outages and services.
    var essentialKinds: [Int] {
        kinds.indices.filter { kinds[$0].isEssential }.sorted { a, b in
            (kinds[a].isCurrentState ? 0 : 1, kinds[a].servesInBlackout ? 0 : 1, kinds[a].rank)
                < (kinds[b].isCurrentState ? 0 : 1, kinds[b].servesInBlackout ? 0 : 1, kinds[b].rank)
        }
    }

    /// What people must know where there is no light: what is so today, and places that serve then.
    func hasPoster(_ id: EntryID) -> Bool {
        let kind = kind(of: id)
        guard kind.isEssential, linked[id].stage == .current else { return false }
        return kind.isCurrentState || kind.servesInBlackout
    }
}
