/// What a section, or the template itself, sees as its context.
enum Frame: Hashable {
    case record(ObjectIdentifier)
    case text
    case html
}

/// The records and texts around a place in a template, the outermost first.
struct Context {
    /// How many frames of one open shape a called routine keeps.
    private static let mostOpenFrames = 8

    private(set) var frames: [Frame] = []
    private var shapes: [Shape?] = []

    init(_ root: Shape) { push(root) }

    var count: Int { frames.count }

    mutating func push(_ shape: Shape) {
        frames.append(.record(ObjectIdentifier(shape)))
        shapes.append(shape)
    }

    mutating func pushItem(_ frame: Frame) {
        frames.append(frame)
        shapes.append(nil)
    }

    mutating func pop() {
        frames.removeLast()
        shapes.removeLast()
    }

    func shape(at frame: Int) -> Shape? { shapes[frame] }

    var innermost: Shape? { shapes.last ?? nil }

    /// The frames that a name can still reach: of each closed shape the nearest, and a text only as the innermost.
    ///
    /// There are finitely many such contexts, so that a partial that calls itself ever deeper is compiled finitely often.
    var reachable: [Int] {
        var seen: [Frame: Int] = [:]
        var kept: [Int] = []
        for index in frames.indices.reversed() {
            if let shape = shapes[index] {
                let count = seen[frames[index], default: 0]
                guard count < (shape.isOpen ? Context.mostOpenFrames : 1) else { continue }
                seen[frames[index]] = count + 1
            } else if index < frames.count - 1 {
                continue
            }
            kept.append(index)
        }
        return kept.reversed()
    }

    func keeping(_ kept: [Int]) -> Context {
        var context = self
        context.frames = kept.map { frames[$0] }
        context.shapes = kept.map { shapes[$0] }
        return context
    }

    /// Every name that could be written here.
    var names: [String] { shapes.flatMap { $0?.slots.map(\.name) ?? [] } }
}
