/// A style sheet cut into its rules (CSS Syntax 3), of which a page takes those that can apply to it.
public struct StyleRules: Sendable {
    private enum Rule: Sendable {
        /// Selectors and the declarations with their braces.
        case style(selectors: [Asking], declarations: Range<Int>)
        /// `@media` and others that hold rules; the head reaches up to the brace.
        case group(head: Range<Int>, rules: [Rule])
        /// `@font-face`, `@keyframes`, `@import` and others: kept as they are.
        case whole(Range<Int>)
    }

    /// A selector and the numbers of the names that it asks for.
    private struct Asking: Sendable {
        let text: Range<Int>
        let names: [Int]
    }

    private let css: [UInt8]
    private let rules: [Rule]
    private let table: NameTable

    public init(_ css: [UInt8]) {
        let css = compacted(css)
        var reading = Reading(css: css)
        rules = reading.rules(depth: 0)
        reading.table.close()
        table = reading.table
        self.css = css
    }

    /// The sheet without comments and needless white space.
    public var all: [UInt8] { css }

    public var noNames: NameSet { NameSet(capacity: table.count) }

    /// The names that a page's markup holds.
    public func names(inMarkup markup: Span<UInt8>) -> NameSet {
        var reading = MarkupReading(table)
        reading.read(markup)
        return reading.found
    }

    /// The words in `value` of a form's fields, which a script may make classes of.
    public func names(inValuesOf markup: [UInt8]) -> NameSet {
        var reading = MarkupReading(table)
        reading.wordy = [NameTable.hash("value".utf8)]
        reading.isWholeTag = false
        reading.read(markup.span)
        return reading.found
    }

    /// The names that a script may write: each of its words, and `data-on-line` for `dataset.onLine`.
    public func names(inScript script: [UInt8]) -> NameSet {
        var names = noNames
        for word in script.split(whereSeparator: { !isNameByte($0) }) {
            for spelling in [Array(word), Array("data-".utf8) + word.hyphenated] {
                if let number = table.find(NameTable.hash(spelling)) { names.insert(number) }
            }
        }
        return names
    }

    /// The rules that may apply where only these names occur, in their order.
    public func applying(to names: NameSet) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(css.count)
        write(rules, names, into: &out)
        return out
    }

    private func write(_ rules: [Rule], _ names: NameSet, into out: inout [UInt8]) {
        for rule in rules {
            switch rule {
            case .whole(let range): out += css[range]
            case .style(let selectors, let declarations):
                let kept = selectors.filter { $0.names.allSatisfy(names.contains) }
                guard !kept.isEmpty else { continue }
                for (index, selector) in kept.enumerated() {
                    if index > 0 { out.append(UInt8(ascii: ",")) }
                    out += css[selector.text]
                }
                out += css[declarations]
            case .group(let head, let rules):
                let before = out.count
                out += css[head]
                out.append(UInt8(ascii: "{"))
                let start = out.count
                write(rules, names, into: &out)
                if out.count == start {
                    out.removeLast(out.count - before)
                } else {
                    out.append(UInt8(ascii: "}"))
                }
            }
        }
    }

    /// One pass from left to right. What is not closed ends with the sheet, as browsers read it.
    private struct Reading {
        /// Rules within rules within rules: no hand writes more, and recursion must end.
        private static let deepest = 16
        let css: [UInt8]
        var table = NameTable()
        var at = 0

        mutating func rules(depth: Int) -> [Rule] {
            var rules: [Rule] = []
            while at < css.count {
                if css[at] == UInt8(ascii: "}"), depth > 0 {
                    at += 1
                    return rules
                }
                rules.append(rule(depth: depth))
            }
            return rules
        }

        private mutating func rule(depth: Int) -> Rule {
            let start = at
            let (end, commas) = endOfPrelude()
            guard end < css.count, css[end] == UInt8(ascii: "{") else {
                at = min(end + 1, css.count)
                return .whole(start..<at)
            }
            if css[start] == UInt8(ascii: "@") {
                guard depth < Reading.deepest, holdsRules(css[start..<end]) else {
                    at = endOfBlock(from: end)
                    return .whole(start..<at)
                }
                at = end + 1
                return .group(head: start..<end, rules: rules(depth: depth + 1))
            }
            at = endOfBlock(from: end)
            var selectors: [Asking] = []
            var from = start
            for comma in commas + [end] {
                let names = Selector(text: css[from..<comma]).names() ?? []
                selectors.append(Asking(text: from..<comma, names: names.map { table.number(of: $0) }))
                from = comma + 1
            }
            return .style(selectors: selectors, declarations: end..<at)
        }

        private func holdsRules(_ head: ArraySlice<UInt8>) -> Bool {
            ["@media", "@supports", "@layer", "@container"].contains { head.starts(with: $0.utf8) }
        }

        /// Where a rule's head ends, at `{`, `;` or the sheet's end, and the commas between its selectors.
        private func endOfPrelude() -> (end: Int, commas: [Int]) {
            var commas: [Int] = []
            var depth = 0
            var index = at
            while index < css.count {
                switch css[index] {
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    index = endOfString(css, from: index)
                    continue
                case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: ",") where depth == 0: commas.append(index)
                case UInt8(ascii: "{"), UInt8(ascii: ";"): return (index, commas)
                default: break
                }
                index += 1
            }
            return (css.count, commas)
        }

        /// Behind the brace that closes the one at `start`.
        private func endOfBlock(from start: Int) -> Int {
            var depth = 0
            var index = start
            while index < css.count {
                switch css[index] {
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    index = endOfString(css, from: index)
                    continue
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"):
                    depth -= 1
                    if depth == 0 { return index + 1 }
                default: break
                }
                index += 1
            }
            return css.count
        }
    }
}

extension ArraySlice<UInt8> {
    /// `onLine` as `on-line`.
    fileprivate var hyphenated: [UInt8] {
        flatMap { (0x41...0x5A).contains($0) ? [UInt8(ascii: "-"), $0 | 0x20] : [$0] }
    }
}
