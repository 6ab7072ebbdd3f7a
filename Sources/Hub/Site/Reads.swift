internal import SourceText

/// What one job reads of the site while it is at work, so that it need not be done again while all that stays as it was.
///
/// The site notes each read here by itself (`Noted`, `Collections`, `BuildClock`): a view need not say what it reads, and
/// cannot forget to. A job at work stays on its thread.
final class Reads {
    /// Cells of numbered things, each once: entries with their places, then what is related, then what refers.
    private var numbers: [UInt32] = []
    /// By number, the job in which it was noted last; empty where numbers are only told apart at the end.
    private var noted: [UInt32]
    private var job: UInt32 = 0
    private var others: Set<Cell> = []
    private var until = Int64.max

    /// What was read, and until when the clock gives the same answers.
    struct List: Sendable {
        let numbers: [UInt32]
        let others: [Cell]
        let until: Int64
    }

    private static let slot = ThreadSlot()

    /// Of the job at work on this thread; nil where nothing is noted.
    static var current: Reads? {
        guard let object = slot.object else { return nil }
        return unsafe unsafeDowncast(object, to: Reads.self)
    }

    /// For many jobs, one after another, on a site with so many entries.
    init(entries: Int) { noted = Array(repeating: 0, count: 3 * entries) }

    /// For one small piece of work.
    private init() { noted = [] }

    /// Does a job and gives what it read.
    func of<Result>(_ work: () throws -> Result) rethrows -> (result: Result, reads: List) {
        numbers.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        until = .max
        job += 1
        let result = try Reads.slot.with(self, work)
        numbers.sort()
        return (result, List(numbers: distinct(numbers), others: Array(others), until: until))
    }

    /// Does work whose result is kept for many jobs: gives what it read, and notes it for none.
    static func ofShared<Result>(_ work: () throws -> Result) rethrows -> (result: Result, reads: List) {
        try Reads().of(work)
    }

    private func distinct(_ sorted: [UInt32]) -> [UInt32] {
        guard noted.isEmpty else { return sorted }
        var distinct: [UInt32] = []
        for number in sorted where distinct.last != number { distinct.append(number) }
        return distinct
    }

    /// Notes what something kept was made from.
    func note(_ list: List) {
        for number in list.numbers { note(number) }
        for cell in list.others { others.insert(cell) }
        until = min(until, list.until)
    }

    func note(_ number: UInt32) {
        if noted.isEmpty {
            if numbers.last != number { numbers.append(number) }
        } else if noted[Int(number)] != job {
            noted[Int(number)] = job
            numbers.append(number)
        }
    }

    func note(until instant: Int64) { until = min(until, instant) }

    static func note(_ cell: @autoclosure () -> Cell) {
        if let current { current.others.insert(cell()) }
    }
}

/// An array of the site that notes which of its elements are read, by the number of the first one's cell.
package struct Noted<Element: Sendable>: RandomAccessCollection, Sendable {
    private let elements: [Element]
    private let first: Int

    init(_ elements: [Element], first: Int = 0) {
        self.elements = elements
        self.first = first
    }

    package subscript(index: Int) -> Element {
        if let reads = Reads.current { reads.note(UInt32(truncatingIfNeeded: first + index)) }
        return elements[index]
    }

    package var startIndex: Int { 0 }

    /// Whoever looks at all depends on how many there are, and on those that come.
    package var endIndex: Int {
        Reads.note(.everything)
        return elements.count
    }
}
