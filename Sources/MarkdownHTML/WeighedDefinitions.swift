/// The longest reference definition of a text, `[label]: target "title"`: its target and title, the latter possibly of
/// several lines, are copied at each use.
struct WeighedDefinitions {
    private enum State {
        case target, afterTarget
        case title(end: UInt8)
    }

    private enum Progress { case open, complete, none }

    private(set) var longest = 0
    private var start: Int?
    private var state = State.target

    /// Takes the next line of a block; `colon` is where its first `]:` stands.
    mutating func weigh(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>, colon: Int?) {
        if let begun = start {
            switch unsafe proceed(from: line.lowerBound, to: line.upperBound, in: text) {
            case .open: return
            case .complete: return end(at: line.upperBound)
            case .none:
                longest = max(longest, line.lowerBound - begun)
                start = nil
            }
        }
        guard let colon else { return }
        start = colon
        state = .target
        switch unsafe proceed(from: colon + 1, to: line.upperBound, in: text) {
        case .open: break
        case .complete: end(at: line.upperBound)
        case .none: start = nil
        }
    }

    /// The block ends, and with it what is open.
    mutating func end(at index: Int) {
        if let start { longest = max(longest, index - start) }
        start = nil
    }

    private mutating func proceed(from first: Int, to last: Int, in text: UnsafeBufferPointer<UInt8>) -> Progress {
        var index = first
        while true {
            if case .title(let end) = state {
                var tail = last
                while tail > index, unsafe text[tail - 1] <= 0x20 { tail -= 1 }
                let isClosed = unsafe tail > index && text[tail - 1] == end && (tail < 2 || text[tail - 2] != 0x5C)
                return isClosed ? .complete : .open
            }
            while index < last, unsafe text[index] <= 0x20 || text[index] == UInt8(ascii: ">") { index += 1 }
            guard index < last else { return .open }
            if case .target = state {
                let isBracketed = unsafe text[index] == UInt8(ascii: "<")
                while index < last, unsafe isBracketed ? text[index] != UInt8(ascii: ">") : text[index] > 0x20 {
                    index += 1
                }
                if isBracketed, index < last { index += 1 }
                state = .afterTarget
                continue
            }
            let quote = unsafe text[index]
            switch quote {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .title(end: quote)
            case UInt8(ascii: "("): state = .title(end: UInt8(ascii: ")"))
            default: return .none
            }
            index += 1
        }
    }
}
