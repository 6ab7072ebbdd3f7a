internal import SourceText

/// A kind's entries as CSV (RFC 4180, UTF-8): our column names first, then those of resolution 835 beside them.
struct DataTable {
    private let kind: Kind
    private let site: Site
    private let columns: [Column]

    private struct Column {
        let name: String
        let field: Int
        /// The part of a map; nil for the whole field.
        var part: Int?
    }

    private static let first = ["id", "language", "url", "title", "summary"]

    init(_ kind: Kind, _ site: Site) {
        self.kind = kind
        self.site = site
        var columns: [Column] = []
        var official: [Column] = []
        func add(_ column: Column, _ row: Field) {
            columns.append(column)
            if let name = row.column { official.append(Column(name: name, field: column.field, part: column.part)) }
        }
        for (index, field) in kind.fields.enumerated() where field.isData && !DataEntry.told.contains(field.name) {
            switch field.type {
            case .map(let rows): DataTable.parts(rows, of: field, index, add)
            case .either(_, let rows):
                add(Column(name: field.name, field: index), field)
                DataTable.parts(rows, of: field, index, add)
            default: add(Column(name: field.name, field: index), field)
            }
        }
        var names = Set(DataTable.first + columns.map(\.name))
        self.columns = columns + official.filter { names.insert($0.name).inserted }
    }

    private static func parts(_ rows: [Field], of field: Field, _ index: Int, _ add: (Column, Field) -> Void) {
        for (part, row) in rows.enumerated() {
            add(Column(name: field.name + "." + row.name, field: index, part: part), row)
        }
    }

    func write(_ ids: [EntryID], into out: inout ByteWriter) {
        for name in DataTable.first { write(name, isFirst: name == DataTable.first[0], &out) }
        for column in columns { write(column.name, isFirst: false, &out) }
        out.write("\r\n")
        for id in ids {
            let entry = DataEntry(id, site)
            write(entry.identifier, isFirst: true, &out)
            write(site.settings.languages[entry.language], isFirst: false, &out)
            write(site.absolute(site.url(of: id)), isFirst: false, &out)
            write(site.title(id), isFirst: false, &out)
            write(site.summary(id), isFirst: false, &out)
            var values: [(value: FieldValue, owner: EntryID)?] = Array(repeating: nil, count: kind.fields.count)
            for (index, value, owner) in site.values(of: id) { values[index] = (value, owner) }
            for column in columns {
                guard let (value, owner) = values[column.field] else {
                    out.write(",")
                    continue
                }
                write(cell(entry, column, value, owner), isFirst: false, &out)
            }
            out.write("\r\n")
        }
    }

    private func cell(_ entry: DataEntry, _ column: Column, _ value: FieldValue, _ owner: EntryID) -> String {
        let type = kind.fields[column.field].type
        if let part = column.part {
            guard case .map(let items) = value, let item = items.first(where: { $0.index == part }) else { return "" }
            return plain(entry, item.value, DataTable.rows(of: type)[part].type, owner)
        }
        return plain(entry, value, type, owner)
    }

    private static func rows(of type: FieldType) -> [Field] {
        switch type {
        case .map(let rows), .either(_, let rows): rows
        default: []
        }
    }

    /// A list of plain values with semicolons between them; a list of things with parts as JSON.
    private func plain(_ entry: DataEntry, _ value: FieldValue, _ type: FieldType, _ owner: EntryID) -> String {
        guard case .list(let item) = type, !DataTable.rows(of: item).isEmpty else {
            return entry.words(value, type, owner)
        }
        var json = JSONWriter()
        entry.write(value, type, owner, into: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func write(_ text: String, isFirst: Bool, _ out: inout ByteWriter) {
        if !isFirst { out.write(",") }
        out.write(csv: text)
    }
}
