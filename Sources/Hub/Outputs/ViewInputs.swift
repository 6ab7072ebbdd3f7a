internal import Calendars
internal import FileTree
internal import SourceText

/// What each page's view was made from in the last build, so that a view whose inputs are the same is not made again:
/// its digest is known.
///
/// A file of the cache: a table of cells, then a row for each page with the numbers of the cells that it read. A page's
/// inputs are what all pages share, its template, its path and the digests of its cells.
final class ViewInputs: Sendable {
    /// Rows side by side, since there are as many as pages.
    private struct Rows: Sendable {
        var paths: [UInt64] = []
        var spans: [Range<Instant>] = []
        var views: [Digest] = []
        var inputs: [Digest] = []
        /// Where each row's cells end.
        var ends: [Int] = []
        var cells: [UInt32] = []

        func cells(of row: Int) -> ArraySlice<UInt32> { cells[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }

        mutating func append(
            _ path: UInt64, _ span: Range<Instant>, view: Digest, inputs: Digest, _ cells: some Sequence<UInt32>
        ) {
            paths.append(path)
            spans.append(span)
            views.append(view)
            self.inputs.append(inputs)
            self.cells += cells
            ends.append(self.cells.count)
        }
    }

    private let site: Site
    private let digests: CellDigests
    /// Of what all pages share.
    private let shared: Digest
    private let file: String
    /// Rows of the last build, with the numbers that their cells have now.
    private let known: Rows
    private let rowOf: [UInt64: Int32]
    /// Cells without a number of the site's own are numbered from three times its entries on.
    private let others: [Cell]
    private let othersDigests: [Digest]

    private static let opening = "visnyk views 1\n"
    /// A cell that is no more.
    private static let gone = UInt32.max

    /// nil without a cache. `workers` make the digests.
    init?(_ folder: CacheFolder?, _ context: OutputContext, workers: Int?) {
        guard let folder else { return nil }
        site = context.site
        shared = context.shared
        file = folder.views
        digests = CellDigests(context.site, context.calendars, workers: workers)
        var (rows, cells): (Rows, [Cell]) = (Rows(), [])
        if let bytes = try? readPlainFile(file), var reader = RecordReader(bytes, opening: ViewInputs.opening),
            let read = ViewInputs.read(&reader, context.site)
        {
            (rows, cells) = read
        }
        known = rows
        others = cells
        othersDigests = cells.mapConcurrently(workers: workers) { [digests] in digests.digest(of: $0) }
        var rowOf: [UInt64: Int32] = [:]
        rowOf.reserveCapacity(rows.paths.count)
        for (row, path) in rows.paths.enumerated() { rowOf[path] = Int32(row) }
        self.rowOf = rowOf
    }

    /// A page's view by its digest, without making it; nil where it must be made.
    func view(of path: String, _ template: Digest) -> (row: Int, digest: Digest)? {
        guard let row = rowOf[ViewInputs.key(path)].map({ Int($0) }), site.clock.isWithin(known.spans[row]),
            let inputs = inputs(path, template, known.cells(of: row)), inputs == known.inputs[row]
        else { return nil }
        site.clock.notice(known.spans[row].upperBound)
        return (row, known.views[row])
    }

    private static func key(_ path: String) -> UInt64 { checksum(Array(path.utf8)) }

    private func inputs(_ path: String, _ template: Digest, _ cells: some Sequence<UInt32>) -> Digest? {
        var hash = SHA256()
        hash.update(shared)
        hash.update(template)
        hash.update(path)
        for cell in cells {
            if cell < 3 * site.count {
                digests.update(&hash, Int(cell))
            } else if cell != ViewInputs.gone {
                hash.update(othersDigests[Int(cell) - 3 * site.count])
            } else {
                return nil
            }
        }
        return hash.digest()
    }

    /// What a slice of the jobs came to: rows of the last build that hold, and views that were made.
    struct Made: Sendable {
        fileprivate struct View: Sendable {
            let path: String
            let template: Digest
            let digest: Digest
            let until: Int64
            /// Of its numbers, and of the places of its other cells.
            let ends: (numbers: Int, others: Int)
        }

        fileprivate private(set) var held: [Int] = []
        fileprivate private(set) var views: [View] = []
        fileprivate private(set) var numbers: [UInt32] = []
        fileprivate private(set) var others: [UInt32] = []
        /// Each other cell once.
        fileprivate private(set) var cells: [Cell] = []
        private var placeOf: [Cell: UInt32] = [:]

        mutating func hold(_ row: Int) { held.append(row) }

        mutating func add(_ path: String, _ template: Digest, view: Digest, _ reads: Reads.List) {
            numbers += reads.numbers
            for cell in reads.others {
                let place = placeOf[cell] ?? UInt32(cells.count)
                if Int(place) == cells.count {
                    placeOf[cell] = place
                    cells.append(cell)
                }
                others.append(place)
            }
            views.append(
                View(
                    path: path, template: template, digest: view, until: reads.until,
                    ends: (numbers.count, others.count)))
        }
    }

