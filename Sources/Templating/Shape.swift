internal import SourceText
private import Synchronization

/// What a slot of a record may hold, as templates see it.
public enum SlotType: Sendable {
    /// Plain text, escaped where it is written.
    case text
    /// Finished HTML, written as it is, in three braces only.
    case html
    case flag
    /// Plain texts; a section over them sees each as `{{.}}`.
    case texts
    case record(Shape)
    case list(Shape)
    /// The name of a partial, one of these; `{{>*slot}}` expands it.
    case partial([String])
}

/// A named slot of a shape.
public struct Slot: Sendable {
    public let name: String
    public let type: SlotType

    public init(_ name: String, _ type: SlotType) {
        self.name = name
        self.type = type
    }
}

/// What a record holds: named slots in order; identity counts, so make each shape once.
public final class Shape: Sendable {
    public let name: String
    /// Any name may be asked for, any value may stand in a slot, and an absent value lets the outer records answer:
    /// the rules of the specification, which knows no types.
    let isOpen: Bool
    private let content: Mutex<Content>

    private enum Content {
        case declared(@Sendable (Shape) -> [Slot])
        case known(Layout)
    }

    struct Layout: Sendable {
        let slots: [Slot]
        let indices: [String: Int]

        init(_ slots: [Slot]) {
            self.slots = slots
            indices = Dictionary(slots.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
            assert(indices.count == slots.count, "slots of one name")
        }
    }

    public init(_ name: String, _ slots: [Slot]) {
        self.name = name
        isOpen = false
        content = Mutex(.known(Layout(slots)))
    }

    /// Slots that may refer to this shape or to shapes declared later: the closure is asked at the first use.
    public init(_ name: String, lazily slots: @escaping @Sendable (Shape) -> [Slot]) {
        self.name = name
        isOpen = false
        content = Mutex(.declared(slots))
    }

    /// The shape of every record of an untyped tree that uses these names.
    init(open names: [String]) {
        name = "open"
        isOpen = true
        content = Mutex(.declared { shape in names.map { Slot($0, .record(shape)) } })
    }

    public var slots: [Slot] { layout.slots }

    /// The position of a slot's value in a record.
    public func index(of name: String) -> Int? { layout.indices[name] }

    var layout: Layout {
        let declared: (@Sendable (Shape) -> [Slot])
        switch content.withLock({ $0 }) {
        case .known(let layout): return layout
        case .declared(let slots): declared = slots
        }
        // Asked outside the lock, for the closure may touch other shapes; whoever comes second finds the same.
        let layout = Layout(declared(self))
        content.withLock { $0 = .known(layout) }
        return layout
    }

    /// Whether a record of this shape may hold others of it, at any depth.
    var holdsItself: Bool {
        var seen: Set<ObjectIdentifier> = []
        var waiting: [Shape] = [self]
        while let shape = waiting.popLast() {
            for slot in shape.slots {
                switch slot.type {
                case .record(let inner), .list(let inner):
                    if inner === self { return true }
                    if seen.insert(ObjectIdentifier(inner)).inserted { waiting.append(inner) }
                case .text, .html, .flag, .texts, .partial: break
                }
            }
        }
        return false
    }

    /// The names and types of all slots of this shape and of those it refers to, each shape once.
    func hashLayout(into hash: inout SHA256) {
        var numbers: [ObjectIdentifier: Int] = [:]
        var waiting: [Shape] = []
        func number(_ shape: Shape) -> Int {
            if let number = numbers[ObjectIdentifier(shape)] { return number }
            numbers[ObjectIdentifier(shape)] = numbers.count
            waiting.append(shape)
            return numbers.count - 1
        }
        _ = number(self)
        while let shape = waiting.popLast() {
            let slots = shape.slots
            hash.update(shape.name)
            hash.update(slots.count)
            for slot in slots {
                hash.update(slot.name)
                switch slot.type {
                case .text: hash.update(-1)
                case .html: hash.update(-2)
                case .flag: hash.update(-3)
                case .texts: hash.update(-4)
                case .record(let shape):
                    hash.update(-5)
                    hash.update(number(shape))
                case .list(let shape):
                    hash.update(-6)
                    hash.update(number(shape))
                case .partial(let names):
                    hash.update(-7)
                    hash.update(names.count)
                    for name in names { hash.update(name) }
                }
            }
        }
    }
}
