/// CSV by RFC 4180: rows of one length, and no cell that a spreadsheet would run.
enum TableOracle {
    static func faults(_ bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        var rows: [[[UInt8]]] = [[]]
        var cell: [UInt8] = []
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            if bytes[index] == 0x22, cell.isEmpty {
                index += 1
                while index < bytes.count, bytes[index] != 0x22 || index + 1 < bytes.count && bytes[index + 1] == 0x22 {
                    cell.append(bytes[index])
                    index += bytes[index] == 0x22 ? 2 : 1
                }
                if index >= bytes.count { faults.append("an open quote") }
                index += 1
                if index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0D {
                    faults.append("something after a quote")
                }
            } else {
                while index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0D {
                    if bytes[index] == 0x22 || bytes[index] == 0x0A { faults.append("a bare quote or line end") }
                    cell.append(bytes[index])
                    index += 1
                }
            }
            rows[rows.count - 1].append(cell)
            cell = []
            if index < bytes.count, bytes[index] == 0x0D {
                if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { faults.append("CR without LF") }
                index += 1
                if index + 1 < bytes.count { rows.append([]) }
            } else if index + 1 == bytes.count {
                rows[rows.count - 1].append([])
            }
            index += 1
        }
        for row in rows where row.count != rows[0].count { faults.append("\(row.count) cells of \(rows[0].count)") }
        for cell in rows.joined() where runs(cell) {
            faults.append("a formula: \(String(decoding: cell.prefix(60), as: UTF8.self))")
        }
        return Array(faults.prefix(6))
    }

    /// Spreadsheets look past white space and past signs that have no shape.
    private static func runs(_ cell: [UInt8]) -> Bool {
        let text = String(decoding: cell, as: UTF8.self).unicodeScalars
        let shown = text.drop {
            $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
                || $0.properties.generalCategory == .control
        }
        guard let first = shown.first else { return false }
        if cell.first == 0x09 || cell.first == 0x0D { return true }
        switch first {
        case "=", "@", "\u{FF1D}", "\u{FF20}": return true
        case "+", "-", "\u{FF0B}", "\u{FF0D}":
            return !shown.dropFirst().allSatisfy { "0123456789 ()-.".unicodeScalars.contains($0) }
        default: return false
        }
    }
}
