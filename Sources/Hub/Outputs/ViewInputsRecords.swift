internal import Calendars
internal import FileTree
internal import SourceText

extension RecordWriter {
    mutating func write(numbers: ArraySlice<UInt32>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 4)
        for number in numbers {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        write(bytes)
    }

    private mutating func write(_ key: Collections.Key, _ site: Site) {
        write(key.language)
        switch key.subject {
        case .kind(let kind): write([0, kind])
        case .archive(let kind): write([1, kind])
        case .year(let kind, let year): write([2, kind, year])
        case .month(let kind, let year, let month): write([3, kind, year, month])
        case .term(let taxonomy, let slug):
            write([4, taxonomy.number])
            write(slug)
        case .collected(let unit):
            write(5)
            write(site.entries[unit].path)
        case .facet(let kind, let field, let value):
            write([6, kind, field.rawValue])
            write(value)
        }
    }

    private mutating func write(_ numbers: [Int]) { for number in numbers { write(number) } }

    /// What sort of cell it is, from 3 on, and which.
    mutating func write(_ cell: Cell, _ site: Site) {
        switch cell {
        case .everything: write(3)
        case .menuPages: write(4)
        case .list(let key):
            write(5)
            write(key, site)
        case .members(let key):
            write(6)
            write(key, site)
        case .years(let key):
            write(7)
            write(key, site)
        case .listAt(let url):
            write(8)
            write(url)
        case .entryAt(let url):
            write(9)
            write(url)
        case .terms(let taxonomy, let language): write([10, taxonomy.number, language])
        case .dated(let language): write([11, language])
        case .unitCalendar(let unit, let language):
            write([12, language])
            write(site.entries[unit].path)
        }
    }
}

extension RecordReader {
    mutating func digest() -> Digest? { run(32).flatMap(Digest.init(bytes:)) }

    mutating func numbers(_ count: Int) -> [UInt32]? {
        guard count <= rest.count / 4, let run = run(count * 4) else { return nil }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        var at = run.startIndex
        while at < run.endIndex {
            numbers.append(
                UInt32(run[at]) | UInt32(run[at + 1]) << 8 | UInt32(run[at + 2]) << 16 | UInt32(run[at + 3]) << 24)
            at += 4
        }
        return numbers
    }

    /// nil where the bytes are none, `.some(nil)` where the list can be no more.
    private mutating func listKey(_ idOf: [OutputPath: Int]) -> Collections.Key?? {
        guard let language = number(), let sort = number() else { return nil }
        let subject: EntryList.Subject
        switch sort {
        case 0, 1:
            guard let kind = number() else { return nil }
            subject = sort == 0 ? .kind(kind) : .archive(kind)
        case 2:
            guard let kind = number(), let year = number() else { return nil }
            subject = .year(kind, year)
        case 3:
            guard let kind = number(), let year = number(), let month = number() else { return nil }
            subject = .month(kind, year, month)
        case 4:
            guard let taxonomy = taxonomy(), let slug = text() else { return nil }
            subject = .term(taxonomy, slug)
        case 5:
            guard let path = text() else { return nil }
            guard let unit = idOf[OutputPath(path)] else { return .some(nil) }
            subject = .collected(unit)
        case 6:
            guard let kind = number(), let field = number().flatMap(FieldName.init(rawValue:)), let value = text()
            else { return nil }
            subject = .facet(kind, field, value)
        default: return nil
        }
        return Collections.Key(subject: subject, language: language)
    }

    private mutating func taxonomy() -> Taxonomy? {
        guard let number = number(), Taxonomy.allCases.indices.contains(number) else { return nil }
        return Taxonomy.allCases[number]
    }

    private mutating func number(below limit: Int) -> Int? {
        guard let number = number(), number < limit else { return nil }
        return number
    }

    mutating func cell(_ sort: Int, _ idOf: [OutputPath: Int], languages: Int) -> Cell?? {
        switch sort {
        case 3: return .everything
        case 4: return .menuPages
        case 5, 6, 7:
            guard let found = listKey(idOf) else { return nil }
            guard let key = found else { return .some(nil) }
            return sort == 5 ? .list(key) : sort == 6 ? .members(key) : .years(key)
        case 8: return text().map { .listAt($0) }
        case 9: return text().map { .entryAt($0) }
        case 10:
            guard let taxonomy = taxonomy(), let language = number(below: languages) else { return nil }
            return .terms(taxonomy, language: language)
        case 11: return number(below: languages).map { .dated(language: $0) }
        case 12:
            guard let language = number(below: languages), let path = text() else { return nil }
            guard let unit = idOf[OutputPath(path)] else { return .some(nil) }
            return .unitCalendar(unit, language: language)
        default: return nil
        }
    }
}

extension Taxonomy {
    var number: Int { Taxonomy.allCases.firstIndex(of: self)! }
}
