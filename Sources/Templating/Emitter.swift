/// Collects instructions; neighbouring static texts become one run.
struct Emitter {
    private(set) var code: [Instruction] = []
    private(set) var text: [UInt8] = []
    private(set) var steps: [UInt16] = []
    private(set) var names: [String] = []
    private var nameIndices: [String: Int32] = [:]
    /// Something jumps here, so the text before may not be prolonged.
    private var barrier = 0

    /// White space with a line end in it becomes one line end, outside `<pre>` and the like.
    let isCompact: Bool
    /// Whatever was written before certainly ended a line; known in compact mode only.
    var isAfterLineEnd: Bool
    /// The element whose white space matters, while inside it.
    private var verbatim: [UInt8]?
    private static let verbatimElements = ["pre", "textarea", "script", "style"].map { Array($0.utf8) }

    init(isCompact: Bool) {
        self.isCompact = isCompact
        isAfterLineEnd = isCompact
    }

    var position: Int32 { Int32(clamping: code.count) }

    mutating func emit(_ instruction: Instruction) { code.append(instruction) }

    /// What writes something unknown.
    mutating func emitOutput(_ instruction: Instruction) {
        code.append(instruction)
        isAfterLineEnd = false
    }

    /// Keeps a place for an instruction whose target isn't known yet.
    mutating func reserve() -> Int {
        code.append(.jump(to: 0))
        return code.count - 1
    }

    mutating func fill(_ index: Int, _ instruction: (Int32) -> Instruction) {
        barrier = code.count
        code[index] = instruction(position)
    }

    mutating func beginRoutine() {
        barrier = code.count
        isAfterLineEnd = false
        verbatim = nil
    }

    mutating func addSteps(_ slots: [UInt16]) -> Int32 {
        steps += slots
        return Int32(clamping: steps.count - slots.count)
    }

    mutating func index(ofName name: String) -> Int32 {
        if let index = nameIndices[name] { return index }
        let index = Int32(clamping: names.count)
        names.append(name)
        nameIndices[name] = index
        return index
    }

    /// Static text; `beginsLine` where in its source a line end stands right before it.
    mutating func write(_ run: ArraySlice<UInt8>, beginsLine: Bool = false) {
        guard !run.isEmpty else { return }
        if isCompact { writeCompact(run, beginsLine: beginsLine) } else { append(run) }
    }

    private mutating func append(_ run: ArraySlice<UInt8>) {
        guard !run.isEmpty else { return }
        let start = text.count
        text += run
        if code.count > barrier, case .text(let from, let to)? = code.last, Int(to) == start {
            code[code.count - 1] = .text(from: from, to: Int32(clamping: text.count))
        } else {
            code.append(.text(from: Int32(clamping: start), to: Int32(clamping: text.count)))
        }
    }

    private mutating func writeCompact(_ run: ArraySlice<UInt8>, beginsLine: Bool) {
        var index = run.startIndex
        var kept = index
        while index < run.endIndex {
            let byte = run[index]
            if byte == UInt8(ascii: "<") {
                noteTag(run[(index + 1)...])
                isAfterLineEnd = false
                index += 1
            } else if isBlank(byte), verbatim == nil {
                var end = index
                var endsLine = beginsLine && index == run.startIndex
                while end < run.endIndex, isBlank(run[end]) {
                    endsLine = endsLine || run[end] == 0x0A
                    end += 1
                }
                if endsLine || isAfterLineEnd {
                    append(run[kept..<index])
                    if !isAfterLineEnd { appendLineEnd() }
                    kept = end
                }
                index = end
                if index < run.endIndex || kept < end { isAfterLineEnd = isAfterLineEnd && kept == end }
            } else {
                isAfterLineEnd = false
                index += 1
            }
        }
        append(run[kept...])
    }

    /// One line end, in place of the spaces that stand before it.
    private mutating func appendLineEnd() {
        if code.count > barrier, case .text(let from, let to)? = code.last, Int(to) == text.count {
            while text.count > Int(from), let last = text.last, isBlank(last) { text.removeLast() }
            if text.count == Int(from) {
                code.removeLast()
            } else {
                code[code.count - 1] = .text(from: from, to: Int32(clamping: text.count))
            }
        }
        append([0x0A])
        isAfterLineEnd = true
    }

    private mutating func noteTag(_ rest: ArraySlice<UInt8>) {
        if let element = verbatim {
            if rest.first == UInt8(ascii: "/"), starts(rest.dropFirst(), element) { verbatim = nil }
        } else {
            verbatim = Emitter.verbatimElements.first { starts(rest, $0) }
        }
    }

    private func starts(_ run: ArraySlice<UInt8>, _ element: [UInt8]) -> Bool {
        guard run.prefix(element.count).elementsEqual(element, by: { $0 | 0x20 == $1 }) else { return false }
        guard let next = run.dropFirst(element.count).first else { return true }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
        return !isLetter && next != UInt8(ascii: "-")
    }
}
