internal import SourceText

/// The keys of an index in the order of their bytes, cut into shards.
struct TermList: Sendable {
    struct Term: Sendable {
        var key: [UInt8]
        /// The group's number, nil for a key that only leads elsewhere.
        var group: Int?
        /// Where a stem leads: another stem it is one with, or the stems of a synonym.
        var links: [Link] = []
    }

    struct Link: Sendable, Hashable {
        enum Sort: Sendable {
            /// The stem it is one with.
            case alias
            /// The one form meant, then its stem.
            case exception
            /// Each a stem of what means the same.
            case synonym
        }

        var sort: Sort
        var keys: [[UInt8]]

        /// Written before the keys: their number for a synonym.
        var mark: UInt8 {
            switch sort {
            case .alias: 0
            case .exception: 255
            case .synonym: UInt8(keys.count)
            }
        }
    }

    struct Shard: Sendable {
        var first: [UInt8]
        var last: [UInt8]
        var bytes: [UInt8]
    }

    private let terms: [Term]
    private let postings: Postings
    private let ranges: [DocumentOrder.Range]
    private let codePage: CodePage

    init(
        _ words: Vocabulary, _ synonyms: [(from: String, to: String)], _ order: DocumentOrder,
        _ language: SearchLanguage
    ) {
        let page = language.codePage
        let stems = words.groups.stems
        func key(_ stem: some Collection<UInt8>) -> [UInt8] { page.key(letters(stem)) }
        var terms: [[UInt8]: Term] = [:]
        for group in 0..<stems.count where !words.postings[group].isEmpty {
            let key = key(stems[group])
            terms[key] = Term(key: key, group: group)
        }
        for (stem, group) in words.groups.aliases {
            let from = key(stems[Int(stem)])
            terms[from, default: Term(key: from)].links.append(
                Link(sort: .alias, keys: [key(stems[Int(group)])]))
        }
        for (stem, form, group) in words.groups.exceptions {
            let from = key(stems[Int(stem)])
            terms[from, default: Term(key: from)].links.append(
                Link(sort: .exception, keys: [key(form), key(stems[Int(group)])]))
        }
        let reader = Words(language)
        for (from, to) in synonyms {
            let target = reader.all(in: to).map { words.groups.key(of: $0) }
            // A synonym that leads to a word no page has is of no use to anyone.
            let known = target.allSatisfy { stem in
                stems.number(of: stem).map { !words.postings[$0].isEmpty } ?? false
            }
            guard known, !target.isEmpty, target.count <= 8 else { continue }
            let asked = reader.all(in: from)
            var sources: [[UInt8]] = [Array(asked.map { words.groups.key(of: $0) }.joined(separator: [0x20]))]
            if let only = asked.first, asked.count == 1, stems.number(of: sources[0]) == nil {
                sources += words.groups.keys(of: only)
            }
            let link = Link(sort: .synonym, keys: target.map { key($0) })
            for source in Set(sources) where !source.isEmpty && source.count <= 120 && source != target.first {
                let from = key(source)
                if terms[from]?.links.contains(link) != true {
                    terms[from, default: Term(key: from)].links.append(link)
                }
            }
        }
        self.terms = terms.values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        postings = words.postings
        ranges = order.ranges
        codePage = page
    }

    /// Cut where a key's own hash says so, within limits: a new word moves the cuts near it only.
    func shards(workers: Int? = nil) -> [Shard] {
        var runs: [Range<Int>] = []
        var start = 0
        var size = 0
        for (index, term) in terms.enumerated() {
            let own = term.key.count + 2 + min(term.group.map { postings[$0].count } ?? 0, Cut.best) * 8 / 5
            let marked = WordTable.hash(term.key) & 31 == 0
            if index > start, size + own > 4_800 || (size > 1_400 && marked) {
                runs.append(start..<index)
                start = index
                size = 0
            }
            size += own
        }
        if start < terms.count { runs.append(start..<terms.count) }
        return runs.mapConcurrently(workers: workers) { run in
            Shard(first: terms[run.lowerBound].key, last: terms[run.upperBound - 1].key, bytes: coded(run))
        }
    }