    /// Keeps all pages of this build for the next.
    func save(_ slices: [Made]) throws(FileError) {
        let isKnown =
            slices.allSatisfy { $0.views.isEmpty } && slices.reduce(0) { $0 + $1.held.count } == known.paths.count
        if isKnown { return }
        var table = Table(entries: site.count, others)
        var rows = Rows()
        let from = site.clock.span.lowerBound
        for slice in slices {
            for row in slice.held {
                rows.append(
                    known.paths[row], known.spans[row], view: known.views[row], inputs: known.inputs[row],
                    known.cells(of: row).map { table.place(of: $0) })
            }
            let others = slice.cells.map { table.number(of: $0) }
            var start = (numbers: 0, others: 0)
            for made in slice.views {
                let cells =
                    slice.numbers[start.numbers..<made.ends.numbers]
                    + slice.others[start.others..<made.ends.others].map { others[Int($0)] }
                start = made.ends
                var hash = SHA256()
                hash.update(shared)
                hash.update(made.template)
                hash.update(made.path)
                for cell in cells {
                    if cell < 3 * site.count {
                        digests.update(&hash, Int(cell))
                    } else {
                        hash.update(table.digest(of: cell, digests))
                    }
                }
                rows.append(
                    ViewInputs.key(made.path), from..<Instant(max(from.seconds, made.until)), view: made.digest,
                    inputs: hash.digest(), cells.map { table.place(of: $0) })
            }
        }
        let new = file + ".new"
        try OpenFile(new, .new).write(bytes(rows, table), at: 0)
        try rename(new, to: file)
    }

    /// The cells of a file, in the order in which rows first named them.
    private struct Table {
        private let first: Int
        private var others: [Cell]
        private var numbers: [Cell: UInt32] = [:]
        private var digests: [UInt32: Digest] = [:]
        /// By number, the place in the file.
        private var places: [UInt32]
        private(set) var cells: [UInt32] = []

        init(entries: Int, _ others: [Cell]) {
            first = 3 * entries
            self.others = others
            for (index, cell) in others.enumerated() { numbers[cell] = UInt32(first + index) }
            places = Array(repeating: ViewInputs.gone, count: first + others.count)
        }

        mutating func number(of cell: Cell) -> UInt32 {
            if let known = numbers[cell] { return known }
            let number = UInt32(first + others.count)
            numbers[cell] = number
            others.append(cell)
            places.append(ViewInputs.gone)
            return number
        }

        mutating func place(of number: UInt32) -> UInt32 {
            if places[Int(number)] == ViewInputs.gone {
                places[Int(number)] = UInt32(cells.count)
                cells.append(number)
            }
            return places[Int(number)]
        }

        mutating func digest(of number: UInt32, _ digests: CellDigests) -> Digest {
            if let known = self.digests[number] { return known }
            let digest = digests.digest(of: cell(number))
            self.digests[number] = digest
            return digest
        }

        func cell(_ number: UInt32) -> Cell { others[Int(number) - first] }
    }

    private func bytes(_ rows: Rows, _ table: Table) -> [UInt8] {
        var out = RecordWriter(
            opening: ViewInputs.opening, capacity: rows.paths.count * 96 + rows.cells.count * 4 + table.cells.count * 80
        )
        out.write(table.cells.count)
        for number in table.cells {
            if number < 3 * site.count {
                let (sort, id) = Int(number).quotientAndRemainder(dividingBy: site.count)
                out.write(sort)
                out.write(site.entries[id].path)
            } else {
                out.write(table.cell(number), site)
            }
        }
        out.write(rows.paths.count)
        for row in rows.paths.indices {
            out.write(Int(bitPattern: UInt(rows.paths[row])))
            out.write(Int(rows.spans[row].lowerBound.seconds))
            out.write(Int(rows.spans[row].upperBound.seconds))
            out.write(rows.views[row].bytes)
            out.write(rows.inputs[row].bytes)
            let cells = rows.cells(of: row)
            out.write(cells.count)
            out.write(numbers: cells)
        }
        return out.sealed()
    }

    private static func read(_ input: inout RecordReader, _ site: Site) -> (Rows, [Cell])? {
        var idOf: [OutputPath: Int] = [:]
        idOf.reserveCapacity(site.count)
        for id in 0..<site.count { idOf[OutputPath(site.entries[id].path)] = id }
        guard let count = input.number(), count <= input.rest.count / 8 else { return nil }
        var numbers: [UInt32] = []
        var others: [Cell] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count {
            guard let sort = input.number() else { return nil }
            if sort < 3 {
                guard let path = input.text() else { return nil }
                numbers.append(idOf[OutputPath(path)].map { UInt32(sort * site.count + $0) } ?? gone)
            } else {
                guard let cell = input.cell(sort, idOf, languages: site.settings.languages.count) else { return nil }
                guard let cell else {
                    numbers.append(gone)
                    continue
                }
                numbers.append(UInt32(3 * site.count + others.count))
                others.append(cell)
            }
        }
        guard let pages = input.number(), pages <= input.rest.count / 96 else { return nil }
        var rows = Rows()
        for _ in 0..<pages {
            guard let path = input.word(), let from = input.word(), let until = input.word(),
                let view = input.digest(), let inputs = input.digest(), let length = input.number(),
                let cells = input.numbers(length), cells.allSatisfy({ $0 < numbers.count })
            else { return nil }
            let span = (Instant(Int64(bitPattern: from)), Instant(Int64(bitPattern: until)))
            guard span.0 <= span.1 else { return nil }
            rows.append(path, span.0..<span.1, view: view, inputs: inputs, cells.map { numbers[Int($0)] })
        }
        return input.isAtEnd ? (rows, others) : nil
    }
}

extension RecordWriter {
    fileprivate mutating func write(numbers: ArraySlice<UInt32>) {
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
    fileprivate mutating func write(_ cell: Cell, _ site: Site) {
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
    fileprivate mutating func digest() -> Digest? { run(32).flatMap(Digest.init(bytes:)) }

    fileprivate mutating func numbers(_ count: Int) -> [UInt32]? {
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

    fileprivate mutating func cell(_ sort: Int, _ idOf: [OutputPath: Int], languages: Int) -> Cell?? {
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
    fileprivate var number: Int { Taxonomy.allCases.firstIndex(of: self)! }
}
