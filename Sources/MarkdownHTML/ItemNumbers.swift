/// The numbers that the items of an ordered list were given.
///
/// Markdown counts on from the first whatever the others are. In a decision the number is what people refer to, so that
/// an author's numbers are kept; a list numbered alike throughout (`1. 1. 1.`) was left to be counted.
struct ItemNumbers {
    private(set) var next: Int
    let isKept: Bool

    init(_ list: CmarkNode, _ positions: inout Positions) {
        next = list.listStart
        var isCounted = true
        var item = list.isOrdered ? list.firstChild : nil
        while let current = item, isCounted {
            isCounted = positions.number(of: current).map { $0 == list.listStart } ?? true
            item = current.next
        }
        isKept = !isCounted
    }

    /// Takes the next item; its number where it is not the one that would be counted.
    mutating func take(_ item: CmarkNode, _ positions: inout Positions) -> Int? {
        guard isKept, let number = positions.number(of: item), number != next else {
            next += 1
            return nil
        }
        next = number + 1
        return number
    }
}