    private func coded(_ run: Range<Int>) -> [UInt8] {
        var words: [UInt8] = []
        var counts: [UInt8] = []
        var links: [UInt8] = []
        var documents: [UInt8] = []
        var impacts: [UInt8] = []
        var linkCount = 0
        var previous: [UInt8] = []
        var lastLinked = run.lowerBound - 1
        for index in run {
            let term = terms[index]
            let common = commonPrefix(term.key, previous)
            words += [UInt8(common), UInt8(term.key.count - common)] + term.key[common...]
            previous = term.key
            for link in term.links {
                linkCount += 1
                links.append(varint: index - max(lastLinked, run.lowerBound))
                lastLinked = index
                links.append(link.mark)
                for key in link.keys {
                    let common = commonPrefix(key, term.key)
                    links += [UInt8(common), UInt8(key.count - common)] + key[common...]
                }
            }
            let all = term.group.map { postings[$0] } ?? []
            let best = Cut.applied(to: all, ranges)
            counts.append(varint: all.count * 2 + (best.count < all.count ? 1 : 0))
            if best.count < all.count { counts.append(varint: best.count) }
            var last = -1
            for (place, posting) in best.enumerated() {
                documents.append(varint: Int(posting.document) - last - 1)
                last = Int(posting.document)
                if place & 1 == 0 {
                    impacts.append(posting.impact)
                } else {
                    impacts[impacts.count - 1] |= posting.impact << 4
                }
            }
        }
        var bytes: [UInt8] = []
        for count in [run.count, words.count, counts.count, linkCount, links.count, documents.count] {
            bytes.append(varint: count)
        }
        return bytes + words + counts + links + documents + impacts
    }

    /// Words by their ends, to find one whose beginning was mistyped: keys reversed, with how common each is.
    func tailShards() -> [Shard] {
        let tails = terms.compactMap { term -> (key: [UInt8], count: Int)? in
            guard let group = term.group, term.key.count >= 4, term.key[0] != 0x98,
                !term.key.contains(where: { $0 >= 0x30 && $0 <= 0x39 })
            else { return nil }
            return (codePage.reversed(term.key), postings[group].count)
        }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var shards: [Shard] = []
        var start = 0
        while start < tails.count {
            var end = start
            var size = 0
            while end < tails.count,
                size < 12_000 && (size < 6_000 || WordTable.hash(tails[end].key) & 127 != 0)
            {
                size += tails[end].key.count + 1
                end += 1
            }
            var bytes: [UInt8] = []
            bytes.append(varint: end - start)
            var previous: [UInt8] = []
            var levels: [UInt8] = []
            for (key, count) in tails[start..<end] {
                let common = commonPrefix(key, previous)
                bytes += [UInt8(common), UInt8(key.count - common)] + key[common...]
                previous = key
                levels.append(UInt8(min(15, Int.bitWidth - count.leadingZeroBitCount)))
            }
            shards.append(Shard(first: tails[start].key, last: previous, bytes: bytes + levels))
            start = end
        }
        return shards
    }
}

/// Which documents of a common word are kept: the rest could not come first for it.
private enum Cut {
    static let best = 128
    private static let bestOfKind = 24

    static func applied(to all: ArraySlice<Postings.Posting>, _ ranges: [DocumentOrder.Range]) -> [Postings.Posting] {
        guard all.count > best else { return Array(all) }
        let sorted = bestFirst(all)
        var isKept = [Bool](repeating: false, count: all.count)
        for place in sorted.prefix(best) { isKept[Int(place)] = true }
        // Enough of each kind, for those who look within one.
        var left = ranges.map { _ in bestOfKind }
        for place in sorted {
            let document = Int(all[all.startIndex + Int(place)].document)
            guard let kind = ranges.lastIndex(where: { $0.first <= document }), left[kind] > 0 else { continue }
            left[kind] -= 1
            isKept[Int(place)] = true
        }
        return zip(all, isKept).compactMap { $1 ? $0 : nil }
    }

    /// Places by falling weight, then by falling number; there are but sixteen weights.
    private static func bestFirst(_ all: ArraySlice<Postings.Posting>) -> [Int32] {
        var next = [Int](repeating: 0, count: 17)
        for posting in all { next[15 - Int(posting.impact) + 1] += 1 }
        for level in 0..<16 { next[level + 1] += next[level] }
        var places = [Int32](repeating: 0, count: all.count)
        for (place, posting) in all.enumerated().reversed() {
            let level = 15 - Int(posting.impact)
            places[next[level]] = Int32(truncatingIfNeeded: place)
            next[level] += 1
        }
        return places
    }
}

func commonPrefix(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var count = 0
    while count < min(a.count, b.count, 255), a[count] == b[count] { count += 1 }
    return count
}
