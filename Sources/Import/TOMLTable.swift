internal import FileTree

/// A table of TOML while it is being read: which of its tables may still grow depends on how they came to be.
final class TOMLTable {
    enum Origin {
        /// Named on the way to another: may be given a header of its own, once.
        case implied
        /// By `[a]` or `[[a]]`: complete when the next header comes.
        case header
        /// By `a.b = 1`: takes further such keys and tables below it, no header.
        case dotted
    }

    private final class Elements {
        var tables: [TOMLTable]

        init(_ first: TOMLTable) { tables = [first] }
    }

    private enum Item {
        case value(OldValue)
        case table(TOMLTable)
        case tables(Elements)
    }

    private var origin: Origin
    private var keys: [String] = []
    /// Told apart by their bytes (TOML 1.0, "Keys").
    private var items: [OutputPath: Item] = [:]

    init(_ origin: Origin) { self.origin = origin }

    private subscript(key: String) -> Item? { items[OutputPath(key)] }

    private func add(_ key: String, _ item: Item) {
        items[OutputPath(key)] = item
        keys.append(key)
    }

    var value: OldValue {
        .map(
            keys.map { key in
                switch self[key] {
                case .value(let value)?: .init(key: key, value: value)
                case .table(let table)?: .init(key: key, value: table.value)
                case .tables(let elements)?: .init(key: key, value: .list(elements.tables.map(\.value)))
                case nil: .init(key: key, value: .nothing)
                }
            })
    }

    /// The table that a header names; nil where the name is taken.
    func header(_ path: [String]) -> TOMLTable? {
        guard let last = path.last, let owner = owner(of: path) else { return nil }
        switch owner[last] {
        case nil:
            let table = TOMLTable(.header)
            owner.add(last, .table(table))
            return table
        case .table(let table)? where table.origin == .implied:
            table.origin = .header
            return table
        default: return nil
        }
    }

    /// A new element of the array that a header in two brackets names.
    func newElement(_ path: [String]) -> TOMLTable? {
        guard let last = path.last, let owner = owner(of: path) else { return nil }
        let table = TOMLTable(.header)
        switch owner[last] {
        case nil: owner.add(last, .tables(Elements(table)))
        case .tables(let elements)?: elements.tables.append(table)
        default: return nil
        }
        return table
    }

    private func owner(of path: [String]) -> TOMLTable? {
        var table = self
        for key in path.dropLast() {
            switch table[key] {
            case .table(let next)?: table = next
            case .tables(let elements)?: table = elements.tables[elements.tables.count - 1]
            case nil:
                let next = TOMLTable(.implied)
                table.add(key, .table(next))
                table = next
            case .value?: return nil
            }
        }
        return table
    }

    /// Says whether the value could be put there.
    func set(_ path: [String], _ value: OldValue) -> Bool {
        guard let last = path.last else { return false }
        var table = self
        for key in path.dropLast() {
            switch table[key] {
            case .table(let next)? where next.origin != .header:
                next.origin = .dotted
                table = next
            case nil:
                let next = TOMLTable(.dotted)
                table.add(key, .table(next))
                table = next
            default: return false
            }
        }
        guard table[last] == nil else { return false }
        table.add(last, .value(value))
        return true
    }
}
