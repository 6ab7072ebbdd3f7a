internal import Hub

/// Tables: as Markdown has them, as lists where each row is a key and its value, as paragraphs where they only arrange.
extension HTMLPass {
    mutating func table(_ children: [HTMLNode]) -> [UInt8] {
        var out = MarkdownFlow()
        for case .element(let tag, let inner) in children where tag.name == "caption" {
            let words = oneLine(inline(inner))
            if !words.isEmpty { out.block(Array("**".utf8) + words.withoutStars + Array("**".utf8)) }
        }
        let rows = HTMLTable.rows(children)
        let grid = HTMLTable.grid(rows)
        let columns = grid.map(\.count).max() ?? 0
        guard columns > 0 else { return out.finished() }
        if grid.hasSpans { tell(.importTable, "colspan, rowspan") }
        let hasHeader = rows[0].isHead || rows[0].cells.allSatisfy(\.isHeader) && rows.count > 1
        let isKeyed =
            columns == 2 && !hasHeader
            && grid.allSatisfy { row in row.first.map { $0?.isHeader == true || isStrong($0) } ?? false }
        if isKeyed {
            var items: [UInt8] = []
            for row in rows {
                guard let key = row.cells.first else { continue }
                items += Array("- **".utf8) + oneLine(inline(key.children)).withoutStars + Array("**".utf8)
                for cell in row.cells.dropFirst() {
                    let value = Array(String(decoding: flowBytes(cell.children), as: UTF8.self).trimmed.utf8)
                    if !value.isEmpty {
                        items += Array((startsBlock(value) ? ":\n\n  " : ": ").utf8) + value.indented(by: 2)
                    }
                }
                items.append(0x0A)
            }
            out.block(items)
            return out.finished()
        }
        let isLayout =
            columns == 1
            || !hasHeader
                && grid.allSatisfy { $0.allSatisfy { cell in cell.map { isPictureOnly($0.children) } ?? true } }
        if isLayout || columns > 40 || columns * grid.count > 20_000 {
            for row in rows { for cell in row.cells { out.block(flowBytes(cell.children)) } }
            return out.finished()
        }
        var table: [UInt8] = []
        for (index, row) in grid.enumerated() {
            table.add("|")
            for column in 0..<columns {
                let cell = column < row.count ? row[column] : nil
                var words = cell.map { oneLine(inline($0.children)) } ?? []
                if index > 0, cell?.isHeader == true, !words.isEmpty {
                    words = Array("**".utf8) + words.withoutStars + Array("**".utf8)
                }
                table.add(" ")
                table += words.cellEscaped
                table.add(words.isEmpty ? "|" : " |")
            }
            table.add("\n")
            if index == 0 { table.add("|" + String(repeating: " --- |", count: columns) + "\n") }
        }
        out.block(table)
        return out.finished()
    }

    func startsBlock(_ value: [UInt8]) -> Bool {
        guard let first = value.first else { return false }
        return value.has("- ", at: 0) || value.has("```", at: 0) || first == UInt8(ascii: "|")
            || first == UInt8(ascii: "#") || value.has("1. ", at: 0)
            || first == UInt8(ascii: ">")
    }

    func isStrong(_ cell: HTMLTable.Cell?) -> Bool {
        guard let cell else { return false }
        let said = cell.children.filter { node in
            if case .text(let range) = node { return !text[range].allSatisfy(\.isSpace) }
            return true
        }
        return said.count == 1 && ["strong", "b"].contains(said[0].name)
    }

    func isPictureOnly(_ nodes: [HTMLNode]) -> Bool {
        nodes.allSatisfy { node in
            switch node {
            case .text(let range): text[range].allSatisfy(\.isSpace) || text.has("![", at: range.lowerBound)
            case .element(let tag, let inner):
                tag.name == "img" || tag.name == "br" || isPictureOnly(inner) && !inner.isEmpty
            case .comment: true
            default: false
            }
        }
    }
}

/// The rows and cells of a table, however its rows are grouped.
enum HTMLTable {
    struct Cell {
        let children: [HTMLNode]
        let isHeader: Bool
        let columns: Int
        let rows: Int
    }

    struct Row {
        let cells: [Cell]
        let isHead: Bool
    }

    static func rows(_ nodes: [HTMLNode], inHead: Bool = false) -> [Row] {
        var rows: [Row] = []
        for case .element(let tag, let inner) in nodes {
            switch tag.name {
            case "tr":
                var cells: [Cell] = []
                for case .element(let cell, let content) in inner where cell.name == "td" || cell.name == "th" {
                    cells.append(
                        Cell(
                            children: content, isHeader: cell.name == "th",
                            columns: min(max(Int(cell["colspan"] ?? "") ?? 1, 1), 40),
                            rows: min(max(Int(cell["rowspan"] ?? "") ?? 1, 1), 200)))
                }
                if !cells.isEmpty { rows.append(Row(cells: cells, isHead: inHead)) }
            case "caption", "colgroup": break
            default: rows += HTMLTable.rows(inner, inHead: tag.name == "thead")
            }
        }
        return rows
    }

    struct Grid {
        var rows: [[Cell?]]
        var hasSpans: Bool
    }

    /// Cells by place; what a span covers is empty.
    static func grid(_ rows: [Row]) -> Grid {
        var grid: [[Cell?]] = []
        var covered: [Int: Int] = [:]
        var hasSpans = false
        for row in rows {
            var line: [Cell?] = []
            for cell in row.cells {
                while let left = covered[line.count], left > 0 {
                    covered[line.count] = left - 1
                    line.append(nil)
                }
                if cell.columns > 1 || cell.rows > 1 { hasSpans = true }
                for column in 0..<cell.columns {
                    if cell.rows > 1 { covered[line.count] = cell.rows - 1 }
                    line.append(column == 0 ? cell : nil)
                }
            }
            while let left = covered[line.count], left > 0 {
                covered[line.count] = left - 1
                line.append(nil)
            }
            grid.append(line)
        }
        return Grid(rows: grid, hasSpans: hasSpans)
    }
}

extension HTMLTable.Grid: RandomAccessCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { rows.count }
    subscript(index: Int) -> [HTMLTable.Cell?] { rows[index] }
}
