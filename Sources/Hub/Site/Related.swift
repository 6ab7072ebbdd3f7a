internal import Calendars
internal import SourceText

/// What else an entry's reader may want: by shared tags, units and words of the title.
///
/// A dated entry is related to older ones only, and rare words count by how often they stood in those, so that a page
/// stays as it is when newer entries come. For each word only its latest bearers are looked at: the work grows with the
/// number of entries, not with its square.
struct RelatedEntries {
    let entries: [Entry]
    let linked: [LinkedEntry]
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
        for id in entries.indices where linked[id].isListed {
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
        let ordered =
            dated
            ? members.map { (key: sortKey($0, kind), id: $0) }.sorted { $0.key < $1.key }.map(\.id) : members
        let words = ordered.mapConcurrently(weightedWords)
        // For each term the ranks of its bearers, oldest first.
        var numbers: [UInt64: Int] = [:]
        var postings: [[Int32]] = []
        var terms: [[Term]] = []
        terms.reserveCapacity(ordered.count)
        for rank in ordered.indices {
            terms.append(
                words[rank].map { word, weight in
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
            var scores = Scores(count: allTerms.count)
            return slice.map { best(rank: $0, allTerms[$0], allPostings, dated: dated, &scores) }
        }.flatMap { $0 }
        return zip(ordered, found).map { id, ranks -> (EntryID, [EntryID]) in
            let chosen = chosen(id)
            return (id, Array((chosen + ranks.map { ordered[Int($0)] }.filter { !chosen.contains($0) }).prefix(count)))
        }
    }

    /// What the author named in `related` comes first.
    private func chosen(_ id: EntryID) -> [EntryID] {
        entries[linked[id].original].list(.related).compactMap { value in
            guard case .reference(let reference) = value,
                case .entry(let target, _)? = linked[linked[id].original].target(at: reference.range)
            else { return nil }
            return linked[target].translations[entries[id].language] ?? target
        }
    }

    private func best(
        rank: Int, _ terms: [Term], _ postings: [[Int32]], dated: Bool, _ scores: inout Scores
    ) -> [Int32] {
        scores.clear()
        let own = Int32(rank)
        for term in terms {
            let list = postings[term.postings]
            let end = dated ? position(of: own, in: list) : list.count
            guard end > 0 else { continue }
            // A word that many bear says little: half of the weight for each factor of four.
            let rarity = max(1, 16 - (Int.bitWidth - end.leadingZeroBitCount))
            for other in list[max(0, end - RelatedEntries.bearers)..<end] where other != own {
                scores.add(term.weight * rarity, to: other)
            }
        }
        var top: [(score: Int, rank: Int32)] = []
        for other in scores.touched {
            let candidate = (score: scores[other], rank: other)
            guard candidate.score >= 60 else { continue }
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
        guard case .newest(let field) = kind.order, let moment = entries[linked[id].original].moment(field) else {
            return (.min, id)
        }
        return (moment.instant(in: zone).seconds, id)
    }

    /// The entry's tags, units and the stems of its title's long words, each as a number, with its weight.
    private func weightedWords(_ id: EntryID) -> [(UInt64, Int)] {
        let entry = entries[id]
        let original = entries[linked[id].original]
        var words: [(UInt64, Int)] = []
        for value in (entry.value(.tags) == nil ? original : entry).list(.tags) {
            if case .term(let tag) = value { words.append((WordNumber(tag, kind: 1).value, 8)) }
        }
        for case .reference(let unit) in original.list(.units) {
            words.append((WordNumber(unit.text, kind: 2).value, 3))
        }
        var known = Set(words.map(\.0))
        var stems = TitleStems(entry.text(.title) ?? "")
        while let stem = stems.next() {
            if known.insert(stem).inserted { words.append((stem, 4)) }
        }
        return words
    }
}

/// Points of entries by rank, for one entry after another.
private struct Scores {
    private var points: [Int]
    /// Ranks that have points, in the order in which they came by them.
    private(set) var touched: [Int32] = []

    init(count: Int) { points = [Int](repeating: 0, count: count) }

    subscript(rank: Int32) -> Int { points[Int(rank)] }

    mutating func clear() {
        for rank in touched { points[Int(rank)] = 0 }
        touched.removeAll(keepingCapacity: true)
    }

    mutating func add(_ more: Int, to rank: Int32) {
        if points[Int(rank)] == 0 { touched.append(rank) }
        points[Int(rank)] += more
    }
}

/// A word as a number (FNV-1a over its lower-case letters): comparing numbers is cheap, and two words that met by
/// chance would only be related once too often.
private struct WordNumber {
    private(set) var value: UInt64

    init(kind: UInt64) { value = 0xcbf2_9ce4_8422_2325 ^ kind }

    init(_ word: String, kind: UInt64) {
        self.init(kind: kind)
        for scalar in word.unicodeScalars { add(lowered(scalar)) }
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        value = (value ^ UInt64(scalar.value)) &* 0x100_0000_01b3
    }
}

/// Ukrainian and Latin capitals by arithmetic; others as they are.
private func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A, 0x410...0x42F: Unicode.Scalar(scalar.value + 32) ?? scalar
    case 0x400...0x40F: Unicode.Scalar(scalar.value + 80) ?? scalar
    case 0x490: "ґ"
    default: scalar
    }
}

/// The beginnings of a title's long words, which stand for all their forms.
private struct TitleStems {
    private var scalars: String.UnicodeScalarView.Iterator
    private var word: [Unicode.Scalar] = []

    init(_ title: String) { scalars = title.unicodeScalars.makeIterator() }

    mutating func next() -> UInt64? {
        while true {
            let scalar = scalars.next()
            if let scalar, TitleStems.isLetter(scalar) {
                word.append(lowered(scalar))
                continue
            }
            defer { word.removeAll(keepingCapacity: true) }
            if word.count > 4 {
                var number = WordNumber(kind: 3)
                for letter in word.prefix(max(5, word.count - 3)) { number.add(letter) }
                return number.value
            }
            if scalar == nil { return nil }
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x400...0x52F: true
        case 0..<0xC0: false
        default: scalar.properties.isAlphabetic
        }
    }
}
