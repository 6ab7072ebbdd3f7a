/// What children put into the blocks of the parents that are being expanded.
///
/// A block's content keeps the overrides that held where it was written, so that it can't put itself into itself.
struct Overrides: Hashable, Sendable {
    private let id: Int

    static let none = Overrides(id: 0)

    struct Entry: Hashable {
        let block: ObjectIdentifier
        let written: Overrides
    }

    /// All sets of overrides of one compilation; equal sets have equal numbers.
    struct Table {
        private var sets: [[String: Entry]] = [[:]]
        private var ids: [[String: Entry]: Int] = [[:]: 0]
        private var blocks: [ObjectIdentifier: Block] = [:]

        func count(of overrides: Overrides) -> Int { sets[overrides.id].count }

        /// The outer overrides win over a parent's own.
        mutating func adding(_ blocks: [Block], to outer: Overrides) -> Overrides {
            guard !blocks.isEmpty else { return outer }
            var set = sets[outer.id]
            for block in blocks where sets[outer.id][block.name] == nil {
                self.blocks[ObjectIdentifier(block)] = block
                set[block.name] = Entry(block: ObjectIdentifier(block), written: outer)
            }
            if let id = ids[set] { return Overrides(id: id) }
            ids[set] = sets.count
            sets.append(set)
            return Overrides(id: sets.count - 1)
        }

        func block(_ name: String, in overrides: Overrides) -> (block: Block, written: Overrides)? {
            guard let entry = sets[overrides.id][name], let block = blocks[entry.block] else { return nil }
            return (block, entry.written)
        }
    }
}
