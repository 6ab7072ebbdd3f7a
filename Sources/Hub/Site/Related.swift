internal import Calendars
internal import SourceText

/// What else an entry's reader may want: by shared tags, units and words of the title.
///
/// A dated entry is related to older ones only, and rare words count by how often they stood in those, so that a page
/// stays as it is when newer entries come. For each word only its latest bearers are looked at: the work grows with the
/// number of entries, not with its square.
struct RelatedEntries {
    let entries: [Entry]
    let places: [Placed]
    let kinds: [Kind]
    let zone: Zone
    let count: Int

    private static let bearers = 40

    private struct Term {
        let postings: Int
        let weight: Int
    }

    func all() -> [[EntryID]] {
        var result: [[EntryID]] = Array(repeating: [], count: entries.count)
        guard count > 0 else { return result }
        var groups: [Int: [EntryID]] = [:]
        for id in entries.indices where places[id].isListed {
            groups[entries[id].kind * 64 + entries[id].language, default: []].append(id)
        }
        for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
            for (id, others) in relate(members) { result[id] = others }
        }
        return result
    }

    private func relate(_ members: [EntryID]) -> [(EntryID, [EntryID])] {
        let kind = kinds[entries[members[0]].kind]
        let dated: Bool = if case .newest = kind.order { true } else { false }
        let ordered = dated ? members.sorted { sortKey($0, kind) < sortKey($1, kind) } : members
        // For each term the ranks of its bearers, oldest first.
        var numbers: [String: Int] = [:]
        var postings: [[Int32]] = []
        var terms: [[Term]] = []
        terms.reserveCapacity(ordered.count)
        for (rank, id) in ordered.enumerated() {
            terms.append(
                weightedWords(id).map { word, weight in
                    let number = numbers[word] ?? postings.count
                    if number == postings.count {
                        numbers[word] = number
                        postings.append([])
                    }
                    postings[number].append(Int32(rank))
                    return Term(postings: number, weight: weight)
                })
        }
        let ranks = Array(ordered.indices)
        let (allTerms, allPostings) = (terms, postings)
        let found = ranks.slicesConcurrently { slice in
            var scores: [Int32: Int] = [:]
            return slice.map { best(rank: $0, allTerms[$0], allPostings, dated: dated, &scores) }
        }.flatMap { $0 }
        return zip(ordered, found).map { id, ranks in
            (id, (chosen(id) + ranks.map { ordered[Int($0)] }.filter { !chosen(id).contains($0) }).prefix(count).map { $0 })
        }
    }

    /// What the author named in `related` comes first.
    private func chosen(_ id: EntryID) -> [EntryID] {
        entries[places[id].original].list("related").compactMap { value in
            guard case .reference(let reference) = value,
                case .entry(let target, _)? = places[places[id].original].references[reference.range.lowerBound]
            else { return nil }
            return places[target].translations[entries[id].language] ?? target
        }
    }

    private func best(
        rank: Int, _ terms: [Term], _ postings: [[Int32]], dated: Bool, _ scores: inout [Int32: Int]
    ) -> [Int32] {
        scores.removeAll(keepingCapacity: true)
        let own = Int32(rank)
        for term in terms {
            let list = postings[term.postings]
            let end = dated ? position(of: own, in: list) : list.count
            guard end > 0 else { continue }
            // A word that many bear says little: half of the weight for each factor of four.
            let rarity = max(1, 16 - (Int.bitWidth - end.leadingZeroBitCount))
            for other in list[max(0, end - RelatedEntries.bearers)..<end] where other != own {
                scores[other, default: 0] += term.weight * rarity
            }
        }
        var top: [(score: Int, rank: Int32)] = []
        for (other, score) in scores where score >= 60 {
            let candidate = (score, other)
            if top.count < count {
                top.append(candidate)
            } else if let worst = top.indices.min(by: { top[$0] < top[$1] }), top[worst] < candidate {
                top[worst] = candidate
            }
        }
        return top.sorted { $0 > $1 }.map(\.rank)
    }

    /// How many ranks of the ascending list are smaller.
    private func position(of rank: Int32, in list: [Int32]) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < rank { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func sortKey(_ id: EntryID, _ kind: Kind) -> (Int64, Int) {
        guard case .newest(let field) = kind.order, let moment = entries[places[id].original].moment(field) else {
            return (.min, id)
        }
        return (moment.instant(in: zone).seconds, id)
    }

    private func weightedWords(_ id: EntryID) -> [(String, Int)] {
        let entry = entries[id]
        let original = entries[places[id].original]
        var words: [(String, Int)] = []
        let tags = entry.value("tags") == nil ? original.terms(.tags) : entry.terms(.tags)
        for tag in tags { words.append(("t" + tag.folded, 8)) }
        for case .reference(let unit) in original.list("units") { words.append(("u" + unit.text, 3)) }
        var seen: Set<String> = []
        let title = (entry.text("title") ?? "").folded
        for word in title.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" }) {
            // The beginning of a long word stands for all its forms.
            guard word.count > 4 else { continue }
            let stem = String(word.prefix(max(5, word.count - 3)))
            if seen.insert(stem).inserted { words.append(("w" + stem, 4)) }
        }
        return words
    }
}
